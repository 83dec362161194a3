"""The steps of dialogues that are remembered, with every different state kept once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from policy.crosses import Floats, Values
from policy.strategies import STRATEGIES

MEMORY_STEPS = 120_000
"""Beyond so many steps the older half is forgotten: shops change, and memory is finite."""
MEMORY_STATES = 20_000
"""The same for different states."""
OVER = -1
"""Stands for the state after the last step of a dialogue."""

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Told:
    """The steps as arrays."""

    states: Sequence[Values]
    cells: Ints
    """Of each step: strategy times number of states, plus the state."""
    rewards: Floats
    ends: Ints
    """Of each step: the place in `ahead`, or OVER."""
    ahead: Ints
    """The states in which steps ended, one for each way they were masked, …"""
    open: NDArray[np.bool_]
    """… and which strategies were open there."""

    @property
    def counts(self) -> Floats:
        """How many steps: strategy by state."""
        return self.sums(np.ones(len(self.cells)))

    def sums(self, numbers: Floats) -> Floats:
        """The steps' numbers added up: strategy by state."""
        shape = (len(STRATEGIES), len(self.states))
        found: Floats = np.bincount(self.cells, numbers, shape[0] * shape[1]).reshape(shape).astype(np.float64)
        return found


def targets(told: Told, q: Floats, gamma: float) -> Floats:
    """r + gamma * max over the open of Q(s', a'), added up over the steps: strategy by state. `q` is state by strategy.

    Nothing follows where the dialogue is over or nothing is open.
    """
    best = np.where(told.open, q[told.ahead], -np.inf).max(axis=1, initial=-np.inf)
    # OVER is the last place of all.
    later = np.append(np.where(np.isfinite(best), best, 0.0), 0.0)
    return told.sums(told.rewards + gamma * later[told.ends])


class Steps:
    """A bounded memory of steps."""

    def __init__(self, kept: Mapping[str, Any] | None = None) -> None:
        """`kept` is what state() gave."""
        self._states: dict[Values, int] = {}
        self._ends: dict[tuple[int, tuple[bool, ...]], int] = {}
        self._steps: list[tuple[int, int, float, int]] = []
        """State, strategy, reward, end."""
        if kept:
            self._states = {tuple(values): place for place, values in enumerate(kept["states"])}
            self._ends = {(cell, tuple(mask)): place for place, (cell, mask) in enumerate(kept["ends"])}
            self._steps = [(cell, arm, reward, end) for cell, arm, reward, end in kept["steps"]]

    def add(self, here: Values, arm: int, reward: float, following: Values | None, mask: tuple[bool, ...]) -> None:
        """Remember one step; `following` is None when the dialogue ended, `mask` what is open there."""
        if len(self._steps) >= MEMORY_STEPS or len(self._states) >= MEMORY_STATES:
            self._forget()
        end = OVER
        if following is not None:
            end = self._ends.setdefault((self._place(following), mask), len(self._ends))
        self._steps.append((self._place(here), arm, reward, end))

    def _place(self, values: Values) -> int:
        return self._states.setdefault(values, len(self._states))

    def _forget(self) -> None:
        """Keep the newer half of the steps, and the states they speak of."""
        states, ends, steps = list(self._states), list(self._ends), self._steps
        self._states, self._ends, self._steps = {}, {}, []
        for cell, arm, reward, end in steps[len(steps) // 2 :]:
            following, mask = (None, ()) if end == OVER else (states[ends[end][0]], ends[end][1])
            self.add(states[cell], arm, reward, following, mask)

    def told(self) -> Told:
        """The steps as arrays."""
        cells, arms, rewards, ends = (np.array(column) for column in zip(*self._steps, strict=True))
        ahead, masks = [cell for cell, _ in self._ends], [mask for _, mask in self._ends]
        return Told(
            states=list(self._states),
            cells=arms * len(self._states) + cells,
            rewards=rewards,
            ends=ends,
            ahead=np.array(ahead, dtype=np.int64),
            open=np.array(masks, dtype=np.bool_).reshape(-1, len(STRATEGIES)),
        )

    def state(self) -> dict[str, object]:
        """The steps, JSON-ready."""
        return {
            "states": [list(values) for values in self._states],
            "ends": [[cell, list(mask)] for cell, mask in self._ends],
            "steps": [list(step) for step in self._steps],
        }
