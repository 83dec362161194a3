"""A process that answers in Telegram until it is told to die: started, and killed, by test_kill.py.

    python -m tests.telegram.worker DATA TOKEN API_URL WHEN

WHEN is "never", or "before" or "after": the process kills itself at its first real send, before or after the call.
"""

import asyncio
import os
import signal
import sys
from pathlib import Path

from adapters.base import Payload
from adapters.pacing import Pace
from adapters.telegram import PLATFORM, Telegram, to_payload
from app.courier import Courier
from app.database import open_database
from app.house import ShopHouse
from app.ledger import SqlLedger
from app.metrics import Metrics
from app.outbox import Outbox
from app.settings import Settings
from app.turns import Inbox
from tests.telegram.stack import KEY, Scripted, no_guide


class Mortal(Telegram):
    """Dies at its first message."""

    when = "never"

    async def send(self, payload: Payload, key: str) -> str | None:
        """Send, or die."""
        if self.when == "before" and payload.body["method"] == "sendMessage":
            os.kill(os.getpid(), signal.SIGKILL)
        sent = await super().send(payload, key)
        if self.when == "after" and payload.body["method"] == "sendMessage":
            os.kill(os.getpid(), signal.SIGKILL)
        return sent


async def main(data: Path, token: str, api_url: str, when: str) -> None:
    """Answer until killed."""
    database = open_database(Settings(data=data))
    ledger = SqlLedger(database, relayed=(PLATFORM,))
    dialogue = Scripted(ledger)
    inbox = Inbox(dialogue.handle, ledger, database, data=data)
    outbox = Outbox(database, PLATFORM)
    house = ShopHouse(
        PLATFORM,
        guide=no_guide,
        ledger=ledger,
        outbox=outbox,
        draw=to_payload,
        link=lambda *_: "",
        secret=KEY,
        metrics=Metrics(),
    )
    adapter = Mortal(token, key=KEY, house=house, api_url=api_url)
    adapter.when = when
    courier = Courier(
        PLATFORM, adapter, to_payload, outbox=outbox, ledger=ledger, house=house, metrics=Metrics(),
        accept=inbox.accept, pace=Pace(adapter.limits),
    )  # fmt: skip
    dialogue.wake = courier.wake
    await inbox.start()
    courier.start()
    await asyncio.Event().wait()


if __name__ == "__main__":
    folder, *rest = sys.argv[1:]
    asyncio.run(main(Path(folder), *rest))
