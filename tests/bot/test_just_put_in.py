"""What is said right after something went into the cart is about that."""

import pytest

from tests.bot.talk import Talk


def carrying(*lines: str) -> Talk:
    talk = Talk()
    for line in lines:
        talk.say(line)
    return talk


def jacket() -> Talk:
    return carrying("puddle packable rain jacket", "add the first one")


@pytest.mark.parametrize("text", ["size L please", "L please, size L", "make it size L"])
def test_another_size_is_taken_instead(text: str) -> None:
    reply = jacket().say(text)
    assert reply.act == "add_to_cart"
    assert "1 × Oat & Indigo Puddle Packable Rain Jacket (yellow, size L)" in reply.text
    assert "size S" not in reply.text


@pytest.mark.parametrize("text", ["do you have it in blue?", "show me others in blue", "any in blue?"])
def test_a_question_changes_nothing(text: str) -> None:
    talk = jacket()
    talk.say(text)
    assert "(yellow, size S)" in talk.say("what's in my cart").text


@pytest.mark.parametrize("text", ["add it", "add to cart", "yes add it please"])
def test_said_again_it_is_not_put_in_twice(text: str) -> None:
    assert "1 × Oat & Indigo Puddle" in jacket().say(text).text


@pytest.mark.parametrize(
    ("text", "count"), [("two please", 2), ("another please", 2), ("add it again", 2), ("3 of them", 3)]
)
def test_a_number_is_meant_in_all(text: str, count: int) -> None:
    talk = jacket()
    talk.say(text)
    assert f"{count} × Oat & Indigo Puddle" in talk.say("what's in my cart").text


def test_two_after_one_are_two_in_chinese() -> None:
    talk = carrying("冲锋衣 500以内", "第一个加购物车")
    assert "× 2" in talk.say("要两个").text


@pytest.mark.parametrize("text", ["no wait, not that one", "oops, wrong one", "take it out"])
def test_it_can_be_taken_back(text: str) -> None:
    reply = jacket().say(text)
    assert reply.act in ("undo", "feedback")
    assert reply.act == "feedback" or "Your cart is empty" in reply.text


@pytest.mark.parametrize("text", ["不要这双了", "选错了"])
def test_it_can_be_taken_back_in_chinese(text: str) -> None:
    reply = carrying("跑鞋 500以内", "第二双加购物车").say(text)
    assert reply.act == "undo"
    assert "购物车是空的" in reply.text


@pytest.mark.parametrize(
    ("lines", "swap"),
    [
        (("rain jackets", "add the second one"), "swap it for the first one"),
        (("跑鞋 500以内", "第二双加购物车"), "换成第一双"),
    ],
)
def test_it_can_be_swapped_for_another_of_the_list(lines: tuple[str, str], swap: str) -> None:
    talk = Talk()
    shown = talk.say(lines[0]).cards
    talk.say(lines[1])
    talk.say(swap)
    cart = talk.say("what's in my cart" if swap.isascii() else "购物车里有什么").text
    assert shown[0].title in cart
    assert shown[1].title not in cart


def test_what_lies_there_is_not_put_in_again() -> None:
    talk = jacket()
    assert talk.say("keep it in the cart and show me trousers").cards
    assert "1 × Oat & Indigo Puddle" in talk.say("what's in my cart").text


def test_nobody_buys_by_liking() -> None:
    talk = Talk()
    talk.say("i need a kettle")
    for text in ("i like the first two", "i love the glass one", "i like the first one"):
        assert talk.say(text).act in ("feedback", "details")
    assert "empty" in talk.say("what's in my cart").text


def test_an_option_chosen_for_the_shopper_can_be_changed_and_that_is_said() -> None:
    talk = Talk()
    talk.say("puddle packable rain jacket")
    assert "Another colour or size?" in talk.say("add the first one").text
    told = Talk()
    told.say("puddle packable rain jacket")
    assert "Another colour or size?" not in told.say("add the first one in blue").text


@pytest.mark.parametrize("text", ["4个人坐的", "两个人睡的", "一个人用"])
def test_how_many_a_thing_is_for_is_no_number_of_things(text: str) -> None:
    talk = Talk()
    talk.say("帐篷")
    assert talk.say(text).act == "refine"


@pytest.mark.parametrize("text", ["要放桌上用的", "something non-stick, I burn everything"])
def test_a_place_or_a_habit_puts_nothing_in(text: str) -> None:
    talk = Talk()
    talk.say("frying pan" if text.isascii() else "手机支架")
    assert talk.say(text).act in ("find", "refine")
