"""When the breaker opens, rests, tries and closes; the time is an argument."""

from datetime import UTC, datetime, timedelta

from bot.llm.breaker import Breaker

NOW = datetime(2026, 3, 1, tzinfo=UTC)


def after(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def opened() -> Breaker:
    breaker = Breaker()
    for _ in range(3):
        assert breaker.allows(NOW)
        breaker.failed(NOW)
    return breaker


def test_three_failures_in_a_row_open_it_for_thirty_seconds() -> None:
    breaker = opened()
    assert not breaker.allows(after(0))
    assert not breaker.allows(after(29.9))
    assert breaker.state(after(30)) == "half-open"


def test_an_answer_in_between_begins_the_count_again() -> None:
    breaker = Breaker()
    for fails in (True, True, False, True, True):
        breaker.failed(NOW) if fails else breaker.worked()
    assert breaker.state(NOW) == "closed"


def test_one_call_tries_and_its_answer_closes_it() -> None:
    breaker = opened()
    assert breaker.allows(after(31))
    assert not breaker.allows(after(31))
    breaker.worked()
    assert breaker.allows(after(31))
    assert breaker.allows(after(31))


def test_one_call_tries_and_its_failure_opens_it_again() -> None:
    breaker = opened()
    assert breaker.allows(after(31))
    breaker.failed(after(32))
    assert not breaker.allows(after(61))
    assert breaker.allows(after(62))


def test_a_trial_that_told_nothing_leaves_room_for_the_next() -> None:
    breaker = opened()
    assert breaker.allows(after(31))
    breaker.let_go()
    assert breaker.allows(after(31))


def test_a_server_that_asks_for_a_pause_gets_it_at_once() -> None:
    breaker = Breaker()
    assert breaker.allows(NOW)
    breaker.failed(NOW, wait=7)
    assert not breaker.allows(after(6.9))
    assert breaker.allows(after(7))
