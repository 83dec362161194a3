"""A process that answers in Telegram until it is told to die: started, and killed, by test_kill.py.

    python -m tests.telegram.worker DATA TOKEN API_URL WHEN

WHEN is "never", or "before" or "after": the process kills itself at its first real send, before or after the call.
"""

import asyncio
import sys
from pathlib import Path

from adapters.telegram import PLATFORM, Telegram, to_payload
from tests.relays.mortal import answer
from tests.relays.stack import KEY

if __name__ == "__main__":
    folder, token, api_url, when = sys.argv[1:]
    asyncio.run(
        answer(
            PLATFORM, lambda house: Telegram(token, key=KEY, house=house, api_url=api_url), to_payload, Path(folder),
            talks=lambda payload: payload.body["method"] == "sendMessage", when=when,
        )
    )  # fmt: skip
