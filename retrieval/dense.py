"""Vectors of all products: exact cosines, from 8-bit codes first where there are many."""

import numpy as np
import simsimd
from numpy.typing import NDArray

from retrieval.arrays import Arrays

Floats = NDArray[np.float32]
Ints = NDArray[np.integer]

CODED = 100_000
"""Rows from which 8-bit codes, a quarter of the memory to read, are looked at first."""
SPARE = 4
"""Times as many rows by code as are wanted; the true cosines of those decide."""
COPYING = 0.25
"""Share of the rows above which scoring all is faster than copying some."""


class Dense:
    """Unit vectors by row; zero for a product without words."""

    def __init__(self, arrays: Arrays) -> None:
        self._vectors: Floats = arrays["vectors"]
        self._codes, self._scales = arrays.get("codes"), arrays.get("scales")

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        return int(self._vectors.shape[1])

    def vectors(self, rows: Ints | slice = slice(None)) -> Floats:
        """The vectors of these rows."""
        return np.asarray(self._vectors[rows], np.float32)

    def nearest(self, vector: Floats, rows: Ints | None, k: int) -> Ints:
        """The k rows nearest to a unit vector, in any order, among all or among these."""
        size = len(self._vectors)
        if rows is not None and len(rows) <= COPYING * size:
            return np.asarray(rows[best(self._vectors[rows] @ vector, k)])
        if self._codes is None or self._scales is None:
            near = self._vectors @ vector
            return best(near, k) if rows is None else rows[best(near[rows], k)]
        near = _coded(self._codes, vector) * self._scales
        likely = best(near, SPARE * k) if rows is None else rows[best(near[rows], SPARE * k)]
        return np.asarray(likely[best(self._vectors[likely] @ vector, k)])

    @staticmethod
    def of(vectors: Floats) -> Arrays:
        """The arrays of these unit vectors."""
        if len(vectors) < CODED:
            return {"vectors": vectors}
        codes, scales = coded(vectors)
        return {"vectors": vectors, "codes": codes, "scales": scales}


def coded(vectors: Floats) -> tuple[NDArray[np.int8], Floats]:
    """Each row as 8-bit numbers, and what one of them is worth."""
    scales = np.abs(vectors).max(axis=1) / np.float32(127)
    safe = np.where(scales > 0, scales, np.float32(1))
    codes = np.empty(vectors.shape, np.int8)
    for start in range(0, len(vectors), CODED):
        part = slice(start, start + CODED)
        codes[part] = np.rint(vectors[part] / safe[part, None])
    return codes, scales.astype(np.float32)


def _coded(codes: NDArray[np.int8], vector: Floats) -> Floats:
    """All products of a vector with the codes, up to one factor."""
    query, _ = coded(vector[None, :])
    found: Floats = np.asarray(simsimd.cdist(query, codes, "dot"), np.float32)
    return np.asarray(found[0])


def best(scores: Floats, k: int) -> Ints:
    """Positions of the k highest, in any order."""
    return np.arange(len(scores)) if len(scores) <= k else np.argpartition(-scores, k - 1)[:k]
