"""The port to a model that turns texts into vectors."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from retrieval.errors import RetrievalError

Floats = NDArray[np.float32]


class EmbeddingError(RetrievalError):
    """The model gives no vectors now. Search goes on with the vectors that are fitted on the catalog."""


class Embedder(Protocol):
    """A model. May be asked by several threads at once."""

    @property
    def model(self) -> str:
        """Tells this model from any other: vectors of one name can be compared."""

    def embed(self, texts: Sequence[str]) -> Floats:
        """One row per text, in their order, of any length but zero.

        Raises EmbeddingError when the model does not answer, or not with a usable row for every text.
        """

    def close(self) -> None:
        """Let go of connections. Idempotent."""


def rows(found: object, texts: int) -> Floats:
    """What a model answered, as one row of finite numbers per text. Raises EmbeddingError."""
    try:
        vectors = np.asarray(found, np.float32)
    except (TypeError, ValueError) as error:
        raise EmbeddingError("the model's vectors are not rows of numbers of one length") from error
    if vectors.ndim != 2 or len(vectors) != texts or not vectors.shape[1]:
        raise EmbeddingError(f"the model gave vectors of shape {vectors.shape} for {texts} texts")
    if not np.isfinite(vectors).all() or not vectors.any(axis=1).all():
        raise EmbeddingError("the model gave a vector without direction")
    return vectors
