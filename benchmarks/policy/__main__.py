"""`python -m benchmarks.policy`: processor time per choice, slates learned per second, scores in the dense world."""

import os

# More threads than one are slower on the small matrices of a policy, and must be set before NumPy loads.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from time import process_time

import numpy as np
from numpy.random import default_rng

from benchmarks.policy.dense import FEATURES, SLATE, START, World, play, reactions, share_table
from policy import SLATE_POLICIES

ROUNDS = 2_000
SEEDS = (101, 102)
TIMED = 1_500


def speed(name: str) -> tuple[float, float, float]:
    """Median and 99th percentile of a choice in microseconds, and slates learned per second: processor time, so that
    what else the machine does hardly matters."""
    world, rng = World(SEEDS[0]), default_rng(0)
    policy = SLATE_POLICIES[name](FEATURES, prior=world.hand_weights)
    choices, learned = [], 0.0
    for number in range(TIMED):
        turn = world.turn(number)
        start = process_time()
        decision = policy.choose(turn.context, turn.candidates, SLATE, decision_id=str(number), now=START, rng=rng)
        choices.append(process_time() - start)
        place = {candidate.product_id: cell for cell, candidate in enumerate(turn.candidates)}
        heard = reactions(decision, turn.attraction[[place[shown] for shown in decision.slate]], rng)
        start = process_time()
        policy.learn(heard)
        learned += process_time() - start
    p50, p99 = np.quantile(choices, [0.5, 0.99]) * 1e6
    return float(p50), float(p99), TIMED / learned


def main() -> None:
    """Print one row per policy."""
    print(f"50 candidates x 20 features, slate of {SLATE}; dense world, {ROUNDS} rounds, {len(SEEDS)} seeds")
    print(
        f"{'policy':<24}{'choose p50 us':>14}{'p99 us':>8}{'learn/s':>10}{'score':>8}{'first 500':>11}{'last 1/4':>10}"
    )
    for name, make in SLATE_POLICIES.items():
        p50, p99, learned = speed(name)
        for warm in (True, False) if name == "plackett-luce" else (True,):
            runs = []
            for seed in SEEDS:
                world = World(seed)
                runs.append(play(make(FEATURES, prior=world.hand_weights if warm else None), world, ROUNDS, seed))
            whole, first, last = share_table(runs)
            title, figures = (name, f"{p50:>14.0f}{p99:>8.0f}{learned:>10.0f}") if warm else (f"{name}, cold", " " * 32)
            print(f"{title:<24}{figures}{whole:>8.3f}{first:>11.3f}{last:>10.3f}", flush=True)


if __name__ == "__main__":
    main()
