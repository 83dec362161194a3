"""What a platform's adapter has to remember over restarts: where it is installed, which installs have begun."""

import asyncio
from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Engine

from app.database import notes


class SqlNotes:
    """The notes of one platform, the same for every process."""

    def __init__(self, engine: Engine, platform: str) -> None:
        self._engine = engine
        self._platform = platform
        self._insert = postgresql.insert if engine.dialect.name == "postgresql" else sqlite.insert

    async def read(self, name: str) -> str | None:
        """The note of this name."""
        return await asyncio.to_thread(self._read, name)

    async def write(self, name: str, text: str, until: datetime | None = None) -> None:
        """Put a note in place of the one before; after `until` it is as if it had never been."""
        await asyncio.to_thread(self._write, name, text, until)

    async def take(self, name: str) -> str | None:
        """The note, which is gone with this: of several who take it one gets it."""
        return await asyncio.to_thread(self._take, name)

    def _read(self, name: str) -> str | None:
        with self._engine.connect() as connection:
            found: str | None = connection.scalar(sa.select(notes.c.text).where(self._is(name), _valid()))
            return found

    def _write(self, name: str, text: str, until: datetime | None) -> None:
        values = {"text": text, "until": _moment(until) if until else None}
        with self._engine.begin() as connection:
            connection.execute(sa.delete(notes).where(notes.c.platform == self._platform, sa.not_(_valid())))
            connection.execute(
                self._insert(notes)
                .values(platform=self._platform, name=name, **values)
                .on_conflict_do_update(index_elements=["platform", "name"], set_=values)
            )

    def _take(self, name: str) -> str | None:
        with self._engine.begin() as connection:
            gone = sa.delete(notes).where(self._is(name), _valid()).returning(notes.c.text)
            found: str | None = connection.scalar(gone)
            return found

    def _is(self, name: str) -> sa.ColumnElement[bool]:
        return sa.and_(notes.c.platform == self._platform, notes.c.name == name)


def _valid() -> sa.ColumnElement[bool]:
    return sa.or_(notes.c.until.is_(None), notes.c.until > _moment(datetime.now(UTC)))


def _moment(at: datetime) -> str:
    """A time as text whose order is the order in time."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")
