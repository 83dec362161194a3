"""A worker process for tests that kill one: `python -m tests.app.worker DATA SECONDS [EVENT_ID]`.

It accepts the event, if one is named, works on what is in the inbox with turns of that length, and prints a line when
it is ready and one for each turn that begins.
"""

import asyncio
import sys
from pathlib import Path

from app.database import open_database
from app.ledger import SqlLedger
from app.settings import Settings
from app.turns import Inbox
from bot.messages import Message, Reply, Tap
from tests.app.echo import Echo, message


async def work(data: Path, seconds: float, event_id: str | None) -> None:
    """Until killed."""
    database = open_database(Settings(data=data))
    ledger = SqlLedger(database)
    echo = Echo(ledger, seconds)

    async def handle(event: Message | Tap) -> Reply:
        print("turn", event.event_id, flush=True)  # noqa: T201  # what the test waits for
        return await echo.handle(event)

    inbox = Inbox(handle, ledger, database, data=data)
    await inbox.start()
    if event_id:
        await inbox.accept(message(event_id))
    print("ready", flush=True)  # noqa: T201  # what the test waits for
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(work(Path(sys.argv[1]), float(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else None))
