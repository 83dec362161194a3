"""The port to nearest-neighbour search: one set of vectors, derived from the catalog."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from retrieval.errors import RetrievalError

Floats = NDArray[np.float32]


class VectorIndexError(RetrievalError):
    """The index cannot be read or written now. It is derived: callers can do without it, or fill it again."""


class VectorIndex(Protocol):
    """Holds one set of vectors at a time. Derived from the catalog, never its source."""

    def fill(self, ids: Sequence[str], vectors: Floats, fingerprint: str) -> None:
        """Replace everything by these rows; readers see the old set or the new one, never a mixture.

        Rows of length zero are near nothing and not held. Raises VectorIndexError when it cannot be written,
        ValueError when ids repeat, rows do not match them or a number is not finite.
        """

    def nearest(self, vector: Floats, k: int) -> list[tuple[str, float]]:
        """Up to k ids with their cosine, highest first; nothing for a zero vector.

        Raises VectorIndexError when it cannot be read.
        """

    def fingerprint(self) -> str | None:
        """What the last `fill` was told; None when nothing is held or it cannot be read."""

    def close(self) -> None:
        """Let go of files. Idempotent."""


def directions(ids: Sequence[str], vectors: Floats) -> tuple[list[str], Floats]:
    """The rows that have a direction, scaled to length one, with their ids. Raises ValueError as `fill` does."""
    rows = np.asarray(vectors, np.float32)
    if rows.ndim != 2 or len(rows) != len(ids) or len(set(ids)) != len(ids):
        raise ValueError(f"{len(ids)} ids ({len(set(ids))} distinct) do not match vectors of shape {rows.shape}")
    if not np.isfinite(rows).all():
        raise ValueError("a vector holds a number that is not finite")
    norms = np.linalg.norm(rows, axis=1)
    kept = norms > 0
    return [i for i, keep in zip(ids, kept, strict=True) if keep], rows[kept] / norms[kept, None]


def direction(vector: Floats) -> Floats | None:
    """A query scaled to length one; None for a zero vector."""
    norm = float(np.linalg.norm(vector))
    return np.asarray(vector, np.float32) / np.float32(norm) if norm else None
