"""Passages in the database: what the guide may quote, followed by every running process."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from pydantic import TypeAdapter
from sqlalchemy import Column, Connection, Engine, Integer, MetaData, Table, Text, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from retrieval.errors import KnowledgeError
from retrieval.knowledge import Passage
from retrieval.stores import told_as

Pages = Mapping[str, Sequence[Passage]]
"""Passages by the name of the page they stand on, in the page's order."""

metadata = MetaData()
"""The tables, for migrations."""

_passages = Table(
    "passages",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("page", Text, nullable=False),
    Column("record", Text, nullable=False),
)
_version = Table(
    "passages_version",
    metadata,
    Column("only", Integer, primary_key=True, autoincrement=False),
    Column("version", Integer, nullable=False),
)


_record: TypeAdapter[Passage] = TypeAdapter(Passage)


class _Row(NamedTuple):
    id: str
    page: str
    record: str


@dataclass(frozen=True, slots=True)
class Stored:
    """What a write did, in passages."""

    added: int
    removed: int
    total: int


class PassageStore:
    """The shop's passages in their stable order. KnowledgeError from all methods."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def create_tables(self) -> None:
        """Make the tables that are missing; an application with migrations does not need it."""
        with _errors():
            metadata.create_all(self._engine)

    def passages(self) -> tuple[Passage, ...]:
        """All passages. For following changes: ask `version` before, not after."""
        with _errors(), self._engine.connect() as connection:
            return tuple(passage for _, passage in _all(connection))

    def version(self) -> int:
        """Grows with every change by any process; 0 before the first."""
        with _errors(), self._engine.connect() as connection:
            return connection.execute(select(_version.c.version)).scalar_one_or_none() or 0

    def renew(self, pages: Pages) -> Stored:
        """Put these pages in the place of those with the same names; other pages stay."""
        return self._write(pages, whole=False)

    def replace(self, pages: Pages) -> Stored:
        """Make these pages all there is. None at all is refused."""
        if not pages:
            raise KnowledgeError("there is nothing to replace the shop's knowledge with; the old one stays")
        return self._write(pages, whole=True)

    def _write(self, pages: Pages, *, whole: bool) -> Stored:
        with _errors(), self._engine.begin() as connection:
            self._lock(connection)
            before = [row for row, _ in _all(connection)]
            after = _merged(before, pages, whole=whole)
            if after != before:
                connection.execute(delete(_passages))
                connection.execute(
                    insert(_passages),
                    [row._asdict() | {"position": place} for place, row in enumerate(after)],
                )
                connection.execute(update(_version).values(version=_version.c.version + 1))
            old, new = set(before), set(after)
            return Stored(len(new - old), len(old - new), len(after))

    def _lock(self, connection: Connection) -> None:
        """Keep writers out until the transaction ends: the first statement must be a write."""
        dialect = postgresql if self._engine.dialect.name == "postgresql" else sqlite
        connection.execute(dialect.insert(_version).on_conflict_do_nothing(), [{"only": 1, "version": 0}])
        connection.execute(update(_version).values(version=_version.c.version))


def _merged(before: Sequence[_Row], pages: Pages, *, whole: bool) -> list[_Row]:
    """The rows after a write: pages keep their place, new ones come last."""
    renewed = {
        page: [_Row(passage.id, page, _record.dump_json(passage).decode()) for passage in passages]
        for page, passages in pages.items()
    }
    kept: dict[str, list[_Row]] = {}
    for row in before:
        if row.page in renewed:
            kept[row.page] = renewed[row.page]
        elif not whole:
            kept.setdefault(row.page, []).append(row)
    after = [row for rows in (kept | renewed).values() for row in rows]
    if twice := next((name for name, count in Counter(row.id for row in after).items() if count > 1), None):
        raise KnowledgeError(f"two passages have the id {twice}: rename one of the pages, or use --replace")
    return after


def _all(connection: Connection) -> list[tuple[_Row, Passage]]:
    columns = (_passages.c.id, _passages.c.page, _passages.c.record)
    rows = [_Row(*row) for row in connection.execute(select(*columns).order_by(_passages.c.position))]
    return [(row, _record.validate_json(row.record)) for row in rows]


_errors = partial(told_as, KnowledgeError, "the store of passages", "import the pages again")
