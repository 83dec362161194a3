"""Simulated shoppers: the policy learns what they love, and the same log replays to the same slates."""

import json

import numpy as np
import pytest
from numpy.random import default_rng

from bot.features import FEATURES, PRIOR
from policy import SLATE_POLICIES
from simulation.shoppers import BANDS, Market, Taste, loved_share, reactions, rehearse

TURNS, FRESH = range(400), range(1000, 1080)
MARGIN = 0.25
"""By how much the share of loved cards must rise at least: the lower end of the interval over the seeds."""


def world(seed: int) -> tuple[Market, Taste]:
    market = Market(seed)
    return market, Taste(market.brands[seed % len(market.brands)], BANDS[seed % len(BANDS)])


def gain(name: str, seed: int) -> float:
    """How much larger the share of loved cards is after 400 turns, on turns not seen, than without learning."""
    market, taste = world(seed)
    taught, untaught = (SLATE_POLICIES[name](FEATURES, prior=PRIOR) for _ in range(2))
    rehearse(taught, market, taste, TURNS, seed=seed)
    after, before = (
        loved_share(rehearse(policy, market, taste, FRESH, seed=seed, learn=False), taste)
        for policy in (taught, untaught)
    )
    return after - before


def lower_end(gains: list[float]) -> float:
    """The lower end of the bootstrap 95 % interval of the mean over seeds."""
    draws = default_rng(0).choice(gains, (4_000, len(gains)))
    return float(np.quantile(draws.mean(axis=1), 0.025))


def test_400_turns_teach_what_shoppers_love() -> None:
    gains = [gain("plackett-luce", seed) for seed in range(8)]
    assert lower_end(gains) > MARGIN, gains


def test_without_learning_there_is_no_gain() -> None:
    assert lower_end([gain("random", seed) for seed in range(3)]) == 0.0


@pytest.mark.parametrize("name", sorted(SLATE_POLICIES))
def test_the_same_log_and_seed_replay_to_identical_slates_and_propensities(name: str) -> None:
    market, taste = world(1)
    first, second = (
        rehearse(SLATE_POLICIES[name](FEATURES, prior=PRIOR), market, taste, range(120), seed=1) for _ in range(2)
    )
    assert first == second


def test_a_restart_in_between_changes_nothing() -> None:
    market, taste = world(2)
    whole = rehearse(
        policy := SLATE_POLICIES["plackett-luce"](FEATURES, prior=PRIOR), market, taste, range(120), seed=2
    )
    before = SLATE_POLICIES["plackett-luce"](FEATURES, prior=PRIOR)
    log = rehearse(before, market, taste, range(60), seed=2)
    after = SLATE_POLICIES["plackett-luce"](FEATURES, prior=PRIOR, state=json.loads(json.dumps(before.state())))
    log += rehearse(after, market, taste, range(60, 120), seed=2)
    assert log == whole
    assert after.state() == policy.state()


def test_offers_look_like_the_guides() -> None:
    market, _ = world(3)
    for candidate in market.offer(5):
        assert set(candidate.features) == set(FEATURES)
        assert all(0.0 <= value <= 1.0 for value in candidate.features.values())
        assert set(candidate.groups) == {"brand", "category"}


def test_shoppers_click_what_they_love_and_look_from_the_top() -> None:
    market, taste = world(4)
    offer = market.offer(0)
    loved = [taste.attraction(c) for c in offer if taste.loves(c)]
    other = [taste.attraction(c) for c in offer if c.groups["brand"] != taste.brand and not c.features[taste.band]]
    assert min(loved) > max(other)
    rng = default_rng(0)
    best = max(offer, key=taste.attraction)
    slots = np.mean([taste.clicks([best] * 5, rng) for _ in range(3_000)], axis=0)
    assert slots == pytest.approx(taste.attraction(best) * np.array([1.0, 0.75, 0.6, 0.5, 0.5]), abs=0.04)


def test_every_card_is_answered_once() -> None:
    market, taste = world(5)
    decision = rehearse(SLATE_POLICIES["random"](FEATURES), market, taste, range(1), seed=5, learn=False)[0]
    answers = reactions(decision, taste, default_rng(0))
    assert [answer.product_id for answer in answers] == list(decision.slate)
    assert {answer.kind for answer in answers} <= {"click", "ignored"}
