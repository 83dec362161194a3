"""Every slate policy under its contract: a new name in the registry is tested before anybody writes a test for it."""

from collections.abc import Sequence
from functools import partial

import pytest
from numpy.random import Generator

from policy import SLATE_POLICIES
from policy.base import Candidate, Context, SlatePolicy
from policy.logistic import Floats
from policy.plackett_luce import PlackettLuce
from policy.sampling import Draw
from tests.contracts.slate_policy import (
    FEATURES,
    LEVEL,
    SEEDS,
    LearnerContract,
    Make,
    SlatePolicyContract,
    agreement,
    teach,
    varied,
)

FIXED = frozenset({"random", "retrieval-order"})
"""Those that learn nothing; everything else is a learner."""

OFF: dict[str, dict[str, object]] = {
    "plackett-luce": {"mixture": ((1.0, 1e-3),), "floor": 0.0},
    "epsilon-greedy": {"epsilon": 0.0},
}
"""What turns exploration off, where the constructor alone does not."""


class TestEverySlatePolicy(SlatePolicyContract):
    @pytest.fixture(params=sorted(SLATE_POLICIES))
    def make(self, request: pytest.FixtureRequest) -> Make:
        return SLATE_POLICIES[request.param]


class TestEveryLearner(LearnerContract):
    @pytest.fixture(params=sorted(SLATE_POLICIES.keys() - FIXED))
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
    ) -> tuple[Draw, Floats, dict[str, float]]:
        found = super()._draw(context, candidates, k, rng)
        share = found[0].propensities[0]
        # Drawing again with probability r leaves p (1 - r (1 - p)) = 0.8 p.
        if candidates[found[0].order[0]].product_id == self.victim and rng.random() < 0.2 / (1.0 - share):
            return super()._draw(context, candidates, k, rng)
        return found

    victim = "p1"


@pytest.mark.parametrize("seed", SEEDS)
def test_a_sampler_off_by_a_fifth_in_one_probability_is_found(seed: int) -> None:
    policy = Skewed(FEATURES)
    true: SlatePolicy = PlackettLuce(FEATURES)
    for one in (policy, true):
        teach(one, varied(6), lambda c: c.groups["brand"] == "b1", rounds=3)
    assert min(agreement(policy, varied(6), 3, seed)) < LEVEL
    assert min(agreement(true, varied(6), 3, seed)) > LEVEL
