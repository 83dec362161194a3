"""Drawing a slate slot by slot, with the exact probability of what was drawn.

A slate policy is a mixture of components. One component is drawn per slate; it fills the slots in turn from its own
distribution over what is still free. Which component it was is summed out of the logged probabilities:

    P(slots 0..j) = sum_c w_c prod_{i<=j} p_c(slot i | slots before)        (the prefix propensity)
    P(slot j | slots before) = P(slots 0..j) / P(slots 0..j-1)              (the propensity)

Prefix propensities are what slate evaluation divides by: McInerney et al. 2020, "Counterfactual Evaluation of Slate
Recommendations with Sequential Reward Interactions", https://arxiv.org/abs/2007.12986.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
Conditional = Callable[[Mask], Floats]
"""Free cells -> one row per component: its distribution over the cells, 0 where not free."""


@dataclass(frozen=True, slots=True)
class Draw:
    """Cells in the order of the slots, and how likely each was."""

    order: tuple[int, ...]
    propensities: tuple[float, ...]
    """P(slot j | slots before it)."""
    prefix: tuple[float, ...]
    """P(slots 0..j), never below the smallest normal float."""
    component: int
    """Which component of the mixture drew it."""


def draw(weights: Sequence[float], conditional: Conditional, n: int, k: int, rng: Generator) -> Draw:
    """Fill min(k, n) slots out of n cells."""
    component = pick(np.asarray(weights, dtype=np.float64), rng)
    walk = Walk(weights, n)
    for _ in range(min(k, n)):
        rows = conditional(walk.free)
        walk.step(rows, pick(rows[component], rng))
    return walk.result(component)


def propensities_of(weights: Sequence[float], conditional: Conditional, n: int, order: Sequence[int]) -> Draw:
    """How likely a given slate is, exactly as `draw` would have logged it (component -1: unknown)."""
    walk = Walk(weights, n)
    for cell in order:
        walk.step(conditional(walk.free), cell)
    return walk.result(-1)


class Walk:
    """The running product over the slots, kept as a belief about the component so that it does not underflow."""

    def __init__(self, weights: Sequence[float], n: int) -> None:
        self.free: Mask = np.ones(n, dtype=np.bool_)
        self._belief: Floats = np.asarray(weights, dtype=np.float64)
        self._order: list[int] = []
        self._propensities: list[float] = []
        self._prefix: list[float] = []

    def step(self, rows: Floats, cell: int) -> None:
        """Put `cell` into the next slot, where `rows` was the components' distribution."""
        joint = self._belief * rows[:, cell]
        # The sum can exceed 1 by a rounding error when only one cell is left.
        here = min(float(joint.sum()), 1.0)
        self._belief = joint / joint.sum()
        self._order.append(cell)
        self._propensities.append(here)
        before = self._prefix[-1] if self._prefix else 1.0
        self._prefix.append(max(before * here, sys.float_info.min))
        self.free[cell] = False

    def result(self, component: int) -> Draw:
        """What was walked so far."""
        return Draw(tuple(self._order), tuple(self._propensities), tuple(self._prefix), component)


def pick(probabilities: Floats, rng: Generator) -> int:
    """One cell by inverse distribution function; cells of probability 0 are never picked."""
    steps = probabilities.cumsum()
    return int(steps.searchsorted(rng.random() * steps[-1], side="right"))


def uniform(free: Mask) -> Floats:
    """Every free cell alike."""
    row: Floats = free / np.count_nonzero(free)
    return row[np.newaxis, :]


def softmax(scores: Floats, temperatures: Sequence[float], floor: float) -> Conditional:
    """Plackett-Luce components, one per temperature: exp(score / temperature) over the free cells.

    `floor` of the probability is spread evenly over the free cells, so that none of them is ever impossible.
    Plackett 1975, https://doi.org/10.2307/2346567.
    """
    logits = scores[np.newaxis, :] / np.asarray(temperatures, dtype=np.float64)[:, np.newaxis]

    def conditional(free: Mask) -> Floats:
        rows = np.where(free, logits, -np.inf)
        rows -= rows.max(axis=1, keepdims=True)
        np.exp(rows, out=rows)
        rows *= (1.0 - floor) / rows.sum(axis=1, keepdims=True)
        rows += free * (floor / np.count_nonzero(free))
        return rows

    return conditional


def epsilon_greedy(scores: Floats, epsilon: float) -> Conditional:
    """The best free cell with 1 - epsilon, shared among ties; epsilon spread evenly over the free cells."""

    def conditional(free: Mask) -> Floats:
        open_scores = np.where(free, scores, -np.inf)
        best = open_scores == open_scores.max()
        row: Floats = best * ((1.0 - epsilon) / np.count_nonzero(best)) + free * (epsilon / np.count_nonzero(free))
        return row[np.newaxis, :]

    return conditional


def safe_pool(scores: Floats, size: int) -> NDArray[np.intp]:
    """The `size` best cells, and those that tie with the last of them: who is in never hangs on the offer order."""
    if len(scores) <= size:
        return np.arange(len(scores))
    bar = np.partition(scores, -size)[-size]
    return np.flatnonzero(scores >= bar)
