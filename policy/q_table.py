"""The classic: a table of Q values, one row per rounded state.

    Q(s, a) <- Q(s, a) + alpha * (r + gamma * max over the open a' of Q(s', a') - Q(s, a))

Watkins & Dayan 1992, "Q-learning", https://doi.org/10.1007/BF00992698.
"""

import math
from collections.abc import Mapping
from typing import Any

from numpy.random import Generator

from policy.base import StrategyChoice, Transition
from policy.strategies import COLD_START, STRATEGIES, allowed, choice

GAMMA = 0.95


class QTable:
    """Epsilon-greedy over the table; ties share alike."""

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
        return dict(zip(STRATEGIES, self.table.get(self.key(state), self._start), strict=True))

    def choose(self, state: Mapping[str, float], mask: Mapping[str, bool], *, rng: Generator) -> StrategyChoice:
        """Draw one of the strategies whose mask is true. ValueError when there is none or the state is not finite."""
        free = allowed(mask)
        values = self.values(state)
        top = max(values[name] for name in free)
        best = [name for name in free if values[name] == top]
        share = {
            name: self._epsilon / len(free) + ((1.0 - self._epsilon) / len(best) if name in best else 0.0)
            for name in free
        }
        return choice(share, rng)

    def learn(self, step: Transition) -> None:
        """The classic update; a step that is not finite or of an unknown strategy is counted in `refused`."""
        try:
            target = step.reward
            if step.next_state is not None:
                following = self.values(step.next_state)
                target += self._gamma * max(
                    (following[name] for name in STRATEGIES if step.next_mask.get(name)), default=0.0
                )
            row = self.table.get(self.key(step.state)) or list(self._start)
        except ValueError:
            self.refused += 1
            return
        if step.action not in STRATEGIES or not math.isfinite(target):
            self.refused += 1
            return
        arm = STRATEGIES.index(step.action)
        row[arm] += self._alpha * (target - row[arm])
        self.table[self.key(step.state)] = row

    def state(self) -> dict[str, object]:
        """Everything learned, as JSON-ready values."""
        return {"refused": self.refused, "table": {key: list(row) for key, row in self.table.items()}}
