"""Any slate alike: the baseline every score is counted from, and the cleanest log for evaluation."""

from collections.abc import Sequence

import numpy as np
from numpy.random import Generator

from policy.base import Candidate, Context
from policy.logistic import Floats
from policy.sampling import Draw, draw, uniform
from policy.slate import Slates


class Uniform(Slates):
    """Each slot evenly from what is still free. It has no scores, so no slot counts as explored."""

    name = "random"

    def _draw(
        self, context: Context, candidates: Sequence[Candidate], k: int, rng: Generator
    ) -> tuple[Draw, Floats, dict[str, float]]:
        n = len(candidates)
        return draw([1.0], uniform, n, k, rng), np.zeros(n), {}
