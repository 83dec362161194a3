"""What a Chinese message tells besides its wish: uses of things, animals, sentences that wish for nothing."""

import pytest

from tests.bot.talk import Talk


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("老是要看导航，想找个车上能用的手机架子", "stand"),
        ("每天骑自行车上下班，想换个双肩包", "backpack"),
        ("喝茶用的，推荐个马克杯", "mug"),
        ("打篮球磨脚，有没有厚点的袜子", "socks"),
        ("猫老抓沙发，想换块羊毛地毯", "rug"),
    ],
)
def test_a_thing_told_of_in_passing_is_not_what_is_looked_for(said: str, kind: str) -> None:
    reply = Talk(locale="zh").say(said)
    assert reply.cards
    assert reply.cards[0].product_id.split("-")[0] == kind


@pytest.mark.parametrize("said", ["泡咖啡用的", "要能玩手机的", "煮茶用", "能看电视的时候用的"])
def test_what_a_thing_is_for_keeps_the_kind(said: str) -> None:
    talk = Talk(locale="zh")
    talk.say("想买个烧水壶")
    reply = talk.say(said)
    assert {card.product_id.split("-")[0] for card in reply.cards} == {"kettle"}


@pytest.mark.parametrize("said", ["你吃过饭没", "今天真倒霉", "昨天加班到半夜", "我先想想再说"])
def test_a_sentence_that_wishes_for_nothing_gets_no_goods(said: str) -> None:
    assert Talk(locale="zh").say(said).cards == ()


@pytest.mark.parametrize(
    "said",
    ["后天会下雨不", "上海这几天多少度", "37*24等于几", "拉肚子吃点什么好", "头晕恶心是不是感冒了", "给我唱首歌呗"],
)
def test_weather_sums_songs_and_illness_are_none_of_a_shops_business(said: str) -> None:
    assert Talk(locale="zh").say(said).act == "out_of_scope"


@pytest.mark.parametrize(
    "said", ["寄过来的茶壶是裂的", "等了一个星期了还没收到货", "刚到的台灯摔坏了", "搞什么啊，推的都是啥玩意"]
)
def test_what_went_wrong_is_a_complaint(said: str) -> None:
    reply = Talk(locale="zh").say(said)
    assert reply.act == "complaint"
    assert reply.understood.mood == "upset"


@pytest.mark.parametrize("said", ["你是真人还是AI", "跟我说话的是机器人吗，你是机器人还是真人"])
def test_who_speaks_is_no_wish_for_a_person(said: str) -> None:
    assert not Talk(locale="zh").say(said).handoff


def test_a_robot_that_is_asked_for_a_person_hands_over() -> None:
    assert Talk(locale="zh").say("你是机器人吧，给我转真人").handoff


@pytest.mark.parametrize("said", ["这些都太贵了，贵点也行就是要真皮的", "预算先别管", "钱不是问题", "贵一点没关系"])
def test_a_budget_is_let_go(said: str) -> None:
    talk = Talk(locale="zh")
    talk.say("三百以内的双肩包")
    assert not [limit for limit in talk.say(said).understood.limits if limit.field == "price"]


@pytest.mark.parametrize("said", ["红色的太艳了", "紅的有點土", "红的他有了"])
def test_what_is_too_much_or_owned_is_left_out(said: str) -> None:
    talk = Talk(locale="zh")
    talk.say("连衣裙，红色的")
    limits = talk.say(said).understood.limits
    assert [(limit.field, limit.op) for limit in limits if limit.field == "color"] == [("color", "!=")]
