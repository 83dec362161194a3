"""Intervals: of known width where theory knows it, by shopper, and holding the truth as often as they say."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.random import default_rng

from benchmarks.policy.fleet import Mixture
from benchmarks.policy.ope import Judged, covered
from policy.evaluation.estimators import HEADLINE, LOGGING
from policy.evaluation.intervals import estimates
from policy.evaluation.log import Log
from tests.policy.evaluation.worlds import stage

MIXTURE = Mixture(((0.86, 0.08), (0.1, 0.3), (0.04, 0.5)), 0.003, 12)


def plain(count: int, rate: float = 0.3) -> Log:
    rewards = (default_rng(0).random((count, 1)) < rate).astype(float)
    half = np.full(rewards.shape, 0.5)
    return Log(rewards, half, half, half > 0, np.arange(count))


def test_a_mean_has_the_width_of_theory() -> None:
    log = plain(4_000)
    told = estimates(log, default_rng(1)).values[LOGGING]
    error = log.rewards.std() / np.sqrt(len(log))
    assert told.error == pytest.approx(error, rel=0.06)
    assert (told.low, told.high) == pytest.approx((told.value - 1.96 * error, told.value + 1.96 * error), abs=error / 5)


def test_ten_copies_of_every_decision_of_a_shopper_are_no_more_evidence() -> None:
    log = plain(400)
    copied = {name: np.repeat(getattr(log, name), 10, axis=0) for name in ("rewards", "logging", "target", "shown")}
    by_shopper = Log(**copied, shoppers=np.repeat(log.shoppers, 10))
    by_decision = replace(by_shopper, shoppers=np.arange(4_000))
    once, ten, naive = (estimates(one, default_rng(2)).values[LOGGING].error for one in (log, by_shopper, by_decision))
    assert ten == pytest.approx(once, rel=0.1)
    assert naive < ten / 2


def test_a_policy_gains_nothing_over_itself() -> None:
    gain = estimates(plain(200), default_rng(0)).gains[HEADLINE]
    assert (gain.low, gain.value, gain.high) == pytest.approx((0.0, 0.0, 0.0), abs=1e-12)


def test_an_empty_log_has_no_estimates() -> None:
    empty = np.zeros((0, 1))
    with pytest.raises(ValueError, match="no decisions"):
        estimates(Log(empty, empty, empty, empty > 0, np.zeros(0, dtype=np.int64)), default_rng(0))


def coverage(repeats: int, decisions: int, replicates: int) -> dict[str, float]:
    judged = Judged(stage(3), MIXTURE)
    count = covered(judged, repeats, 3, decisions, replicates)
    return {name: held / repeats for name, held in count.items()}


def test_a_slice_of_the_coverage() -> None:
    # Were they to hold the truth in 80 %, at most 27 of 30 would come out with a chance of 96 %; at 95 %, 26 or more.
    held = coverage(30, 1_500, 200)
    assert held[HEADLINE] >= 26 / 30, held
    assert held["gain"] >= 26 / 30, held


@pytest.mark.long
def test_the_headline_and_the_gain_hold_the_truth_in_93_of_100() -> None:
    held = coverage(200, 6_000, 1_000)
    assert held[HEADLINE] >= 0.93, held
    assert held["gain"] >= 0.93, held
    assert held[LOGGING] >= 0.92, held
