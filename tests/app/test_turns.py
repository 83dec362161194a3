"""The durable inbox: each event once, in order, none lost, whatever dies."""

import asyncio
import json
import random
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from app.commands import Commands
from app.database import events, open_database, transcript
from app.engine import TurnEngine
from app.inbox import Arrival, InboxTable
from app.ledger import SqlLedger
from app.settings import Settings
from app.turns import APOLOGY, Inbox, NotAnsweredError
from bot.ledger import Turn
from bot.messages import Message, Reply, Tap
from bot.people import PersonEvent
from bot.session import Session
from tests.app.echo import Echo, message
from tests.contracts.ledger import NOW

ROOT = Path(__file__).parents[2]


@pytest.fixture
def database(settings: Settings) -> Iterator[Engine]:
    engine = open_database(settings)
    yield engine
    engine.dispose()


@asynccontextmanager
async def running(
    settings: Settings,
    database: Engine,
    *,
    seconds: float = 0.0,
    fails: int = 0,
    patience: timedelta = timedelta(minutes=10),
    engine: type[TurnEngine] = TurnEngine,
) -> AsyncIterator[tuple[Inbox, Echo]]:
    """An inbox at work, and the dialogue behind it."""
    ledger = SqlLedger(database)
    echo = Echo(ledger, seconds, fails)
    inbox = Inbox(echo.handle, ledger, database, data=settings.data, patience=patience, engine=engine)
    await inbox.start()
    try:
        yield inbox, echo
    finally:
        await inbox.close()


def turns(database: Engine) -> list[str]:
    """Event ids of all turns written, first first."""
    with database.connect() as connection:
        return list(connection.scalars(sa.select(transcript.c.event_id).order_by(transcript.c.position)))


async def test_an_event_is_answered_and_closed(settings: Settings, database: Engine) -> None:
    async with running(settings, database) as (inbox, _):
        reply = await inbox.answer(message("e1"))
        assert reply.text == "heard text of e1"
        assert InboxTable(database).is_done("api", "e1")
        assert InboxTable(database).open(10) == []


async def test_the_same_event_a_hundred_times_at_once_is_one_turn(settings: Settings, database: Engine) -> None:
    async with running(settings, database, seconds=0.05) as (inbox, echo):
        replies = await asyncio.gather(*(inbox.answer(message("e1")) for _ in range(100)))
        assert len(set(map(str, replies))) == 1
        assert await inbox.answer(message("e1")) == replies[0]
        assert len(echo.began) == 1
    assert turns(database) == ["e1"]


async def _three_each(inbox: Inbox, conversations: int, apart: float, ids: list[list[str]]) -> None:
    async def shopper(number: int) -> None:
        sent = []
        for event_id in ids[number]:
            sent.append(asyncio.create_task(inbox.answer(message(event_id, f"c{number}"))))
            await asyncio.sleep(apart)
        await asyncio.gather(*sent)

    await asyncio.gather(*(shopper(number) for number in range(conversations)))


def _disordered(echo: Echo, ids: list[list[str]]) -> int:
    heard = [[event for lane, event in echo.began if lane == f"c{number}"] for number in range(len(ids))]
    assert sorted(map(sorted, heard)) == sorted(map(sorted, ids)), "each event once"
    return sum(found != sent for found, sent in zip(heard, ids, strict=True))


def _random_ids(conversations: int) -> list[list[str]]:
    rng = random.Random(7)  # noqa: S311  # ids for a test
    return [[f"{rng.getrandbits(64):016x}" for _ in range(3)] for _ in range(conversations)]


class ByTimeAlone(TurnEngine):
    """The engine without the arrival number: DBOS's own time stamps order the lanes."""

    def priority(self, arrival: Arrival) -> int:
        return 1


async def test_lanes_keep_the_order_of_arrival_and_run_side_by_side(settings: Settings, database: Engine) -> None:
    ids = _random_ids(10)
    async with running(settings, database, seconds=0.2) as (inbox, echo):
        await _three_each(inbox, 10, 0.06, ids)
        assert _disordered(echo, ids) == 0
        assert echo.most_at_once > 1


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="DBOS stamps milliseconds on SQLite from Python 3.12 on")
async def test_without_the_arrival_number_lanes_fall_into_disorder(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "data")
    database = open_database(settings)
    ids = _random_ids(10)
    async with running(settings, database, seconds=0.2, engine=ByTimeAlone) as (inbox, echo):
        await _three_each(inbox, 10, 0.06, ids)
        assert _disordered(echo, ids) > 0
    database.dispose()


@pytest.mark.long
@pytest.mark.parametrize("engine", [TurnEngine, ByTimeAlone])
async def test_forty_conversations_of_three(settings: Settings, database: Engine, engine: type[TurnEngine]) -> None:
    ids = _random_ids(40)
    async with running(settings, database, seconds=0.5, engine=engine) as (inbox, echo):
        await _three_each(inbox, 40, 0.15, ids)
        disordered = _disordered(echo, ids)
    if engine is TurnEngine:
        assert disordered == 0
    elif database.dialect.name == "sqlite" and sys.version_info < (3, 12):
        assert disordered > 0


async def test_no_turn_waits_for_the_clock(
    settings: Settings, database: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither the first of a lane nor those behind it, though the clock would not look for a minute."""
    monkeypatch.setattr("app.engine.POLL", 60.0)
    ids = _random_ids(5)
    async with running(settings, database, seconds=0.05) as (inbox, echo):
        await asyncio.sleep(1.5)  # the clock's own first look is over
        await asyncio.wait_for(_three_each(inbox, 5, 0.01, ids), 10)
        assert _disordered(echo, ids) == 0
        assert len(echo.began) == 15


async def test_without_looks_of_our_own_the_clock_starts_turns(
    settings: Settings, database: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As it would be should DBOS change what we use of it."""

    def changed(queue: object) -> None:
        raise AttributeError("start_queued_partitioned_workflows")

    monkeypatch.setattr("app.starting.start_queued", changed)
    async with running(settings, database) as (inbox, _):
        assert (await inbox.answer(message("e1"))).text == "heard text of e1"
        assert (await inbox.answer(message("e2"))).text == "heard text of e2"


async def test_a_turn_that_fails_is_tried_again(settings: Settings, database: Engine) -> None:
    async with running(settings, database, fails=1) as (inbox, echo):
        assert (await inbox.answer(message("e1"))).text == "heard text of e1"
        assert len(echo.began) == 2


async def test_a_turn_that_keeps_failing_ends_in_an_apology(settings: Settings, database: Engine) -> None:
    async with running(settings, database, fails=3) as (inbox, _):
        reply = await inbox.answer(message("e1"))
        assert reply.text == APOLOGY["en"]
        assert "secret" not in str(reply)
        assert (await inbox.answer(message("e2"))).text == "heard text of e2"
        assert (await inbox.answer(message("e1"))) == reply
    assert turns(database) == ["e1", "e2"]


async def test_an_event_that_a_crash_kept_from_the_line_is_taken_up(settings: Settings, database: Engine) -> None:
    InboxTable(database).add(message("e1"))
    async with running(settings, database) as (inbox, echo):
        assert (await inbox.answer(message("e1"))).text == "heard text of e1"
        assert len(echo.began) == 1


async def test_a_turn_that_the_engine_lost_ends_in_an_apology(settings: Settings, database: Engine) -> None:
    class Loser(TurnEngine):
        """Reports every open event as one that will not be run again."""

        async def enqueue(self, arrival: Arrival) -> None: ...

        async def given_up(self, arrivals: list[Arrival]) -> list[Arrival]:
            return arrivals

    InboxTable(database).add(message("e1"))
    async with running(settings, database, engine=Loser) as (inbox, echo):
        assert (await inbox.answer(message("e1"))).text == APOLOGY["en"]
        assert echo.began == []
    assert turns(database) == ["e1"]


async def test_a_late_answer_is_there_when_asked_again(settings: Settings, database: Engine) -> None:
    async with running(settings, database, seconds=0.4) as (inbox, _):
        with pytest.raises(NotAnsweredError):
            await inbox.answer(message("e1"), patience=0.1)
        assert (await inbox.answer(message("e1"))).text == "heard text of e1"
    assert turns(database) == ["e1"]


async def test_a_person_comes_after_the_turn_that_runs(settings: Settings, database: Engine) -> None:
    """Taking a conversation must not be undone by the session of a turn that began before."""
    async with running(settings, database, seconds=0.2) as (inbox, _):
        slow = asyncio.create_task(inbox.answer(message("e1")))
        await asyncio.sleep(0.1)
        await inbox.settle(PersonEvent("p1", "c", "take", NOW))
        assert (await slow).owner == "bot"
        assert (await inbox.answer(message("e2"))).owner == "human"
    assert turns(database) == ["e1", "p1", "e2"]


@pytest.mark.parametrize("text", ["/voice", "hello"])
async def test_a_person_is_waited_for_whatever_was_sent_and_whatever_broke(
    settings: Settings, database: Engine, text: str
) -> None:
    """A voice message that nobody can hear, and a turn that fails: silence, and the clock runs."""
    ledger = SqlLedger(database)
    ledger.person(PersonEvent("p1", "c", "take", NOW))
    commands = Commands(ledger, lambda product_id, language: None, b"key")

    async def broken(event: Message | Tap) -> Reply:
        raise RuntimeError("secret detail")

    inbox = Inbox(lambda event: commands.handle(event, broken), ledger, database, data=settings.data)
    await inbox.start()
    try:
        asked = message("e1", text=text)
        reply = await inbox.answer(asked)
    finally:
        await inbox.close()
    assert (reply.text, reply.owner) == ("", "human")
    assert ledger.overdue(asked.at + timedelta(seconds=1)) == [("c", asked.at)]


async def test_who_waits_too_long_for_a_person_is_told_once(settings: Settings, database: Engine) -> None:
    """However often the clock is looked at, the line comes once, and the conversation is the guide's again."""
    ledger = SqlLedger(database)
    waits = Session("c", "u", owner="waiting", since=datetime.now(UTC) - timedelta(seconds=1))
    ledger.commit(Turn(message("e1"), Reply("", "en", "human", owner="waiting"), waits))
    async with running(settings, database, patience=timedelta(seconds=2)) as (inbox, _):
        await asyncio.sleep(7)
        now = ledger.session("c")
        assert now is not None
        assert (now.owner, now.since) == ("bot", None)
        assert (await inbox.answer(message("e2"))).owner == "bot"
    said = [json.loads(line.body) for line in ledger.stream("c", 0) if line.kind == "person"]
    assert [(one["kind"], one["owner"], bool(one["line"])) for one in said] == [("timeout", "bot", True)]


async def test_the_end_of_the_engine_ends_no_work_of_others(settings: Settings, database: Engine) -> None:
    """The loop's threads are DBOS's while it runs; what a courier asked of them must not be cancelled with it."""
    async with running(settings, database) as (inbox, _):
        await inbox.answer(message("e1"))
        busy = [asyncio.create_task(asyncio.to_thread(time.sleep, 0.3)) for _ in range(50)]
        await asyncio.sleep(0.1)
        pool = asyncio.get_running_loop()._default_executor.executor  # type: ignore[attr-defined]
        # Every thread is busy, and the pool believes that one is free: what is asked now waits in its queue.
        pool._idle_semaphore.release()
        waiting = asyncio.create_task(asyncio.to_thread(int))
        await asyncio.sleep(0)
    await asyncio.gather(*busy)
    assert await waiting == 0


async def test_what_no_database_can_hold_is_replaced(settings: Settings, database: Engine) -> None:
    odd = replace(message("e\x001\ud800"), conversation_id="c\x00", text="a\x00b\ud83d")
    async with running(settings, database) as (inbox, _):
        assert (await inbox.answer(odd)).text == "heard a\ufffdb\ufffd"
        await inbox.answer(odd)
    assert turns(database) == ["e\ufffd1\ufffd"]


def _worker(data: Path, seconds: float, event_id: str = "") -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.app.worker", str(data), str(seconds), *([event_id] if event_id else [])]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def _until(process: "subprocess.Popen[str]", line: str) -> None:
    assert process.stdout is not None
    for said in process.stdout:
        if said.strip() == line:
            return
    pytest.fail(f"the worker ended before it said {line!r}")


def _kill(process: "subprocess.Popen[str]") -> None:
    process.kill()
    process.wait()
    assert process.stdout is not None
    process.stdout.close()


async def test_a_turn_cut_off_by_kill_9_is_finished_by_the_next_start(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "data")
    first = _worker(settings.data, 60, "e1")
    try:
        await asyncio.to_thread(_until, first, "turn e1")
    finally:
        _kill(first)
    database = open_database(settings)
    assert turns(database) == []
    async with running(settings, database) as (inbox, echo):
        assert (await inbox.answer(message("e1"), patience=20)).text == "heard text of e1"
        await inbox.answer(message("e1"))
        assert len(echo.began) == 1
    assert turns(database) == ["e1"]
    with database.connect() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(events)) == 1
    database.dispose()


async def test_a_worker_takes_over_from_one_that_was_killed_beside_it(tmp_path: Path) -> None:
    """Both work on one data folder; the one in mid-turn dies; the other answers, and later events behind it too."""
    settings = Settings(data=tmp_path / "data")
    database = open_database(settings)
    doomed = _worker(settings.data, 60, "e1")
    try:
        await asyncio.to_thread(_until, doomed, "turn e1")
        async with running(settings, database) as (inbox, echo):
            behind = asyncio.create_task(inbox.answer(message("e2"), patience=30))
            await asyncio.sleep(0.5)
            assert not behind.done(), "e2 waits behind e1, which runs elsewhere"
            _kill(doomed)
            assert (await behind).text == "heard text of e2"
            assert [event for _, event in echo.began] == ["e1", "e2"]
    finally:
        _kill(doomed)
    assert turns(database) == ["e1", "e2"]
    database.dispose()
