"""`aisle transcript`: every turn with what was understood and by which rule, in words a shop owner reads."""

import asyncio
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine
from typer.testing import CliRunner

import bot.understand.acts as acts
from app.cli import app, transcript, unanswered  # noqa: F401  # register their commands; one alone would have no name
from app.database import open_database
from app.inbox import InboxTable
from app.ledger import SqlLedger
from app.settings import Settings
from app.transcripts import WORDS, Transcripts, in_words
from bot.guide import compose
from bot.messages import Message
from bot.people import PersonEvent
from tests.bot.talk import shop

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
LINES = ("waterproof hiking boots under $120, not leather", "[bold]the second one[/bold]", "我要找真人客服")


@pytest.fixture
def engine(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """The database that the command finds by the environment too."""
    monkeypatch.setenv("AISLE_DATA", str(settings.data))
    if settings.database_url:
        monkeypatch.setenv("AISLE_DATABASE_URL", settings.database_url.get_secret_value())
    engine = open_database(settings)
    ledger = SqlLedger(engine)
    guide = compose(shop(), ledger=ledger, log=ledger, secret=b"test")
    table = InboxTable(engine)
    for number, text in enumerate(LINES):
        event = Message(f"e{number}", "test", "c", "u", text, AT, "en-US")
        table.add(event)
        asyncio.run(guide.dialogue.handle(event))
    ledger.person(PersonEvent("p", "c", "take", AT))
    yield engine
    engine.dispose()


def test_each_turn_tells_what_was_said_and_understood(engine: Engine) -> None:
    boots, second, human, person = Transcripts(engine).lines("c")
    assert [boots.said, second.said, human.said, person.said] == [*LINES, ""]
    assert "price <= 120 USD" in boots.limits
    assert (boots.act, boots.rules[-1]) == ("find", WORDS["wish"])
    assert WORDS["exclusion"] in boots.rules
    assert (second.act, second.rules[-1]) == ("details", WORDS["reference"])
    assert human.rules[-1] == WORDS["human"]
    assert (person.kind, person.cards) == ("person", ())


def test_the_command_prints_it_and_markup_stays_text(engine: Engine) -> None:
    runner = CliRunner()
    result = runner.invoke(app, ["transcript", "c"])
    assert result.exit_code == 0, result.output
    told = result.stdout
    assert "> [bold]the second one[/bold]" in told
    assert WORDS["reference"] in re.sub(r"\s+", " ", told)
    rows = [json.loads(row) for row in runner.invoke(app, ["transcript", "c", "--json"]).stdout.splitlines()]
    assert [row["act"] for row in rows[:3]] == ["find", "details", "human"]
    listed = json.loads(runner.invoke(app, ["transcript", "--json"]).stdout)
    assert (listed["conversation"], listed["turns"]) == ("c", 4)


def test_a_conversation_nobody_had_is_said_plainly(engine: Engine) -> None:
    found = CliRunner().invoke(app, ["transcript", "zz"])
    assert found.exit_code != 0
    assert "zz" in found.output


def test_every_rule_that_decides_an_act_has_words() -> None:
    names = {name for name, _, _ in acts.RULES} | {"wish", "nothing"}
    assert names <= WORDS.keys()
    assert in_words("kind") == WORDS["kind"]


def test_the_words_name_no_rule_that_is_gone() -> None:
    code = "\n".join(path.read_text("utf-8") for path in Path("bot").rglob("*.py")) + Path("app/turns.py").read_text(
        "utf-8"
    )
    assert [name for name in WORDS if f'"{name}"' not in code and f'"{name}' not in code] == []
