"""Turns of phrase of later Chinese messages: stock, contents, deals, purposes, degrees, people, comparisons."""

import pytest

from app.demo.catalog import products
from tests.bot.talk import Talk

BY_ID = {product.id: product for product in products()}


def test_stock_is_told_of_the_variant_named() -> None:
    talk = Talk(locale="zh")
    talk.say("透明的手机壳")
    reply = talk.say("蓝色还有吗")
    assert reply.act == "ask_product"
    assert "库存" in reply.text or "售罄" in reply.text


@pytest.mark.parametrize("said", ["这里面都有啥", "里头都装了哪些东西", "里面包括什么呀"])
def test_what_lies_in_a_box_is_asked_of_the_thing(said: str) -> None:
    talk = Talk(locale="zh")
    talk.say("有没有护手霜，要礼盒装的")
    assert talk.say(said).act == "ask_product"


def test_what_is_saved_is_said_in_figures() -> None:
    talk = Talk(locale="zh")
    reply = talk.say("毛衣有没有优惠，能省多少")
    card = reply.cards[0]
    assert card.price is not None
    assert card.list_price is not None
    assert f"省¥{card.list_price - card.price:.0f}" in reply.text  # type: ignore[operator]


@pytest.mark.parametrize("said", ["不要太红的", "别太红", "不要太紅"])
def test_less_of_a_colour_is_no_wish_for_it(said: str) -> None:
    talk = Talk(locale="zh")
    talk.say("看看口红")
    assert not [limit for limit in talk.say(said).understood.limits if limit.field == "color"]


@pytest.mark.parametrize("said", ["要显白的", "黄皮能用的", "冷白皮适合的"])
def test_a_part_of_a_longer_word_is_no_colour_and_no_leather(said: str) -> None:
    talk = Talk(locale="zh")
    talk.say("看看口红")
    fields = {limit.field for limit in talk.say(said).understood.limits}
    assert fields.isdisjoint({"color", "material"})


@pytest.mark.parametrize(
    ("said", "kind"), [("给手机配个充电宝", "bank"), ("给书包配个饭盒", "lunch"), ("给帐篷买个头灯", "headlamp")]
)
def test_what_something_is_bought_for_is_not_what_is_bought(said: str, kind: str) -> None:
    reply = Talk(locale="zh").say(said)
    assert {card.product_id.split("-")[0] for card in reply.cards} == {kind}


@pytest.mark.parametrize("said", ["她平时就爱喝茶", "她特别喜欢喝茶", "我妈愛喝茶"])
def test_what_somebody_likes_narrows_the_presents(said: str) -> None:
    talk = Talk(locale="zh")
    talk.say("我妈过生日送什么好，两百到四百")
    reply = talk.say(said)
    assert reply.cards
    assert all("茶" in str(BY_ID[card.product_id].words("zh")) for card in reply.cards)


@pytest.mark.parametrize("said", ["第一个和第二个有啥不一样", "前两个不同在哪", "第一款跟第二款有什么不一样"])
def test_two_things_are_compared(said: str) -> None:
    talk = Talk(locale="zh")
    talk.say("看看咖啡机")
    assert talk.say(said).act == "compare"


@pytest.mark.parametrize("said", ["再来几款看看", "再推荐几个", "再来两个推荐"])
def test_others_are_asked_for(said: str) -> None:
    talk = Talk(locale="zh")
    talk.say("看看手机")
    assert talk.say(said).act == "more"


@pytest.mark.parametrize("said", ["单位发了两百块的卡，想买个枕头", "两百块买个枕头够不够", "手里有两百，买枕头"])
def test_money_one_has_is_a_ceiling(said: str) -> None:
    reply = Talk(locale="zh").say(said)
    assert [(limit.op, limit.value) for limit in reply.understood.limits if limit.field == "price"] == [("<=", "200")]


def test_every_kind_of_a_set_is_in_it_but_what_there_is_already() -> None:
    reply = Talk(locale="zh").say("客厅想换个窗帘，配个花瓶和地毯，一共一千五")
    assert [card.product_id.split("-")[0] for card in reply.cards] == ["curtain", "vase", "rug"]
    reply = Talk(locale="zh").say("刚买了帐篷，再配睡袋和头灯，总共一千")
    assert [card.product_id.split("-")[0] for card in reply.cards] == ["sleepingbag", "headlamp"]


def test_things_named_in_chinese_have_their_prices_in_yuan() -> None:
    reply = Talk(locale="zh").say("红隼和苍鹭这两个手机哪个好")
    assert reply.cards[0].currency == "CNY"
