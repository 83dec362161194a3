"""What a reader of the package's types may rely on; mypy checks the assignments, the run checks the names."""

from policy import SLATE_POLICIES, STRATEGIES, STRATEGY_POLICIES
from policy.base import SlatePolicy, StrategyPolicy
from policy.epsilon_greedy import EpsilonGreedy
from policy.greedy import Greedy
from policy.linear_q import LinearQ
from policy.plackett_luce import PlackettLuce
from policy.q_table import QTable
from policy.retrieval_order import RetrievalOrder
from policy.slate import ModelSlates
from policy.uniform import Uniform

SLATES: list[type[SlatePolicy]] = [PlackettLuce, EpsilonGreedy, Greedy, Uniform, RetrievalOrder]
STEPS: list[type[StrategyPolicy]] = [LinearQ, QTable]


def test_the_first_name_is_the_default_and_all_are_there() -> None:
    assert next(iter(SLATE_POLICIES)) == "plackett-luce"
    assert next(iter(STRATEGY_POLICIES)) == "linear-q"
    assert set(SLATE_POLICIES.values()) == set(SLATES)
    assert set(STRATEGY_POLICIES.values()) == set(STEPS)


def test_the_learning_panel_can_ask_every_model_policy() -> None:
    for name in ("plackett-luce", "epsilon-greedy", "greedy"):
        policy = SLATE_POLICIES[name](("relevance",))
        assert isinstance(policy, ModelSlates)
        assert policy.scores({}, []) == []
    assert STRATEGIES[0] == "relevant"
