"""A world to choose in: a thousand products, shoppers in four segments, position-based clicks at 6 % attraction.

The truth is close to logit-linear in the features plus a product effect, a brand effect, weights that differ by segment
and one interaction no policy is told about. That favours logistic models with offsets; scores here are no evidence
about other worlds.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from heapq import heappop, heappush
from typing import Protocol

import numpy as np
from numpy.random import Generator, default_rng
from numpy.typing import NDArray

from policy.base import Candidate, Context, Decision, Feedback

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

FEATURES = tuple(f"x{number}" for number in range(20))
LOOKS = np.array([1.0, 0.75, 0.6, 0.5])
START = datetime(2026, 1, 1, tzinfo=UTC)
OFFERED, SLATE, PRODUCTS, BRANDS, SEGMENTS = 50, 4, 1_000, 40, 4
WINDOW = 500
OF_PRODUCT = 10
"""So many of the features belong to the product; the others to product and turn, as relevance does."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What is offered, and the true probability of a click on each in the first slot."""

    context: dict[str, float | str]
    candidates: tuple[Candidate, ...]
    attraction: Floats


class Player(Protocol):
    """As much of a slate policy as a world needs; peers give no more."""

    def choose(
        self,
        context: Context,
        candidates: Sequence[Candidate],
        k: int,
        *,
        decision_id: str,
        now: datetime,
        rng: Generator,
    ) -> Decision:
        """A slate."""

    def learn(self, feedback: Sequence[Feedback]) -> None:
        """Take in feedback."""


class World:
    """Everything follows from the seed. The other worlds change what differs in theirs."""

    rate = 0.06
    """The mean probability of a click on what is offered, in the first slot."""
    longest_delay = 0
    """In rounds, of the feedback."""

    def __init__(self, seed: int) -> None:
        rng = default_rng([seed, 0])
        self._seed = seed
        self._fixed = rng.beta(2, 2, (PRODUCTS, OF_PRODUCT))
        self._brand = rng.integers(0, BRANDS, PRODUCTS)
        self._category = rng.integers(0, 12, PRODUCTS)
        self._weights = np.where(rng.random(len(FEATURES)) < 0.6, rng.normal(0, 1.2, len(FEATURES)), 0.0)
        self._weights[0] = 2.0
        self._of_segment = rng.normal(0, 0.4, (SEGMENTS, len(FEATURES)))
        self._effect = rng.normal(0, 0.4, PRODUCTS) + rng.normal(0, 0.25, BRANDS)[self._brand]
        self._level = 0.0
        self._prepare(rng)
        logits = np.concatenate([self._logits(*self._found(default_rng([seed, 1, n])), 0) for n in range(200)])
        levels = np.linspace(-12.0, 4.0, 400)
        rates = [self._attraction(logits + level).mean() for level in levels]
        self._level = float(np.interp(self.rate, rates, levels))

    def _prepare(self, rng: Generator) -> None:
        """Draw what only this kind of world has."""

    @property
    def hand_weights(self) -> dict[str, tuple[float, float]]:
        """What a careful shopkeeper would guess: half of the truth, and somewhat wrong."""
        guess = 0.5 * self._weights + default_rng([self._seed, 2]).normal(0, 0.3, len(FEATURES))
        return {name: (float(mean), 20.0) for name, mean in zip(FEATURES, guess, strict=True)}

    def turn(self, number: int) -> Turn:
        """What is offered in a turn, the most relevant first."""
        products, segment, values = self._found(default_rng([self._seed, 3, number]))
        order = np.argsort(-values[:, 0])
        products, values = products[order], values[order]
        candidates = tuple(
            Candidate(
                self._name(product, number),
                dict(zip(FEATURES, row, strict=True)),
                {"brand": f"b{self._brand[product]}", "category": f"c{self._category[product]}"},
            )
            for product, row in zip(products.tolist(), self._values(products, values, number).tolist(), strict=True)
        )
        logits = self._logits(products, segment, values, number)
        return Turn({"segment": f"s{segment}"}, candidates, self._attraction(logits + self._level))

    def clicks(self, attraction: Floats, rng: Generator) -> NDArray[np.bool_]:
        """Which cards of a slate are clicked, given how attractive they are."""
        clicked: NDArray[np.bool_] = rng.random(len(attraction)) < attraction * LOOKS
        return clicked

    def value(self, attraction: Floats) -> float:
        """The expected number of clicks on a slate; the best slate shows the most attractive first."""
        return float(attraction @ LOOKS)

    def _found(self, rng: Generator) -> tuple[Ints, int, Floats]:
        products = rng.choice(PRODUCTS, OFFERED, replace=False)
        of_turn = rng.beta(2, 2, (OFFERED, len(FEATURES) - OF_PRODUCT))
        return products, int(rng.integers(SEGMENTS)), np.hstack([of_turn, self._fixed[products]])

    def _name(self, product: int, number: int) -> str:
        return f"p{product}"

    def _values(self, products: Ints, values: Floats, number: int) -> Floats:
        """The features as the policy sees them."""
        return values

    def _logits(self, products: Ints, segment: int, values: Floats, number: int) -> Floats:
        centred = values - 0.5
        hidden = 2.0 * centred[:, 1] * centred[:, 11]
        logits: Floats = centred @ (self._weights + self._of_segment[segment]) + self._effect[products] + hidden
        return logits

    def _attraction(self, logits: Floats) -> Floats:
        attraction: Floats = 1 / (1 + np.exp(-logits))
        return attraction


def answers(decision: Decision, clicked: Sequence[bool] | NDArray[np.bool_]) -> list[Feedback]:
    """A click or silence for every card."""
    return [
        Feedback(decision, name, name, "click" if one else "ignored", 1.0, decision.at)
        for name, one in zip(decision.slate, clicked, strict=True)
    ]


def reactions(decision: Decision, attraction: Floats, rng: Generator) -> list[Feedback]:
    """A click or silence for every card, by its slot and how attractive it is."""
    return answers(decision, rng.random(len(decision.slate)) < attraction * LOOKS)


def play(policy: Player, world: World, rounds: int, seed: int) -> Floats:
    """Per round the true value of the slate shown, of a random one and of the best one: three columns."""
    rng, chance = default_rng([seed, 4]), default_rng([seed, 5])
    values = np.zeros((rounds, 3))
    waiting: list[tuple[int, int, list[Feedback]]] = []
    for number in range(rounds):
        turn = world.turn(number)
        decision = policy.choose(
            turn.context,
            turn.candidates,
            SLATE,
            decision_id=str(number),
            now=START + timedelta(minutes=number),
            rng=rng,
        )
        place = {candidate.product_id: cell for cell, candidate in enumerate(turn.candidates)}
        shown = turn.attraction[[place[name] for name in decision.slate]]
        best = np.sort(turn.attraction)[: -SLATE - 1 : -1]
        values[number] = (
            world.value(shown),
            world.value(np.full(SLATE, turn.attraction.mean())),
            world.value(best),
        )
        due = number + int(chance.integers(world.longest_delay + 1))
        heappush(waiting, (due, number, answers(decision, world.clicks(shown, chance))))
        while waiting and waiting[0][0] <= number:
            policy.learn(heappop(waiting)[2])
    return values


def score(values: Floats) -> float:
    """(value - random) / (best - random), from true probabilities: there is no click noise in it."""
    value, chance, best = values.sum(axis=0)
    return float((value - chance) / (best - chance))


def parts(values: Floats) -> tuple[float, float, float]:
    """The score of the whole run, of its first 500 rounds and of its last quarter."""
    return score(values), score(values[:WINDOW]), score(values[-len(values) // 4 :])


def windows(values: Floats) -> list[float]:
    """The score of each 500 rounds."""
    return [score(values[start : start + WINDOW]) for start in range(0, len(values) - WINDOW + 1, WINDOW)]


def share_table(runs: Sequence[Floats]) -> tuple[float, float, float]:
    """The mean score of several runs: the whole, the first 500 rounds, the last quarter."""
    whole, first, last = np.mean([parts(run) for run in runs], axis=0).tolist()
    return whole, first, last
