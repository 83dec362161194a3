"""Q-learning with a linear value per strategy: what a turn is worth, and what it makes possible later.

    Q(s, a) = w_a . x(s),   target = r + gamma * max over the open a' of Q(s', a')

Each w_a is a ridge regression on the targets, kept up to date by recursive least squares (Sherman-Morrison); Bradtke &
Barto 1996, "Linear Least-Squares Algorithms for Temporal Difference Learning"; Watkins & Dayan 1992, "Q-learning".
"""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from policy.base import StrategyChoice, Transition
from policy.strategies import COLD_START, STRATEGIES, allowed, choice

Floats = NDArray[np.float64]

GAMMA = 0.95
TEMPERATURE = 0.25
"""Of the softmax over Q, in units of reward (a click is 1): what is worth a quarter of a click less is still tried."""
FLOOR = 0.02
"""Probability spread evenly over the open strategies once much was learned."""
FIRST_FLOOR = 0.1
"""The same at the beginning."""
LEARNING_STEPS = 2_000
"""After so many steps the first floor has halved."""
PRECISION = 0.3
"""Of the weights around 0: loose, since what a step is worth may differ by several clicks from state to state."""
INTERCEPT_PRECISION = 1.0
"""Of each strategy's start, which a few steps outweigh."""
LIMIT = 20.0
"""State values and rewards beyond this are cut."""


class LinearQ:
    """Softmax over a linear Q, with a floor for every open strategy."""

    def __init__(
        self,
        features: tuple[str, ...],
        *,
        prior: Mapping[str, float] | None = None,
        state: Mapping[str, Any] | None = None,
        gamma: float = GAMMA,
        temperature: float = TEMPERATURE,
        floor: float = FLOOR,
    ) -> None:
        """`features` are the state's names that count; `prior` is each strategy's worth before learning.

        ValueError when `state` was learned with other features or the prior names no strategy.
        """
        self.features = features
        self.refused = 0
        """Steps that could not be learned from: not finite, or of a strategy that does not exist."""
        self._gamma, self._temperature, self._floor = gamma, temperature, floor
        self.steps = 0
        start = COLD_START if prior is None else prior
        if set(start) - set(STRATEGIES):
            raise ValueError(f"the prior names what is no strategy: {sorted(set(start) - set(STRATEGIES))}")
        width = len(features) + 1
        self.weights: Floats = np.zeros((len(STRATEGIES), width))
        self.weights[:, -1] = [start.get(name, 0.0) for name in STRATEGIES]
        variances = np.array([1.0 / PRECISION] * len(features) + [1.0 / INTERCEPT_PRECISION])
        self.covariances: Floats = np.tile(np.diag(variances), (len(STRATEGIES), 1, 1))
        if state:
            self._restore(state)

    @property
    def floor(self) -> float:
        """The share of the probability that is spread evenly now: falls with what was learned."""
        return max(self._floor, FIRST_FLOOR * LEARNING_STEPS / (LEARNING_STEPS + self.steps))

    def values(self, state: Mapping[str, float]) -> dict[str, float]:
        """Q of every strategy, masked or not."""
        return dict(zip(STRATEGIES, (self.weights @ self._row(state)).tolist(), strict=True))

    def choose(self, state: Mapping[str, float], mask: Mapping[str, bool], *, rng: Generator) -> StrategyChoice:
        """Draw one of the strategies whose mask is true. ValueError when there is none or the state is not finite."""
        free = allowed(mask)
        row = self._row(state)
        values = self.weights[[STRATEGIES.index(name) for name in free]] @ row
        soft = np.exp((values - values.max()) / self._temperature)
        share = (1.0 - self.floor) * soft / soft.sum() + self.floor / len(free)
        return choice(dict(zip(free, share.tolist(), strict=True)), rng)

    def learn(self, step: Transition) -> None:
        """One step of Q-learning; a step that is not finite or of an unknown strategy is counted in `refused`."""
        try:
            row, target = self._row(step.state), self._target(step)
        except ValueError:
            self.refused += 1
            return
        arm = STRATEGIES.index(step.action)
        spread = self.covariances[arm] @ row
        shrink = 1.0 / (1.0 + float(row @ spread))
        self.weights[arm] += spread * (shrink * (target - float(self.weights[arm] @ row)))
        self.covariances[arm] -= np.outer(spread * math.sqrt(shrink), spread * math.sqrt(shrink))
        self.steps += 1

    def _target(self, step: Transition) -> float:
        """Reward now and the best that can follow. ValueError when the step is not one to learn from."""
        if step.action not in STRATEGIES or not math.isfinite(step.reward):
            raise ValueError(f"no strategy or no number: {step.action!r}, {step.reward}")
        target = min(max(step.reward, -LIMIT), LIMIT)
        if step.next_state is None:
            return target
        following = self._row(step.next_state)
        free = [index for index, name in enumerate(STRATEGIES) if step.next_mask.get(name, False)]
        return target + (self._gamma * float((self.weights[free] @ following).max()) if free else 0.0)

    def _row(self, state: Mapping[str, float]) -> Floats:
        """The state's values and a 1. ValueError when one is not finite."""
        row: Floats = np.array([*(state.get(name, 0.0) for name in self.features), 1.0])
        if not np.isfinite(row).all():
            raise ValueError(f"the state is not finite: {dict(state)}")
        return row.clip(-LIMIT, LIMIT)

    def state(self) -> dict[str, object]:
        """Everything learned, as JSON-ready values."""
        return {
            "features": list(self.features),
            "steps": self.steps,
            "refused": self.refused,
            "weights": self.weights.tolist(),
            "covariances": self.covariances.tolist(),
        }

    def _restore(self, kept: Mapping[str, Any]) -> None:
        if kept["features"] != list(self.features):
            raise ValueError(f"the state was learned with the features {kept['features']}, not {list(self.features)}")
        self.steps, self.refused = kept["steps"], kept["refused"]
        self.weights = np.asarray(kept["weights"], dtype=np.float64)
        self.covariances = np.asarray(kept["covariances"], dtype=np.float64)
