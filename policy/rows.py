"""Candidates as rows of numbers, in the order of the feature names."""

import math
import struct
from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from policy.base import OFFSET, Candidate

Floats = NDArray[np.float64]
Places = NDArray[np.intp]

LIMIT = 20.0
"""Feature values beyond this are cut, in the model's units."""
Pair = tuple[int, int]
"""The places of two features, the lower first."""
TOGETHER = 4.0
"""Features that lie half a unit around their middle have products that lie a quarter of one around theirs: times this
they are as large as a feature."""
USUAL = (0.05, 10.0)
"""Features are about 0 to 1. One whose typical size lies outside of this is counted in units of twice its size."""

_ONE = struct.pack("d", 1.0)


class Rows:
    """Reads the features of candidates; what the strategy adds (OFFSET) is none of them."""

    def __init__(self, names: Sequence[str]) -> None:
        """ValueError when names repeat."""
        self.names = tuple(name for name in names if name != OFFSET)
        if len(set(self.names)) != len(self.names):
            raise ValueError(f"feature names repeat: {self.names}")
        self._read: Callable[[Mapping[str, float]], tuple[float, ...]] = (
            itemgetter(*self.names) if len(self.names) > 1 else self._patchy
        )
        # Packing doubles takes half the time of letting NumPy read them one by one.
        self._pack = struct.Struct(f"{len(self.names)}d").pack
        self.pairs: list[Pair] = []
        """Features whose products are features too; their columns stand before the intercept's."""
        self._joined = places([])
        self.count_in(np.ones(len(self.names)), np.zeros(len(self.names)))

    def count_in(self, scales: Floats, middles: Floats) -> None:
        """Count features in these units, from these middles on."""
        self.scales = scales
        """What counts as one unit of each feature, …"""
        self.middles = middles
        """… and where it is counted from, in these units."""
        self._plain = bool((scales == 1.0).all())
        # As long as a row: the intercept's 1 is in units of 1 and counted from 0.
        self._units, self._origin = np.append(scales, 1.0), np.append(middles, 0.0)

    def join(self, pair: Pair) -> None:
        """The product of these two is a feature too."""
        self.pairs.append(pair)
        self._joined = places(self.pairs)

    def measured(self, candidates: Sequence[Candidate]) -> Floats:
        """Units that suit these candidates; a feature's typical size is the median of its values that are not 0."""
        scales = np.ones(len(self.names))
        for place, name in enumerate(self.names):
            sizes = [abs(value) for c in candidates if (value := c.features.get(name, 0.0)) and math.isfinite(value)]
            size = float(np.median(sizes)) if sizes else 1.0
            if not USUAL[0] <= size <= USUAL[1]:
                scales[place] = 2.0 * size
        return scales

    def middle(self, candidates: Sequence[Candidate], scales: Floats) -> Floats:
        """Each feature's mean over these candidates, in these units."""
        found = []
        for name, unit in zip(self.names, scales.tolist(), strict=True):
            values = [v / unit for c in candidates if math.isfinite(v := c.features.get(name, 0.0))]
            cut = [min(max(value, -LIMIT), LIMIT) for value in values]
            # Exact, so that it does not hang on the order.
            found.append(math.fsum(cut) / max(len(cut), 1))
        return np.array(found)

    def matrix(self, candidates: Sequence[Candidate]) -> Floats:
        """One row per candidate: the features, the pairs, 1 for the intercept.

        ValueError when a feature is not a finite number.
        """
        read, pack = self._read, self._pack
        try:
            packed = [pack(*read(candidate.features)) for candidate in candidates]
        except KeyError:
            packed = [pack(*self._patchy(candidate.features)) for candidate in candidates]
        # The intercept's 1 goes between the rows, and after the last of them.
        rows: Floats = np.ndarray((len(packed), len(self._units)), buffer=_ONE.join([*packed, b""]))
        if not self._plain:
            rows = rows / self._units
        # One look for what is too large, infinite or no number; none of it is usual. A sum of squares is the quickest.
        if not np.vdot(rows, rows) <= LIMIT**2 + len(packed) and not np.abs(rows).max(initial=0.0) <= LIMIT:
            wrong = np.flatnonzero(~np.isfinite(rows).all(axis=1))
            if len(wrong):
                bad = candidates[int(wrong[0])]
                raise ValueError(f"a feature of {bad.product_id!r} is not finite: {dict(bad.features)}")
            rows = rows.clip(-LIMIT, LIMIT)
        counted: Floats = rows - self._origin
        if self.pairs:
            both = products(counted, *self._joined)
            counted = np.concatenate([counted[:, :-1], both, counted[:, -1:]], axis=1)
        return counted

    def _patchy(self, given: Mapping[str, float]) -> tuple[float, ...]:
        return tuple([given.get(name, 0.0) for name in self.names])


def places(pairs: Sequence[Pair]) -> tuple[Places, Places]:
    """Those of the one and of the other feature."""
    one, other = np.array(pairs, dtype=np.intp).reshape(-1, 2).T
    return one, other


def products(rows: Floats, one: Places, other: Places) -> Floats:
    """What each pair is in each row."""
    # In place and by the plainest functions, which takes a third of the time.
    together: Floats = rows.take(one, axis=1)
    together *= rows.take(other, axis=1)
    together *= TOGETHER
    np.minimum(together, LIMIT, out=together)
    return np.maximum(together, -LIMIT, out=together)


def with_offsets(scores: Floats, candidates: Sequence[Candidate]) -> Floats:
    """The scores (one row, or many) plus the candidates' OFFSET. ValueError when one is not finite."""
    if not [None for candidate in candidates if OFFSET in candidate.features]:
        return scores
    offsets: Floats = np.array([candidate.features.get(OFFSET, 0.0) for candidate in candidates])
    if not np.isfinite(offsets).all():
        raise ValueError("an offset is not finite")
    ranks: Floats = scores + offsets.clip(-LIMIT, LIMIT)
    return ranks
