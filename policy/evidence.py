"""How far effects of one kind lie apart, told by the effects themselves.

Effects of one kind (products beside what their features say, brands, a segment's weights beside everybody's) are
believed to lie around 0 with one precision for all. A shop whose products differ much wants a loose one, a shop whose
products are what their features say a tight one. The evidence of all that was learned says which: its maximum is where

    precision = gamma / sum of mean²        gamma = sum of (1 - precision * variance), how many were really learned

(MacKay 1992, "Bayesian Interpolation", section 4). The start counts as so many more effects, fully learned.
"""

import numpy as np

from policy.rows import Floats

STRENGTH = 20.0
"""Effects that the start counts for."""
ROUNDS = 10
"""Steps of the fixed point at a time; it need not be reached, the next time goes on from there."""
FIRST, GROWTH = 50, 1.2
"""The evidence is asked after so many slates, and whenever they have grown by a fifth: it costs an inversion."""


def precision_of(means: Floats, variances: Floats, precision: float, start: float) -> float:
    """One step of the fixed point, from `precision`.

    >>> round(precision_of(np.array([2.0, -2.0] * 40), np.full(80, 1e-9), 6.0, 0.25), 6)
    0.25
    """
    learned = float(np.maximum(1.0 - precision * variances, 0.0).sum())
    return round((learned + STRENGTH) / (float(means @ means) + STRENGTH / start), 9)


def refitted(means: Floats, variances: Floats, precision: float, start: float) -> tuple[Floats, Floats, float]:
    """Independent effects under the precision that their evidence asks for: means, variances and that precision."""
    told = np.maximum(1.0 / variances - precision, 0.0)
    pulled = means / variances
    for _ in range(ROUNDS):
        precision = precision_of(means, variances, precision, start)
        variances = 1.0 / (told + precision)
        means = variances * pulled
    return means, variances, precision


def leaned(mean: Floats, covariance: Floats, places: slice, more: Floats, towards: Floats) -> tuple[Floats, Floats]:
    """A joint posterior when `more`, a matrix, is added to the precision that holds `places` at `towards`."""
    # Woodbury's identity, solved for these places alone: inverting everything twice takes twice as long.
    known = covariance[places]
    held = np.eye(len(known)) + more @ known[:, places]
    shares = np.linalg.solve(held, more @ np.column_stack([known, mean[places] - towards]))
    closer = covariance - known.T @ shares[:, :-1]
    return mean - known.T @ shares[:, -1], (closer + closer.T) / 2.0
