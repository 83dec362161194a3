"""A process that answers in Slack until it is told to die: started, and killed, by test_kill.py.

    python -m tests.slack.worker DATA BOT_TOKEN APP_TOKEN API_URL WHEN

WHEN is "never", or "before" or "after": the process kills itself at its first real send, before or after the call.
"""

import asyncio
import os
import signal
import sys
from pathlib import Path

from adapters.base import House, Payload
from adapters.slack import PLATFORM, Keys, Slack, to_payload
from tests.relays.stack import KEY, at_work


class Mortal(Slack):
    """Dies at its first message."""

    when = "never"

    async def send(self, payload: Payload, key: str) -> str | None:
        """Send, or die."""
        if self.when == "before" and payload.body["method"] == "chat.postMessage":
            os.kill(os.getpid(), signal.SIGKILL)
        sent = await super().send(payload, key)
        if self.when == "after" and payload.body["method"] == "chat.postMessage":
            os.kill(os.getpid(), signal.SIGKILL)
        return sent


async def main(data: Path, bot_token: str, app_token: str, api_url: str, when: str) -> None:
    """Answer until killed."""

    def make(house: House) -> Mortal:
        adapter = Mortal(Keys(bot_token=bot_token, app_token=app_token), key=KEY, house=house, api_url=api_url)
        adapter.when = when
        return adapter

    async with at_work(PLATFORM, make, to_payload, data, speed=1.0, durable=True):
        await asyncio.Event().wait()


if __name__ == "__main__":
    folder, *rest = sys.argv[1:]
    asyncio.run(main(Path(folder), *rest))
