"""What is said between two wishes is answered in a line, and keeps the list, the topic and the cart."""

import pytest

from bot.messages import Act
from bot.understand.small_talk import small_talk
from tests.bot.talk import Talk


@pytest.mark.parametrize(
    ("text", "act", "said"),
    [
        ("ok", "thanks", "All right"),
        ("hmm not sure yet", "thanks", "Take your time"),
        ("let me sleep on it", "thanks", "Take your time"),
        ("that's it", "thanks", "welcome"),
        ("就这些吧", "thanks", "不客气"),
        ("hello?", "greeting", "Hello"),
        ("are you a bot or a human?", "help", "a program and no person"),
        ("嗯", "thanks", "好的"),
        ("我再考虑考虑", "thanks", "不着急"),
        ("在吗", "greeting", "您好"),
        ("你是真人吗", "help", "不是真人"),
    ],
)
def test_it_is_answered_and_nothing_is_lost(text: str, act: Act, said: str) -> None:
    talk = Talk()
    first = ("show me tents", "add the first") if text.isascii() else ("有帐篷吗", "第一个加购物车")
    for line in first:
        talk.say(line)
    reply = talk.say(text)
    assert reply.act == act
    assert said in reply.text
    assert not reply.cards
    kept = talk.say("what's in my cart" if text.isascii() else "购物车里有什么")
    assert "1 ×" in kept.text or "× 1" in kept.text
    assert talk.say("the second one" if text.isascii() else "第二个").cards


def test_who_agrees_to_speak_with_a_person_is_passed_on() -> None:
    talk = Talk()
    assert talk.say("my parcel arrived broken, I am angry").act == "complaint"
    reply = talk.say("yes please")
    assert reply.act == "human"
    assert reply.handoff


@pytest.mark.parametrize(
    "text", ["ok the red one", "yes, add it", "no plastic", "在吗 想买帐篷", "later than Friday?", "好的要第二个"]
)
def test_a_wish_behind_it_is_no_small_talk(text: str) -> None:
    assert small_talk(text) == ""


@pytest.mark.parametrize("piece", ["ok ", "好，", "hm", "嗯", "yes no ", "再", "你是"])
def test_long_jumbles_are_none(piece: str) -> None:
    assert small_talk(piece * 3_000) == ""


@pytest.mark.parametrize("text", ["can I get it tomorrow?", "do I get it before friday?"])
def test_whether_it_comes_in_time_is_asked_of_the_shop(text: str) -> None:
    reply = Talk().through("show me tents", "the first one", text)
    assert reply.act == "ask_policy"
    assert "working days" in reply.text


@pytest.mark.parametrize(("text", "kind"), [("what do you sell?", "Tents"), ("你们都卖什么呀", "帐篷")])
def test_what_the_shop_sells_is_told(text: str, kind: str) -> None:
    reply = Talk().say(text)
    assert reply.act == "help"
    assert kind in reply.text


def test_stock_of_a_list_is_told_one_by_one() -> None:
    reply = Talk().through("show me tents", "are they in stock?")
    assert reply.text.count("in stock") >= 2
    assert len(reply.cards) >= 2
