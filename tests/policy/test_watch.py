"""The watch over rewards: ordinary days pass, floods do not, and a change that stays is taken for what is usual."""

import json
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from numpy.random import default_rng

from policy.base import Decision, Feedback
from policy.watch import PATIENCE, WINDOW, Tally, Watch, is_odd

START = datetime(2026, 11, 27, tzinfo=UTC)
DECISION = Decision("d", (), ("a",), (1.0,), (1.0,), (False,), True, "p", {}, START)


def answers(window: int, count: int, share: float, seed: int = 0) -> list[Feedback]:
    rng = default_rng([seed, window])
    return [
        Feedback(
            DECISION, "a", f"{window}-{n}", "click" if rng.random() < share else "ignored", 1.0,
            START + timedelta(seconds=WINDOW * window + n * WINDOW / (count + 1)),
        )
        for n in range(count)
    ]  # fmt: skip


def allowed(watch: Watch, entries: list[Feedback]) -> int:
    return sum(watch.allows(entry) for entry in entries)


def test_ordinary_windows_are_all_learned() -> None:
    for seed in range(20):
        watch = Watch()
        assert sum(allowed(watch, answers(window, 60, 0.1, seed)) for window in range(60)) == 3_600


def test_a_flood_of_clicks_stops_learning_until_a_window_is_ordinary_again() -> None:
    watch = Watch()
    for window in range(20):
        allowed(watch, answers(window, 60, 0.1))
    flood = allowed(watch, answers(20, 1_000, 1.0))
    assert flood < 100, "only what came before it could be noticed"
    assert watch.frozen
    assert allowed(watch, answers(21, 60, 0.1)) == 0, "the next window has to prove itself"
    assert allowed(watch, answers(22, 60, 0.1)) == 60
    assert watch.skipped == 1_060 - flood


def test_a_change_that_stays_becomes_usual() -> None:
    watch = Watch()
    for window in range(20):
        allowed(watch, answers(window, 60, 0.05))
    learned = [allowed(watch, answers(20 + window, 60, 0.6)) for window in range(PATIENCE + 10)]
    assert sum(learned[5:PATIENCE]) == 0
    assert learned[-1] == 60


def test_a_restart_goes_on_alike() -> None:
    watch = Watch()
    for window in range(12):
        allowed(watch, answers(window, 60, 0.1))
    other = Watch(json.loads(json.dumps(watch.state())))
    more = answers(12, 300, 0.9)
    assert [watch.allows(entry) for entry in more] == [other.allows(entry) for entry in more]
    assert watch.state() == other.state()


@given(st.integers(50, 5_000), st.integers(200, 20_000), st.floats(0.0, 1.0))
def test_the_usual_share_is_never_odd(now: int, usual: int, share: float) -> None:
    assert not is_odd(Tally(now, now * share), Tally(usual, usual * share))


def test_too_few_answers_are_never_odd() -> None:
    assert not is_odd(Tally(49, 49), Tally(10_000, 100))
    assert not is_odd(Tally(1_000, 1_000), Tally(199, 2))
    assert is_odd(Tally(50, 50), Tally(10_000, 100))
