"""The shop's orders, as far as a conversation may see them: one port, and an in-memory one for rehearsals and tests."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal, Protocol

from bot.messages import OrderItem

OrderState = Literal["paid", "shipped", "refunded"]
NEWEST = 3
"""Orders of one shopper that are told of at once."""


@dataclass(frozen=True, slots=True)
class OrderStatus:
    """An order as the shop last told of it."""

    number: str
    state: OrderState
    items: tuple[OrderItem, ...]
    currency: str
    at: datetime
    """When the shop first told of it."""

    @property
    def goods(self) -> Decimal:
        """What the items cost together."""
        return sum((item.price * item.quantity for item in self.items), Decimal(0))


class OrderBook(Protocol):
    """Tells of an order only to whom it belongs."""

    def find(self, number: str, email: str) -> OrderStatus | None:
        """The order of this number, if it was placed with this e-mail address. Case and a leading # do not matter."""

    def of_shopper(self, user_id: str, conversation_id: str) -> Sequence[OrderStatus]:
        """The newest orders, newest first, that a link led to which this conversation or this shopper was given."""


class MemoryOrders:
    """An order book in plain lists."""

    def __init__(self) -> None:
        self._orders: list[tuple[OrderStatus, str | None, str | None, str | None]] = []

    def put(
        self, order: OrderStatus, *, email: str | None = None, user: str | None = None, conversation: str | None = None
    ) -> None:
        """Write an order down, with whom it belongs to."""
        self._orders.append((order, email and address(email), user, conversation))

    def find(self, number: str, email: str) -> OrderStatus | None:
        """The order of this number, if it was placed with this e-mail address."""
        for order, mail, _, _ in self._orders:
            if bare(order.number) == bare(number) and mail == address(email):
                return order
        return None

    def of_shopper(self, user_id: str, conversation_id: str) -> Sequence[OrderStatus]:
        """The newest orders, newest first, that a link of this conversation or shopper led to."""
        found = [
            order
            for order, _, user, conversation in self._orders
            if (user and user == user_id) or (conversation and conversation == conversation_id)
        ]
        return sorted(found, key=lambda order: order.at, reverse=True)[:NEWEST]


def bare(number: str) -> str:
    """An order number as it is compared.

    >>> bare("#a1002")
    'A1002'
    """
    return number.strip().lstrip("#").upper()


def address(email: str) -> str:
    """An e-mail address as it is compared."""
    return email.strip().lower()
