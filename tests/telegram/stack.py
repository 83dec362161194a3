"""The stack of tests/atwork.py with the Telegram adapter, connected to the local Bot API server."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from telegram import Bot

from adapters.base import House, Limits, Rate
from adapters.pacing import Pace
from adapters.telegram import LIMITS, PLATFORM, Telegram, Webhook, to_payload
from tests.atwork import KEY, NoHouse, Say, Scripted, Stack, at_work, card, heard, no_guide, says
from tests.telegram import server
from tests.telegram.judge import judge, too_soon

__all__ = [
    "KEY",
    "NoHouse",
    "Scripted",
    "Stack",
    "approved",
    "card",
    "heard",
    "hurried",
    "no_guide",
    "says",
    "stack",
    "work",
]


def hurried(speed: float) -> Limits:
    """Telegram's limits with `speed` times its pace; what it asks for by itself is waited for in full."""

    def faster(rate: Rate | None) -> Rate | None:
        return Rate(rate.burst, rate.every / speed) if rate else None

    return replace(LIMITS, overall=faster(LIMITS.overall), chat=faster(LIMITS.chat), group=faster(LIMITS.group))


@asynccontextmanager
async def stack(telegram: "server.Telegram", data: Path, say: Say = heard, **more: Any) -> AsyncIterator[Stack]:
    """Everything at work, as `work` has it; at the end every call that was made is judged."""
    async with work(telegram.token, telegram.url, data, say, **more) as at_work:
        yield at_work
    approved(telegram)


@asynccontextmanager
async def work(
    token: str,
    api_url: str,
    data: Path,
    say: Say = heard,
    *,
    seconds: float = 0.0,
    speed: float = 20.0,
    webhook: Webhook | None = None,
    pauses: tuple[float, ...] = (0.05, 0.1),
    durable: bool = False,
    bot: Bot | None = None,
) -> AsyncIterator[Stack]:
    """Everything at work. `durable` takes the real inbox, `bot` another client than the adapter's own."""

    def make(house: House) -> Telegram:
        adapter = Telegram(token, key=KEY, house=house, api_url=api_url, webhook=webhook, pauses=pauses)
        adapter._bot = bot or adapter._bot
        return adapter

    pace = Pace(hurried(speed))
    async with at_work(PLATFORM, make, to_payload, data, say, seconds=seconds, durable=durable, pace=pace) as running:
        yield running


def approved(telegram: "server.Telegram") -> None:
    """Every call is as Telegram, aiogram and our own limits want it, and no pause was cut short."""
    description = telegram.world.description
    assert [(call.method, problem) for call in telegram.calls for problem in judge(call, description)] == []
    assert too_soon(telegram.calls) == []
