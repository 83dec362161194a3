"""A state's named numbers, their products in pairs and a 1: what a linear value is a sum over.

Most numbers of a dialogue state are one-hots in blocks (the turn, how clear the wish is, …). Which pairs of them exist
need not be told: a pair gets its own column when both are first met together, which members of one block never are.
"""

import math
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Values = tuple[float, ...]
"""A state's numbers in the order of the features."""

BUDGET = 300
"""Pairs that get a column at most; later ones are left out."""
LIMIT = 20.0
"""State values beyond this are cut."""
DIGITS = 3
"""States that agree to so many digits are one."""


class Crosses:
    """Columns: the 1, the features, then the pairs in the order they were met."""

    def __init__(self, features: tuple[str, ...], pairs: Sequence[tuple[int, int]] = ()) -> None:
        """`pairs` are those met before, by the places of their features."""
        self.features = features
        self._columns = {(one, other): 1 + len(features) + place for place, (one, other) in enumerate(pairs)}

    @property
    def pairs(self) -> list[list[int]]:
        """The pairs met so far."""
        return [list(pair) for pair in self._columns]

    @property
    def width(self) -> int:
        """Columns in use."""
        return 1 + len(self.features) + len(self._columns)

    def values(self, state: Mapping[str, float]) -> Values:
        """The state's numbers, cut and rounded; names that are not features do not count.

        ValueError when one is not finite.
        """
        found = [state.get(name, 0.0) for name in self.features]
        if not all(map(math.isfinite, found)):
            raise ValueError(f"the state is not finite: {dict(state)}")
        return tuple(round(min(max(value, -LIMIT), LIMIT), DIGITS) if value else 0.0 for value in found)

    def meet(self, values: Values) -> None:
        """Give the pairs of these values their columns, while there are any left."""
        there = [place for place, value in enumerate(values) if value]
        for which, one in enumerate(there):
            for other in there[which + 1 :]:
                if len(self._columns) < BUDGET:
                    self._columns.setdefault((one, other), self.width)

    def entries(self, values: Values) -> tuple[list[int], list[float]]:
        """The columns in which the row of these values is not 0, and what stands there."""
        there = [(place, value) for place, value in enumerate(values) if value]
        columns, numbers = [0, *(1 + place for place, _ in there)], [1.0, *(value for _, value in there)]
        for which, (one, value) in enumerate(there):
            for other, factor in there[which + 1 :]:
                column = self._columns.get((one, other))
                if column is not None:
                    columns.append(column)
                    numbers.append(value * factor)
        return columns, numbers

    def matrix(self, states: Sequence[Values]) -> Floats:
        """One row per state."""
        rows = np.zeros((len(states), self.width))
        for place, values in enumerate(states):
            columns, numbers = self.entries(values)
            rows[place, columns] = numbers
        return rows
