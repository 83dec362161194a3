"""A process that answers at a desk until it is told to die: started, and killed, by test_kill.py.

    python -m tests.desk.worker PLATFORM DATA URL WHEN

WHEN is "never", or "before" or "after": the process kills itself at its first real send, before or after the call. Two
messages come in at the start of each, with the same ids: who was answered before is not answered again.
"""

import asyncio
import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from adapters.base import House, Payload
from adapters.chatwoot import Chatwoot, Place
from adapters.chatwoot import to_payload as chatwoot_payload
from adapters.desk import Desk, to_payload
from adapters.desk.places import conversation
from bot.messages import Message
from tests.chatwoot.server import BOT_TOKEN
from tests.desk.desk import SECRET
from tests.relays.stack import KEY, at_work


async def main(platform: str, data: Path, url: str, when: str) -> None:
    """Answer until killed."""

    def make(house: House) -> Any:
        chatwoot = platform == "chatwoot"
        adapter = (
            Chatwoot(url, BOT_TOKEN, key=KEY, house=house)
            if chatwoot
            else Desk(f"{url}/back", [SECRET], key=KEY, house=house)
        )
        real = adapter.send

        async def send(payload: Payload, key: str) -> str | None:
            talks = payload.body.get("call", "messages") == "messages"
            if talks and when == "before":
                os.kill(os.getpid(), signal.SIGKILL)
            sent = await real(payload, key)
            if talks and when == "after":
                os.kill(os.getpid(), signal.SIGKILL)
            return sent

        adapter.send = send  # type: ignore[method-assign]
        return adapter

    here = Place(3, 1).conversation(KEY) if platform == "chatwoot" else conversation("c1", KEY)
    draw = chatwoot_payload if platform == "chatwoot" else to_payload
    async with at_work(platform, make, draw, data, durable=True) as running:
        for number, text in enumerate(("boots", "hats")):
            await running.courier.accept(Message(f"e{number}", platform, here, "u", text, datetime.now(UTC)))
        await asyncio.Event().wait()


if __name__ == "__main__":
    name, folder, *rest = sys.argv[1:]
    asyncio.run(main(name, Path(folder), *rest))
