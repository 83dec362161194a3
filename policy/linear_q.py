"""Q-learning with a linear value per strategy: what a turn is worth, and what it makes possible later.

    Q(s, a) = w_a . x(s),   target = r + gamma * max over the open a' of Q(s', a')

x(s) holds the state's numbers and their products in pairs. Steps are remembered, and the ridge regressions of all
strategies are made anew from them as their number grows by a quarter, with targets of the present Q each time: an
update that sees a step only once keeps the targets of the time when it knew nothing. This is fitted Q iteration (Ernst
et al. 2005, "Tree-Based Batch Mode Reinforcement Learning") with linear values (Lagoudakis & Parr 2003, "Least-Squares
Policy Iteration"); Watkins & Dayan 1992, "Q-learning".
"""

import math
from bisect import bisect_left
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.random import Generator

from policy.base import StrategyChoice, Transition
from policy.crosses import Crosses, Floats, Values
from policy.steps import Steps, targets
from policy.strategies import COLD_START, STRATEGIES, allowed, choice

GAMMA = 0.95
TEMPERATURE = 0.25
"""Of the softmax over Q, in units of reward (a click is 1): what is worth a quarter of a click less is still tried."""
FLOOR = 0.02
"""Probability spread evenly over the open strategies once much was learned."""
FIRST_FLOOR = 0.1
"""The same at the beginning."""
LEARNING_STEPS = 2_000
"""After so many steps the first floor has halved."""
START_PRECISION, PRECISION, PAIR_PRECISION = 1.0, 3.0, 30.0
"""How many steps weigh as much as what was thought before: each strategy's start, that a number does not matter, that a
pair of numbers does not. Orders are rare and large, so that a pair of numbers looks decisive long before it is."""
SWEEPS = 8
"""Times the targets are renewed in one fit at most: a reward travels back so many turns."""
SETTLED = 1e-3
"""A fit ends when no weight moved by more."""
GROWTH = 4
"""A fit is due when the steps have grown by one in so many."""
LIMIT = 20.0
"""Rewards beyond this are cut."""


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
        self.steps = 0
        self._gamma, self._temperature, self._floor = gamma, temperature, floor
        start = COLD_START if prior is None else prior
        if set(start) - set(STRATEGIES):
            raise ValueError(f"the prior names what is no strategy: {sorted(set(start) - set(STRATEGIES))}")
        self._start = np.array([start.get(name, 0.0) for name in STRATEGIES])
        self._crosses = Crosses(features)
        self._memory = Steps()
        self._weights: Floats = np.zeros((len(STRATEGIES), self._crosses.width))
        self._weights[:, 0] = self._start
        self._due = 1
        """The step after which the next fit is made."""
        if state:
            self._restore(state)

    @property
    def floor(self) -> float:
        """The share of the probability that is spread evenly now: falls with what was learned."""
        return max(self._floor, FIRST_FLOOR * LEARNING_STEPS / (LEARNING_STEPS + self.steps))

    def values(self, state: Mapping[str, float]) -> dict[str, float]:
        """Q of every strategy, masked or not."""
        return dict(zip(STRATEGIES, self._q(self._crosses.values(state)), strict=True))

    def choose(self, state: Mapping[str, float], mask: Mapping[str, bool], *, rng: Generator) -> StrategyChoice:
        """Draw one of the strategies whose mask is true. ValueError when there is none or the state is not finite."""
        free = allowed(mask)
        q = self.values(state)
        top = max(q[name] for name in free)
        soft = {name: math.exp((q[name] - top) / self._temperature) for name in free}
        scale, even = (1.0 - self.floor) / sum(soft.values()), self.floor / len(free)
        return choice({name: scale * weight + even for name, weight in soft.items()}, rng)

    def learn(self, step: Transition) -> None:
        """Remember a step; a step that is not finite or of an unknown strategy is counted in `refused`."""
        try:
            if step.action not in STRATEGIES or not math.isfinite(step.reward):
                raise ValueError(f"no strategy or no number: {step.action!r}, {step.reward}")
            here = self._crosses.values(step.state)
            following = None if step.next_state is None else self._crosses.values(step.next_state)
        except ValueError:
            self.refused += 1
            return
        mask = tuple(step.next_mask.get(name, False) for name in STRATEGIES)
        reward = min(max(step.reward, -LIMIT), LIMIT)
        self._crosses.meet(here)
        self._memory.add(here, STRATEGIES.index(step.action), reward, following, mask)
        self.steps += 1
        if self.steps >= self._due:
            self._fit()
            self._due = self.steps + 1 + self.steps // GROWTH

    def _q(self, values: Values) -> list[float]:
        columns, numbers = self._crosses.entries(values)
        # A pair met after the last fit has no weight yet.
        known = bisect_left(columns, self._weights.shape[1])
        q: list[float] = (self._weights[:, columns[:known]] @ numbers[:known]).tolist()
        return q

    def _fit(self) -> None:
        """Weights from all remembered steps: X'NX w = X'(sum of targets), with the prior as so many steps more."""
        crosses, told = self._crosses, self._memory.told()
        rows = crosses.matrix(told.states)
        width, plain = crosses.width, len(self.features)
        pull = np.array([START_PRECISION] + [PRECISION] * plain + [PAIR_PRECISION] * (width - 1 - plain))
        solvers = []
        for counts in told.counts:
            met = counts > 0
            scaled = rows[met] * np.sqrt(counts[met])[:, None]
            solvers.append(np.linalg.inv(scaled.T @ scaled + np.diag(pull)))
        weights = np.pad(self._weights, ((0, 0), (0, width - self._weights.shape[1])))
        for _ in range(SWEEPS):
            before = weights
            sums = targets(told, rows @ weights.T, self._gamma) @ rows
            sums[:, 0] += START_PRECISION * self._start
            weights = np.array([solve @ goal for solve, goal in zip(solvers, sums, strict=True)])
            if np.abs(weights - before).max() < SETTLED:
                break
        self._weights = weights

    def state(self) -> dict[str, object]:
        """Everything learned, as JSON-ready values: the remembered steps, and what was last made of them."""
        return {
            "features": list(self.features),
            "steps": self.steps,
            "refused": self.refused,
            "due": self._due,
            "pairs": self._crosses.pairs,
            "weights": self._weights.tolist(),
            "memory": self._memory.state(),
        }

    def _restore(self, kept: Mapping[str, Any]) -> None:
        if kept["features"] != list(self.features):
            raise ValueError(f"the state was learned with the features {kept['features']}, not {list(self.features)}")
        self.steps, self.refused, self._due = kept["steps"], kept["refused"], kept["due"]
        self._crosses = Crosses(self.features, [(one, other) for one, other in kept["pairs"]])
        self._weights = np.asarray(kept["weights"], dtype=np.float64)
        self._memory = Steps(kept["memory"])
