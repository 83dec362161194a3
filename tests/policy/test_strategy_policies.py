"""Every strategy policy under its contract, and what is particular to each."""

import pytest
from numpy.random import default_rng

from policy import STRATEGY_POLICIES
from policy.base import Transition
from policy.linear_q import LinearQ
from policy.monte_carlo import MonteCarlo
from policy.q_table import QTable
from policy.sarsa import ExpectedSarsa, Sarsa
from policy.waiting import MEMORY
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


def test_sarsa_counts_what_was_played_next_and_expected_sarsa_what_would_be() -> None:
    rich = {"clarity": 1.0}
    step_into = Transition(STATE, "clarify", 1.0, rich, {"value": True, "popular": True})
    played, expected = Sarsa(FEATURES, prior={}, alpha=0.5), ExpectedSarsa(FEATURES, prior={}, alpha=0.5, epsilon=0.2)
    for table in (played, expected):
        table.learn(Transition(rich, "value", 4.0, None, {}))
        table.learn(step_into)
    assert expected.values(STATE)["clarify"] == pytest.approx(0.5 * (1.0 + 0.95 * 0.9 * 2.0))
    assert played.values(STATE)["clarify"] == 0.0
    played.learn(Transition(rich, "diverse", 9.0, None, {}))
    assert played.values(STATE)["clarify"] == 0.0, "a strategy that was masked is not how it went on"
    played.learn(Transition(rich, "popular", 0.0, None, {}))
    assert played.values(STATE)["clarify"] == pytest.approx(0.5 * (1.0 + 0.95 * 0.0))


def test_monte_carlo_pays_every_step_what_came_until_the_end() -> None:
    table = MonteCarlo(FEATURES, prior={}, alpha=1.0, gamma=0.5)
    middle, last = {"clarity": 0.5}, {"clarity": 1.0}
    table.learn(Transition(STATE, "clarify", 0.0, middle, ALL))
    table.learn(Transition(middle, "value", 2.0, last, ALL))
    assert table.table == {}
    table.learn(Transition(last, "bundle", 8.0, None, {}))
    assert table.values(last)["bundle"] == pytest.approx(8.0)
    assert table.values(middle)["value"] == pytest.approx(2.0 + 0.5 * 8.0)
    assert table.values(STATE)["clarify"] == pytest.approx(0.5 * 2.0 + 0.25 * 8.0)


def test_a_dialogue_left_without_a_word_ends_when_others_have_waited_less() -> None:
    table = MonteCarlo(FEATURES, prior={}, alpha=1.0)
    table.learn(Transition(STATE, "value", 3.0, {"clarity": 0.5}, ALL))
    for _ in range(MEMORY):
        table.learn(Transition({"cart": 1.0}, "popular", 0.0, {"clarity": 0.7}, ALL))
    assert table.values(STATE)["value"] == pytest.approx(3.0)


def test_linear_q_renews_its_targets() -> None:
    policy = LinearQ(FEATURES, prior={})
    first, second = {"turn=1": 1.0}, {"clarity": 1.0}
    for _ in range(200):
        policy.learn(Transition(first, "clarify", 0.0, second, ALL))
    assert policy.values(first)["clarify"] == pytest.approx(0.0, abs=0.01)
    # Nothing more is seen of the first state: its worth rises because the second's does.
    for _ in range(200):
        policy.learn(Transition(second, "value", 5.0, None, {}))
    assert policy.values(first)["clarify"] > 4.0


def test_linear_q_tells_a_pair_of_numbers_from_their_sum() -> None:
    policy = LinearQ(("a", "b"), prior={})
    worth = {(0.0, 0.0): 3.0, (1.0, 0.0): 0.0, (0.0, 1.0): 0.0, (1.0, 1.0): 3.0}
    for _ in range(400):
        for (a, b), reward in worth.items():
            policy.learn(Transition({"a": a, "b": b}, "value", reward, None, {}))
    for (a, b), reward in worth.items():
        assert policy.values({"a": a, "b": b})["value"] == pytest.approx(reward, abs=0.5)


def test_linear_q_forgets_the_older_half_and_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("policy.steps.MEMORY_STEPS", 200)
    policy = LinearQ(FEATURES, prior={})
    for reward in (0.0, 4.0):
        for _ in range(300):
            policy.learn(Transition(STATE, "value", reward, {"cart": 1.0}, {"bundle": True}))
    memory = policy.state()["memory"]
    assert isinstance(memory, dict)
    assert len(memory["steps"]) <= 200
    assert policy.values(STATE)["value"] > 3.8
