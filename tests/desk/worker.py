"""A process that answers at a desk until it is told to die: started, and killed, by test_kill.py.

    python -m tests.desk.worker PLATFORM DATA URL WHEN

WHEN is "never", or "before" or "after": the process kills itself at its first real send, before or after the call. Two
messages come in at the start of each, with the same ids: who was answered before is not answered again.
"""

import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from adapters.base import House
from adapters.chatwoot import Chatwoot, Place
from adapters.chatwoot import to_payload as chatwoot_payload
from adapters.desk import Desk, to_payload
from adapters.desk.places import conversation
from bot.messages import Message
from tests.chatwoot.server import BOT_TOKEN
from tests.desk.desk import SECRET
from tests.relays.mortal import answer
from tests.relays.stack import KEY


def main(platform: str, data: Path, url: str, when: str) -> None:
    """Answer until killed."""
    chatwoot = platform == "chatwoot"

    def make(house: House) -> Any:
        if chatwoot:
            return Chatwoot(url, BOT_TOKEN, key=KEY, house=house)
        return Desk(f"{url}/back", [SECRET], key=KEY, house=house)

    here = Place(3, 1).conversation(KEY) if chatwoot else conversation("c1", KEY)
    arriving = [
        Message(f"e{number}", platform, here, "u", text, datetime.now(UTC))
        for number, text in enumerate(("boots", "hats"))
    ]
    asyncio.run(
        answer(
            platform, make, chatwoot_payload if chatwoot else to_payload, data,
            talks=lambda payload: payload.body.get("call", "messages") == "messages", when=when, speed=20.0,
            arriving=arriving,
        )
    )  # fmt: skip


if __name__ == "__main__":
    name, folder, *rest = sys.argv[1:]
    main(name, Path(folder), *rest)
