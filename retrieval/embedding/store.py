"""Where vectors are kept: beside the products they were made from, so that no rebuilt index asks the model again."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

import numpy as np
from sqlalchemy import (
    Column,
    Connection,
    Engine,
    LargeBinary,
    MetaData,
    String,
    Table,
    bindparam,
    delete,
    func,
    insert,
    select,
)

from retrieval.embedding.base import EmbeddingError, Floats
from retrieval.stores import told_as

PIECE = 500
"""Rows written or read at a time."""

metadata = MetaData()
"""The table, for migrations."""

_vectors = Table(
    "product_vectors",
    metadata,
    Column("id", String(200), primary_key=True),
    Column("model", String(200), primary_key=True),
    Column("text", String(64), nullable=False),
    Column("vector", LargeBinary, nullable=False),
)
"""`text` is the hash of what the model was given; `vector` a unit vector in half precision, which moves no cosine by
more than a thousandth."""


class VectorStore:
    """The vectors of products, by model. EmbeddingError from all methods when the database fails."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def create_tables(self) -> None:
        """Make the table where it is missing; an application with migrations does not need it."""
        with _errors():
            metadata.create_all(self._engine)

    def known(self, model: str, texts: Mapping[str, str]) -> set[str]:
        """Which of these products (id to hash of its text) have a vector of this text."""
        query = select(_vectors.c.id, _vectors.c.text).where(_vectors.c.model == model)
        with _errors(), self._engine.connect() as connection:
            return {key for key, text in connection.execute(query) if texts.get(key) == text}

    def load(self, model: str, texts: Mapping[str, str]) -> Iterator[tuple[str, Floats]]:
        """Those products with their unit vectors, one by one."""
        query = select(_vectors.c.id, _vectors.c.text, _vectors.c.vector).where(_vectors.c.model == model)
        with _errors(), self._engine.connect() as connection:
            for key, text, vector in connection.execution_options(yield_per=PIECE).execute(query):
                if texts.get(key) == text:
                    yield key, np.frombuffer(vector, "<f2").astype(np.float32)

    def count(self, model: str) -> int:
        """How many products have a vector of this model."""
        query = select(func.count()).where(_vectors.c.model == model)
        with _errors(), self._engine.connect() as connection:
            return int(connection.execute(query).scalar_one())

    def save(self, model: str, texts: Mapping[str, str], ids: Sequence[str], vectors: Floats) -> None:
        """Keep these products' vectors, in place of earlier ones of the model."""
        unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        rows = [
            {"id": key, "model": model, "text": texts[key], "vector": vector.astype("<f2").tobytes()}
            for key, vector in zip(ids, unit, strict=True)
        ]
        with _errors(), self._engine.begin() as connection:
            self._drop(connection, model, ids)
            connection.execute(insert(_vectors), rows)

    def prune(self, model: str, kept: Mapping[str, str]) -> None:
        """Drop the model's vectors of all products but these. Other models' stay: going back to one costs nothing."""
        query = select(_vectors.c.id).where(_vectors.c.model == model)
        with _errors(), self._engine.begin() as connection:
            gone = [key for key in connection.execute(query).scalars() if key not in kept]
            self._drop(connection, model, gone)

    def _drop(self, connection: Connection, model: str, ids: Sequence[str]) -> None:
        if ids:
            this = (_vectors.c.model == model) & (_vectors.c.id == bindparam("key"))
            connection.execute(delete(_vectors).where(this), [{"key": key} for key in ids])


_errors = partial(told_as, EmbeddingError, "the store of vectors", "embed the products again")
