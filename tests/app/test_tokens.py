"""Both meters under one contract: in memory, and in the database of each kind."""

import pytest

from app.database import open_database
from app.settings import Settings
from app.tokens import SqlMeter
from bot.llm.meter import Caps, MemoryMeter, Meter
from tests.contracts.meter import Make, MeterContract


class TestSqlMeter(MeterContract):
    @pytest.fixture
    def make(self, settings: Settings) -> Make:
        database = open_database(settings)
        return lambda caps: SqlMeter(database, caps)


class TestMemoryMeter(MeterContract):
    @pytest.fixture
    def make(self) -> Make:
        made: dict[Caps, Meter] = {}
        return lambda caps: made.setdefault(caps, MemoryMeter(caps))
