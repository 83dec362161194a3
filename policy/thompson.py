"""Thompson sampling: a model drawn from the posterior ranks the slate.

Thompson 1933, https://doi.org/10.2307/2332286; Chapelle & Li 2011. How likely a slate was is an integral over all
models that would show it, which nobody computes; so no propensities are logged rather than made-up ones, and the log it
leaves can judge no other policy. `ensemble` explores alike and knows its probabilities.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.random import Generator

from policy.base import Candidate, Context
from policy.rows import Floats
from policy.sampling import Draw, Plan
from policy.slate import ModelSlates


class Thompson(ModelSlates):
    """Weights and offsets are drawn anew for each slate. A slot counts as explored where the draw left the mean."""

    name = "thompson"
    evaluable = False

    def propensities(
        self, context: Context, candidates: Sequence[Candidate], slate: Sequence[str]
    ) -> tuple[tuple[float, ...], tuple[float, ...]] | None:
        """Unknown, always."""
        return None

    def places(
        self, context: Context, candidates: Sequence[Candidate], slate: Sequence[str]
    ) -> tuple[float, ...] | None:
        """Unknown, always."""
        return None

    def _plan(self, context: Context, candidates: Sequence[Candidate], k: int) -> tuple[Floats, Plan]:
        raise NotImplementedError("the probabilities of Thompson sampling are not known")

    def _draw(
        self, context: Context, candidates: Sequence[Candidate], k: int, rng: Generator
    ) -> tuple[Draw, Floats, Mapping[str, float]]:
        scores = self._rank(context, candidates)
        _, covariance = self.model.posterior(context)
        weights = np.linalg.cholesky(covariance) @ rng.standard_normal(len(covariance))
        errors = np.sqrt(self.model.offsets.doubts(candidates)) * rng.standard_normal(len(candidates))
        drawn = scores + self.model.matrix(candidates) @ weights + errors
        return Draw(tuple(np.argsort(-drawn)[:k].tolist()), (), (), 0), scores, {}
