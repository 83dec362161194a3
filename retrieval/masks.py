"""Limits as typed column masks over variants: what a shopper's wish means, decided for the whole catalog at once."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from retrieval.fields import field_of, option_values, texts
from retrieval.mentions import Mentions
from retrieval.products import Product, Variant
from retrieval.query import Limit
from retrieval.text import normalise

Mask = NDArray[np.bool_]
Floats = NDArray[np.float64]
Rates = Mapping[tuple[str, str], Decimal]
"""(from, to) currency codes to the factor that turns the first into the second."""

IN_STOCK = Limit("stock", "=", "in_stock")
"""The limit every search keeps: not known to be out of stock."""
EXCLUDING = frozenset({"!=", "not_in"})
_DENIED = frozenset({"no", "false", "none", "n/a", "without", "否", "无", "不", "没有", "不含", "不支持"})
_PURPOSE = re.compile(
    r"\b(?:for|with|without|compatible with|fits)\b.*?(?= [-–|] |[,(\[]|$)|适用于?[^，,()（） ]*", re.IGNORECASE
)
_CACHED = 4_000


class Forms(Protocol):
    """The words that mean a value."""

    def forms(self, field: str, value: str) -> frozenset[str]:
        """Normalised words or phrases, in both languages; always with `normalise(value)`."""


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


class Masks:
    """The catalog as columns. Every mask has one cell per variant."""

    def __init__(self, products: Sequence[Product], forms: Forms, currency: str, rates: Rates) -> None:
        self._forms = forms
        self._currency = currency
        self._rates = rates
        self.variants = [variant for product in products for variant in product.variants]
        counts = [len(product.variants) for product in products]
        self.owner = np.repeat(np.arange(len(products)), counts)
        """Product row of each variant."""
        self._sold_out = np.asarray(
            [
                v.in_stock is False or (v.in_stock is None and v.stock is not None and v.stock <= 0)
                for v in self.variants
            ],
            np.bool_,
        )
        self.known_in_stock = np.asarray([v.in_stock is True for v in self.variants], np.bool_)
        self._stock = _column([v.stock for v in self.variants])
        self.rating = _column([p.rating for p in products])
        self._prices: dict[str, Floats] = {}
        self._masks: dict[Limit, Mask] = {}
        self._products = products
        size = len(products)
        self._title = Mentions(size, ((row, text.title) for row, p in enumerate(products) for text in texts(p)))
        self._head = Mentions(
            size, ((row, _PURPOSE.sub("", text.title)) for row, p in enumerate(products) for text in texts(p))
        )
        self._body = Mentions(size, ((row, text.description) for row, p in enumerate(products) for text in texts(p)))
        self._brand = Mentions(size, ((row, text.brand) for row, p in enumerate(products) for text in texts(p)))
        self._kind = Mentions(
            size, ((row, part) for row, p in enumerate(products) for text in texts(p) for part in text.category)
        )
        self._attributes = Mentions(
            size, ((row, words) for row, p in enumerate(products) for words in _attribute_words(p))
        )
        self._options = Mentions(
            len(self.variants),
            (
                (place, words)
                for place, (row, variant) in enumerate(zip(self.owner.tolist(), self.variants, strict=True))
                for name, value in variant.options.items()
                for words in option_values(products[row], name, value)
            ),
        )
        self._has_brand = np.asarray([any(text.brand for text in texts(p)) for p in products], np.bool_)
        self._has_kind = np.asarray([any(text.category for text in texts(p)) for p in products], np.bool_)
        self._fields: dict[str, _Stated] = {}

    def prices(self, currency: str) -> Floats:
        """Price per variant, NaN where unknown."""
        if currency not in self._prices:
            self._prices[currency] = _column([price_in(v, currency, self._rates) for v in self.variants])
        return self._prices[currency]

    def passes(self, limit: Limit) -> Mask:
        """The variants that keep a limit when it is hard."""
        mask = self._masks.get(limit)
        if mask is None:
            mask = self._judge(limit)
            # Threads may race here; at worst a mask is computed twice.
            if len(self._masks) >= _CACHED:
                self._masks.clear()
            self._masks[limit] = mask
        return mask

    def meets(self, limit: Limit) -> Mask:
        """The variants that fulfil a limit as a wish: like `passes`, but a size must be stated or mentioned."""
        if limit.field != "size" or limit.op in EXCLUDING:
            return self.passes(limit)
        return self.passes(limit) & (self._sized() | self._anywhere(self._sought(limit)))

    def unstated(self, limit: Limit) -> Mask:
        """For an exclusion: the variants that pass because their record says nothing."""
        forms = self._sought(limit)
        if limit.field == "brand":
            said = self._has_brand[self.owner]
        elif limit.field == "category":
            said = self._has_kind[self.owner]
        else:
            field = self._stated(limit.field)
            said = field.on_variant | field.on_product[self.owner]
        for column in (self._title, self._attributes, self._body):
            said = said | column.mentioned(forms)[self.owner]
        return np.asarray(self.passes(limit) & ~said, np.bool_)

    def _judge(self, limit: Limit) -> Mask:
        if limit.field == "price":
            return _compare(self.prices(limit.unit or self._currency), limit)
        if limit.field == "rating":
            return _compare(self.rating, limit)[self.owner]
        if limit.field == "stock":
            return self._in_stock(limit)
        if limit.op in EXCLUDING:
            return ~self._broken(limit.field, self._sought(limit))
        if limit.op in ("<=", ">="):
            return self._measured(limit)
        sought = self._sought(limit)
        if limit.field == "size":
            return ~self._sized() | self._stated("size").states(sought, self.owner)
        return self._wanted(limit.field, sought)

    def _in_stock(self, limit: Limit) -> Mask:
        least = decimal_of(values(limit)[0]) if values(limit) else None
        enough = ~self._sold_out
        if least is None or limit.op != ">=":
            return enough
        return enough & ~(self._stock < float(least))

    def _sized(self) -> Mask:
        """Variants of products whose record has sizes at all."""
        sizes = self._stated("size")
        recorded = sizes.on_product.copy()
        recorded[self.owner[sizes.on_variant]] = True
        return recorded[self.owner]

    def _sought(self, limit: Limit) -> frozenset[str]:
        return frozenset().union(*(self._forms.forms(limit.field, value) for value in values(limit)))

    def _wanted(self, field: str, forms: frozenset[str]) -> Mask:
        if field == "category":
            kinds = self._kind.equal(forms)
            # A kind like "kettle" may live in titles alone; an adapter for laptops is no laptop.
            return (kinds if kinds.any() else self._head.affirmed(forms))[self.owner]
        if field == "brand":
            named = self._brand.mentioned(forms) | (~self._has_brand & self._title.affirmed(forms))
            return named[self.owner]
        if field == "words":
            return self._anywhere(forms)
        told = self._stated(field)
        elsewhere = self._title.affirmed(forms)
        if field != "color":
            elsewhere |= ~told.on_product & (self._attributes.affirmed(forms) | self._body.affirmed(forms))
        return told.states(forms, self.owner) | (~told.on_variant & elsewhere[self.owner])

    def _anywhere(self, forms: frozenset[str]) -> Mask:
        product = self._title.affirmed(forms)
        for column in (self._attributes, self._body, self._brand, self._kind):
            product |= column.affirmed(forms)
        return product[self.owner] | self._options.affirmed(forms)

    def _broken(self, field: str, forms: frozenset[str]) -> Mask:
        product = self._title.affirmed(forms)
        for column in (self._attributes, self._body, self._kind, self._brand):
            product |= column.affirmed(forms)
        broken = product[self.owner]
        if field == "color":
            # The variant's own colour decides: a title that names black does not make the blue one black.
            broken &= ~self._stated("color").on_variant
        return np.asarray(broken | self._options.affirmed(forms), np.bool_)

    def _stated(self, field: str) -> "_Stated":
        if field not in self._fields:
            self._fields[field] = _Stated(self._products, self.owner, field)
        return self._fields[field]

    def _measured(self, limit: Limit) -> Mask:
        told = self._stated(limit.field)
        return np.asarray(_compare(told.on_products(limit.unit), limit)[self.owner], np.bool_)


class _Stated:
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
                if field_of(name) == field
                for words in option_values(products[row], name, value)
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
        return _column([_first_number(found, unit) for found in self._values])


def _attribute_values(product: Product, field: str) -> Iterator[str]:
    for text in texts(product):
        for name, words in text.attributes.items():
            if field_of(name) == field:
                yield from words


def _attribute_words(product: Product) -> Iterator[str]:
    """Names and values as words; an attribute whose value denies it ("waterproof: no") claims nothing."""
    for text in texts(product):
        for name, found in text.attributes.items():
            for value in found:
                if normalise(value).strip() not in _DENIED:
                    yield f"{name} . {value}"


def _flat(rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, str]]:
    return ((row, text) for row, found in enumerate(rows) for text in found)


def _column(cells: Sequence[Decimal | float | int | None]) -> Floats:
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


def _compare(column: Floats, limit: Limit) -> Mask:
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
