"""Makes the products of a whole file out of its drafts: ids, repeats, variants, price lists."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from retrieval.importing.columns import SKU_RANK
from retrieval.importing.drafts import Draft, RowError
from retrieval.importing.grouping import Group, Member, hashed_id
from retrieval.importing.prices import in_currency
from retrieval.importing.report import Rejected
from retrieval.importing.settling import Settled, attribute_columns, id_rank, language_of
from retrieval.importing.values import attribute_name
from retrieval.products import Price, Product, Variant


@dataclass(frozen=True, slots=True)
class Entry:
    """A row that could be read."""

    line: int
    digest: bytes
    """Equal for rows that are equal in every field."""
    content: Draft | Product
    """A product when the row is one of our own records."""


@dataclass(frozen=True, slots=True)
class Assembled:
    """The products and what became of the other rows."""

    products: tuple[Product, ...]
    rejected: tuple[Rejected, ...]
    duplicate_lines: tuple[int, ...]
    merged_lines: tuple[int, ...]
    attribute_columns: tuple[str, ...]
    assumptions: tuple[str, ...]
    """What had to be made up, as sentences."""


class _Assembly:
    def __init__(self, drafts: list[Draft], settled: Settled) -> None:
        self._settled = settled
        self._rank = id_rank(drafts)
        self._made_ids = bool(drafts) and self._rank is None
        self._columns = attribute_columns(drafts)
        self._found: dict[str, Group | Product] = {}
        self._lines: dict[str, int] = {}
        self._seen: set[bytes] = set()
        self.rejected: list[Rejected] = []
        self.duplicates: list[int] = []
        self.merged: list[int] = []

    def take(self, entry: Entry) -> None:
        if entry.digest in self._seen:
            self.duplicates.append(entry.line)
            return
        try:
            if isinstance(entry.content, Product):
                self._native(entry.line, entry.content)
            else:
                self._draft(entry.content)
        except RowError as error:
            self.rejected.append(error.rejected)
        else:
            self._seen.add(entry.digest)

    def _native(self, line: int, product: Product) -> None:
        if product.id in self._found:
            raise self._taken(line, product.id)
        self._found[product.id] = product
        self._lines[product.id] = line

    def _taken(self, line: int, product_id: str) -> RowError:
        return RowError(Rejected(line, "id", f"line {self._lines[product_id]} has this id already", product_id))

    def _draft(self, draft: Draft) -> None:
        product_id = self._id(draft)
        member = self._member(draft)
        known = self._found.get(product_id)
        if isinstance(known, Product):
            raise RowError(
                Rejected(draft.line, "id", f"line {self._lines[product_id]} has this id already", product_id)
            )
        if known:
            known.add(member)
            self.merged.append(draft.line)
        elif not draft.title:
            raise RowError(Rejected(draft.line, "title", "the name is missing", ""))
        else:
            self._found[product_id] = Group(product_id, member)
            self._lines[product_id] = draft.line

    def _id(self, draft: Draft) -> str:
        if self._rank is not None:
            if self._rank not in draft.ids:
                raise RowError(Rejected(draft.line, "id", "the id is missing, the other rows have one", ""))
            return draft.ids[self._rank]
        if not draft.title:
            raise RowError(Rejected(draft.line, "title", "the name is missing", ""))
        return hashed_id(draft.brand, draft.title, draft.category)

    def _member(self, draft: Draft) -> Member:
        further = {
            attribute_name(column): found
            for column, read in self._columns.items()
            if (found := read(draft.others.get(column)))
        }
        variant = Variant(
            prices=self._prices(draft),
            in_stock=draft.in_stock,
            stock=draft.stock,
            image=draft.images[0] if draft.images else None,
        )
        own = draft.variant_id or (draft.ids.get(SKU_RANK, "") if self._rank != SKU_RANK else "")
        return Member(replace(draft, attributes={**further, **draft.attributes}), variant, own)

    def _prices(self, draft: Draft) -> Mapping[str, Price]:
        found: dict[str, Price] = {}
        for priced in draft.prices:
            # A sign that several countries share ("$", "¥") means the catalog's currency when it can.
            signs = priced.signs or (self._settled.currency,)
            sign = self._settled.currency if self._settled.currency in signs else signs[0]
            currency = priced.currency or sign
            amount = in_currency(priced.amount, currency)
            before = None if priced.list_amount is None else in_currency(priced.list_amount, currency)
            found[currency] = Price(amount, before if before is not None and before > amount else None)
        return found

    def products(self) -> Iterable[Product]:
        for found in self._found.values():
            yield (
                found
                if isinstance(found, Product)
                else found.product(lambda draft: language_of(draft, self._settled.language))
            )

    def assumptions(self) -> tuple[str, ...]:
        groups = [found for found in self._found.values() if isinstance(found, Group)]
        own = self._settled.currency
        others = Counter(code for group in groups for code in group.currencies() if code != own)
        made = ["There is no id in every row; ids were made from brand, name and category."] if self._made_ids else []
        foreign = (
            f"{count:,} products have a price in {code}; the catalog's currency is {own}."
            for code, count in others.items()
        )
        return (*made, *foreign)

    def columns(self) -> tuple[str, ...]:
        return tuple(self._columns)


def assemble(entries: list[Entry], settled: Settled) -> Assembled:
    """All rows of a file as products, in file order."""
    assembly = _Assembly([e.content for e in entries if isinstance(e.content, Draft)], settled)
    for entry in entries:
        assembly.take(entry)
    return Assembled(
        tuple(assembly.products()),
        tuple(assembly.rejected),
        tuple(assembly.duplicates),
        tuple(assembly.merged),
        assembly.columns(),
        assembly.assumptions(),
    )
