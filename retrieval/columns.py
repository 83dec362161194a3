"""The catalog's numbers by column: prices, stock and rating of every variant, and how a limit compares with them."""

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from retrieval.arrays import Arrays, below, under
from retrieval.products import Product, Variant
from retrieval.query import Limit
from retrieval.text import normalise

Mask = NDArray[np.bool_]
Floats = NDArray[np.float64]
Rates = Mapping[tuple[str, str], Decimal]
"""(from, to) currency codes to the factor that turns the first into the second."""

EXCLUDING = frozenset({"!=", "not_in"})
TIE = 1e-6
"""Far below the step between two ratings."""
_DIGITS = 6
"""Decimals kept of a converted price, so that rounding errors of a product do not decide a limit."""


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


def compare(column: Floats, limit: Limit) -> Mask:
    """Unknown fails every comparison."""
    numbers = [float(number) for value in values(limit) if (number := decimal_of(value)) is not None]
    if not numbers:
        return np.zeros(len(column), np.bool_)
    if limit.op == "<=":
        return np.asarray(column <= numbers[0], np.bool_)
    if limit.op == ">=":
        return np.asarray(column >= numbers[0], np.bool_)
    known = ~np.isnan(column)
    among = np.isin(column, numbers)
    return known & (~among if limit.op in EXCLUDING else among)


@dataclass(frozen=True, slots=True)
class Columns:
    """Numbers of all products and variants. An edit makes new columns and shares what stays."""

    first: NDArray[np.int64]
    """Where each product's variants begin; one more than there are products."""
    owner: NDArray[np.int32]
    """Product row of each variant."""
    sold_out: Mask
    known_in_stock: Mask
    reduced: Mask
    """Variants that cost less than before."""
    stock: Floats
    prices: Mapping[str, Floats]
    """By currency; NaN where a variant has no price in it."""
    list_prices: Mapping[str, Floats]
    """By currency: the price before the sale; NaN where there is none."""
    rating: Floats
    """By product, as the three below; NaN where unknown."""
    rating_count: Floats
    popularity: Floats
    name: NDArray[np.int64]
    """By product: equal for those of the same title and brand."""

    def places(self, row: int) -> slice:
        """Where a product's variants stand."""
        return slice(int(self.first[row]), int(self.first[row + 1]))

    def prices_in(self, currency: str, rates: Rates) -> Floats:
        """What each variant costs in a currency: its own price there, else converted by a rate the shop set."""
        found = self.prices.get(currency)
        column: Floats = np.full(len(self.owner), np.nan) if found is None else found
        for known, amounts in self.prices.items():
            rate = rates.get((known, currency))
            if rate is not None:
                column = np.where(np.isnan(column), np.round(amounts * float(rate), _DIGITS), column)
        return column

    def saved(self, currency: str) -> Floats:
        """What each variant costs less than before in a currency; 0 where it is not reduced there."""
        nothing: Floats = np.full(len(self.owner), np.nan)
        saved = self.list_prices.get(currency, nothing) - self.prices.get(currency, nothing)
        return np.asarray(np.round(np.nan_to_num(saved), _DIGITS), np.float64)

    def edited(self, changes: Mapping[int, Product]) -> "Columns":
        """The columns after products, by row, changed in nothing but their variants' prices and stock."""
        sold_out, known, stock = self.sold_out.copy(), self.known_in_stock.copy(), self.stock.copy()
        reduced = self.reduced.copy()
        prices = {code: amounts.copy() for code, amounts in self.prices.items()}
        before = {code: amounts.copy() for code, amounts in self.list_prices.items()}
        for row, product in changes.items():
            for place, variant in enumerate(product.variants, start=int(self.first[row])):
                sold_out[place], known[place], stock[place] = is_sold_out(variant), variant.in_stock is True, np.nan
                reduced[place] = is_reduced(variant)
                if variant.stock is not None:
                    stock[place] = variant.stock
                for code in {*prices, *variant.prices}:
                    price = variant.prices.get(code)
                    amounts = prices.setdefault(code, np.full(len(stock), np.nan))
                    amounts[place] = _number(price.amount if price else None)
                    amounts = before.setdefault(code, np.full(len(stock), np.nan))
                    amounts[place] = _number(price.list_amount if price else None)
        return replace(
            self,
            sold_out=sold_out,
            known_in_stock=known,
            reduced=reduced,
            stock=stock,
            prices=prices,
            list_prices=before,
        )

    def joined(self, other: "Columns") -> "Columns":
        """These products and then the others."""
        size, variants = len(self.first) - 1, len(self.owner)
        return Columns(
            first=np.concatenate([self.first[:-1], other.first + variants]),
            owner=np.concatenate([self.owner, other.owner + np.int32(size)]),
            sold_out=np.concatenate([self.sold_out, other.sold_out]),
            known_in_stock=np.concatenate([self.known_in_stock, other.known_in_stock]),
            reduced=np.concatenate([self.reduced, other.reduced]),
            stock=np.concatenate([self.stock, other.stock]),
            prices=_beside(self.prices, other.prices, variants, len(other.owner)),
            list_prices=_beside(self.list_prices, other.list_prices, variants, len(other.owner)),
            rating=np.concatenate([self.rating, other.rating]),
            rating_count=np.concatenate([self.rating_count, other.rating_count]),
            popularity=np.concatenate([self.popularity, other.popularity]),
            name=np.concatenate([self.name, other.name]),
        )

    def arrays(self) -> Arrays:
        """What `of` reads."""
        return {
            "first": self.first,
            "owner": self.owner,
            "sold_out": self.sold_out,
            "known_in_stock": self.known_in_stock,
            "reduced": self.reduced,
            "stock": self.stock,
            "rating": self.rating,
            "rating_count": self.rating_count,
            "popularity": self.popularity,
            "name": self.name,
            **under("price", self.prices),
            **under("list_price", self.list_prices),
        }

    @classmethod
    def of(cls, arrays: Arrays) -> "Columns":
        """From stored arrays."""
        return cls(
            first=arrays["first"],
            owner=arrays["owner"],
            sold_out=arrays["sold_out"],
            known_in_stock=arrays["known_in_stock"],
            reduced=arrays["reduced"],
            stock=arrays["stock"],
            prices=below("price", arrays),
            list_prices=below("list_price", arrays),
            rating=arrays["rating"],
            rating_count=arrays["rating_count"],
            popularity=arrays["popularity"],
            name=arrays["name"],
        )


class Counting:
    """Columns while the catalog is read."""

    def __init__(self) -> None:
        self._first = array("q", [0])
        self._owner = array("i")
        self._sold_out, self._known, self._reduced = array("b"), array("b"), array("b")
        self._stock = array("d")
        self._prices: dict[str, array[float]] = {}
        self._list_prices: dict[str, array[float]] = {}
        self._rating, self._rating_count, self._popularity = array("d"), array("d"), array("d")
        self._name = array("q")

    def add(self, product: Product) -> None:
        """One more product."""
        row = len(self._first) - 1
        for variant in product.variants:
            place = len(self._owner)
            self._owner.append(row)
            self._sold_out.append(is_sold_out(variant))
            self._known.append(variant.in_stock is True)
            self._reduced.append(is_reduced(variant))
            self._stock.append(_number(variant.stock))
            for code, price in variant.prices.items():
                for column, amount in ((self._prices, price.amount), (self._list_prices, price.list_amount)):
                    if amount is not None:
                        amounts = column.setdefault(code, array("d"))
                        _fill(amounts, place)
                        amounts.append(float(amount))
        self._first.append(len(self._owner))
        self._rating.append(_number(product.rating))
        self._rating_count.append(_number(product.rating_count))
        self._popularity.append(_number(product.popularity))
        self._name.append(_name(product))

    def finish(self) -> Columns:
        """The columns of all that was added."""
        for amounts in (*self._prices.values(), *self._list_prices.values()):
            _fill(amounts, len(self._owner))
        return Columns(
            first=np.asarray(self._first, np.int64),
            owner=np.asarray(self._owner, np.int32),
            sold_out=np.asarray(self._sold_out, np.bool_),
            known_in_stock=np.asarray(self._known, np.bool_),
            reduced=np.asarray(self._reduced, np.bool_),
            stock=np.asarray(self._stock, np.float64),
            prices={code: np.asarray(amounts, np.float64) for code, amounts in self._prices.items()},
            list_prices={code: np.asarray(amounts, np.float64) for code, amounts in self._list_prices.items()},
            rating=np.asarray(self._rating, np.float64),
            rating_count=np.asarray(self._rating_count, np.float64),
            popularity=np.asarray(self._popularity, np.float64),
            name=np.asarray(self._name, np.int64),
        )


def is_sold_out(variant: Variant) -> bool:
    """Whether a variant is known to be sold out."""
    return variant.in_stock is False or (variant.in_stock is None and variant.stock is not None and variant.stock <= 0)


def is_reduced(variant: Variant) -> bool:
    """Whether a variant costs less than before in any currency."""
    return any(price.list_amount is not None for price in variant.prices.values())


def only_numbers_differ(one: Product, other: Product) -> bool:
    """Whether two records of a product differ in nothing but prices and stock."""
    return _wordless(one) == _wordless(other)


def _wordless(product: Product) -> Product:
    bare = tuple(replace(v, prices={}, in_stock=None, stock=None) for v in product.variants)
    return replace(product, variants=bare)


def stars(rating: Floats, rating_count: Floats) -> Floats:
    """Ratings, equal ones apart by how many rated."""
    reviews = np.nan_to_num(rating_count, nan=0.0)
    return np.asarray(rating + TIE * reviews / max(1.0, float(reviews.max(initial=1.0))))


def _name(product: Product) -> int:
    name = f"{normalise(product.text.title).strip()}\0{normalise(product.text.brand)}".encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(name, digest_size=8).digest(), "big", signed=True)


def _beside(one: Mapping[str, Floats], other: Mapping[str, Floats], size: int, more: int) -> dict[str, Floats]:
    """The amounts by currency of both, one after the other."""
    none, no_more = np.full(size, np.nan), np.full(more, np.nan)
    return {code: np.concatenate([one.get(code, none), other.get(code, no_more)]) for code in {**one, **other}}


def _number(value: float | int | Decimal | None) -> float:
    return float("nan") if value is None else float(value)


def _fill(amounts: "array[float]", size: int) -> None:
    amounts.extend([float("nan")] * (size - len(amounts)))


def rows_with(columns: Columns, places: Mask) -> Mask:
    """Products with at least one of these variants."""
    found = np.zeros(len(columns.first) - 1, np.bool_)
    found[columns.owner[places]] = True
    return found
