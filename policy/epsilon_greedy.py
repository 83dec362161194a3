"""The best-scored product in each slot, and with probability epsilon any of them."""

from collections.abc import Sequence
from typing import Unpack

from policy.base import Candidate, Context
from policy.rows import Floats
from policy.sampling import Plan, epsilon_greedy
from policy.slate import Common, ModelSlates


class EpsilonGreedy(ModelSlates):
    """Slot by slot: 1 - epsilon on the best still free (ties share it), epsilon evenly over all still free."""

    name = "epsilon-greedy"

    def __init__(
        self,
        features: tuple[str, ...],
        *,
        epsilon: float = 0.05,
        **common: Unpack[Common],
    ) -> None:
        """ValueError unless epsilon is within 0 and 1."""
        super().__init__(features, **common)
        if not 0.0 <= epsilon <= 1.0:
            raise ValueError(f"epsilon must lie between 0 and 1: {epsilon}")
        self._epsilon = epsilon
        self.evaluable = epsilon > 0.0

    def _plan(self, context: Context, candidates: Sequence[Candidate], k: int) -> tuple[Floats, Plan]:
        scores = self._rank(context, candidates)
        return scores, Plan(range(len(candidates)), (1.0,), epsilon_greedy(scores.tolist(), self._epsilon))
