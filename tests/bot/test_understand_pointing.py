"""Pointing by a description, a price, a measure or a name: at what was shown now or before."""

import pytest

from bot.messages import Reply
from bot.understand.measured import measured
from bot.understand.quantities import quantity
from tests.bot.talk import Talk, shop
from tests.retrieval.shop import product, variant

READER = shop().understanding._reader  # the layout of a message is what these rules read


def shown(reply: Reply) -> list[str]:
    return [card.product_id for card in reply.cards]


def by_price(reply: Reply) -> list[str]:
    return [card.product_id for card in sorted(reply.cards, key=lambda card: card.price or 0)]


@pytest.mark.parametrize(
    ("lines", "pick"),
    [
        (("rain jackets", "is the cheaper one waterproof?"), 0),
        (("rain jackets", "tell me about the expensive one"), -1),
        (("冲锋衣", "便宜的那件是什么材质"), 0),
        (("冲锋衣", "最贵的那件怎么洗"), -1),
    ],
)
def test_the_cheaper_and_the_dearer_one(lines: tuple[str, str], pick: int) -> None:
    talk = Talk(locale="zh-CN" if not lines[0].isascii() else "en-US")
    listed = talk.say(lines[0])
    assert len(listed.cards) > 1
    assert talk.say(lines[1]).understood.references == (by_price(listed)[pick],)


@pytest.mark.parametrize(
    "template", ["how heavy is the ${price:.0f} one", "the {price:.0f} dollar one, is it in stock?"]
)
def test_a_card_is_pointed_at_by_its_price(template: str) -> None:
    talk = Talk(locale="en-US")
    listed = talk.say("desk lamps and floor lamps")
    card = listed.cards[1]
    assert card.price is not None
    assert talk.say(template.format(price=card.price)).understood.references == (card.product_id,)


def test_a_thing_of_an_earlier_list_can_be_chosen_by_name() -> None:
    talk = Talk(locale="en-US")
    talk.say("hiking boots")
    talk.say("show me tents")
    reply = talk.say("add the Ridgeline to my cart")
    assert "Ridgeline" in reply.text
    assert [line.product_id for line in session_cart(talk)] == ["boot-ridgeline"]


def test_things_of_two_lists_are_chosen_by_their_kinds() -> None:
    talk = Talk(locale="en-US")
    boots, tents = talk.say("hiking boots"), talk.say("show me tents")
    talk.say("put the boots and the tent in the cart")
    assert {line.product_id for line in session_cart(talk)} <= {*shown(boots), *shown(tents)}
    assert len(session_cart(talk)) == 2


def session_cart(talk: Talk) -> list[object]:
    session = talk.ledger.session("c")
    assert session is not None
    return list(session.cart.lines)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("来两个", 2), ("要三双", 3), ("这个要2件", 2), ("两个", 2), ("第二个", None), ("这两个比一下", None),
        ("要能睡四个人的", None), ("two of them please", 2), ("I'll take two", 2), ("two pairs of those", 2),
        ("put it in my cart, twice", 2), ("the second one", None), ("size 42", None),
    ],
)  # fmt: skip
def test_how_many_are_wanted(text: str, count: int | None) -> None:
    assert quantity(READER.read(text)) == count


def thing(name: str, **attributes: str) -> object:
    return product(name, name, variant("10"), attributes={key: (value,) for key, value in attributes.items()})


LIGHT, HEAVY = thing("a", weight="480 g", height="12 cm"), thing("b", weight="1.2 kg", height="95 mm")


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("the lighter one", "a"), ("which is the heaviest", "b"), ("轻一点的那个", "a"), ("the taller one", "a"),
        ("矮一点的", "b"), ("the red one", None),
    ],
)  # fmt: skip
def test_measures_are_compared_across_units(text: str, best: str | None) -> None:
    assert measured(text, [LIGHT, HEAVY]) == best  # type: ignore[list-item]  # test values


def test_a_record_without_the_figure_leaves_it_open() -> None:
    assert measured("the lighter one", [LIGHT, thing("c", height="3 cm")]) is None  # type: ignore[list-item]
