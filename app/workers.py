"""Which processes work on the same tables: each holds a numbered place, and a place nobody holds is a dead worker's.

The place's name is the worker's id in the durable engine, so a restarted process takes up its own unfinished turns, and
any other process may take up those of a worker that died (kill -9 lets go of the lock at once).
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

import sqlalchemy as sa
from filelock import FileLock, Timeout
from sqlalchemy.engine import Connection, Engine

PLACES = 1000
"""More workers than this on one database are refused."""
ADVISORY = 0x41_69_73
"""First half of the PostgreSQL advisory lock key of a place."""


class NoPlaceError(Exception):
    """Every place is taken."""


class Places(Protocol):
    """A row of numbered places that processes hold exclusively, and lose when they die."""

    def hold(self, number: int) -> bool:
        """Take a place for good; False when another process has it."""

    def probe(self, number: int) -> AbstractContextManager[bool]:
        """Take a place for the length of a `with`; yields False when another process has it."""

    def check(self) -> None:
        """Make sure that the place held is still held."""

    def close(self) -> None:
        """Let go."""


class FilePlaces:
    """Places as locked files, for processes of one machine."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held: FileLock | None = None

    def _lock(self, number: int) -> FileLock:
        # Not thread-local: a place belongs to the process, whichever thread asked.
        return FileLock(self._folder / f"{number}.lock", blocking=False, thread_local=False)

    def hold(self, number: int) -> bool:
        """Take a place for good; False when another process has it."""
        self._folder.mkdir(parents=True, exist_ok=True)
        lock = self._lock(number)
        try:
            lock.acquire()
        except Timeout:
            return False
        self._held = lock
        return True

    @contextmanager
    def probe(self, number: int) -> Iterator[bool]:
        """Take a place for the length of a `with`; yields False when another process has it."""
        lock = self._lock(number)
        try:
            lock.acquire()
        except Timeout:
            yield False
            return
        try:
            yield True
        finally:
            lock.release()

    def check(self) -> None:
        """Nothing to do: the kernel keeps a file lock for as long as the process lives."""

    def close(self) -> None:
        """Let go."""
        if self._held is not None:
            self._held.release()


class PostgresPlaces:
    """Places as advisory locks of a session of its own. Needs a direct connection or session pooling."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._session: Connection | None = None
        self._number = 0

    def hold(self, number: int) -> bool:
        """Take a place for good; False when another process has it."""
        session = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        if not _try_lock(session, number):
            session.close()
            return False
        self._session, self._number = session, number
        return True

    @contextmanager
    def probe(self, number: int) -> Iterator[bool]:
        """Take a place for the length of a `with`; yields False when another process has it."""
        with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as session:
            taken = _try_lock(session, number)
            try:
                yield taken
            finally:
                if taken:
                    session.execute(sa.select(sa.func.pg_advisory_unlock(ADVISORY, number)))

    def check(self) -> None:
        """Take the place again when the server lost the session (a restart, a network fault)."""
        try:
            if self._session is not None:
                self._session.execute(sa.text("SELECT 1"))
                return
        except sa.exc.DBAPIError:
            self._session = None
        self.hold(self._number)

    def close(self) -> None:
        """Let go."""
        if self._session is not None:
            self._session.invalidate()
            self._session.close()


def _try_lock(session: Connection, number: int) -> bool:
    return bool(session.scalar(sa.select(sa.func.pg_try_advisory_lock(ADVISORY, number))))


def take_place(places: Places) -> int:
    """The first free place, now held by this process. Raises NoPlaceError."""
    for number in range(1, PLACES + 1):
        if places.hold(number):
            return number
    raise NoPlaceError(f"{PLACES} processes work on this database already")
