"""What is named on the way and is no wish: what a thing is used on, what hurts, what somebody misses or lets go."""

import pytest

from bot.messages import Reply
from tests.bot.talk import said


def kinds(reply: Reply) -> set[str]:
    return {str(limit.value) for limit in reply.understood.limits if limit.field == "category" and limit.op == "="}


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (("烧水壶", "要能调温度的，冲奶粉用"), "烧水壶"),
        (("充电宝", "要能给laptop充电的"), "充电宝"),
        (("窗帘", "再看看地毯，脏了能丢洗衣机的 家里有猫"), "地毯"),
        (("登山靴", "再看看徒步袜"), "袜子"),
        (("electric kettles under 60", "one where i can set the temperature, i drink green tea"), "Kettles"),
        (("headphones", "not over ear please, earbuds hurt me"), "Headphones"),
        (("frying pans", "never mind the pan. a kettle, 2 litres"), "Kettles"),
        (("jute rugs", "that's a lot for a rug. under 100"), "Rugs"),
    ],
)
def test_what_is_named_on_the_way_is_no_kind_that_is_looked_for(lines: tuple[str, ...], kind: str) -> None:
    assert kinds(said(*lines)) == {kind}


@pytest.mark.parametrize(
    ("text", "kind"),
    [("想买冰箱", "冰箱"), ("那冰箱呢", "冰箱"), ("有冰箱吗", "冰箱"), ("do you have zithers", "zithers")],
)
def test_what_is_asked_for_and_not_sold_is_said_so(text: str, kind: str) -> None:
    reply = said(text)
    assert kinds(reply) == {kind}
    assert not reply.cards


def test_what_hurts_is_left_out() -> None:
    reply = said("noise cancelling headphones", "over ear please, earbuds hurt me")
    assert reply.cards
    assert not any("Earbuds" in card.title for card in reply.cards)


@pytest.mark.parametrize(
    "text", ["no signal in my van half the time. a power bank?", "no power at the cabin, lanterns"]
)
def test_what_somebody_misses_somewhere_is_not_left_out(text: str) -> None:
    assert not any(limit.op == "!=" for limit in said(text).understood.limits)


@pytest.mark.parametrize("text", ["no leather in the lining please, a belt bag", "boots, no laces on them"])
def test_what_a_thing_shall_not_have_is_left_out(text: str) -> None:
    assert any(limit.op == "!=" for limit in said(text).understood.limits)


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (("hiking boots", "is the drizzle light?", "im between 9.5 and 10, which size should i get"), "larger one"),
        (("登山靴", "细雨重吗", "我老是卡在两个码中间 选大还是选小"), "选大的"),
        (("frying pans", "tell me about the hearth", "how do i look after it"), "oil it thinly"),
        (("平底锅", "铸铁的那个多重", "铸铁锅怎么保养啊"), "擦干"),
    ],
)
def test_the_guides_answer_what_they_say_of_the_goods_talked_of(lines: tuple[str, ...], words: str) -> None:
    reply = said(*lines)
    assert reply.act == "ask_policy"
    assert words in reply.text


@pytest.mark.parametrize(
    ("lines", "price"),
    [
        (("四件套", "融雪那套都包含什么", "加大的多少钱"), "¥699"),
        (("5G手机 1500以内", "橡子128G的多少"), "¥1,299"),
        (("地毯 可机洗", "草甸那块有哪几种尺寸？分别多少钱？"), "¥369"),
    ],
)
def test_the_price_is_that_of_the_variant_asked_for(lines: tuple[str, ...], price: str) -> None:
    assert price in said(*lines).text


@pytest.mark.parametrize(
    ("lines", "act"),
    [
        (("hiking boots", "not fell & tarn, my last ones fell apart in a month"), "refine"),
        (("马克杯", "算了 还是帮我转人工吧 刚才那个破杯子的事"), "human"),
        (("hiking boots", "ok cairn", "what am i paying?"), "checkout"),
        (("the blender i bought from you guys died after 3 weeks",), "complaint"),
        (("tents", "nice selection"), "feedback"),
        (("羽毛球拍", "第一个来一只 颜色你们随便发"), "add_to_cart"),
        (("羽毛球拍", "第一个来一只", "看看马克杯", "一共多少了"), "checkout"),
    ],
)
def test_what_is_meant_by_it(lines: tuple[str, ...], act: str) -> None:
    assert said(*lines).act == act


def test_a_question_in_it_words_is_none_on_parcels() -> None:
    assert said("portable blender", "can it crush ice").act == "ask_product"
