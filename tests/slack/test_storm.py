"""Every event five times, shuffled, from many chats, while Slack asks for pauses: one answer each, in order."""

import asyncio
import random
import time
from collections import defaultdict
from pathlib import Path

import pytest

from tests.slack.people import Workspace
from tests.slack.server import Slack, lost_answer, lost_call, too_many
from tests.slack.stack import stack
from tests.slack.world import Json


async def _storm(slack: Slack, acme: Workspace, data: Path, *, chats: int, each: int, copies: int) -> str:
    rng = random.Random(4)  # noqa: S311  # an order for a test
    people = [acme.user(f"P{number}") for number in range(chats)]
    lanes = {
        person.dm.id: [acme.envelope(person.compose(f"{person.id}/{number}")) for number in range(each)]
        for person in people
    }
    for number, person in enumerate(people):
        for period, fault, nth in ((5, too_many(1), 2), (7, lost_call(), 3), (4, lost_answer(), 4)):
            if number % period == 0:
                slack.fail(fault, method="chat.postMessage", channel=person.dm.id, nth=nth)
    began = time.monotonic()
    # Slack's own pauses are real, so the pace is too.
    async with stack(slack, data, only=acme, speed=1.0, durable=True) as at_work:

        async def chat(envelopes: list[Json]) -> None:
            """In their order, each followed by copies of it and of earlier ones."""
            for place, envelope in enumerate(envelopes):
                again = [envelopes[rng.randint(0, place)] for _ in range(copies - 1)]
                for attempt, body in enumerate([envelope, *again]):
                    # A machine that is busy may take longer than Slack waits; then Slack tries again.
                    while (await slack.on_its_loop(slack.deliverer.once(body, attempt=min(attempt, 3)))).status != 200:
                        pass

        await asyncio.gather(*map(chat, lanes.values()))
        slowest = max(one.seconds for one in slack.deliverer.done)

        def said() -> dict[str, list[str]]:
            found = defaultdict(list)
            for person in people:
                found[person.id] = [line.text for line in person.lines if line.sender == "Aisle"]
            return dict(found)

        await slack.until(lambda: sum(map(len, said().values())) >= chats * each, seconds=540)
        seconds = time.monotonic() - began
        await slack.until(lambda: not at_work.outbox.waiting(), seconds=60)
        turns = len(at_work.dialogue.events)
    assert said() == {person.id: [f"heard {person.id}/{number}" for number in range(each)] for person in people}
    assert turns == chats * each
    refused = len([call for call in slack.calls if call.status == 429])
    assert refused >= chats // 5
    return (
        f"{chats * each} events x{copies} in {chats} chats: {turns} turns, as many answers in order, none twice, "
        f"{refused} pauses asked for and kept, acknowledged in {slowest:.2f} s at most, {seconds:.1f} s"
    )


async def test_a_small_storm(slack: Slack, acme: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    figures = await _storm(slack, acme, tmp_path, chats=10, each=8, copies=5)
    with capsys.disabled():
        print(f"\n  storm: {figures}")  # noqa: T201  # the figures are the point


@pytest.mark.long
async def test_two_thousand_events_five_times(
    slack: Slack, acme: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    figures = await _storm(slack, acme, tmp_path, chats=50, each=40, copies=5)
    with capsys.disabled():
        print(f"\n  storm: {figures}")  # noqa: T201  # the figures are the point
