"""Relevance: a weighted sum of min-max normalised scores of several channels, with feedback from its own first hits.

Channels and weights were chosen on judged queries; `make bench-search` measures them again.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from retrieval.dense import best
from retrieval.lsa import unit_rows
from retrieval.neighbours import POOL, Neighbours, Space
from retrieval.relevance import Asked, Relevance, ask

Floats = NDArray[np.float32]
Mask = NDArray[np.bool_]
Rows = NDArray[np.int64]


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
        self.neighbours = Neighbours(self.parts[0])
        """Of the first part's products."""

    def grown(self, addition: Relevance | None) -> "Ranking":
        """The first part with another addition, or without one; what is attached stays."""
        ranking = Ranking((self.parts[0], addition) if addition else self.parts[:1], self._weights)
        ranking.neighbours = self.neighbours
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

    def rank(self, text: str, allowed: Mask, *, meant: str = "") -> Ranked:
        """The allowed products that any channel finds, best first; vectors are compared with `meant` instead."""
        asked = ask(text, self.parts)
        mass = self._mass(asked.ordered)
        scores = {
            "bm25f": self._each(lambda part: part.bm25f(asked)),
            "pairs": self._each(lambda part: part.pairs(asked)),
            "coverage": self._each(lambda part: part.coverage(asked.ordered, mass)),
            "ngrams": self._each(lambda part: part.grams.scores(asked.grams)),
        }
        near = self.neighbours.ask(meant or text)
        # A model that gives no vector in time leaves the word to those fitted on the catalog.
        space, vector = near or (None, self._lsa(ask(meant, self.parts) if meant else asked))
        return self._fuse(scores, vector, allowed, space)

    def like(self, row: int, allowed: Mask) -> Ranked:
        """The allowed products most like one of the catalog: its short words and its vector are the query."""
        part, place = self._place(row)
        asked = ask(part.short[place].decode("utf-8", "replace"), self.parts)
        scores = {
            "bm25f": self._each(lambda part: part.bm25f(asked)),
            "ngrams": self._each(lambda part: part.grams.scores(asked.grams)),
        }
        space = self.neighbours.space
        if space and part is self.parts[0] and space.held[place]:
            return self._fuse(scores, space.dense.vectors(np.asarray([place]))[0], allowed, space)
        return self._fuse(scores, part.dense.vectors(np.asarray([place]))[0], allowed, None)

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

    def _fuse(self, scores: dict[str, Floats], vector: Floats, allowed: Mask, space: Space | None) -> Ranked:
        weights = self._weights
        open_rows = np.flatnonzero(allowed)
        pools = [_top(channel, open_rows) for channel in scores.values()]
        if vector.any():
            pools.append(self._nearest(vector, open_rows, space))
        rows = np.unique(np.concatenate(pools))
        if not len(rows):
            return Ranked(rows, np.empty(0, np.float32), {})
        near = self._vectors(rows)
        channels = {name: _min_max(channel[rows]) for name, channel in scores.items()}
        channels["vectors"] = self._meant(rows, vector, space) if space else _min_max(near @ vector)
        by_name = {name: float(getattr(weights, name)) for name in channels}
        fused = sum((weight * channels[name] for name, weight in by_name.items()), np.zeros(len(rows), np.float32))
        first = np.argsort(-fused, kind="stable")[: weights.feedback_depth]
        centroid = unit_rows(np.asarray(fused[first] @ near[first], np.float32)[None, :])[0]
        channels["feedback"] = _min_max(near @ centroid)
        fused = fused + weights.feedback * channels["feedback"]
        fused = fused / np.float32(sum(by_name.values()) + weights.feedback)
        order = np.argsort(-fused, kind="stable")
        return Ranked(rows[order], fused[order], {name: channel[order] for name, channel in channels.items()})

    def _nearest(self, vector: Floats, rows: Rows, space: Space | None) -> Rows:
        """The allowed rows nearest to a vector. What was added since has no vector in a model's space yet."""
        size = self.parts[0].size
        inside = rows[: np.searchsorted(rows, size)]
        near = [self.neighbours.nearest(vector, inside, space)]
        for start, part in zip(self._starts[1:], () if space else self.parts[1:], strict=False):
            near.append(start + part.dense.nearest(vector, rows[len(inside) :] - start, POOL))
        return np.concatenate(near)

    def _meant(self, rows: Rows, vector: Floats, space: Space) -> Floats:
        """Normalised cosines in a model's space; 0 for products without a vector."""
        found = np.zeros(len(rows), np.float32)
        known = rows < self.parts[0].size
        known[known] = space.held[rows[known]]
        if known.any():
            found[known] = _min_max(space.dense.vectors(rows[known]) @ vector)
        return found

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
