"""A change of tastes is noticed, in the features it is about; nothing else is taken for one."""

import json
from itertools import pairwise

import numpy as np
import pytest
from numpy.random import default_rng

from policy.base import Candidate
from policy.likelihood import Outcome, probability
from policy.logistic import DOUBT, LogisticModel, Showing
from policy.scores import TOGETHER
from policy.shifts import LOOK, compared

NAMES = ("a", "b", "c", "d")
TASTE = np.array([3.0, -2.0, 0.0, 1.0])


def show(model: LogisticModel, seed: int, slates: int, taste: np.ndarray, level: float = -2.0) -> list[float]:  # type: ignore[type-arg]  # one shape
    """Slates of four, clicked by this taste; the largest variance of a weight after each."""
    rng, found = default_rng(seed), []
    for _ in range(slates):
        cards = []
        for row in rng.random((4, len(NAMES))):
            clicked = bool(rng.random() < probability(level + float((row - 0.5) @ taste)))
            card = Candidate(f"p{rng.integers(200)}", dict(zip(NAMES, row.tolist(), strict=True)))
            cards.append(Showing(card, (Outcome(clicked, 1.0, 1.0),)))
        model.observe({}, cards)
        found.append(float(model.covariance.diagonal()[: len(NAMES)].max()))
    return found


@pytest.mark.parametrize("seed", range(3))
def test_a_new_taste_is_doubted_where_it_is_new(seed: int) -> None:
    model = LogisticModel(NAMES)
    before = show(model, seed, 1_500, TASTE)
    assert all(later < 1.01 * earlier for earlier, later in pairwise(before[500:])), "no false alarm"
    after = show(model, seed + 10, 700, TASTE * [-1.0, 1.0, 1.0, 1.0])
    jumps = [place for place, (one, other) in enumerate(pairwise(after)) if other > 2.0 * one]
    assert jumps, "it is noticed"
    assert jumps[0] < 500
    assert model.mean[0] < 0.0, "and what is wanted now is learned"


@pytest.mark.parametrize("seed", range(3))
def test_fewer_clicks_are_no_new_taste(seed: int) -> None:
    model = LogisticModel(NAMES)
    show(model, seed, 1_000, TASTE)
    after = show(model, seed + 10, 600, TASTE, level=-3.5)
    assert all(later <= earlier for earlier, later in pairwise(after))


def test_errors_without_a_direction_speak_for_no_change() -> None:
    rng, information = default_rng(1), np.diag([20.0, 20.0, 60.0])
    errors = rng.normal(size=(2_000, 3)) * np.sqrt(information.diagonal())
    quiet, _ = compared(errors, np.broadcast_to(information, (2_000, 3, 3)))
    assert np.mean(quiet > 3.0) < np.exp(-3.0), "a Bayes factor of 20 comes once in 20 times at the most"
    odds, off = compared(np.array([[30.0, 0.0, 0.0]]), information[None])
    assert odds[0] > 10.0
    assert off[0] == pytest.approx([1.25, 0.0])


def test_a_doubt_has_a_bound_and_keeps_the_covariance_sound() -> None:
    model = LogisticModel(NAMES)
    for turn in range(6):
        show(model, turn, 300, TASTE * (-1.0) ** turn)
        variances = model.covariance.diagonal()[: len(NAMES)]
        assert variances.max() <= DOUBT
        assert np.linalg.eigvalsh(model.covariance).min() > 0.0


def test_what_was_summed_up_survives_a_restart() -> None:
    model = LogisticModel(NAMES)
    show(model, 1, int(LOOK) * 5 + TOGETHER // 2, TASTE)
    again = LogisticModel(NAMES, state=json.loads(json.dumps(model.state())))
    assert again.state() == model.state()
    for one in (model, again):
        show(one, 2, 600, -TASTE)
    assert again.state() == model.state()


def test_a_state_from_before_goes_on() -> None:
    model = LogisticModel(NAMES)
    show(model, 1, 50, TASTE)
    kept = model.state()
    del kept["shifts"]
    assert np.all(np.isfinite(show(LogisticModel(NAMES, state=kept), 2, 50, TASTE)))
