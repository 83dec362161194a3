"""The whole application over the demo shop, on a real socket, in a thread of the test process."""

import asyncio
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx
import uvicorn

from app.demo.catalog import products
from app.demo.knowledge import passages
from app.http import create
from app.settings import Settings
from app.wiring import Aisle, build
from retrieval.vectors import ExactIndex, VectorIndex


@dataclass
class Server:
    """A running server."""

    url: str
    port: int
    aisle: Aisle

    def say(self, text: str, conversation: str = "c", **more: object) -> httpx.Response:
        """POST /v1/messages."""
        body = {"conversation_id": conversation, "user_id": "u", "text": text, **more}
        return httpx.post(f"{self.url}/v1/messages", json=body, timeout=30)


@contextmanager
def serving(settings: Settings, vectors: Callable[[], VectorIndex] | None = ExactIndex) -> Iterator[Server]:
    """Serve the demo shop until the block ends; vectors None for the index that the settings name."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = door.getsockname()[1]
        url = f"http://127.0.0.1:{port}"
        aisle = build(settings.model_copy(update={"public_url": settings.public_url or url}), vectors=vectors)
        aisle.catalog.upsert(products(), currency="USD", language="en")
        aisle.pages.renew(passages())
        config = uvicorn.Config(
            create(aisle), log_config=None, access_log=False, timeout_graceful_shutdown=1, loop="asyncio"
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[door])))
        thread.start()
        try:
            until = time.monotonic() + 60
            while not server.started and thread.is_alive() and time.monotonic() < until:
                time.sleep(0.02)
            assert server.started, "the server did not come up"
            yield Server(url, port, aisle)
        finally:
            server.should_exit = True
            thread.join(30)
