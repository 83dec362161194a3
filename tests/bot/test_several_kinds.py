"""Two kinds of goods in one message: both are listed, each with what it can keep of the other wishes."""

from decimal import Decimal

import pytest

from bot.messages import Reply
from tests.bot.talk import Talk


def kinds(reply: Reply, *words: str) -> list[bool]:
    """Whether any card's title has each of these words."""
    return [any(word in card.title for card in reply.cards) for word in words]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I need a frying pan and a kettle", ("Frying Pan", "Kettle")),
        ("yoga mat plus a jump rope for home workouts", ("Yoga Mat", "Jump Rope")),
        ("rain jacket, and I also need rain boots", ("Rain Jacket", "Rain Boots")),
        ("blackout curtains in navy, and a bath rug as well please", ("Blackout Curtains", "Rug")),
    ],
)
def test_both_kinds_are_shown(text: str, words: tuple[str, ...]) -> None:
    reply = Talk().say(text)
    assert all(kinds(reply, *words)), [card.title for card in reply.cards]
    assert len(reply.cards) <= 5


@pytest.mark.parametrize("text", ["i have a phone and need a case", "I bought boots last week and now i need a case"])
def test_what_is_owned_already_is_not_listed(text: str) -> None:
    reply = Talk().say(text)
    assert reply.cards
    assert all("Case" in card.title for card in reply.cards)


def test_hard_limits_hold_for_each_kind() -> None:
    reply = Talk().say("a tent and a sleeping bag, each under 100")
    assert reply.cards
    assert all(card.price is not None and Decimal(card.price) <= 100 for card in reply.cards)


def test_a_sum_for_all_three_is_a_budget() -> None:
    reply = Talk().say("a beanie, a scarf and gloves, 120 dollars for all three")
    assert reply.act == "bundle"
    prices = [Decimal(card.price) for card in reply.cards if card.price]
    assert len(prices) == 3
    assert sum(prices) <= 120
    assert f"{sum(prices):.2f}" in reply.text


def test_one_thing_of_a_set_is_swapped_left_out_or_described() -> None:
    talk = Talk()
    talk.say("a beanie, a scarf and gloves, 120 dollars for all three")
    described = talk.say("the gloves need to be waterproof, he shovels a lot of snow")
    assert all(kinds(described, "Beanie", "Scarf", "Waterproof Winter Gloves")), [c.title for c in described.cards]
    swapped = talk.say("swap the scarf for socks")
    assert all(kinds(swapped, "Beanie", "Socks", "Waterproof Winter Gloves")), [c.title for c in swapped.cards]
    assert sum(Decimal(card.price) for card in swapped.cards if card.price) <= 120
    left = talk.say("we already have a beanie")
    assert kinds(left, "Beanie", "Socks", "Gloves") == [False, True, True]


def test_a_wish_for_one_thing_that_nothing_meets_is_said() -> None:
    talk = Talk()
    talk.say("kettle, frying pan and mugs, 80 for all three")
    assert "turquoise" in talk.say("the mug should be turquoise").text
