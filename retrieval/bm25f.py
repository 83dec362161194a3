"""Lexical ranking: word counts by field, BM25F over them, ordered word pairs and title coverage.

BM25F after Robertson, Zaragoza and Taylor, "Simple BM25 extension to multiple weighted fields" (CIKM 2004).
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from retrieval.text import tokenise

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


class Vocabulary:
    """Words to column numbers; grows while the catalog is read, then only looks up."""

    def __init__(self) -> None:
        self._ids: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._ids)

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def add(self, tokens: Sequence[str]) -> list[int]:
        """Numbers of the tokens, new ones are numbered."""
        ids = self._ids
        return [ids.setdefault(token, len(ids)) for token in tokens]

    def find(self, tokens: Sequence[str]) -> list[int]:
        """Numbers of the tokens that are known, in order; -1 for the others."""
        return [self._ids.get(token, -1) for token in tokens]


class Field:
    """The words of one field over all documents. A document's field may have one text per language."""

    def __init__(self, texts: Sequence[Sequence[str]], vocabulary: Vocabulary) -> None:
        ordered: list[int] = []
        owners: list[int] = []
        counted: list[int] = []
        counted_owners: list[int] = []
        lengths = np.zeros(len(texts), np.float32)
        for row, versions in enumerate(texts):
            for version in versions:
                sequence, beside = (vocabulary.add(part) for part in tokenise(version))
                ordered += sequence
                ordered.append(-1)
                owners += [row] * (len(sequence) + 1)
                counted += sequence
                counted += beside
                counted_owners += [row] * (len(sequence) + len(beside))
                # Languages say the same thing twice: the longer version is the length.
                lengths[row] = max(lengths[row], len(sequence) + len(beside))
        self.lengths = lengths
        self.ordered: Ints = np.asarray(ordered, np.int64)
        """Word numbers in reading order, -1 between texts."""
        self.owners: Ints = np.asarray(owners, np.int64)
        self._counted = np.asarray(counted, np.int64)
        self._counted_owners = np.asarray(counted_owners, np.int64)

    def counts(self, terms: int) -> sparse.csr_array:
        """Documents x terms."""
        ones = np.ones(len(self._counted), np.float32)
        shape = (len(self.lengths), terms)
        return sparse.csr_array((ones, (self._counted_owners, self._counted)), shape=shape)

    def pairs(self) -> tuple[Ints, Ints]:
        """Ordered neighbours as (code, document); a code is first * 2**32 + second."""
        first, second = self.ordered[:-1], self.ordered[1:]
        good = (first >= 0) & (second >= 0)
        return (first[good] << 32) | second[good], self.owners[:-1][good]


def idf(document_frequency: NDArray[np.float64], documents: int) -> Floats:
    """log(1 + (N - df + .5) / (df + .5)), never negative."""
    return np.log1p((documents - document_frequency + 0.5) / (document_frequency + 0.5)).astype(np.float32)


class Bm25f:
    """Precomputed BM25F weights, terms x documents, so that a query is a sum of a few rows."""

    def __init__(
        self, fields: Sequence[tuple[float, sparse.csr_array, Floats]], *, k1: float = 0.6, b: float = 0.6
    ) -> None:
        """`fields` are (weight, documents x terms counts, lengths)."""
        first = fields[0][1]
        self.documents = first.shape[0]
        total = sparse.csr_array(first.shape, dtype=np.float32)
        for weight, counts, lengths in fields:
            mean = float(lengths.sum()) / max(1, len(lengths)) or 1.0
            total = total + sparse.diags_array(weight / (1 - b + b * lengths / mean)).astype(np.float32) @ counts
        by_term = sparse.csr_array(total.T)
        frequency = np.diff(by_term.indptr)
        self.idf = idf(frequency.astype(np.float64), self.documents)
        self._indptr = by_term.indptr
        self._documents = by_term.indices
        self._weights = np.repeat(self.idf, frequency) * by_term.data / (k1 + by_term.data)

    def scores(self, terms: Sequence[int]) -> Floats:
        """One score per document for the distinct known terms."""
        found = np.zeros(self.documents, np.float32)
        for term in set(terms) - {-1}:
            row = slice(self._indptr[term], self._indptr[term + 1])
            found[self._documents[row]] += self._weights[row]
        return found


class Pairs:
    """BM25F over ordered word pairs ("t shirt" is not "shirt t")."""

    def __init__(self, fields: Sequence[tuple[float, Field]]) -> None:
        pairs = [(weight, field.lengths, *field.pairs()) for weight, field in fields]
        self._codes = np.unique(np.concatenate([codes for _, _, codes, _ in pairs]))
        matrices = []
        for weight, lengths, codes, owners in pairs:
            columns = np.searchsorted(self._codes, codes)
            shape = (len(lengths), len(self._codes))
            counts = sparse.csr_array((np.ones(len(codes), np.float32), (owners, columns)), shape=shape)
            matrices.append((weight, counts, lengths))
        self._bm25f = Bm25f(matrices)

    def scores(self, ordered: Sequence[int]) -> Floats:
        """One score per document for the pairs of a query's words, in order."""
        codes = [(a << 32) | b for a, b in pairwise(ordered) if a >= 0 and b >= 0]
        known = np.asarray(codes, np.int64)
        places = np.searchsorted(self._codes, known)
        inside = places < len(self._codes)
        places, known = places[inside], known[inside]
        return self._bm25f.scores([int(place) for place in places[self._codes[places] == known]])


class Coverage:
    """Which share of a query's idf mass stands in the title."""

    def __init__(self, titles: sparse.csr_array, weights: Floats) -> None:
        by_term = sparse.csr_array(titles.T)
        self._indptr, self._documents = by_term.indptr, by_term.indices
        self._size = titles.shape[0]
        self._idf = weights

    def scores(self, terms: Sequence[int]) -> Floats:
        """0..1 per document; words the catalog does not know do not count."""
        found = np.zeros(self._size, np.float32)
        known = set(terms) - {-1}
        for term in known:
            found[self._documents[self._indptr[term] : self._indptr[term + 1]]] += self._idf[term]
        mass = float(sum(self._idf[term] for term in known))
        return found / np.float32(mass) if mass else found
