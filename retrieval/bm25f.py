"""Lexical ranking: word counts by field, BM25F over them, ordered word pairs and title coverage.

BM25F after Robertson, Zaragoza and Taylor, "Simple BM25 extension to multiple weighted fields" (CIKM 2004).
"""

from array import array
from collections.abc import Callable, Iterable, Sequence
from itertools import chain, pairwise
from operator import itemgetter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from retrieval.arrays import Arrays, Known, Rows, Words
from retrieval.text import stems, words

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
K1, B = 0.6, 0.6
"""Saturation and length normalisation of BM25F, chosen on judged queries."""


class Read(NamedTuple):
    """A text as numbers."""

    words: list[int]
    """The words as written."""
    ordered: list[int]
    """Their stems in reading order."""
    beside: list[int]
    """Joined model numbers and pairs of Chinese characters."""


_Entry = tuple[int, tuple[int, ...], tuple[int, ...]]
_WRITTEN, _ORDERED, _BESIDE = itemgetter(0), itemgetter(1), itemgetter(2)


class Vocabulary:
    """Terms to numbers; grows while the catalog is read. On top of `base`, whose terms keep their numbers."""

    def __init__(self, base: Words | None = None) -> None:
        self._base = base
        self._size = len(base) if base else 0
        self.terms: dict[str, int] = {}
        """What is not in the base."""
        self.words: dict[str, int] = {}
        """Words as written, numbered apart from the terms."""
        self._entry_of = Known(self._add).__getitem__

    def read(self, text: str) -> Read:
        """A text's words and terms; new ones are numbered."""
        entries = list(map(self._entry_of, words(text)))
        return Read(
            list(map(_WRITTEN, entries)),
            list(chain.from_iterable(map(_ORDERED, entries))),
            list(chain.from_iterable(map(_BESIDE, entries))),
        )

    def _add(self, word: str) -> "_Entry":
        ordered, beside = stems(word)
        return (
            self.words.setdefault(word, len(self.words)),
            tuple(map(self._number, ordered)),
            tuple(map(self._number, beside)),
        )

    def _number(self, term: str) -> int:
        number = self._base.get(term) if self._base else None
        return self.terms.setdefault(term, self._size + len(self.terms)) if number is None else number

    def __len__(self) -> int:
        return self._size + len(self.terms)


class Field:
    """The words of one field over all documents. A document's field may have one text per language."""

    def __init__(self, read: Callable[[str], Read]) -> None:
        self._read = read
        self._ordered = Rows()
        self._counted = Rows()
        self._lengths = array("f")

    def add(self, versions: Iterable[str]) -> list[int]:
        """The next document; the numbers of its words as written."""
        ordered: list[int] = []
        counted: list[int] = []
        written: list[int] = []
        longest = 0
        for version in versions:
            read = self._read(version)
            ordered += read.ordered
            ordered.append(-1)
            counted += read.ordered
            counted += read.beside
            written += read.words
            # Languages say the same thing twice: the longer version is the length.
            longest = max(longest, len(read.ordered) + len(read.beside))
        self._ordered.add(ordered)
        self._counted.add(counted)
        self._lengths.append(longest)
        return written

    @property
    def lengths(self) -> Floats:
        """Words per document."""
        return np.asarray(self._lengths, np.float32)

    def counts(self, terms: int) -> sparse.csr_array:
        """Documents x terms."""
        return self._counted.counts(terms)

    def pairs(self) -> tuple[Ints, NDArray[np.int32]]:
        """Ordered neighbours as (code, document); a code is first * 2**32 + second."""
        ordered, owners = self._ordered.flat.astype(np.int64), self._ordered.owners()
        first, second = ordered[:-1], ordered[1:]
        good = (first >= 0) & (second >= 0)
        return (first[good] << 32) | second[good], owners[:-1][good]


def idf(document_frequency: NDArray[np.floating], documents: int) -> Floats:
    """log(1 + (N - df + .5) / (df + .5)), never negative."""
    return np.log1p((documents - document_frequency + 0.5) / (document_frequency + 0.5)).astype(np.float32)


class Postings:
    """Documents by key, with a weight each, so that a query is a sum of a few rows."""

    def __init__(self, arrays: Arrays) -> None:
        self.keys, self.idf = arrays["keys"], arrays["idf"]
        self._starts, self._documents, self._weights = arrays["starts"], arrays["documents"], arrays["weights"]

    def places(self, keys: Iterable[int]) -> list[int]:
        """Where the distinct known keys stand."""
        sought = np.unique(np.fromiter(keys, np.int64))
        places = np.searchsorted(self.keys, sought)
        inside = places < len(self.keys)
        places, sought = places[inside], sought[inside]
        found: list[int] = places[self.keys[places] == sought].tolist()
        return found

    def idf_of(self, keys: Ints) -> Floats:
        """The idf of each key; NaN where it is not known."""
        places = np.searchsorted(self.keys, keys).clip(max=max(0, len(self.keys) - 1))
        if not len(self.keys):
            return np.full(len(keys), np.nan, np.float32)
        return np.where(self.keys[places] == keys, self.idf[places], np.float32(np.nan))

    def add(self, found: Floats, place: int, factor: float = 1.0) -> None:
        """Add a row's weights to the documents' scores."""
        row = slice(self._starts[place], self._starts[place + 1])
        weights = self._weights[row].astype(np.float32)
        found[self._documents[row]] += weights if factor == 1.0 else weights * np.float32(factor)

    def fill(self, found: Floats, place: int, value: float) -> None:
        """Add one value to all documents of a row."""
        found[self._documents[self._starts[place] : self._starts[place + 1]]] += np.float32(value)

    @staticmethod
    def of(matrix: sparse.csr_array, idf_of: Floats, keys: Ints) -> Arrays:
        """From weights, keys x documents."""
        used = np.flatnonzero(np.diff(matrix.indptr))
        return {
            "keys": keys[used],
            "idf": idf_of[used].astype(np.float32),
            "starts": np.concatenate([[0], matrix.indptr[1:][used]]).astype(matrix.indptr.dtype),
            "documents": matrix.indices.astype(np.int32),
            # Half precision is far finer than the weights are right.
            "weights": matrix.data.astype(np.float16),
        }


class Base(NamedTuple):
    """What new documents are weighed by: the statistics of a catalog that was indexed before."""

    documents: int
    means: Sequence[float]
    """Mean length of each field."""
    postings: Postings


def bm25f(
    fields: Sequence[tuple[float, sparse.csr_array, Floats]], keys: Ints, base: Base | None = None
) -> tuple[Arrays, list[float]]:
    """BM25F postings and the fields' mean lengths. `fields` are (weight, documents x terms counts, lengths)."""
    documents = fields[0][1].shape[0]
    means = list(base.means) if base else [float(lengths.mean()) if len(lengths) else 0.0 for _, _, lengths in fields]
    total = sparse.csr_array(fields[0][1].shape, dtype=np.float32)
    for (weight, counts, lengths), mean in zip(fields, means, strict=True):
        scale = (weight / (1 - B + B * lengths / (mean or 1.0))).astype(np.float32)
        scaled = counts.copy()
        scaled.data = counts.data * np.repeat(scale, np.diff(counts.indptr))
        total = total + scaled
    by_term: sparse.csr_array[np.float32, tuple[int, int]] = sparse.csr_array(total.T)
    frequency = np.diff(by_term.indptr)
    known = idf(frequency.astype(np.float64), base.documents + documents if base else documents)
    if base is not None:
        before = base.postings.idf_of(keys)
        known = np.where(np.isnan(before), known, before)
    by_term.data = np.repeat(known, frequency) * by_term.data / (np.float32(K1) + by_term.data)
    return Postings.of(by_term, known, keys), means


def pairs_of(fields: Sequence[tuple[float, Field]], base: Base | None = None) -> tuple[Arrays, list[float]]:
    """BM25F over ordered word pairs ("t shirt" is not "shirt t"), as `bm25f`."""
    read = [(weight, field.lengths, *field.pairs()) for weight, field in fields]
    codes, places = np.unique(np.concatenate([found for _, _, found, _ in read]), return_inverse=True)
    counted = []
    for weight, lengths, found, owners in read:
        shape = (len(lengths), len(codes))
        columns, places = places[: len(found)], places[len(found) :]
        counts = sparse.csr_array((np.ones(len(found), np.float32), (owners, columns)), shape=shape)
        counts.sum_duplicates()
        counted.append((weight, counts, lengths))
    return bm25f(counted, codes, base)


def codes_of(ordered: Sequence[int]) -> list[int]:
    """The pairs of a query's words, in order."""
    return [(first << 32) | second for first, second in pairwise(ordered) if first >= 0 and second >= 0]
