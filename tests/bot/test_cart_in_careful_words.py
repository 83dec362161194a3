"""The cart in careful or foreign English: read, not filled; and how many of one thing, not of all."""

import pytest

from tests.bot.talk import Talk

_FILLED = ("yoga mats", "add the first one")


@pytest.mark.parametrize(
    "text",
    [
        "Now read me everything in the cart, please.",
        "show me everything in my cart",
        "what do I have in the basket until now?",
        "What is in my cart at the moment?",
        "Now can you tell me the total?",
        "please list all of it in the basket",
    ],
)
def test_the_cart_is_read(talk: Talk, text: str) -> None:
    reply = talk.through(*_FILLED, "headphones", text)
    assert reply.act == "checkout"
    assert reply.text.count("×") == 1


@pytest.mark.parametrize(
    "text", ["Good, now I want to order.", "I would like to order now", "I want to pay for it now"]
)
def test_who_wants_to_order_is_led_to_the_checkout(talk: Talk, text: str) -> None:
    assert talk.through(*_FILLED, text).act == "checkout"


@pytest.mark.parametrize(
    ("text", "quantity"), [("Then I take three of them.", 3), ("two of them please", 2), ("Add one of these too.", 1)]
)
def test_so_many_of_the_one_talked_about(talk: Talk, text: str, quantity: int) -> None:
    reply = talk.through("yoga mats", "tell me about the second one", text)
    assert reply.act == "add_to_cart"
    assert reply.text.splitlines()[0].count("×") == 1
    assert f"{quantity} ×" in reply.text


@pytest.mark.parametrize("text", ["Hi there, nice to meet you", "hello, pleased to meet you"])
def test_who_is_pleased_is_greeted(talk: Talk, text: str) -> None:
    assert talk.through("yoga mats", text).act == "greeting"


@pytest.mark.parametrize(
    "text", ["That's all for today, have a nice day!", "bye for now", "ok see you, have a good evening"]
)
def test_who_leaves_is_thanked(talk: Talk, text: str) -> None:
    assert talk.through("yoga mats", text).act == "thanks"
