"""Nearest neighbours on a Chroma server, spoken to by its HTTP interface: Chroma's own client waits without end.

A set is a collection of its own; what is current is written in the metadata of a small one beside it, which the server
replaces as a whole. A server that is away, hangs or has lost a collection is a VectorIndexError, never a wait.
"""

import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import httpx

from retrieval.vectors.base import Floats, VectorIndexError, direction, directions

BATCH = 200
"""Rows per request: writing their numbers as text holds up other threads, for some hundredths of a second."""
PATIENCE = 0.5
"""Seconds that a search waits for the server."""
WRITING = 60.0
"""Seconds that a request of `fill` may take."""
REST = 5.0
"""Seconds without a question to a server that failed."""
SEARCH_EF = 256
"""See store.py."""
_ALL = "/api/v2/tenants/default_tenant/databases/default_database/collections"


@dataclass(frozen=True, slots=True)
class _Current:
    collection: str
    """Its id; in the metadata its name."""
    fingerprint: str
    rows: int
    dimensions: int
    seconds: float


class ChromaServer:
    """A VectorIndex under a name of its own on a server that others may use too. Nothing is asked before it is used."""

    def __init__(self, url: str, name: str, *, clock: Callable[[], float] = time.monotonic) -> None:
        """`name` is of the catalog: 3 to 60 characters of a-z, 0-9 and -."""
        self._name = name
        self._collections = url + _ALL
        self._client = httpx.Client()
        self._clock = clock
        self._rests_until = float("-inf")
        self._current: _Current | None = None

    def fill(self, ids: Sequence[str], vectors: Floats, fingerprint: str) -> None:
        """See VectorIndex.fill."""
        kept, rows = directions(ids, vectors)
        # Raises within PATIENCE when the server is away: what follows waits longer.
        self._current = self._open()
        if self._current is not None and self._current.fingerprint == fingerprint:
            return
        began = time.perf_counter()
        name = f"{self._name}-{uuid.uuid4().hex[:12]}"
        configuration = {"hnsw": {"space": "cosine", "ef_search": SEARCH_EF}}
        made = str(self._write("POST", "", {"name": name, "configuration": configuration})["id"])
        for start in range(0, len(kept), BATCH):
            part = slice(start, start + BATCH)
            # Seven digits are all that a 32-bit number has.
            numbers = [[round(number, 8) for number in row] for row in rows[part].tolist()]
            self._write("POST", f"/{made}/add", {"ids": kept[part], "embeddings": numbers})
        current = _Current(made, fingerprint, len(kept), rows.shape[1], time.perf_counter() - began)
        before = self._pointed()
        pointer = self._write("POST", "", {"name": self._name, "get_or_create": True})
        self._write("PUT", f"/{pointer['id']}", {"new_metadata": {**asdict(current), "collection": name}})
        self._current = current
        # The set before this one stays until the next fill: another process may be reading it.
        self._clear({name, before.collection if before else ""})

    def nearest(self, vector: Floats, k: int) -> list[tuple[str, float]]:
        """See VectorIndex.nearest."""
        query, current = direction(vector), self._current
        if current is None or query is None or k <= 0 or not current.rows:
            return []
        if len(query) != current.dimensions:
            raise VectorIndexError(f"the index holds {current.dimensions} dimensions, not {len(query)}")
        asked = {"query_embeddings": [query.tolist()], "n_results": min(k, current.rows), "include": ["distances"]}
        if self._clock() < self._rests_until:
            raise VectorIndexError("the Chroma server has just failed")
        try:
            found = self._json("POST", f"/{current.collection}/query", asked)
            pairs = zip(found["ids"][0], found["distances"][0], strict=True)
            return [(str(key), 1.0 - float(distance)) for key, distance in pairs]
        except VectorIndexError:
            self._rests_until = self._clock() + REST
            raise
        except (KeyError, IndexError, TypeError, ValueError) as error:
            raise VectorIndexError("the Chroma server does not answer as one") from error

    def fingerprint(self) -> str | None:
        """See VectorIndex.fingerprint. Asks the server, and takes up what another process has filled."""
        try:
            self._current = self._open()
        except VectorIndexError:
            self._current = None
        return None if self._current is None else self._current.fingerprint

    def close(self) -> None:
        """See VectorIndex.close."""
        self._current = None
        self._client.close()

    def rate(self) -> float | None:
        """Rows a second of the fill that is held; None when nothing is."""
        current = self._current
        return current.rows / max(current.seconds, 1e-3) if current else None

    def _open(self) -> _Current | None:
        """What is current and whole."""
        pointed = self._pointed()
        if pointed is None:
            return None
        made = self._maybe(f"/{pointed.collection}")
        if made is None or self._json("GET", f"/{made['id']}/count") != pointed.rows:
            return None
        return _Current(str(made["id"]), pointed.fingerprint, pointed.rows, pointed.dimensions, pointed.seconds)

    def _pointed(self) -> _Current | None:
        pointer = self._maybe(f"/{self._name}")
        try:
            return None if pointer is None else _Current(**pointer["metadata"])
        except (KeyError, TypeError):
            return None

    def _clear(self, spared: set[str]) -> None:
        for collection in self._json("GET", ""):
            name = str(collection["name"])
            if name.startswith(f"{self._name}-") and name not in spared:
                self._write("DELETE", f"/{name}")

    def _maybe(self, path: str) -> dict[str, Any] | None:
        answer = self._ask("GET", path)
        if answer.status_code == httpx.codes.NOT_FOUND:
            return None
        found: dict[str, Any] = self._checked(answer)
        return found

    def _write(self, method: str, path: str, body: object = None) -> Any:
        return self._checked(self._ask(method, path, body, WRITING))

    def _json(self, method: str, path: str, body: object = None) -> Any:
        return self._checked(self._ask(method, path, body))

    def _ask(self, method: str, path: str, body: object = None, patience: float = PATIENCE) -> httpx.Response:
        try:
            return self._client.request(method, self._collections + path, json=body, timeout=patience)
        except (httpx.HTTPError, RuntimeError) as error:  # RuntimeError: the client is closed
            raise VectorIndexError(f"the Chroma server does not answer ({type(error).__name__})") from error

    @staticmethod
    def _checked(answer: httpx.Response) -> Any:
        try:
            answer.raise_for_status()
            return answer.json()
        except (httpx.HTTPError, ValueError) as error:
            raise VectorIndexError(f"the Chroma server answers {answer.status_code}") from error
