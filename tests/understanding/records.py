"""The shops' records as plain dictionaries, read from the raw files and not through the import."""

import gzip
import json
import re
from collections.abc import Iterable, Sequence
from html import unescape
from pathlib import Path
from typing import Any

from retrieval.products import Product, Text

Key = tuple[str, str, tuple[str, ...]]
PlainRecord = dict[str, Any]

BESTBUY = "bestbuy/products.json.gz"
LITEMALL = "litemall/goods.json.gz"


def _rows(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return list(json.load(file))


def clean(text: str) -> str:
    """Without what no shopper should see: entities ("&#174;"), control characters, runs of blanks."""
    return " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f]", " ", unescape(text)).split())


def key_of(name: str, brand: str, category: Iterable[str]) -> Key:
    """What makes a product one where the file has no ids."""
    return clean(name), clean(brand), tuple(clean(part) for part in category)


def bestbuy_records(path: Path) -> dict[Key, PlainRecord]:
    """The file has no ids, so records are keyed by what makes a product one: name, brand and categories."""
    records: dict[Key, PlainRecord] = {}
    for row in _rows(path):
        key = key_of(row["name"], row["brand"], row["categories"])
        record = records.setdefault(
            key,
            {
                "title": clean(row["name"]),
                "description": row["description"] or "",
                "brand": row["brand"],
                "category": row["categories"],
                "attributes": {},
                "options": {},
                "prices": {"USD": []},
                "rating": None,
            },
        )
        record["prices"]["USD"].append(float(row["price"]))
    return records


def litemall_records(path: Path) -> dict[str, PlainRecord]:
    """Records by the file's own ids."""
    return {
        row["id"]: {
            "title": clean(row["title"]),
            "description": row["description"] or "",
            "brand": row["brand"],
            "category": [row["category"]],
            "attributes": dict(row["attributes"]),
            "options": {},
            "prices": {"CNY": [float(row["price"])]},
            "list_prices": {"CNY": [float(row["counter_price"])]},
            "rating": None,
        }
        for row in _rows(path)
    }


def demo_records(products: Sequence[Product]) -> dict[str, PlainRecord]:
    """The demo shop's own nouns as plain records, the words of all languages side by side."""
    return {product.id: _plain(product) for product in products}


def _plain(product: Product) -> PlainRecord:
    texts: list[Text] = [product.text, *product.translations.values()]
    names = {key: value for text in product.translations.values() for key, value in text.options.items()}
    variants: dict[str, dict[str, Any]] = {
        variant.id or "": {
            "options": [word for value in variant.options.values() for word in (value, names.get(value, value))],
            "prices": {code: [float(price.amount)] for code, price in variant.prices.items()},
        }
        for variant in product.variants
    }
    prices: dict[str, list[float]] = {}
    for variant in variants.values():
        for code, amounts in variant["prices"].items():
            prices.setdefault(code, []).extend(amounts)
    before: dict[str, list[float]] = {}
    for code, price in (item for variant in product.variants for item in variant.prices.items()):
        if price.list_amount is not None:
            before.setdefault(code, []).append(float(price.list_amount))
    return {
        "title": " . ".join(text.title for text in texts),
        "titles": [text.title for text in texts],
        "description": " . ".join(text.description for text in texts),
        "brand": " . ".join(text.brand for text in texts),
        "category": [name for text in texts for name in text.category],
        "attributes": {name: " . ".join(value) for text in texts for name, value in text.attributes.items()},
        "options": [word for variant in variants.values() for word in variant["options"]],
        "prices": prices,
        "list_prices": before,
        "rating": product.rating,
        "variants": variants,
    }
