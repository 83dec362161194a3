"""Nearest neighbours: the port, exact search in memory, and Chroma in a folder or on a server."""

from retrieval.vectors.base import VectorIndex, VectorIndexError
from retrieval.vectors.chroma import ChromaIndex
from retrieval.vectors.exact import ExactIndex
from retrieval.vectors.server import ChromaServer

__all__ = ["ChromaIndex", "ChromaServer", "ExactIndex", "VectorIndex", "VectorIndexError"]
