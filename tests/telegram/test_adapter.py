"""Telegram keeps the adapter contract."""

import asyncio
from collections.abc import Callable, Sequence

import pytest

from adapters.telegram import Telegram, to_payload
from adapters.telegram.places import Place
from bot.messages import Reply
from tests.contracts.adapter import AdapterContract, Bench
from tests.relays.stack import KEY, NoHouse
from tests.telegram import server


class TestTelegram(AdapterContract):
    @pytest.fixture
    def make(self, telegram: server.Telegram) -> Callable[[Sequence[str]], Bench]:
        def bench(lines: Sequence[str]) -> Bench:
            ann = telegram.user("Ann")
            for line in lines:
                ann.send(line)
            conversation = Place(ann.id).conversation(KEY)
            return Bench(
                Telegram(telegram.token, key=KEY, house=NoHouse(), api_url=telegram.url),
                lambda text: to_payload(Reply(text=text, language="en", act="help"), conversation)[0],
                lambda: [line.text for line in ann.lines if line.sender == "Aisle"],
            )

        return bench


async def test_it_ends_while_it_waits_for_updates(telegram: server.Telegram) -> None:
    adapter = Telegram(telegram.token, key=KEY, house=NoHouse(), api_url=telegram.url)
    running = asyncio.create_task(adapter.run(lambda _: asyncio.sleep(0)))
    await telegram.until(lambda: telegram.made("getWebhookInfo"))
    await asyncio.sleep(0.2)
    await adapter.close()
    async with asyncio.timeout(2):
        await running


async def test_a_wrong_token_is_said_and_tried_again(telegram: server.Telegram) -> None:
    adapter = Telegram("1:" + "x" * 35, key=KEY, house=NoHouse(), api_url=telegram.url, pauses=(0.05,))
    running = asyncio.create_task(adapter.run(lambda _: asyncio.sleep(0)))
    await telegram.until(lambda: "refuses the token" in adapter.trouble)
    await adapter.close()
    await running
