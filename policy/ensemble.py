"""A jury of models drawn from the posterior; one of them ranks each slate.

It explores as Thompson sampling does, where the model is in doubt. The jury is fixed by the model and not drawn anew,
so the probability of a slate is known: it is the share of members that would show it.
"""

from collections.abc import Sequence
from typing import Unpack

import numpy as np
from numpy.random import default_rng

from policy.base import Candidate, Context
from policy.pairs import MOST
from policy.rows import Floats
from policy.sampling import Plan, best_of_each
from policy.slate import Common, ModelSlates

MEMBERS = 24
FLOOR = 0.005


class Ensemble(ModelSlates):
    """Members differ in the weights of the features; of the products' offsets all think alike.

    So equal products stay equal, whatever they are called. `floor` of the probability is spread over all that is free.
    """

    name = "ensemble"

    def __init__(
        self,
        features: tuple[str, ...],
        *,
        members: int = MEMBERS,
        floor: float = FLOOR,
        **common: Unpack[Common],
    ) -> None:
        """ValueError without members, or unless floor lies within 0 and 1."""
        super().__init__(features, **common)
        if members < 1 or not 0.0 <= floor <= 1.0:
            raise ValueError(f"a jury needs members and a floor between 0 and 1: {members}, {floor}")
        self._floor = floor
        # Every member errs in the same direction at every turn, as a model of its own would.
        self._errors = default_rng(members).standard_normal((members, len(self.model.features) + MOST + 1))
        self.evaluable = floor > 0.0

    def _plan(self, context: Context, candidates: Sequence[Candidate], k: int) -> tuple[Floats, Plan]:
        logits = self.model.logits(context, candidates)
        _, covariance = self.model.posterior(context)
        errors = self._errors[:, : len(covariance)] @ np.linalg.cholesky(covariance).T @ self.model.matrix(candidates).T
        scores = self._added(np.round(logits + errors, 9), candidates)
        members = len(self._errors)
        plan = Plan(range(len(candidates)), (1.0 / members,) * members, best_of_each(scores, self._floor))
        return self._added(logits, candidates), plan
