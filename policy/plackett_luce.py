"""The default: a mixture of two Plackett-Luce samplers over the best candidates.

Nine slates in ten stay close to the best ranking, one in ten looks around. Softmax puts its probability where scores
are close, which is where the next model will differ; that makes the log worth much more for evaluation than the same
amount of uniform exploration, whose inverse propensities multiply slot by slot.
"""

from collections.abc import Sequence
from typing import Unpack

from policy.base import Candidate, Context
from policy.rows import Floats
from policy.sampling import Plan, safe_pool, softmax
from policy.slate import Common, ModelSlates

MIXTURE = ((0.9, 0.05), (0.1, 0.35))
"""(share of slates, temperature)."""
FLOOR = 0.01
POOL = 15


class PlackettLuce(ModelSlates):
    """Draws each slot with exp(score / temperature) inside the pool of the 15 best.

    The score is the logit of a click (plus the strategy's offset), and the temperature divides it as it stands: at
    temperature 0.05 a product whose odds of a click are 5 % better is drawn e times as often, at 0.35 one whose odds
    are 42 % better. While the model still thinks all are alike, so does the draw.
    """

    name = "plackett-luce"

    def __init__(
        self,
        features: tuple[str, ...],
        *,
        mixture: Sequence[tuple[float, float]] = MIXTURE,
        floor: float = FLOOR,
        pool: int = POOL,
        **common: Unpack[Common],
    ) -> None:
        """`mixture` holds (weight, temperature); `floor` of the probability is spread evenly over the pool."""
        super().__init__(features, **common)
        total = sum(weight for weight, _ in mixture)
        self._weights = [weight / total for weight, _ in mixture]
        self._temperatures = [temperature for _, temperature in mixture]
        self._floor = floor
        self._pool = pool

    def _plan(self, context: Context, candidates: Sequence[Candidate], k: int) -> tuple[Floats, Plan]:
        scores = self._rank(context, candidates)
        pool = safe_pool(scores, max(self._pool, k))
        conditional = softmax(scores[pool].tolist(), self._temperatures, self._floor)
        notes = [{"temperature": temperature} for temperature in self._temperatures]
        return scores, Plan(pool, self._weights, conditional, {"pool": float(len(pool))}, notes)
