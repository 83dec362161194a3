"""Products called by a part of their Chinese name, shown or not, and things taken by a word of their name."""

import pytest

from bot.messages import Reply
from tests.bot.talk import Talk


def ids(reply: Reply) -> list[str]:
    return [card.product_id for card in reply.cards]


@pytest.mark.parametrize(
    ("said", "act", "named"),
    [
        ("橡子和鹪鹩这俩手机有啥差别", "compare", ["phone-acorn", "phone-wren"]),
        ("比一比拂晓跟风箱", "compare", ["coffee-maker-dawn", "coffee-espresso-bellows"]),
        ("莎草多少钱", "ask_product", ["phone-sedge"]),
        ("鹤臂那个台灯能调光吗", "ask_product", ["lamp-cranearm"]),
        ("红隼的电池有多大", "ask_product", ["phone-kestrel"]),
    ],
)
def test_a_name_is_found_whatever_stands_around_it(said: str, act: str, named: list[str]) -> None:
    reply = Talk(locale="zh").say(said)
    assert reply.act == act
    if act == "compare":
        assert ids(reply) == named
    else:
        assert len(reply.cards) == 1


def test_an_option_in_short_is_the_option() -> None:
    reply = Talk(locale="zh").say("苍鹭256G的什么价")
    assert reply.cards[0].product_id == "phone-heron"
    assert str(reply.cards[0].price) == "3099.00"


def test_a_question_that_begins_with_another_name_is_about_that() -> None:
    talk = Talk(locale="zh")
    talk.say("橡子手机怎么样")
    assert ids(talk.say("柳枝能插两张卡吗")) == ["phone-osier"]


def test_two_names_go_into_the_cart_at_once() -> None:
    talk = Talk(locale="zh")
    reply = talk.say("把防窥钢化膜和防撞手机壳都加到购物车")
    assert reply.act == "add_to_cart"
    assert "防窥" in reply.text
    assert "防撞" in reply.text


def test_what_is_sold_out_is_found_by_its_name_and_said_to_be() -> None:
    talk = Talk(locale="zh")
    reply = talk.say("心材那个手机壳还有货吗")
    assert ids(reply) == ["case-heartwood"]
    assert "售罄" in reply.text or "卖完" in reply.text


def test_what_is_talked_about_and_what_stood_before_go_in_together() -> None:
    talk = Talk(locale="zh")
    talk.say("一百以内的跳绳，要儿童的")
    talk.say("推荐一个防雾泳镜")
    reply = talk.say("这个泳镜跟刚才的跳绳一起加购物车")
    assert "礁湖" in reply.text
    assert "竹节" in reply.text


@pytest.mark.parametrize("said", ["那就要紫砂的", "买铸铁那个", "就拿玻璃的吧", "还是要铸铁的", "好，选紫砂那把"])
def test_one_of_the_things_shown_is_taken_by_a_word_of_its_name(said: str) -> None:
    talk = Talk(locale="zh")
    talk.say("想买个茶壶")
    assert talk.say(said).act == "add_to_cart"


def test_after_a_comparison_a_bare_wish_chooses_and_after_a_list_it_narrows() -> None:
    talk = Talk(locale="zh")
    talk.say("想买个茶壶")
    assert talk.say("要玻璃的").act == "refine"
    talk = Talk(locale="zh")
    talk.say("想买个茶壶")
    talk.say("第一个和第二个比一下")
    assert talk.say("要铸铁的").act == "add_to_cart"


@pytest.mark.parametrize(
    ("said", "price"), [("五十多块那支", "59.00"), ("两百多的那支", "239.00"), ("29块9那支", "29.90")]
)
def test_a_price_points_in_words_too(said: str, price: str) -> None:
    talk = Talk(locale="zh")
    shown = talk.say("看看口红")
    wanted = next(card.product_id for card in shown.cards if str(card.price) == price)
    assert talk.say(f"{said}有几个色号").understood.references == (wanted,)


@pytest.mark.parametrize("said", ["要第二个", "那就第二个吧", "我要第二款，谢谢", "嗯 选第二个"])
def test_a_place_is_taken(said: str) -> None:
    talk = Talk(locale="zh")
    shown = talk.say("看看口红")
    reply = talk.say(said)
    assert reply.act == "add_to_cart"
    assert shown.cards[1].title in reply.text
