"""A process around an adapter that dies at its first real send."""

import asyncio
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

from adapters.base import House, Payload
from tests.relays.stack import at_work


async def answer(
    platform: str, make: Callable[[House], Any], draw: Callable[..., Any], data: Path, *, method: str, when: str
) -> None:
    """Answer until killed: by us at the first call of this method, "before" or "after" it, or "never"."""

    def mortal(house: House) -> Any:
        adapter = make(house)
        send = adapter.send

        def die(at: str, payload: Payload) -> None:
            if when == at and payload.body["method"] == method:
                os.kill(os.getpid(), signal.SIGKILL)

        async def dying(payload: Payload, key: str) -> str | None:
            die("before", payload)
            sent: str | None = await send(payload, key)
            die("after", payload)
            return sent

        adapter.send = dying
        return adapter

    async with at_work(platform, mortal, draw, data, speed=1.0, durable=True):
        await asyncio.Event().wait()
