"""The cart: lines that live in a cookie, priced anew from the catalog on every page."""

import base64
import binascii
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Annotated

from pydantic import Field, StringConstraints, TypeAdapter, ValidationError

from retrieval.products import Price, Product, Variant

MOST_LINES = 20
MOST_OF_ONE = 10
MOST_BYTES = 3500
"""Of the cookie; browsers drop what is over 4096 with its name."""
FREE_FROM = {"USD": Decimal(49), "CNY": Decimal(299)}
"""From which sum on delivery is free, as the help page on delivery says."""
DELIVERY = {"USD": Decimal("5.90"), "CNY": Decimal(12)}


class CartFullError(Exception):
    """The cart does not take that: it has too many lines, or its cookie would be too long."""


@dataclass(frozen=True, slots=True)
class Line:
    """Some of one variant in the cart. It holds no price: whatever a cookie says about prices is not to be trusted."""

    product_id: str
    variant_id: str
    """Empty when the product has no variants of its own."""
    quantity: int
    click_id: str | None = None
    """The guide's click that led to the product's page."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line with what the catalog says about it now."""

    line: Line
    product: Product
    variant: Variant
    price: Price | None
    """In the cart's currency."""
    sold_out: bool

    @property
    def counts(self) -> bool:
        """Whether it can be ordered and is part of the sum."""
        return self.price is not None and not self.sold_out

    @property
    def total(self) -> Decimal:
        """Price times quantity."""
        return self.price.amount * self.line.quantity if self.price and self.counts else Decimal(0)


@dataclass(frozen=True, slots=True)
class Basket:
    """The whole cart in one currency."""

    entries: tuple[Entry, ...]
    currency: str

    @property
    def ready(self) -> tuple[Entry, ...]:
        """What would be ordered."""
        return tuple(entry for entry in self.entries if entry.counts)

    @property
    def goods(self) -> Decimal:
        """The sum of what would be ordered."""
        return sum((entry.total for entry in self.entries), Decimal(0))

    @property
    def delivery(self) -> Decimal:
        """What delivery costs."""
        return Decimal(0) if self.goods >= FREE_FROM[self.currency] else DELIVERY[self.currency]

    @property
    def total(self) -> Decimal:
        """What an order would cost."""
        return self.goods + self.delivery


_Name = Annotated[str, StringConstraints(min_length=1, max_length=200)]
_Click = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,100}$")]
_Lines = Annotated[
    tuple[
        tuple[_Name, Annotated[str, Field(max_length=200)], Annotated[int, Field(ge=1, le=MOST_OF_ONE)], _Click | None],
        ...,
    ],
    Field(max_length=MOST_LINES),
]
_COOKIE: TypeAdapter[_Lines] = TypeAdapter(_Lines)
_CLICK: TypeAdapter[str] = TypeAdapter(_Click)


def read_click(text: str | None) -> str | None:
    """A click id as it came in the address, or None when it cannot be one."""
    try:
        return _CLICK.validate_python(text)
    except ValidationError:
        return None


def read(cookie: str | None) -> tuple[Line, ...]:
    """The lines in a cookie; one that we cannot have written is an empty cart."""
    if not cookie or len(cookie) > MOST_BYTES:
        return ()
    try:
        raw = base64.b64decode(cookie + "=" * (-len(cookie) % 4), altchars=b"-_", validate=True)
        lines = tuple(Line(*parts) for parts in _COOKIE.validate_json(raw, strict=True))
    except (ValidationError, ValueError, binascii.Error):
        return ()
    return lines if len({(line.product_id, line.variant_id) for line in lines}) == len(lines) else ()


def write(lines: Iterable[Line]) -> str:
    """The cookie's value. Raises CartFullError."""
    lines = tuple(lines)
    raw = _COOKIE.dump_json(tuple((line.product_id, line.variant_id, line.quantity, line.click_id) for line in lines))
    cookie = base64.urlsafe_b64encode(raw).decode().rstrip("=")
    if read(cookie) != lines:
        raise CartFullError
    return cookie


def with_more(lines: Iterable[Line], more: Line, most: int) -> tuple[Line, ...]:
    """The cart after something was put in: the newest line last, with the newest click, at most `most` of it."""
    same = [line for line in lines if (line.product_id, line.variant_id) == (more.product_id, more.variant_id)]
    others = [line for line in lines if line not in same]
    quantity = min(more.quantity + sum(line.quantity for line in same), most)
    click = more.click_id or next((line.click_id for line in same), None)
    return (*others, replace(more, quantity=quantity, click_id=click))


def with_quantity(lines: Iterable[Line], product_id: str, variant_id: str, quantity: int) -> tuple[Line, ...]:
    """The cart after a line's quantity was changed; nothing of it means it is gone."""
    changed = (
        replace(line, quantity=min(quantity, MOST_OF_ONE))
        if (line.product_id, line.variant_id) == (product_id, variant_id)
        else line
        for line in lines
    )
    return tuple(line for line in changed if line.quantity > 0)


def most_of(variant: Variant) -> int:
    """How many of a variant one cart may hold; 0 when it is sold out."""
    if variant.in_stock is False:
        return 0
    return MOST_OF_ONE if variant.stock is None else max(0, min(variant.stock, MOST_OF_ONE))


def priced(lines: Iterable[Line], product: Callable[[str], Product | None], currency: str) -> Basket:
    """The cart as the catalog has it now; what has left the catalog has left the cart."""
    entries = []
    for line in lines:
        found = product(line.product_id)
        variant = next((v for v in found.variants if (v.id or "") == line.variant_id), None) if found else None
        if found is None or variant is None:
            continue
        most = most_of(variant)
        fitting = replace(line, quantity=min(line.quantity, most)) if most else line
        entries.append(Entry(fitting, found, variant, variant.prices.get(currency), sold_out=most == 0))
    return Basket(tuple(entries), currency)
