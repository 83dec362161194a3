"""Any slate alike: the baseline every score is counted from, and the cleanest log for evaluation."""

from collections.abc import Sequence

import numpy as np

from policy.base import Candidate, Context
from policy.rows import Floats
from policy.sampling import Plan, uniform
from policy.slate import Slates


class Uniform(Slates):
    """Each slot evenly from what is still free. It has no scores, so no slot counts as explored."""

    name = "random"

    def _plan(self, context: Context, candidates: Sequence[Candidate], k: int) -> tuple[Floats, Plan]:
        return np.zeros(len(candidates)), Plan(range(len(candidates)), (1.0,), uniform)
