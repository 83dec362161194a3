"""Character 3- and 4-grams inside words: finds misspelt, compounded and inflected words that stems miss."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from retrieval.bm25f import Vocabulary, idf
from retrieval.text import words

Floats = NDArray[np.float32]


def grams(word: str) -> list[str]:
    """The 3- and 4-grams of a word between its boundaries.

    >>> grams("cap")
    ['<ca', 'cap', 'ap>', '<cap', 'cap>']
    """
    framed = f"<{word}>"
    return [framed[i : i + n] for n in (3, 4) for i in range(len(framed) - n + 1)]


def l2_rows(matrix: sparse.csr_array) -> sparse.csr_array:
    """Rows scaled to length one; empty rows stay empty."""
    norms = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    scale = np.divide(1.0, norms, out=np.zeros_like(norms), where=norms > 0)
    return sparse.csr_array(sparse.diags_array(scale).astype(np.float32) @ matrix)


class CharGrams:
    """tf-idf cosine over character n-grams of short texts."""

    def __init__(self, texts: Sequence[str]) -> None:
        word_ids, self._gram_ids = Vocabulary(), Vocabulary()
        # n-grams are cut once per distinct word, and documents get theirs by a matrix product.
        documents = _counts([word_ids.add(words(text)) for text in texts], len(word_ids))
        cut = [self._gram_ids.add(grams(word)) for word in word_ids]
        counted = sparse.csr_array(documents @ _counts(cut, len(self._gram_ids)))
        frequency = np.bincount(counted.indices, minlength=len(self._gram_ids))
        self._idf = idf(frequency.astype(np.float64), len(texts))
        self.matrix = self._weighted(counted)
        """Documents x n-grams, rows of length one."""
        self._by_gram = sparse.csr_array(self.matrix.T)

    def _weighted(self, counted: sparse.csr_array) -> sparse.csr_array:
        counted.sum_duplicates()
        counted.data = (np.log1p(counted.data) * self._idf[counted.indices]).astype(np.float32)
        return l2_rows(counted)

    def vector(self, text: str) -> sparse.csr_array:
        """The query as one row of `matrix`."""
        found = [i for word in words(text) for i in self._gram_ids.find(grams(word)) if i >= 0]
        return self._weighted(_counts([found], len(self._gram_ids)))

    def scores(self, vector: sparse.csr_array) -> Floats:
        """Cosine per document."""
        return np.asarray((vector @ self._by_gram).toarray(), np.float32).ravel()


def _counts(rows: Iterable[Sequence[int]], columns: int) -> sparse.csr_array:
    rows = list(rows)
    lengths = [len(row) for row in rows]
    flat = np.fromiter((i for row in rows for i in row), np.int64, sum(lengths))
    owners = np.repeat(np.arange(len(rows)), lengths)
    return sparse.csr_array((np.ones(len(flat), np.float32), (owners, flat)), shape=(len(rows), columns))
