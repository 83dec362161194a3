"""Reads one raw row into a draft: every field checked, nothing decided yet that needs the whole file."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from retrieval.importing import values
from retrieval.importing.categories import path
from retrieval.importing.columns import PRICES, Columns, Plan
from retrieval.importing.plain import snippet
from retrieval.importing.prices import Money, Priced, currency_code, money
from retrieval.importing.report import Rejected

MAX_ID = 200
"""Characters of an id; databases index no more than a few hundred."""

_Value = TypeVar("_Value")
_SALE_PRICE, _LIST_PRICE = PRICES.index("sale_price"), PRICES.index("list_price")


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
    picture: str | None
    """The picture of this variant and no other."""
    url: str | None
    parent: str = ""
    """How the row names the product it is a variant of, where its format does so by a reference."""
    family: bool = False
    """Whether the row only describes a product whose variants have rows of their own."""
    others: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The words in columns that are none of ours."""


class Drafter:
    """Makes drafts and collects the values it had to leave out."""

    def __init__(self, columns: Columns, words: Callable[[str, object], tuple[str, ...]]) -> None:
        """`words` reads a cell of a column that is none of ours; nothing where it is no attribute."""
        self._columns = columns
        self._words = words
        self.dropped: list[Rejected] = []
        """The values left out since the list was last emptied."""

    def draft(self, line: int, row: Mapping[str, object]) -> Draft:
        """Read one row. RowError when a field that decides (id, name, price, rating) cannot be trusted."""
        plan = self._columns.plan(row)
        reader = _Reader(line, row, plan, self.dropped)
        mark = len(self.dropped)
        try:
            draft = reader.draft()
        except RowError:
            del self.dropped[mark:]  # the row is reported as a whole
            raise
        for column in plan.others:
            if (value := row[column]) and (words := self._words(column, value)):
                draft.others[column] = words
        return draft


class _Reader:
    """The fields of one row. What the row says nothing about is not read at all."""

    def __init__(self, line: int, row: Mapping[str, object], plan: Plan, dropped: list[Rejected]) -> None:
        self._line = line
        self._row = row
        self._plan = plan
        self._dropped = dropped
        self._cells: dict[str, list[object]] = {}
        for name, columns in plan.ours:
            said = [value for column in columns if not values.is_blank(value := row[column])]
            if said:
                self._cells[name] = said

    def draft(self) -> Draft:
        line, cells = values.line, self._cells
        stock, in_stock = self._stock()
        images, gallery = self._images("image"), self._images("gallery")
        return Draft(
            line=self._line,
            ids={rank: name for rank, column in self._plan.ids if (name := self._id("id", self._row[column]))},
            variant_id=self._id("variant_id", cells["variant_id"][0]) if "variant_id" in cells else "",
            title=self._must("title", line, cells["title"][0]) if "title" in cells else "",
            description=self._description() if "description" in cells or "bullets" in cells else "",
            brand=self._must("brand", line, cells["brand"][0]) if "brand" in cells else "",
            category=self._category() if "category" in cells or "product_type" in cells else (),
            attributes=self._attributes(),
            prices=tuple(self._prices()) if self._plan.price_lists else (),
            language=(self._may("language", values.language_code) or "") if "language" in cells else "",
            rating=self._must("rating", values.stars, cells["rating"][0]) if "rating" in cells else None,
            rating_count=self._amount("rating_count", self._first("rating_count")) if "rating_count" in cells else None,
            popularity=self._may("popularity", values.number) if "popularity" in cells else None,
            stock=stock,
            in_stock=in_stock,
            images=tuple(dict.fromkeys((*images, *gallery))),
            picture=images[0] if images else None,
            url=self._may("url", values.link) if "url" in cells else None,
            parent=self._must("parent", line, cells["parent"][0]) if "parent" in cells else "",
            family="family" in cells,
        )

    def _first(self, name: str) -> object:
        said = self._cells.get(name)
        return said[0] if said else None

    def _must(self, name: str, read: Callable[[object], _Value], raw: object) -> _Value:
        try:
            return read(raw)
        except ValueError as error:
            raise self._refused(name, str(error), raw) from error

    def _may(self, name: str, read: Callable[[object], _Value]) -> _Value | None:
        raw = self._cells[name][0]
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
        if values.is_blank(raw):
            return ""
        written = self._must(name, values.line, raw)
        if len(written) > MAX_ID:
            raise self._refused(name, f"longer than {MAX_ID} characters", raw)
        return written

    def _description(self) -> str:
        """All texts of the row, without those that another one repeats."""
        texts: list[str] = []
        for raw in (*self._cells.get("description", ()), *self._cells.get("bullets", ())):
            text = self._must("description", values.text, raw)
            if not any(text in known for known in texts):
                texts = [*(known for known in texts if known not in text), text]
        return "\n".join(texts)

    def _prices(self) -> Iterator[Priced]:
        """The price in each price list: the plain columns, then those with a currency in their name."""
        for listed in self._plan.price_lists:
            names = [f"{name} {listed}" for name in PRICES] if listed else PRICES
            paid, before = self._paid(names)
            if paid is None:
                continue
            if before and before.currencies and paid.currencies and not set(before.currencies) & set(paid.currencies):
                self._drop("list_price", "in another currency than the price", self._first(names[_LIST_PRICE]))
                before = None
            signs = paid.currencies or (before.currencies if before else ())
            higher = before.amount if before and before.amount > paid.amount else None
            yield Priced(paid.amount, higher, signs, self._currency(listed, paid.currencies))

    def _paid(self, names: Sequence[str]) -> tuple[Money | None, Money | None]:
        """What is paid, and the price before a sale."""
        price, sale, before, regular = (
            self._must(plain, money, self._cells[name][0]) if name in self._cells else None
            for plain, name in zip(PRICES, names, strict=True)
        )
        usual = price or regular
        if sale and usual and sale.amount >= usual.amount:
            self._drop("sale_price", "not below the price", self._first(names[_SALE_PRICE]))
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
        read = (self._must("category", path, raw) for raw in self._cells.get("category", ()))
        named = next(filter(None, read), ())
        kind = self._must("category", path, self._first("product_type"))
        return named if kind and kind[-1] in named else named + kind

    def _attributes(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for raw in self._cells.get("attributes", ()):
            found |= self._must("attributes", values.attributes, raw)
        for name_column, column in self._plan.options:
            name, raw = values.attribute_name(values.line(self._row[name_column])), self._row[column]
            if name and name != "title" and not values.is_blank(raw):  # "Title: Default Title": no options, in Shopify
                found[name] = self._must("attributes", values.attribute_values, raw)
        for name in ("color", "size", "material"):
            if name in self._cells and (content := self._must(name, values.attribute_values, self._cells[name][0])):
                found[name] = content
        return found

    def _stock(self) -> tuple[int | None, bool | None]:
        """How many there are and whether it can be had; either column may hold the other's kind of answer."""
        said, counted = self._first("in_stock"), self._first("stock")
        if said is None and counted is None:
            return None, None
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
        try:
            number = values.count(raw)
        except ValueError as error:
            self._drop(name, str(error), raw)
            return None
        if number is None:
            return None
        if name == "stock":
            number = max(0, number)  # below zero: more were sold than there were
        if not 0 <= number < 10**12:
            self._drop(name, "below zero" if number < 0 else "too large", raw)
            return None
        return number

    def _images(self, name: str) -> list[str]:
        found: list[str] = []
        for raw in self._cells.get(name, ()):
            for address in values.addresses(raw):
                try:
                    link = values.link(address)
                except ValueError as error:
                    self._drop("image", str(error), address)
                else:
                    found += [link] if link else []
        return found


def _countable(raw: object) -> bool:
    try:
        return not isinstance(raw, bool) and values.count(raw) is not None
    except ValueError:
        return False
