"""Vectors from an OpenAI-compatible `POST …/embeddings`."""

import base64
import binascii
import time
from collections.abc import Callable, Sequence

import httpx
import numpy as np

from retrieval.embedding.base import EmbeddingError, Floats, rows

BATCH = 64
"""Texts a request; small servers refuse more than their own batch size."""
LONGEST = 2_000
"""Characters of a text that are sent: the least context among common models is 512 tokens."""
RETRIED = frozenset({408, 409, 425, 429, 500, 502, 503, 504})
"""Answers that another attempt may better."""
FIRST_WAIT, LONGEST_WAIT = 0.5, 20.0
"""Seconds before the second attempt, doubled each time; a Retry-After counts instead."""


class Endpoint:
    """One model at one address."""

    def __init__(
        self,
        base_url: str,
        model: str,
        *,
        key: str | None = None,
        budget: float = 60.0,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """`budget` is in seconds, for each request with all its attempts; `sleep` waits between them."""
        self._model = model
        self._url = f"{base_url}/embeddings"
        self._budget = budget
        self._sleep = sleep
        self._client = httpx.Client(headers={"Authorization": f"Bearer {key}"} if key else {})

    @property
    def model(self) -> str:
        """See Embedder.model."""
        return self._model

    def embed(self, texts: Sequence[str]) -> Floats:
        """See Embedder.embed."""
        parts = [self._embed(texts[start : start + BATCH]) for start in range(0, len(texts), BATCH)]
        if len({part.shape[1] for part in parts}) > 1:
            raise EmbeddingError(f"{self._model} gives vectors of several lengths")
        return np.concatenate(parts) if parts else np.empty((0, 0), np.float32)

    def close(self) -> None:
        """See Embedder.close."""
        self._client.close()

    def _embed(self, texts: Sequence[str]) -> Floats:
        # An empty text is refused by some servers.
        asked: dict[str, object] = {"model": self._model, "input": [text[:LONGEST] or " " for text in texts]}
        answer = self._ask(asked)
        try:
            data = sorted(answer.json()["data"], key=lambda entry: int(entry["index"]))
            found = [_numbers(entry["embedding"]) for entry in data]
        except (ValueError, KeyError, TypeError) as error:
            raise EmbeddingError(f"{self._host} does not answer as an embeddings endpoint does") from error
        return rows(found, len(texts))

    def _ask(self, asked: dict[str, object]) -> httpx.Response:
        until = time.monotonic() + self._budget
        wait = FIRST_WAIT
        while True:
            try:
                answer = self._client.post(self._url, json=asked, timeout=max(0.01, until - time.monotonic()))
                if answer.is_success:
                    return answer
                trouble, passing = f"answers {answer.status_code}", answer.status_code in RETRIED
                asked_wait = _seconds(answer.headers.get("retry-after"))
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                trouble, passing, asked_wait = f"does not answer ({type(error).__name__})", True, None
            pause = wait if asked_wait is None else asked_wait
            if not passing or pause > LONGEST_WAIT or time.monotonic() + pause >= until:
                raise EmbeddingError(f"{self._host} {trouble}")
            self._sleep(pause)
            wait *= 2

    @property
    def _host(self) -> str:
        return httpx.URL(self._url).netloc.decode("ascii")


def _numbers(embedding: object) -> object:
    """Some servers answer in base64 of little-endian floats, unasked."""
    if not isinstance(embedding, str):
        return embedding
    try:
        return np.frombuffer(base64.b64decode(embedding, validate=True), "<f4")
    except binascii.Error as error:
        raise ValueError("not base64") from error


def _seconds(header: str | None) -> float | None:
    """Retry-After in seconds; its other form, a date, is not used by these servers."""
    try:
        return max(0.0, float(header or ""))
    except ValueError:
        return None
