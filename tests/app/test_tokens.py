"""Both meters under one contract: in memory, and in the database of each kind."""

from collections.abc import Iterator

import pytest
from sqlalchemy.engine import Engine

from app.database import open_database
from app.ledger import SqlLedger
from app.settings import Settings
from app.shoppers import Shoppers
from app.tokens import SqlMeter
from bot.llm.meter import Caps, MemoryMeter, Meter
from bot.llm.model import Usage
from tests.contracts.meter import NOW, Make, MeterContract


@pytest.fixture
def database(settings: Settings) -> Iterator[Engine]:
    opened = open_database(settings)
    yield opened
    opened.dispose()


class TestSqlMeter(MeterContract):
    @pytest.fixture
    def make(self, database: Engine) -> Make:
        return lambda caps: SqlMeter(database, caps)


class TestMemoryMeter(MeterContract):
    @pytest.fixture
    def make(self) -> Make:
        made: dict[Caps, Meter] = {}
        return lambda caps: made.setdefault(caps, MemoryMeter(caps))


def test_whoever_is_forgotten_leaves_their_tokens_in_the_sum_and_no_name(database: Engine) -> None:
    meter, shoppers = SqlMeter(database, Caps(shop=100)), Shoppers(database, SqlLedger(database))
    meter.spend("wording", "anna", Usage(90, 10), NOW)
    spent = {"day": "2026-03-01", "use": "wording", "prompt": 90, "answer": 10}
    assert shoppers.export("anna")["llm_tokens"] == [spent]
    shoppers.forget("anna")
    assert shoppers.export("anna")["llm_tokens"] == []
    assert not meter.allows("bert", NOW)
