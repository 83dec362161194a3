"""Drawing a slate slot by slot, with the exact probability of what was drawn.

A slate policy is a mixture of components. One component is drawn per slate; it fills the slots in turn from its own
distribution over what is still free. Which component it was is summed out of the logged probabilities:

    P(slots 0..j) = sum_c w_c prod_{i<=j} p_c(slot i | slots before)        (the prefix propensity)
    P(slot j | slots before) = P(slots 0..j) / P(slots 0..j-1)              (the propensity)

Prefix propensities are what slate evaluation divides by: McInerney et al. 2020, "Counterfactual Evaluation of Slate
Recommendations with Sequential Reward Interactions", https://arxiv.org/abs/2007.12986.
"""

import math
import sys
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, compress, takewhile
from operator import mul

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

FAR = -600.0
NEVER = math.exp(FAR)
"""The weight of a cell so far below the best: as good as none, and above 0."""
HOPELESS = 1e-200

# Plain lists: with a pool of 15 they are faster than arrays.
Row = Sequence[float]
"""A distribution over cells; the cells are candidates by their place in the list."""
Conditional = Callable[[Sequence[bool]], Sequence[Row]]
"""Which cells are free -> one row per component, 0 where not free."""


@dataclass(frozen=True, slots=True)
class Draw:
    """Cells in the order of the slots, and how likely each was."""

    order: tuple[int, ...]
    propensities: tuple[float, ...]
    """P(slot j | slots before it)."""
    prefix: tuple[float, ...]
    """P(slots 0..j), never below the smallest normal float."""
    component: int
    """Which component of the mixture drew it; -1 when that is not known."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How a slate is going to be drawn: everything but the chance."""

    cells: Sequence[int]
    """The candidates that may be shown, by their place in the offer; the conditional counts within these."""
    weights: Row
    """One share per component."""
    conditional: Conditional
    notes: Mapping[str, float] = field(default_factory=dict)
    """What the log should say of every slate drawn so."""
    of_component: Sequence[Mapping[str, float]] = ()
    """What it should say besides, by component."""

    def draw(self, k: int, rng: Generator) -> Draw:
        """Fill k slots, or as many as there are cells."""
        inside = draw(self.weights, self.conditional, len(self.cells), k, rng)
        order = tuple([self.cells[cell] for cell in inside.order])
        return Draw(order, inside.propensities, inside.prefix, inside.component)

    def propensities(self, order: Sequence[int]) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """Propensities and prefix propensities of a given slate, as `draw` would have logged them.

        0 from the first slot on that could not have come out so.
        """
        inside = {place: cell for cell, place in enumerate(self.cells)}
        known = list(takewhile(inside.__contains__, order))
        found = propensities_of(self.weights, self.conditional, len(self.cells), [inside[place] for place in known])
        missing = (0.0,) * (len(order) - len(found.order))
        return found.propensities + missing, found.prefix + missing

    def rows(self, order: Sequence[int], n: int) -> list[list[float]]:
        """Per slot, how likely each of the n candidates is to be put there after the slots of `order` before it.

        All 0 after a slot that could not have come out so.
        """
        inside = {place: cell for cell, place in enumerate(self.cells)}
        walk = Walk(self.weights, len(self.cells))
        found = [[0.0] * n for _ in order]
        for slot, place in enumerate(order):
            parts = self.conditional(walk.free)
            for cell, chances in enumerate(zip(*parts, strict=True)):
                found[slot][self.cells[cell]] = sum(map(mul, walk.belief, chances))
            if place not in inside or not walk.step(parts, inside[place]):
                break
        return found


def draw(weights: Row, conditional: Conditional, n: int, k: int, rng: Generator) -> Draw:
    """Fill min(k, n) slots out of n cells."""
    component = pick(weights, rng)
    walk = Walk(weights, n)
    for _ in range(min(k, n)):
        rows = conditional(walk.free)
        walk.step(rows, pick(rows[component], rng))
    return walk.result(component)


def propensities_of(weights: Row, conditional: Conditional, n: int, order: Sequence[int]) -> Draw:
    """How likely a given order is, exactly as `draw` would have logged it; cut before the first impossible slot."""
    walk = Walk(weights, n)
    for cell in order:
        if not walk.step(conditional(walk.free), cell):
            break
    return walk.result(-1)


class Walk:
    """The running product over the slots, kept as a belief about the component so that it does not underflow."""

    def __init__(self, weights: Row, n: int) -> None:
        self.free = [True] * n
        self.belief: Row = weights
        self._order: list[int] = []
        self._propensities: list[float] = []
        self._prefix: list[float] = []

    def step(self, rows: Sequence[Row], cell: int) -> bool:
        """Put `cell` into the next slot, where `rows` was the components' distribution; False where it cannot be."""
        joint = [share * row[cell] for share, row in zip(self.belief, rows)]  # noqa: B905  # runs for every slot
        total = sum(joint)
        if not total:
            return False
        self.belief = [share / total for share in joint]
        # The sum can exceed 1 by a rounding error when only one cell is left.
        here = min(total, 1.0)
        before = self._prefix[-1] if self._prefix else 1.0
        self._order.append(cell)
        self._propensities.append(here)
        self._prefix.append(max(before * here, sys.float_info.min))
        self.free[cell] = False
        return True

    def result(self, component: int) -> Draw:
        """What was walked so far."""
        return Draw(tuple(self._order), tuple(self._propensities), tuple(self._prefix), component)


def pick(row: Row, rng: Generator) -> int:
    """One cell by inverse distribution function; cells of probability 0 are never picked."""
    steps = list(accumulate(row))
    return bisect_right(steps, rng.random() * steps[-1])


def uniform(free: Sequence[bool]) -> list[list[float]]:
    """Every free cell alike."""
    share = 1.0 / sum(free)
    return [[share if open_ else 0.0 for open_ in free]]


def softmax(scores: Row, temperatures: Sequence[float], floor: float) -> Conditional:
    """Plackett-Luce components, one per temperature: exp(score / temperature) over the free cells.

    `floor` of the probability is spread evenly over the free cells, so that none of them is ever impossible.
    Plackett 1975, https://doi.org/10.2307/2346567.
    """
    top = max(scores)
    gaps = [score - top for score in scores]
    parts = [(t, [math.exp(gap / t) if gap > FAR * t else NEVER for gap in gaps]) for t in temperatures]

    def conditional(free: Sequence[bool]) -> list[Row]:
        even = floor / sum(free)
        rows: list[Row] = []
        for t, weighted in parts:
            total = sum(compress(weighted, free))
            if total < HOPELESS:
                # The good cells are taken; what is left is compared with the best of it.
                rest = [score if open_ else -math.inf for score, open_ in zip(scores, free, strict=True)]
                rows.extend(softmax(rest, [t], floor)(free))
                continue
            scale = (1.0 - floor) / total
            # Without strict, as this runs for every slot.
            rows.append([scale * w + even if open_ else 0.0 for w, open_ in zip(weighted, free)])  # noqa: B905
        return rows

    return conditional


def epsilon_greedy(scores: Row, epsilon: float) -> Conditional:
    """The best free cell with 1 - epsilon, shared among ties; epsilon spread evenly over the free cells."""

    def conditional(free: Sequence[bool]) -> list[list[float]]:
        open_scores = [score for score, open_ in zip(scores, free, strict=True) if open_]
        top = max(open_scores)
        even = epsilon / len(open_scores)
        best = even + (1.0 - epsilon) / open_scores.count(top)
        return [[(best if score == top else even) if open_ else 0.0 for score, open_ in zip(scores, free, strict=True)]]

    return conditional


def best_of_each(scores: NDArray[np.float64], epsilon: float) -> Conditional:
    """One component per row of scores: its best free cell with 1 - epsilon, as `epsilon_greedy` does."""

    def conditional(free: Sequence[bool]) -> list[list[float]]:
        left = np.where(free, scores, -np.inf)
        best = left == left.max(axis=1, keepdims=True)
        rows = best * ((1.0 - epsilon) / best.sum(axis=1, keepdims=True)) + np.where(free, epsilon / sum(free), 0.0)
        found: list[list[float]] = rows.tolist()
        return found

    return conditional


def inverse_gap(scores: Row, gamma: float) -> Conditional:
    """A free cell by 1 / (n + gamma * gap), its gap being that to the best of the n free; what is left to the best.

    Foster & Rakhlin 2020, "Beyond UCB: Optimal and Efficient Contextual Bandits with Regression Oracles",
    https://arxiv.org/abs/2002.04926. Scores are rewards; the best share what is left when they tie.
    """

    def conditional(free: Sequence[bool]) -> list[list[float]]:
        inside = [score for score, open_ in zip(scores, free, strict=True) if open_]
        top, n = max(inside), len(inside)
        row = [
            1.0 / (n + gamma * (top - score)) if open_ and score < top else 0.0
            for score, open_ in zip(scores, free, strict=True)
        ]
        best = (1.0 - sum(row)) / inside.count(top)
        return [[best if open_ and score == top else p for score, open_, p in zip(scores, free, row, strict=True)]]

    return conditional


def safe_pool(scores: Row, size: int) -> list[int]:
    """The `size` best cells, and those that tie with the last of them: who is in never hangs on the offer order."""
    if len(scores) <= size:
        return list(range(len(scores)))
    bar = sorted(scores)[-size]
    return [cell for cell, score in enumerate(scores) if score >= bar]
