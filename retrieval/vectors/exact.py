"""Nearest neighbours exactly, in memory: the measure for other indexes, and enough for small shops."""

from collections.abc import Sequence

import numpy as np

from retrieval.vectors.base import Floats, direction, directions


class ExactIndex:
    """All cosines by one matrix product. Nothing outlives the process."""

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._vectors: Floats = np.empty((0, 0), np.float32)
        self._fingerprint: str | None = None

    def fill(self, ids: Sequence[str], vectors: Floats, fingerprint: str) -> None:
        """See VectorIndex.fill."""
        self._ids, self._vectors = directions(ids, vectors)
        self._fingerprint = fingerprint

    def nearest(self, vector: Floats, k: int) -> list[tuple[str, float]]:
        """See VectorIndex.nearest."""
        query = direction(vector)
        if not self._ids or query is None:
            return []
        scores = self._vectors @ query
        best = np.argsort(-scores, kind="stable")[: max(0, k)]
        return [(self._ids[place], float(scores[place])) for place in best]

    def fingerprint(self) -> str | None:
        """See VectorIndex.fingerprint."""
        return self._fingerprint

    def close(self) -> None:
        """Nothing is held open."""
