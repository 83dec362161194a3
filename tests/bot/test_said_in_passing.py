"""What is said beside buying: farewells, gossip, a parcel that never came, and comparing the ends of a list."""

import pytest

from bot.messages import Act
from tests.bot.talk import Talk


@pytest.mark.parametrize(
    ("lines", "acts"),
    [
        (("露营椅", "好，那就先这样，谢谢。"), {"thanks"}),
        (("露营椅", "行，就这样吧"), {"thanks"}),
        (("帐篷", "你知道附近哪里有好吃的火锅店吗？"), {"out_of_scope"}),
        (("帐篷", "哈哈你吃饭了吗"), {"out_of_scope", "greeting"}),
        (("rice cookers", "whos gonna win the game tonight"), {"out_of_scope"}),
        (("rice cookers", "who will win the match?"), {"out_of_scope"}),
        (("rice cookers", "u should let people engrave these"), {"suggestion"}),
        (("rice cookers", "you guys should offer engraving"), {"suggestion"}),
        (("我上周在你们这里买了一个行李箱，到现在都还没有收到，请帮我查一下。",), {"order_status", "complaint"}),
        (("买的鞋子十天了还没收到",), {"order_status", "complaint"}),
        (("上次买的鞋穿俩礼拜就开胶了 什么质量啊",), {"complaint"}),
        (("新买的包拉链就坏了，这什么质量",), {"complaint"}),
        (("手机", "客服电话多少"), {"ask_policy", "human"}),
        (("帐篷", "有没有跟第一款类似的？我想再比较一下。"), {"similar"}),
        (("帐篷", "前两个咋选"), {"compare"}),
        (("帐篷", "这俩怎么选"), {"compare"}),
        (("平底锅", "听起来有点麻烦，那还是要不粘的吧，三百以下。"), {"refine", "find"}),
    ],
)
def test_the_act_is_what_it_does(talk: Talk, lines: tuple[str, ...], acts: set[Act]) -> None:
    reply = talk.through(*lines)
    assert reply.act in acts, reply.text


@pytest.mark.parametrize(
    ("ask", "question"),
    [
        ("rice cookers", "compare the cheapest and the most expensive"),
        ("rice cookers", "how does the cheapest one differ from the priciest?"),
        ("电饭煲", "最便宜的和最贵的比一下"),
        ("电饭煲", "最贵的跟最便宜的有什么区别"),
    ],
)
def test_both_ends_of_the_prices_are_compared(ask: str, question: str) -> None:
    talk = Talk(locale="en-US" if ask.isascii() else "zh-CN")
    prices = {card.product_id: card.price for card in talk.say(ask).cards if card.price is not None}
    reply = talk.say(question)
    assert reply.act == "compare"
    ends = {min(prices, key=prices.__getitem__), max(prices, key=prices.__getitem__)}
    assert {card.product_id for card in reply.cards} == ends


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("great, that is helpful", "Glad"),
        ("perfect, this looks good", "Glad"),
        ("yes this is what I meant", "Glad"),
        ("bad suggestions", "Sorry"),
        ("that's not what I wanted", "Sorry"),
        ("真不错，这个价格可以", "高兴"),
        ("推荐得不好", "抱歉"),
    ],
)
def test_praise_and_blame_are_answered_as_such(talk: Talk, text: str, said: str) -> None:
    lines = ("show me tents", "tell me about the second one") if text.isascii() else ("有帐篷吗", "第一个怎么样")
    reply = talk.through(*lines, text)
    assert reply.act == "feedback"
    assert said in reply.text


@pytest.mark.parametrize(
    "text", ["ok the first one is too small", "yes, that would fit us", "perfect, this looks good"]
)
def test_a_remark_buys_nothing(talk: Talk, text: str) -> None:
    assert "Added" not in talk.through("show me tents", "the second one please", text).text
