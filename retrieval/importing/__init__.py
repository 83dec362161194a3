"""Reads a shop's catalog file into products, with a report, in bounded memory.

files.py      bytes -> numbered raw rows         (packing, decoding, table, jsonlist, feed, page)
formats/      known exports (Shopify, WooCommerce, Google, schema.org): their columns, their rows made plain
columns.py    the shop's column names -> our fields
drafts.py     a raw row -> checked values        (values, categories, prices, plain; native for our own records)
settling.py   what only the whole file can tell: currency, language, id column
spool.py      rows and products between the passes, outside memory
assembly.py   drafts -> products and variants    (grouping)
report.py     what became of every row
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from retrieval.errors import CatalogError
from retrieval.importing import native
from retrieval.importing.assembly import Assembly, Tally
from retrieval.importing.columns import FIELDS, Columns
from retrieval.importing.drafts import Drafter, RowError
from retrieval.importing.files import rows, source
from retrieval.importing.formats import recognise
from retrieval.importing.mapping import read_mapping
from retrieval.importing.plain import snippet
from retrieval.importing.prices import currency_codes
from retrieval.importing.report import Kept, Rejected, Report
from retrieval.importing.row import Row
from retrieval.importing.settling import Survey
from retrieval.importing.spool import Spool
from retrieval.products import Product

__all__ = ["FIELDS", "Import", "Rejected", "Report", "read_mapping", "read_products"]

_STEP = 500
"""Rows between two calls of `progress`."""


@dataclass(frozen=True, slots=True)
class Import:
    """A catalog file, read as a whole. Use it in `with`, or drop it, to give back its temporary file."""

    products: Sequence[Product]
    """Read from a temporary file one by one, as often as wanted."""
    report: Report
    currency: str
    """ISO 4217 code of the catalog's currency."""
    language: str
    """Language code of the catalog."""
    _spool: Spool

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._spool.close()


def read_products(
    path: Path,
    *,
    currency: str | None = None,
    language: str | None = None,
    mapping: Mapping[str, str] | None = None,
    now: datetime | None = None,
    progress: Callable[[int], None] | None = None,
) -> Import:
    """Read a catalog file. Nothing is stored.

    `currency` and `language` hold where the file does not say; `mapping` is our field (one of `FIELDS`) to the file's
    column; a sale price with dates counts when `now` (with its time zone) lies between them, and never without `now`;
    `progress` hears how many rows were read. CatalogError when the file cannot be read as a whole; single bad rows are
    left out and stand in the report.
    """
    currency = currency.upper() if currency else None
    if currency and currency not in currency_codes():
        raise CatalogError(f"{currency} is not a currency code such as USD or CNY")
    columns = Columns(mapping)
    file = source(path)
    spool = Spool()
    try:
        known, found = recognise(rows(file), now)
        if known:
            columns.follow(known.fields, known.attribute)
        reading = _Reading(columns, spool)
        reading.run(found, progress)
        if not reading.rows:
            raise CatalogError("there are no products in the file", file=file.name)
        columns.check()
        settled = reading.survey.settle(currency, language)
        tally = Tally(rejected=reading.rejected)
        names = {column: columns.attribute(column) for column in settled.attribute_columns}
        assembly = Assembly(spool, settled, names, tally)
        assembly.run()
        made = assembly.assumptions() if reading.survey.drafts else ()
        assumed = (file.assumption, *settled.assumptions, *made, reading.without_title())
        report = Report(
            file=file.name,
            format=known.name if known else "",
            rows=reading.rows,
            accepted=tally.products,
            rejected_rows=tally.rejected.count,
            rejected=tuple(sorted(tally.rejected.first, key=lambda rejected: rejected.line)),
            duplicates=tally.duplicates.count,
            duplicate_lines=tuple(sorted(tally.duplicates.first)),
            merged=tally.merged.count,
            merged_lines=tuple(sorted(tally.merged.first)),
            dropped_values=reading.dropped.count,
            dropped=reading.dropped.first,
            **{f"without_{what}": tally.without[what] for what in ("price", "picture", "stock", "link", "rating")},
            assumptions=tuple(sentence for sentence in assumed if sentence),
            columns={**dict(columns.found()), **dict.fromkeys(settled.attribute_columns, "attribute")},
            unused=tuple(column for column in columns.unknown() if column not in settled.attribute_columns),
        )
        return Import(spool.finish(), report, settled.currency, settled.language, spool)
    except BaseException:
        spool.close()
        raise


class _Reading:
    """Reads rows one by one into the spool and counts what is known of them."""

    def __init__(self, columns: Columns, spool: Spool) -> None:
        self.rows = 0
        self.survey = Survey()
        self.rejected: Kept[Rejected] = Kept()
        self.dropped: Kept[Rejected] = Kept()
        self._columns = columns
        self._spool = spool
        self._drafter = Drafter(columns, self.survey.further.words)

    def run(self, found: Iterator[Row], progress: Callable[[int], None] | None) -> None:
        for row in found:
            self._take(row)
            if progress and self.rows % _STEP == 0:
                progress(self.rows)
        if progress:
            progress(self.rows)

    def _take(self, row: Row) -> None:
        self.rows += 1
        if row.fault:
            self.rejected.add(Rejected(row.line, "row", row.fault, ""))
            return
        try:
            if native.is_native(row.cells):
                product = native.product(row.line, row.cells)
                self.survey.see_own(product)
                self._spool.add(row.line, _mark(row.cells), product)
            else:
                draft = self._drafter.draft(row.line, row.cells)
                self.survey.see(draft)
                self._spool.add(row.line, _mark(row.cells), draft)
        except RowError as error:
            self.rejected.add(error.rejected)
        except RecursionError:
            self.rejected.add(Rejected(row.line, "row", "nested too deeply", snippet("")))
        if self._drafter.dropped:
            for dropped in self._drafter.dropped:
                self.dropped.add(dropped)
            self._drafter.dropped.clear()

    def without_title(self) -> str:
        """A sentence when no column was taken for the products' names."""
        if not self.survey.drafts or any(field == "title" for _, field in self._columns.found()):
            return ""
        names = ", ".join(self._columns.unknown()) or "none"
        return f"No column looks like the products' names. Say which it is with a mapping; columns not used: {names}."


def _mark(cells: Mapping[str, object]) -> int:
    """A number that is equal for rows equal in every field, whatever their order."""
    try:
        return hash(frozenset(cells.items()))
    except TypeError:  # lists and objects
        return hash(json.dumps(cells, sort_keys=True))
