"""Vectors by a model of the shop's choice, in place of those fitted on the catalog."""

from retrieval.embedding.asking import Questions
from retrieval.embedding.base import Embedder, EmbeddingError
from retrieval.embedding.catalog import embed, space
from retrieval.embedding.endpoint import Endpoint
from retrieval.embedding.folder import ModelFolder
from retrieval.embedding.store import VectorStore

__all__ = [
    "Embedder",
    "EmbeddingError",
    "Endpoint",
    "ModelFolder",
    "Questions",
    "VectorStore",
    "embed",
    "space",
]
