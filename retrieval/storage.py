"""Where an index is kept: a folder that holds the newest complete one, opened without reading it whole.

An index is written into a new folder of its own and then pointed at, so that a killed writer leaves the old one in
place. It is derived: whatever is wrong with it, it is built again from the catalog.
"""

import json
import shutil
import uuid
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import Engine

from retrieval import arrays, building
from retrieval.building import BuildError
from retrieval.catalog import Catalog
from retrieval.index import THIRDS, Index
from retrieval.stamp import FORM, Stamp

PATIENCE = 3_600.0
"""Seconds to wait for another process that is building."""
LARGE = 3_000
"""Products from which processes of their own build the index."""
_POINTER = "current.json"


@dataclass(frozen=True, slots=True)
class _Current:
    directory: str
    identity: str
    version: int
    form: int


class IndexFolder:
    """The newest index of one catalog, on disk."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def stamp(self) -> Stamp | None:
        """What the stored index was made from; None when there is none of today's form."""
        current = self._read()
        return None if current is None else Stamp(current.identity, current.version)

    def open(self) -> tuple[Index, Stamp] | None:
        """The stored index, or None when there is none that can be read."""
        current = self._read()
        if current is None:
            return None
        try:
            index = Index.stored(arrays.load(self._path / current.directory))
        except (OSError, ValueError, KeyError):
            # Cut short, or cleared away by another process that has built a newer one.
            return None
        return index, Stamp(current.identity, current.version)

    def build(self, engine: Engine, progress: Callable[[int, int], None] = lambda done, size: None) -> None:
        """Build the index of the catalog as it stands, unless another process has just done so.

        `progress` hears how many products were read, of how many. Raises BuildError when the folder cannot be written,
        CatalogError when the catalog cannot be read.
        """
        try:
            self._path.mkdir(parents=True, exist_ok=True)
            with FileLock(self._path / "lock", timeout=PATIENCE):
                self._build(engine, progress)
        except Timeout as error:
            raise BuildError("another process has been building the index for too long") from error
        except OSError as error:
            raise BuildError(f"the index cannot be written: {error}") from error

    def _build(self, engine: Engine, progress: Callable[[int, int], None]) -> None:
        catalog = Catalog(engine)
        with catalog.reading() as standing:
            stamp, size = Stamp(standing.identity, standing.version), standing.size
            products = list(standing.products) if size < LARGE else []
        if stamp == self.stamp():
            return
        directory = self._path / f"i-{uuid.uuid4().hex[:12]}"
        try:
            if size < LARGE:
                for third in THIRDS.values():
                    arrays.save(directory, third(products))
            else:
                stamp = building.build(engine, directory, progress)
        except BaseException:
            shutil.rmtree(directory, ignore_errors=True)
            raise
        self._point(_Current(directory.name, stamp.identity, stamp.version, FORM))

    def _point(self, current: _Current) -> None:
        before = self._read()
        pointer = self._path / f"{_POINTER}.new"
        pointer.write_text(json.dumps(asdict(current)), "utf-8")
        pointer.replace(self._path / _POINTER)
        # The one before stays until the next: another process may be opening it.
        spared = {current.directory, before.directory if before else ""}
        for old in self._path.glob("i-*"):
            if old.name not in spared:
                shutil.rmtree(old, ignore_errors=True)

    def _read(self) -> _Current | None:
        try:
            current = _Current(**json.loads((self._path / _POINTER).read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            return None
        return current if current.form == FORM else None
