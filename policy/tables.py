"""What the tabular strategy learners share: one row of values per rounded state, and an epsilon-greedy draw."""

import math
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from numpy.random import Generator

from policy.base import StrategyChoice, Transition
from policy.strategies import COLD_START, STRATEGIES, allowed, choice

GAMMA = 0.95


@dataclass(frozen=True, slots=True)
class Step:
    """A step in the table's terms."""

    key: str
    arm: int
    reward: float
    next_key: str | None
    """None when the dialogue ended."""
    open: tuple[int, ...]
    """The strategies open next."""


class Table(ABC):
    """Epsilon-greedy over a table; ties share alike. Subclasses say what a step teaches."""

    def __init__(
        self,
        features: tuple[str, ...],
        *,
        prior: Mapping[str, float] | None = None,
        state: Mapping[str, Any] | None = None,
        alpha: float = 0.1,
        epsilon: float = 0.1,
        gamma: float = GAMMA,
        digits: int = 1,
    ) -> None:
        """States are told apart by `features` rounded to `digits`; `prior` fills rows not seen before."""
        self.features = features
        self.refused = 0
        """Steps that could not be learned from: not finite, or of a strategy that does not exist."""
        self._alpha, self._epsilon, self._gamma, self._digits = alpha, epsilon, gamma, digits
        start = COLD_START if prior is None else prior
        self._start = tuple(start.get(name, 0.0) for name in STRATEGIES)
        self.table: dict[str, list[float]] = {}
        """Rounded state -> Q of each strategy, in the order of STRATEGIES."""
        if state:
            self.refused = state["refused"]
            self.table = {key: list(row) for key, row in state["table"].items()}

    def key(self, state: Mapping[str, float]) -> str:
        """The row of a state. ValueError when a value is not finite."""
        values = [state.get(name, 0.0) for name in self.features]
        if not all(map(math.isfinite, values)):
            raise ValueError(f"the state is not finite: {dict(state)}")
        # Adding 0 makes a rounded -0.0 the same key as 0.0.
        return " ".join(str(round(value, self._digits) + 0.0) for value in values)

    def values(self, state: Mapping[str, float]) -> dict[str, float]:
        """Q of every strategy, masked or not."""
        return dict(zip(STRATEGIES, self._row(self.key(state)), strict=True))

    def choose(self, state: Mapping[str, float], mask: Mapping[str, bool], *, rng: Generator) -> StrategyChoice:
        """Draw one of the strategies whose mask is true. ValueError when there is none or the state is not finite."""
        arms = [STRATEGIES.index(name) for name in allowed(mask)]
        shares = self._shares(self.key(state), arms)
        return choice({STRATEGIES[arm]: share for arm, share in zip(arms, shares, strict=True)}, rng)

    def learn(self, step: Transition) -> None:
        """Take in one step; one that is not finite or of an unknown strategy is counted in `refused`."""
        try:
            key = self.key(step.state)
            next_key = None if step.next_state is None else self.key(step.next_state)
            if step.action not in STRATEGIES or not math.isfinite(step.reward):
                raise ValueError(f"no strategy or no number: {step.action!r}, {step.reward}")
        except ValueError:
            self.refused += 1
            return
        free = tuple(arm for arm, name in enumerate(STRATEGIES) if step.next_mask.get(name))
        self._learn(Step(key, STRATEGIES.index(step.action), step.reward, next_key, free))

    @abstractmethod
    def _learn(self, step: Step) -> None:
        """Update the table."""

    def state(self) -> dict[str, object]:
        """Everything learned, as JSON-ready values."""
        return {"refused": self.refused, "table": {key: list(row) for key, row in self.table.items()}}

    def _row(self, key: str) -> tuple[float, ...] | list[float]:
        return self.table.get(key, self._start)

    def _shares(self, key: str, arms: list[int]) -> list[float]:
        """What the table would draw each of these arms with."""
        row = self._row(key)
        top = max(row[arm] for arm in arms)
        ties = sum(row[arm] == top for arm in arms)
        even = self._epsilon / len(arms)
        return [even + (1.0 - self._epsilon) / ties * (row[arm] == top) for arm in arms]

    def _move(self, key: str, arm: int, target: float) -> None:
        """Q(s, a) <- Q(s, a) + alpha * (target - Q(s, a))."""
        row = self.table.setdefault(key, list(self._start))
        row[arm] += self._alpha * (target - row[arm])
