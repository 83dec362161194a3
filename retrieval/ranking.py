"""Relevance: a weighted sum of min-max normalised scores of several channels, with feedback from its own first hits.

Channels and weights were chosen on judged queries; `make bench-search` measures them again.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from retrieval.dense import best
from retrieval.lsa import unit_rows
from retrieval.relevance import Asked, Relevance, ask
from retrieval.vectors import VectorIndex, VectorIndexError

Floats = NDArray[np.float32]
Mask = NDArray[np.bool_]
Rows = NDArray[np.int64]
Ints = NDArray[np.integer]

POOL = 200
"""How many candidates each channel brings."""
SELECTIVE = 0.1
"""Below this share of the catalog an exact product over the survivors beats asking the index for more."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each channel says in the sum."""

    bm25f: float = 0.6
    vectors: float = 0.2
    ngrams: float = 0.2
    pairs: float = 0.1
    coverage: float = 0.15
    feedback: float = 0.4
    feedback_depth: int = 15
    """How many first hits make up the feedback centroid."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """Candidates of one ranking."""

    rows: Rows
    """Product rows, best first."""
    scores: NDArray[np.floating]
    """Fused scores in 0..1, falling."""
    channels: Mapping[str, NDArray[np.floating]]
    """Normalised channel scores beside `rows`."""

    def take(self, places: Rows | Mask | slice) -> "Ranked":
        """The candidates at these places."""
        channels = {name: channel[places] for name, channel in self.channels.items()}
        return Ranked(self.rows[places], self.scores[places], channels)


class Ranking:
    """All channels over the parts of one catalog; rows are counted through the parts."""

    def __init__(self, parts: Sequence[Relevance], weights: Weights = Weights()) -> None:
        """The first part's statistics and projection hold for all."""
        self.parts = tuple(parts)
        self._weights = weights
        self._starts = np.cumsum([0, *(part.size for part in self.parts)])
        self._index: _Index | None = None

    def grown(self, addition: Relevance | None) -> "Ranking":
        """The first part with another addition, or without one; the vector index stays."""
        ranking = Ranking((self.parts[0], addition) if addition else self.parts[:1], self._weights)
        ranking._index = self._index
        return ranking

    @cached_property
    def _lsa(self) -> Callable[[Asked], Floats]:
        base = self.parts[0]
        projection = base.lsa

        def vector(asked: Asked) -> Floats:
            terms, counts = np.unique([term for term in asked.terms if term >= 0], return_counts=True)
            terms = terms.astype(np.int64)
            idf_of = base.terms.idf_of(terms)
            weights = np.nan_to_num(np.log1p(counts) * idf_of).astype(np.float32)
            return projection.query((terms, weights / np.float32(np.linalg.norm(weights) or 1.0)), asked.grams)

        return vector

    def vector(self, text: str) -> Floats:
        """A text's unit vector among the products', or zeros when it shares nothing with them."""
        return self._lsa(ask(text, self.parts))

    def rank(self, text: str, allowed: Mask) -> Ranked:
        """The allowed products that any channel finds, best first."""
        asked = ask(text, self.parts)
        mass = self._mass(asked.ordered)
        scores = {
            "bm25f": self._each(lambda part: part.bm25f(asked)),
            "pairs": self._each(lambda part: part.pairs(asked)),
            "coverage": self._each(lambda part: part.coverage(asked.ordered, mass)),
            "ngrams": self._each(lambda part: part.grams.scores(asked.grams)),
        }
        return self._fuse(scores, self._lsa(asked), allowed)

    def like(self, row: int, allowed: Mask) -> Ranked:
        """The allowed products most like one of the catalog: its short words and its vector are the query."""
        part, place = self._place(row)
        asked = ask(part.short[place].decode("utf-8", "replace"), self.parts)
        scores = {
            "bm25f": self._each(lambda part: part.bm25f(asked)),
            "ngrams": self._each(lambda part: part.grams.scores(asked.grams)),
        }
        return self._fuse(scores, part.dense.vectors(np.asarray([place]))[0], allowed)

    def matching(self, text: str, rows: Rows) -> Mask:
        """Which of the rows hold as much of the text's idf mass as the best of them, anywhere in the record; none when
        no row holds any."""
        ordered = ask(text, self.parts).ordered
        mass = self._mass(ordered)
        held = self._each(lambda part: part.held(ordered, mass))[rows]
        return np.asarray((held > 0) & (held >= held.max(initial=0) - 1e-6), np.bool_)

    def _mass(self, terms: Sequence[int]) -> float:
        """The idf mass of the distinct known terms."""
        known = np.unique([term for term in terms if term >= 0]).astype(np.int64)
        found = np.full(len(known), np.nan, np.float32)
        for part in self.parts:
            found = np.where(np.isnan(found), part.terms.idf_of(known), found)
        return float(np.nansum(found))

    def _fuse(self, scores: dict[str, Floats], vector: Floats, allowed: Mask) -> Ranked:
        weights = self._weights
        open_rows = np.flatnonzero(allowed)
        pools = [_top(channel, open_rows) for channel in scores.values()]
        if vector.any():
            pools.append(self._nearest(vector, open_rows))
        rows = np.unique(np.concatenate(pools))
        if not len(rows):
            return Ranked(rows, np.empty(0, np.float32), {})
        near = self._vectors(rows)
        channels = {name: _min_max(channel[rows]) for name, channel in scores.items()}
        channels["vectors"] = _min_max(near @ vector)
        by_name = {name: float(getattr(weights, name)) for name in channels}
        fused = sum((weight * channels[name] for name, weight in by_name.items()), np.zeros(len(rows), np.float32))
        first = np.argsort(-fused, kind="stable")[: weights.feedback_depth]
        centroid = unit_rows(np.asarray(fused[first] @ near[first], np.float32)[None, :])[0]
        channels["feedback"] = _min_max(near @ centroid)
        fused = fused + weights.feedback * channels["feedback"]
        fused = fused / np.float32(sum(by_name.values()) + weights.feedback)
        order = np.argsort(-fused, kind="stable")
        return Ranked(rows[order], fused[order], {name: channel[order] for name, channel in channels.items()})

    def _nearest(self, vector: Floats, rows: Rows) -> Rows:
        """The allowed rows nearest to a vector: by the index where it pays, else exactly."""
        near = []
        for start, end, part in zip(self._starts, self._starts[1:], self.parts, strict=False):
            inside = rows[np.searchsorted(rows, start) : np.searchsorted(rows, end)] - start
            found: Ints | None = self._indexed(vector, inside, part) if start == 0 else None
            if found is None:
                found = part.dense.nearest(vector, None if len(inside) == part.size else inside, POOL)
            near.append(np.asarray(start + found, np.int64))
        return np.concatenate(near)

    def _indexed(self, vector: Floats, rows: Rows, part: Relevance) -> Rows | None:
        """What the index finds among the rows; None when it is not there or did not find enough."""
        if self._index is None or len(rows) < SELECTIVE * part.size:
            return None
        found = self._index.nearest(vector, min(part.size, int(1.3 * POOL * part.size / len(rows)) + 20))
        if len(rows) < part.size:
            found = found[np.isin(found, rows, assume_unique=True)]
        return found[:POOL] if len(found) >= min(POOL, len(rows)) else None

    def _vectors(self, rows: Rows) -> Floats:
        found = np.empty((len(rows), self.parts[0].dense.dimensions), np.float32)
        for start, end, part in zip(self._starts, self._starts[1:], self.parts, strict=False):
            inside = (rows >= start) & (rows < end)
            found[inside] = part.dense.vectors(rows[inside] - start)
        return found

    def _place(self, row: int) -> tuple[Relevance, int]:
        number = int(np.searchsorted(self._starts, row, side="right")) - 1
        return self.parts[number], row - int(self._starts[number])

    def _each(self, score: Callable[[Relevance], Floats]) -> Floats:
        return np.concatenate([score(part) for part in self.parts]) if len(self.parts) > 1 else score(self.parts[0])

    def attach(self, index: VectorIndex, ids: Sequence[str]) -> None:
        """Take neighbours from this index from now on; it is filled unless it already holds the first part."""
        base = self.parts[0]
        digest = hashlib.sha256(f"lsa-4 {base.dense.dimensions}".encode())
        for number, product_id in enumerate(ids):
            digest.update(f"\0{product_id}\0".encode())
            digest.update(base.short[number])
        fingerprint = digest.hexdigest()[:32]
        try:
            if index.fingerprint() != fingerprint:
                index.fill(ids, base.dense.vectors(), fingerprint)
            self._index = _Index(index, {product_id: row for row, product_id in enumerate(ids)})
        except VectorIndexError:
            # Another process may be writing; vectors in memory answer until the index can be filled.
            self._index = None


@dataclass(frozen=True, slots=True)
class _Index:
    """A vector index by rows."""

    vectors: VectorIndex
    rows: Mapping[str, int]

    def nearest(self, vector: Floats, k: int) -> Rows:
        try:
            found = [self.rows[i] for i, _ in self.vectors.nearest(vector, k) if i in self.rows]
        except VectorIndexError:
            # The index is derived and may be away for a moment; the same vectors are here.
            found = []
        return np.asarray(found, np.int64)


def _top(scores: Floats, rows: Rows) -> Rows:
    inside = scores[rows]
    held = np.flatnonzero(inside > 0)
    return rows[held[best(inside[held], POOL)]]


def _min_max(scores: Floats) -> Floats:
    low, high = scores.min(), scores.max()
    if high <= low:
        # Equal scores order nothing; a lone match still is one.
        return np.full_like(scores, high > 0)
    return np.asarray((scores - low) / (high - low), np.float32)
