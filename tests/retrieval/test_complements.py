"""What goes with a product and what is like it, over small shops of a few products."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from retrieval.complements import complement_kinds, complements, kinds_of
from retrieval.concepts import concepts
from retrieval.concepts.complements import TABLE
from retrieval.lexicon import Lexicon
from retrieval.products import Product, Text
from retrieval.query import Limit
from retrieval.search import Search
from retrieval.similar import similar
from tests.retrieval.shop import product, variant

BOOTS = product("boots", "Ridge Hiking Boots", variant("120", stock=True), category=("Shoes", "Hiking Boots"))
PHONE = product("phone", "Apple iPhone 11 64GB Black", variant("600", stock=True), brand="Apple", category=("Phones",))
SHOP = (
    BOOTS,
    product("boots-2", "Scree Hiking Boots", variant("125", stock=True), category=("Shoes", "Hiking Boots")),
    product("boots-3", "Peak Hiking Boots", variant("480", stock=True), category=("Shoes", "Hiking Boots")),
    product("boots-4", "Gone Hiking Boots", variant("121", stock=False), category=("Shoes", "Hiking Boots")),
    product("socks", "Merino Hiking Socks", variant("18", stock=True), category=("Clothing", "Socks")),
    product("socks-2", "Cotton Socks", variant("9", stock=True), category=("Clothing", "Socks")),
    product("socks-3", "Bed Socks", variant("8", stock=True), category=("Clothing", "Socks")),
    product("socks-4", "Alpine Hiking Socks", variant("15", stock=False), category=("Clothing", "Socks")),
    product("socks-5", "Kids' Socks", variant("5", stock=True), category=("Clothing", "Socks")),
    product("poles", "Carbon Trekking Poles", variant("90", stock=True), category=("Outdoor", "Trekking Poles")),
    product("poles-2", "Gold Trekking Poles", variant("900", stock=True), category=("Outdoor", "Trekking Poles")),
    PHONE,
    product("case", "Clear Case for iPhone 11", variant("19", stock=True), category=("Phones", "Phone Cases")),
    product("case-2", "Clear Case for iPhone 12", variant("19", stock=True), category=("Phones", "Phone Cases")),
    product("case-3", "Galaxy S9 Phone Case", variant("19", stock=True), category=("Phones", "Phone Cases")),
    product("case-4", "Knitted Phone Case", variant("19", stock=True), category=("Phones", "Phone Cases")),
    product("charger", "20W USB-C Charger", variant("25", stock=True), category=("Phones", "Chargers")),
    product("lamp", "Desk Lamp", variant("40", stock=True), category=("Home", "Lamps")),
)


def shop(products: Sequence[Product] = SHOP) -> Search:
    return Search(products, Lexicon.of(products), currency="USD")


def ids(found: Sequence[object]) -> list[str]:
    return [one.hit.product.id for one in found]  # type: ignore[attr-defined]  # complements


def test_every_name_of_the_table_is_a_kind_that_is_known() -> None:
    known = {concept.name for concept in concepts() if concept.field == "category"}
    lines = [line.partition(":") for line in TABLE.strip().splitlines()]
    kinds = [kind.strip() for kind, _, _ in lines]
    assert len(set(kinds)) == len(kinds)
    for kind, _, rest in lines:
        names = [name.strip() for name in rest.split(",")]
        assert {kind.strip(), *names} <= known
        assert kind.strip() not in names
        assert len(set(names)) == len(names)


def test_what_completes_boots_comes_kind_by_kind() -> None:
    found = complements(shop(), BOOTS, language="en", currency="USD")
    assert ids(found)[:2] == ["socks", "poles"]
    kinds = [one.kind for one in found]
    assert kinds[:2] == ["socks", "trekking poles"]
    assert max(kinds.count(kind) for kind in kinds) <= 2
    scores = [one.hit.score for one in found[:2]]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < one.hit.score <= 1 for one in found)


def test_never_its_own_kind_nor_what_is_sold_out_nor_what_was_excluded() -> None:
    found = complements(shop(), BOOTS, language="en", currency="USD", exclude=["socks"])
    assert {"boots", "boots-2", "boots-3", "boots-4", "socks", "socks-4"}.isdisjoint(ids(found))
    assert ids(found)


def test_a_budget_is_kept_and_what_costs_far_more_than_the_thing_itself_comes_later() -> None:
    assert all(
        (price := one.hit.variant.prices["USD"].amount) <= 20 and price > 0
        for one in complements(shop(), BOOTS, language="en", currency="USD", budget=Decimal(20))
    )
    poles = [one for one in complements(shop(), BOOTS, language="en", currency="USD") if one.kind == "trekking poles"]
    assert ids(poles) == ["poles", "poles-2"]


def test_a_case_fits_the_phone_or_says_nothing_of_any() -> None:
    found = [one for one in complements(shop(), PHONE, language="en", currency="USD") if one.kind == "phone case"]
    assert ids(found) == ["case", "case-4"]


def test_what_is_for_children_does_not_go_with_what_is_for_women() -> None:
    boots = product("w", "Women's Hiking Boots", variant("120", stock=True), category=("Shoes", "Hiking Boots"))
    assert "socks-5" not in ids(complements(shop((*SHOP, boots)), boots, language="en", currency="USD"))
    only = (boots, next(one for one in SHOP if one.id == "socks-5"))
    assert ids(complements(shop(only), boots, language="en", currency="USD")) == []


def test_a_shop_in_chinese_is_completed_too() -> None:
    kettle = product("k", "玻璃烧水壶", variant("99", stock=True), category=("厨房", "烧水壶"), language="zh")
    goods = (
        kettle,
        product("t", "紫砂茶壶", variant("80", stock=True), category=("厨房", "茶壶"), language="zh"),
        product("c", "粗陶马克杯", variant("30", stock=True), category=("厨房", "杯子"), language="zh"),
        product("q", "蚕丝被", variant("300", stock=True), category=("家居", "被子"), language="zh"),
    )
    found = complements(shop(goods), kettle, language="zh", currency="USD")
    assert sorted(ids(found)) == ["c", "t"]


@pytest.mark.parametrize(
    ("title", "category", "kinds", "first"),
    [
        ("Oak Desk", (), ("desk",), "office chair"),
        ("蓝色连衣裙", (), ("dress",), "heels"),
        ("Canvas Sneakers", (), ("sneakers", "shoes"), "socks"),
        ("Thing 4000", ("Outdoor", "Tents"), ("tent",), "sleeping bag"),
        ("Zither", ("Zithers",), (), None),
    ],
)
def test_the_kind_is_told_by_title_and_then_category(
    title: str, category: tuple[str, ...], kinds: tuple[str, ...], first: str | None
) -> None:
    one = product("x", title, category=category)
    assert kinds_of(one)[:1] == kinds[:1]
    assert next(iter(complement_kinds(one)), None) == first


def test_what_nothing_is_known_of_gets_nothing() -> None:
    zither = product("z", "Zither", variant("5"))
    assert complements(shop((*SHOP, zither)), zither, language="en", currency="USD") == ()


def test_alike_is_the_same_kind_near_in_price_and_to_be_had() -> None:
    assert [hit.product.id for hit in similar(shop(), BOOTS, language="en", currency="USD").hits] == [
        "boots-2",
        "boots-3",
    ]


def test_alike_where_no_kind_is_known_is_the_shops_own_category() -> None:
    goods = [product(f"z{n}", f"Zither No {n}", variant(str(50 + n)), category=("Zithers",)) for n in range(4)]
    found = similar(shop((*SHOP, *goods)), goods[0], language="en", currency="USD").hits
    assert [hit.product.id for hit in found] == ["z1", "z2", "z3"]


def test_where_nothing_of_the_kind_is_left_something_near_is_shown() -> None:
    lamp = next(one for one in SHOP if one.id == "lamp")
    found = similar(shop(), lamp, language="en", currency="USD").hits
    assert found
    assert "lamp" not in {hit.product.id for hit in found}


def test_a_translation_tells_the_kind_where_the_first_language_does_not() -> None:
    assert kinds_of(product("x", "Nimbus", zh=Text("烧水壶"))) == ("kettle",)


def test_alike_keeps_limits_and_what_only_the_product_itself_meets_described_it() -> None:
    cheap = similar(shop(), BOOTS, language="en", currency="USD", limits=[Limit("price", "<=", "200", "USD")])
    assert [hit.product.id for hit in cheap.hits] == ["boots-2"]
    described = [Limit("brand", "=", BOOTS.text.title, hard=False)]
    found = similar(shop(), BOOTS, language="en", currency="USD", limits=described)
    assert {hit.product.id for hit in found.hits} == {"boots-2", "boots-3"}
