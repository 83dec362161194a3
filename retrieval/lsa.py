"""Vectors without any download: latent semantic analysis fitted on the catalog itself.

Exact for a small catalog, else randomised SVD after Halko, Martinsson and Tropp (2011) with a fixed start: the same
catalog always gives the same vectors. A large catalog is fitted on a sample and projected whole.
"""

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from retrieval.arrays import Arrays
from retrieval.ngrams import Query

Floats = NDArray[np.float32]

DIMENSIONS = 256
GRAM_WEIGHT = 0.7
OVERSAMPLING = 16
POWER_ITERATIONS = 2
RANK_TOLERANCE = 1e-6
"""Share of the largest squared singular value below which a direction is rounding noise."""
EXACT = 600
"""Up to so many documents all their products with each other are the shorter way."""
SAMPLE = 8_000
"""Documents that a fit looks at."""
_CHUNK = 20_000


class Lsa:
    """Words and character n-grams of short texts, projected to at most 256 dimensions."""

    def __init__(self, arrays: Arrays) -> None:
        self._features, self._basis, self._terms = arrays["features"], arrays["basis"], int(arrays["terms"][0])

    @property
    def dimensions(self) -> int:
        """Length of the vectors."""
        return int(self._basis.shape[1])

    def query(self, terms: Query, grams: Query) -> Floats:
        """A query's unit vector, or zeros when it shares nothing with the catalog."""
        features = np.concatenate([terms[0], grams[0] + self._terms])
        weights = np.concatenate([terms[1], np.float32(GRAM_WEIGHT) * grams[1]])
        places = np.searchsorted(self._features, features).clip(max=max(0, len(self._features) - 1))
        if not len(self._features):
            return np.zeros(self.dimensions, np.float32)
        known = self._features[places] == features
        found = weights[known] @ np.asarray(self._basis[places[known]], np.float32)
        rows: Floats = unit_rows(np.asarray(found, np.float32)[None, :])
        return np.asarray(rows[0])

    def project(self, terms: sparse.csr_array, grams: sparse.csr_array) -> Floats:
        """One unit row per document; zero for a document without words. Both are documents x weights."""
        vectors = np.zeros((terms.shape[0], self.dimensions), np.float32)
        basis = np.asarray(self._basis, np.float32)
        for start in range(0, len(vectors), _CHUNK):
            part = slice(start, start + _CHUNK)
            documents = joined(terms[part], grams[part], self._terms)
            vectors[part] = unit_rows(np.asarray(documents[:, self._features] @ basis, np.float32))
        return vectors


def fit(terms: sparse.csr_array, grams: sparse.csr_array) -> Arrays:
    """The arrays of Lsa for documents x weights of words and of n-grams, rows of length one each."""
    step = -(-terms.shape[0] // SAMPLE) if terms.shape[0] else 1
    documents = joined(terms[::step], grams[::step], terms.shape[1])
    # In a sample a feature of a single document says nothing about others.
    least = 1 if step == 1 else 2
    features = np.flatnonzero(np.bincount(documents.indices, minlength=documents.shape[1]) >= least)
    return {
        "features": features.astype(np.int64),
        "basis": _right_vectors(documents[:, features], DIMENSIONS).astype(np.float16),
        "terms": np.asarray([terms.shape[1]]),
    }


def joined(terms: sparse.csr_array, grams: sparse.csr_array, width: int) -> sparse.csr_array:
    """Words and n-grams side by side; words beyond `width` are new and have no direction yet."""
    return sparse.csr_array(sparse.hstack([terms[:, :width], GRAM_WEIGHT * grams], format="csr"))


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
