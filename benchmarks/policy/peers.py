"""What others do, small enough to read: linear bandits over the same numbers, and the articles' table per product.

LinUCB and LinTS are ridge regressions of clicks on the features crossed with the segment (Li et al. 2010; Agrawal &
Goyal 2013), shared over the products. The table keeps a mean per product and ignores features.
"""

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

import numpy as np
from numpy.random import Generator

from benchmarks.policy.dense import FEATURES, SEGMENTS, Floats
from policy.base import Candidate, Context, Decision, Feedback

WIDTH = len(FEATURES) + 1


class Peer(ABC):
    """Best scores first; no propensities are kept, as nothing here judges by them."""

    def choose(
        self,
        context: Context,
        candidates: Sequence[Candidate],
        k: int,
        *,
        decision_id: str,
        now: datetime,
        rng: Generator,
    ) -> Decision:
        """The k best, or what exploring makes of them."""
        order = self._order(context, candidates, k, rng)
        slate = tuple(candidates[cell].product_id for cell in order)
        return Decision(
            decision_id, tuple(candidates), slate, (), (), (False,) * len(slate), False, "peer", context, now
        )

    @abstractmethod
    def _order(self, context: Context, candidates: Sequence[Candidate], k: int, rng: Generator) -> list[int]:
        """The cells shown."""

    def learn(self, feedback: Sequence[Feedback]) -> None:
        """One reward of 0 or 1 per card."""
        for one in feedback:
            found = next(c for c in one.decision.candidates if c.product_id == one.product_id)
            self._learn(one.decision.context, found, float(one.kind == "click"))

    @abstractmethod
    def _learn(self, context: Context, candidate: Candidate, reward: float) -> None:
        """Take in one reward."""


class Linear(Peer):
    """Ridge regression with a block of weights for everybody and one per segment."""

    def __init__(self, alpha: float) -> None:
        """`alpha` scales the doubt. The inverse of X'X + 1 is kept by rank-1 steps."""
        size = WIDTH * (SEGMENTS + 1)
        self.alpha = alpha
        self.inverse = np.eye(size)
        self.target = np.zeros(size)

    def rows(self, context: Context, candidates: Sequence[Candidate]) -> Floats:
        """Features, then the same in the place of the segment."""
        values = np.array([[*(c.features[name] for name in FEATURES), 1.0] for c in candidates])
        rows = np.zeros((len(candidates), len(self.target)))
        rows[:, :WIDTH] = values
        start = WIDTH * (1 + int(str(context["segment"])[1:]))
        rows[:, start : start + WIDTH] = values
        return rows

    def _learn(self, context: Context, candidate: Candidate, reward: float) -> None:
        row = self.rows(context, [candidate])[0]
        spread = self.inverse @ row
        self.inverse -= np.outer(spread, spread) / (1.0 + row @ spread)
        self.target += reward * row


class LinUCB(Linear):
    """Mean plus alpha standard deviations."""

    def _order(self, context: Context, candidates: Sequence[Candidate], k: int, rng: Generator) -> list[int]:
        rows = self.rows(context, candidates)
        doubt = np.sqrt(((rows @ self.inverse) * rows).sum(axis=1))
        best: list[int] = np.argsort(-(rows @ (self.inverse @ self.target) + self.alpha * doubt))[:k].tolist()
        return best


class LinTS(Linear):
    """Scores drawn with the covariance that the posterior gives them."""

    def _order(self, context: Context, candidates: Sequence[Candidate], k: int, rng: Generator) -> list[int]:
        rows = self.rows(context, candidates)
        spread = rows @ self.inverse @ rows.T + 1e-9 * np.eye(len(rows))
        errors = np.linalg.cholesky(spread) @ rng.standard_normal(len(rows))
        best: list[int] = np.argsort(-(rows @ (self.inverse @ self.target) + self.alpha * errors))[:k].tolist()
        return best


class Table(Peer):
    """A mean per product; slot by slot any product with probability epsilon."""

    def __init__(self, epsilon: float) -> None:
        """Every mean starts at 0; ties by chance."""
        self.epsilon = epsilon
        self._seen: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])

    def _order(self, context: Context, candidates: Sequence[Candidate], k: int, rng: Generator) -> list[int]:
        means = [clicks / max(shown, 1.0) for clicks, shown in (self._seen[c.product_id] for c in candidates)]
        left = np.lexsort((rng.random(len(means)), -np.array(means))).tolist()
        return [left.pop(int(rng.integers(len(left))) if rng.random() < self.epsilon else 0) for _ in range(k)]

    def _learn(self, context: Context, candidate: Candidate, reward: float) -> None:
        seen = self._seen[candidate.product_id]
        seen[0] += reward
        seen[1] += 1.0
