"""How shoppers chat in Chinese: 俩, remarks before 换一批, ratings let down, sorts by their first half, refusals."""

import pytest

from bot.remembering import asked
from bot.understand.spoken import in_full
from retrieval.mentions import fold
from retrieval.negation import affirmed
from retrieval.text import normalise
from tests.bot.talk import Talk


def after(*said: str) -> Talk:
    talk = Talk(locale="zh")
    for line in said:
        talk.say(line)
    return talk


@pytest.mark.parametrize("said", ["俩有啥不一样", "前俩哪里不同", "两款差别在哪", "这俩对比下呗"])
def test_as_many_are_compared_as_are_counted(said: str) -> None:
    talk = Talk(locale="zh")
    shown = [card.product_id for card in talk.say("看看马克杯").cards]
    reply = talk.say(said)
    assert reply.act == "compare"
    assert list(reply.understood.references) == shown[:2]


@pytest.mark.parametrize("said", ["仨哪个值得买", "三个哪款好点"])
def test_three_are_counted_too(said: str) -> None:
    talk = Talk(locale="zh")
    shown = [card.product_id for card in talk.say("看看马克杯").cards]
    reply = talk.say(said)
    assert (reply.act, list(reply.understood.references)) == ("compare", shown[:3])


@pytest.mark.parametrize("said", ["第一个来俩", "来俩第一个呗", "第一个要俩"])
def test_a_number_may_hold_its_classifier(said: str) -> None:
    assert "× 2" in after("看看马克杯").say(said).text


@pytest.mark.parametrize("said", ["哪个便宜", "哪款更划算呀", "哪个贵", "谁更便宜"])
def test_which_costs_less_is_told_in_prices(said: str) -> None:
    reply = after("看看马克杯").say(said)
    assert reply.act in ("compare", "ask_product")
    assert "¥29.90" in reply.text


@pytest.mark.parametrize(
    "said", ["评分降到4.2也行", "评分要求放宽到4.2吧", "评分不用那么高，4.2就行", "那4.2分呢", "评分4.2就够了"]
)
def test_a_rating_is_let_down(said: str) -> None:
    limits = after("头戴耳机 评分4.5以上").say(said).understood.limits
    assert [str(limit.value) for limit in limits if limit.field == "rating"] == ["4.2"]


@pytest.mark.parametrize("said", ["太土了换一批", "感觉一般，再来几个", "都挺普通的，还有别的吗", "不够特别 下一批"])
def test_what_the_shown_are_like_is_no_wish(said: str) -> None:
    talk = Talk(locale="zh")
    before = talk.say("看看裙子")
    reply = talk.say(said)
    assert reply.act == "more"
    assert {card.product_id for card in reply.cards}.isdisjoint(card.product_id for card in before.cards)


@pytest.mark.parametrize("said", ["外面好冷啊", "今儿真热", "我好困啊", "最近太忙了", "又下雨了", "这天热死了"])
def test_a_remark_on_the_day_shows_nothing(said: str) -> None:
    reply = after("看看马克杯").say(said)
    assert (reply.act, reply.cards) == ("out_of_scope", ())


@pytest.mark.parametrize("said", ["天太热了想买件短袖", "今天好冷，有没有保温杯"])
def test_a_remark_before_a_wish_is_none(said: str) -> None:
    assert Talk(locale="zh").say(said).cards


@pytest.mark.parametrize("said", ["软的不要", "软的就算了", "不要软的"])
def test_words_no_table_knows_are_refused(said: str) -> None:
    shown = {card.product_id for card in after("行李箱").say(said).cards}
    assert "suitcase-milepost" in shown
    assert "suitcase-hopper" not in shown


@pytest.mark.parametrize("said", ["这个带密码锁吗", "自带密码锁不", "它有密码锁没"])
def test_a_part_of_a_thing_is_no_matter_of_the_shop(said: str) -> None:
    reply = after("行李箱 硬壳的 650以内").say(said)
    assert reply.act == "ask_product"
    assert "密码锁" in reply.text


@pytest.mark.parametrize("said", ["还会补货吗", "啥时候能有货呀", "啥时候上架", "几时补货", "还进货不"])
def test_when_it_comes_back_is_told_by_the_shop(said: str) -> None:
    reply = after("渡口双肩包").say(said)
    assert reply.act == "ask_policy"
    assert "2 到 4 周" in reply.text


@pytest.mark.parametrize(
    ("before", "said", "kind"),
    [
        ("入耳式耳机", "头戴的有吗", "over-ear"),
        ("无线耳机", "那睡眠的呢", "sleep"),
        ("双肩包", "有没有斜挎的", "crossbody"),
        ("双肩包，800以内", "看看斜挎的吧", "crossbody"),
    ],
)
def test_another_sort_is_named_by_its_first_half(before: str, said: str, kind: str) -> None:
    reply = after(before).say(said)
    assert {card.product_id.rsplit("-", 1)[0] for card in reply.cards} == {kind}
    assert ("800" in before) == any(limit.field == "price" for limit in reply.understood.limits)


def test_a_quality_is_no_sort() -> None:
    reply = after("游戏耳机").say("要无线的")
    assert {card.product_id.split("-")[0] for card in reply.cards} == {"gaming"}


@pytest.mark.parametrize("said", ["头戴耳机", "头戴式耳机", "头戴式的耳机"])
def test_a_category_of_the_shop_is_meant_by_its_name(said: str) -> None:
    cards = Talk(locale="zh").say(f"{said} 300以下 评分4.5以上").cards
    assert all(card.product_id.startswith("over-ear") for card in cards)


@pytest.mark.parametrize("said", ["把第一个删了", "将它删掉吧", "把刚才那个清掉"])
def test_what_is_taken_out_of_the_cart_forgets_no_tastes(said: str) -> None:
    assert asked(said) is None
    assert asked("把我的资料删了") == ("erase", "")


@pytest.mark.parametrize("said", ["算了还是第一个，加购物车", "那还是要第一个吧", "我还是买第一个"])
def test_rather_is_no_question(said: str) -> None:
    assert after("看看马克杯").say(said).act == "add_to_cart"


@pytest.mark.parametrize("said", ["不加香精", "没加香精", "未加任何香精", "不加防腐剂和香精"])
def test_what_is_not_added_is_not_in_it(said: str) -> None:
    assert not affirmed(fold(said), fold("香精").strip())


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("有木有保温杯", "有没有保温杯"),
        ("覅紅色嘅", "不要红色的"),
        ("十二寸滴", "12寸的"),
        ("一米五的床", "1.5米的床"),
        ("一百二十毫升", "120毫升"),
        ("两升以上", "2升以上"),
        ("第一寸", "第一寸"),
        ("眼药水一滴", "眼药水一滴"),
        ("升级款", "升级款"),
    ],
)
def test_slang_and_numerals_are_spelt_as_the_tables_know_them(said: str, plain: str) -> None:
    assert in_full(normalise(said)) == plain


@pytest.mark.parametrize("said", ["能装一升的", "一升滴", "要1升的呗"])
def test_a_measure_in_chinese_numerals_is_one(said: str) -> None:
    reply = after("有木有保温杯").say(said)
    assert [card.product_id for card in reply.cards] == ["thermos-longroad"]


@pytest.mark.parametrize("said", ["不喜欢，换", "换一下呗", "不行换吧"])
def test_a_bare_change_shows_others(said: str) -> None:
    assert after("看看裙子").say(said).act == "more"


@pytest.mark.parametrize("said", ["跟围巾搭的那种", "与围巾配的"])
def test_what_a_thing_is_matched_to_is_not_looked_for(said: str) -> None:
    reply = after("看看手套").say(said)
    assert {card.product_id.split("-")[0] for card in reply.cards} == {"gloves"}


@pytest.mark.parametrize("said", ["第二个成分里有酒精吗", "第一款要避光放吗", "第一个里头有香精没"])
def test_a_part_of_what_is_pointed_at_is_asked_about(said: str) -> None:
    assert after("看看面霜").say(said).act == "ask_product"


@pytest.mark.parametrize("said", ["摔不坏的那种", "要用不坏的", "不容易坏的有吗"])
def test_what_does_not_break_is_no_complaint(said: str) -> None:
    assert after("看看马克杯").say(said).act != "complaint"


@pytest.mark.parametrize("said", ["牙刷架有么", "请问空气净化器有没有", "空气净化器有嘛？静音的"])
def test_what_no_table_knows_is_not_sold(said: str) -> None:
    reply = Talk(locale="zh").say(said)
    assert not reply.cards
    assert "没有" in reply.text


def test_two_more_are_of_the_thing_just_chosen() -> None:
    talk = after("看看双肩包，300以内", "第一个加购物车")
    assert "× 2" in talk.say("再来俩").text
