"""Orders of the demo shop, kept in memory for the thank-you page. The ones that count are in the guide's ledger."""

import re
import secrets
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from app.demo.storefront.cart import Basket
from app.demo.storefront.events import Delivery, Notice

MOST = 500
"""Orders kept; the oldest goes first."""
LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without what is easily misread aloud."""
NUMBER = re.compile(rf"LW-\d{{4}}-[{LETTERS}]{{6}}")
STEPS = {"paid": "order.paid", "shipped": "order.shipped", "refunded": "order.refunded"}
"""What can happen to an order, in its order, and the notice of it."""


@dataclass(frozen=True, slots=True)
class Bought:
    """One line of an order, as it was at that time."""

    product_id: str
    variant_id: str | None
    quantity: int
    price: Decimal


@dataclass(frozen=True, slots=True)
class Order:
    """An order that was placed."""

    number: str
    email: str
    currency: str
    items: tuple[Bought, ...]
    delivery: Decimal
    click_id: str | None
    """Of the newest line that came from the guide."""
    told: Mapping[str, Delivery] = field(default_factory=dict)
    """By step: what became of the notice."""

    @property
    def goods(self) -> Decimal:
        """The sum of the items."""
        return sum((item.price * item.quantity for item in self.items), Decimal(0))

    @property
    def total(self) -> Decimal:
        """What the order cost."""
        return self.goods + self.delivery

    @property
    def open_steps(self) -> tuple[str, ...]:
        """What can be done next. The guide must hear of the order first; what was sent back is not shipped any more."""
        heard = {step for step, delivery in self.told.items() if delivery.arrived}
        if "paid" not in heard:
            return ("paid",)
        return () if "refunded" in heard else tuple(step for step in STEPS if step not in heard)


class Orders:
    """The orders that can still be looked at."""

    def __init__(self) -> None:
        self._orders: OrderedDict[str, Order] = OrderedDict()

    def get(self, number: str) -> Order | None:
        """The order with this number."""
        return self._orders.get(number)

    def put(self, order: Order) -> None:
        """Keep an order, new or changed."""
        self._orders[order.number] = order
        while len(self._orders) > MOST:
            self._orders.popitem(last=False)


def new_number(now: datetime) -> str:
    """A number for an order that is about to be placed. Nobody guesses it, so who knows it may see the order."""
    return f"LW-{now.year}-{''.join(secrets.choice(LETTERS) for _ in range(6))}"


def order_of(basket: Basket, number: str, email: str) -> Order:
    """The order that a basket becomes."""
    ready = basket.ready
    return Order(
        number=number,
        email=email,
        currency=basket.currency,
        items=tuple(
            Bought(entry.product.id, entry.variant.id, entry.line.quantity, entry.price.amount)
            for entry in ready
            if entry.price
        ),
        delivery=basket.delivery,
        click_id=next((entry.line.click_id for entry in reversed(ready) if entry.line.click_id), None),
    )


def notice_of(order: Order, step: str) -> Notice:
    """The notice of a step. Its id follows from the order, so a second press of a button counts once."""
    data = {
        "order_id": order.number,
        "email": order.email,
        "status": step,
        "click_id": order.click_id,
        "items": [item_of(item) for item in order.items],
        "currency": order.currency,
    }
    return Notice(f"{order.number}.{step}", STEPS[step], data)


def item_of(item: Bought) -> dict[str, object]:
    """An item as notices write it; prices as text, so that no digit is lost."""
    return {
        "product_id": item.product_id,
        "variant_id": item.variant_id,
        "quantity": item.quantity,
        "price": str(item.price),
    }


def masked(email: str) -> str:
    """An address that its owner knows again and nobody else can use.

    >>> masked("robin@example.com")
    'r***@example.com'
    """
    name, _, host = email.partition("@")
    return f"{name[:1]}***@{host}"
