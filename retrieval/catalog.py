"""The catalog store: what the shop sells, in our own database. The search index is derived from it.

Works on SQLite and PostgreSQL. A write is one transaction: readers, and a process killed half-way, see the old catalog
or the new one, never a mixture.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice
from secrets import token_hex

from pydantic import TypeAdapter
from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from retrieval.errors import CatalogError
from retrieval.importing.plain import has_control
from retrieval.products import Product
from retrieval.stores import told_as

BATCH = 500
"""Products written or read at a time."""

metadata = MetaData()
"""The tables, for migrations."""

_products = Table(
    "products",
    metadata,
    Column("id", String(200), primary_key=True),
    Column("position", Integer, nullable=False, index=True),
    Column("record", Text, nullable=False),
    Column("hash", String(64), nullable=False),
    Column("version", Integer, nullable=False, index=True),
)
"""`version` is the catalog's when the record was last written."""
_removed = Table(
    "removed_products",
    metadata,
    Column("id", String(200), primary_key=True),
    Column("version", Integer, nullable=False, index=True),
)
"""Products that went, so that whoever follows the catalog can let go of them too."""
_meta = Table(
    "catalog",
    metadata,
    Column("key", String(20), primary_key=True),
    Column("value", String(40), nullable=False),
)

_record: TypeAdapter[Product] = TypeAdapter(Product)


@dataclass(frozen=True, slots=True)
class Change:
    """What a write did, in products."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """The catalog as it stood at one moment."""

    identity: str
    """Of this catalog, whatever is in it."""
    version: int
    size: int
    products: Iterator[Product]
    """In the order they first came; readable once, while the catalog is being read."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of the catalog since a version."""

    version: int
    changed: tuple[Product, ...]
    removed: tuple[str, ...]


class Catalog:
    """The products in their stable order, with the catalog's currency and language. CatalogError from all methods."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def create_tables(self) -> None:
        """Make the tables that are missing; an application with migrations does not need it."""
        with _errors():
            metadata.create_all(self._engine)

    def products(self) -> list[Product]:
        """All products in the order they first came. For following changes: ask `version` before, not after."""
        with self.reading() as standing:
            return list(standing.products)

    @contextmanager
    def reading(self) -> Iterator[Standing]:
        """The catalog as it stands now, product by product, whatever is written meanwhile."""
        with _errors(), self._snapshot() as connection:
            about = dict(connection.execute(select(_meta.c.key, _meta.c.value)).all())
            size = connection.execute(select(func.count()).select_from(_products)).scalar_one()
            ordered = select(_products.c.record).order_by(_products.c.position, _products.c.id)
            with connection.execution_options(yield_per=BATCH).execute(ordered) as records:
                products = (_record.validate_json(record) for record in records.scalars())
                yield Standing(about.get("identity", ""), int(about.get("version", 0)), size, products)

    def pending(self, version: int) -> int:
        """How many products came, changed or went since a version."""
        with _errors(), self._snapshot() as connection:
            return sum(
                int(connection.execute(select(func.count()).where(table.c.version > version)).scalar_one())
                for table in (_products, _removed)
            )

    def since(self, version: int) -> Changes:
        """What came, changed or went since a version."""
        with _errors(), self._snapshot() as connection:
            now = connection.execute(select(_meta.c.value).where(_meta.c.key == "version")).scalar_one_or_none()
            records = connection.execute(
                select(_products.c.record).where(_products.c.version > version).order_by(_products.c.position)
            )
            removed = connection.execute(select(_removed.c.id).where(_removed.c.version > version))
            return Changes(
                int(now or 0),
                tuple(_record.validate_json(record) for record in records.scalars()),
                tuple(removed.scalars()),
            )

    @contextmanager
    def _snapshot(self) -> Iterator[Connection]:
        """Several reads of one state."""
        with self._engine.connect() as connection:
            if self._engine.dialect.name == "postgresql":
                connection.execution_options(isolation_level="REPEATABLE READ")
            else:
                # A plain BEGIN reads; the driver's own would wait for writers.
                connection.exec_driver_sql("BEGIN")
            yield connection

    def product(self, product_id: str) -> Product | None:
        """One product as it stands now; None when there is none by this id."""
        if has_control(product_id):  # no id has any, and the databases' drivers choke on some
            return None
        query = select(_products.c.record).where(_products.c.id == product_id)
        with _errors(), self._engine.connect() as connection:
            record = connection.execute(query).scalar_one_or_none()
            return None if record is None else _record.validate_json(record)

    def version(self) -> int:
        """Grows with every change by any process; 0 before the first."""
        return int(self._value("version") or 0)

    @property
    def currency(self) -> str | None:
        """ISO 4217 code of the catalog's own currency; None before the first import."""
        return self._value("currency")

    @property
    def language(self) -> str | None:
        """Language code of the catalog; None before the first import."""
        return self._value("language")

    @property
    def identity(self) -> str | None:
        """Tells this catalog from any other; None before the first import."""
        return self._value("identity")

    def size(self) -> int:
        """How many products there are."""
        with _errors(), self._engine.connect() as connection:
            return int(connection.execute(select(func.count()).select_from(_products)).scalar_one())

    def is_empty(self) -> bool:
        """Whether there is no product."""
        with _errors(), self._engine.connect() as connection:
            return connection.execute(select(_products.c.id).limit(1)).first() is None

    def upsert(self, products: Iterable[Product], *, currency: str, language: str) -> Change:
        """Add new products and renew changed ones; the others stay. The first currency and language stay too.

        CatalogError, and nothing is changed, when two products have one id or the products cannot be read to the end.
        """
        return self._write(products, {"currency": currency, "language": language}, whole=False)

    def replace(self, products: Iterable[Product], *, currency: str, language: str) -> Change:
        """Make these the whole catalog, with this currency and language. An empty list is refused."""
        return self._write(products, {"currency": currency, "language": language}, whole=True)

    def _value(self, key: str) -> str | None:
        with _errors(), self._engine.connect() as connection:
            return connection.execute(select(_meta.c.value).where(_meta.c.key == key)).scalar_one_or_none()

    def _write(self, products: Iterable[Product], about: Mapping[str, str], *, whole: bool) -> Change:
        with _errors(), self._engine.begin() as connection:
            version = self._lock(connection) + 1
            change = _store(connection, products, version, whole=whole)
            told = self._tell(connection, about, whole=whole)
            if told or change.added or change.changed or change.removed:
                connection.execute(update(_meta).where(_meta.c.key == "version").values(value=str(version)))
            return change

    def _lock(self, connection: Connection) -> int:
        """The version, with writers kept out until the transaction ends: the first statement must be a write."""
        self._add(connection, {"version": "0", "identity": token_hex(8)})
        connection.execute(update(_meta).where(_meta.c.key == "version").values(value=_meta.c.value))
        return int(connection.execute(select(_meta.c.value).where(_meta.c.key == "version")).scalar_one())

    def _add(self, connection: Connection, values: Mapping[str, str]) -> None:
        """Insert the keys that are not there yet."""
        dialect = postgresql if self._engine.dialect.name == "postgresql" else sqlite
        rows = [{"key": key, "value": value} for key, value in values.items()]
        connection.execute(dialect.insert(_meta).on_conflict_do_nothing(), rows)

    def _tell(self, connection: Connection, about: Mapping[str, str], *, whole: bool) -> bool:
        """Write currency and language; whether that changed anything."""
        rows = connection.execute(select(_meta.c.key, _meta.c.value).where(_meta.c.key.in_(about)))
        before = dict(rows.all())
        after = dict(about) if whole else {**about, **before}
        self._add(connection, after)
        for key, value in after.items():
            if before.get(key, value) != value:
                connection.execute(update(_meta).where(_meta.c.key == key).values(value=value))
        return before != after


def _store(connection: Connection, products: Iterable[Product], version: int, *, whole: bool) -> Change:
    """Write batch by batch, so that a catalog of any size passes through."""
    place = int(connection.execute(select(func.coalesce(func.max(_products.c.position), 0))).scalar_one())
    seen: set[str] = set()
    added = changed = 0
    for batch in _batches(products):
        records = _records(batch, seen)
        known = dict(
            connection.execute(select(_products.c.id, _products.c.hash).where(_products.c.id.in_(list(records)))).all()
        )
        rows = [
            {"id": key, "record": record, "hash": digest, "version": version, "position": position}
            for position, (key, (record, digest)) in enumerate(
                ((key, value) for key, value in records.items() if key not in known), start=place + 1
            )
        ]
        if rows:
            connection.execute(insert(_products), rows)
        newer = [
            {"key": key, "record": record, "hash": digest}
            for key, (record, digest) in records.items()
            if known.get(key, digest) != digest
        ]
        if newer:
            renew = update(_products).where(_products.c.id == bindparam("key"))
            renew = renew.values(record=bindparam("record"), hash=bindparam("hash"), version=version)
            connection.execute(renew, newer)
        if rows:
            back = [{"back": row["id"]} for row in rows]
            connection.execute(delete(_removed).where(_removed.c.id == bindparam("back")), back)
        place += len(rows)
        added, changed = added + len(rows), changed + len(newer)
    if not seen and whole:
        raise CatalogError("no product is left to replace the catalog with; the old one stays")
    removed = _remove(connection, seen, version) if whole else 0
    return Change(added, changed, len(seen) - added - changed, removed)


def _remove(connection: Connection, kept: Set[str], version: int) -> int:
    """Drop all products but these."""
    gone = [key for key in connection.execute(select(_products.c.id)).scalars() if key not in kept]
    if gone:
        connection.execute(delete(_products).where(_products.c.id == bindparam("gone")), [{"gone": k} for k in gone])
        connection.execute(insert(_removed), [{"id": key, "version": version} for key in gone])
    return len(gone)


def _batches(products: Iterable[Product]) -> Iterator[list[Product]]:
    waiting = iter(products)
    while batch := list(islice(waiting, BATCH)):
        yield batch


def _records(products: Sequence[Product], seen: set[str]) -> dict[str, tuple[str, str]]:
    """Id to (record, its hash)."""
    records: dict[str, tuple[str, str]] = {}
    for product in products:
        if product.id in seen:
            raise CatalogError(f"two products have the id {product.id}")
        seen.add(product.id)
        record = _record.dump_json(product)
        records[product.id] = record.decode(), hashlib.sha256(record).hexdigest()
    return records


_errors = partial(told_as, CatalogError, "the catalog store", "import the catalog again")
