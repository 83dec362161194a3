"""Inverse gap weighting: the further a product is behind the best, the more rarely it is shown.

The rule of SquareCB, slot by slot over all that is still free; see `sampling.inverse_gap`.
"""

from collections.abc import Sequence
from typing import Unpack

import numpy as np

from policy.base import Candidate, Context
from policy.rows import Floats
from policy.sampling import Plan, inverse_gap
from policy.slate import Common, ModelSlates

GAMMA = 2_000.0
"""At half the best's chance of a click a product of fifty is drawn once in a thousand slots."""


class InverseGap(ModelSlates):
    """Gaps are shares of the best product's odds, so that one gamma does for shops with many clicks and with few."""

    name = "inverse-gap"

    def __init__(
        self,
        features: tuple[str, ...],
        *,
        gamma: float = GAMMA,
        **common: Unpack[Common],
    ) -> None:
        """ValueError unless gamma is 0 or more."""
        super().__init__(features, **common)
        if not gamma >= 0.0:
            raise ValueError(f"gamma must not be below 0: {gamma}")
        self._gamma = gamma

    def _plan(self, context: Context, candidates: Sequence[Candidate], k: int) -> tuple[Floats, Plan]:
        scores = self._rank(context, candidates)
        shares = np.exp(scores - scores.max()).tolist()
        return scores, Plan(range(len(candidates)), (1.0,), inverse_gap(shares, self._gamma))
