"""Keeps a file's rows outside memory between the two passes over it, and the products they become.

A SQLite database without a name lives in memory up to its cache and beyond it in a temporary file that SQLite deletes
when it is closed, also when the process is killed.
"""

import pickle
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields
from itertools import groupby
from operator import attrgetter
from typing import overload

from pydantic import TypeAdapter

from retrieval.errors import CatalogError
from retrieval.importing.drafts import Draft
from retrieval.importing.prices import Priced
from retrieval.products import Product

_CACHE_KIB = 32 * 1024
_BATCH = 500
_TABLES = """
CREATE TABLE rows (n INTEGER PRIMARY KEY, line INTEGER, mark INTEGER, draft BLOB, product BLOB);
CREATE TABLE ids (rank INTEGER, id TEXT, n INTEGER);
CREATE TABLE parents (n INTEGER PRIMARY KEY, parent TEXT);
CREATE TABLE members (first INTEGER, child INTEGER, n INTEGER, key TEXT);
CREATE TABLE products (n INTEGER PRIMARY KEY, record BLOB);
"""
_record: TypeAdapter[Product] = TypeAdapter(Product)
_names = tuple(field.name for field in fields(Draft))
_facts = attrgetter(*_names)
_prices_at = _names.index("prices")
_price_facts = attrgetter(*(field.name for field in fields(Priced)))

OWN_RANK = -1
"""The rank under which ids of our own records stand."""


@contextmanager
def _disk_errors() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        reason = "no room for temporary files" if "full" in str(error) else f"temporary file: {error}"
        raise CatalogError(f"{reason}; nothing was changed") from error


class Spool:
    """The rows and products of one file."""

    def __init__(self) -> None:
        with _disk_errors():
            self._db = sqlite3.connect("", isolation_level=None, check_same_thread=False)
            self._db.executescript(
                f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-{_CACHE_KIB}; {_TABLES}"
            )
        self._rows: list[tuple[object, ...]] = []
        self._ids: list[tuple[int, str, int]] = []
        self._parents: list[tuple[int, str]] = []
        self._products: list[tuple[bytes]] = []
        self._count = 0

    def close(self) -> None:
        """Give the room back. The products cannot be read any more."""
        self._db.close()

    def add(self, line: int, mark: int, content: Draft | Product) -> None:
        """Keep a row; `mark` is equal for rows that are equal in every field."""
        self._count += 1
        n = self._count
        if isinstance(content, Draft):
            self._rows.append((n, line, mark, _packed(content), None))
            self._ids.extend((rank, written, n) for rank, written in content.ids.items())
            if content.parent:
                self._parents.append((n, content.parent))
        else:
            self._rows.append((n, line, mark, None, _record.dump_json(content)))
            self._ids.append((OWN_RANK, content.id, n))
        if len(self._rows) >= _BATCH:
            self._flush()

    def _flush(self) -> None:
        with _disk_errors():
            self._db.execute("BEGIN")
            self._db.executemany("INSERT INTO rows VALUES (?, ?, ?, ?, ?)", self._rows)
            self._db.executemany("INSERT INTO ids VALUES (?, ?, ?)", self._ids)
            self._db.executemany("INSERT INTO parents VALUES (?, ?)", self._parents)
            self._db.executemany("INSERT INTO products (record) VALUES (?)", self._products)
            self._db.execute("COMMIT")
        for held in (self._rows, self._ids, self._parents, self._products):
            held.clear()

    def key(self, rank: int | None, made: Callable[[Draft], str | None]) -> None:
        """Give each row the id of its product: that in the column of `rank`, or without one an id made of the draft."""
        self._flush()
        with _disk_errors():
            self._db.execute("BEGIN")
            if rank is None:
                found = self._db.execute("SELECT n, draft FROM rows WHERE draft IS NOT NULL ORDER BY n")
                pairs = ((n, key) for n, draft in found if (key := made(_unpacked(draft))) is not None)
                self._db.executemany("INSERT INTO members SELECT ?1, 0, ?1, ?2", pairs)
                own = "SELECT n, 0, n, id FROM ids WHERE rank = ?"
                self._db.execute(f"INSERT INTO members {own}", (OWN_RANK,))
            else:
                self._db.execute(
                    "INSERT INTO members SELECT n, 0, n, id FROM ids WHERE rank IN (?, ?) "
                    "AND n NOT IN (SELECT n FROM parents)",
                    (rank, OWN_RANK),
                )
            self._db.execute("COMMIT")

    def join_parents(self, rank: int | None) -> Iterator[tuple[int, str, str]]:
        """Put variants under the product they name; yields (line, what they name, reason) where that cannot be."""
        with _disk_errors():
            if not self._db.execute("SELECT 1 FROM parents LIMIT 1").fetchone():
                return
            self._db.execute("CREATE INDEX by_id ON ids (id)")
            self._db.execute("CREATE INDEX by_n ON members (n)")
            for n, parent in self._db.execute("SELECT n, parent FROM parents ORDER BY n").fetchall():
                found = self._ancestor(n, rank)
                if isinstance(found, str):
                    (line,) = self._db.execute("SELECT line FROM rows WHERE n = ?", (n,)).fetchone()
                    yield line, parent, found
                else:
                    self._db.execute(
                        "INSERT INTO members SELECT first, 1, ?, key FROM members WHERE n = ? LIMIT 1", (n, found)
                    )

    def _ancestor(self, n: int, rank: int | None) -> int | str:
        """The row of the product that row `n` is a variant of, or why there is none."""
        seen = {n}
        while row := self._db.execute("SELECT parent FROM parents WHERE n = ?", (n,)).fetchone():
            ranked, _, numbered = row[0].rpartition("id:")
            query = "SELECT n FROM ids WHERE id = ? AND n <> ? ORDER BY rank = ? DESC, n LIMIT 1"
            wanted = numbered if not ranked and row[0].startswith("id:") else row[0]
            above = self._db.execute(query, (wanted.strip(), n, rank)).fetchone()
            if above is None:
                return "the product it is a variant of is not in the file, or was left out"
            n = above[0]
            if n in seen:
                return "the products it names as its parents run in a circle"
            seen.add(n)
        return n

    def unkeyed(self) -> Iterator[tuple[int, bool]]:
        """(line, whether it names a parent) of rows that belong to no product."""
        query = "SELECT line, n IN (SELECT n FROM parents) FROM rows WHERE n NOT IN (SELECT n FROM members) ORDER BY n"
        with _disk_errors():
            for line, child in self._db.execute(query):
                yield line, bool(child)

    def groups(self) -> Iterator[tuple[str, Iterator[tuple[int, int, Draft | Product]]]]:
        """The rows of each product as (line, mark, content), products in the order of their first rows."""
        with _disk_errors():
            self._db.executescript("""
                CREATE TABLE ordered (first INTEGER, child INTEGER, n INTEGER, key TEXT,
                                      PRIMARY KEY (first, child, n)) WITHOUT ROWID;
                INSERT INTO ordered SELECT min(first) OVER (PARTITION BY key), child, n, key FROM members;
            """)
            found = self._db.execute(
                "SELECT key, line, mark, draft, product FROM ordered CROSS JOIN rows USING (n) "
                "ORDER BY ordered.first, ordered.child, ordered.n"
            )
            yield from _grouped(found)

    def put(self, product: Product) -> None:
        """Keep a finished product."""
        self._products.append((_record.dump_json(product),))
        if len(self._products) >= _BATCH:
            self._flush()

    def finish(self) -> "Products":
        """Drop the rows; the products so far are all."""
        self._flush()
        with _disk_errors():
            self._db.executescript("DROP TABLE rows; DROP TABLE ids; DROP TABLE members; DROP TABLE ordered;")
        return Products(self._db)


def _grouped(
    found: Iterable[tuple[str, int, int, bytes | None, bytes | None]],
) -> Iterator[tuple[str, Iterator[tuple[int, int, Draft | Product]]]]:
    for key, members in groupby(found, key=lambda row: row[0]):
        yield (
            key,
            (
                (line, mark, _unpacked(draft) if draft is not None else _record.validate_json(product or b""))
                for _, line, mark, draft, product in members
            ),
        )


def _packed(draft: Draft) -> bytes:
    facts = list(_facts(draft))
    facts[_prices_at] = [_price_facts(price) for price in draft.prices]
    return pickle.dumps(facts, pickle.HIGHEST_PROTOCOL)


def _unpacked(data: bytes) -> Draft:
    facts = pickle.loads(data)  # noqa: S301  # written by this process a moment ago
    facts[_prices_at] = tuple(Priced(*price) for price in facts[_prices_at])
    return Draft(*facts)


class Products(Sequence[Product]):
    """The products of a file, read one by one as often as wanted; none is held in memory."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        with _disk_errors():
            (self._count,) = db.execute("SELECT count(*) FROM products").fetchone()

    def __len__(self) -> int:
        return int(self._count)

    def __iter__(self) -> Iterator[Product]:
        with _disk_errors():
            for (record,) in self._db.execute("SELECT record FROM products ORDER BY n"):
                yield _record.validate_json(record)

    @overload
    def __getitem__(self, index: int) -> Product: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Product]: ...
    def __getitem__(self, index: int | slice) -> Product | Sequence[Product]:
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(len(self))))
        place = index + len(self) if index < 0 else index
        if not 0 <= place < len(self):
            raise IndexError(index)
        with _disk_errors():
            (record,) = self._db.execute("SELECT record FROM products WHERE n = ?", (place + 1,)).fetchone()
        return _record.validate_json(record)
