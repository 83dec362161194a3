"""Wishes that a second round of testers found misread."""

from decimal import Decimal

import pytest

from bot.session import Session
from tests.bot.talk import Talk


@pytest.mark.parametrize(
    ("text", "word"), [("登山靴，真皮除外", "真皮"), ("耳机 有线的除外", "有线"), ("连衣裙，雪纺的除外", "雪纺")]
)
def test_what_stands_before_chuwai_is_excluded(talk: Talk, text: str, word: str) -> None:
    meaning = talk.guide.knowledge.understanding.read(text, Session("c", "u"), locale=None, shown=())
    assert meaning.query is not None
    assert [limit.value for limit in meaning.query.limits if limit.op == "!="] == [word]
    assert word not in meaning.query.text


@pytest.mark.parametrize("text", ["dress sub $30", "dress sub 30 bucks, not denim", "hiking boots sub $80"])
def test_sub_is_under(talk: Talk, text: str) -> None:
    most = Decimal(80 if "80" in text else 30)
    reply = talk.say(text, conversation=text)
    assert reply.cards
    assert all(card.price is not None and card.price <= most for card in reply.cards)


def test_bluetooth_headphones_are_headphones_with_bluetooth(talk: Talk) -> None:
    reply = talk.say("蓝牙耳机", conversation="bluetooth")
    assert reply.cards
    assert all("耳机" in card.title for card in reply.cards)


def test_a_computer_is_no_notebook_of_paper(talk: Talk) -> None:
    reply = talk.say("想买台笔记本电脑", conversation="laptop")
    assert not reply.cards
    assert "笔记本电脑" in reply.text


def test_prices_follow_the_language_that_was_asked_for(talk: Talk) -> None:
    talk.say("backpacks", conversation="switch")
    assert talk.say("可以说中文吗", conversation="switch").language == "zh"
    reply = talk.say("最便宜的", conversation="switch")
    assert reply.language == "zh"
    assert {card.currency for card in reply.cards} == {"CNY"}


def test_a_wish_is_named_as_the_shopper_wrote_it(talk: Talk) -> None:
    assert "Waterproof" in talk.say("Waterproof hiking boots", conversation="case 1").text
    assert "waterproof" in talk.say("waterproof hiking boots", conversation="case 2").text
