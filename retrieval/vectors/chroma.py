"""Nearest neighbours in Chroma, on disk: rebuilt whenever in doubt, readable by other processes meanwhile.

Each fill writes a new directory and then points `current.json` at it, so that a killed writer leaves the old set in
place and a reader keeps the one it opened. Only one process writes at a time.
"""

import json
import shutil
import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Lock
from time import perf_counter
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from retrieval.vectors import filling, probe
from retrieval.vectors.base import Floats, VectorIndexError, direction, directions

if TYPE_CHECKING:
    from retrieval.vectors.store import Store

HERE = 300
"""Rows up to which a set is written in this process: that holds up others for a tenth of a second at most."""
LOCK_PATIENCE = 120.0
"""Seconds to wait for another process that is writing."""


@dataclass(frozen=True, slots=True)
class _Current:
    """What `current.json` says: which directory is complete, and what is in it."""

    directory: str
    fingerprint: str
    rows: int
    dimensions: int
    seconds: float
    """What filling it took."""


@dataclass(frozen=True, slots=True)
class _Opened:
    current: _Current
    store: "Store"


class ChromaIndex:
    """A VectorIndex in a folder of its own."""

    def __init__(self, path: Path) -> None:
        """Raises VectorIndexError when the folder cannot be used."""
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise VectorIndexError(f"the folder {path} cannot be made: {error}") from error
        self._path = path
        self._opened: _Opened | None = None
        self._asking = Lock()
        """Nobody asks a store while it is being closed: that can take the process down."""
        self._open()

    def fill(self, ids: Sequence[str], vectors: Floats, fingerprint: str) -> None:
        """See VectorIndex.fill. When another process has just filled the same, its work is taken over."""
        kept, rows = directions(ids, vectors)
        try:
            with FileLock(self._path / "lock", timeout=LOCK_PATIENCE):
                self._open()
                if self.fingerprint() != fingerprint:
                    self._write(kept, rows, fingerprint)
        except Timeout as error:
            raise VectorIndexError("another process is writing the vector index") from error
        except OSError as error:
            raise VectorIndexError(f"the vector index cannot be written: {error}") from error

    def nearest(self, vector: Floats, k: int) -> list[tuple[str, float]]:
        """See VectorIndex.nearest."""
        query = direction(vector)
        with self._asking:
            opened = self._opened
            if opened is None or query is None or k <= 0 or not opened.current.rows:
                return []
            current = opened.current
            if not (self._path / current.directory).is_dir():
                raise VectorIndexError("the vector index was replaced by another process")
            if len(query) != current.dimensions:
                raise VectorIndexError(f"the index holds {current.dimensions} dimensions, not {len(query)}")
            return opened.store.nearest(query, min(k, current.rows))

    def fingerprint(self) -> str | None:
        """See VectorIndex.fingerprint."""
        opened = self._opened
        return None if opened is None else opened.current.fingerprint

    def close(self) -> None:
        """See VectorIndex.close."""
        self._take(None)

    def rate(self) -> float | None:
        """Rows a second of the fill that is held; None when nothing is."""
        opened = self._opened
        return opened.current.rows / max(opened.current.seconds, 1e-3) if opened else None

    def _take(self, opened: _Opened | None) -> None:
        with self._asking:
            before, self._opened = self._opened, opened
            if before is not None:
                before.store.close()

    def _open(self) -> None:
        """Take up what `current.json` points at, unless it is open already or does not answer."""
        current = self._read_current()
        if self._opened is not None and self._opened.current == current:
            return
        self.close()
        if current is None:
            return
        directory = self._path / current.directory
        if not directory.is_dir():
            return
        probing = probe.start(directory, current.rows, current.dimensions)
        # Loading chromadb takes a second, which the probe needs as well.
        from retrieval.vectors.store import Store

        if probe.answers(probing):
            self._take(_Opened(current, Store(directory)))

    def _read_current(self) -> _Current | None:
        try:
            return _Current(**json.loads((self._path / "current.json").read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            # Absent or damaged: the index is derived, so it is simply filled again.
            return None

    def _write(self, ids: Sequence[str], rows: Floats, fingerprint: str) -> None:
        from retrieval.vectors.store import Store

        before = self._read_current()
        began = perf_counter()
        directory = f"v-{uuid.uuid4().hex[:12]}"
        if len(ids) > HERE:
            filling.fill(self._path / directory, ids, rows)
            store = Store(self._path / directory)
        else:
            store = Store(self._path / directory, create=True)
            store.add(ids, rows)
        current = _Current(directory, fingerprint, len(ids), rows.shape[1], perf_counter() - began)
        pointer = self._path / "current.json.new"
        pointer.write_text(json.dumps(asdict(current)), "utf-8")
        pointer.replace(self._path / "current.json")
        self._take(_Opened(current, store))
        # The set before this one stays until the next fill: another process may be reading it.
        spared = {current.directory, before.directory if before else ""}
        for old in self._path.glob("v-*"):
            if old.is_file():
                old.unlink(missing_ok=True)
            elif old.name not in spared:
                shutil.rmtree(old, ignore_errors=True)
