"""Nearest neighbours: the port, exact search in memory, and Chroma on disk."""

from retrieval.vectors.base import VectorIndex, VectorIndexError
from retrieval.vectors.chroma import ChromaIndex
from retrieval.vectors.exact import ExactIndex

__all__ = ["ChromaIndex", "ExactIndex", "VectorIndex", "VectorIndexError"]
