"""A process around an adapter that dies at its first real send."""

import asyncio
import os
import signal
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from adapters.base import House, Payload
from bot.messages import Message
from tests.relays.stack import at_work


async def answer(
    platform: str,
    make: Callable[[House], Any],
    draw: Callable[..., Any],
    data: Path,
    *,
    talks: Callable[[Payload], bool],
    when: str,
    speed: float = 1.0,
    arriving: Sequence[Message] = (),
) -> None:
    """Answer what comes in, and what is `arriving` at every start, until killed: by us at the first call that `talks`
    to the shopper, "before" or "after" it, or "never".
    """

    def mortal(house: House) -> Any:
        adapter = make(house)
        send = adapter.send

        def die(at: str, payload: Payload) -> None:
            if when == at and talks(payload):
                os.kill(os.getpid(), signal.SIGKILL)

        async def dying(payload: Payload, key: str) -> str | None:
            die("before", payload)
            sent: str | None = await send(payload, key)
            die("after", payload)
            return sent

        adapter.send = dying
        return adapter

    async with at_work(platform, mortal, draw, data, speed=speed, durable=True) as running:
        for message in arriving:
            await running.courier.accept(message)
        await asyncio.Event().wait()
