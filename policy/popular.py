"""What was clicked most often so far, whoever asks. The baseline that recommends bestsellers."""

from collections.abc import Sequence

import numpy as np

from policy.base import Candidate, Context
from policy.rows import Floats
from policy.sampling import Plan, epsilon_greedy
from policy.slate import ModelSlates


class Popular(ModelSlates):
    """Counts clicks, whatever else the model learns beside it; chance decides only between equal counts."""

    name = "popular"
    evaluable = False

    def _plan(self, context: Context, candidates: Sequence[Candidate], k: int) -> tuple[Floats, Plan]:
        clicks = np.array([float(self.funnel.clicks(candidate.product_id)) for candidate in candidates])
        return clicks, Plan(range(len(candidates)), (1.0,), epsilon_greedy(clicks.tolist(), 0.0))
