"""Rare clicks in a shop that changes: 1 % attraction, feedback up to 300 rounds late, a tenth of the products replaced
every 1,000 rounds, and tastes that turn after 5,000.

The truth is as logit-linear as in the dense world, which favours logistic models with offsets.
"""

import numpy as np
from numpy.random import Generator, default_rng

from benchmarks.policy.dense import BRANDS, FEATURES, OF_PRODUCT, PRODUCTS, Floats, Ints, World

ERA = 1_000
"""Rounds between two changes of the catalog."""
ERAS = 40
TURNING = 5_000
"""The round after which shoppers want something else."""


class Sparse(World):
    """Products leave and come; what is wanted turns once."""

    rate = 0.01
    longest_delay = 300

    def _prepare(self, rng: Generator) -> None:
        self._version = np.zeros((ERAS, PRODUCTS), dtype=np.int64)
        self._of_era = [(self._fixed, self._effect)]
        self._brands = [self._brand]
        of_brand = rng.normal(0, 0.25, BRANDS)
        for era in range(1, ERAS):
            new = rng.random(PRODUCTS) < 0.1
            fixed, effect = (np.array(kept) for kept in self._of_era[-1])
            fixed[new] = rng.beta(2, 2, (int(new.sum()), OF_PRODUCT))
            effect[new] = rng.normal(0, 0.4, int(new.sum())) + of_brand[self._brand[new]]
            self._of_era.append((fixed, effect))
            self._version[era] = self._version[era - 1] + new
        turned = default_rng([self._seed, 6])
        again = np.where(turned.random(len(FEATURES)) < 0.6, turned.normal(0, 1.2, len(FEATURES)), 0.0)
        self._later = np.where(turned.random(len(FEATURES)) < 0.3, again, self._weights)
        self._later[0] = self._weights[0]

    def _name(self, product: int, number: int) -> str:
        return f"p{product}.{self._version[number // ERA, product]}"

    def _values(self, products: Ints, values: Floats, number: int) -> Floats:
        fixed, _ = self._of_era[number // ERA]
        return np.hstack([values[:, :-OF_PRODUCT], fixed[products]])

    def _logits(self, products: Ints, segment: int, values: Floats, number: int) -> Floats:
        seen = self._values(products, values, number) - 0.5
        weights = self._weights if number < TURNING else self._later
        _, effect = self._of_era[number // ERA]
        hidden = 2.0 * seen[:, 1] * seen[:, 11]
        logits: Floats = seen @ (weights + self._of_segment[segment]) + effect[products] + hidden
        return logits
