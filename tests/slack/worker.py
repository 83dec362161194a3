"""A process that answers in Slack until it is told to die: started, and killed, by test_kill.py.

    python -m tests.slack.worker DATA BOT_TOKEN APP_TOKEN API_URL WHEN

WHEN is "never", or "before" or "after": the process kills itself at its first real send, before or after the call.
"""

import asyncio
import sys
from pathlib import Path

from adapters.slack import PLATFORM, Keys, Slack, to_payload
from tests.relays.mortal import answer
from tests.relays.stack import KEY

if __name__ == "__main__":
    folder, bot_token, app_token, api_url, when = sys.argv[1:]
    keys = Keys(bot_token=bot_token, app_token=app_token)
    asyncio.run(
        answer(
            PLATFORM, lambda house: Slack(keys, key=KEY, house=house, api_url=api_url), to_payload, Path(folder),
            talks=lambda payload: payload.body["method"] == "chat.postMessage", when=when,
        )
    )  # fmt: skip
