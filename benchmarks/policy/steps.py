"""A world that does not favour a logistic-linear model: thresholds, rules that need two features at once, products with
effects far out, and a normal instead of a logistic curve.

A linear score can follow it in part only; a tree would do better where there is data for one.
"""

import numpy as np
from numpy.random import Generator
from scipy.special import ndtr

from benchmarks.policy.dense import BRANDS, FEATURES, PRODUCTS, SEGMENTS, Floats, Ints, World

RULES = 12


class Steps(World):
    """Each rule adds its worth where one feature is above, another below its threshold; segments value rules apart."""

    def _prepare(self, rng: Generator) -> None:
        self._pairs = rng.integers(0, len(FEATURES), (RULES, 2))
        self._bars = rng.uniform(0.35, 0.65, (RULES, 2))
        self._worth = rng.normal(0, 0.35, (SEGMENTS, RULES)) + rng.normal(0, 0.6, RULES)
        self._far = 0.2 * rng.standard_t(3, PRODUCTS) + rng.normal(0, 0.12, BRANDS)[self._brand]
        single = rng.choice(len(FEATURES), 5, replace=False)
        self._cuts = [(int(place), float(rng.uniform(0.4, 0.6)), float(rng.normal(0, 0.5))) for place in single]
        # What a shopkeeper can guess of it: the slopes that come nearest.
        self._weights = np.zeros(len(FEATURES))
        sample = rng.beta(2, 2, (4_000, len(FEATURES)))
        near = np.linalg.lstsq(np.column_stack([sample, np.ones(len(sample))]), self._rules(sample, None), rcond=None)
        # A normal curve's slope of 1 is about 1.9 on the logit scale where clicks are rare.
        self._weights = 1.9 * near[0][:-1]

    def _rules(self, values: Floats, segment: int | None) -> Floats:
        worth = self._worth.mean(axis=0) if segment is None else self._worth[segment]
        above = values[:, self._pairs[:, 0]] > self._bars[:, 0]
        below = values[:, self._pairs[:, 1]] < self._bars[:, 1]
        total: Floats = (above & below) @ worth + 0.8 * (values[:, 0] > 0.55)
        for place, bar, step in self._cuts:
            total += step * (values[:, place] > bar)
        return total

    def _logits(self, products: Ints, segment: int, values: Floats, number: int) -> Floats:
        return self._rules(values, segment) + self._far[products]

    def _attraction(self, logits: Floats) -> Floats:
        attraction: Floats = ndtr(logits)
        return attraction
