"""How long a choice takes, how many slates are learned per second, and how much memory ten thousand products take."""

import gc
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from time import process_time

import numpy as np
from numpy.random import default_rng

from benchmarks.policy.dense import BRANDS, FEATURES, SLATE, START, Player, World, reactions
from policy import SLATE_POLICIES
from policy.base import Candidate, Decision, Feedback

WARM = 300
TIMED = 1_500
PRODUCTS = 10_000


@dataclass(frozen=True, slots=True)
class Speed:
    """Processor time, so that what else the machine does hardly matters."""

    p50: float
    """Microseconds per choice of 4 out of 50 with 20 features."""
    p99: float
    learned: float
    """Slates per second."""


def speed(policy: Player, seed: int) -> Speed:
    """Of a policy that has all segments and most products behind it."""
    world, rng = World(seed), default_rng(0)
    choices, learning = [], 0.0
    gc.collect()
    gc.disable()
    for number in range(WARM + TIMED):
        turn, now = world.turn(number), START + timedelta(minutes=number)
        start = process_time()
        decision = policy.choose(turn.context, turn.candidates, SLATE, decision_id=str(number), now=now, rng=rng)
        chosen = process_time() - start
        place = {candidate.product_id: cell for cell, candidate in enumerate(turn.candidates)}
        heard = reactions(decision, turn.attraction[[place[shown] for shown in decision.slate]], rng)
        start = process_time()
        policy.learn(heard)
        if number >= WARM:
            choices.append(chosen)
            learning += process_time() - start
    gc.enable()
    p50, p99 = np.quantile(choices, [0.5, 0.99]) * 1e6
    return Speed(float(p50), float(p99), TIMED / learning)


def memory(make: Callable[[], Player] = lambda: SLATE_POLICIES["plackett-luce"](FEATURES)) -> float:
    """MiB that a policy holds after a showing of each of ten thousand products in four segments."""
    rng = default_rng(0)
    values = rng.random((PRODUCTS, len(FEATURES))).tolist()
    gc.collect()
    tracemalloc.start()
    policy = make()
    for start in range(0, PRODUCTS, SLATE):
        shown = tuple(
            Candidate(f"p{n}", dict(zip(FEATURES, values[n], strict=True)), {"brand": f"b{n % BRANDS}"})
            for n in range(start, start + SLATE)
        )
        slate = tuple(candidate.product_id for candidate in shown)
        ones, context = (1.0,) * SLATE, {"segment": f"s{start % 4}"}
        decision = Decision(str(start), shown, slate, ones, ones, (False,) * SLATE, True, "any", context, START)
        policy.learn([Feedback(decision, name, name, "ignored", 1.0, START) for name in slate])
    del shown, decision
    gc.collect()
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return held / 2**20
