"""What the shop could not answer: every keeper keeps the contract, and `aisle unanswered` shows it."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine
from typer.testing import CliRunner

from app.cli import app, shoppers, unanswered  # noqa: F401  # register their commands
from app.database import open_database
from app.ledger import SqlLedger
from app.questions import SqlQuestions
from app.settings import Settings
from bot.ledger import Ledger, MemoryLedger
from bot.unanswered import Questions, Unanswered
from policy.base import Transition
from tests.contracts.questions import DRY, QuestionsContract, without_answer


class TestMemoryQuestions(QuestionsContract):
    @pytest.fixture
    def ledger(self) -> MemoryLedger:
        return MemoryLedger()

    @pytest.fixture
    def questions(self, ledger: Ledger) -> Questions:
        assert isinstance(ledger, MemoryLedger)
        return ledger.questions


@pytest.fixture
def engine(settings: Settings) -> Iterator[Engine]:
    engine = open_database(settings)
    yield engine
    engine.dispose()


class TestSqlQuestions(QuestionsContract):
    @pytest.fixture
    def ledger(self, engine: Engine) -> Ledger:
        return SqlLedger(engine)

    @pytest.fixture
    def questions(self, engine: Engine) -> Questions:
        return SqlQuestions(engine)


def test_what_a_lost_turn_could_not_answer_is_lost_with_it(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(sa.text("DROP TABLE learning_log"))
    broken = replace(without_answer(DRY), transition=Transition({}, "relevant", 0.0, None, {}))
    with pytest.raises(sa.exc.SQLAlchemyError):
        SqlLedger(engine).commit(broken)
    assert list(SqlQuestions(engine).most_asked(10)) == []


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SqlLedger:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AISLE_DATA", str(tmp_path / "data"))
    return SqlLedger(open_database(Settings(data=tmp_path / "data")))


def test_the_command_prints_the_most_frequent_first(shop: SqlLedger) -> None:
    wish = Unanswered("wish", "[bold]独轮车[/bold]", "zh")
    for number, asked in enumerate((DRY, wish, wish)):
        shop.commit(without_answer(asked, event_id=f"e{number}"))
    found = CliRunner().invoke(app, ["unanswered", "--json"])
    assert found.exit_code == 0, found.output
    rows = [json.loads(row) for row in found.stdout.splitlines()]
    assert [(row["times"], row["kind"], row["text"], row["product_id"]) for row in rows] == [
        (2, "wish", "[bold]独轮车[/bold]", None),
        (1, "product", "Is it dishwasher safe?", "mug"),
    ]
    assert rows[0]["first"].startswith("2026-03-01T12:30:15")
    table = CliRunner().invoke(app, ["unanswered", "-n", "1"])
    assert table.exit_code == 0, table.output
    assert "[bold]独轮车[/bold]" in table.stdout
    assert "dishwasher" not in table.stdout


def test_the_command_says_so_when_nothing_was_asked_in_vain(shop: SqlLedger) -> None:
    found = CliRunner().invoke(app, ["unanswered"])
    assert found.exit_code == 0
    assert "nothing yet" in found.stdout
    assert CliRunner().invoke(app, ["unanswered", "--json"]).stdout == ""


def test_without_a_database_none_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AISLE_DATA", str(tmp_path / "none"))
    assert CliRunner().invoke(app, ["unanswered"]).exit_code != 0
    assert not (tmp_path / "none").exists()
