"""Reads a shop's catalog file (CSV, TSV, JSON, JSON lines, also .gz) into products, with a report.

rows.py       bytes -> numbered raw rows        (decoding.py, jsonlist.py)
columns.py    the shop's column names -> our fields
drafts.py     a raw row -> checked values       (values.py, prices.py, plain.py; native.py for our own records)
settling.py   what only the whole file can tell: currency, language, id column
assembly.py   drafts -> products and variants   (grouping.py)
report.py     what became of every row
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from retrieval.errors import CatalogError
from retrieval.importing import native
from retrieval.importing.assembly import Assembled, Entry, assemble
from retrieval.importing.columns import FIELDS, Columns
from retrieval.importing.drafts import Draft, Drafter, RowError
from retrieval.importing.plain import snippet
from retrieval.importing.prices import currency_codes
from retrieval.importing.report import Rejected, Report
from retrieval.importing.rows import Row, rows, source
from retrieval.importing.settling import settle
from retrieval.products import Product

__all__ = ["FIELDS", "Import", "Rejected", "Report", "read_products"]

_STEP = 500
"""Rows between two calls of `progress`."""


@dataclass(frozen=True, slots=True)
class Import:
    """A catalog file, read as a whole."""

    products: tuple[Product, ...]
    report: Report
    currency: str
    """ISO 4217 code of the catalog's currency."""
    language: str
    """Language code of the catalog."""


def read_products(
    path: Path,
    *,
    currency: str | None = None,
    language: str | None = None,
    mapping: Mapping[str, str] | None = None,
    progress: Callable[[int], None] | None = None,
) -> Import:
    """Read a catalog file. Nothing is stored.

    `currency` and `language` hold where the file does not say; `mapping` is our field (one of `FIELDS`) to the file's
    column; `progress` hears how many rows were read. CatalogError when the file cannot be read as a whole; single bad
    rows are left out and stand in the report.
    """
    currency = currency.upper() if currency else None
    if currency and currency not in currency_codes():
        raise CatalogError(f"{currency} is not a currency code such as USD or CNY")
    columns = Columns(mapping)
    file = source(path)
    reading = _Reading(columns)
    for row in rows(file):
        reading.take(row)
        if progress and reading.rows % _STEP == 0:
            progress(reading.rows)
    if progress:
        progress(reading.rows)
    if not reading.rows:
        raise CatalogError("there are no products in the file", file=file.name)
    columns.check()
    contents = [entry.content for entry in reading.entries]
    settled = settle(
        [content for content in contents if isinstance(content, Draft)],
        [content for content in contents if isinstance(content, Product)],
        currency,
        language,
    )
    assembled = assemble(reading.entries, settled)
    assumptions = tuple(
        filter(None, (file.assumption, *settled.assumptions, *assembled.assumptions, reading.without_title()))
    )
    report = reading.report(file.name, assembled, assumptions)
    return Import(assembled.products, report, settled.currency, settled.language)


class _Reading:
    """Reads rows one by one and keeps what is known of them."""

    def __init__(self, columns: Columns) -> None:
        self.rows = 0
        self.entries: list[Entry] = []
        self._columns = columns
        self._drafter = Drafter(columns)
        self._rejected: list[Rejected] = []

    def take(self, row: Row) -> None:
        self.rows += 1
        if row.fault:
            self._rejected.append(Rejected(row.line, "row", row.fault, ""))
            return
        try:
            content = (
                native.product(row.line, row.cells)
                if native.is_native(row.cells)
                else self._drafter.draft(row.line, row.cells)
            )
            self.entries.append(Entry(row.line, _digest(row.cells), content))
        except RowError as error:
            self._rejected.append(error.rejected)
        except RecursionError:
            self._rejected.append(Rejected(row.line, "row", "nested too deeply", snippet("")))

    def without_title(self) -> str:
        """A sentence when no column was taken for the products' names."""
        drafts = [entry for entry in self.entries if isinstance(entry.content, Draft)]
        if not drafts or any(field == "title" for _, field in self._columns.found()):
            return ""
        names = ", ".join(self._columns.unknown()) or "none"
        return f"No column looks like the products' names. Say which it is with a mapping; columns not used: {names}."

    def report(self, file: str, assembled: Assembled, assumptions: tuple[str, ...]) -> Report:
        products = assembled.products
        kept = dict.fromkeys(assembled.attribute_columns, "attribute")
        return Report(
            file=file,
            rows=self.rows,
            accepted=len(products),
            rejected=tuple(sorted((*self._rejected, *assembled.rejected), key=lambda rejected: rejected.line)),
            duplicate_lines=assembled.duplicate_lines,
            merged_lines=assembled.merged_lines,
            dropped=tuple(self._drafter.dropped),
            without_price=sum(not any(variant.prices for variant in product.variants) for product in products),
            without_picture=sum(not (p.images or any(v.image for v in p.variants)) for p in products),
            without_stock=sum(all(v.in_stock is None for v in product.variants) for product in products),
            without_link=sum(product.url is None for product in products),
            without_rating=sum(product.rating is None for product in products),
            assumptions=assumptions,
            columns={**dict(self._columns.found()), **kept},
            unused=tuple(column for column in self._columns.unknown() if column not in kept),
        )


def _digest(cells: Mapping[str, object]) -> bytes:
    return hashlib.blake2b(json.dumps(cells, sort_keys=True).encode(), digest_size=16).digest()
