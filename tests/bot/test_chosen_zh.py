"""Taking things by name, option and number, short questions about the thing in hand, sums and sets, in Chinese."""

import pytest

from bot.messages import Reply
from bot.understand.spoken import in_full
from tests.bot.talk import Talk


def after(*said: str) -> Reply:
    talk = Talk(locale="zh")
    return [talk.say(text) for text in said][-1]


@pytest.mark.parametrize(
    ("said", "named"),
    [
        (("有没有马克杯", "粗陶的来两个"), "斑驳粗陶马克杯（蓝色） × 2"),
        (("行李箱", "灰色的，来一只"), "短途软面登机行李箱（灰色） × 1"),
        (("诗集", "小潮年历也来一本"), "《小潮年历》"),
        (("手机", "苍鹭那款，黑色"), "苍鹭5G智能手机（黑色"),
        (("围巾", "羊毛的那条，红色"), "荒原格纹羊毛围巾（红色）"),
    ],
)
def test_a_thing_is_taken_by_a_name_and_a_number_or_its_variant(said: tuple[str, ...], named: str) -> None:
    reply = after(*said)
    assert reply.act == "add_to_cart"
    assert named in reply.text


def test_two_are_taken_by_a_word_each() -> None:
    reply = after("马克杯有哪些", "搪瓷和粗陶都要")
    assert reply.act == "add_to_cart"
    assert "篝火" in reply.text
    assert "斑驳" in reply.text


@pytest.mark.parametrize("said", ["要防水的，两个人睡", "红的有没有", "再来一个睡袋"])
def test_a_wish_is_not_taken_for_a_choice(said: str) -> None:
    assert after("帐篷", said).act in ("find", "refine")


def test_this_one_too_goes_into_the_cart() -> None:
    reply = after("橡子手机怎么样", "这个也要，总共多少")
    assert reply.act == "add_to_cart"
    assert "橡子" in reply.text


@pytest.mark.parametrize("said", ["合计", "那总共呢", "一起多少钱", "总计？"])
def test_a_bare_sum_is_that_of_the_cart(said: str) -> None:
    reply = after("有没有马克杯", "粗陶的来两个", said)
    assert reply.act == "checkout"
    assert "118" in reply.text


def test_an_age_is_asked_of_what_is_shown() -> None:
    reply = after("木质的积木", "适合多大的孩子")
    assert reply.act == "ask_product"
    assert "2岁" in reply.text


def test_the_price_in_the_other_list_is_told() -> None:
    assert "US$" in after("橡子手机怎么样", "美元卖多少").text


def test_balls_beside_bats_are_those_of_the_game() -> None:
    reply = after("乒乓球拍", "来点球")
    assert reply.cards
    assert all("乒乓球" in card.title for card in reply.cards)


def test_a_knife_among_kitchen_things_is_no_dollar() -> None:
    reply = after("配一套厨房用的：砧板、刀、炒锅，六百以内")
    assert reply.act == "bundle"
    assert any("刀" in card.title for card in reply.cards)


def test_wooden_blocks_are_of_wood() -> None:
    reply = after("积木", "木质的")
    assert len(reply.cards) > 1
    assert all("木质" in card.title or "椴木" in card.title for card in reply.cards)


@pytest.mark.parametrize(
    ("said", "act"),
    [
        ("杯子碎得稀烂，你们箱子是纸糊的吧", "complaint"),
        ("收到就压得稀巴烂！！", "complaint"),
        ("现在下单，周六前能送到北京吗", "ask_policy"),
        ("屏幕坏了你们管修吗", "ask_policy"),
        ("用了半个月还能退不", "ask_policy"),
        ("这东西不会弄，该问谁", "human"),
        ("好的再见", "thanks"),
        ("老婆不高兴咋哄", "out_of_scope"),
    ],
)
def test_trouble_and_terms(said: str, act: str) -> None:
    assert after(said).act == act


def test_opened_creams_do_not_go_back() -> None:
    reply = after("口红", "开封了还可以退吗")
    assert reply.act == "ask_policy"
    assert "卫生" in reply.text


@pytest.mark.parametrize(("said", "first"), [("从便宜到贵排一下", min), ("贵的排前面", max)])
def test_lists_are_sorted_by_words_for_both_ends(said: str, first: object) -> None:
    prices = [card.price for card in after("手机", said).cards if card.price is not None]
    assert len(prices) > 1
    assert prices[0] == (min(prices) if first is min else max(prices))


def test_a_question_ends_as_in_shanghai() -> None:
    assert in_full("雨伞有伐") == "雨伞有吗"
    assert in_full("砍伐工具") == "砍伐工具"
