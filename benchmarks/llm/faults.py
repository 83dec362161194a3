"""How long a reply takes when the model's server does everything wrong: python -m benchmarks.llm.faults

Against aimock (npm), with the budget that Aisle starts with. Node 20.15 or newer is needed.
"""

import os

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

import asyncio
import time

from app.settings import Settings
from bot.llm.endpoint import Endpoint
from tests.llm_endpoint.aimock import mocking
from tests.llm_endpoint.faults import FAULTS
from tests.llm_endpoint.talking import Chat

WISH = "waterproof hiking boots under $120"
MORE = 0.2
"""Seconds beyond the budget that a reply may take."""


async def one(base_url: str, name: str) -> tuple[str, float, float | None, bool]:
    """Outcome, seconds until the reply and until the first sentence, and whether the reply is worded."""
    settings = Settings.model_construct()
    endpoint = Endpoint(base_url, model=name)
    chat = Chat(endpoint, seconds=settings.llm_seconds, first=settings.llm_first_seconds)
    await Chat().say(WISH)
    began = time.monotonic()
    reply = await chat.say(WISH)
    took = time.monotonic() - began
    await endpoint.aclose()
    assert reply.cards
    first = [at - began for at in chat.notes.times[:1]]
    return chat.notes.calls[0][1], took, first[0] if first else None, bool(first)


def main() -> None:
    """Walk through all of them."""
    budget = Settings.model_construct().llm_seconds
    print(f"{'fault':<32}{'outcome':<10}{'first sentence':>15}{'reply':>9}  text")
    worst = 0.0
    with mocking([fault.fixture for fault in FAULTS]) as mock:
        places = [(fault.name, mock.base_url) for fault in FAULTS]
        for name, base_url in [*places, ("nobody there", "http://127.0.0.1:9/v1")]:
            outcome, took, first, worded = asyncio.run(one(base_url, name))
            worst = max(worst, took)
            early = f"{first:.2f} s" if first is not None else ""
            print(f"{name:<32}{outcome:<10}{early:>15}{took:>7.2f} s  {'worded' if worded else 'template'}")
    verdict = "within" if worst <= budget + MORE else "NOT within"
    print(f"slowest {worst:.2f} s: {verdict} the budget of {budget:.1f} s + {MORE} s")


if __name__ == "__main__":
    main()
