""" "Something bigger", 有没有更轻的: others that go further than what was shown, by the figures of the records."""

from decimal import Decimal

import pytest

from bot.further import furthest
from bot.understand.measured import Stated, further
from retrieval.products import Price, Product, Text, Variant
from retrieval.query import Hit, Limit, Query
from tests.bot.talk import Talk


def test_the_bound_is_the_most_that_was_shown() -> None:
    shown = [Stated("a", "A", {"weight": ("1.7 kg",)}), Stated("b", "B", {"weight": ("900 g",)})]
    lighter, heavier = further("something lighter", shown), further("有没有更重的", shown)
    assert lighter is not None
    assert heavier is not None
    assert (lighter.figure, lighter.more) == ("900 g", False)
    assert (heavier.figure, heavier.more) == ("1.7 kg", True)
    weights = ["0.8 kg", "900 g", "1000 g", "1.8 kg"]
    records = [Stated(value, "C", {"weight": (value,)}) for value in weights]
    assert [lighter.met_by(record) for record in records] == [True, False, False, False]
    assert [heavier.met_by(record) for record in records] == [False, False, False, True]
    assert not lighter.met_by(Stated("d", "D", {"max load": ("1 g",)}))
    assert further("something lighter", [Stated("e", "E", {"colour": ("red",)})]) is None


@pytest.mark.parametrize(
    ("ask", "more", "least"),
    [
        ("a tent for two", "do you have a bigger one than these", 3),
        ("a tent for two", "something bigger please", 3),
        ("a tent for two", "a bit larger?", 3),
        ("两个人用的帐篷", "有没有大一点的", 3),
        ("两个人用的帐篷", "再大一点的呢", 3),
    ],
)
def test_the_list_goes_beyond_what_was_shown(ask: str, more: str, least: int) -> None:
    talk = Talk(locale="en-US" if ask.isascii() else "zh-CN")
    shown = {card.product_id for card in talk.say(ask).cards}
    reply = talk.say(more)
    assert reply.act == "refine"
    assert reply.cards
    for card in reply.cards:
        assert card.product_id not in shown
        sleeps = talk.product(card.product_id).text.attributes["sleeps"][0]
        assert int(sleeps.split()[0]) >= least


@pytest.mark.parametrize(
    ("ask", "more", "figure", "beyond"),
    [
        ("1 m usb-c cable", "longer?", "1 m", 1.0),
        ("数据线1米", "有没有长一点的", "1米", 1.0),
        ("500 ml water bottle under 30", "bigger?", "500 ml", 500.0),
    ],
)
def test_a_figure_wished_before_does_not_hold_back(ask: str, more: str, figure: str, beyond: float) -> None:
    talk = Talk(locale="en-US" if ask.isascii() else "zh-CN")
    talk.say(ask)
    reply = talk.say(more)
    assert reply.cards
    assert not any(figure == limit.value for limit in reply.understood.limits)
    for card in reply.cards:
        product = talk.product(card.product_id)
        variant = next(one for one in product.variants if one.id == card.variant_id)
        stated = [*variant.options.values(), *(one for values in product.text.attributes.values() for one in values)]
        unit = "ml" if "ml" in figure else "m"
        assert any(float(one.split()[0]) > beyond for one in stated if one.split()[1:] == [unit]), stated


def test_another_colour_may_go_further_where_none_was_wished() -> None:
    def bottle(name: str, colour: str, volume: str, price: str) -> Variant:
        return Variant(name, {"color": colour, "volume": volume}, {"USD": Price(Decimal(price))})

    small, large = bottle("small", "blue", "500 ml", "10"), bottle("large", "green", "1 l", "20")
    product = Product("p", "en", Text("Bottle"), (small, large))
    wish = further("bigger", [Stated("p", "Bottle", {"volume": ("500 ml",)})])
    assert wish is not None
    for limits, expected in [
        ((), "large"),
        ((Limit("color", "=", "blue"),), "small"),
        ((Limit("price", "<=", "15", "USD"),), "small"),
    ]:
        assert furthest(wish, Hit(product, small, "USD", 1.0), Query(limits=limits), "en").variant.id == expected


@pytest.mark.parametrize("text", ["more storage?", "got one with more memory", "内存更大的有吗", "有没有内存大一点的"])
def test_what_more_is_wanted_of_is_named(text: str) -> None:
    wish = further(text, [Stated("a", "Phone 4G LTE with 32GB", {"weight": ("150 g",)})])
    assert wish is not None
    assert (wish.family, wish.figure, wish.more) == ("store", "32 GB", True)


def test_where_nothing_goes_further_it_is_said() -> None:
    talk = Talk()
    talk.say("tents")
    reply = talk.say("anything lighter?")
    lightest = min(float(talk.product(one.product_id).text.attributes["weight"][0].split()[0]) for one in reply.cards)
    assert reply.text.startswith(f"Nothing else that fits has less than {lightest} kg")
    assert reply.cards


def test_the_variant_shown_goes_further_and_keeps_the_price() -> None:
    talk = Talk(locale="zh-CN")
    before = {card.product_id: card for card in talk.say("窗帘").cards}
    longer = talk.say("有没有长一点的").cards
    assert {card.product_id for card in longer} & set(before)
    assert all("270" in card.reason for card in longer)
    talk = Talk(locale="zh-CN")
    talk.say("200元以内的窗帘")
    reply = talk.say("有没有长一点的")
    assert reply.cards
    assert all(card.price is not None and card.price <= 200 for card in reply.cards)


@pytest.mark.parametrize(
    ("text", "act"),
    [("the bigger one", "details"), ("which is bigger?", "compare"), ("add the lighter one", "add_to_cart")],
)
def test_one_of_those_shown_is_still_one_of_them(text: str, act: str) -> None:
    talk = Talk()
    shown = {card.product_id for card in talk.say("a tent for two").cards}
    reply = talk.say(text)
    assert reply.act == act
    assert {card.product_id for card in reply.cards} <= shown
