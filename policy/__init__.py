"""Choosing: candidates in, a slate with its exact probabilities out. Policies are made by name from these tables.

Every constructor takes the names of the features and, by keyword, `prior` and `state`; see each class for more.
"""

from collections.abc import Callable

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
from policy.strategies import STRATEGIES
from policy.thompson import Thompson
from policy.uniform import Uniform

SLATE_POLICIES: dict[str, Callable[..., SlatePolicy]] = {
    "plackett-luce": PlackettLuce,
    "epsilon-greedy": EpsilonGreedy,
    "inverse-gap": InverseGap,
    "ensemble": Ensemble,
    "linucb": LinUCB,
    "thompson": Thompson,
    "greedy": Greedy,
    "random": Uniform,
    "retrieval-order": RetrievalOrder,
    "hand-blend": HandBlend,
    "popular": Popular,
}
"""The first is the default."""

STRATEGY_POLICIES: dict[str, Callable[..., StrategyPolicy]] = {
    "linear-q": LinearQ,
    "q-table": QTable,
    "sarsa": Sarsa,
    "expected-sarsa": ExpectedSarsa,
    "monte-carlo": MonteCarlo,
}
"""The first is the default."""

__all__ = ["SLATE_POLICIES", "STRATEGIES", "STRATEGY_POLICIES"]
