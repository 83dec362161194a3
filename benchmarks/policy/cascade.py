"""Shoppers who read from the top and mostly stop after a click: the dependent-click model.

Guo et al. 2009, "Efficient multiple-click models in web search", https://doi.org/10.1145/1498759.1498818. The policy is
told "ignored" for cards nobody looked at, as a shop is. The attraction is as logit-linear as in the dense world.
"""

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from benchmarks.policy.dense import Floats, World

GOES_ON = (0.5, 0.4, 0.3, 0.2)
"""How likely a shopper reads on after a click in each slot; without a click always."""


class Cascade(World):
    """Below the click that satisfies nothing is seen."""

    def clicks(self, attraction: Floats, rng: Generator) -> NDArray[np.bool_]:
        """Which cards are clicked."""
        clicked = np.zeros(len(attraction), dtype=bool)
        for slot, likely in enumerate(attraction):
            clicked[slot] = rng.random() < likely
            if clicked[slot] and rng.random() >= GOES_ON[slot]:
                break
        return clicked

    def value(self, attraction: Floats) -> float:
        """The expected number of clicks."""
        looks, total = 1.0, 0.0
        for likely, on in zip(attraction.tolist(), GOES_ON, strict=True):
            total += looks * likely
            looks *= 1.0 - likely + likely * on
        return total
