"""Vectors without any download: latent semantic analysis fitted on the catalog itself.

Exact for a small catalog, else randomised SVD after Halko, Martinsson and Tropp (2011) with a fixed start: the same
catalog always gives the same vectors.
"""

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from retrieval.ngrams import CharGrams, l2_rows

Floats = NDArray[np.float32]

DIMENSIONS = 256
GRAM_WEIGHT = 0.7
OVERSAMPLING = 16
POWER_ITERATIONS = 2
RANK_TOLERANCE = 1e-6
"""Share of the largest squared singular value below which a direction is rounding noise."""
EXACT = 600
"""Up to so many documents all their products with each other are the shorter way."""


class Lsa:
    """Words and character n-grams of short texts, projected to at most 256 dimensions."""

    def __init__(self, counts: sparse.csr_array, idf: Floats, grams: CharGrams) -> None:
        """`counts` is documents x terms of the same short texts that `grams` was fitted on."""
        self._idf = idf
        self._grams = grams
        documents = self._features(counts, grams.matrix)
        self._basis = _right_vectors(documents, DIMENSIONS)
        self.vectors = unit_rows(np.asarray(documents @ self._basis, np.float32))
        """One row of length one per document; zero for a document without words."""

    def vector(self, counts: sparse.csr_array, gram_vector: sparse.csr_array) -> Floats:
        """A query's unit vector, or zeros when it shares no word with the catalog."""
        rows: Floats = unit_rows(np.asarray(self._features(counts, gram_vector) @ self._basis, np.float32))
        return np.asarray(rows[0])

    def _features(self, counts: sparse.csr_array, grams: sparse.csr_array) -> sparse.csr_array:
        weighted = counts.copy()
        weighted.sum_duplicates()
        weighted.data = (np.log1p(weighted.data) * self._idf[weighted.indices]).astype(np.float32)
        return sparse.csr_array(sparse.hstack([l2_rows(weighted), GRAM_WEIGHT * grams]))


def unit_rows(rows: Floats) -> Floats:
    """Rows scaled to length one; zero rows stay zero."""
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(np.divide(rows, norms, out=np.zeros_like(rows), where=norms > 1e-6), np.float32)


def _right_vectors(matrix: sparse.csr_array, dimensions: int) -> Floats:
    """The first right singular vectors, fewer when the matrix has fewer; features x dimensions."""
    width = min(dimensions + OVERSAMPLING, *matrix.shape)
    if width == 0:
        return np.zeros((matrix.shape[1], 0), np.float32)
    transposed = sparse.csr_array(matrix.T)
    if matrix.shape[0] <= EXACT:
        squares, span = np.linalg.eigh((matrix @ transposed).toarray().astype(np.float64))
        kept = np.flatnonzero(squares > RANK_TOLERANCE * squares[-1])[::-1][:dimensions]
        return _signed(transposed @ (span[:, kept] / np.sqrt(squares[kept])).astype(np.float32))
    span = np.random.default_rng(0).standard_normal((matrix.shape[0], width)).astype(np.float32)
    # Orthogonalising on the document side alone: the feature side is ten times as long.
    for _ in range(POWER_ITERATIONS):
        span, _ = np.linalg.qr(matrix @ (transposed @ span))
    small = transposed @ span
    squares, rotation = np.linalg.eigh(small.T.astype(np.float64) @ small)
    kept = np.flatnonzero(squares > RANK_TOLERANCE * squares[-1])[::-1][:dimensions]
    return _signed(small @ (rotation[:, kept] / np.sqrt(squares[kept])).astype(np.float32))


def _signed(basis: Floats) -> Floats:
    # The sign of a singular vector is arbitrary; fixing it makes equal catalogs give equal vectors.
    largest = np.abs(basis).argmax(axis=0)
    signs = np.sign(basis[largest, np.arange(basis.shape[1])])
    return np.asarray(basis * np.where(signs == 0, 1, signs), np.float32)
