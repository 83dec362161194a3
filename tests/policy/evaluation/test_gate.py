"""The gate both ways: each kind of thin evidence is refused with its reason, ample evidence decides."""

import numpy as np
import pytest
from numpy.random import default_rng

from policy.evaluation.gate import Verdict, judge
from policy.evaluation.intervals import estimates
from policy.evaluation.log import Log
from policy.evaluation.support import support

ITEMS = 10


def logged(count: int, rates: np.ndarray, target: np.ndarray, *, seed: int = 0, shoppers: int | None = None) -> Log:
    """Slates of one out of ten items, logged by a uniform policy."""
    rng = default_rng(seed)
    item = rng.integers(ITEMS, size=count)
    rewards = (rng.random(count) < rates[item]).astype(float)[:, None]
    whose = np.arange(count) if shoppers is None else rng.integers(shoppers, size=count)
    column = np.full((count, 1), 1 / ITEMS)
    return Log(rewards, column, target[item][:, None], column > 0, np.unique(whose, return_inverse=True)[1])


def verdict(log: Log) -> Verdict:
    return judge(support(log), estimates(log, default_rng(1), replicates=300) if len(log) else None)


def rules(found: Verdict) -> set[str]:
    return {doubt.rule for doubt in found.doubts}


RATES = np.linspace(0.05, 0.25, ITEMS)
UPWARD = RATES / RATES.sum()
DOWNWARD = UPWARD[::-1]
EVEN = np.full(ITEMS, 1 / ITEMS)


def test_with_ample_evidence_it_decides_both_ways() -> None:
    assert verdict(logged(20_000, RATES, UPWARD)).answer == "better"
    assert verdict(logged(20_000, RATES, DOWNWARD)).answer == "worse"
    assert verdict(logged(20_000, RATES, EVEN)).answer == "no worse"
    assert verdict(logged(20_000, RATES, UPWARD)).passes
    assert not verdict(logged(20_000, RATES, DOWNWARD)).passes
    assert verdict(logged(20_000, RATES, UPWARD)).needed is None


def test_the_same_policies_on_little_evidence_are_refused_with_a_number_that_would_do() -> None:
    for target in (UPWARD, DOWNWARD):
        thin = verdict(logged(300, RATES, target))
        assert thin.answer == "not enough evidence"
        assert thin.needed is not None
        enough = verdict(logged(4 * thin.needed, RATES, target, seed=1))
        assert enough.answer in ("better", "worse"), (thin, enough)


def test_nothing_logged() -> None:
    empty = verdict(logged(0, RATES, UPWARD))
    assert empty.answer == "not enough evidence"
    assert rules(empty) == {"decisions"}


def test_a_favourite_without_a_reward_is_not_called_bad() -> None:
    # The favourite has had no click by chance, so the interval is narrow and below the rest.
    rates = np.full(ITEMS, 0.004)
    rates[0] = 0.0
    favourite = np.full(ITEMS, 0.1 / ITEMS)
    favourite[0] += 0.9
    found = verdict(logged(40_000, rates, favourite))
    assert found.answer == "not enough evidence"
    assert "usual rewards" in rules(found)
    assert found.needed is not None
    assert found.needed > 40_000


def test_one_shopper_cannot_carry_a_verdict() -> None:
    log = logged(20_000, RATES, UPWARD, shoppers=10)
    assert rules(verdict(log)) == {"one shopper"}


def test_probabilities_that_are_not_those_of_the_log_are_found_out() -> None:
    log = logged(20_000, RATES, UPWARD)
    false = Log(log.rewards, log.logging / 1.5, log.target, log.shown, log.shoppers)
    found = verdict(false)
    assert rules(found) == {"mean weight"}
    assert found.needed is None
    assert "not true" in found.doubts[0].says


def test_what_the_log_never_shows_cannot_be_judged() -> None:
    target = np.append(UPWARD * 0.7, 0.3)[:ITEMS]
    found = verdict(logged(20_000, RATES, target))
    assert "mean weight" in rules(found)
    assert "30% of what it would show" in found.doubts[0].says
    assert verdict(logged(40_000, RATES, target)).answer == "not enough evidence", "and no number of them helps"


def test_few_rewards_are_not_enough_whatever_the_interval_says() -> None:
    found = verdict(logged(3_000, np.full(ITEMS, 0.01), EVEN))
    assert "rewards" in rules(found)
    assert found.needed == pytest.approx(3_000 * 100 / 30, rel=0.5)
