"""Logged decisions as arrays, and through another policy."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.random import default_rng

from policy.base import Candidate, Decision
from policy.evaluation.estimators import LOGGING, estimate
from policy.evaluation.replay import Judged, NotEvaluableError, log_of, replay
from policy.retrieval_order import RetrievalOrder
from policy.thompson import Thompson
from tests.policy.evaluation.worlds import NOW, OFFER, mixture

LOGGED, WISHED = mixture(0.5), mixture(3.0)


def decided(number: int, k: int = 3) -> Decision:
    return LOGGED.choose({}, OFFER, k, decision_id=f"d{number}", now=NOW, rng=default_rng(number))


def judged(count: int) -> list[Judged]:
    """Slates of two and three, rewarded by their first letter."""
    return [
        Judged(made := decided(number, 2 + number % 2), tuple(float(name == "p3") for name in made.slate), number % 5)
        for number in range(count)
    ]


def test_the_log_has_what_was_logged_and_what_the_target_would() -> None:
    rows = judged(20)
    log = log_of(iter(rows), WISHED)
    assert log.shown.sum(axis=1).tolist() == [2, 3] * 10
    assert log.shoppers.tolist() == [number % 5 for number in range(20)]
    for place, one in enumerate(rows):
        size = len(one.decision.slate)
        assert tuple(log.logging[place, :size]) == one.decision.prefix_propensities
        found = WISHED.propensities({}, OFFER, one.decision.slate)
        assert found is not None
        assert tuple(log.target[place, :size]) == found[1]
    assert estimate(log, LOGGING) == pytest.approx(np.mean([sum(one.rewards) for one in rows]))


def test_positions_come_from_who_decided_and_only_where_the_log_agrees() -> None:
    rows = judged(6)
    assert log_of(rows, LOGGED, logging=LOGGED).weights == pytest.approx(log_of(rows, LOGGED).shown.astype(float))
    first = rows[0].decision
    forged = replace(first, prefix_propensities=tuple(0.9 * p for p in first.prefix_propensities))
    log = log_of([replace(rows[0], decision=forged), *rows[1:]], WISHED, logging=LOGGED)
    assert log.positions is not None
    assert np.isnan(log.positions[0]).all()
    for place, one in enumerate(rows[1:], start=1):
        slate = one.decision.slate
        wished, logged = (np.array(policy.places({}, OFFER, slate)) for policy in (WISHED, LOGGED))
        assert log.positions[place, : len(slate)] == pytest.approx(wished / logged)
    assert (log_of(rows, WISHED, logging=WISHED).weights == log_of(rows, WISHED).prefixes).all(), "not who decided"


def test_only_drawn_decisions_are_evidence() -> None:
    rows = judged(4)
    named = Judged(replace(rows[0].decision, evaluable=False), rows[0].rewards, 0)
    empty = Judged(replace(rows[0].decision, slate=(), propensities=(), prefix_propensities=()), (), 0)
    assert len(log_of([named, empty, *rows[1:]], WISHED)) == 3
    assert len(log_of([], WISHED)) == 0


def test_a_policy_without_probabilities_cannot_be_judged() -> None:
    with pytest.raises(NotEvaluableError, match="does not know"):
        log_of(judged(2), Thompson(("x",)))


def test_the_model_expects_what_it_says() -> None:
    worth = [0.1, 0.2, 0.3, 0.4]
    rows = judged(6)
    log = log_of(rows, WISHED, worth=lambda _: worth, examination=(1.0, 0.5))
    assert log.model is not None
    for place, one in enumerate(rows):
        looks = [1.0, 0.5, 0.5][: len(one.decision.slate)]
        cells = [int(name[1]) for name in one.decision.slate]
        size = len(cells)
        shown = [look * worth[cell] for look, cell in zip(looks, cells, strict=True)]
        assert log.model.shown[place, :size] == pytest.approx(shown)
        free = [cell for cell in range(4) if cell not in cells[:1]]
        second = {cell: _chance(one.decision.slate[:1], cell) for cell in free}
        assert sum(second.values()) == pytest.approx(1.0)
        assert log.model.target[place, 1] == pytest.approx(
            0.5 * sum(chance * worth[cell] for cell, chance in second.items())
        )
        assert log.model.ahead[place, size - 1] == 0


def _chance(before: tuple[str, ...], cell: int) -> float:
    found = WISHED.propensities({}, OFFER, (*before, f"p{cell}"))
    assert found is not None
    return found[0][-1]


def test_the_same_policy_and_chance_change_nothing() -> None:
    class Same(RetrievalOrder):
        """Shows what was shown."""

        def choose(self, *words: object, decision_id: str, **more: object) -> Decision:  # type: ignore[override]  # a stand-in
            return decided(int(decision_id[1:]))

    found = replay([decided(number) for number in range(5)], Same(("x",)))
    assert (found.decisions, found.other, found.changed, found.examples) == (5, 0, (), ())


def test_differences_are_counted_by_slot_and_shown_the_largest_first() -> None:
    offer = tuple(Candidate(f"p{number}", {}, {"brand": "ab"[number % 2]}) for number in range(6))
    slates = [("p0", "p1"), ("p1", "p0"), ("p4", "p5"), ("p0", "p3")]
    made = [replace(decided(number, 2), candidates=offer, slate=slate) for number, slate in enumerate(slates)]
    pinned = replace(made[0], slate=("from elsewhere", "p1"))
    found = replay([*made, pinned], RetrievalOrder(("x",)))
    assert found.decisions == 4
    assert found.changed == (2, 3)
    assert found.other == 2
    assert [one.decision.slate for one in found.examples] == [("p4", "p5"), ("p0", "p3")]
    assert {one.instead for one in found.examples} == {("p0", "p1")}
    assert found.exposure == {"brand": {"a": (4, 4), "b": (4, 4)}}
