"""Opens the three shops: a guide over a ledger in SQLite, orders and people as in the running application."""

import asyncio
import itertools
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from pydantic import TypeAdapter

from app.database import metadata
from app.demo.catalog import products as demo_products
from app.demo.knowledge import passages
from app.ledger import SqlLedger
from app.orders import Orders
from bot.guide import Guide, Knowledge, compose, know
from bot.ledger import Ledger
from bot.messages import Message, OrderItem, Reply, ShopEvent, Tap
from bot.people import PersonEvent
from bot.understand.learned import Opinion
from retrieval.handbook import Handbook
from retrieval.importing import read_products
from retrieval.index import Index
from tests.conversations.judge import Judge
from tests.conversations.money import known_amounts, numbers
from tests.understanding.records import BESTBUY, LITEMALL, bestbuy_records, demo_records, key_of, litemall_records
from tests.understanding.truth import Records

SHOPS = ("demo", "bestbuy", "litemall")
ORDERED = Decimal("20.00")
"""What was paid for the one thing of an order."""
START = datetime(2026, 11, 22, 12, tzinfo=UTC)

_face = TypeAdapter(Reply)


@dataclass(frozen=True, slots=True)
class Shop:
    """A shop that can be talked to, and what its replies are judged by."""

    knowledge: Knowledge
    records: Records
    known: set[Decimal]
    pages: str

    def judge(self) -> Judge:
        """A judge of one conversation."""
        return Judge(self.records, self.known, self.pages)

    def talk(self, conversation_id: str) -> "LedgerTalk":
        """A fresh conversation in a database of its own."""
        engine = sa.create_engine("sqlite://", poolclass=sa.StaticPool, connect_args={"check_same_thread": False})
        metadata.create_all(engine)
        ledger = SqlLedger(engine)
        orders = Orders(engine, ledger, b"test")
        guide = compose(self.knowledge, ledger=ledger, log=ledger, secret=b"test", orders=orders)
        return LedgerTalk(conversation_id, guide, ledger, orders.take, next(iter(self.records)))


class LedgerTalk:
    """One conversation. Every line comes a minute after the one before."""

    def __init__(
        self, conversation_id: str, guide: Guide, ledger: SqlLedger, notice: Callable[[ShopEvent], bool], product: str
    ) -> None:
        self._id = conversation_id
        self._guide = guide
        self._ledger: Ledger = ledger
        self._person = ledger.person
        self._notice = notice
        self._product = product
        self._numbers = itertools.count(1)
        self._buttons: dict[tuple[str, str], str] = {}

    def say(self, text: str, locale: str | None) -> dict[str, Any]:
        """The reply to a message."""
        name, at = self._next()
        return self._handle(Message(name, "test", self._id, f"shopper-{self._id}", text, at, locale))

    def press(self, verb: str, card: dict[str, Any]) -> dict[str, Any]:
        """The reply to the newest button of this verb for the card's product, wherever it stands."""
        token = self._buttons.get((card["product_id"], verb), "no such button")
        name, at = self._next()
        return self._handle(Tap(name, "test", self._id, f"shopper-{self._id}", token, at))

    def person(self, kind: Any, text: str) -> None:
        """A person of the shop acts."""
        name, at = self._next()
        self._person(PersonEvent(name, self._id, kind, at, text))

    def order(self, order_id: str, email: str, status: str) -> None:
        """The shop tells of an order: paid, and shipped if it is."""
        items = (OrderItem(self._product, 1, ORDERED),)
        for kind in ("paid", "shipped")[: 1 + (status == "shipped")]:
            name, at = self._next()
            event = ShopEvent(name, f"order.{kind}", items, "USD", at, order_id, email, kind)  # type: ignore[arg-type]
            self._notice(event)

    def _next(self) -> tuple[str, datetime]:
        number = next(self._numbers)
        return f"{self._id}-{number}", START + timedelta(minutes=number)

    def _handle(self, event: Message | Tap) -> dict[str, Any]:
        reply = asyncio.run(self._guide.dialogue.handle(event))
        for button in (*reply.buttons, *(button for card in reply.cards for button in card.buttons)):
            action = self._ledger.action(button.action)
            if action and action.product_id:
                self._buttons[action.product_id, action.verb] = button.action
        return dict(json.loads(_face.dump_json(reply)))


def open_shop(name: str, shared_data: Path | None, second: Opinion | None = None) -> Shop:
    """One of SHOPS. `shared_data` is needed for all but "demo"; `second` is another opinion than the one learned."""
    if name == "demo":
        pages = [passage for page in passages().values() for passage in page]
        text = "\n".join(passage.text for passage in pages)
        knowledge = know(
            Index.of(demo_products()), currency="USD", language="en", handbook=Handbook(pages), second=second
        )
        records: Records = demo_records(demo_products())
        return Shop(knowledge, records, known_amounts(records) | numbers(text) | {ORDERED}, text)
    if shared_data is None:
        raise ValueError(f"the shop {name} is read from the folder of real catalogs")
    path = shared_data / (LITEMALL if name == "litemall" else BESTBUY)
    imported = read_products(path)
    knowledge = know(Index.of(imported.products), currency=imported.currency, language=imported.language, second=second)
    if name == "litemall":
        records = litemall_records(path)
    else:
        raw = bestbuy_records(path)
        keys = {one.id: key_of(one.text.title, one.text.brand, one.text.category) for one in imported.products}
        records = {product_id: raw[key] for product_id, key in keys.items() if key in raw}
    return Shop(knowledge, records, known_amounts(records) | {ORDERED}, "")
