"""Vectors of queries, within the time a shopper waits: short patience, a memory, and a rest after a failure."""

import time
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock

import numpy as np

from retrieval.embedding.base import Embedder, EmbeddingError, Floats

BUDGET = 0.3
"""Seconds a search waits for the vector of its query."""
REST = 15.0
"""Seconds without a question to a model that failed or was slow."""
REMEMBERED = 2_000
"""Queries whose vectors are kept."""
AT_ONCE = 4
"""Questions to the model at one time."""


class Questions:
    """Asks a model for one text at a time. Any thread may ask."""

    def __init__(
        self, embedder: Embedder, *, budget: float = BUDGET, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._embedder = embedder
        self._budget = budget
        self._clock = clock
        self._lock = Lock()
        self._known: OrderedDict[str, Floats] = OrderedDict()
        self._asked: dict[str, Future[Floats]] = {}
        self._rests_until = float("-inf")
        self._pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="embedding")
        self.trouble: str | None = None
        """Why the last question was not answered; None while all is well."""

    def vector(self, text: str) -> Floats | None:
        """The text's unit vector; None when there is none in time."""
        with self._lock:
            known = self._known.get(text)
            if known is not None:
                self._known.move_to_end(text)
                return known
            asked = self._asked.get(text)
            if asked is None:
                if self._clock() < self._rests_until or len(self._asked) >= AT_ONCE:
                    return None
                asked = self._asked[text] = self._pool.submit(self._embed, text)
        try:
            return asked.result(self._budget)
        except TimeoutError:
            self._rest("it takes too long")
        except EmbeddingError as error:
            self._rest(str(error))
        return None

    def close(self) -> None:
        """Ask no more, and let go of the model."""
        self._embedder.close()
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _embed(self, text: str) -> Floats:
        try:
            vector = self._embedder.embed([text])[0]
            vector = np.asarray(vector / np.linalg.norm(vector), np.float32)
            with self._lock:
                # A late answer is kept as well: the next search for it finds it.
                self._known[text] = vector
                if len(self._known) > REMEMBERED:
                    self._known.popitem(last=False)
            self.trouble = None
            return vector
        finally:
            with self._lock:
                del self._asked[text]

    def _rest(self, trouble: str) -> None:
        self.trouble = trouble
        with self._lock:
            self._rests_until = self._clock() + REST
