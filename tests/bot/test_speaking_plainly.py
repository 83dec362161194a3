"""How shoppers say it: models by their number alone, whom a thing is for, "ok, that too", and sums for all three."""

import pytest

from bot.messages import Reply
from bot.session import Session
from tests.bot.talk import Talk
from tests.bot.test_understand_wishes import limits, read


def cart(talk: Talk) -> list[str]:
    """Ids of the variants in the cart."""
    session = talk.ledger.session("c")
    assert session is not None
    return [line.variant_id or line.product_id for line in session.cart.lines]


def titles(reply: Reply) -> list[str]:
    return [card.title for card in reply.cards]


@pytest.mark.parametrize(
    ("said", "for_kids"),
    [
        ("school backpack for my son who is 8", True),
        ("bike helmet for my daughter, she's six", True),
        ("sunscreen for a toddler", True),
        ("headphones for my son, he's 16", False),
        ("headphones, there is a screaming baby next to me", False),
    ],
)
def test_things_for_children_are_for_children(said: str, *, for_kids: bool) -> None:
    assert ("words = kids" in limits(read(said))) is for_kids


def test_whom_it_is_for_is_remembered_with_a_pronoun() -> None:
    talk = Talk()
    talk.say("bike helmet for my daughter, she's six")
    assert all("Child" in title or "Kid" in title for title in titles(talk.say("and a jump rope for her as well")))
    assert len(titles(talk.say("a thermos flask"))) > 1


def test_ok_that_too_puts_it_in() -> None:
    talk = Talk()
    talk.say("Dandelion bike helmet")
    talk.say("add it to the cart")
    talk.say("Beadstring jump rope")
    reply = talk.say("ok that too. whats my total?")
    assert len(cart(talk)) == 2
    assert "36.5" in reply.text


def test_all_three_of_a_set_are_put_in() -> None:
    talk = Talk()
    talk.say("a backpack, a lunch box and a thermos, 80 in total")
    talk.say("yes please, all three of them")
    assert len(cart(talk)) == 3


def test_the_only_one_with_the_option_is_meant() -> None:
    talk = Talk()
    talk.say("phone case")
    talk.say("nice, add it in orange")
    assert [one.startswith("case-bumper-orange") for one in cart(talk)] == [True]


@pytest.mark.parametrize("said", ["add that one", "sorry for being late. put that one in", "lol. I'll take that one"])
def test_that_one_goes_into_the_cart(said: str) -> None:
    talk = Talk()
    talk.say("kitchen knives")
    talk.say("how long is the blade of the second one")
    talk.say(said)
    assert len(cart(talk)) == 1


def test_a_word_before_a_kind_says_which_sort() -> None:
    assert titles(Talk().say("bread knife pls")) == ["Saltrick Crustline Serrated Bread Knife"]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("rain boots undr 50 bucks", "price <= 50 USD!"),
        ("a jacket, I won't spend over three hundred", "price <= 300 USD!"),
        ("boots, 80 in total", "price <= 80 USD!"),
    ],
)
def test_slips_and_turns_of_phrase_for_a_budget(said: str, meant: str) -> None:
    assert meant in limits(read(said))


@pytest.mark.parametrize("said", ["unter den linden", "the Abode lamp", "bowl", "ordeal"])
def test_what_the_shop_may_know_is_not_respelt(said: str) -> None:
    assert not any(one.startswith("price") for one in limits(read(said)))


def test_what_is_left_of_alternatives_stays() -> None:
    first = read("a Skarnvale or Toebright item")
    after = read("not Toebright", Session("c", "u", query=first.query))
    assert "brand = Skarnvale" in limits(after)


def test_forgetting_a_dumb_budget_is_no_abuse() -> None:
    talk = Talk()
    talk.say("lamps under 20")
    reply = talk.say("haha yeah that was dumb, forget the budget")
    assert reply.act in ("refine", "find")
    assert not any(limit.field == "price" for limit in reply.understood.limits)
