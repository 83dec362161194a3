"""The best of what each product could be: score plus a multiple of its standard deviation (upper confidence bound).

Li et al. 2010, "A Contextual-Bandit Approach to Personalized News Article Recommendation",
https://arxiv.org/abs/1003.0146, with the posterior of the click model in the place of ridge regression. Deterministic
but for ties: the log it leaves can judge no other policy.
"""

from collections.abc import Sequence
from typing import Unpack

import numpy as np

from policy.base import Candidate, Context
from policy.rows import Floats
from policy.sampling import Plan, epsilon_greedy
from policy.slate import Common, ModelSlates


class LinUCB(ModelSlates):
    """A slot counts as explored where the bound and not the score put the product there."""

    name = "linucb"
    evaluable = False

    def __init__(
        self,
        features: tuple[str, ...],
        *,
        alpha: float = 0.2,
        **common: Unpack[Common],
    ) -> None:
        """`alpha` standard deviations are added. ValueError when it is below 0."""
        super().__init__(features, **common)
        if not alpha >= 0.0:
            raise ValueError(f"alpha must not be below 0: {alpha}")
        self._alpha = alpha

    def _plan(self, context: Context, candidates: Sequence[Candidate], k: int) -> tuple[Floats, Plan]:
        scores = self._rank(context, candidates)
        bounds = np.round(scores + self._alpha * np.sqrt(self.model.variances(context, candidates)), 9)
        return scores, Plan(range(len(candidates)), (1.0,), epsilon_greedy(bounds.tolist(), 0.0))
