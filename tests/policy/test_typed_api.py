"""What a reader of the package's types may rely on; mypy checks the assignments, the run checks the names."""

from policy import SLATE_POLICIES, STRATEGIES, STRATEGY_POLICIES
from policy.base import SlatePolicy, StrategyPolicy
from policy.ensemble import Ensemble
from policy.epsilon_greedy import EpsilonGreedy
from policy.greedy import Greedy
from policy.hand_blend import HandBlend
from policy.inverse_gap import InverseGap
from policy.linear_q import LinearQ
from policy.linucb import LinUCB
from policy.monte_carlo import MonteCarlo
from policy.plackett_luce import PlackettLuce
from policy.popular import Popular
from policy.q_table import QTable
from policy.retrieval_order import RetrievalOrder
from policy.sarsa import ExpectedSarsa, Sarsa
from policy.slate import ModelSlates
from policy.thompson import Thompson
from policy.uniform import Uniform

MODELS: list[type[ModelSlates]] = [PlackettLuce, EpsilonGreedy, InverseGap, Ensemble, LinUCB, Thompson, Greedy, Popular]
SLATES: list[type[SlatePolicy]] = [*MODELS, Uniform, RetrievalOrder, HandBlend]
STEPS: list[type[StrategyPolicy]] = [ExpectedSarsa, LinearQ, MonteCarlo, QTable, Sarsa]


def test_the_first_name_is_the_default_and_all_are_there() -> None:
    assert next(iter(SLATE_POLICIES)) == "plackett-luce"
    assert next(iter(STRATEGY_POLICIES)) == "linear-q"
    assert set(SLATE_POLICIES.values()) == set(SLATES)
    assert set(STRATEGY_POLICIES.values()) == set(STEPS)


def test_the_learning_panel_can_ask_every_model_policy() -> None:
    for make in MODELS:
        policy = make(("relevance",))
        assert policy.scores({}, []) == []
    assert STRATEGIES[0] == "relevant"
