"""Things called by words of their English names, shown or not, in the list, the cart or the whole shop."""

import pytest

from bot.messages import Act
from tests.bot.talk import Talk


@pytest.fixture
def talk() -> Talk:
    return Talk()


@pytest.mark.parametrize(
    ("lines", "act", "title"),
    [
        (("show me thermos flasks", "does the Tadpole leak?"), "ask_product", "Tadpole"),
        (("is Barnaby the bear safe for a newborn?",), "ask_product", "Barnaby"),
        (("show me tents", "the Corrie", "is the Pockethouse good in wind?"), "ask_product", "Pockethouse"),
        (("show me mugs", "add a Campfire mug"), "add_to_cart", "Campfire"),
        (("two of the Campfire mugs please",), "add_to_cart", "Campfire"),
        (("throw in a Sliver too, the pink one",), "add_to_cart", "Sliver"),
        (("does Orchard Rush work with two players",), "ask_product", "Orchard Rush"),
        (("sunscreen for my kid", "ok i want the spray"), "add_to_cart", "Trailside"),
        (("show me tents", "add the Hedgerow", "show me kettles", "take the Hedgerow out"), "undo", "Hedgerow"),
        (("what's the difference between the Lowfell and the Hedgerow",), "compare", "Hedgerow"),
    ],
)
def test_a_name_calls_its_thing(talk: Talk, lines: tuple[str, ...], act: Act, title: str) -> None:
    reply = talk.through(*lines)
    assert reply.act == act
    assert title in reply.text


@pytest.mark.parametrize(
    "text",
    ["a beach tent", "do you have a night light", "something pocket sized", "any bear for a baby?", "a rain jacket"],
)
def test_a_wish_for_a_kind_calls_nothing(talk: Talk, text: str) -> None:
    assert talk.say(text).act == "find"


@pytest.mark.parametrize(
    ("hurried", "full"),
    [
        ("phones between 200 n 500", "phones between 200 and 500"),
        ("n a cheap yoga mat", "and a cheap yoga mat"),
        ("hows the weather", "how's the weather"),
    ],
)
def test_hurried_messages_mean_the_same(talk: Talk, hurried: str, full: str) -> None:
    assert [card.title for card in talk.through(hurried).cards] == [card.title for card in talk.through(full).cards]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("show me running shoes under 50", "got it in 42?", "gray 42 pls"), "42"),
        (("cabin suitcase", "ok the hard one in teal, cabin size"), "Milepost"),
        (("show me hiking boots", "the second one", "cool add a size 10 pls"), "size 10"),
    ],
)
def test_a_variant_is_taken_by_its_options(talk: Talk, lines: tuple[str, ...], said: str) -> None:
    reply = talk.through(*lines)
    assert reply.act == "add_to_cart"
    assert said in reply.text


def test_the_cheapest_of_them_is_one(talk: Talk) -> None:
    assert talk.through("show me earbuds", "add the cheapest of them").text.count("1 ×") == 1


def test_the_bag_may_be_the_cart(talk: Talk) -> None:
    reply = talk.through("show me beanies", "add the first one", "ok n whats in my bag now")
    assert reply.act == "checkout"
    assert "Beanie" in reply.text


def test_a_question_goes_on_about_delivery(talk: Talk) -> None:
    assert "3 to 5 working days" in talk.through("do you ship to alaska", "and how long would that take").text
