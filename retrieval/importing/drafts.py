"""Reads one raw row into a draft: every field checked, nothing decided yet that needs the whole file."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from retrieval.importing import values
from retrieval.importing.columns import PRICES, Columns
from retrieval.importing.plain import snippet
from retrieval.importing.prices import Money, Priced, currency_code, money
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
    prices: tuple[Priced, ...]
    """One for each price list; empty when the price is unknown."""
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
            if len(found) > 1:
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
        stock, in_stock = self._stock()
        return Draft(
            line=self._line,
            ids={rank: name for rank, _, raw in self._cells.get("id", ()) if (name := self._id("id", raw))},
            variant_id=self._id("variant_id", self._first("variant_id")),
            title=self._must("title", values.line, self._first("title")),
            description=self._description(),
            brand=self._must("brand", values.line, self._first("brand")),
            category=self._category(),
            attributes=self._attributes(),
            prices=tuple(self._prices()),
            language=self._may("language", values.language_code, self._first("language")) or "",
            rating=self._must("rating", values.stars, self._first("rating")),
            rating_count=self._amount("rating_count", self._first("rating_count")),
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

    def _description(self) -> str:
        """All texts of the row, without those that another one repeats."""
        texts: list[str] = []
        for raw in (*self._all("description"), *self._all("bullets")):
            text = self._must("description", values.text, raw)
            if not any(text in known for known in texts):
                texts.append(text)
        return "\n".join(texts)

    def _prices(self) -> Iterator[Priced]:
        """The price in each price list: the plain columns, then those with a currency in their name."""
        lists = dict.fromkeys(name.partition(" ")[2] for name in self._cells if name.partition(" ")[0] in PRICES)
        for listed in sorted(lists):
            names = {name: f"{name} {listed}".strip() for name in PRICES}
            paid, before = self._paid(names)
            if paid is None:
                continue
            if before and before.currencies and paid.currencies and not set(before.currencies) & set(paid.currencies):
                self._drop("list_price", "in another currency than the price", self._first(names["list_price"]))
                before = None
            signs = paid.currencies or (before.currencies if before else ())
            higher = before.amount if before and before.amount > paid.amount else None
            yield Priced(paid.amount, higher, signs, self._currency(listed, paid.currencies))

    def _paid(self, names: Mapping[str, str]) -> tuple[Money | None, Money | None]:
        """What is paid, and the price before a sale."""
        price, sale, before, regular = (self._must(name, money, self._first(names[name])) for name in PRICES)
        usual = price or regular
        if sale and usual and sale.amount >= usual.amount:
            self._drop("sale_price", "not below the price", self._first(names["sale_price"]))
            sale = None
        return sale or usual, before or (usual if sale else regular)

    def _currency(self, listed: str, signs: tuple[str, ...]) -> str | None:
        raw = listed or self._first("currency")
        if raw is None:
            return None
        meant = currency_code(raw)
        if not meant:
            raise self._refused("currency", "not a currency we know", raw)
        both = [code for code in meant if code in signs] if signs else meant
        if not both:
            raise self._refused("currency", f"the price itself is in {signs[0]}", raw)
        return both[0]

    def _category(self) -> tuple[str, ...]:
        path = next(filter(None, (self._must("category", values.path, raw) for raw in self._all("category"))), ())
        kind = self._must("category", values.path, self._first("product_type"))
        return path if kind and kind[-1] in path else path + kind

    def _attributes(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for raw in self._all("attributes"):
            found |= self._must("attributes", values.attributes, raw)
        named = {rank: values.line(raw) for rank, _, raw in self._cells.get("option name", ())}
        for rank, _, raw in self._cells.get("option value", ()):
            name = values.attribute_name(named.get(rank, ""))
            if name and name != "title":  # "Title: Default Title" is how Shopify says "no options"
                found[name] = self._must("attributes", values.attribute_values, raw)
        for name in ("color", "size", "material"):
            if content := self._must(name, values.attribute_values, self._first(name)):
                found[name] = content
        return found

    def _stock(self) -> tuple[int | None, bool | None]:
        """How many there are and whether it can be had; either column may hold the other's kind of answer."""
        said, counted = self._first("in_stock"), self._first("stock")
        stated = values.availability(said)
        if not _countable(counted) and values.availability(counted) is not None:
            stated, counted = values.availability(counted) if stated is None else stated, None
        if stated is None and said is not None:
            if counted is None and _countable(said):
                counted = said
            else:
                self._drop("in_stock", "neither in stock nor out of stock", said)
        stock = self._amount("stock", counted)
        return stock, stated if stated is not None or stock is None else stock > 0

    def _amount(self, name: str, raw: object) -> int | None:
        number = self._may(name, values.count, raw)
        if number is None:
            return None
        if name == "stock":
            number = max(0, number)  # below zero: more were sold than there were
        if not 0 <= number < 10**12:
            self._drop(name, "below zero" if number < 0 else "too large", raw)
            return None
        return number

    def _images(self) -> tuple[str, ...]:
        found = (
            self._may("image", values.link, address) for raw in self._all("image") for address in values.addresses(raw)
        )
        return tuple(dict.fromkeys(address for address in found if address))


def _countable(raw: object) -> bool:
    try:
        return not isinstance(raw, bool) and values.count(raw) is not None
    except ValueError:
        return False
