"""Two acts in one English message: both are done, and the reply tells of both."""

import pytest

from bot.messages import Act
from tests.bot.talk import Talk

TENTS = "show me tents"


@pytest.fixture
def talk() -> Talk:
    return Talk()


@pytest.mark.parametrize(
    ("text", "act", "put", "told"),
    [
        ("add the first and show me sleeping bags", "find", "Lowfell", "sleeping bags"),
        ("I'll take the first one, and do you have headlamps?", "find", "Lowfell", "headlamps"),
        ("take the Hedgerow. how long does shipping take?", "add_to_cart", "Hedgerow", "working days"),
        ("put the second one in my cart, and can I pay with paypal?", "add_to_cart", "Corrie", "PayPal"),
        ("can I get the last one and do you gift wrap?", "add_to_cart", "Pockethouse", "$3.50"),
        ("do you ship to Canada? and add the third one", "add_to_cart", "Hedgerow", "Canada"),
        ("toss the first in, then compare the second and the third", "compare", "Lowfell", "High Corrie"),
        ("add the Homestead - what's my total?", "add_to_cart", "Homestead", "Total: $249"),
        ("throw the first one in; also find me a camping stove under $60", "find", "Lowfell", "$60"),
        ("add the first. what else goes with it?", "goes_with", "Lowfell", "Goes with"),
    ],
)
def test_both_are_done(talk: Talk, text: str, act: Act, put: str, told: str) -> None:
    reply = talk.through(TENTS, text)
    assert reply.act == act
    added = next(line for line in reply.text.splitlines() if line.startswith("Added"))
    assert put in added
    assert told in reply.text


def test_out_and_in_again(talk: Talk) -> None:
    reply = talk.through(
        TENTS, "add the Lowfell", "take the Lowfell out and add the Hedgerow instead", "what's in my cart"
    )
    assert "Hedgerow" in reply.text
    assert "Lowfell" not in reply.text


def test_a_list_and_a_matter_of_the_shop(talk: Talk) -> None:
    reply = talk.say("show me socks and tell me about your return policy")
    assert reply.cards
    assert "30 days" in reply.text


@pytest.mark.parametrize(
    "text",
    ["add the first. it's for my brother", "I'll take the first one, the green one", "add the first, thanks a lot"],
)
def test_one_act_stays_one(talk: Talk, text: str) -> None:
    reply = talk.through(TENTS, text)
    assert reply.act == "add_to_cart"
    assert reply.text.startswith("Added")


def test_a_size_after_a_choice_is_no_other_list(talk: Talk) -> None:
    reply = talk.through("show me hiking boots", "I'll take the first one. I need size 9")
    assert reply.act == "add_to_cart"
    assert "size 9" in reply.text
