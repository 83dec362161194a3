"""Known exports, each recognised by its columns: what they mean, and its rows made plain."""

from collections.abc import Iterator
from datetime import datetime
from itertools import chain

from retrieval.importing.formats import google, schema, shopify, woocommerce
from retrieval.importing.formats.base import Format
from retrieval.importing.row import Row

FORMATS: tuple[Format, ...] = (schema.LINKED_DATA, shopify.JSON, shopify.TABLE, woocommerce.TABLE, google.FEED)


def recognise(rows: Iterator[Row], now: datetime | None) -> tuple[Format | None, Iterator[Row]]:
    """The format of a file, by its first row that is one, and the rows in plain form."""
    seen: list[Row] = []
    for row in rows:
        seen.append(row)
        if row.fault and len(seen) < _TRIED:
            continue
        found = next((known for known in FORMATS if known.knows(row.cells)), None)
        every = chain(seen, rows)
        return found, found.rows(every, now) if found else every
    return None, iter(seen)


_TRIED = 100
