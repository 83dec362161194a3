"""Every delivery five times from many shoppers, a slow engine and a desk that stumbles: one answer each, in order."""

import asyncio
import time
from pathlib import Path

import pytest

from tests.chatwoot.server import Chatwoot, lost_call, refuse
from tests.chatwoot.stack import stack


async def _storm(desk: Chatwoot, data: Path, *, shoppers: int, each: int, seconds: float = 0.0) -> str:
    desk.copies = 5
    began = time.monotonic()
    async with stack(desk, data, durable=True, seconds=seconds) as at_work:
        people = [desk.shopper(f"P{number}") for number in range(shoppers)]
        desk.fail(refuse(429, Retry_After="1"), lost_call(), refuse(503), refuse(500))
        for turn in range(each):
            for number, person in enumerate(people):
                person.write(f"{number}/{turn}")
        waits = 60 + seconds * each * 2
        await desk.until(lambda: all(len(one.conversation.said()) >= each for one in people), seconds=waits)
        took = time.monotonic() - began
        await desk.until(lambda: not at_work.outbox.waiting())
        await desk.quiet()
        turns = len(at_work.dialogue.events)
    for number, person in enumerate(people):
        assert person.conversation.said() == [f"heard {number}/{turn}" for turn in range(each)]
    assert turns == shoppers * each
    assert {status for _, status in desk.deliveries} == {200}
    refused = sum(call.status != 200 for call in desk.calls)
    return (
        f"{turns} messages x5 and our echoes x5 ({len(desk.deliveries)} deliveries) from {shoppers} shoppers: {turns} "
        f"turns, {turns} answers in order, {refused} refused and repeated, none lost, {took:.1f} s"
    )


async def test_a_small_storm(desk: Chatwoot, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    figures = await _storm(desk, tmp_path, shoppers=6, each=4)
    with capsys.disabled():
        print(f"\n  chatwoot storm: {figures}")  # noqa: T201  # the figures are the point


@pytest.mark.long
async def test_five_hundred_messages_five_times(
    desk: Chatwoot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    figures = await _storm(desk, tmp_path, shoppers=25, each=20)
    with capsys.disabled():
        print(f"\n  chatwoot storm: {figures}")  # noqa: T201  # the figures are the point


@pytest.mark.long
async def test_an_engine_of_twenty_seconds(desk: Chatwoot, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async with stack(desk, tmp_path, seconds=20.0, patience=1.0) as at_work:
        people = [desk.shopper(f"P{number}") for number in range(5)]
        began = time.monotonic()
        desk.copies = 5
        for person in people:
            person.write("boots")
        await desk.until(lambda: len([1 for body, _ in desk.deliveries if body.get("content") == "boots"]) == 25)
        taken = time.monotonic() - began
        await desk.until(lambda: all(one.conversation.said() for one in people), seconds=60)
        answered = time.monotonic() - began
        await asyncio.sleep(0.5)
        assert [one.conversation.said() for one in people] == [["heard boots"]] * 5
        assert len(at_work.dialogue.events) == 5
        assert all(one.conversation.status == "pending" for one in people), "no delivery timed out"
    with capsys.disabled():
        print(f"\n  20 s engine: 25 deliveries taken in {taken:.2f} s, 5 answers after {answered:.1f} s")  # noqa: T201
