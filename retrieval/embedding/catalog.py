"""The catalog in a model's space: what each product gives the model to read, and the rows it gets back."""

import hashlib
from collections.abc import Callable, Sequence

import numpy as np

from retrieval.dense import Dense
from retrieval.embedding.base import Embedder, EmbeddingError, Floats
from retrieval.embedding.store import VectorStore
from retrieval.neighbours import Space
from retrieval.relevance import Relevance

PIECE = 256
"""Products embedded between two writes: what a killed process has to do again."""
MOST = 0.9
"""Share of the products that must have a vector before the model's space answers."""

Progress = Callable[[int, int], None]


def embed(
    part: Relevance, ids: Sequence[str], embedder: Embedder, store: VectorStore, progress: Progress = lambda *_: None
) -> None:
    """Give a vector to every product that has none of this model and text; what is done stays done.

    `progress` hears how many products have one, of how many. Raises EmbeddingError.
    """
    texts = _hashes(part, ids)
    held = store.known(embedder.model, texts)
    lacking = [row for row, key in enumerate(ids) if key not in held]
    done = len(ids) - len(lacking)
    progress(done, len(ids))
    for start in range(0, len(lacking), PIECE):
        piece = lacking[start : start + PIECE]
        vectors = embedder.embed([_text(part, row) for row in piece])
        store.save(embedder.model, texts, [ids[row] for row in piece], vectors)
        done += len(piece)
        progress(done, len(ids))
    store.prune(embedder.model, texts)


def space(
    part: Relevance, ids: Sequence[str], model: str, store: VectorStore, ask: Callable[[str], Floats | None]
) -> Space | None:
    """The part in the model's space, `ask` giving the vectors of queries; None while too few products have one.

    Raises EmbeddingError.
    """
    texts = _hashes(part, ids)
    known = store.known(model, texts)
    if not known or len(known) < MOST * len(ids):
        return None
    places = {key: row for row, key in enumerate(ids)}
    vectors, held = np.zeros((0, 0), np.float32), np.zeros(len(ids), np.bool_)
    for key, vector in store.load(model, texts):
        if not vectors.size:
            vectors = np.zeros((len(ids), len(vector)), np.float32)
        if len(vector) != vectors.shape[1]:
            raise EmbeddingError(f"the stored vectors of {model} are of several lengths: it names several models")
        vectors[places[key]], held[places[key]] = vector, True
    return Space(model, Dense(Dense.of(vectors)), held, ask)


def _text(part: Relevance, row: int) -> str:
    """Title, brand, category and colour in all languages: longer texts were no better and cost more."""
    return part.short[row].decode("utf-8", "replace")


def _hashes(part: Relevance, ids: Sequence[str]) -> dict[str, str]:
    return {key: hashlib.sha256(part.short[row]).hexdigest() for row, key in enumerate(ids)}
