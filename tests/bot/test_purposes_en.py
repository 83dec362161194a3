"""A purpose finds the goods that serve it, and is no kind of goods by the things it names."""

import pytest

from tests.bot.talk import Talk


@pytest.fixture
def talk() -> Talk:
    return Talk()


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("something to keep my coffee hot on the commute", "Thermos"),
        ("I want something that keeps tea warm for hours", "Thermos"),
        ("anything for dry hands?", "Hand Cream"),
        ("my feet are always cold", "Slippers Socks"),
        ("I need to charge my phone when I'm out", "Power Bank"),
        ("my phone keeps dying", "Power Bank"),
        ("something to keep my lunch fresh", "Lunch Box"),
        ("what can I use to chop vegetables", "Knife Board"),
        ("something to carry my laptop in", "Bag Backpack"),
        ("what have you got to block the light in the bedroom", "Curtains"),
        ("I need something for making smoothies", "Blender"),
        ("something to sit on at the beach", "Chair Stool"),
        ("got anything to help me wake up in the morning", "Clock"),
        ("something for my greasy hair", "Shampoo"),
        ("looking for something to protect my screen", "Protector"),
    ],
)
def test_a_purpose_finds_what_serves_it(talk: Talk, text: str, kinds: str) -> None:
    reply = talk.say(text)
    assert reply.act == "find"
    assert reply.cards
    assert all(any(kind in card.title for kind in kinds.split()) for card in reply.cards)


def test_a_purpose_begins_a_new_search(talk: Talk) -> None:
    reply = talk.through("show me tents", "something to make smoothies")
    assert all("Blender" in card.title for card in reply.cards)


def test_a_question_about_a_thing_stays_one(talk: Talk) -> None:
    assert talk.through("show me mugs", "the first one", "does it keep coffee hot?").act == "ask_product"


def test_a_kind_that_is_named_counts(talk: Talk) -> None:
    reply = talk.say("a backpack to carry my laptop in")
    assert all("Backpack" in card.title for card in reply.cards)
