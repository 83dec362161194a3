"""What is believed of the weights before the first click."""

import math
from collections.abc import Mapping, Sequence

import numpy as np

from policy.rows import Floats

Prior = Mapping[str, tuple[float, float]]
"""Name -> (mean, precision), on the logit scale."""

INTERCEPT = "intercept"

USUAL_LOGIT = -2.5
"""Of a product with all features in the middle (0.5): one click in thirteen."""
INTERCEPT_PRECISION = 0.5
"""Loose: give or take a factor of four."""
SLOPE_PRECISION = 4.0
"""For features without a prior of their own, whose mean is then 0."""


def start_of(features: Sequence[str], prior: Prior, scales: Floats) -> tuple[Floats, Floats]:
    """Mean and precision of each weight, the intercept last.

    `scales` says what the model counts as one unit of a feature; the prior speaks of plain units.

    ValueError when the prior names no feature or is not finite and positive.
    """
    unknown = set(prior) - {*features, INTERCEPT}
    if unknown:
        raise ValueError(f"the prior names what is not a feature: {sorted(unknown)}")
    slopes = [
        (prior[name][0] * unit, prior[name][1] / unit**2) if name in prior else (0.0, SLOPE_PRECISION)
        for name, unit in zip(features, scales.tolist(), strict=True)
    ]
    usual = USUAL_LOGIT - 0.5 * sum([mean for mean, _ in slopes])
    pairs = [*slopes, tuple(prior.get(INTERCEPT, (usual, INTERCEPT_PRECISION)))]
    for name, (mean, precision) in zip((*features, INTERCEPT), pairs, strict=True):
        if not (math.isfinite(mean) and math.isfinite(precision) and precision > 0):
            raise ValueError(f"the prior of {name!r} needs a finite mean and a positive precision: {mean}, {precision}")
    means, precisions = np.asarray(pairs, dtype=np.float64).T
    return means.copy(), precisions.copy()
