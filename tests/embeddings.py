"""An OpenAI-compatible embeddings endpoint of our own, on a real socket, with the faults that such servers have."""

import base64
import hashlib
import json
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import numpy as np
from numpy.typing import NDArray

LENGTHS = {"small": 24, "large": 40}
"""The models on offer and the lengths of their vectors."""
SAME = {"trainers": "sneakers", "跑鞋": "sneakers"}
"""What these models know beyond spelling."""


def meant(model: str, text: str) -> NDArray[np.float64]:
    """A text's vector: the sum of its words' random directions."""
    words = [SAME.get(word, word) for word in text.lower().split()] or [""]
    total = np.zeros(LENGTHS[model])
    for word in words:
        seed = int.from_bytes(hashlib.sha256(f"{model} {word}".encode()).digest()[:4])
        total += np.random.default_rng(seed).standard_normal(len(total))
    return total


class EmbeddingServer:
    """What it was asked, and what it is told to do wrong."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        """All that it has embedded."""
        self.keys: set[str] = set()
        self.requests = 0
        self.answers: list[tuple[int, dict[str, str], bytes]] = []
        """Status, headers and body of the next answers, in place of right ones."""
        self.delay = 0.0
        self.in_base64 = False
        self.url = ""

    def answer(self, asked: dict[str, Any]) -> tuple[int, dict[str, str], bytes]:
        """What goes back."""
        self.requests += 1
        time.sleep(self.delay)
        if self.answers:
            return self.answers.pop(0)
        if asked["model"] not in LENGTHS:
            return 404, {}, b'{"error": {"message": "no such model"}}'
        texts: Sequence[str] = asked["input"]
        self.texts += texts
        data = [
            {"object": "embedding", "index": place, "embedding": self._wire(meant(asked["model"], text))}
            for place, text in enumerate(texts)
        ]
        # The order of `data` is not promised; `index` is.
        return 200, {}, json.dumps({"object": "list", "data": data[::-1], "model": asked["model"]}).encode()

    def _wire(self, vector: NDArray[np.float64]) -> object:
        return base64.b64encode(vector.astype("<f4").tobytes()).decode() if self.in_base64 else vector.tolist()


@contextmanager
def serving() -> Iterator[EmbeddingServer]:
    """The endpoint, until the block ends."""
    state = EmbeddingServer()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
            state.keys.add(self.headers.get("authorization", ""))
            status, headers, body = (404, {}, b"") if self.path != "/v1/embeddings" else state.answer(asked)
            try:
                self.send_response(status)
                for name, value in {**headers, "content-length": str(len(body))}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)
            except OSError:
                pass  # who asked had no patience left

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    state.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
