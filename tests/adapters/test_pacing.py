"""The pace, on a clock of the test's own."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.base import Payload
from adapters.pacing import Pace
from adapters.telegram import LIMITS


class Clock:
    """Time that passes only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


def times(sends: list[tuple[str, bool, int]]) -> list[float]:
    """When each of these payloads (chat, group, weight) may go out, one after the other."""
    clock = Clock()
    pace = Pace(LIMITS, clock=clock, sleep=clock.sleep)

    async def run() -> list[float]:
        found = []
        for chat, group, weight in sends:
            await pace.turn(Payload(chat, {}, group=group, weight=weight))
            found.append(clock.now - 100)
        return found

    return asyncio.run(run())


def most(at: list[float], weights: list[int], seconds: float) -> int:
    """The most that went out in any stretch of time of this length."""
    return max(
        sum(weight for when, weight in zip(at, weights, strict=True) if start <= when < start + seconds) for start in at
    )


def test_one_person_gets_three_at_once_and_then_one_a_second() -> None:
    assert [round(at, 3) for at in times([("ann", False, 1)] * 6)] == [0, 0, 0, 1, 2, 3]


def test_a_group_gets_at_most_twenty_in_any_minute() -> None:
    at = times([("hikers", True, 1)] * 60)
    assert most(at, [1] * 60, 60) <= 20


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 5)), min_size=1, max_size=40))
def test_nobody_gets_more_than_telegram_allows(sends: list[tuple[str, int]]) -> None:
    at = times([(chat, chat == "c", weight) for chat, weight in sends])
    assert at == sorted(at)
    assert most(at, [weight for _, weight in sends], 1) <= 30
    assert most([when for when, (chat, _) in zip(at, sends, strict=True) if chat == "c"] or [0.0],
                [weight for chat, weight in sends if chat == "c"] or [0], 60) <= 20 + 5  # fmt: skip


def test_a_held_chat_waits_and_another_does_not() -> None:
    clock = Clock()
    pace = Pace(LIMITS, clock=clock, sleep=clock.sleep)
    ann, ben = Payload("ann", {}), Payload("ben", {})
    pace.hold(ann, 7)
    assert pace.may(ben)
    assert not pace.may(ann)
    asyncio.run(pace.turn(ann))
    assert clock.now == 107


def test_a_sign_is_dropped_rather_than_kept_waiting() -> None:
    clock = Clock()
    pace = Pace(LIMITS, clock=clock, sleep=clock.sleep)
    assert [pace.may(Payload("ann", {})) for _ in range(5)] == [True, True, True, False, False]
    assert clock.now == 100


def test_a_message_waits_for_a_sign_on_its_way_but_not_for_one_that_hangs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("adapters.pacing.LAST", 0.05)
    ann, ben = Payload("ann", {}), Payload("ben", {})

    async def run() -> list[str]:
        pace = Pace(LIMITS)
        done = []

        async def message(payload: Payload) -> None:
            await pace.turn(payload)
            done.append(f"to {payload.conversation_id}")

        with pace.signing(ann):
            assert not pace.may(ann)
            messages = [asyncio.create_task(message(payload)) for payload in (ann, ben)]
            await asyncio.sleep(0.02)
            done.append("shown")
        await asyncio.gather(*messages)
        with pace.signing(ann):
            await message(ann)
            with pace.signing(ann):
                pass
        return done

    assert asyncio.run(run()) == ["to ben", "shown", "to ann", "to ann"]


def test_chats_at_rest_are_forgotten() -> None:
    clock = Clock()
    pace = Pace(LIMITS, clock=clock, sleep=clock.sleep)
    for number in range(10_050):
        clock.now += 10
        assert pace.may(Payload(str(number), {}))
    assert len(pace._due) < 10_000
