"""Forgetting: what was learned long ago counts less, and what it loses comes back from the prior.

    precision <- keep * precision + (1 - keep) * prior precision        keep = 2 ** (-days / half-life)
    precision mean likewise

Inflating covariances instead loses positive definiteness sooner or later; here both terms are positive definite, so the
sum is (power discounting: Smith 1979, "A Generalization of the Bayesian Steady Forecasting Model"; with the prior added
back: Kulhavy & Zarrop 1993, "On a general concept of forgetting").
"""

import numpy as np

from policy.rows import Floats

DAY = 86_400.0
STRIDE = 0.02
"""Forgetting waits until so much of a half-life has passed: it costs an inversion."""


def kept(seconds: float, half_life: float) -> float:
    """Which share of the evidence is left after so many seconds; `half_life` in days.

    >>> kept(86_400.0, 1.0)
    0.5
    """
    return float(0.5 ** (seconds / DAY / half_life))


def discounted(mean: Floats, covariance: Floats, start: Floats, spread: Floats, keep: float) -> tuple[Floats, Floats]:
    """Mean and covariance when `keep` of the evidence is left; the prior is N(start, spread)."""
    precision = keep * np.linalg.inv(covariance)
    pulled = precision @ (mean - start)
    precision += (1.0 - keep) * np.linalg.inv(spread)
    wider = np.linalg.inv((precision + precision.T) / 2.0)
    wider = (wider + wider.T) / 2.0
    return start + wider @ pulled, wider


def discounted_effect(mean: float, variance: float, start: float, keep: float) -> tuple[float, float]:
    """The same for one number whose prior is N(0, start)."""
    wider = 1.0 / (keep / variance + (1.0 - keep) / start)
    return wider * keep / variance * mean, wider
