"""What limits mean, record by record, in both languages."""

from decimal import Decimal

import pytest

from retrieval.index import indexed
from retrieval.masks import Masks
from retrieval.mentions import Mentions
from retrieval.products import Product, Text, Variant
from retrieval.query import Limit, Op
from tests.retrieval.shop import Plain, prices, product, variant


def keeps(limit: Limit, *products: Product, forms: Plain | None = None, currency: str = "USD") -> list[bool]:
    """Per variant."""
    masks = Masks.of(indexed(products), forms or Plain(), currency, {("USD", "CNY"): Decimal(7)})
    return [bool(cell) for cell in masks.passes(limit)]


AFFIRMED = [
    ("Leather boot", "leather"),
    ("Boots in full-grain leather", "leather"),
    ("Leather boots", "boot"),
    ("Not only leather but suede", "leather"),
    ("No lace leather shoe", "leather"),
    ("Without laces, leather upper", "leather"),
    ("Faux fur lining and leather upper", "leather"),
    ("Leather shoes. Free shipping", "shoes"),
    ("Leather free shipping", "leather"),
    ("No. Leather lasts", "leather"),
    ("Faux leather strap, real leather case", "leather"),
    ("真皮男靴", "真皮"),
    ("非常舒适的真皮", "真皮"),
    ("无钢圈蕾丝文胸", "蕾丝"),
    ("不含酒精和香精，真皮", "真皮"),
    ("头层牛皮，非人造革", "牛皮"),
    ("Not your average leather boot", "leather"),
    ("Non-slip leather shoes", "leather"),
    ("Wire-free cotton bra", "cotton"),
    ("Genuine leather or faux leather", "leather"),
    ("不锈钢保温杯", "保温杯"),
    ("雪纺连衣裙", "雪纺"),
    ("雪紡連衣裙", "雪纺"),
    ("纯棉T恤", "t恤"),
]
NEGATED = [
    ("Faux leather boot", "leather"),
    ("faux-leather", "leather"),
    ("Leather-free boot", "leather"),
    ("Non-leather boot", "leather"),
    ("Boots without laces", "laces"),
    ("No laces, ever", "laces"),
    ("Not made of leather", "leather"),
    ("Doesn't contain latex", "latex"),
    ("Made without any real leather", "leather"),
    ("No leather or suede", "suede"),
    ("Free of parabens, sulfates and phthalates", "phthalates"),
    ("Free from parabens, sulfates and phthalates", "sulfates"),
    ("PU leather handbag", "leather"),
    ("Vegan leather tote", "leather"),
    ("Imitation suede", "suede"),
    ("Leather-look leggings", "leather"),
    ("Down alternative comforter", "down"),
    ("Batteries not included", "batteries"),
    ("This is not a leather product", "leather"),
    ("Wool blend, never polyester", "polyester"),
    ("BPA-Free bottle", "bpa"),
    ("仿皮男靴", "皮"),
    ("仿真丝连衣裙", "真丝"),
    ("人造革手袋", "革"),
    ("非真皮", "皮"),
    ("PU皮单肩包", "皮"),
    ("不含酒精", "酒精"),
    ("不含酒精、香料和色素", "色素"),
    ("无拉链设计", "拉链"),
    ("不含任何酒精", "酒精"),
]
ABSENT = [("A hundred boots", "red"), ("Bootleg jeans", "boot"), ("Organizer", "organic"), ("连衣裙", "衬衫")]


@pytest.mark.parametrize(("text", "form"), AFFIRMED)
def test_a_plain_mention_counts(text: str, form: str) -> None:
    assert Mentions.of(1, [(0, text)]).affirmed([form]).all()


@pytest.mark.parametrize(("text", "form"), NEGATED)
def test_a_negated_or_imitation_mention_does_not(text: str, form: str) -> None:
    mentions = Mentions.of(1, [(0, text)])
    assert mentions.mentioned([form]).all()
    assert not mentions.affirmed([form]).any()


@pytest.mark.parametrize(("text", "form"), ABSENT)
def test_a_part_of_a_word_is_no_mention(text: str, form: str) -> None:
    assert not Mentions.of(1, [(0, text)]).mentioned([form]).any()


def test_the_imitation_itself_can_be_asked_for() -> None:
    assert Mentions.of(1, [(0, "Faux leather boot")]).affirmed(["faux leather"]).all()


@pytest.mark.parametrize(
    ("op", "value", "kept"),
    [("<=", "120", True), ("<=", "119.99", False), (">=", "120.00", True), (">=", "120.01", False), ("=", "120", True)],
)
def test_price_limits_are_exact_at_the_edge(op: Op, value: str, kept: bool) -> None:
    assert keeps(Limit("price", op, value, "USD"), product("a", "Boot", variant("120"))) == [kept]


def test_an_unknown_price_fails_whatever_the_limit() -> None:
    unpriced = product("a", "Boot")
    assert keeps(Limit("price", "<=", "1000000"), unpriced) == keeps(Limit("price", ">=", "0"), unpriced) == [False]


def test_a_price_limit_is_judged_in_its_own_currency() -> None:
    both = product("a", "Boot", Variant(prices=prices(USD="100", CNY="500")))
    assert keeps(Limit("price", "<=", "600", "CNY"), both) == [True]  # 700 if it were converted
    assert keeps(Limit("price", "<=", "600"), product("b", "Boot", variant("100")), currency="CNY") == [False]


def test_a_foreign_currency_is_converted_by_rate_or_unknown() -> None:
    dollars = product("a", "Boot", variant("100"))
    assert keeps(Limit("price", "<=", "700", "CNY"), dollars) == [True]
    assert keeps(Limit("price", "<=", "699", "CNY"), dollars) == [False]
    assert keeps(Limit("price", "<=", "100000", "EUR"), dollars) == [False]


def test_stock_fails_only_what_is_known_to_be_sold_out() -> None:
    boots = product("a", "Boot", variant(stock=True), variant(stock=False), variant(), variant(left=0), variant(left=2))
    assert keeps(Limit("stock", "=", "in_stock"), boots) == [True, False, True, False, True]
    assert keeps(Limit("stock", ">=", "3"), boots) == [True, False, True, False, False]


def test_an_unknown_rating_fails_a_floor() -> None:
    rated = [product(str(r), "Boot", rating=r) for r in (4.5, 3.9, None)]
    assert keeps(Limit("rating", ">=", "4"), *rated) == [True, False, False]


def test_a_size_binds_only_records_that_have_sizes() -> None:
    boots = product("a", "Boot", variant(size="10"), variant(size="10.5"), variant(size="US 10"), variant(size="110"))
    cable = product("b", "Cable 10 m")
    tall = product("c", "Boot", attributes={"尺码": ("9", "10")})
    short = product("d", "Boot", attributes={"Size": ("8",)})
    limit = Limit("size", "=", "10")
    assert keeps(limit, boots, cable, tall, short) == [True, False, True, False, True, True, False]


def test_sizes_in_letters_are_whole() -> None:
    shirt = product("a", "Shirt", variant(size="XL"), variant(size="2XL"), variant(size="XXL"), variant(size="L"))
    assert keeps(Limit("size", "=", "xl"), shirt) == [True, False, False, False]


def test_excluding_a_colour_removes_variants_not_products() -> None:
    boots = product("a", "Black and Blue Boot", variant(color="black"), variant(color="blue"))
    plain = product("b", "Black Boot")
    assert keeps(Limit("color", "!=", "black"), boots, plain) == [False, True, False]


def test_a_translated_option_is_the_same_option() -> None:
    zh = Text("靴子", options={"blue": "蓝色"})
    boots = product("a", "Boot", variant(color="blue"), variant(color="black"), zh=zh)
    assert keeps(Limit("color", "=", "蓝色", hard=False), boots) == [True, False]
    assert keeps(Limit("color", "!=", "蓝色"), boots) == [False, True]


@pytest.mark.parametrize(
    "record",
    [
        product("a", "Leather boot"),
        product("a", "Boot", description="Upper of soft leather."),
        product("a", "Boot", attributes={"material": ("leather", "rubber")}),
        product("a", "Boot", variant(material="Leather")),
        product("a", "Boot", category=("Shoes", "Leather Boots")),
        product("a", "Boot", zh=Text("皮靴", description="leather 内里")),
        product("a", "真皮靴", language="zh"),
    ],
)
@pytest.mark.parametrize("field", ["material", "words", "style"])
def test_an_exclusion_is_broken_wherever_the_record_says_it(record: Product, field: str) -> None:
    forms = Plain(leather={"真皮"})
    assert keeps(Limit(field, "!=", "leather"), record, forms=forms) == [False]
    assert keeps(Limit(field, "not_in", ("silk", "leather")), record, forms=forms) == [False]


@pytest.mark.parametrize(
    ("record", "unstated"),
    [
        (product("a", "Boot"), True),
        (product("a", "Boot", attributes={"material": ("rubber",)}), False),
        (product("a", "Boot", variant(material="rubber")), False),
        (product("a", "Faux leather boot"), False),
        (product("a", "Boot", attributes={"leather": ("no",)}), True),
        (product("a", "Canvas Boot"), False),
        (product("a", "Boot", description="100% cotton"), False),
        (product("a", "靴子", description="100%棉"), False),
        (product("a", "Boot", description="goes with cotton socks"), True),
    ],
)
def test_a_silent_record_passes_and_is_marked(record: Product, unstated: bool) -> None:
    masks = Masks.of(indexed([record]), Plain(), "USD", {})
    limit = Limit("material", "!=", "leather")
    assert masks.passes(limit).all()
    assert bool(masks.unstated(limit)[0]) == unstated


@pytest.mark.parametrize(("title", "unstated"), [("Boot - Gold", False), ("金色靴子", False), ("Boot", True)])
def test_another_colour_in_the_title_is_a_statement(title: str, unstated: bool) -> None:
    masks = Masks.of(indexed([product("a", title)]), Plain(), "USD", {})
    assert bool(masks.unstated(Limit("color", "!=", "black"))[0]) == unstated


def test_a_kind_is_a_category_or_else_a_word_of_titles() -> None:
    boots = product("a", "Trail One", category=("Shoes", "Boots"))
    socks = product("b", "Boot socks", category=("Shoes", "Socks"))
    kettle = product("c", "Steel Kettles", category=("Kitchen",))
    shop = (boots, socks, kettle)
    assert keeps(Limit("category", "=", "boot", hard=False), *shop) == [True, False, False]
    assert keeps(Limit("category", "=", "shoes", hard=False), *shop) == [True, True, False]
    assert keeps(Limit("category", "=", "kettle", hard=False), *shop) == [False, False, True]
    assert keeps(Limit("category", "in", ("socks", "kitchen")), *shop) == [False, True, True]
    assert keeps(Limit("category", "=", "tent", hard=False), *shop) == [False, False, False]


def test_a_thing_made_for_a_kind_is_not_of_the_kind() -> None:
    titles = [
        "Lenovo - AC adapter for select laptops - Black",
        "Gaming Laptop with mouse, 15 inch",
        "适用于laptop的支架",
    ]
    shop = [product(title, title) for title in titles]
    assert keeps(Limit("category", "=", "laptop", hard=False), *shop) == [False, True, False]
    assert keeps(Limit("category", "=", "mouse", hard=False), *shop) == [False, False, False]


def test_a_kind_is_found_in_any_language() -> None:
    dress = product("a", "Dress", category=("Women", "Dresses"), zh=Text("裙", category=("女装", "连衣裙")))
    assert keeps(Limit("category", "=", "連衣裙"), dress) == [True]


def test_the_variants_colour_decides_over_the_title() -> None:
    boots = product("a", "Red Boot", variant(color="red"), variant(color="blue"))
    titled = product("b", "Red Boot")
    assert keeps(Limit("color", "=", "red", hard=False), boots, titled) == [True, False, True]


def test_a_material_wish_is_not_met_by_an_imitation() -> None:
    shop = (
        product("a", "Faux leather boot"),
        product("b", "Boot", description="Made of leather"),
        product("c", "Leather boot"),
    )
    assert keeps(Limit("material", "=", "leather", hard=False), *shop) == [False, True, True]


def test_an_attribute_that_says_no_meets_no_wish() -> None:
    yes = product("a", "Boot", attributes={"waterproof": ("yes",)})
    no = product("b", "Boot", attributes={"waterproof": ("no",)})
    assert keeps(Limit("words", "=", "waterproof", hard=False), yes, no) == [True, False]


def test_brands_are_read_from_the_brand_field_first() -> None:
    shop = (
        product("a", "Boot", brand="Lacoste"),
        product("b", "Lacoste boot"),
        product("c", "Lacoste style", brand="Other"),
        product("d", "Other - Lacoste Boot - Red", brand="Other"),
        product("e", "Other - Cream for Lacoste Boots", brand="Other"),
        product("f", "Case for Lacoste", description="Made for Lacoste"),
    )
    assert keeps(Limit("brand", "=", "lacoste", hard=False), *shop) == [True, True, False, True, False, False]


def test_an_accessory_that_begins_with_a_brand_is_not_made_by_it() -> None:
    shop = (product("a", "Acme - Samsung S7 Case", brand="Acme"), product("b", "AT&T - Samsung S7", brand="AT&T"))
    assert keeps(Limit("brand", "=", "samsung", hard=False), *shop) == [False, True]


def test_measured_attributes_can_be_bounded() -> None:
    shop = [product(v, "Drive", attributes={"storage": (v,)}) for v in ("256 GB", "64GB", "unknown")]
    assert keeps(Limit("storage", ">=", "128", "GB"), *shop) == [True, False, False]
