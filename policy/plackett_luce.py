"""The default: a mixture of two Plackett-Luce samplers over the best candidates.

Four slates in five stay close to the best ranking, one in five looks around. Softmax puts its probability where scores
are close, which is where the next model will differ; that makes the log worth much more for evaluation than the same
amount of uniform exploration, whose inverse propensities multiply slot by slot.
"""

from collections.abc import Sequence
from typing import Unpack

from policy.base import Candidate, Context
from policy.rows import Floats
from policy.sampling import Plan, safe_pool, softmax
from policy.slate import Common, ModelSlates

MIXTURE = ((0.8, 0.07), (0.2, 0.20))
"""(share of slates, temperature). The two lie close: nothing that the warm one shows is rare for the cold one, which is
what the weights of an evaluation hang on. What exploring costs grows with the square of the temperature."""
FLOOR = 0.001
POOL = 10
COOL = 0.1
LEARNED = 1_500
LEAST = 0.5
"""Of their temperatures the first slates get a tenth, rising to all with the first 1,500 clicks. A log that short
decides nothing (the support gate asks for more), so there is little to explore for; and the model still thinks products
closer to each other than they are, so that the same temperature would cost more. Clicks and not slates count, because
they are what a log proves with.

After that the temperatures fall with the model's doubt, to half of them at the least: a log has to speak for the models
to come, and these lie nearer to today's the more was learned. The standard deviation of a shown product's logit falls
with the fourth root of the clicks, as clicks go to new products, too."""


class PlackettLuce(ModelSlates):
    """Draws each slot with exp(score / temperature) inside the pool of the 10 best.

    The score is the logit of a click (plus what a click is worth and the strategy's offset), and the temperature
    divides it as it stands: at temperature 0.07 a product whose odds of a click are 7 % better is drawn e times as
    often, at 0.2 one whose odds are 22 % better. While the model still thinks all are alike, so does the draw.
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

    @property
    def warmth(self) -> float:
        """Which share of the temperatures the slates get now."""
        clicks = self.funnel.all[0]
        if clicks < LEARNED:
            return COOL + (1.0 - COOL) * clicks / LEARNED
        return float(max((LEARNED / clicks) ** 0.25, LEAST))

    def _plan(self, context: Context, candidates: Sequence[Candidate], k: int) -> tuple[Floats, Plan]:
        scores = self._rank(context, candidates)
        listed = scores.tolist()
        pool = safe_pool(listed, max(self._pool, k))
        warmth = self.warmth
        temperatures = [temperature * warmth for temperature in self._temperatures]
        conditional = softmax([listed[cell] for cell in pool], temperatures, self._floor)
        notes = [{"temperature": temperature} for temperature in temperatures]
        return scores, Plan(pool, self._weights, conditional, {"pool": float(len(pool))}, notes)
