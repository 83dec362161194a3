"""Which wishes give way: the older for the newer, all that are let go of, and those that only shown things meet."""

import pytest

from tests.bot.talk import Talk


def test_of_equally_many_wishes_the_newest_is_given_up_last(talk: Talk) -> None:
    reply = talk.through("green hiking boots", "suede ones please")
    assert reply.cards
    assert all("Suede" in card.title for card in reply.cards)


def test_the_fewest_wishes_are_given_up_though_they_are_the_newest(talk: Talk) -> None:
    reply = talk.through("green hiking boots, vegan", "suede ones please")
    assert reply.cards
    assert not any("Suede" in card.title for card in reply.cards)


@pytest.mark.parametrize(
    "text", ["undo the waterproof thing", "scrap the waterproof part please", "lose that waterproof requirement"]
)
def test_a_wish_is_let_go_of(talk: Talk, text: str) -> None:
    reply = talk.through("waterproof hiking boots in size 10", text)
    assert not any("waterproof" in str(limit.value).lower() for limit in reply.understood.limits)
    assert any(limit.field == "size" for limit in reply.understood.limits)


def test_what_else_goes_beyond_a_wish_and_says_so(talk: Talk) -> None:
    first = talk.through("red boots")
    more = talk.through("red boots", "what else do you have?")
    assert more.cards
    assert not {card.product_id for card in first.cards} & {card.product_id for card in more.cards}
    assert "red" in more.text


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("we are four, with a dog, need a tent", "4-Person"), ("a tent for a family of 4", "4-Person"),
        ("tent big enough for 3", "3-Person"), ("2 of us want a tent", "2-Person"),
    ],
)  # fmt: skip
def test_a_party_says_how_many_a_thing_is_for(talk: Talk, text: str, title: str) -> None:
    reply = talk.through(text)
    assert reply.cards
    assert title in reply.text + reply.cards[0].title


def test_children_who_come_along_are_not_whom_it_is_for(talk: Talk) -> None:
    limits = talk.through("camping with my 3 kids, need a tent").understood.limits
    assert not any("kid" in str(limit.value).lower() for limit in limits)
    limits = talk.through("rain boots for my kids").understood.limits
    assert any("kid" in str(limit.value).lower() for limit in limits)


@pytest.mark.parametrize("text", ["any of them real leather?", "are any of these made of leather?"])
def test_any_of_them_asks_about_those_shown(talk: Talk, text: str) -> None:
    reply = talk.through("white sneakers in size 40", text)
    assert reply.act == "ask_product"
    assert "Plaza" in reply.text


def test_a_thing_in_a_case_is_no_case(talk: Talk) -> None:
    reply = talk.through("smartphone with 256gb under 350", "and a case to go with it?")
    assert reply.cards
    assert all("Phone Case" in card.title for card in reply.cards)


def test_a_category_of_its_own_holds_no_neighbours(talk: Talk) -> None:
    assert all("Running" not in card.title for card in talk.through("sneakers in size 40").cards)


@pytest.mark.parametrize("text", ["earphones, in ear, under 60", "in-ear ones under 60, wired"])
def test_how_headphones_sit_is_a_wish(talk: Talk, text: str) -> None:
    reply = talk.through("headphones", text)
    assert reply.cards
    assert all("In-Ear" in card.title for card in reply.cards)
