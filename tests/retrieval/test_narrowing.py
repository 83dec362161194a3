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
        product("night", "Night Blackout Curtains", variant("10"), category=("goods",)),
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
