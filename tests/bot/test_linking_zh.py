"""Things called by pieces of their Chinese names, shown or not, and what is done with them."""

import pytest

from tests.bot.talk import Talk


@pytest.mark.parametrize(
    ("first", "said", "act", "named"),
    [
        ("看看登山靴", "图书馆的雨那瓶香水多少钱", "ask_product", "perfume-libraryrain"),
        ("有哪些口红", "丝绒时刻来两支", "add_to_cart", "lipstick-velvet"),
        ("有哪些香皂", "罂粟花那条裙子有几种尺码", "ask_product", "dress-poppy"),
        ("有哪些香皂", "加购一个隔夜面团", "add_to_cart", "book-doughbymorning"),
        ("跑鞋有哪些", "还是节拍吧", "add_to_cart", "run-tempo"),
        ("有哪些香皂", "泥云雀这双有几个颜色", "ask_product", "run-mudlark"),
    ],
)
def test_a_piece_of_a_name_calls_one_thing_of_the_whole_shop(first: str, said: str, act: str, named: str) -> None:
    talk = Talk(locale="zh")
    talk.say(first)
    reply = talk.say(said)
    assert reply.act == act
    assert reply.understood.references == (named,)


@pytest.mark.parametrize(
    "said", ["有没有真丝的连衣裙", "想看看跑鞋", "图书有没有便宜卖的", "有电池吗", "跳房子书包有没有"]
)
def test_asking_for_goods_calls_nothing_by_name(said: str) -> None:
    talk = Talk(locale="zh")
    assert talk.say(said).act not in ("ask_product", "add_to_cart")


def test_several_names_are_left_to_what_reads_several() -> None:
    talk = Talk(locale="zh")
    reply = talk.say("把防窥钢化膜和防撞手机壳都加到购物车")
    assert "防窥" in reply.text
    assert "防撞" in reply.text


@pytest.mark.parametrize(
    "said",
    [
        "糖醋排骨怎么烧",
        "替我起草一封辞职信",
        "大盘今天咋样",
        "机票在哪订",
        "昨晚比赛谁赢了",
        "高铁票怎么抢",
        "我该不该跳槽",
    ],
)
def test_what_no_shop_does_is_out_of_scope(said: str) -> None:
    talk = Talk(locale="zh")
    talk.say("有台灯吗")
    reply = talk.say(said)
    assert reply.act == "out_of_scope"
    assert not reply.cards


@pytest.mark.parametrize(
    "said",
    [
        "孩子写作业用的台灯",
        "看球赛坐的露营椅",
        "写日记的本子有吗",
        "第一个怎么保养",
        "去旅游用的行李箱推荐一下",
        "给老人买手机，他就看看新闻",
    ],
)
def test_what_goods_are_for_is_not(said: str) -> None:
    talk = Talk(locale="zh")
    talk.say("有台灯吗")
    assert talk.say(said).act != "out_of_scope"
