"""A local server for tests, in a thread of its own: tests may be sync or async, and what they drive takes effect before
the call returns.
"""

import asyncio
import socket
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")


class Local:
    """A running server, and how a test drives and awaits it."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.port = 0
        self._loop = loop

    @property
    def url(self) -> str:
        """The server's address."""
        return f"http://127.0.0.1:{self.port}"

    def do(self, act: Callable[[], T]) -> T:
        """Run something on the server's own loop and wait for it."""
        try:
            if asyncio.get_running_loop() is self._loop:
                return act()
        except RuntimeError:
            pass

        async def run() -> T:
            return act()

        return asyncio.run_coroutine_threadsafe(run(), self._loop).result(30)

    async def on_its_loop(self, work: Awaitable[T]) -> T:
        """Await something on the server's own loop."""

        async def run() -> T:
            return await work

        return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(run(), self._loop))

    async def until(self, seen: Callable[[], T], seconds: float = 10.0) -> T:
        """Wait until `seen` gives something true."""
        end = time.monotonic() + seconds
        while not (found := seen()):
            assert time.monotonic() < end, self.so_far()
            await asyncio.sleep(0.005)
        return found

    def wait(self, seen: Callable[[], T], seconds: float = 10.0) -> T:
        """`until`, for tests that are not async."""
        end = time.monotonic() + seconds
        while not (found := seen()):
            assert time.monotonic() < end, self.so_far()
            time.sleep(0.005)
        return found

    def so_far(self) -> str:
        """What has happened, for when something has not."""
        return "it did not happen"

    async def run(self, door: socket.socket, started: threading.Event, stop: asyncio.Event) -> None:
        """Serve until told to stop."""
        raise NotImplementedError


S = TypeVar("S", bound=Local)


@contextmanager
def running(make: Callable[[asyncio.AbstractEventLoop], S]) -> Iterator[S]:
    """Serve until the block ends."""
    loop = asyncio.new_event_loop()
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        started, stop = threading.Event(), asyncio.Event()
        server = make(loop)
        server.port = door.getsockname()[1]
        thread = threading.Thread(target=lambda: loop.run_until_complete(server.run(door, started, stop)), daemon=True)
        thread.start()
        try:
            assert started.wait(20), "the server did not come up"
            yield server
        finally:
            loop.call_soon_threadsafe(stop.set)
            thread.join(20)
            loop.close()
