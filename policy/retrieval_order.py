"""The candidates as they were found: what a shop gets without any learning."""

from collections.abc import Sequence

import numpy as np

from policy.base import Candidate, Context
from policy.rows import Floats
from policy.sampling import Plan, epsilon_greedy
from policy.slate import Slates


class RetrievalOrder(Slates):
    """The first k offered, always: offer order is its rule."""

    name = "retrieval-order"
    evaluable = False

    def _plan(self, context: Context, candidates: Sequence[Candidate], k: int) -> tuple[Floats, Plan]:
        scores = -np.arange(len(candidates), dtype=np.float64)
        return scores, Plan(range(len(candidates)), (1.0,), epsilon_greedy(scores.tolist(), 0.0))
