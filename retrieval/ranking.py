"""Relevance: a weighted sum of min-max normalised scores of several channels, with feedback from its own first hits.

Channels and weights were chosen on judged queries; `python -m benchmarks.search` measures them again.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from retrieval.bm25f import Bm25f, Coverage, Field, Pairs, Vocabulary
from retrieval.fields import stated, texts
from retrieval.lsa import Lsa, unit_rows
from retrieval.ngrams import CharGrams
from retrieval.products import Product
from retrieval.text import tokenise
from retrieval.vectors import VectorIndex, VectorIndexError

Floats = NDArray[np.float32]
Mask = NDArray[np.bool_]

POOL = 200
"""How many candidates each channel brings."""
SELECTIVE = 0.1
"""Below this share of the catalog an exact product over the survivors beats asking the index for more."""

COPYING = 0.25
"""Share of the catalog above which scoring all vectors is faster than copying some."""


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

    rows: NDArray[np.int64]
    """Product rows, best first."""
    scores: NDArray[np.floating]
    """Fused scores in 0..1, falling."""
    channels: Mapping[str, NDArray[np.floating]]
    """Normalised channel scores beside `rows`."""

    def take(self, places: NDArray[np.int64] | NDArray[np.bool_] | slice) -> "Ranked":
        """The candidates at these places."""
        channels = {name: channel[places] for name, channel in self.channels.items()}
        return Ranked(self.rows[places], self.scores[places], channels)


class Ranking:
    """All channels over one catalog, built once and then only read."""

    def __init__(self, products: Sequence[Product], index: VectorIndex | None, weights: Weights) -> None:
        self._weights = weights
        self._size = len(products)
        self._ids = [product.id for product in products]
        self._rows = {product_id: row for row, product_id in enumerate(self._ids)}
        self._vocabulary = Vocabulary()
        title, brand, category, colour, body = (
            Field([list(read(product)) for product in products], self._vocabulary)
            for read in (_titles, _brands, _categories, _colours, _bodies)
        )
        terms = len(self._vocabulary)
        counts = {field: field.counts(terms) for field in (title, brand, category, colour, body)}
        self._bm25f = Bm25f(
            [
                (5.0, counts[title], title.lengths),
                *((2.0, counts[field], field.lengths) for field in (brand, category, colour)),
                (0.3, counts[body], body.lengths),
            ]
        )
        self._pairs = Pairs([(5.0, title), (0.3, body)])
        self._coverage = Coverage(counts[title], self._bm25f.idf)
        self._words = Coverage(sparse.csr_array(sum(counts.values(), start=0 * counts[title])), self._bm25f.idf)
        self._short = [_short(product) for product in products]
        self._ngrams = CharGrams(self._short)
        short_counts = sparse.csr_array(counts[title] + counts[brand] + counts[category] + counts[colour])
        self._lsa = Lsa(short_counts, self._bm25f.idf, self._ngrams)
        self._index: VectorIndex | None = None
        if index is not None:
            self.attach(index)

    def rank(self, text: str, allowed: Mask) -> Ranked:
        """The allowed products that any channel finds, best first."""
        ordered, beside = (self._vocabulary.find(part) for part in tokenise(text))
        counts = self._row([*ordered, *beside])
        gram_vector = self._ngrams.vector(text)
        vector = self._lsa.vector(counts, gram_vector)
        scores = {
            "bm25f": self._bm25f.scores([*ordered, *beside]),
            "pairs": self._pairs.scores(ordered),
            "coverage": self._coverage.scores(ordered),
            "ngrams": self._ngrams.scores(gram_vector),
        }
        return self._fuse(scores, vector, allowed)

    def like(self, row: int, allowed: Mask) -> Ranked:
        """The allowed products most like one of the catalog: its short words and its vector are the query."""
        text = self._short[row]
        ordered, beside = (self._vocabulary.find(part) for part in tokenise(text))
        scores = {
            "bm25f": self._bm25f.scores([*ordered, *beside]),
            "ngrams": self._ngrams.scores(self._ngrams.vector(text)),
        }
        return self._fuse(scores, self._lsa.vectors[row], allowed)

    def matching(self, text: str, rows: NDArray[np.int64]) -> Mask:
        """Which of the rows hold as much of the text's idf mass as the best of them, anywhere in the record; none when
        no row holds any."""
        ordered, _ = tokenise(text)
        held = self._words.scores(self._vocabulary.find(ordered))[rows]
        return np.asarray((held > 0) & (held >= held.max(initial=0) - 1e-6), np.bool_)

    def _fuse(self, scores: dict[str, Floats], vector: Floats, allowed: Mask) -> Ranked:
        weights = self._weights
        pools = [_top(channel, allowed) for channel in scores.values()]
        if vector.any():
            pools.append(self._nearest(vector, allowed))
        rows = np.unique(np.concatenate(pools)) if pools else np.empty(0, np.int64)
        if not len(rows):
            return Ranked(rows, np.empty(0, np.float32), {})
        near = self._lsa.vectors[rows]
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

    def _nearest(self, vector: Floats, allowed: Mask) -> NDArray[np.int64]:
        """The allowed rows nearest to a vector: by the index where it pays, else exactly."""
        share = float(allowed.mean())
        if self._index is not None and share >= SELECTIVE:
            wanted = min(self._size, int(1.3 * POOL / share) + 20)
            try:
                found = [self._rows[i] for i, _ in self._index.nearest(vector, wanted) if i in self._rows]
            except VectorIndexError:
                # The index is derived and may be away for a moment; the same vectors are here.
                found = []
            rows = np.asarray(found, np.int64)
            rows = rows[allowed[rows]][:POOL]
            if len(rows) >= min(POOL, int(allowed.sum())):
                return rows
        rows = np.flatnonzero(allowed)
        # Picking rows copies them: for most of the catalog it is cheaper to score everything.
        near = (self._lsa.vectors @ vector)[rows] if share > COPYING else self._lsa.vectors[rows] @ vector
        return rows[_best(near, POOL)]

    def _row(self, terms: Sequence[int]) -> sparse.csr_array:
        known = [term for term in terms if term >= 0]
        shape = (1, len(self._vocabulary))
        return sparse.csr_array((np.ones(len(known), np.float32), ([0] * len(known), known)), shape=shape)

    def attach(self, index: VectorIndex) -> None:
        """Take neighbours from this index from now on; it is filled unless it already holds this catalog."""
        self._index = index
        digest = hashlib.sha256(f"lsa-2 {self._lsa.vectors.shape[1]}".encode())
        for product_id, text in zip(self._ids, self._short, strict=True):
            digest.update(f"\0{product_id}\0{text}".encode())
        fingerprint = digest.hexdigest()[:32]
        try:
            if index.fingerprint() != fingerprint:
                index.fill(self._ids, self._lsa.vectors, fingerprint)
        except VectorIndexError:
            # Another process may be writing; vectors in memory answer until the index can be filled.
            self._index = None


def _titles(product: Product) -> Iterable[str]:
    return (text.title for text in texts(product))


def _brands(product: Product) -> Iterable[str]:
    return (text.brand for text in texts(product))


def _categories(product: Product) -> Iterable[str]:
    return (" ".join(text.category) for text in texts(product))


def _colours(product: Product) -> Iterable[str]:
    return [" ".join(dict.fromkeys(stated(product, "color")))]


def _bodies(product: Product) -> Iterable[str]:
    for text in texts(product):
        attributes = (f"{name} {' '.join(values)}" for name, values in text.attributes.items())
        yield "\n".join([text.description, *attributes, *text.options.values()])
    yield "\n".join(dict.fromkeys(value for variant in product.variants for value in variant.options.values()))


def _short(product: Product) -> str:
    return " ".join(part for read in (_titles, _brands, _categories, _colours) for part in read(product) if part)


def _best(scores: Floats, k: int) -> NDArray[np.int64]:
    """Positions of the k highest, in any order."""
    return np.arange(len(scores)) if len(scores) <= k else np.argpartition(-scores, k - 1)[:k]


def _top(scores: Floats, allowed: Mask) -> NDArray[np.int64]:
    rows = np.flatnonzero(allowed & (scores > 0))
    return rows[_best(scores[rows], POOL)]


def _min_max(scores: Floats) -> Floats:
    low, high = scores.min(), scores.max()
    if high <= low:
        # Equal scores order nothing; a lone match still is one.
        return np.full_like(scores, high > 0)
    return np.asarray((scores - low) / (high - low), np.float32)
