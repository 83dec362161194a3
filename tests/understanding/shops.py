"""Opens the three shops of the labelled set: a guide to ask, and the raw records to judge it by."""

import asyncio
import itertools
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from app.demo.catalog import products as demo_products
from app.demo.knowledge import passages
from bot.guide import compose, know
from bot.ledger import MemoryLedger
from bot.messages import Message, Reply
from retrieval.handbook import Handbook
from retrieval.importing import read_products
from retrieval.index import Index
from retrieval.products import Product
from tests.understanding.records import (
    BESTBUY,
    LITEMALL,
    Key,
    PlainRecord,
    bestbuy_records,
    demo_records,
    key_of,
    litemall_records,
)
from tests.understanding.truth import Records

Ask = Callable[[str, str, str | None], dict[str, Any]]

SHOPS = ("demo", "bestbuy", "litemall")
_START = datetime(2025, 3, 1, 12, 0, tzinfo=UTC)


def _joined(products: Sequence[Product], raw: Mapping[Key, PlainRecord]) -> Records:
    """Raw records under the ids the import gave them; one that the import lost or changed has no id."""
    keys = {product.id: key_of(product.text.title, product.text.brand, product.text.category) for product in products}
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
    path = shared_data / (LITEMALL if name == "litemall" else BESTBUY)
    imported = read_products(path)
    records = litemall_records(path) if name == "litemall" else _joined(imported.products, bestbuy_records(path))
    return _asker(imported.products, imported.currency, imported.language), records


def _asker(products: Sequence[Product], currency: str, language: str) -> Ask:
    ledger = MemoryLedger()
    # With the demo's own pages: what they answer must not take a wish for a question.
    handbook = Handbook(passage for page in passages().values() for passage in page)
    knowledge = know(Index.of(products), currency=currency, language=language, handbook=handbook)
    guide = compose(knowledge, ledger=ledger, log=ledger, secret=b"test")
    numbers = itertools.count(1)
    face = TypeAdapter(Reply)

    def ask(conversation_id: str, text: str, locale: str | None = None) -> dict[str, Any]:
        number = next(numbers)
        at = _START + timedelta(seconds=number)
        event = Message(f"{conversation_id}-{number}", "test", conversation_id, "shopper", text, at, locale)
        reply = asyncio.run(guide.dialogue.handle(event))
        return dict(json.loads(face.dump_json(reply)))

    return ask
