"""The demo shop's records: complete in both languages and currencies, and with the goods the demo's dialogues need."""

import json
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from importlib.resources import files
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from app.demo.catalog import SHELVES, SHOP_NAME, products
from retrieval.importing import read_products
from retrieval.products import Product, Text, Variant

RECORD = TypeAdapter(Product)


def texts(product: Product) -> tuple[Text, Text]:
    return product.text, product.translations["zh"]


def everything(product: Product) -> str:
    """All that the record says, in lower case."""
    return RECORD.dump_json(product).decode().lower()


def of_kind(kind: str) -> list[Product]:
    return [product for product in products() if product.text.category[-1] == kind]


def lowest(product: Product, currency: str, **options: str) -> Decimal | None:
    """The lowest price of a variant in stock with these options."""
    fitting = (v for v in product.variants if v.in_stock and options.items() <= v.options.items())
    return min((v.prices[currency].amount for v in fitting), default=None)


def variants() -> Iterator[tuple[Product, Variant]]:
    return ((product, variant) for product in products() for variant in product.variants)


def test_a_shop_with_something_on_every_shelf() -> None:
    assert len(products()) >= 240
    shelves = Counter(product.text.category[0] for product in products())
    assert len(shelves) >= 12
    assert min(shelves.values()) >= 20
    kinds = Counter(product.text.category for product in products())
    assert min(kinds.values()) >= 2, "a kind is worth comparing"
    assert sum(len(product.variants) > 1 for product in products()) >= 200
    assert sum(1 for _ in variants()) >= 800
    assert len({product.text.brand for product in products()}) >= 50
    assert set(SHOP_NAME) == {"en", "zh"}


def test_the_shop_passes_its_own_import_without_a_remark(tmp_path: Path) -> None:
    for shelf in SHELVES:
        file = tmp_path / f"{shelf}.jsonl"
        file.write_text(files("app.demo").joinpath("goods", file.name).read_text("utf-8"), "utf-8")
        read = read_products(file)
        count = read.report.accepted
        assert read.report.lines() == [f"{file.name}: {count} rows, {count} products accepted."]
        assert all(product in products() for product in read.products)


def test_each_line_is_the_shortest_form_of_its_record() -> None:
    goods = files("app.demo").joinpath("goods")
    lines = [line for shelf in SHELVES for line in goods.joinpath(f"{shelf}.jsonl").read_text("utf-8").splitlines()]
    for line, product in zip(lines, products(), strict=True):
        assert json.loads(line) == RECORD.dump_python(product, mode="json", exclude_defaults=True), product.id
        assert RECORD.validate_json(RECORD.dump_json(product)) == product


def test_ids_are_unique_and_say_where_they_belong() -> None:
    ids = [product.id for product in products()]
    variant_ids = [variant.id for _, variant in variants() if variant.id]
    assert len(set(ids)) == len(ids)
    assert len(set(variant_ids)) == len(variant_ids)
    for product, variant in variants():
        assert product.url == f"/shop/{product.id}"
        assert variant.id is None or variant.id.startswith(f"{product.id}-")
        assert (variant.id is None) == (len(product.variants) == 1)


def test_every_product_speaks_both_languages() -> None:
    for product in products():
        assert product.language == "en"
        english, chinese = texts(product)
        for text in (english, chinese):
            assert text.title
            assert len(text.description) > 20, product.id
            assert text.brand
            assert len(text.category) == 2
        assert not any("一" <= character <= "鿿" for character in str(english)), product.id
        for words in (chinese.title, chinese.description, chinese.brand, *chinese.category):
            assert any("一" <= character <= "鿿" for character in words), (product.id, words)


def test_attributes_and_options_match_across_languages() -> None:
    for product in products():
        english, chinese = texts(product)
        assert [len(values) for values in english.attributes.values()] == [
            len(values) for values in chinese.attributes.values()
        ], product.id
        for variant in product.variants:
            for name, value in variant.options.items():
                assert name in chinese.options, product.id
                assert not value.isalpha() or len(value) <= 2 or value in chinese.options, (product.id, value)


def test_one_word_has_one_translation() -> None:
    seen: dict[tuple[str, str], str] = {}
    for product in products():
        english, chinese = texts(product)
        pairs = [("brand", english.brand, chinese.brand), *(("option", a, b) for a, b in chinese.options.items())]
        pairs += [("category", a, b) for a, b in zip(english.category, chinese.category, strict=True)]
        for (name, values), (zh_name, zh_values) in zip(
            english.attributes.items(), chinese.attributes.items(), strict=True
        ):
            pairs.append(("attribute", name, zh_name))
            pairs += [(name, a, b) for a, b in zip(values, zh_values, strict=True)]
        for kind, word, translation in pairs:
            assert seen.setdefault((kind, word), translation) == translation, (product.id, word)


def test_no_text_is_there_twice() -> None:
    for words in ("title", "description"):
        for language in ("en", "zh"):
            said = [getattr(product.words(language), words) for product in products()]
            assert len(set(said)) == len(said)


def test_every_variant_has_a_price_in_both_currencies() -> None:
    ratios = []
    for product, variant in variants():
        assert set(variant.prices) == {"USD", "CNY"}, product.id
        for price in variant.prices.values():
            assert price.amount > 0
            assert price.list_amount is None or price.list_amount > price.amount, product.id
        usd, cny = variant.prices["USD"], variant.prices["CNY"]
        assert (usd.list_amount is None) == (cny.list_amount is None), product.id
        ratios.append(cny.amount / usd.amount)
    assert max(ratios) > 2 * min(ratios), "two price lists, not one exchange rate"
    assert any(variant.prices["USD"].list_amount for _, variant in variants())


def test_stock_is_true_to_itself_and_of_every_sort() -> None:
    for product, variant in variants():
        assert variant.stock is not None, product.id
        assert variant.in_stock == (variant.stock > 0), product.id
    sold_out = [p.id for p in products() if not any(v.in_stock for v in p.variants)]
    assert 10 <= len(sold_out) <= len(products()) / 20
    assert sum(not v.in_stock for p, v in variants() if p.id not in sold_out) >= 60
    shelves = {p.text.category[0] for p in products() if not any(v.in_stock for v in p.variants)}
    assert len(shelves) >= 8, "every sort of shopper meets it"
    assert any(v.stock in (1, 2, 3) for _, v in variants())


def test_ratings_and_popularity() -> None:
    for product in products():
        assert product.rating is not None
        assert 3.5 <= product.rating <= 5, product.id
        assert product.rating_count
    assert all(product.popularity for product in products())


def test_boots_without_leather_say_nothing_of_leather() -> None:
    fitting = [
        boot
        for boot in of_kind("Hiking Boots")
        if "Waterproof" in boot.text.attributes["feature"]
        and "Leather" not in str(boot.text.attributes["material"])
        and (lowest(boot, "USD") or 999) < 120
    ]
    assert len(of_kind("Hiking Boots")) >= 6
    assert len(fitting) >= 4
    words = [everything(boot).replace("leather-free", "").replace("不含皮革", "") for boot in fitting]
    assert not any("leather" in said or "suede" in said or "皮" in said for said in words)
    assert sum("leather-free" in everything(boot) for boot in fitting) == 1


def test_leather_boots_and_a_dear_pair() -> None:
    leather = [boot for boot in of_kind("Hiking Boots") if "Leather" in boot.text.attributes["material"]]
    assert len(leather) >= 2
    assert any("Waterproof" in b.text.attributes["feature"] and (lowest(b, "USD") or 999) < 120 for b in leather)
    assert any((lowest(boot, "USD") or 0) > 200 for boot in of_kind("Hiking Boots"))
    for boot in of_kind("Hiking Boots"):
        assert {variant.options["size"] for variant in boot.variants} == {"8", "9", "10", "11"}


def test_dresses() -> None:
    dresses = of_kind("Dresses")
    assert len(dresses) >= 5
    chiffon = [dress for dress in dresses if "雪纺" in everything(dress)]
    other = [dress for dress in dresses if dress not in chiffon]
    cheap_blue = [d for d in other if (lowest(d, "CNY", color="blue") or 999) <= 200]
    assert len(cheap_blue) >= 2
    assert not any("chiffon" in everything(dress) for dress in other)
    assert any("Blue" in d.text.attributes["color"] and (lowest(d, "CNY") or 999) < 200 for d in chiffon)
    assert any((lowest(dress, "CNY") or 0) > 400 for dress in dresses)
    assert any("Red" in dress.text.attributes.get("color", ()) for dress in dresses)
    assert all("连衣裙" in dress.translations["zh"].title for dress in dresses)


@pytest.mark.parametrize(
    ("category", "kinds"),
    [
        ("Outdoor", {"Tents", "Sleeping Bags", "Headlamps", "Water Bottles"}),
        ("Shoes", {"Hiking Boots", "Running Shoes", "Sneakers"}),
        ("Clothing", {"Dresses", "Rain Jackets", "T-Shirts", "Jeans"}),
        ("Headphones", {"Over-Ear Headphones", "Earbuds", "Wired Headphones"}),
        ("Phones", {"Smartphones", "Chargers", "Phone Cases"}),
        ("Kitchen", {"Kettles", "Frying Pans", "Knives", "Coffee Makers"}),
        ("Home", {"Bedding", "Lamps", "Towels", "Candles"}),
        ("Toys", {"Building Blocks", "Plush Toys", "Puzzles", "Board Games"}),
        ("Beauty", {"Face Cream", "Sunscreen", "Shampoo", "Lipstick"}),
        ("Sport", {"Yoga Mats", "Dumbbells", "Footballs", "Badminton"}),
        ("Bags", {"Backpacks", "Tote Bags", "Suitcases", "Belt Bags"}),
        ("Books", {"Novels", "Cookbooks", "Children's Books"}),
    ],
)
def test_each_shelf_has_the_kinds_people_ask_for_and_more(category: str, kinds: set[str]) -> None:
    there = {p.text.category[1] for p in products() if p.text.category[0] == category}
    assert kinds < there
    assert len(there) >= 7


def test_books_name_their_author_in_both_languages() -> None:
    for book in (product for product in products() if product.text.category[0] == "Books"):
        assert book.text.attributes["author"]
        assert book.translations["zh"].attributes["作者"]
