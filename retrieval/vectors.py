"""Nearest neighbours among the catalog's vectors: the port, and exact search in memory."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


class VectorIndexError(Exception):
    """The index cannot be read or written now. It is derived: callers can do without it, or fill it again."""


class VectorIndex(Protocol):
    """Holds one set of vectors at a time. Derived from the catalog, never its source."""

    def fill(self, ids: Sequence[str], vectors: Floats, fingerprint: str) -> None:
        """Replace everything by these rows; readers see the old set or the new one, never a mixture.

        Raises VectorIndexError when it cannot be written, ValueError when ids repeat or rows do not match them.
        """

    def nearest(self, vector: Floats, k: int) -> list[tuple[str, float]]:
        """Up to k ids with their cosine, highest first. Raises VectorIndexError when it cannot be read."""

    def fingerprint(self) -> str | None:
        """What the last `fill` was told; None when nothing is held."""

    def close(self) -> None:
        """Let go of files. Idempotent."""


def checked(ids: Sequence[str], vectors: Floats) -> Floats:
    """The rows as float32; raises ValueError when ids repeat, rows do not match them, or numbers are not finite."""
    rows = np.asarray(vectors, np.float32)
    if rows.ndim != 2 or len(rows) != len(ids) or len(set(ids)) != len(ids):
        raise ValueError(f"{len(ids)} ids ({len(set(ids))} distinct) do not match vectors of shape {rows.shape}")
    if not np.isfinite(rows).all():
        raise ValueError("a vector holds a number that is not finite")
    return rows


class ExactIndex:
    """All cosines by one matrix product."""

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._vectors: Floats = np.empty((0, 0), np.float32)
        self._fingerprint: str | None = None

    def fill(self, ids: Sequence[str], vectors: Floats, fingerprint: str) -> None:
        """See VectorIndex.fill."""
        rows = checked(ids, vectors)
        norms = np.linalg.norm(rows, axis=1, keepdims=True)
        self._vectors = np.divide(rows, norms, out=np.zeros_like(rows), where=norms > 0)
        self._ids = list(ids)
        self._fingerprint = fingerprint

    def nearest(self, vector: Floats, k: int) -> list[tuple[str, float]]:
        """See VectorIndex.nearest."""
        norm = float(np.linalg.norm(vector))
        if not self._ids or k <= 0 or norm == 0:
            return []
        scores = self._vectors @ (np.asarray(vector, np.float32) / norm)
        best = np.argsort(-scores, kind="stable")[:k]
        return [(self._ids[place], float(scores[place])) for place in best]

    def fingerprint(self) -> str | None:
        """See VectorIndex.fingerprint."""
        return self._fingerprint

    def close(self) -> None:
        """Nothing is held open."""
