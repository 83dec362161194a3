"""The only file that knows chromadb: one directory holding one collection, written once and then only read."""

from collections.abc import Sequence
from pathlib import Path

import chromadb
from chromadb.config import Settings

from retrieval.vectors.base import Floats, VectorIndexError

COLLECTION = "vectors"
BATCH = 4_000
"""Rows per call; chromadb takes at most 5,461."""
SEARCH_EF = 256
"""Width of the graph search: cosine recall of the first 200 is then above .99 at 50k products."""


class Store:
    """A collection of unit vectors on disk. Every error of chromadb leaves here as VectorIndexError."""

    def __init__(self, directory: Path, *, create: bool = False) -> None:
        """Open a directory that was probed (see probe.py), or make a new one."""
        try:
            self._client = chromadb.PersistentClient(str(directory), Settings(anonymized_telemetry=False))
            self._collection = (
                self._client.create_collection(
                    COLLECTION,
                    embedding_function=None,
                    configuration={"hnsw": {"space": "cosine", "ef_search": SEARCH_EF}},
                )
                if create
                else self._client.get_collection(COLLECTION, embedding_function=None)
            )
        except Exception as error:  # chromadb raises its own, sqlite's and Rust's errors alike
            raise VectorIndexError(f"the vector index in {directory} cannot be opened: {error}") from error

    def add(self, ids: Sequence[str], vectors: Floats) -> None:
        """Write the rows, in batches."""
        try:
            for start in range(0, len(ids), BATCH):
                part = slice(start, start + BATCH)
                self._collection.add(ids=list(ids[part]), embeddings=vectors[part])
        except Exception as error:
            raise VectorIndexError(f"the vector index cannot be written: {error}") from error

    def count(self) -> int:
        """How many rows are held."""
        try:
            return int(self._collection.count())
        except Exception as error:
            raise VectorIndexError(f"the vector index cannot be read: {error}") from error

    def nearest(self, query: Floats, k: int) -> list[tuple[str, float]]:
        """Up to k ids with their cosine to a unit vector."""
        try:
            found = self._collection.query(query_embeddings=query[None, :], n_results=k, include=["distances"])
        except Exception as error:
            raise VectorIndexError(f"the vector index cannot be read: {error}") from error
        distances = found["distances"] or [[]]
        return [(i, 1.0 - float(distance)) for i, distance in zip(found["ids"][0], distances[0], strict=True)]

    def close(self) -> None:
        """Let go of the files."""
        try:
            self._client.close()  # type: ignore[attr-defined]  # the client has it, its declared interface does not
        except Exception as error:
            raise VectorIndexError(f"the vector index cannot be closed: {error}") from error
