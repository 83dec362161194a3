"""The order ledger: what the shop tells of carts and orders, counted once and credited to the cards that led there."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from hmac import compare_digest
from typing import Any

import sqlalchemy as sa
from pydantic import TypeAdapter
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection, Engine

from app.database import orders, sessions, shop_events
from app.ledger import SqlLedger
from app.logged import action_in, decisions_in, heard_in
from bot.ledger import Action
from bot.messages import OrderItem, ShopEvent
from bot.orders import NEWEST, OrderStatus, address, bare
from bot.profile import Change
from policy.base import Feedback, FeedbackKind
from policy.credit import standing

STATUS = {"order.paid": "paid", "order.shipped": "shipped", "order.refunded": "refunded"}
RANK = {status: rank for rank, status in enumerate(STATUS.values())}
"""Notices may come in any order; the status never goes back."""
TAUGHT: dict[str, FeedbackKind] = {"cart.added": "cart", "order.paid": "order", "order.refunded": "refund"}
"""What each type of notice says of the cards that were clicked on the way."""

Tells = Callable[[Feedback, Iterable[str], str | None], Sequence[Change]]
"""What feedback tells of tastes, given the kinds that stood before and the variant."""

_items = TypeAdapter(tuple[OrderItem, ...])


@dataclass(frozen=True, slots=True)
class Sales:
    """Orders that a card of the guide led to, in one currency; refunded ones left out."""

    currency: str
    count: int
    amount: Decimal


class Orders:
    """The tables of orders, and the way from an order to what it teaches."""

    def __init__(self, engine: Engine, ledger: SqlLedger, key: bytes, tells: Tells = lambda *_: ()) -> None:
        """`key` makes the digests of e-mail addresses; `tells` says what an order tells of its shopper's tastes."""
        self._engine = engine
        self._ledger = ledger
        self._key = key
        self._tells = tells
        self._insert = postgresql.insert if engine.dialect.name == "postgresql" else sqlite.insert

    def take(self, event: ShopEvent) -> bool:
        """Write the event down with all that follows from it, in one transaction. False when it was known."""
        with self._ledger.writing() as connection:
            row = {"event_id": event.event_id, "type": event.type, "order_id": event.order_id}
            added = connection.execute(
                self._insert(shop_events)
                .values(**row, at=event.at.isoformat())
                .on_conflict_do_nothing()
                .returning(shop_events.c.event_id)
            ).first()
            if added is None:
                return False
            before = _order(connection, event.order_id)
            click = _click(connection, event.click_id or before.get("click_id"))
            if event.order_id is not None:
                self._keep(connection, event, click, before)
            items = event.items or _items.validate_json(before.get("lines", "[]"))
            for feedback in _credit(connection, event, click, items):
                bought = next((item.variant_id for item in items if item.product_id == feedback.product_id), None)
                stood = standing(heard_in(connection, feedback.decision)).get(feedback.product_id or "", ())
                self._ledger.hear(connection, feedback, self._tells(feedback, stood, bought))
        return True

    def sales(self) -> list[Sales]:
        """What the guide's cards led to, by currency."""
        query = sa.select(orders.c.currency, orders.c.lines).where(
            orders.c.conversation.is_not(None), orders.c.status != "refunded"
        )
        found: dict[str, list[Decimal]] = {}
        with self._engine.connect() as connection:
            for currency, lines in connection.execute(query):
                found.setdefault(currency, []).append(total(_items.validate_json(lines)))
        return [Sales(currency, len(sums), sum(sums, Decimal(0))) for currency, sums in sorted(found.items())]

    def find(self, number: str, email: str) -> OrderStatus | None:
        """The order of this number, if it was placed with this e-mail address. Case and a leading # do not matter."""
        wanted = bare(number)
        query = sa.select(orders).where(sa.func.upper(orders.c.order_id).in_((wanted, f"#{wanted}")))
        digest = self._digest(email) or ""
        with self._engine.connect() as connection:
            rows = connection.execute(query).all()
        return next((_status(row) for row in rows if row.email and compare_digest(row.email, digest)), None)

    def of_shopper(self, user_id: str, conversation_id: str) -> Sequence[OrderStatus]:
        """The newest orders, newest first, that a link led to which this conversation or this shopper was given."""
        theirs = sa.select(sessions.c.conversation).where(sessions.c.shopper == user_id, sessions.c.shopper != "")
        query = (
            sa.select(orders)
            .where(sa.or_(orders.c.conversation == conversation_id, orders.c.conversation.in_(theirs)))
            .order_by(orders.c.at.desc(), orders.c.order_id)
            .limit(NEWEST)
        )
        with self._engine.connect() as connection:
            return [_status(row) for row in connection.execute(query)]

    def _keep(self, connection: Connection, event: ShopEvent, click: Action | None, before: dict[str, Any]) -> None:
        status = max(STATUS[event.type], before.get("status", "paid"), key=lambda name: RANK[name])
        # What was paid is the order; a later notice may name fewer things.
        lines = _items.dump_json(event.items).decode()
        values = {
            "status": status,
            "currency": event.currency,
            "lines": lines if event.type == "order.paid" or not before else before["lines"],
            "email": self._digest(event.email) or before.get("email"),
            "click_id": event.click_id or before.get("click_id"),
            "conversation": click.conversation_id if click else before.get("conversation"),
        }
        connection.execute(
            self._insert(orders)
            .values(order_id=event.order_id, at=event.at.isoformat(), **values)
            .on_conflict_do_update(index_elements=["order_id"], set_=values)
        )

    def _digest(self, email: str | None) -> str | None:
        if email is None:
            return None
        return hashlib.blake2b(address(email).encode(errors="replace"), key=self._key, digest_size=16).hexdigest()


def total(items: Sequence[OrderItem]) -> Decimal:
    """What the items cost together."""
    return sum((item.price * item.quantity for item in items), Decimal(0))


def _status(row: Any) -> OrderStatus:
    items = _items.validate_json(row.lines)
    return OrderStatus(row.order_id, row.status, items, row.currency, datetime.fromisoformat(row.at))


def _order(connection: Connection, order_id: str | None) -> dict[str, Any]:
    row = connection.execute(sa.select(orders).where(orders.c.order_id == order_id)).mappings().first()
    return dict(row) if row else {}


def _click(connection: Connection, click_id: str | None) -> Action | None:
    action = action_in(connection, click_id) if click_id else None
    return action if action and action.verb == "open" else None


def _credit(
    connection: Connection, event: ShopEvent, click: Action | None, items: Sequence[OrderItem]
) -> list[Feedback]:
    """One piece of feedback per product, on the clicked decision or the conversation's newest that showed it.

    Keyed by the order where there is one, so that two notices of one payment teach once.
    """
    kind = TAUGHT.get(event.type)
    if kind is None or click is None:
        return []
    decisions = decisions_in(connection, click.conversation_id)
    decisions.sort(key=lambda decision: decision.decision_id != click.decision_id)
    heard = []
    for product_id in dict.fromkeys(item.product_id for item in items):
        decision = next((one for one in decisions if product_id in one.slate), None)
        if decision is not None:
            worth = total([item for item in items if item.product_id == product_id])
            value = 1.0 if kind == "cart" else float(worth)
            name = f"{kind}:{event.order_id or event.event_id}:{product_id}"
            heard.append(Feedback(decision, product_id, name, kind, value, event.at))
    return heard
