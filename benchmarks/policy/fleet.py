"""The default policy's draw for thousands of turns at once: what judging needs hundreds of thousands of decisions for.

The same distribution as `policy.plackett_luce`, slot by slot over whole arrays; a test holds the two together.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Cells = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Mixture:
    """The setting of a Plackett-Luce mixture, as in `policy.plackett_luce`."""

    parts: Sequence[tuple[float, float]]
    """(share, temperature)."""
    floor: float
    pool: int

    def at(self, warmth: float) -> "Mixture":
        """The same with this share of the temperatures."""
        return replace(self, parts=[(share, heat * warmth) for share, heat in self.parts])

    def over(self, scores: Floats) -> "Fleet":
        """The policy at these turns: one row of scores each."""
        return Fleet(self, scores)


class Fleet:
    """A mixture over the scores of many turns."""

    def __init__(self, mixture: Mixture, scores: Floats) -> None:
        self._shares = np.array([share for share, _ in mixture.parts])
        self._floor, self._offered = mixture.floor, scores.shape[1]
        self._cells = np.argpartition(-scores, mixture.pool - 1, axis=1)[:, : mixture.pool]
        inside = np.take_along_axis(scores, self._cells, 1)
        inside -= inside.max(axis=1, keepdims=True)
        self._odds = np.stack([np.exp(np.maximum(inside / heat, -600.0)) for _, heat in mixture.parts])

    def at(self, turns: Cells) -> "Fleet":
        """The same policy at some of the turns."""
        some = object.__new__(Fleet)
        some._shares, some._floor, some._offered = self._shares, self._floor, self._offered
        some._cells, some._odds = self._cells[turns], self._odds[:, turns]
        return some

    def draw(self, k: int, rng: Generator) -> tuple[Cells, Floats]:
        """A slate per turn, and the probability of each slot with those before it."""
        turns = np.arange(len(self._cells))
        component = rng.choice(len(self._shares), size=len(turns), p=self._shares / self._shares.sum())
        free = np.ones(self._cells.shape, dtype=bool)
        joint = self._start()
        slate, prefix = np.zeros((len(turns), k), dtype=np.int64), np.zeros((len(turns), k))
        for slot in range(k):
            rows = self._rows(free, slot)
            steps = rows[component, turns].cumsum(axis=1)
            drawn = (steps <= rng.random(len(turns))[:, None] * steps[:, -1:]).sum(axis=1)
            joint = joint * rows[:, turns, drawn]
            slate[:, slot], prefix[:, slot] = self._cells[turns, drawn], joint.sum(axis=0)
            free[turns, drawn] = False
        return slate, prefix

    def prefixes(self, slate: Cells) -> Floats:
        """How likely the slots of given slates are with those before them: 0 from a product outside the pool on."""
        return self.walk(slate, None)[0]

    def walk(self, slate: Cells, worth: Floats | None) -> tuple[Floats, Floats]:
        """`prefixes`, and per slot the expected worth of what this policy would put there after the slots before.

        `worth` has one row per turn with a number for every candidate.
        """
        turns = np.arange(len(self._cells))
        inside = None if worth is None else np.take_along_axis(worth, self._cells, 1)
        free = np.ones(self._cells.shape, dtype=bool)
        joint = self._start()
        prefix, expected = np.zeros(slate.shape), np.zeros(slate.shape)
        for slot in range(slate.shape[1]):
            rows = self._rows(free, slot)
            if inside is not None:
                belief = joint / np.maximum(joint.sum(axis=0), 1e-300)
                expected[:, slot] = np.einsum("ct,ctm,tm->t", belief, rows, inside)
            hit = self._cells == slate[:, slot : slot + 1]
            cell = hit.argmax(axis=1)
            joint = joint * rows[:, turns, cell] * hit.any(axis=1)
            prefix[:, slot] = joint.sum(axis=0)
            free[turns, cell] &= ~hit.any(axis=1)
        return prefix, expected

    def places(self, k: int) -> Floats:
        """(turns, offered, k): how likely each candidate is to stand in each slot, whatever stands in the others.

        As `policy.places`, for all turns at once.
        """
        turns, pool = self._cells.shape
        found = np.zeros((turns, pool, k))
        reached = {frozenset[int](): self._start()}
        for slot in range(k):
            further: dict[frozenset[int], Floats] = {}
            for taken, joint in reached.items():
                free = np.array([[cell not in taken for cell in range(pool)]])
                step = joint[:, :, None] * self._rows(free, slot)
                found[:, :, slot] += step.sum(axis=0)
                for cell in np.flatnonzero(free).tolist() if slot < k - 1 else ():
                    more = taken | {cell}
                    further[more] = further.get(more, 0.0) + step[:, :, cell]
            reached = further
        everything = np.zeros((turns, self._offered, k))
        np.put_along_axis(everything, np.repeat(self._cells[:, :, None], k, axis=2), found, axis=1)
        return everything

    def _start(self) -> Floats:
        shares = self._shares / self._shares.sum()
        return np.repeat(shares[:, None], len(self._cells), axis=1)

    def _rows(self, free: NDArray[np.bool_], slot: int) -> Floats:
        odds = self._odds * free
        scale = (1 - self._floor) / np.maximum(odds.sum(axis=2, keepdims=True), 1e-300)
        rows: Floats = scale * odds + self._floor * free / (free.shape[1] - slot)
        return rows
