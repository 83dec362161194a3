"""The candidates as they were found: what a shop gets without any learning."""

from collections.abc import Sequence

import numpy as np
from numpy.random import Generator

from policy.base import Candidate, Context
from policy.logistic import Floats
from policy.sampling import Draw
from policy.slate import Slates


class RetrievalOrder(Slates):
    """The first k offered, always: offer order is its rule."""

    name = "retrieval-order"
    evaluable = False

    def _draw(
        self, context: Context, candidates: Sequence[Candidate], k: int, rng: Generator
    ) -> tuple[Draw, Floats, dict[str, float]]:
        n = len(candidates)
        shown = min(k, n)
        certain = (1.0,) * shown
        return Draw(tuple(range(shown)), certain, certain, 0), -np.arange(n, dtype=np.float64), {}
