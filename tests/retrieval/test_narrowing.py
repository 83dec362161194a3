"""A shopper's own phrase narrows a list to what bears the name, and to nothing less where nothing does."""

import pytest

from retrieval.products import Product
from retrieval.query import Limit, Query
from retrieval.search import Search
from tests.retrieval.shop import Plain, product, variant

SHOP: tuple[Product, ...] = tuple(
    product(name, title, variant("10"), category=("goods",), description=description)
    for name, title, description in (
        ("wall", "Quick Wall Charger", ""),
        ("car", "Quick Vehicle Charger", "Not for the wall"),
        ("nap", "舒适午睡枕", ""),
        ("neck", "护颈枕", "适合午睡"),
        ("plus", "Case for iPhone 7 Plus", ""),
        ("plain", "Case for iPhone 7", ""),
        ("womens", "女式雨鞋", ""),
        ("mens", "男式雨鞋", ""),
    )
)
KIND = Limit("category", "=", "goods", hard=False)


@pytest.mark.parametrize(
    ("phrases", "left"),
    [
        (("wall charger",), {"wall"}),
        (("charger wall",), {"wall"}),
        (("办公室午睡枕",), {"nap"}),
        (("7 plus",), {"plus"}),
        (("女款",), {"womens"}),
        (("case", "charger"), {"plus", "plain"}),
        (("zither",), {one.id for one in SHOP}),
        ((), {one.id for one in SHOP}),
    ],
)
def test_the_list_is_narrowed_to_what_is_called_so(phrases: tuple[str, ...], left: set[str]) -> None:
    result = Search(SHOP, Plain(), currency="USD").search(Query("", limits=(KIND,), phrases=phrases))
    assert {hit.product.id for hit in result.hits} == left
    assert result.given_up == ()


def test_a_name_never_breaks_a_limit() -> None:
    dear = product("dear", "Gold Wall Charger", variant("900"), category=("goods",))
    limits = (KIND, Limit("price", "<=", "20", "USD"))
    result = Search((*SHOP, dear), Plain(), currency="USD").search(
        Query("", limits=limits, phrases=("gold wall charger",))
    )
    assert [hit.product.id for hit in result.hits] == ["wall"]


def test_a_name_beats_a_mention_and_a_half_is_none() -> None:
    goods = (
        product(
            "night",
            "Night Blackout Curtains",
            variant("10"),
            category=("goods",),
            attributes={"feature": ("Blackout",)},
        ),
        product("sheer", "Sheer Curtains", variant("10"), category=("goods",), description="With blackout curtains"),
        product("half", "半遮光窗帘", variant("10"), category=("goods",)),
        product("whole", "遮光窗帘", variant("10"), category=("goods",)),
    )
    search = Search(goods, Plain(), currency="USD")

    def found(wish: str) -> set[str]:
        limits = (KIND, Limit("words", "=", wish, hard=False))
        return {hit.product.id for hit in search.search(Query(wish, limits=limits)).hits}

    assert found("blackout") == {"night"}
    assert found("遮光") == {"whole"}


def test_the_kinds_own_name_narrows_only_to_enough() -> None:
    goods = [
        product(name, title, variant("10"), category=("电水壶",))
        for name, title in (("a", "玻璃烧水壶"), ("b", "钢水壶"), ("c", "旅行热水壶"))
    ]
    kind = Limit("category", "=", "烧水壶", hard=False)

    def found(*more: Product) -> set[str]:
        query = Query("", limits=(kind,), phrases=("给办公室弄个烧水壶",))
        search = Search((*goods, *more), Plain(烧水壶={"电水壶"}), currency="USD")
        return {hit.product.id for hit in search.search(query).hits}

    assert found() == {"a", "b", "c"}
    called = [product(name, f"{name}烧水壶", variant("10"), category=("电水壶",)) for name in ("d", "e")]
    assert found(*called) == {"a", "d", "e"}


def test_a_phrase_is_borne_by_its_synonyms() -> None:
    goods = [
        product("bar", "Bicycle Mount", variant("10"), category=("goods",)),
        product("dash", "Dashboard Mount", variant("10"), category=("goods",)),
    ]
    query = Query("", limits=(KIND,), phrases=("bike",))
    result = Search(goods, Plain(bike={"bicycle"}), currency="USD").search(query)
    assert [hit.product.id for hit in result.hits] == ["bar"]


def test_of_too_few_names_descriptions_count_unless_attributes_say_it() -> None:
    def found(**attributes: tuple[str, ...]) -> set[str]:
        goods = (
            product("named", "Flip Phone", variant("10"), category=("goods",), attributes=attributes),
            product("told", "Small Phone", variant("10"), category=("goods",), description="This flip phone folds."),
            product("other", "Flat Phone", variant("10"), category=("goods",)),
        )
        limits = (KIND, Limit("words", "=", "flip", hard=False))
        result = Search(goods, Plain(), currency="USD").search(Query("flip", limits=limits))
        return {hit.product.id for hit in result.hits}

    assert found() == {"named", "told"}
    assert found(feature=("Flip",)) == {"named"}
