"""Worlds small enough to enumerate, and stages that need no learning."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import permutations, product

import numpy as np
from numpy.random import default_rng

from benchmarks.policy.ope import Stage
from policy.base import Candidate
from policy.evaluation.log import Log, Model
from policy.plackett_luce import COOL, PlackettLuce
from policy.slate import Slates

NOW = datetime(2026, 3, 1, tzinfo=UTC)
OFFER = tuple(Candidate(f"p{number}", {"x": value}) for number, value in enumerate((0.1, 0.5, 0.6, 0.9)))
SLOTS = 3
Clicked = Callable[[tuple[str, ...], str], float]
"""The products above and the product -> the chance of a click."""


def mixture(weight: float) -> PlackettLuce:
    """A real policy that likes x so much, over the whole offer, at 0.12 and 0.4 while it has heard of no click."""
    parts = ((0.7, 0.12 / COOL), (0.3, 0.4 / COOL))
    return PlackettLuce(("x",), prior={"x": (weight, 20.0)}, mixture=parts, floor=0.05)


def clicked(above: tuple[str, ...], name: str) -> float:
    """The chance of a click, which hangs on the cards above as well: the cascade that prefix estimators allow."""
    own = (0.1, 0.3, 0.2, 0.6)[int(name[1])]
    return own * (0.5 if "p3" in above else 1.0) * 0.8 ** len(above)


def alone(above: tuple[str, ...], name: str) -> float:
    """The chance of a click where it hangs on the product and its slot only, as positions assume."""
    return clicked((), name) * 0.8 ** len(above)


def outcomes(likely: Clicked = clicked) -> Iterator[tuple[tuple[str, ...], tuple[int, ...], float]]:
    """Every slate with every pattern of clicks, and how likely the clicks are on that slate."""
    for slate in permutations([candidate.product_id for candidate in OFFER], SLOTS):
        chances = [likely(slate[:slot], name) for slot, name in enumerate(slate)]
        for clicks in product((0, 1), repeat=SLOTS):
            parts = (chance if one else 1 - chance for chance, one in zip(chances, clicks, strict=True))
            yield slate, clicks, float(np.prod(list(parts)))


def prefixes(policy: Slates, slate: tuple[str, ...]) -> tuple[float, ...]:
    """How likely each prefix of the slate is."""
    found = policy.propensities({}, OFFER, slate)
    assert found is not None
    return found[1]


def value(policy: Slates, likely: Clicked = clicked) -> float:
    """Clicks per slate, exactly."""
    return sum(prefixes(policy, slate)[-1] * chance * sum(clicks) for slate, clicks, chance in outcomes(likely))


def everything(logging: Slates, target: Slates, seed: int, likely: Clicked = clicked) -> tuple[Log, np.ndarray]:
    """Every outcome as one decision, with a model that knows nothing of the world; and the outcomes' probabilities."""
    rng = default_rng(seed)
    worth = rng.uniform(-1, 1, len(OFFER))
    ahead = rng.uniform(-1, 1, SLOTS)
    rewards, logged, wished, shown, expected, odds, positions = [], [], [], [], [], [], []
    for slate, clicks, chance in outcomes(likely):
        cells = [int(name[1]) for name in slate]
        rewards.append(clicks)
        logged.append(prefixes(logging, slate))
        wished.append(prefixes(target, slate))
        shown.append(worth[cells])
        expected.append(np.array(target.rows({}, OFFER, slate)) @ worth)
        odds.append(logged[-1][-1] * chance)
        positions.append(np.array(target.places({}, OFFER, slate)) / logging.places({}, OFFER, slate))
    count = len(odds)
    model = Model(np.array(shown), np.array(expected), np.tile(ahead, (count, 1)), np.zeros(count))
    log = Log(
        np.array(rewards, dtype=float),
        np.array(logged),
        np.array(wished),
        np.ones((count, SLOTS), dtype=bool),
        np.arange(count),
        model,
        np.array(positions),
    )
    return log, np.array(odds)


def stage(seed: int, *, turns: int = 1_500, moved: float = 0.15) -> Stage:
    """A logging model, a target's that differs from it by `moved` on the logit scale, and a truth near both."""
    rng = default_rng(seed)
    truth = rng.normal(-1.8, 0.8, (turns, 30))
    before = truth + rng.normal(0, 0.3, truth.shape)
    return Stage(before, before + rng.normal(0, moved, truth.shape), 1 / (1 + np.exp(-truth)))
