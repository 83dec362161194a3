"""What every strategy policy keeps to. Override the fixture only."""

import json
from collections import Counter
from collections.abc import Callable
from math import inf, nan

import numpy as np
import pytest
from numpy.random import default_rng

from policy.base import StrategyPolicy, Transition
from policy.strategies import STRATEGIES
from tests.contracts.slate_policy import LEVEL, SEEDS, g_test

Make = Callable[..., StrategyPolicy]

FEATURES = ("turn=1", "clarity", "cart")
STATE = {"turn=1": 1.0, "clarity": 0.3}
ALL = dict.fromkeys(STRATEGIES, True)
NO_BUNDLE = {**ALL, "bundle": False}


def step(action: str, reward: float, **changes: float) -> Transition:
    """The last step of a dialogue."""
    return Transition({**STATE, **changes}, action, reward, None, {})


def probabilities(policy: StrategyPolicy, state: dict[str, float] | None = None) -> dict[str, float]:
    """What each strategy would be drawn with, all of them open."""
    return dict(policy.choose(state or STATE, ALL, rng=default_rng(0)).probabilities)


class StrategyPolicyContract:
    """For all strategy policies."""

    @pytest.fixture
    def make(self) -> Make:
        """The constructor."""
        raise NotImplementedError

    def test_masked_strategies_have_no_probability(self, make: Make) -> None:
        policy = make(FEATURES)
        for name in STRATEGIES:
            alone = policy.choose(STATE, {name: True}, rng=default_rng(1))
            assert alone.name == name
            assert alone.probabilities[name] == pytest.approx(1.0)
        for seed in range(200):
            found = policy.choose(STATE, NO_BUNDLE, rng=default_rng(seed))
            assert found.name != "bundle"
            assert found.probabilities["bundle"] == 0.0
            assert set(found.probabilities) == set(STRATEGIES)
            assert sum(found.probabilities.values()) == pytest.approx(1.0)

    def test_everything_masked_is_an_error(self, make: Make) -> None:
        with pytest.raises(ValueError, match="masked"):
            make(FEATURES).choose(STATE, dict.fromkeys(STRATEGIES, False), rng=default_rng(0))

    def test_untrained_it_shows_what_was_asked_for_and_seldom_asks_back(self, make: Make) -> None:
        found = probabilities(make(FEATURES))
        assert found["relevant"] > 0.75
        assert 0.0 < found["clarify"] < 0.05

    @pytest.mark.parametrize("seed", SEEDS)
    def test_draws_agree_with_probabilities(self, make: Make, seed: int) -> None:
        policy, rng = make(FEATURES), default_rng(seed)
        for _ in range(30):
            policy.learn(step("value", 0.48))
        drawn = [policy.choose(STATE, NO_BUNDLE, rng=rng) for _ in range(4_000)]
        assert g_test(Counter(choice.name for choice in drawn), drawn[0].probabilities) > LEVEL

    def test_the_strategy_that_pays_wins_and_only_in_its_state(self, make: Make) -> None:
        policy = make(FEATURES)
        for _ in range(60):
            for name in STRATEGIES:
                policy.learn(step(name, 1.0 if name == "diverse" else 0.0, clarity=1.0))
                policy.learn(step(name, 1.0 if name == "popular" else 0.0, clarity=0.0))
        for clarity, best in ((1.0, "diverse"), (0.0, "popular")):
            found = probabilities(policy, {**STATE, "clarity": clarity})
            assert max(found, key=found.__getitem__) == best

    def test_what_comes_later_counts_now(self, make: Make) -> None:
        policy = make(FEATURES)
        rich = {"turn=1": 0.0, "clarity": 1.0}
        for _ in range(200):
            for name in STRATEGIES:
                following = rich if name == "clarify" else None
                policy.learn(Transition({"turn=1": 1.0, "clarity": 0.0}, name, 0.0, following, ALL))
                policy.learn(Transition(rich, name, 3.0, None, {}))
        found = probabilities(policy, {"turn=1": 1.0, "clarity": 0.0})
        assert max(found, key=found.__getitem__) == "clarify"

    def test_a_masked_next_step_is_not_counted_on(self, make: Make) -> None:
        policy = make(FEATURES, prior={})
        for _ in range(100):
            policy.learn(step("bundle", 5.0, cart=1.0))
            policy.learn(Transition(STATE, "value", 0.0, {**STATE, "cart": 1.0}, {"bundle": False, "relevant": True}))
        assert policy.choose(STATE, {"value": True}, rng=default_rng(0)).name == "value"
        assert probabilities(policy)["value"] < 0.5

    def test_same_seed_same_choice(self, make: Make) -> None:
        one, other = (make(FEATURES).choose(STATE, ALL, rng=default_rng(3)) for _ in range(2))
        assert one == other

    def test_state_survives_json_and_goes_on_alike(self, make: Make) -> None:
        first, rng = make(FEATURES), default_rng(0)
        for _ in range(50):
            first.learn(step(str(rng.choice(STRATEGIES)), float(rng.random()), clarity=float(rng.random())))
        second = make(FEATURES, state=json.loads(json.dumps(first.state(), allow_nan=False)))
        for seed in range(20):
            choice = first.choose(STATE, ALL, rng=default_rng(seed))
            assert choice == second.choose(STATE, ALL, rng=default_rng(seed))
            for policy in (first, second):
                policy.learn(step(choice.name, 1.0))
        assert first.state() == second.state()

    @pytest.mark.parametrize(
        "bad",
        [
            step("relevant", nan),
            step("relevant", inf),
            step("relevant", 1.0, clarity=nan),
            step("dance", 1.0),
            Transition(STATE, "relevant", 1.0, {"clarity": inf}, ALL),
        ],
        ids=["nan reward", "infinite reward", "nan state", "no such strategy", "infinite next state"],
    )
    def test_nonsense_is_counted_and_teaches_nothing(self, make: Make, bad: Transition) -> None:
        policy = make(FEATURES)
        policy.learn(step("relevant", 1.0))
        before, found = policy.state(), probabilities(policy)
        policy.learn(bad)
        assert policy.state() == {**before, "refused": 1}
        assert probabilities(policy) == found

    def test_huge_rewards_leave_it_finite(self, make: Make) -> None:
        policy = make(FEATURES)
        for _ in range(100):
            policy.learn(Transition({**STATE, "clarity": 1e300}, "relevant", 1e300, STATE, ALL))
        assert np.isfinite(list(probabilities(policy).values())).all()

    def test_names_it_was_not_built_for_are_ignored(self, make: Make) -> None:
        policy = make(FEATURES)
        policy.learn(step("value", 1.0))
        assert probabilities(policy, {**STATE, "unheard of": 7.0}) == probabilities(policy)
