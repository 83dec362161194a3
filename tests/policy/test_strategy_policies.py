"""Every strategy policy under its contract, and what is particular to each."""

import pytest
from numpy.random import default_rng

from policy import STRATEGY_POLICIES
from policy.base import Transition
from policy.linear_q import LinearQ
from policy.q_table import QTable
from tests.contracts.strategy_policy import ALL, FEATURES, STATE, Make, StrategyPolicyContract, step


class TestEveryStrategyPolicy(StrategyPolicyContract):
    @pytest.fixture(params=sorted(STRATEGY_POLICIES))
    def make(self, request: pytest.FixtureRequest) -> Make:
        return STRATEGY_POLICIES[request.param]


def test_the_table_makes_the_classic_update() -> None:
    table = QTable(FEATURES, prior={}, alpha=0.5, gamma=0.9)
    table.learn(step("value", 2.0))
    assert table.values(STATE)["value"] == pytest.approx(1.0)
    # 0.5 * (1 + 0.9 * max Q(s') - 0), where s' is the state of the line above.
    table.learn(Transition({"clarity": 1.0}, "popular", 1.0, STATE, ALL))
    assert table.values({"clarity": 1.0})["popular"] == pytest.approx(0.5 * (1.0 + 0.9 * 1.0))


def test_the_table_takes_near_states_for_one() -> None:
    table = QTable(FEATURES)
    table.learn(step("value", 2.0, clarity=0.301))
    assert table.values({**STATE, "clarity": 0.299}) == table.values({**STATE, "clarity": 0.301})
    assert table.key({"cart": -0.0}) == table.key({})


def test_the_floor_falls_with_what_was_learned_and_never_below_its_end() -> None:
    policy = LinearQ(FEATURES, floor=0.05)
    first = policy.floor
    for _ in range(300):
        policy.learn(step("relevant", 1.0))
    assert first > policy.floor >= 0.05
    rng = default_rng(0)
    lowest = min(policy.choose(STATE, ALL, rng=rng).probabilities.values())
    assert lowest >= policy.floor / len(ALL) * (1 - 1e-9)


def test_a_state_of_other_features_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="clarity"):
        LinearQ(("other",), state=LinearQ(FEATURES).state())
