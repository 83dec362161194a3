"""The prior as it stands: what a careful shopkeeper would show, without any learning."""

from collections.abc import Mapping, Sequence
from typing import Any

from policy.base import Candidate, Context
from policy.logistic import LogisticModel
from policy.prior import Prior
from policy.rows import Floats, with_offsets
from policy.sampling import Plan, epsilon_greedy
from policy.slate import Slates


class HandBlend(Slates):
    """Best first by the prior's means; without a prior all tie. Chance decides only between equal scores."""

    name = "hand-blend"
    evaluable = False

    def __init__(
        self, features: tuple[str, ...], *, prior: Prior | None = None, state: Mapping[str, Any] | None = None
    ) -> None:
        """See LogisticModel for `prior` and the errors; `state` is another policy's at most, and not needed."""
        super().__init__(features, prior=prior, state=state)
        self._blend = LogisticModel(features, prior=prior)

    def _plan(self, context: Context, candidates: Sequence[Candidate], k: int) -> tuple[Floats, Plan]:
        scores = with_offsets(self._blend.logits(context, candidates), candidates)
        return scores, Plan(range(len(candidates)), (1.0,), epsilon_greedy(scores.tolist(), 0.0))
