"""What every token meter promises. A subclass gives `make`: meters over one store, with these caps."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

import pytest

from bot.llm.meter import Caps, Meter, Spent
from bot.llm.model import Usage

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
Make = Callable[[Caps], Meter]


class MeterContract:
    """Subclass and override the fixture."""

    @pytest.fixture
    def make(self) -> Make:
        raise NotImplementedError

    def test_without_caps_everything_goes(self, make: Make) -> None:
        meter = make(Caps())
        meter.spend("wording", "u", Usage(10**9, 10**9), NOW)
        assert meter.allows("u", NOW)

    def test_the_shop_has_a_day_in_all(self, make: Make) -> None:
        meter = make(Caps(shop=100))
        meter.spend("wording", "a", Usage(60, 10), NOW)
        assert meter.allows("b", NOW)
        meter.spend("keywords", "b", Usage(20, 10), NOW)
        assert not meter.allows("c", NOW)
        assert meter.allows("c", NOW + timedelta(days=1))

    def test_a_shopper_has_a_day_of_their_own(self, make: Make) -> None:
        meter = make(Caps(shopper=50))
        meter.spend("wording", "a", Usage(30, 20), NOW)
        assert not meter.allows("a", NOW)
        assert meter.allows("b", NOW)

    def test_days_are_those_of_utc(self, make: Make) -> None:
        meter = make(Caps(shop=10))
        late = datetime(2026, 3, 2, 1, tzinfo=timezone(timedelta(hours=8)))
        meter.spend("wording", "a", Usage(10, 0), late)
        assert not meter.allows("a", NOW)

    def test_sums_are_by_day_and_use_and_name_no_shopper(self, make: Make) -> None:
        meter = make(Caps())
        meter.spend("wording", "a", Usage(10, 1), NOW)
        meter.spend("wording", "b", Usage(20, 2), NOW)
        meter.spend("ideal", "b", Usage(5, 5), NOW - timedelta(days=1))
        meter.spend("ideal", "b", Usage(5, 5), NOW - timedelta(days=9))
        before = (NOW - timedelta(days=1)).date()
        assert meter.spent(before) == [Spent(before, "ideal", 1, 5, 5), Spent(NOW.date(), "wording", 2, 30, 3)]

    def test_another_one_over_the_same_store_goes_on(self, make: Make) -> None:
        make(Caps(shop=100)).spend("wording", "a", Usage(100, 0), NOW)
        assert not make(Caps(shop=100)).allows("a", NOW)
