"""Forgetting gives back what it takes: towards the prior, never out of shape."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.random import default_rng

from policy.base import Candidate
from policy.drift import discounted, discounted_effect, kept
from policy.likelihood import Outcome
from policy.logistic import LogisticModel, Showing

DAY = 86_400.0
ONE = Candidate("p", {"a": 1.0}, {"brand": "x"})


@given(st.integers(0, 2**32), st.integers(1, 6), st.floats(0.0, 1.0))
def test_it_lies_between_what_was_known_and_the_prior(seed: int, size: int, keep: float) -> None:
    rng = default_rng(seed)
    start, variances = rng.normal(size=size), rng.uniform(0.1, 2.0, size)
    root = rng.normal(size=(size, size))
    covariance = np.asarray(np.linalg.inv(np.diag(1 / variances) + root @ root.T), dtype=np.float64)
    mean = rng.normal(size=size)
    moved, wider = discounted(mean, covariance, start, np.diag(variances), keep)
    assert (wider == wider.T).all()
    # In the order of matrices: no more certain than before, no less than the prior.
    assert np.linalg.eigvalsh(wider - covariance).min() > -1e-9
    assert np.linalg.eigvalsh(np.diag(variances) - wider).min() > -1e-9
    exact = keep * np.linalg.inv(covariance) @ mean + (1 - keep) * start / variances
    assert np.linalg.inv(wider) @ moved == pytest.approx(exact, abs=1e-6)


@given(st.floats(-3, 3), st.floats(1e-3, 0.2), st.floats(0, 1))
def test_one_number_forgets_as_many_do(mean: float, variance: float, keep: float) -> None:
    one = discounted_effect(mean, variance, 0.2, keep)
    moved, wider = discounted(np.array([mean]), np.array([[variance]]), np.zeros(1), np.array([[0.2]]), keep)
    assert one == pytest.approx((float(moved[0]), float(wider[0, 0])))


def test_half_is_left_after_a_half_life() -> None:
    assert kept(0.0, 30.0) == 1.0
    assert kept(30 * DAY, 30.0) == 0.5
    assert kept(60 * DAY, 30.0) == 0.25


def taught(half_life: float = 30.0) -> LogisticModel:
    model = LogisticModel(("a",), half_life=half_life)
    model.forget(0.0)
    for number in range(200):
        model.observe({"segment": "s"}, [Showing(ONE, (Outcome(number % 4 == 0, 1.0, 1.0),))])
    return model


def distance(model: LogisticModel) -> float:
    fresh = LogisticModel(("a",))
    return abs(float(model.logits({"segment": "s"}, [ONE])[0] - fresh.logits({"segment": "s"}, [ONE])[0]))


def test_the_longer_ago_the_less_is_left() -> None:
    left = []
    for days in (0, 30, 300, 30_000):
        model = taught()
        model.forget(days * DAY)
        left.append(distance(model))
    assert left == sorted(left, reverse=True)
    assert left[1] > 0.5 * left[0], "gently"
    assert left[-1] < 0.01 * left[0]


def test_small_steps_come_to_the_same_as_one_large() -> None:
    often, once = taught(), taught()
    for day in range(1, 61):
        often.forget(day * DAY)
    once.forget(60 * DAY)
    assert often.mean == pytest.approx(once.mean)
    assert often.covariance == pytest.approx(once.covariance)


def test_going_back_in_time_forgets_nothing() -> None:
    model = taught()
    model.forget(10 * DAY)
    before = model.state()
    model.forget(3 * DAY)
    assert model.state() == before


def test_a_half_life_must_be_above_zero() -> None:
    with pytest.raises(ValueError, match="half-life"):
        LogisticModel(("a",), half_life=0.0)
