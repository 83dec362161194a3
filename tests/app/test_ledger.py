"""Every ledger keeps the contract: in memory, on SQLite and on PostgreSQL; and what the SQL one adds to it."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta, timezone

import pytest
import sqlalchemy as sa

from app.database import open_database
from app.ledger import SqlLedger
from app.settings import Settings
from bot.ledger import MemoryLedger
from bot.people import PersonEvent, PersonKind
from policy.base import Feedback, Transition
from tests.contracts.ledger import NOW, FullLedger, LedgerContract, click, turn


class TestMemoryLedger(LedgerContract):
    @pytest.fixture
    def ledger(self) -> FullLedger:
        return MemoryLedger()


@pytest.fixture
def sql(settings: Settings) -> Iterator[SqlLedger]:
    engine = open_database(settings)
    yield SqlLedger(engine)
    engine.dispose()


class TestSqlLedger(LedgerContract):
    @pytest.fixture
    def ledger(self, sql: SqlLedger) -> FullLedger:
        return sql


def test_a_turn_that_cannot_be_written_whole_leaves_nothing(sql: SqlLedger, settings: Settings) -> None:
    engine = open_database(settings)
    with engine.begin() as connection:
        connection.execute(sa.text("DROP TABLE learning_log"))
    with pytest.raises(sa.exc.SQLAlchemyError):
        sql.commit(replace(turn("e1", decided="d1"), transition=Transition({}, "relevant", 0.0, None, {})))
    assert sql.turn("api", "e1") is None
    assert sql.session("c") is None
    engine.dispose()


def test_two_writers_of_one_event_leave_one_turn(sql: SqlLedger) -> None:
    written = [turn("e1", decided="d1"), turn("e1", decided="d2")]
    threads = [threading.Thread(target=sql.commit, args=(each,)) for each in written * 5]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(sql.stream("c", 0)) == 1
    known = [name for name in ("d1", "d2") if sql.decision(name)]
    reply = sql.turn("api", "e1")
    assert reply is not None
    assert known == [reply.decision_id]


def test_a_reader_of_the_log_misses_nothing(sql: SqlLedger) -> None:
    """Positions become visible in their order, also when many write at once."""
    sql.commit(turn("e1", decided="d1"))
    done = threading.Event()
    heard: list[Feedback | Transition] = []

    def follow() -> None:
        position = 0
        while True:
            last = done.is_set()
            entries = sql.since(position)
            heard.extend(entry for _, entry in entries)
            position = entries[-1][0] if entries else position
            if last:
                return

    reader = threading.Thread(target=follow)
    reader.start()
    writers = [
        threading.Thread(target=lambda lane=lane: [sql.record(click("d1", f"f{lane}-{n}")) for n in range(15)])  # type: ignore[misc]  # mypy cannot type a default
        for lane in range(6)
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    done.set()
    reader.join()
    assert len(heard) == 90


def test_what_a_person_does_is_in_the_stream_and_in_the_session(sql: SqlLedger) -> None:
    sql.commit(turn("e1"))
    kinds: tuple[PersonKind, ...] = ("take", "message", "message", "return")
    for number, kind in enumerate(kinds):
        said = sql.person(PersonEvent(f"p{number}", "c", kind, NOW, f"text {number}"))
        assert said.owner == ("bot" if kind == "return" else "human")
    session = sql.session("c")
    assert session is not None
    assert session.owner == "bot"
    assert session.query == turn("e1").session.query
    stream = sql.stream("c", 0)
    assert [line.kind for line in stream] == ["reply", "person", "person", "person", "person"]
    assert [line.position for line in stream] == sorted({line.position for line in stream})
    assert sql.stream("c", stream[2].position) == stream[3:]
    assert sql.stream("elsewhere", 0) == []


def test_the_clock_finds_who_waits(sql: SqlLedger) -> None:
    for name, since in (("c", NOW), ("d", NOW - timedelta(minutes=5)), ("e", None)):
        written = turn(f"of {name}", conversation=name)
        zone = timezone(timedelta(hours=8))
        at = since.astimezone(zone) if since else None
        sql.commit(replace(written, session=replace(written.session, owner="waiting", since=at)))
    assert sql.overdue(NOW) == [("d", NOW - timedelta(minutes=5))]
    assert dict(sql.overdue(NOW + timedelta(microseconds=1))).keys() == {"c", "d"}
    sql.person(PersonEvent("p1", "d", "message", NOW, "hello"))
    assert sql.overdue(NOW) == []


def test_the_same_act_of_a_person_twice_is_one(sql: SqlLedger) -> None:
    sql.person(PersonEvent("p1", "c", "take", NOW))
    sql.person(PersonEvent("p2", "c", "return", NOW))
    sql.person(PersonEvent("p1", "c", "take", NOW))
    session = sql.session("c")
    assert session is not None
    assert session.owner == "bot"
    assert len(sql.stream("c", 0)) == 2
