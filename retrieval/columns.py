"""Catalog columns and how a limit compares with them: numbers by size, stated values by their words."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation

import numpy as np
from numpy.typing import NDArray

from retrieval.fields import field_of, option_fields, option_words, texts
from retrieval.mentions import Mentions
from retrieval.products import Product, Variant
from retrieval.query import Limit
from retrieval.text import normalise

Mask = NDArray[np.bool_]
Floats = NDArray[np.float64]
Rates = Mapping[tuple[str, str], Decimal]
"""(from, to) currency codes to the factor that turns the first into the second."""

EXCLUDING = frozenset({"!=", "not_in"})


def values(limit: Limit) -> tuple[str, ...]:
    """The limit's value or values."""
    return (limit.value,) if isinstance(limit.value, str) else limit.value


def decimal_of(value: str) -> Decimal | None:
    """A finite number, or None."""
    try:
        number = Decimal(value.strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def price_in(variant: Variant, currency: str, rates: Rates) -> Decimal | None:
    """What the variant costs in a currency: its own price there, else converted by a rate the shop set."""
    if currency in variant.prices:
        return variant.prices[currency].amount
    for known, price in variant.prices.items():
        if (known, currency) in rates:
            return price.amount * rates[known, currency]
    return None


class Stated:
    """What options and attributes state for one field."""

    def __init__(self, products: Sequence[Product], owner: NDArray[np.int64], field: str) -> None:
        split = field != "size"
        self._values = [list(_attribute_values(product, field)) for product in products]
        self.on_product = np.asarray([bool(found) for found in self._values], np.bool_)
        variants = [variant for product in products for variant in product.variants]
        options = [
            [
                words
                for name, value in variant.options.items()
                if field in option_fields(products[row], name)
                for words in option_words(products[row], value)
            ]
            for row, variant in zip(owner.tolist(), variants, strict=True)
        ]
        self.on_variant = np.asarray([bool(found) for found in options], np.bool_)
        self._options = Mentions(len(variants), _flat(options), split=split)
        self._attributes = Mentions(len(products), _flat(self._values), split=split)

    def states(self, forms: frozenset[str], owner: NDArray[np.int64]) -> Mask:
        """Variants whose own option says so, or, where they have none, whose product's attributes do."""
        return self._options.affirmed(forms) | (~self.on_variant & self._attributes.affirmed(forms)[owner])

    def on_products(self, unit: str | None) -> Floats:
        """The first number among a product's values, NaN without one."""
        return column([_first_number(found, unit) for found in self._values])


def _attribute_values(product: Product, field: str) -> Iterator[str]:
    for text in texts(product):
        for name, words in text.attributes.items():
            if field_of(name) == field:
                yield from words


def column(cells: Sequence[Decimal | float | int | None]) -> Floats:
    """Numbers in a row, NaN for what is not known."""
    return np.asarray([np.nan if cell is None else float(cell) for cell in cells], np.float64)


def _first_number(found: Sequence[str], unit: str | None) -> float | None:
    for text in found:
        folded = normalise(text)
        if unit is not None and normalise(unit) not in folded:
            continue
        digits = "".join(c if c.isdigit() or c == "." else " " for c in folded).split()
        for word in digits:
            number = decimal_of(word)
            if number is not None:
                return float(number)
    return None


def compare(column: Floats, limit: Limit) -> Mask:
    """Unknown fails every comparison."""
    numbers = [float(number) for value in values(limit) if (number := decimal_of(value)) is not None]
    if not numbers:
        return np.zeros(len(column), np.bool_)
    known = ~np.isnan(column)
    if limit.op == "<=":
        return known & (column <= numbers[0])
    if limit.op == ">=":
        return known & (column >= numbers[0])
    among = np.isin(column, numbers)
    return known & (~among if limit.op in EXCLUDING else among)


def _flat(rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, str]]:
    return ((row, text) for row, found in enumerate(rows) for text in found)
