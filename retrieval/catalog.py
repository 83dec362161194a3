"""The catalog store: what the shop sells, in our own database. The search index is derived from it.

Works on SQLite and PostgreSQL. A write is one transaction: readers, and a process killed half-way, see the old catalog
or the new one, never a mixture.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError
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
from sqlalchemy.exc import SQLAlchemyError

from retrieval.errors import CatalogError
from retrieval.importing.plain import has_control
from retrieval.products import Product

metadata = MetaData()
"""The tables, for migrations."""

_products = Table(
    "products",
    metadata,
    Column("id", String(200), primary_key=True),
    Column("position", Integer, nullable=False, index=True),
    Column("record", Text, nullable=False),
    Column("hash", String(64), nullable=False),
)
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
        with _errors(), self._engine.connect() as connection:
            records = connection.execute(select(_products.c.record).order_by(_products.c.position, _products.c.id))
            return [_record.validate_json(record) for record in records.scalars()]

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

    def is_empty(self) -> bool:
        """Whether there is no product."""
        with _errors(), self._engine.connect() as connection:
            return connection.execute(select(_products.c.id).limit(1)).first() is None

    def upsert(self, products: Sequence[Product], *, currency: str, language: str) -> Change:
        """Add new products and renew changed ones; the others stay. The first currency and language stay too."""
        return self._write(products, {"currency": currency, "language": language}, whole=False)

    def replace(self, products: Sequence[Product], *, currency: str, language: str) -> Change:
        """Make these the whole catalog, with this currency and language. An empty list is refused."""
        if not products:
            raise CatalogError("no product is left to replace the catalog with; the old one stays")
        return self._write(products, {"currency": currency, "language": language}, whole=True)

    def _value(self, key: str) -> str | None:
        with _errors(), self._engine.connect() as connection:
            return connection.execute(select(_meta.c.value).where(_meta.c.key == key)).scalar_one_or_none()

    def _write(self, products: Sequence[Product], about: Mapping[str, str], *, whole: bool) -> Change:
        with _errors():
            records = _records(products)
            with self._engine.begin() as connection:
                version = self._lock(connection)
                known = dict(connection.execute(select(_products.c.id, _products.c.hash)).all())
                change = _store(connection, records, known, whole=whole)
                told = self._tell(connection, about, whole=whole)
                if told or change.added or change.changed or change.removed:
                    connection.execute(update(_meta).where(_meta.c.key == "version").values(value=str(version + 1)))
                return change

    def _lock(self, connection: Connection) -> int:
        """The version, with writers kept out until the transaction ends: the first statement must be a write."""
        self._add(connection, {"version": "0"})
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


def _records(products: Sequence[Product]) -> dict[str, tuple[str, str]]:
    """Id to (record, its hash)."""
    records: dict[str, tuple[str, str]] = {}
    for product in products:
        if product.id in records:
            raise CatalogError(f"two products have the id {product.id}")
        record = _record.dump_json(product)
        records[product.id] = record.decode(), hashlib.sha256(record).hexdigest()
    return records


def _store(
    connection: Connection, records: Mapping[str, tuple[str, str]], known: Mapping[str, str], *, whole: bool
) -> Change:
    last = connection.execute(select(func.coalesce(func.max(_products.c.position), 0))).scalar_one()
    new = [key for key in records if key not in known]
    changed = [key for key, (_, digest) in records.items() if known.get(key, digest) != digest]
    gone = [key for key in known if key not in records] if whole else []
    if gone:
        connection.execute(delete(_products).where(_products.c.id == bindparam("gone")), [{"gone": k} for k in gone])
    if changed:
        renew = update(_products).where(_products.c.id == bindparam("key"))
        renew = renew.values(record=bindparam("record"), hash=bindparam("hash"))
        connection.execute(renew, [{"key": k, "record": records[k][0], "hash": records[k][1]} for k in changed])
    if new:
        rows = [
            {"id": key, "position": position, "record": records[key][0], "hash": records[key][1]}
            for position, key in enumerate(new, start=last + 1)
        ]
        connection.execute(insert(_products), rows)
    return Change(len(new), len(changed), len(records) - len(new) - len(changed), len(gone))


@contextmanager
def _errors() -> Iterator[None]:
    try:
        yield
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", None) or error).strip().splitlines()
        raise CatalogError(f"the catalog store failed: {reason[0] if reason else type(error).__name__}") from error
    except ValidationError as error:
        raise CatalogError("a stored product record is damaged; import the catalog again") from error
    except PydanticSerializationError as error:
        raise CatalogError(f"a product cannot be stored: {error}") from error
