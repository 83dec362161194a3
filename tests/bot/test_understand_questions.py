"""Questions and comparisons with a list up stay about the list; presents and people start anew."""

from dataclasses import replace

import pytest

from bot.session import Session
from tests.bot.test_understand_follow_up import BOOTS, CHINESE, ENGLISH, after, read
from tests.bot.test_understand_wishes import limits
from tests.bot.test_understand_wishes import read as first

FOCUSED = replace(ENGLISH, focus=BOOTS[2])
ALL = (0, 1, 2, 3)


@pytest.mark.parametrize(
    ("text", "session", "act", "places"),
    [
        ("which one has the longer battery?", ENGLISH, "compare", ALL),
        ("which is lighter", ENGLISH, "compare", ALL),
        ("哪个更轻", CHINESE, "compare", ALL),
        ("which of these is waterproof?", ENGLISH, "ask_product", ALL),
        ("哪款防水", CHINESE, "ask_product", ALL),
        ("how much is it", FOCUSED, "ask_product", (2,)),
        ("how much are these", ENGLISH, "ask_product", ALL),
        ("适合冬天穿吗", CHINESE, "ask_product", ()),
        ("2", ENGLISH, "details", (1,)),
        ("which of them is waterproof and under 100?", ENGLISH, "ask_product", ALL),
        ("take number 2", ENGLISH, "add_to_cart", (1,)),
        ("多少钱", CHINESE, "ask_product", ALL),
        ("第二个多少钱", CHINESE, "ask_product", (1,)),
        ("is it waterproof?", FOCUSED, "ask_product", (2,)),
        ("防水吗", replace(CHINESE, focus=BOOTS[2]), "ask_product", (2,)),
        ("敏感肌能用吗", CHINESE, "ask_product", ()),
        ("do you have it in pink", FOCUSED, "ask_product", (2,)),
        ("the first one in green", ENGLISH, "details", (0,)),
        ("compare the ridgeline and the saddleback", ENGLISH, "compare", (0, 3)),
        ("tell me about the mossback", ENGLISH, "details", (2,)),
        ("is the drizzle waterproof", ENGLISH, "ask_product", (1,)),
        ("add the drizzle to my cart", ENGLISH, "add_to_cart", (1,)),
        ("山脊线怎么样", CHINESE, "details", (0,)),
        ("比较山脊线和苔背", CHINESE, "compare", (0, 2)),
        ("compare those two", ENGLISH, "compare", (0, 1)),
        ("what's the difference between the first two", ENGLISH, "compare", (0, 1)),
        ("这两个有什么区别", CHINESE, "compare", (0, 1)),
        ("what's the difference?", ENGLISH, "compare", ()),
        ("what's in my cart?", ENGLISH, "checkout", ()),
        ("购物车里有什么", CHINESE, "checkout", ()),
        ("add the second to my cart in size 10", ENGLISH, "add_to_cart", (1,)),
        ("not the second one", ENGLISH, "more", ()),
        ("anything on sale?", ENGLISH, "best_deal", ()),
    ],
)
def test_a_question_stays_about_the_list(text: str, session: Session, act: str, places: tuple[int, ...]) -> None:
    meaning = read(text, session)
    assert (meaning.act, meaning.references) == (act, tuple(BOOTS[place] for place in places))
    assert meaning.query == session.query


@pytest.mark.parametrize("text", ["有防水的吗", "有红色的吗", "waterproof?", "in black?"])
def test_asking_for_a_quality_is_a_wish(text: str) -> None:
    assert read(text, CHINESE if not text.isascii() else ENGLISH).act == "refine"


@pytest.mark.parametrize("text", ["how much are tents", "a tent which is waterproof", "which tents are waterproof"])
def test_a_question_about_another_kind_finds_it(text: str) -> None:
    meaning = read(text, ENGLISH)
    assert meaning.act == "find"
    assert ("category", "Tents") in {(limit.field, limit.value) for limit in meaning.stated}


@pytest.mark.parametrize("text", ["anything better?", "有没有更好的"])
def test_better_is_better_rated(text: str) -> None:
    assert getattr(read(text, ENGLISH).query, "order", None) == "best_rated"


def test_what_a_product_should_be_like_is_stated() -> None:
    meaning = read("add the second to my cart in size 10", ENGLISH)
    assert [(limit.field, limit.value) for limit in meaning.stated] == [("size", "10")]


@pytest.mark.parametrize("text", ["a gift for my mom", "送妈妈的礼物", "something for my boyfriend, a present"])
def test_a_present_starts_new_wishes(text: str) -> None:
    meaning = read(text, ENGLISH)
    assert meaning.act == "gift"
    assert meaning.query is not None
    assert meaning.query.limits == ()
    assert meaning.query.text in ("gift", "礼物")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("running shoes for my boyfriend", "running shoes"),
        ("给男朋友买跑鞋", "跑鞋"),
        ("toys for a 4 year old", "toys"),
        ("3岁孩子的玩具", "孩子 玩具"),
        ("kids toys", "kids toys"),
    ],
)
def test_people_are_no_quality_of_a_thing(text: str, words: str) -> None:
    meaning = first(text)
    assert meaning.query is not None
    assert meaning.query.text == words
    assert {limit.split()[0] for limit in limits(meaning)} == {"category"}
    assert meaning.not_understood == ()


@pytest.mark.parametrize("text", ["is everything free?", "东西都是免费的吗"])
def test_what_the_shop_gives_away_is_policy(text: str) -> None:
    assert first(text).act == "ask_policy"


def test_a_cheaper_list_keeps_a_floor_under_it_and_its_kind() -> None:
    meaning = read("便宜一点的", after("60到120美元的登山靴"))
    assert meaning.query is not None
    prices = {(limit.op, limit.value, limit.unit) for limit in meaning.query.limits if limit.field == "price"}
    assert prices == {(">=", "60", "USD"), ("<=", "89", "USD")}
    assert meaning.query.kind == "登山靴"
    assert any(limit.field == "category" for limit in meaning.query.limits)


@pytest.mark.parametrize(
    ("text", "session", "op", "value"),
    [
        ("the second one is too expensive", ENGLISH, "<=", "73.99"),
        ("cheaper than the third", ENGLISH, "<=", "97.99"),
        ("比第二个便宜的", CHINESE, "<=", "428.99"),
        ("比第一个贵的", CHINESE, ">=", "499.01"),
    ],
)
def test_cheaper_than_what_is_pointed_at(text: str, session: Session, op: str, value: str) -> None:
    meaning = read(text, session)
    assert meaning.act == "refine"
    assert [limit.value for limit in meaning.stated if (limit.field, limit.op) == ("price", op)] == [value]
