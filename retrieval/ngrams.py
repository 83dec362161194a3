"""Character 3- and 4-grams inside words: finds misspelt, compounded and inflected words that stems miss."""

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from retrieval.arrays import Arrays, Rows, Words, below, under
from retrieval.bm25f import Postings, idf
from retrieval.text import words

Floats = NDArray[np.float32]
Query = tuple[NDArray[np.int64], Floats]
"""Known n-grams by number, and their weights of length one."""


def grams(word: str) -> list[str]:
    """The 3- and 4-grams of a word between its boundaries.

    >>> grams("cap")
    ['<ca', 'cap', 'ap>', '<cap', 'cap>']
    """
    framed = f"<{word}>"
    return [framed[i : i + n] for n in (3, 4) for i in range(len(framed) - n + 1)]


def l2_rows(matrix: sparse.csr_array) -> sparse.csr_array:
    """Rows scaled to length one; empty rows stay empty."""
    owners = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    norms = np.sqrt(np.bincount(owners, matrix.data.astype(np.float64) ** 2, matrix.shape[0]))
    scaled = matrix.copy()
    scaled.data = (matrix.data / np.where(norms > 0, norms, 1)[owners]).astype(np.float32)
    return scaled


def weigh(counts: sparse.csr_array, idf_of: Floats) -> sparse.csr_array:
    """log(1 + count) * idf, rows of length one."""
    weighted = counts.copy()
    weighted.data = (np.log1p(counts.data) * idf_of[counts.indices]).astype(np.float32)
    return l2_rows(weighted)


class CharGrams:
    """tf-idf cosine over character n-grams of short texts."""

    def __init__(self, arrays: Arrays) -> None:
        self.idf: Floats = arrays["idf"]
        self._words = Words(below("words", arrays))
        self._postings = Postings(below("postings", arrays))
        self._size = int(arrays["documents"][0])

    def __len__(self) -> int:
        """How many n-grams there are."""
        return len(self.idf)

    def query(self, text: str) -> Query:
        """A text's known n-grams."""
        numbers = [number for word in words(text) for number in self._words.find(grams(word)) if number >= 0]
        known, counts = np.unique(np.asarray(numbers, np.int64), return_counts=True)
        weights = (np.log1p(counts) * self.idf[known]).astype(np.float32)
        return known, weights / np.float32(np.linalg.norm(weights) or 1.0)

    def scores(self, query: Query) -> Floats:
        """Cosine per document."""
        found = np.zeros(self._size, np.float32)
        places = np.searchsorted(self._postings.keys, query[0])
        for place, key, weight in zip(places.tolist(), query[0].tolist(), query[1].tolist(), strict=True):
            if place < len(self._postings.keys) and self._postings.keys[place] == key:
                self._postings.add(found, place, weight)
        return found

    def numbers(self, spelt: Iterable[str]) -> list[list[int]]:
        """The known n-grams of each word."""
        return [[number for number in self._words.find(grams(word)) if number >= 0] for word in spelt]


def read(documents: Rows, spelt: Mapping[str, int], base: CharGrams | None = None) -> tuple[Arrays, sparse.csr_array]:
    """The arrays of CharGrams and documents x n-grams, rows of length one. `documents` are words, by `spelt`."""
    # n-grams are cut once per distinct word, and documents get theirs by a matrix product.
    cut = Rows()
    numbers: dict[str, int] = {}
    if base is None:
        for word in spelt:
            cut.add([numbers.setdefault(gram, len(numbers)) for gram in grams(word)])
    else:
        for found in base.numbers(spelt):
            cut.add(found)
    width = len(base) if base else len(numbers)
    counted = sparse.csr_array(documents.counts(len(spelt)) @ cut.counts(width))
    counted.sum_duplicates()
    if base is None:
        frequency = np.bincount(counted.indices, minlength=width)
        idf_of = idf(frequency.astype(np.float64), len(documents))
    else:
        idf_of = base.idf
    matrix = weigh(counted, idf_of)
    keys = np.arange(width, dtype=np.int64)
    arrays = {
        **under("words", Words.of(numbers)),
        **under("postings", Postings.of(sparse.csr_array(matrix.T), idf_of, keys)),
        "idf": idf_of,
        "documents": np.asarray([len(documents)]),
    }
    return arrays, matrix
