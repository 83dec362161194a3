"""From rows to products: columns by name, ids, repeats, variants, price lists, language, our own records."""

import csv
import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from retrieval.errors import CatalogError
from retrieval.importing import Import, read_products
from retrieval.products import Price, Product, Text, Variant

Load = Callable[..., Import]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    def read(rows: object, *, mapping: Mapping[str, str] | None = None, **words: str) -> Import:
        path = tmp_path / "shop.json"
        path.write_text(json.dumps(rows))
        found = read_products(path, mapping=mapping, **words)
        report = found.report
        assert report.rows == report.accepted + report.rejected_rows + report.duplicates + report.merged
        assert report.accepted == len(found.products) == len({product.id for product in found.products})
        return found

    return read


def test_chinese_columns(load: Load) -> None:
    row = {
        "商品ID": "17",
        "名称": "蓝色连衣裙",
        "描述": "夏季<br>新款",
        "品牌": "某牌",
        "价格": "199元",
        "原价": "299",
        "分类": "女装>连衣裙",
        "颜色": "蓝色",
        "尺码": "M",
        "材质": "棉",
        "库存": "3",
        "图片": "https://x.example/1.jpg",
        "链接": "/p/17",
        "销量": "88",
    }
    found = load([row])
    assert (found.currency, found.language, found.report.unused) == ("CNY", "zh", ())
    assert tuple(found.products) == (
        Product(
            id="17",
            language="zh",
            text=Text(
                "蓝色连衣裙", "夏季\n新款", "某牌", ("女装", "连衣裙"),
                {"color": ("蓝色",), "size": ("M",), "material": ("棉",)},
            ),
            variants=(
                Variant(
                    prices={"CNY": Price(Decimal("199.00"), Decimal("299.00"))}, in_stock=True, stock=3,
                    image="https://x.example/1.jpg",
                ),
            ),
            popularity=88.0,
            images=("https://x.example/1.jpg",),
            url="/p/17",
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "amount", "before"),
    [
        ({"price": 10}, "10.00", None),
        ({"price": 10, "sale_price": 8}, "8.00", "10.00"),
        ({"price": 10, "Special Price": ""}, "10.00", None),
        ({"price": 10, "counter_price": 12}, "10.00", "12.00"),
        ({"price": 10, "compare_at_price": 10}, "10.00", None),
        ({"price": 10, "list price": 9}, "10.00", None),
        ({"price": 10, "sale_price": 8, "list_price": 12}, "8.00", "12.00"),
        ({"regular_price": 10}, "10.00", None),
        ({"regular_price": 10, "sale_price": 8}, "8.00", "10.00"),
        ({"price": 8, "regular_price": 10}, "8.00", "10.00"),
        ({"sale_price": 8}, "8.00", None),
        ({"price": 10, "sale_price": 11}, "10.00", None),
        ({"price": "$10", "list_price": "€12"}, "10.00", None),
    ],
)
def test_a_list_price_is_only_ever_higher(
    load: Load, cells: dict[str, object], amount: str, before: str | None
) -> None:
    (product,) = load([{"name": "Lamp", **cells}]).products
    (price,) = product.variants[0].prices.values()
    assert (str(price.amount), price.list_amount and str(price.list_amount)) == (amount, before)


def test_a_list_price_alone_is_not_what_is_paid(load: Load) -> None:
    assert load([{"name": "Lamp", "msrp": 12}]).products[0].variants[0].prices == {}


def test_several_price_lists(load: Load) -> None:
    row = {"name": "Lamp", "price_usd": 10, "sale price (USD)": 9, "价格（人民币）": "70", "price_in_stock": "x"}
    found = load([row])
    assert found.products[0].variants[0].prices == {
        "USD": Price(Decimal("9.00"), Decimal("10.00")),
        "CNY": Price(Decimal("70.00")),
    }


@pytest.mark.parametrize(
    ("rows", "words", "currency", "priced_in"),
    [
        ([{"name": "Lamp", "price": 5}], {}, "USD", "USD"),
        ([{"name": "台灯", "price": 5}], {}, "CNY", "CNY"),
        ([{"name": "台灯", "price": 5}], {"currency": "eur"}, "EUR", "EUR"),
        ([{"name": "台灯", "price": 5, "currency": "usd"}], {}, "USD", "USD"),
        ([{"name": "台灯", "price": "£5"}, {"name": "茶杯", "price": 3}], {}, "GBP", "GBP"),
        ([{"name": "Lamp", "price": "$5"}], {"currency": "CAD"}, "CAD", "CAD"),
        ([{"name": "Lamp", "price": "¥5"}], {"currency": "JPY"}, "JPY", "JPY"),
        ([{"name": "Lamp", "price": "¥5"}], {}, "CNY", "CNY"),
        ([{"name": "Lamp", "price": "5 €"}], {"currency": "USD"}, "USD", "EUR"),
        ([{"name": "Lamp", "price": "$5", "currency": "AUD"}], {}, "AUD", "AUD"),
        ([{"name": "ランプの台", "price": 5}], {}, "USD", "USD"),
    ],
)
def test_the_currency(load: Load, rows: object, words: dict[str, str], currency: str, priced_in: str) -> None:
    found = load(rows, **words)
    assert found.currency == currency
    assert set(found.products[0].variants[0].prices) == {priced_in}
    other = [sentence for sentence in found.report.assumptions if "the catalog's currency" in sentence]
    assert bool(other) == (priced_in != currency)


def test_a_price_that_contradicts_its_currency_column_is_rejected(load: Load) -> None:
    rows = [{"name": "Lamp", "price": "$5", "currency": "EUR"}, {"name": "Cup", "price": 3, "currency": "XXQ"}]
    assert [r.field for r in load(rows).report.rejected] == ["currency", "currency"]


def test_languages_of_a_mixed_catalog(load: Load) -> None:
    rows = [{"name": "台灯"}, {"name": "茶杯"}, {"name": "iPhone 15", "description": "手机"}, {"name": "Desk lamp"},
            {"name": "Vase", "lang": "Deutsch"}, {"name": "花瓶"}, {"name": "毛巾"}]  # fmt: skip
    found = load(rows)
    assert found.language == "zh"
    assert [product.language for product in found.products] == ["zh", "zh", "zh", "en", "en", "zh", "zh"]
    assert [d.field for d in found.report.dropped] == ["language"]
    assert {p.language for p in load(rows[:4], language="en").products} == {"zh", "en"}
    assert [p.language for p in load([{"name": "Vase", "lang": "de-AT"}]).products] == ["de"]


def test_ids_without_a_column_are_stable_and_need_no_order(load: Load) -> None:
    rows = [{"name": f"Lamp {n}", "brand": "B", "category": "Home", "price": n} for n in range(1, 6)]
    forth = {product.text.title: product.id for product in load(rows).products}
    dearer = [{**row, "price": 99} for row in reversed(rows)]
    assert {product.text.title: product.id for product in load(dearer).products} == forth
    assert len(set(forth.values())) == 5
    for field in ("name", "brand", "category"):
        assert load([{**rows[0], field: "other"}]).products[0].id not in forth.values()


def test_rows_of_one_hash_become_variants_or_duplicates(load: Load) -> None:
    lamp = {"name": "Lamp", "brand": "B", "price": 5, "image": "/a.jpg"}
    rows = [lamp, {**lamp, "price": 6}, lamp, {**lamp, "image": "/b.jpg"}, {**lamp, "description": "Bright"}]
    found = load(rows)
    assert (found.report.duplicate_lines, found.report.merged_lines) == ((1,), (1, 1, 1))
    (product,) = found.products
    assert [(str(v.prices["USD"].amount), v.image) for v in product.variants] == [
        ("5.00", "/a.jpg"), ("6.00", "/a.jpg"), ("5.00", "/b.jpg"),
    ]  # fmt: skip
    assert product.text.description == "Bright"
    assert product.images == ("/a.jpg", "/b.jpg")
    ids = [variant.id for variant in product.variants]
    assert None not in ids
    assert len(set(ids)) == 3
    again = load(rows[::-1]).products[0].variants
    assert {variant.id for variant in again} == set(ids)


def test_variant_ids_survive_a_new_price_when_options_tell_them_apart(load: Load) -> None:
    rows = [{"id": "7", "name": "Shirt", "colour": c, "size": s, "price": 5} for c in ("red", "blue") for s in "ML"]
    before, after = load(rows).products[0], load([{**row, "price": 4, "stock": 1} for row in rows]).products[0]
    assert [variant.id for variant in before.variants] == [variant.id for variant in after.variants]
    assert [dict(variant.options) for variant in before.variants][1] == {"color": "red", "size": "L"}
    assert before.text.attributes == {}


def test_an_option_that_only_some_rows_state_is_not_said_of_all(load: Load) -> None:
    (product,) = load([{"id": "7", "name": "Shirt"}, {"id": "7", "name": "Shirt", "color": "red"}]).products
    assert product.text.attributes == {}
    assert [dict(variant.options) for variant in product.variants] == [{}, {"color": "red"}]


def test_shopify_s_export(load: Load, tmp_path: Path) -> None:
    heading = ["Handle", "Title", "Body (HTML)", "Vendor", "Type", "Option1 Name", "Option1 Value", "Variant SKU",
               "Variant Inventory Qty", "Variant Price", "Variant Compare At Price", "Image Src"]  # fmt: skip
    lines = [
        [
            "tee",
            "Tee",
            "<p>Soft</p>",
            "Acme",
            "Shirts",
            "Colour",
            "Red",
            "T-R",
            "3",
            "20.00",
            "25.00",
            "https://c.example/1.jpg",
        ],
        ["tee", "", "", "", "", "Colour", "Blue", "T-B", "-1", "21.00", "", "https://c.example/2.jpg"],
        ["tee", "", "", "", "", "", "", "", "", "", "", "https://c.example/3.jpg"],
        ["mug", "Mug", "", "Acme", "Cups", "Title", "Default Title", "M", "", "9.00", "", ""],
        ["cup", "", "", "", "", "", "", "", "", "1.00", "", ""],
    ]
    path = tmp_path / "shopify.csv"
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([heading, *lines])
    found = read_products(path)
    tee, mug = found.products
    assert [(v.id, dict(v.options), v.stock, v.in_stock) for v in tee.variants] == [
        ("T-R", {"color": "Red"}, 3, True), ("T-B", {"color": "Blue"}, 0, False),
    ]  # fmt: skip
    assert len(tee.images) == 3
    assert (tee.text.description, tee.text.brand, tee.text.category) == ("Soft", "Acme", ("Shirts",))
    assert mug.text.attributes == {}
    assert [(r.line, r.field) for r in found.report.rejected] == [(6, "title")]


def test_one_id_for_two_different_things_keeps_the_first(load: Load) -> None:
    found = load([{"id": 1, "name": "Lamp"}, {"id": 1, "name": "Table"}, {"id": 2, "name": "Cup"}])
    assert [product.text.title for product in found.products] == ["Lamp", "Cup"]
    (rejected,) = found.report.rejected
    assert (rejected.field, rejected.value) == ("id", "1")
    assert "another name" in rejected.reason


def test_ids_are_taken_from_the_column_that_most_rows_fill(load: Load) -> None:
    rows = [{"sku": f"S{n}", "name": f"Lamp {n}", "handle": "h" if n == 1 else ""} for n in range(5)]
    assert [product.id for product in load(rows).products] == ["S0", "S1", "S2", "S3", "S4"]
    assert load([{"id": 17.0, "name": "Lamp"}, {"id": 18, "name": "Cup"}]).products[0].id == "17"
    found = load([{"id": "a", "name": "Lamp"}, {"name": "Cup"}, {"name": "Vase"}])
    assert found.report.accepted == 3
    assert any("ids were made" in sentence for sentence in found.report.assumptions)
    found = load([{"id": "a", "name": "Lamp"}, {"name": "Cup"}, {"id": "c", "name": "Vase"}])
    assert [(r.line, r.field) for r in found.report.rejected] == [(1, "id")]


def test_an_explicit_mapping_wins(load: Load) -> None:
    rows = [
        {"name": "internal", "shown as": "Lamp", "price": 9, "net": "5"},
        {"name": "x", "shown as": "Cup", "price": 3},
    ]
    found = load(rows, mapping={"title": "shown as", "price": "net"})
    assert [product.text.title for product in found.products] == ["Lamp", "Cup"]
    assert found.products[1].variants[0].prices == {}
    assert found.report.columns == {"shown as": "title", "net": "price"} | {"name": "attribute"}
    for wrong in ({"titel": "name"}, {"title": "no such column"}):
        with pytest.raises(CatalogError, match="mapping"):
            load(rows, mapping=wrong)


def test_without_any_name_column_the_report_says_what_to_do(load: Load) -> None:
    found = load([{"id": 1, "heading": "Lamp"}])
    assert tuple(found.products) == ()
    assert any("mapping" in sentence and "heading" in sentence for sentence in found.report.assumptions)


def test_further_columns_become_attributes_only_when_they_are_words_that_repeat(load: Load) -> None:
    rows = [
        {"name": f"Lamp {n}", "Style": "modern" if n % 2 else "classic", "产地": "中国", "season": ["summer", "autumn"],
         "weight": n, "is_new": True, "created at": "Monday", "meta_title": "Buy", "teaser": f"The number {n} of lamps",
         "page": "https://x.example", "internalCode": "ABC"}
        for n in range(40)
    ]  # fmt: skip
    found = load(rows)
    assert found.products[0].text.attributes == {
        "style": ("classic",), "产地": ("中国",), "season": ("summer", "autumn"),
    }  # fmt: skip
    assert set(found.report.unused) == {
        "weight",
        "is_new",
        "created at",
        "meta_title",
        "teaser",
        "page",
        "internalCode",
    }


@pytest.mark.parametrize(
    ("cells", "stock", "in_stock"),
    [
        ({"stock": "5"}, 5, True),
        ({"quantity": 0}, 0, False),
        ({"stock": "-2"}, 0, False),
        ({"stock": "有货"}, None, True),
        ({"stock": True}, None, True),
        ({"availability": "out of stock", "quantity": 3}, 3, False),
        ({"in_stock": "12"}, 12, True),
        ({"in_stock": 0}, None, False),
        ({"availability": "preorder"}, None, None),
        ({"stock": ""}, None, None),
        ({"stock": "lots"}, None, None),
        ({"availability": "backorder", "stock": 2}, 2, True),
        ({"stock": 10**15}, None, None),
    ],
)
def test_stock(load: Load, cells: dict[str, object], stock: int | None, in_stock: bool | None) -> None:
    variant = load([{"name": "Lamp", **cells}]).products[0].variants[0]
    assert (variant.stock, variant.in_stock) == (stock, in_stock)


def test_text_that_is_too_long_or_strange_is_handled(load: Load) -> None:
    rows = [
        {"id": "1", "name": "Lamp\x00 \ud800", "description": "x" * 100_001},
        {"id": "2", "name": "Lamp\x00", "description": "<img src='data:" + "x" * 200_000 + "'>Bright"},
        {"id": "3" * 300, "name": "Lamp"},
        {"id": "4", "name": {"en": "Lamp"}},
        {"id": "5", "name": "=HYPERLINK(1)", "image": ["data:image/png;base64,xx", "/a.jpg"]},
    ]
    found = load(rows)
    assert [r.field for r in found.report.rejected] == ["description", "id", "title"]
    assert [product.text.title for product in found.products] == ["Lamp", "=HYPERLINK(1)"]
    assert found.products[0].text.description == "Bright"
    assert [d.field for d in found.report.dropped] == ["image"]


NATIVE = Product(
    id="boot-1",
    language="en",
    text=Text("Boot", "Dry", "Acme", ("Shoes", "Boots"), {"material": ("leather",)}),
    variants=(
        Variant(
            "b",
            {"color": "blue"},
            {"USD": Price(Decimal("119.00"), Decimal("139.00")), "CNY": Price(Decimal("799.00"))},
            True,
            3,
        ),
        Variant("r", {"color": "red"}, {"USD": Price(Decimal("109.00")), "CNY": Price(Decimal("699.00"))}, False, 0),
    ),
    translations={"zh": Text("靴子", "防水", "Acme", ("鞋", "靴子"), {"material": ("皮革",)}, {"blue": "蓝色"})},
    rating=4.5,
    rating_count=12,
    images=("/a.svg",),
    url="/shop/boot-1",
)


def native(**changes: object) -> dict[str, object]:
    record = TypeAdapter(Product).dump_python(NATIVE, mode="json")
    return {**record, **changes}


def test_our_own_records_are_loaded_as_they_are(load: Load) -> None:
    found = load({"products": [native(), native(id="boot-2")]})
    assert found.products[0] == NATIVE
    assert (found.currency, found.language, found.report.assumptions) == ("USD", "en", ())
    assert load([native(language="zh")]).currency == "CNY"
    assert load([native()], currency="CNY", language="zh").currency == "CNY"


def test_our_own_records_are_checked(load: Load) -> None:
    def variant(**changes: object) -> list[object]:
        return [{"id": None, "prices": {"USD": {"amount": "5.00", **changes}}}]

    wrong = [
        native(id=""), native(id="a\x00"), native(variants=[]), native(rating=9), native(url="javascript:x"),
        native(images=["//x"]), native(variants=variant(amount="-1")), native(variants=variant(amount="NaN")),
        native(variants=variant(list_amount="4")), native(variants=[{"stock": -1}]), native(popularity="x"),
        native(variants=[{"prices": {"XXQ": {"amount": 1}}}]), native(text={"title": " "}),
        native(variants=[{"id": "a"}, {"id": "a"}]), native(translations={"zh": {"title": ""}}),
    ]  # fmt: skip
    found = load([*wrong, native(), native(), native(rating=1)])
    assert len(found.products) == 1
    assert len(found.report.rejected) == len(wrong) + 1
    assert found.report.duplicates == 1
