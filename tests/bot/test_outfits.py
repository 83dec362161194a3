"""Sets: one of each kind, the best that the budget allows, and sums that the records give."""

import re
from decimal import Decimal
from fractions import Fraction
from itertools import product as every

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import bot.occasions
from app.demo.catalog import products
from bot.combining import Option, cheapest, combine
from bot.messages import Reply
from bot.occasions import occasion
from retrieval.products import Price, Product, Text, Variant
from retrieval.query import Hit
from tests.bot.talk import Talk

BY_ID = {product.id: product for product in products()}
MONEY = re.compile(r"[$¥]([\d,]+(?:\.\d\d)?)")


def option(name: str, cents: int, worth: int) -> Option:
    price = Decimal(cents) / 100
    product = Product(name, "en", Text(name), (Variant(prices={"USD": Price(price)}),))
    return Option(Hit(product, product.variants[0], "USD", 1.0), price, worth)


options = st.builds(option, st.sampled_from("abcdefgh"), st.integers(0, 500), st.integers(0, 5))
shops = st.lists(st.lists(options, max_size=5), min_size=1, max_size=4)


@given(kinds=shops, budget=st.none() | st.integers(0, 1200))
@settings(max_examples=300, deadline=None)
def test_the_combination_is_the_best_of_all(kinds: list[list[Option]], budget: int | None) -> None:
    limit = None if budget is None else Decimal(budget) / 100
    every_one = [
        (sum(one.worth for one in chosen), -sum(one.price for one in chosen))
        for chosen in every(*kinds)
        if len({one.hit.product.id for one in chosen}) == len(chosen)
    ]
    fitting = [(worth, low) for worth, low in every_one if limit is None or -low <= limit]
    made = combine(kinds, limit)
    assert (made is None) == (not fitting)
    if made is not None:
        assert len(made.hits) == len(kinds)
        assert len({hit.product.id for hit in made.hits}) == len(kinds)
        assert made.total == sum(hit.variant.prices["USD"].amount for hit in made.hits)
        assert -made.total == max(fitting)[1]
    least = cheapest(kinds)
    assert (least.total if least else None) == (min(-low for _, low in every_one) if every_one else None)


def test_many_kinds_of_many_things_take_no_time() -> None:
    # The worst case for the bound: worth and price rise together, and the budget forbids most.
    kinds = [[option(f"{kind}-{n}", 100 * n + kind, n) for n in range(1, 8)] for kind in range(5)]
    made = combine(kinds, Decimal("17.99"))
    assert made is not None
    assert made.total <= Decimal("17.99")


def check(reply: Reply, budget: int | None, least: int = 2) -> None:
    """One card of each kind; the text has the cards' titles and prices in order, the exact sum and what is left."""
    assert reply.act == "bundle"
    assert len(reply.cards) >= least
    prices = []
    for card in reply.cards:
        variant = next(one for one in BY_ID[card.product_id].variants if one.id == card.variant_id)
        assert card.price == variant.prices[card.currency or ""].amount
        assert card.title in reply.text
        prices.append(Fraction(card.price))
    total = sum(prices)
    figures = [Fraction(figure.replace(",", "")) for figure in MONEY.findall(reply.text)]
    expected = [*prices, total]
    if budget is not None:
        assert total <= budget
        expected += [budget, budget - total] if reply.language == "zh" else [budget - total, budget]
    assert figures == expected
    kinds = [BY_ID[card.product_id].text.category for card in reply.cards]
    assert len(set(kinds)) == len(kinds)


@pytest.mark.parametrize(
    ("ask", "budget", "kinds"),
    [
        ("tent and sleeping bag under $300 together", 300, ["Tents", "Sleeping Bags"]),
        ("a camping set under $300", 300, ["Tents", "Sleeping Bags", "Headlamps", "Camp Stoves", "Camping Chairs"]),
        ("complete outfit for rain", None, ["Rain Jackets", "Rain Boots"]),
        ("帮我配一套：帐篷、睡袋、头灯，总共1500以内", 1500, ["Tents", "Sleeping Bags", "Headlamps"]),
        ("一套露营装备，1500元以内", 1500, ["Tents", "Sleeping Bags", "Headlamps", "Camp Stoves", "Camping Chairs"]),
        ("配齐跑步的行头", None, ["Running Shoes", "Socks", "T-Shirts", "Water Bottles"]),
    ],
)
def test_a_set_holds_one_of_each_kind_within_the_budget(ask: str, budget: int | None, kinds: list[str]) -> None:
    reply = Talk(locale="en-US" if ask.isascii() else "zh-CN").say(ask)
    check(reply, budget)
    assert [BY_ID[card.product_id].text.category[-1] for card in reply.cards] == kinds


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_budget_can_be_changed_and_a_kind_added(language: str) -> None:
    lines = {
        "en": ["tent and sleeping bag under $300 together", "can you do it for $200?", "also a headlamp"],
        "zh": ["帐篷和睡袋，总共1500以内", "1100以内可以吗", "再加个头灯"],
    }[language]
    budgets = {"en": [300, 200, 200], "zh": [1500, 1100, 1100]}[language]
    talk = Talk(locale={"en": "en-US", "zh": "zh-CN"}[language])
    replies = [talk.say(line) for line in lines]
    for reply, budget, size in zip(replies, budgets, [2, 2, 3], strict=True):
        check(reply, budget)
        assert len(reply.cards) == size


def test_where_nothing_fits_the_cheapest_sum_is_said() -> None:
    reply = Talk().say("tent and sleeping bag under $50 together")
    assert (reply.act, reply.cards) == ("bundle", ())

    def least(kind: str) -> Decimal:
        return min(
            price.amount
            for product in products()
            if kind in product.text.category
            for variant in product.variants
            if variant.in_stock is not False and (price := variant.prices.get("USD"))
        )

    figures = [Decimal(figure) for figure in MONEY.findall(reply.text)]
    assert figures[:2] == [Decimal(50), least("Tents") + least("Sleeping Bags")]


def test_what_makes_no_set_is_kept_for_the_shop() -> None:
    talk = Talk()
    talk.say("tent and sleeping bag under $50 together")
    talk.say("tent and laptop under $3000 together")
    kept = [one.text for one in talk.ledger.questions.most_asked(5)]
    assert sorted(kept) == ["laptop", "tents, sleeping bags, at most $50"]


def test_wishes_hold_for_each_and_are_given_up_aloud_when_they_burst_the_budget() -> None:
    reply = Talk().say("waterproof tent and sleeping bag under $300 altogether, not nylon")
    check(reply, 300)
    for card in reply.cards:
        said = BY_ID[card.product_id].text.attributes.get("material", ())
        assert not any("nylon" in material.lower() for material in said)


def test_a_set_is_logged_and_its_cards_can_be_put_into_the_cart() -> None:
    talk = Talk()
    reply = talk.say("tent and sleeping bag under $300 together")
    logged = talk.ledger.decision(reply.decision_id or "")
    assert logged is not None
    assert logged.decision.slate == tuple(card.product_id for card in reply.cards)
    assert (logged.decision.policy, logged.decision.evaluable) == ("joint", False)
    added = talk.say("add both to my cart")
    assert added.act == "add_to_cart"
    assert all(card.title in added.text for card in reply.cards)
    assert "together come closest" in talk.say("why the first one?").text


@pytest.mark.parametrize(
    "text",
    [
        "camping chairs",
        "hiking boots",
        "gym bag",
        "yoga mat",
        "a travel kettle",
        "rain jacket",
        "露营椅",
        "瑜伽垫",
        "登山鞋",
        "set of winter tyres",
        "a kitchen knife set",
    ],
)
def test_a_thing_for_an_occasion_is_no_set(text: str) -> None:
    assert occasion(text, asked=False) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("camping starter kit", "camping"),
        ("everything I need for a hike", "hiking"),
        ("an outfit for rainy days", "rain"),
        ("winter outfit under 200", "winter"),
        ("给我配齐健身的", "fitness"),
        ("海边的全套行头", "beach"),
    ],
)
def test_occasions_are_read(text: str, name: str) -> None:
    found = occasion(text, asked=False)
    assert found is not None
    assert found.name == name


def test_every_kind_of_an_occasion_is_known() -> None:
    from retrieval.concepts import concepts

    known = {concept.name for concept in concepts() if concept.field == "category"}
    for name, (_, _, kinds) in bot.occasions._KINDS.items():
        assert set(kinds) <= known, name


def test_a_card_s_reason_names_its_own_kind_and_no_other() -> None:
    reply = Talk().say("a desk lamp, a kettle and a backpack together under $300")
    kinds = ("lamp", "kettle", "backpack")
    named = [[kind for kind in kinds if kind in card.reason.lower()] for card in reply.cards]
    assert [len(some) for some in named] == [1, 1, 1]
    assert all(kind in card.title.lower() for card, (kind,) in zip(reply.cards, named, strict=True))
