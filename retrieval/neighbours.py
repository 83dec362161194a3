"""Nearest products of one part: which vectors are in use, and whether an index or memory finds their neighbours.

What is attached holds at once for every ranking over the part, also for one made by an edit meanwhile.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retrieval.dense import Dense
from retrieval.relevance import Relevance
from retrieval.vectors import VectorIndex, VectorIndexError

Floats = NDArray[np.float32]
Rows = NDArray[np.int64]

POOL = 200
"""How many candidates each channel brings."""
SELECTIVE = 0.1
"""Below this share of the catalog an exact product over the survivors beats asking the index for more."""


@dataclass(frozen=True, slots=True)
class Space:
    """A model's vectors of a part."""

    model: str
    dense: Dense
    """By row; zeros for a product that has no vector yet."""
    held: NDArray[np.bool_]
    """Which rows have one."""
    ask: Callable[[str], Floats | None]
    """A query's unit vector, or None when the model does not give it in time."""


@dataclass(frozen=True, slots=True)
class _Attached:
    space: Space | None = None
    index: VectorIndex | None = None
    """Holds the space's vectors, or the part's own where there is no space."""
    rows: Mapping[str, int] | None = None


class Neighbours:
    """Of the products of one part."""

    def __init__(self, part: Relevance) -> None:
        self._part = part
        self._now = _Attached()
        self._fingerprint: tuple[Space | None, str] | None = None

    @property
    def space(self) -> Space | None:
        """The model's vectors that are in use; None for those fitted on the catalog."""
        return self._now.space

    def ask(self, text: str) -> tuple[Space, Floats] | None:
        """The model's space and the query's vector in it; None when there is no such vector in time."""
        space = self._now.space
        vector = space.ask(text) if space else None
        # A model that was exchanged under its name may answer in another length.
        return (space, vector) if space and vector is not None and len(vector) == space.dense.dimensions else None

    def attach(self, index: VectorIndex | None, ids: Sequence[str], space: Space | None = None) -> bool:
        """Use this space's vectors from now on, or the catalog's own, and take neighbours from this index.

        The index is filled first unless it already holds them; until then, and where VectorIndexError is raised,
        neighbours are found in memory. Whether it had to be filled.
        """
        if space is not self._now.space:
            self._now = _Attached(space)
        if index is None:
            return False
        fingerprint = self.fingerprint(ids, space)
        lacking = index.fingerprint() != fingerprint
        if lacking:
            self._now = _Attached(space)
            index.fill(ids, (space or self._part).dense.vectors(), fingerprint)
        self._now = _Attached(space, index, {product_id: row for row, product_id in enumerate(ids)})
        return lacking

    def fingerprint(self, ids: Sequence[str], space: Space | None = None) -> str:
        """Of what an index of these vectors is filled with."""
        if self._fingerprint is not None and self._fingerprint[0] is space:
            return self._fingerprint[1]
        dense = (space or self._part).dense
        digest = hashlib.sha256(f"{space.model if space else 'lsa-4'} {dense.dimensions}".encode())
        for number, product_id in enumerate(ids):
            digest.update(f"\0{product_id}\0".encode())
            digest.update(self._part.short[number])
            if space and not space.held[number]:
                digest.update(b"\0none")
        self._fingerprint = space, digest.hexdigest()[:32]
        return self._fingerprint[1]

    def nearest(self, vector: Floats, rows: Rows, space: Space | None) -> Rows:
        """The rows nearest to a vector of this space: by the index where it pays, else exactly."""
        found = self._indexed(vector, rows, space)
        if found is None:
            dense = (space or self._part).dense
            near = dense.nearest(vector, None if len(rows) == self._part.size else rows, POOL)
            found = np.asarray(near, np.int64)
        return found

    def _indexed(self, vector: Floats, rows: Rows, space: Space | None) -> Rows | None:
        """What the index finds among the rows; None when it is not there or did not find enough."""
        now, size = self._now, self._part.size
        if now.index is None or now.rows is None or now.space is not space or len(rows) < SELECTIVE * size:
            return None
        try:
            pairs = now.index.nearest(vector, min(size, int(1.3 * POOL * size / len(rows)) + 20))
        except VectorIndexError:
            # The index is derived and may be away for a moment; the same vectors are here.
            return None
        found = np.asarray([now.rows[key] for key, _ in pairs if key in now.rows], np.int64)
        if len(rows) < size:
            found = found[np.isin(found, rows, assume_unique=True)]
        return found[:POOL] if len(found) >= min(POOL, len(rows)) else None
