"""Every slate policy under its contract: a new name in the registry is tested before anybody writes a test for it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from math import nan

import pytest
from numpy.random import Generator

from policy import SLATE_POLICIES
from policy.base import Candidate, Context, SlatePolicy
from policy.funnel import Funnel
from policy.plackett_luce import COOL, LEARNED, LEAST, POOL, PlackettLuce
from policy.rows import Floats
from policy.sampling import Draw
from tests.contracts.slate_policy import (
    FEATURES,
    LEVEL,
    SEEDS,
    LearnerContract,
    Make,
    SlatePolicyContract,
    agreement,
    candidate,
    choose,
    heard,
    teach,
    varied,
)

FIXED = frozenset({"random", "retrieval-order", "hand-blend"})
"""Those that learn nothing."""
LEARNERS = SLATE_POLICIES.keys() - FIXED - {"popular"}
"""Those that choose by what the model learned of products; what is popular is the same for all."""

OFF: dict[str, dict[str, object]] = {
    "plackett-luce": {"mixture": ((1.0, 1e-3),), "floor": 0.0},
    "epsilon-greedy": {"epsilon": 0.0},
    "inverse-gap": {"gamma": 1e12},
    "ensemble": {"floor": 0.0},
    "linucb": {"alpha": 0.0},
}
"""What turns exploration off, where the constructor alone does not."""


class TestEverySlatePolicy(SlatePolicyContract):
    @pytest.fixture(params=sorted(SLATE_POLICIES))
    def make(self, request: pytest.FixtureRequest) -> Make:
        return SLATE_POLICIES[request.param]


class TestEveryLearner(LearnerContract):
    @pytest.fixture(params=sorted(LEARNERS))
    def name(self, request: pytest.FixtureRequest) -> str:
        return str(request.param)

    @pytest.fixture
    def make(self, name: str) -> Make:
        return SLATE_POLICIES[name]

    @pytest.fixture
    def quiet(self, name: str) -> Make:
        return partial(SLATE_POLICIES[name], **OFF.get(name, {}))


class Skewed(PlackettLuce):
    """Draws one product in the first slot 20 % less often than it says: what the G-test has to find."""

    def _draw(
        self, context: Context, candidates: Sequence[Candidate], k: int, rng: Generator
    ) -> tuple[Draw, Floats, Mapping[str, float]]:
        found = super()._draw(context, candidates, k, rng)
        share = found[0].propensities[0]
        # Drawing again with probability r leaves p (1 - r (1 - p)) = 0.8 p.
        if candidates[found[0].order[0]].product_id == self.victim and rng.random() < 0.2 / (1.0 - share):
            return super()._draw(context, candidates, k, rng)
        return found

    victim = "p1"


@pytest.mark.parametrize("seed", SEEDS)
def test_a_sampler_off_by_a_fifth_in_one_probability_is_found(seed: int) -> None:
    # Warm, so that the probability in question is neither close to 0 nor to 1.
    warm = ((1.0, 0.8 / COOL),)
    policy = Skewed(FEATURES, mixture=warm)
    true: SlatePolicy = PlackettLuce(FEATURES, mixture=warm)
    for one in (policy, true):
        teach(one, varied(6), lambda c: c.groups["brand"] == "b1", rounds=3)
    assert min(agreement(policy, varied(6), 3, seed)) < LEVEL
    assert min(agreement(true, varied(6), 3, seed)) > LEVEL


def test_any_policy_can_follow_any_other() -> None:
    for before, first in SLATE_POLICIES.items():
        policy = first(FEATURES)
        teach(policy, varied(6), lambda c: c.product_id == "p2", rounds=10)
        for after, second in SLATE_POLICIES.items():
            follower = second(FEATURES, state=policy.state())
            if not {before, after} & FIXED:
                assert follower.state() == policy.state()


def test_the_pool_grows_with_the_slate_and_is_noted() -> None:
    policy = PlackettLuce(FEATURES, floor=0.0)
    teach(policy, varied(40), lambda c: c.features["rating"] > 0.5, rounds=1)
    few, many = choose(policy, varied(40), 4), choose(policy, varied(40), 25)
    assert (few.context["pool"], many.context["pool"]) == (POOL, 25)
    best = sorted(policy.scores(few.context, varied(40)))[-POOL:]
    assert min(policy.scores(few.context, [c for c in varied(40) if c.product_id in few.slate])) >= best[0]


def test_a_young_log_is_drawn_cooler_an_old_one_too_and_the_log_says_so() -> None:
    policy = PlackettLuce(FEATURES, mixture=((1.0, 0.2),), prior={"rating": (4.0, 20.0)})
    offered, found = varied(20), []
    for clicks in (0, LEARNED // 2, LEARNED, 4 * LEARNED, 100 * LEARNED):
        state = PlackettLuce(FEATURES).state()
        policy.funnel = Funnel(state={**state["funnel"], "all": [clicks, 0, 0]})  # type: ignore[dict-item]  # JSON-ready
        decision = choose(policy, offered, 4)
        found.append((decision.context["temperature"], policy.propensities({}, offered, decision.slate)))
        assert found[-1][1] == (decision.propensities, decision.prefix_propensities)
    heats = [COOL, (1 + COOL) / 2, 1.0, 4**-0.25, LEAST]
    assert [heat for heat, _ in found] == pytest.approx([0.2 * heat for heat in heats])
    assert PlackettLuce(FEATURES, state=policy.state()).warmth == LEAST


def test_the_first_slates_hardly_explore() -> None:
    offered = [candidate(f"p{place}", rating=place / 10) for place in range(5)]
    made = choose(PlackettLuce(FEATURES, prior={"rating": (1.0, 20.0)}), offered, 4)
    assert made.propensities[0] > 0.98, "a tenth of the odds is as good as sure while a log cannot judge anything"
    assert made.evaluable


def test_the_strategys_offset_moves_the_ranking_and_teaches_nothing() -> None:
    plain = varied(10)
    boosted = tuple(replace(c, features={**c.features, "offset": 9.0 * (c.product_id == "p7")}) for c in plain)
    policy = PlackettLuce(FEATURES, mixture=((1.0, 0.01),), floor=0.0)
    decision = choose(policy, boosted, 1)
    assert decision.slate == ("p7",)
    assert policy.contributions({}, boosted[7])["offset"] == 9.0
    assert policy.scores({}, boosted) == policy.scores({}, plain)
    other = PlackettLuce(FEATURES)
    policy.learn([heard(decision, "p7", "click")])
    other.learn([heard(replace(decision, candidates=plain), "p7", "click")])
    assert policy.state() == other.state()


@pytest.mark.parametrize("name", sorted(LEARNERS))
def test_candidates_that_are_no_numbers_are_named(name: str) -> None:
    with pytest.raises(ValueError, match="not finite"):
        choose(SLATE_POLICIES[name](FEATURES), (Candidate("p", {"rating": nan}),))
    with pytest.raises(ValueError, match="not finite"):
        choose(SLATE_POLICIES[name](FEATURES), (Candidate("p", {"offset": nan}),))


def test_chance_alone_is_not_called_exploring_and_leaving_the_best_is() -> None:
    offered = varied(12)
    assert not any(choose(SLATE_POLICIES["greedy"](FEATURES), offered, 4).explored)
    policy = PlackettLuce(FEATURES, prior={"rating": (4.0, 20.0)})
    for seed in range(40):
        decision = choose(policy, offered, 4, rng=seed)
        ranked = dict(zip((c.product_id for c in offered), policy.scores({}, offered), strict=True))
        for slot, name in enumerate(decision.slate):
            left = set(ranked) - set(decision.slate[:slot])
            assert decision.explored[slot] == (ranked[name] < max(ranked[other] for other in left))
