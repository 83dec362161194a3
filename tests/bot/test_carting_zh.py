"""Chinese cart talk: how many, the same once more, what lies there, and two acts in one message."""

import pytest

from bot.understand.numerals import counted
from tests.bot.talk import Talk


def carrying(how_many: str = "两块") -> Talk:
    """A conversation with some soap in the cart, at 39.90 each or whatever the record says."""
    talk = Talk(locale="zh")
    talk.say("有哪些香皂")
    talk.say(f"第一个来{how_many}")
    return talk


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("再拿一块一样的", 3),
        ("同样的再来两块，算算总价", 4),
        ("还是只要一块吧", 1),
        ("改成十二块", 12),
        ("一块就够了", 1),
        ("少要一块", 1),
        ("减掉一块吧，现在多少钱", 1),
    ],
)
def test_a_number_changes_what_lies_in_the_cart(said: str, left: int) -> None:
    reply = carrying().say(said)
    assert reply.act == "add_to_cart"
    assert f"× {left}，" in reply.text
    assert len(reply.cards) == 1


def test_the_same_once_more_is_understood_after_another_question() -> None:
    talk = carrying()
    talk.say("运费怎么算")
    assert "× 3，" in talk.say("再来一块同样的给同事").text


def test_a_thing_named_beside_the_number_is_looked_for() -> None:
    reply = carrying().say("护手霜也来一支呗")
    assert all("护手霜" in card.title for card in reply.cards)
    assert "× 3" not in reply.text


@pytest.mark.parametrize("said", ["现在车里还剩什么", "这样一共多少了", "目前多少钱", "都有些什么了", "总价呢"])
def test_what_the_cart_holds_is_asked_in_passing(said: str) -> None:
    reply = carrying().say(said)
    assert reply.act == "checkout"
    assert "× 2" in reply.text


@pytest.mark.parametrize("said", ["现在还有什么颜色", "都有哪些牌子"])
def test_a_question_on_goods_is_none_on_the_cart(said: str) -> None:
    assert carrying().say(said).act != "checkout"


def test_one_message_puts_in_and_looks_for_something_else() -> None:
    talk = Talk(locale="zh")
    talk.say("有哪些香皂")
    reply = talk.say("第二个拿两块，顺便推荐几支护手霜")
    assert "× 2" in reply.text
    assert reply.cards
    assert all("护手霜" in card.title for card in reply.cards)
    assert "× 2" in talk.say("购物车里有什么").text


@pytest.mark.parametrize(("said", "number"), [("7", 7), ("十", 10), ("十五", 15), ("二十", 20), ("四十二", 42)])
def test_numbers_are_read_in_both_scripts(said: str, number: int) -> None:
    assert counted(said) == number
