"""The stack of tests/relays with Telegram's adapter, connected to the local Bot API server."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from telegram import Bot

from adapters.base import House
from adapters.telegram import PLATFORM, Telegram, Webhook, to_payload
from tests.relays.stack import KEY, Say, Stack, at_work, heard
from tests.telegram import server
from tests.telegram.judge import judge, too_soon


@asynccontextmanager
async def stack(
    telegram: "server.Telegram", data: Path, say: Say = heard, **more: Any
) -> AsyncIterator[Stack[Telegram]]:
    """Everything at work, as `work` has it; at the end every call that was made is judged."""
    async with work(telegram.token, telegram.url, data, say, **more) as running:
        yield running
    approved(telegram)


@asynccontextmanager
async def work(
    token: str,
    api_url: str,
    data: Path,
    say: Say = heard,
    *,
    webhook: Webhook | None = None,
    pauses: tuple[float, ...] = (0.05, 0.1),
    bot: Bot | None = None,
    **more: Any,
) -> AsyncIterator[Stack[Telegram]]:
    """Everything at work; `bot` is another client than the adapter's own."""

    def make(house: House) -> Telegram:
        adapter = Telegram(token, key=KEY, house=house, api_url=api_url, webhook=webhook, pauses=pauses)
        adapter._bot = bot or adapter._bot
        return adapter

    async with at_work(PLATFORM, make, to_payload, data, say, **more) as running:
        yield running


def approved(telegram: "server.Telegram") -> None:
    """Every call is as Telegram, aiogram and our own limits want it, and no pause was cut short."""
    description = telegram.world.description
    assert [(call.method, problem) for call in telegram.calls for problem in judge(call, description)] == []
    assert too_soon(telegram.calls) == []
