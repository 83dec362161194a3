"""Two acts in one Chinese message, by what each half does."""

import pytest

from bot.messages import Reply
from tests.bot.talk import Talk


def test_what_is_asked_after_something_was_put_in_is_answered_too() -> None:
    talk = Talk(locale="zh")
    talk.say("保温杯")
    reply = talk.say("第一个加购，顺便问下运费多少")
    assert "已加入购物车" in reply.text
    assert "¥299" in reply.text


def test_several_things_each_with_how_many() -> None:
    talk = Talk(locale="zh")
    talk.say("推理小说")
    reply = talk.say("来两本第十三道船闸，一本沉默探长")
    assert reply.act == "add_to_cart"
    assert "× 2" in reply.text
    assert "沉默探长" in reply.text


def test_what_was_asked_about_is_taken() -> None:
    talk = Talk(locale="zh")
    talk.say("茶壶")
    reply = talk.say("紫砂那个多少钱 来一个")
    assert reply.act == "add_to_cart"
    assert "藕节" in reply.text


def test_a_cart_read_back_besides_stays_changed() -> None:
    talk = Talk(locale="zh")
    talk.say("保温杯")
    reply = talk.say("第一个来一个，一共多少钱")
    assert (reply.act, "合计" in reply.text) == ("add_to_cart", True)


def said(*lines: str) -> Reply:
    """The reply to the last line."""
    talk = Talk(locale="zh")
    return [talk.say(line) for line in lines][-1]


def test_what_ends_with_paying_shows_the_cart() -> None:
    reply = said("地毯", "第一个加购物车", "再看看拖鞋", "太贵啦，拖鞋先不买了，结账")
    assert (reply.act, "购物车里有" in reply.text) == ("checkout", True)


def test_one_more_of_another_kind_adds_nothing() -> None:
    """浴室 stands in the name of slippers that were put in; candles are what is wanted."""
    reply = said("浴室拖鞋", "第一个加购物车", "看下购物车", "再来个香薰蜡烛放浴室")
    assert reply.act == "find"
    assert reply.cards
    assert all("蜡烛" in card.title for card in reply.cards)


@pytest.mark.parametrize("asked", ["有哪些尺码", "都有什么尺码", "有哪些尺寸"])
def test_which_sizes_there_are_is_asked_of_what_is_shown(asked: str) -> None:
    reply = said("登山靴", "说说山脊线", asked)
    assert reply.act == "ask_product"
    assert "8、9、10、11" in reply.text
