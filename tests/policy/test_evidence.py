"""How far effects lie apart is found out from the effects."""

import json

import numpy as np
import pytest
from numpy.random import default_rng

from policy.base import Candidate
from policy.evidence import FIRST, leaned, refitted
from policy.likelihood import Outcome, probability
from policy.logistic import SEGMENT_PRECISION, LogisticModel, Showing
from policy.offsets import PRODUCT_PRECISION


@pytest.mark.parametrize("spread", [0.25, 0.4, 1.5])
def test_many_effects_tell_how_far_they_lie_apart(spread: float) -> None:
    """Each effect is seen once, with noise of variance 0.25, by a believer in a precision of 6."""
    rng = default_rng(1)
    seen = rng.normal(0.0, spread, 4_000) + rng.normal(0.0, 0.5, 4_000)
    variances = np.full(4_000, 1.0 / (6.0 + 4.0))
    precision = 6.0
    means = variances * 4.0 * seen
    for _ in range(10):
        means, variances, precision = refitted(means, variances, precision, 6.0)
    assert precision**-0.5 == pytest.approx(spread, rel=0.1)
    assert means == pytest.approx(4.0 * seen / (4.0 + precision)), "as if it had been believed from the first"
    assert variances == pytest.approx(1.0 / (4.0 + precision))


def test_two_effects_tell_next_to_nothing() -> None:
    _, _, precision = refitted(np.array([2.0, -2.0]), np.array([0.01, 0.01]), 6.0, 6.0)
    assert 1.0 < precision < 6.0


@pytest.mark.parametrize("more", [-4.0, 0.0, 7.0])
def test_a_prior_changed_later_is_a_prior_held_from_the_first(more: float) -> None:
    rng = default_rng(2)
    rows, seen = rng.normal(size=(40, 6)), rng.normal(size=40)

    def posterior(precisions: list[float]) -> tuple[np.ndarray, np.ndarray]:  # type: ignore[type-arg]  # one shape each
        covariance = np.linalg.inv(rows.T @ rows + np.diag(precisions))
        covariance = (covariance + covariance.T) / 2.0
        return covariance @ (rows.T @ seen + np.diag(precisions) @ [1.0, 1.0, 1.0, 0.0, 0.0, 0.0]), covariance

    early, late = posterior([2.0] * 3 + [8.0] * 3), posterior([2.0] * 3 + [8.0 + more] * 3)
    mean, covariance = leaned(*early, slice(3, None), more * np.eye(3), np.zeros(3))
    assert mean == pytest.approx(late[0])
    assert covariance == pytest.approx(late[1])
    assert (covariance == covariance.T).all()


def taught(spread: float, apart: float, slates: int = 600) -> LogisticModel:
    """A model of a shop whose products, and segments, lie so far apart."""
    rng, model = default_rng(3), LogisticModel(("a", "b"))
    effects, ways = rng.normal(0.0, spread, 60), rng.normal(0.0, apart, (6, 2))
    for _ in range(slates):
        segment = int(rng.integers(6))
        cards = []
        for product in rng.choice(60, 4, replace=False).tolist():
            a, b = rng.random(2).tolist()
            logit = -1.0 + effects[product] + float(ways[segment] @ [a, b])
            clicked = Outcome(bool(rng.random() < probability(logit)), 1.0, 1.0)
            cards.append(Showing(Candidate(f"p{product}", {"a": a, "b": b}), (clicked,)))
        model.observe({"segment": f"s{segment}"}, cards)
    return model


def test_a_shop_is_taken_as_it_is() -> None:
    wide, narrow = taught(1.5, 0.0), taught(0.0, 3.0)
    unknown = Candidate("new", {})
    assert wide.offsets.doubts([unknown])[0] > 2.0 / PRODUCT_PRECISION
    assert narrow.offsets.doubts([unknown])[0] < 0.7 / PRODUCT_PRECISION
    for model in (wide, narrow):
        model.observe({"segment": "new"}, [Showing(unknown, ())])
    assert wide.covariance[-1, -1] < 1.0 / SEGMENT_PRECISION < narrow.covariance[-1, -1]


def test_what_was_found_out_survives_a_restart() -> None:
    model = taught(1.5, 0.5, FIRST + 20)
    again = LogisticModel(("a", "b"), state=json.loads(json.dumps(model.state())))
    assert again.state() == model.state()
    for one in (model, again):
        for number in range(FIRST):
            one.observe({"segment": f"s{number % 7}"}, [Showing(Candidate(f"p{number}", {"a": 0.5}), ())])
    assert again.state() == model.state()


def test_a_state_from_before_goes_on() -> None:
    kept = taught(0.4, 0.4, 30).state()
    del kept["heard"], kept["apart"], kept["guesses"]
    model = LogisticModel(("a", "b"), state=kept)
    assert model.offsets.doubts([Candidate("new", {})])[0] == pytest.approx(1.0 / PRODUCT_PRECISION)
