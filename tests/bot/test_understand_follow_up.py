"""What messages mean after a list was shown: references, refinements, new wishes."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.demo.catalog import products
from bot.session import Session, Shown
from bot.understand.meaning import Meaning
from bot.understand.understanding import Understanding
from retrieval.lexicon import Lexicon
from retrieval.query import Query

BY_ID = {product.id: product for product in products()}
BOOTS = ("boot-ridgeline", "boot-drizzle", "boot-mossback", "boot-saddleback")
"""89, 74, 98 and 115 dollars; blue, purple, green and black or brown."""
READER = Understanding(Lexicon.of(products()), currency="USD", currencies={"USD", "CNY"}, rates={}, language="en")


def after(first: str, **changes: object) -> Session:
    """The session once `first` was answered with the boots."""
    start = Session("c", "u")
    meaning = READER.read(first, start, locale=None, shown=())
    shown = tuple(Shown(name, BY_ID[name].variants[0].id, "d") for name in BOOTS)
    assert meaning.query is not None
    session = replace(
        start, query=meaning.query, language=meaning.language, currency=meaning.query.currency, shown=shown, turn=1
    )
    return replace(session, **changes)  # type: ignore[arg-type]  # keyword arguments of Session


def read(text: str, session: Session) -> Meaning:
    return READER.read(text, session, locale=None, shown=[BY_ID[item.product_id] for item in session.shown])


ENGLISH = after("hiking boots under $120, not suede")
CHINESE = after("700元以内的登山靴")


@pytest.mark.parametrize(
    ("text", "act", "references"),
    [
        ("the second one", "details", (1,)),
        ("#3", "details", (2,)),
        ("number 2", "details", (1,)),
        ("the last one", "details", (3,)),
        ("tell me more about the first one", "details", (0,)),
        ("the purple one", "details", (1,)),
        ("compare 1 and 3", "compare", (0, 2)),
        ("compare the first and the last", "compare", (0, 3)),
        ("similar to the first", "similar", (0,)),
        ("add the second one to my cart", "add_to_cart", (1,)),
        ("第二个", "details", (1,)),
        ("第2款", "details", (1,)),
        ("最后一个", "details", (3,)),
        ("紫色那个", "details", (1,)),
        ("比较一下第一个和第三个", "compare", (0, 2)),
        ("就要第二个", "add_to_cart", (1,)),
        ("why this?", "why", ()),
        ("为什么推荐这个", "why", ()),
        ("the ninth one", "find", ()),
    ],
)
def test_references_point_at_the_list(text: str, act: str, references: tuple[int, ...]) -> None:
    meaning = read(text, CHINESE if not text.isascii() else ENGLISH)
    assert meaning.references == tuple(BOOTS[place] for place in references)
    if text != "the ninth one":
        assert meaning.act == act
        assert meaning.query == (CHINESE if not text.isascii() else ENGLISH).query


def test_it_is_the_product_in_focus() -> None:
    meaning = read("is it waterproof?", replace(ENGLISH, focus="boot-mossback"))
    assert meaning.act == "ask_product"
    assert meaning.references == ("boot-mossback",)
    assert [limit.value for limit in meaning.stated] == ["Waterproof"]


@pytest.mark.parametrize(
    ("text", "references"),
    [
        ("is the second one waterproof?", (1,)),
        ("does the first one come in black?", (0,)),
        ("第二个防水吗", (1,)),
        ("第三款有货吗", (2,)),
        ("how much does it weigh?", ()),
        ("这款多重", ()),
        ("what sizes do they come in", ()),
    ],
)
def test_questions_about_products_leave_the_wishes_alone(text: str, references: tuple[int, ...]) -> None:
    meaning = read(text, ENGLISH)
    assert meaning.act == "ask_product"
    assert meaning.references == tuple(BOOTS[place] for place in references)
    assert meaning.query == ENGLISH.query


@pytest.mark.parametrize("text", ["the blue ones", "do you have them in brown?", "are these in blue?"])
def test_ones_are_wishes(text: str) -> None:
    assert read(text, ENGLISH).act == "refine"


def test_which_is_best_compares_all() -> None:
    meaning = read("which one is the best?", ENGLISH)
    assert (meaning.act, meaning.references) == ("compare", BOOTS)


def test_first_aid_is_no_first() -> None:
    assert read("first aid kit", ENGLISH).references == ()


def price(meaning: Meaning) -> dict[str, tuple[Decimal, str | None]]:
    assert meaning.query is not None
    return {
        limit.op: (Decimal(str(limit.value)), limit.unit) for limit in meaning.query.limits if limit.field == "price"
    }


@pytest.mark.parametrize("text", ["cheaper", "something cheaper please", "too expensive", "not too expensive"])
def test_cheaper_is_up_to_the_dearest_below_the_median(text: str) -> None:
    meaning = read(text, ENGLISH)
    assert meaning.act == "refine"
    assert price(meaning) == {"<=": (Decimal(89), "USD")}


@pytest.mark.parametrize("text", ["便宜点", "再便宜些", "太贵了", "便宜點"])
def test_cheaper_in_chinese_is_in_yuan(text: str) -> None:
    assert price(read(text, CHINESE)) == {"<=": (Decimal(499), "CNY")}


def test_cheaper_is_under_the_product_in_focus() -> None:
    assert price(read("cheaper", replace(ENGLISH, focus="boot-drizzle"))) == {"<=": (Decimal("73.99"), "USD")}


def test_more_expensive_drops_the_old_ceiling_below_it() -> None:
    assert price(read("more expensive", ENGLISH)) == {">=": (Decimal(98), "USD"), "<=": (Decimal(120), "USD")}
    low = after("hiking boots under $80")
    assert price(read("pricier", low)) == {">=": (Decimal(98), "USD")}


@pytest.mark.parametrize(
    ("text", "gone", "there"),
    [
        ("in black", set(), {("color", "black")}),
        ("actually under 80", {("price", "120")}, {("price", "80")}),
        ("without leather", set(), {("material", "Leather")}),
        ("size 10 please", set(), {("size", "10")}),
        ("waterproof", set(), {("words", "Waterproof")}),
        ("in suede", {("material", "Suede Leather", "!=")}, {("material", "Suede Leather")}),
        ("any price is fine", {("price", "120")}, set()),
    ],
)
def test_limits_alone_refine(text: str, gone: set[tuple[str, ...]], there: set[tuple[str, str]]) -> None:
    meaning = read(text, ENGLISH)
    assert meaning.act == "refine"
    assert meaning.query is not None
    now = {(limit.field, str(limit.value)) for limit in meaning.query.limits}
    assert there <= now
    assert ("category", "Hiking Boots") in now
    assert not {pair[:2] for pair in gone if len(pair) == 2} & now
    assert ("material", "Suede Leather", "!=") not in gone or all(limit.op != "!=" for limit in meaning.query.limits)


def test_a_new_colour_replaces_the_old_in_limits_and_words() -> None:
    meaning = read("有没有黑色的", after("蓝色的登山靴"))
    assert meaning.act == "refine"
    assert meaning.query is not None
    assert [limit.value for limit in meaning.query.limits if limit.field == "color"] == ["黑色"]
    assert meaning.query.text == "登山靴 黑色"


def test_a_product_by_its_name_starts_new_wishes() -> None:
    meaning = read("show me the Pellumo Kestrel", ENGLISH)
    assert meaning.query is not None
    assert {limit.field for limit in meaning.query.limits} == {"brand"}
    assert meaning.query.text == "pellumo kestrel"


@pytest.mark.parametrize("text", ["show me tents", "我要帐篷", "tents"])
def test_a_new_kind_starts_new_wishes(text: str) -> None:
    meaning = read(text, ENGLISH)
    assert meaning.act == "find"
    assert meaning.query is not None
    assert {limit.field for limit in meaning.query.limits} == {"category"}


def test_a_narrower_kind_keeps_the_other_wishes() -> None:
    meaning = read("hiking boots", after("shoes under $120"))
    assert meaning.act == "refine"
    assert meaning.query is not None
    assert {(limit.field, str(limit.value)) for limit in meaning.query.limits} == {
        ("price", "120"),
        ("category", "Hiking Boots"),
    }


@pytest.mark.parametrize("text", ["more", "show me more", "something else", "换一批", "还有吗", "更多"])
def test_more(text: str) -> None:
    meaning = read(text, ENGLISH)
    assert meaning.act == "more"
    assert meaning.query == ENGLISH.query


@pytest.mark.parametrize("text", ["thanks", "hello", "what is your return policy", "转人工"])
def test_small_talk_leaves_the_wishes_alone(text: str) -> None:
    assert read(text, ENGLISH).query == ENGLISH.query


def test_starting_over_forgets_them() -> None:
    assert read("start over", ENGLISH).query is None


def test_another_language_may_change_a_guessed_price_list() -> None:
    meaning = read("两百块以内的耳机", ENGLISH)
    assert meaning.query is not None
    assert meaning.query.currency == "CNY"
    named = replace(ENGLISH, query=Query("boots"), currency="CNY")
    assert getattr(read("boots in blue", named).query, "currency", None) == "USD"
    assert getattr(read("boots", named).query, "currency", None) == "CNY"


def test_a_price_limit_in_force_keeps_its_price_list() -> None:
    chinese = after("700元以内的登山靴")
    assert getattr(read("in blue please", chinese).query, "currency", None) == "CNY"
    assert price(read("in dollars then, 100", chinese)) == {"<=": (Decimal(100), "USD")}
    assert getattr(read("show me tents", chinese).query, "currency", None) == "USD"


@pytest.mark.parametrize(
    ("text", "color"), [("not the black one", "black"), ("any colour but black", "black"), ("不要黑色那个", "黑色")]
)
def test_what_is_not_wanted_is_not_pointed_at(text: str, color: str) -> None:
    meaning = read(text, ENGLISH)
    assert (meaning.act, meaning.references) == ("refine", ())
    assert [(limit.op, limit.value) for limit in meaning.stated] == [("!=", color)]
