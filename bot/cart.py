"""What is in a cart and what it costs: sums from the records, nothing remembered of prices."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.cards import hit_of
from bot.session import Cart, CartLine
from retrieval.products import Product
from retrieval.query import Hit

MOST = 99
"""Of one thing at once."""
REMEMBERED = 20
"""Additions that can be undone, the last first."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the cart with its record as it stands now."""

    hit: Hit
    quantity: int

    @property
    def price(self) -> Decimal | None:
        """What one costs; None when the price is not listed."""
        price = self.hit.variant.prices.get(self.hit.currency or "")
        return price.amount if price else None

    @property
    def sum(self) -> Decimal | None:
        """What the line costs; None when the price is not listed."""
        return None if self.price is None else self.price * self.quantity


def quantity_of(cart: Cart, product_id: str, variant_id: str | None) -> int:
    """How many of a variant are in the cart."""
    return sum(line.quantity for line in cart.lines if _same(line, product_id, variant_id))


def put_in(cart: Cart, added: CartLine) -> Cart:
    """The cart with so many more of a variant; the same variant twice is one line."""
    before = quantity_of(cart, added.product_id, added.variant_id)
    line = replace(added, quantity=before + added.quantity)
    lines = [line if _same(old, added.product_id, added.variant_id) else old for old in cart.lines]
    return Cart(tuple(lines) if before else (*lines, line), (*cart.added, added)[-REMEMBERED:])


def take_out(cart: Cart, product_id: str, variant_id: str | None) -> Cart:
    """The cart without a variant."""
    lines = tuple(line for line in cart.lines if not _same(line, product_id, variant_id))
    return Cart(lines, tuple(line for line in cart.added if not _same(line, product_id, variant_id)))


def undo(cart: Cart) -> tuple[Cart, CartLine | None]:
    """The cart before the last addition, and that addition; None when there is none to take back."""
    if not cart.added:
        return cart, None
    *before, last = cart.added
    lines = (
        replace(line, quantity=line.quantity - last.quantity) if _same(line, last.product_id, last.variant_id) else line
        for line in cart.lines
    )
    return Cart(tuple(line for line in lines if line.quantity > 0), tuple(before)), last


def priced(
    lines: Iterable[CartLine], product: Callable[[str], Product | None], currency: str | None, shop_currency: str
) -> tuple[Line, ...]:
    """The lines with their records, in the price list of the conversation; what the shop no longer has is left out."""
    return tuple(
        Line(hit_of(found, line.variant_id, currency, shop_currency), line.quantity)
        for line in lines
        if (found := product(line.product_id))
    )


def totals(lines: Iterable[Line]) -> Mapping[str, Decimal]:
    """What the lines with a price cost together, by currency."""
    found: dict[str, Decimal] = {}
    for line in lines:
        if line.sum is not None and line.hit.currency is not None:
            found[line.hit.currency] = found.get(line.hit.currency, Decimal(0)) + line.sum
    return found


def _same(line: CartLine, product_id: str, variant_id: str | None) -> bool:
    return (line.product_id, line.variant_id) == (product_id, variant_id)
