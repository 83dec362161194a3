"""Every update five times, shuffled, from many chats, while Telegram asks for pauses: one answer each, in order."""

import asyncio
import random
import time
from collections import defaultdict
from pathlib import Path

import pytest

from adapters.telegram import NotReadyError
from adapters.telegram import Telegram as Adapter
from tests.telegram.faults import lost_call, too_many
from tests.telegram.server import Telegram
from tests.telegram.stack import stack
from tests.telegram.world import Json


async def _storm(telegram: Telegram, data: Path, *, chats: int, each: int, copies: int, durable: bool) -> str:
    rng = random.Random(4)  # noqa: S311  # an order for a test
    people = [telegram.user(f"P{number}") for number in range(chats)]
    # Each chat's updates come in their order, as Telegram promises; copies and chats are mixed up.
    lanes = [[person.compose({"text": f"{person.id}/{number}"}) for number in range(each)] for person in people]
    arrivals = []
    places = [lane for lane in range(chats) for _ in range(each)]
    rng.shuffle(places)
    at = [0] * chats
    for lane in places:
        arrivals.append(lanes[lane][at[lane]])
        at[lane] += 1
    again = [update for update in arrivals for _ in range(copies - 1)]
    rng.shuffle(again)
    # A copy never comes before its first delivery, but anywhere after it.
    for update in again:
        first = next(place for place, known in enumerate(arrivals) if known is update)
        arrivals.insert(rng.randint(first + 1, len(arrivals)), update)
    by_chat = defaultdict(list)
    for update in arrivals:
        by_chat[update["message"]["chat"]["id"]].append(update)
    for number, person in enumerate(people):
        if number % 5 == 0:
            telegram.fail(too_many(1), method="sendMessage", chat=person.id, nth=2)
        if number % 7 == 0:
            telegram.fail(lost_call(), method="sendMessage", chat=person.id, nth=3)
    began = time.monotonic()
    # Telegram's own pauses are real, so the pace is too.
    async with stack(telegram, data, speed=1.0, durable=durable) as at_work:
        # As the webhook hands them over, all chats at once: what polling has passed by would never come again.
        await asyncio.gather(*(_deliver(at_work.adapter, chat) for chat in by_chat.values()))
        await telegram.until(lambda: len(telegram.made("sendMessage")) >= chats * each, seconds=540)
        seconds = time.monotonic() - began
        await telegram.until(lambda: not at_work.outbox.waiting(), seconds=30)
        turns = len(at_work.dialogue.events)
    said = defaultdict(list)
    for call in telegram.made("sendMessage"):
        said[call.chat_id].append(call.params["text"])
    expected = {person.id: [f"heard {person.id}/{number}" for number in range(each)] for person in people}
    assert dict(said) == expected
    assert turns == chats * each
    refused = len([call for call in telegram.calls if call.code == 429])
    assert refused >= chats // 5
    return (
        f"{chats * each} events x{copies} in {chats} chats: {turns} turns, {chats * each} answers in order, "
        f"{refused} pauses asked for and kept, none lost, {seconds:.1f} s"
    )


async def _deliver(adapter: Adapter, updates: list[Json]) -> None:
    for update in updates:
        while True:
            try:
                await adapter.receive(update)
            except NotReadyError:
                await asyncio.sleep(0.02)
            else:
                break


async def test_a_small_storm(telegram: Telegram, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    figures = await _storm(telegram, tmp_path, chats=10, each=8, copies=5, durable=True)
    with capsys.disabled():
        print(f"\n  storm: {figures}")  # noqa: T201  # the figures are the point


@pytest.mark.long
async def test_two_thousand_events_five_times(
    telegram: Telegram, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    figures = await _storm(telegram, tmp_path, chats=50, each=40, copies=5, durable=True)
    with capsys.disabled():
        print(f"\n  storm: {figures}")  # noqa: T201  # the figures are the point
