"""Leaving a topic in Chinese: what follows begins anew, without the limits of what was left."""

import pytest

from tests.bot.talk import Talk


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("换个话题吧，想给孩子买个足球", "足球"),
        ("聊点其他的。有没有保温杯", "保温杯"),
        ("下一个问题，台灯有推荐的么", "台灯"),
        ("鞋就先这样吧，再看看双肩包", "包"),
        ("登山靴就这样吧。说说行李箱，有哪些", "行李箱"),
        ("先不看鞋了，想找个充电宝", "充电宝"),
        ("算了登山靴不看了，换看香水", "香水"),
    ],
)
def test_limits_of_a_topic_that_was_left_are_gone(said: str, kind: str) -> None:
    talk = Talk(locale="zh")
    talk.say("防水登山靴，500元以内")
    reply = talk.say(said)
    assert reply.cards
    assert kind in reply.cards[0].title
    assert "price" not in {limit.field for limit in reply.understood.limits}


@pytest.mark.parametrize("said", ["预算算了，看看贵一点的", "第一个就算了，看看第二个", "先不看了，谢谢"])
def test_what_is_no_other_kind_of_goods_leaves_no_topic(said: str) -> None:
    talk = Talk(locale="zh")
    talk.say("防水登山靴，700元以内")
    reply = talk.say(said)
    assert all("登山靴" in card.title for card in reply.cards)


def test_the_wishes_left_can_be_gone_back_to() -> None:
    talk = Talk(locale="zh")
    talk.say("防水登山靴，500元以内")
    talk.say("换个话题，看看香水")
    assert "price" in {limit.field for limit in talk.say("说回登山靴").understood.limits}
