"""Reads one raw row into a draft: every field checked, nothing decided yet that needs the whole file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeVar

from retrieval.importing import values
from retrieval.importing.columns import Columns
from retrieval.importing.plain import snippet
from retrieval.importing.prices import Money, currency_code, money
from retrieval.importing.report import Rejected

MAX_ID = 200
"""Characters of an id; databases index no more than a few hundred."""

_Value = TypeVar("_Value")
_Cells = Mapping[str, list[tuple[int, str, object]]]


class RowError(Exception):
    """A row that cannot become a product."""

    def __init__(self, rejected: Rejected) -> None:
        super().__init__(rejected.reason)
        self.rejected = rejected


@dataclass(frozen=True, slots=True)
class Draft:
    """One row, read."""

    line: int
    ids: Mapping[int, str]
    """Rank of the id column to the id in it; which column is the product's id is settled over the whole file."""
    variant_id: str
    title: str
    description: str
    brand: str
    category: tuple[str, ...]
    attributes: Mapping[str, tuple[str, ...]]
    price: Decimal | None
    list_price: Decimal | None
    currencies: tuple[str, ...]
    """What the price's sign may mean; empty for a bare number."""
    currency: str | None
    """From a currency column."""
    language: str
    rating: float | None
    rating_count: int | None
    popularity: float | None
    stock: int | None
    in_stock: bool | None
    images: tuple[str, ...]
    url: str | None
    others: Mapping[str, object] = field(default_factory=dict)
    """Columns that are none of ours."""


class Drafter:
    """Makes drafts and collects the values it had to leave out."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self.dropped: list[Rejected] = []

    def draft(self, line: int, row: Mapping[str, object]) -> Draft:
        """Read one row. RowError when a field that decides (id, name, price, rating) cannot be trusted."""
        reader = _Reader(line, *self._sorted(row), self.dropped)
        mark = len(self.dropped)
        try:
            return reader.draft()
        except RowError:
            del self.dropped[mark:]  # the row is reported as a whole
            raise

    def _sorted(self, row: Mapping[str, object]) -> tuple[_Cells, Mapping[str, object]]:
        cells: dict[str, list[tuple[int, str, object]]] = {}
        others: dict[str, object] = {}
        for column, value in row.items():
            place = self._columns.place(column)
            if values.is_blank(value):
                continue
            if place:
                cells.setdefault(place[0], []).append((place[1], column, value))
            else:
                others[column] = value
        for found in cells.values():
            found.sort(key=lambda cell: cell[0])
        return cells, others


class _Reader:
    """The fields of one row."""

    def __init__(self, line: int, cells: _Cells, others: Mapping[str, object], dropped: list[Rejected]) -> None:
        self._line = line
        self._cells = cells
        self._others = others
        self._dropped = dropped

    def draft(self) -> Draft:
        paid, before = self._prices()
        stock, in_stock = self._stock()
        description = [self._must("description", values.text, raw) for raw in self._all("description")[:1]]
        description += [self._must("description", values.text, raw) for raw in self._all("bullets")]
        return Draft(
            line=self._line,
            ids={rank: name for rank, _, raw in self._cells.get("id", ()) if (name := self._id("id", raw))},
            variant_id=self._id("variant_id", self._first("variant_id")),
            title=self._must("title", values.line, self._first("title")),
            description="\n".join(filter(None, description)),
            brand=self._must("brand", values.line, self._first("brand")),
            category=self._category(),
            attributes=self._attributes(),
            price=paid.amount if paid else None,
            list_price=before.amount if before else None,
            currencies=paid.currencies if paid else (),
            currency=self._currency(paid),
            language=self._must("language", values.line, self._first("language")).lower()[:2],
            rating=self._must("rating", values.stars, self._first("rating")),
            rating_count=self._amount("rating_count"),
            popularity=self._may("popularity", values.number, self._first("popularity")),
            stock=stock,
            in_stock=in_stock,
            images=self._images(),
            url=self._may("url", values.link, self._first("url")),
            others=self._others,
        )

    def _all(self, name: str) -> list[object]:
        return [value for _, _, value in self._cells.get(name, ())]

    def _first(self, name: str) -> object:
        return next(iter(self._all(name)), None)

    def _must(self, name: str, read: Callable[[object], _Value], raw: object) -> _Value:
        try:
            return read(raw)
        except ValueError as error:
            raise self._refused(name, str(error), raw) from error

    def _may(self, name: str, read: Callable[[object], _Value], raw: object) -> _Value | None:
        try:
            return read(raw)
        except ValueError as error:
            self._drop(name, str(error), raw)
            return None

    def _refused(self, name: str, reason: str, raw: object) -> RowError:
        return RowError(Rejected(self._line, name, reason, snippet(raw)))

    def _drop(self, name: str, reason: str, raw: object) -> None:
        self._dropped.append(Rejected(self._line, name, reason, snippet(raw)))

    def _id(self, name: str, raw: object) -> str:
        written = self._must(name, values.line, raw)
        if len(written) > MAX_ID:
            raise self._refused(name, f"longer than {MAX_ID} characters", raw)
        return written

    def _prices(self) -> tuple[Money | None, Money | None]:
        """What is paid, and the price before the sale when that is higher."""
        price, sale, before, regular = (
            self._must("price", money, self._first(name))
            for name in ("price", "sale_price", "list_price", "regular_price")
        )
        usual = price or regular
        if sale and usual and sale.amount >= usual.amount:
            self._drop("sale_price", "not below the price", self._first("sale_price"))
            sale = None
        paid = sale or usual
        before = before or (usual if sale else regular)
        if paid is None:
            return None, None
        if before and before.currencies and paid.currencies and not set(before.currencies) & set(paid.currencies):
            self._drop("list_price", "in another currency than the price", self._first("list_price"))
            before = None
        sign = paid.currencies or (before.currencies if before else ())
        return Money(paid.amount, sign), before if before and before.amount > paid.amount else None

    def _currency(self, paid: Money | None) -> str | None:
        raw = self._first("currency")
        if raw is None:
            return None
        meant = currency_code(raw)
        if not meant:
            raise self._refused("currency", "not a currency we know", raw)
        if paid is None or not paid.currencies:
            return meant[0]
        both = [code for code in meant if code in paid.currencies]
        if not both:
            raise self._refused("currency", f"the price itself is in {paid.currencies[0]}", raw)
        return both[0]

    def _category(self) -> tuple[str, ...]:
        path = next(filter(None, (self._must("category", values.path, raw) for raw in self._all("category"))), ())
        kind = self._must("category", values.path, self._first("product_type"))
        return path if kind and kind[-1] in path else path + kind

    def _attributes(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for raw in self._all("attributes"):
            found |= self._must("attributes", values.attributes, raw)
        named = {rank: values.line(raw) for rank, _, raw in self._cells.get("pair name", ())}
        for rank, _, raw in self._cells.get("pair value", ()):
            name = values.attribute_name(named.get(rank, ""))
            if name and name != "title":  # "Title: Default Title" is how Shopify says "no options"
                found[name] = self._must("attributes", values.attribute_values, raw)
        for name in ("color", "size", "material"):
            if content := self._must(name, values.attribute_values, self._first(name)):
                found[name] = content
        return found

    def _amount(self, name: str) -> int | None:
        raw = self._first(name)
        number = self._may(name, values.count, raw)
        if number is not None and not 0 <= number < 10**12:
            self._drop(name, "below zero" if number < 0 else "too large", raw)
            return None
        return number

    def _stock(self) -> tuple[int | None, bool | None]:
        raw, said = self._first("stock"), self._first("in_stock")
        stated = values.availability(said)
        if stated is None and said is not None and raw is None:
            raw = said
        if isinstance(raw, bool) or (not _countable(raw) and values.availability(raw) is not None):
            stock, counted = None, values.availability(raw)
        else:
            stock = self._may("stock", values.count, raw)
            if stock is not None and not abs(stock) < 10**12:
                self._drop("stock", "too large", raw)
                stock = None
            stock = None if stock is None else max(0, stock)  # below zero: sold more than there were
            counted = None if stock is None else stock > 0
        return stock, counted if stated is None else stated

    def _images(self) -> tuple[str, ...]:
        found = (
            self._may("image", values.link, address) for raw in self._all("image") for address in values.addresses(raw)
        )
        return tuple(dict.fromkeys(address for address in found if address))


def _countable(raw: object) -> bool:
    try:
        return values.count(raw) is not None
    except ValueError:
        return False
