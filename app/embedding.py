"""Vectors behind a running search: embeds what lacks one, fills the vector index, and tries again what failed."""

import time
from collections.abc import Callable
from threading import Lock

import structlog
from sqlalchemy.engine import Engine

from app.settings import Settings
from retrieval import embedding
from retrieval.embedding import Embedder, EmbeddingError, Endpoint, ModelFolder, Questions, VectorStore, asking
from retrieval.search import Search
from retrieval.vectors import VectorIndex, VectorIndexError

BUDGET = 60.0
"""Seconds that a request of texts may take, with all its attempts."""
AGAIN = 30.0
"""Seconds between two looks whether the index still holds what it should."""
MEANWHILE = "the vectors fitted on the catalog answer meanwhile"

log = structlog.get_logger()


def embedder_of(settings: Settings, budget: float = BUDGET) -> Embedder | None:
    """The model that these settings name; a folder takes seconds. Raises EmbeddingError."""
    return _endpoint(settings, budget) or (ModelFolder(settings.embed_folder) if settings.embed_folder else None)


def _endpoint(settings: Settings, budget: float) -> Endpoint | None:
    if settings.embed_base_url is None or settings.embed_model is None:
        return None
    key = settings.embed_api_key.get_secret_value() if settings.embed_api_key else None
    return Endpoint(settings.embed_base_url, settings.embed_model, key=key, budget=budget)


class Vectors:
    """The vectors of one shop."""

    def __init__(self, settings: Settings, database: Engine, index: Callable[[], VectorIndex]) -> None:
        """`index` opens the vector index, which may take seconds."""
        self._settings = settings
        self._store = VectorStore(database)
        self._index = index
        self._loading = Lock()
        self._embedder: Embedder | None = None
        self._questions: Questions | None = None
        self._kept: Search | None = None
        self._again = 0.0
        self._trouble: dict[str, str] = {}
        self._opened: VectorIndex | None = None
        self._closing = False

    def take(self, search: Search) -> None:
        """Let a new search use the model's vectors that are stored, where nearly all products have one."""
        try:
            model, questions = self._model()
            if model is not None and questions is not None:
                part, ids = search.base
                search.attach(None, embedding.space(part, ids, model.model, self._store, questions.vector))
            self._trouble.pop("embedder", None)
        except EmbeddingError as problem:
            self._fails("embedder", f"{problem}; {MEANWHILE}")

    def due(self, search: Search) -> bool:
        """Whether `keep` has something to do."""
        return search is not self._kept or time.monotonic() >= self._again

    def keep(self, search: Search) -> None:
        """Embed what lacks a vector and fill the index; takes as long as it takes. Not by two threads at once."""
        new, self._kept, self._again = search is not self._kept, search, time.monotonic() + AGAIN
        if new or "embedder" in self._trouble:
            self._embed(search)
        elif self._questions is not None and self._questions.trouble:
            self._questions.vector("")  # whether the model is back, also where nobody asks
        if not self._closing:
            self._fill(search)
        self._again = time.monotonic() + AGAIN

    def degraded(self) -> list[str]:
        """What does not work as it should, in plain words."""
        asked = self._questions.trouble if self._questions is not None else None
        return [*self._trouble.values(), *([f"embeddings: {asked}; {MEANWHILE}"] if asked else [])]

    def stop(self) -> None:
        """Let `keep` end soon."""
        self._closing = True

    def close(self) -> None:
        """Let go of the model and the index, once `keep` has ended and nobody searches."""
        if self._questions is not None and self._embedder is not None:
            self._questions.close()
            self._embedder.close()
        if self._opened is not None:
            self._opened.close()

    def _model(self) -> tuple[Embedder | None, Questions | None]:
        with self._loading:
            if self._embedder is None:
                self._embedder = embedder_of(self._settings)
                quick = _endpoint(self._settings, asking.BUDGET) or self._embedder
                self._questions = Questions(quick) if quick is not None else None
            return self._embedder, self._questions

    def _embed(self, search: Search) -> None:
        try:
            model, questions = self._model()
            if model is None or questions is None:
                return
            part, ids = search.base
            began, first = time.perf_counter(), -1

            def progress(done: int, size: int) -> None:
                nonlocal first
                if self._closing:
                    raise EmbeddingError("the server ends")
                first = done if first < 0 else first
                if done < size:
                    self._trouble["embedder"] = f"{done} of {size} products have a vector of {model.model}; {MEANWHILE}"

            embedding.embed(part, ids, model, self._store, progress)
            self._trouble.pop("embedder", None)
            if first < len(ids):
                seconds = time.perf_counter() - began
                log.info("products embedded", model=model.model, products=len(ids) - first, seconds=round(seconds, 1))
                self.take(search)
        except EmbeddingError as problem:
            self._fails("embedder", f"{problem}; {MEANWHILE}")

    def _fill(self, search: Search) -> None:
        began = time.perf_counter()
        try:
            self._opened = self._index()
            if search.attach(self._opened, search.space):
                seconds = time.perf_counter() - began
                rate = round(len(search.products) / max(seconds, 1e-3))
                log.info("the vector index is filled", seconds=round(seconds, 1), products_per_second=rate)
            self._trouble.pop("index", None)
        except VectorIndexError as problem:
            self._fails("index", f"{problem}; neighbours are found in memory meanwhile")

    def _fails(self, what: str, trouble: str) -> None:
        if self._trouble.get(what) != trouble:
            log.warning("vectors are missing", reason=trouble)
        self._trouble[what] = trouble
