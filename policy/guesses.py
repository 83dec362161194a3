"""How far the guesses a model starts from can be trusted, told by what was learned.

    weight_i = (1 + s) guess_i + e_i        s ~ N(0, SCALE_VARIANCE)        e_i ~ N(0, 1 / precision_i)

Somebody who gives guesses gives precisions with them, and may be wrong in three ways: all weights are larger or smaller
than the guesses by one factor (s); the guesses as a whole are worse or better than said; single ones are far off while
the rest is right. So the precisions are found out, as a whole by one factor and each by itself around that, as in
Student's t distribution. It is the fixed point of MacKay's evidence (see evidence), gamma_i = 1 - precision_i var e_i:

    factor      = factor (sum gamma_i + FIRM) / (sum precision_i e_i² + FIRM factor)     over guesses that are not 0
    precision_i = (gamma_i + FREEDOM) / (e_i² + FREEDOM / (factor said_i))

(Tipping 2001, "Sparse Bayesian Learning and the Relevance Vector Machine", https://jmlr.org/papers/v1/tipping01a.html,
section 5). A guess far off on its own is so given little weight where all are judged.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np

from policy.evidence import leaned
from policy.rows import Floats

SCALE_VARIANCE = 0.25
"""How far the guesses may be too large or too small all together, in squares of their size: a shopkeeper knows better
what matters more than how much it matters. A prior with all signs wrong is so found out soon."""
BELIEVED = 0.5
"""Of a guess's precision so much is believed before anything was learned: trusting guesses poorer than was said loses
several times what doubting ones loses that are as good as said, and both are found out in the end."""
FIRM = 2.0
"""Guesses that what was said of their precision counts for."""
FREEDOM = 4.0
"""The same for each by itself: degrees of freedom of Student's t."""
ROUNDS = 3
"""Steps of the fixed point at a time; it need not be reached, the next time goes on from there."""


class Guesses:
    """Of weights, with how far each may be off."""

    def __init__(self, means: Floats, precisions: Floats) -> None:
        """As they were said; where the mean is 0 nothing was guessed."""
        self.means = means
        self._said = np.where(means != 0.0, BELIEVED, 1.0) * precisions
        self.precisions = self._said
        """As they are believed now, …"""
        self._factor = 1.0
        """… and how much better, or worse, they are as a whole than was said."""

    @property
    def spread(self) -> Floats:
        """The covariance of the weights by what is believed of the guesses now."""
        apart: Floats = np.diag(1.0 / self.precisions) + SCALE_VARIANCE * np.outer(self.means, self.means)
        return apart

    def _holding(self) -> Floats:
        """The inverse of that (Sherman-Morrison)."""
        pulls, sure = self._common()
        holding: Floats = np.diag(self.precisions) - np.outer(pulls, pulls / sure)
        return holding

    def _common(self) -> tuple[Floats, float]:
        """How each weight tells of the factor 1 + s that all have in common, and its precision if all are known."""
        pulls = self.means * self.precisions
        return pulls, float(1.0 / SCALE_VARIANCE + self.means @ pulls)

    def add(self, precision: float) -> None:
        """One more weight, nothing guessed."""
        self.means = np.append(self.means, 0.0)
        self._said, self.precisions = np.append(self._said, precision), np.append(self.precisions, precision)

    def loosen(self, more: Floats) -> None:
        """The weights may be off by so much more, in variances, than was said."""
        self._said = 1.0 / (1.0 / self._said + more)
        self.precisions = 1.0 / (1.0 / self.precisions + more)

    def weigh(self, mean: Floats, covariance: Floats) -> tuple[Floats, Floats]:
        """A joint posterior, these weights first, as if the guesses had been trusted so far from the start."""
        own, told = slice(len(self.means)), self.means != 0.0
        for _ in range(ROUNDS):
            off, doubt = self._off(mean[own], covariance[own, own])
            learned = (1.0 - self.precisions * doubt).clip(0.0, 1.0)
            # What was said of nothing is no guess.
            self._factor *= (learned @ told + FIRM) / ((self.precisions * told) @ off**2 + FIRM * self._factor)
            usual = np.where(told, self._factor, 1.0) * self._said
            wanted = (learned + FREEDOM) / (off**2 + FREEDOM / usual)
            # Halved at most, so that what is taken from a precision is never nearly all of it.
            before = self._holding()
            self.precisions = wanted.clip(self.precisions / 2.0, self.precisions * 2.0)
            mean, covariance = leaned(mean, covariance, own, self._holding() - before, self.means)
        return mean, covariance

    def _off(self, mean: Floats, covariance: Floats) -> tuple[Floats, Floats]:
        """Mean and variance of each e, the factor 1 + s being whatever suits the weights."""
        pulls, sure = self._common()
        rest = np.eye(len(mean)) - np.outer(self.means, pulls / sure)
        return rest @ (mean - self.means), ((rest @ covariance) * rest).sum(axis=1) + self.means**2 / sure

    def state(self) -> dict[str, object]:
        """What was found out, as JSON-ready values."""
        return {"said": self._said.tolist(), "now": self.precisions.tolist(), "factor": float(self._factor)}

    def restore(self, known: Mapping[str, Any]) -> None:
        """Go on from `state()`."""
        self._said, self.precisions = np.array(known["said"]), np.array(known["now"])
        self._factor = known["factor"]
