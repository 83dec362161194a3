"""Always the best-scored products. The strongest today, and the log it leaves can judge no other policy."""

from collections.abc import Sequence

from policy.base import Candidate, Context
from policy.rows import Floats
from policy.sampling import Plan, epsilon_greedy
from policy.slate import ModelSlates


class Greedy(ModelSlates):
    """Best score first. Chance decides only between equal scores, and the propensity says so."""

    name = "greedy"
    evaluable = False

    def _plan(self, context: Context, candidates: Sequence[Candidate], k: int) -> tuple[Floats, Plan]:
        scores = self._rank(context, candidates)
        return scores, Plan(range(len(candidates)), (1.0,), epsilon_greedy(scores.tolist(), 0.0))
