"""A server of the tests on a port of this machine, in a thread of its own."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from aiohttp import web

T = TypeVar("T")


class Host:
    """Where it runs; `do` runs something on its own loop, so that no state is touched from two threads."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.port = 0

    @property
    def url(self) -> str:
        """The server's address."""
        return f"http://127.0.0.1:{self.port}"

    def do(self, act: Callable[[], T]) -> T:
        """Run it there, and wait for it."""

        async def run() -> T:
            return act()

        return asyncio.run_coroutine_threadsafe(run(), self.loop).result(30)

    def spawn(self, work: "asyncio.Future[T]") -> T:
        """Run a coroutine there, and wait for it."""
        return asyncio.run_coroutine_threadsafe(_awaited(work), self.loop).result(60)


async def _awaited(work: "asyncio.Future[T]") -> T:
    return await work


@contextmanager
def hosting(app: web.Application) -> Iterator[Host]:
    """Serve until the block ends."""
    host = Host()
    started, stop = threading.Event(), asyncio.Event()

    async def run() -> None:
        runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=0.2, access_log=None)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        host.port = runner.addresses[0][1]
        started.set()
        await stop.wait()
        await runner.cleanup()
        # Closed connections let go of their sockets on the loop's next round.
        await asyncio.sleep(0)

    thread = threading.Thread(target=lambda: host.loop.run_until_complete(run()), daemon=True)
    thread.start()
    try:
        assert started.wait(20), "the server did not come up"
        yield host
    finally:
        host.loop.call_soon_threadsafe(stop.set)
        thread.join(20)
        host.loop.close()
