"""Opens the three shops of the labelled set: the raw records as the judge reads them, and a guide to ask."""

import asyncio
import gzip
import itertools
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from app.demo.catalog import products as demo_products
from bot.guide import compose
from bot.ledger import MemoryLedger
from bot.messages import Message, Reply
from retrieval.importing import read_products
from retrieval.products import Product, Text

Record = dict[str, Any]
Records = Mapping[str, Record]
Key = tuple[str, str, tuple[str, ...]]
Ask = Callable[[str, str, str | None], dict[str, Any]]

SHOPS = ("demo", "bestbuy", "litemall")
_FILES = {"bestbuy": "bestbuy/products.json.gz", "litemall": "litemall/goods.json.gz"}
_START = datetime(2025, 3, 1, 12, 0, tzinfo=UTC)


def _rows(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return list(json.load(file))


def _key(name: str, brand: str, category: Iterable[str]) -> Key:
    return " ".join(name.split()), " ".join(brand.split()), tuple(" ".join(part.split()) for part in category)


def bestbuy_records(path: Path) -> dict[Key, Record]:
    """The file has no ids, so records are keyed by what makes a product one: name, brand and categories."""
    records: dict[Key, Record] = {}
    for row in _rows(path):
        key = _key(row["name"], row["brand"], row["categories"])
        record = records.setdefault(
            key,
            {
                "title": row["name"],
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


def litemall_records(path: Path) -> dict[str, Record]:
    """Records by the file's own ids."""
    return {
        row["id"]: {
            "title": row["title"],
            "description": row["description"] or "",
            "brand": row["brand"],
            "category": [row["category"]],
            "attributes": dict(row["attributes"]),
            "options": {},
            "prices": {"CNY": [float(row["price"])]},
            "rating": None,
        }
        for row in _rows(path)
    }


def demo_records(products: Sequence[Product]) -> dict[str, Record]:
    """The demo shop's own nouns as plain records, the words of all languages side by side."""
    return {product.id: _plain(product) for product in products}


def _plain(product: Product) -> Record:
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
    return {
        "title": " . ".join(text.title for text in texts),
        "titles": [text.title for text in texts],
        "description": " . ".join(text.description for text in texts),
        "brand": " . ".join(text.brand for text in texts),
        "category": [name for text in texts for name in text.category],
        "attributes": {name: " . ".join(value) for text in texts for name, value in text.attributes.items()},
        "options": [word for variant in variants.values() for word in variant["options"]],
        "prices": prices,
        "rating": product.rating,
        "variants": variants,
    }


def _joined(products: Sequence[Product], raw: Mapping[Key, Record]) -> Records:
    """Raw records under the ids the import gave them; one that the import lost or changed has no id."""
    keys = {product.id: _key(product.text.title, product.text.brand, product.text.category) for product in products}
    return {product_id: raw[key] for product_id, key in keys.items() if key in raw}


def open_shop(name: str, shared_data: Path | None) -> tuple[Ask, Records]:
    """A fresh guide over one of SHOPS, and the shop's records by product id.

    `shared_data` is needed for all but "demo".
    """
    if name == "demo":
        products = demo_products()
        return _asker(products, "USD", "en"), demo_records(products)
    if shared_data is None:
        raise ValueError(f"the shop {name} is read from the folder of real catalogs")
    path = shared_data / _FILES[name]
    imported = read_products(path)
    records = litemall_records(path) if name == "litemall" else _joined(imported.products, bestbuy_records(path))
    return _asker(imported.products, imported.currency, imported.language), records


def _asker(products: Sequence[Product], currency: str, language: str) -> Ask:
    ledger = MemoryLedger()
    guide = compose(products, ledger=ledger, log=ledger, currency=currency, language=language, secret=b"test")
    numbers = itertools.count(1)
    face = TypeAdapter(Reply)

    def ask(conversation_id: str, text: str, locale: str | None = None) -> dict[str, Any]:
        number = next(numbers)
        at = _START + timedelta(seconds=number)
        event = Message(f"{conversation_id}-{number}", "test", conversation_id, "shopper", text, at, locale)
        reply = asyncio.run(guide.dialogue.handle(event))
        return dict(json.loads(face.dump_json(reply)))

    return ask
