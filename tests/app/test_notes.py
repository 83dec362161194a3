"""Notes of adapters, on both databases."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.engine import Engine

from app.database import open_database
from app.notes import SqlNotes
from app.settings import Settings


@pytest.fixture
def database(settings: Settings) -> Iterator[Engine]:
    engine = open_database(settings)
    yield engine
    engine.dispose()


async def test_a_note_is_kept_replaced_and_taken_once(database: Engine) -> None:
    mine, other = SqlNotes(database, "slack"), SqlNotes(database, "desk")
    assert await mine.read("a") is None
    await mine.write("a", "one")
    await mine.write("a", "two")
    await other.write("a", "theirs")
    assert await SqlNotes(database, "slack").read("a") == "two"
    assert await mine.take("a") == "two"
    assert await mine.take("a") is None
    assert await other.read("a") == "theirs"


async def test_of_several_who_take_a_note_one_gets_it(database: Engine) -> None:
    notes = SqlNotes(database, "slack")
    await notes.write("state", "begun")
    taken = await asyncio.gather(*(notes.take("state") for _ in range(8)))
    assert sorted(map(str, taken)) == ["None"] * 7 + ["begun"]


async def test_a_note_whose_time_is_over_is_none(database: Engine) -> None:
    notes, now = SqlNotes(database, "slack"), datetime.now(UTC)
    await notes.write("old", "x", now - timedelta(seconds=1))
    await notes.write("new", "y", now + timedelta(minutes=1))
    assert await notes.read("old") is None
    assert await notes.take("old") is None
    assert await notes.read("new") == "y"
