"""A state's named numbers, their products in pairs and a 1: what a linear value is a sum over.

Most numbers of a dialogue state are one-hots in blocks (the turn, how clear the wish is, …). Which pairs of them exist
need not be told: a pair gets its own column when both are first met together, which members of one block never are.
"""

import math
from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Values = tuple[float, ...]
"""A state's numbers in the order of the features."""

BUDGET = 300
"""Pairs that get a column at most; later ones are left out."""
LIMIT = 20.0
"""State values beyond this are cut."""
PLAIN = (0.0, 1.0)
DIGITS = 3
"""States that agree to so many digits are one."""
LATELY = 4_096
"""Rows kept ready."""


class Crosses:
    """Columns: the 1, the features, then the pairs in the order they were met."""

    def __init__(self, features: tuple[str, ...], pairs: Sequence[tuple[int, int]] = ()) -> None:
        """`pairs` are those met before, by the places of their features."""
        self.features = features
        self._columns = {(one, other): 1 + len(features) + place for place, (one, other) in enumerate(pairs)}
        self._entries: dict[Values, tuple[list[int], Floats]] = {}
        """Of the states met lately: a dialogue meets few, and often."""

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
        # A sum is finite when all of it is; one that overflows is no state either.
        if not math.isfinite(sum(found)):
            raise ValueError(f"the state is not finite: {dict(state)}")
        return tuple([value if value in PLAIN else round(min(max(value, -LIMIT), LIMIT), DIGITS) for value in found])

    def meet(self, values: Values) -> None:
        """Give the pairs of these values their columns, while there are any left."""
        if values in self._entries:
            return
        before, there = self.width, [place for place, value in enumerate(values) if value]
        for pair in combinations(there, 2):
            if len(self._columns) < BUDGET:
                self._columns.setdefault(pair, self.width)
        if self.width > before or len(self._entries) >= LATELY:
            self._entries.clear()
        self._entries[values] = self._row(values)

    def entries(self, values: Values) -> tuple[list[int], Floats]:
        """The columns in which the row of these values is not 0, in rising order, and what stands there."""
        return self._entries.get(values) or self._row(values)

    def matrix(self, states: Sequence[Values]) -> Floats:
        """One row per state."""
        rows = np.zeros((len(states), self.width))
        for row, values in zip(rows, states, strict=True):
            columns, numbers = self.entries(values)
            row[columns] = numbers
        return rows

    def _row(self, values: Values) -> tuple[list[int], Floats]:
        there = [place for place, value in enumerate(values) if value]
        numbers = {0: 1.0} | {1 + place: values[place] for place in there}
        for one, other in combinations(there, 2):
            if column := self._columns.get((one, other)):
                numbers[column] = values[one] * values[other]
        columns = sorted(numbers)
        return columns, np.array([numbers[column] for column in columns])
