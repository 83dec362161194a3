"""`python -m benchmarks.policy`: our policies beside others in four worlds, in one run, then their speed.

The score is (value - random) / (best - random) by the worlds' true probabilities. Every policy plays the same turns.
"""

import os

# More threads than one are slower on the small matrices of a policy, and must be set before NumPy loads.
os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

import argparse
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import numpy as np

from benchmarks.policy.dense import WINDOW, Floats, World, share_table, windows
from benchmarks.policy.field import WORLDS, Make, everybody, run
from benchmarks.policy.speed import memory, speed

ROUNDS = 3_000
SEEDS = (101, 102, 103)


def scores(names: list[str], worlds: list[str], seeds: tuple[int, ...], rounds: int, workers: int | None) -> None:
    """One table per world; the lowest window is against the hand blend of the same turns."""
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        for kind in worlds:
            print(f"\n{kind}: {rounds} rounds, {len(seeds)} seeds")
            print(f"{'policy':<26}{'whole':>8}{'first 500':>11}{'last 1/4':>10}{'  worst 500 over hand blend'}")
            jobs = [(name, kind, seed, rounds) for name in ("hand-blend", *names) for seed in seeds]
            played = pool.map(run, jobs)
            blend = [next(played) for _ in seeds]
            for name in names:
                runs = [next(played) for _ in seeds]
                whole, first, last = share_table(runs)
                print(f"{name:<26}{whole:>8.3f}{first:>11.3f}{last:>10.3f}{margin(runs, blend):>+12.3f}", flush=True)


def margin(runs: list[Floats], blend: list[Floats]) -> float:
    """The smallest lead over the hand blend in any window of 500 rounds, the mean over the seeds."""
    leads = [np.array(windows(run)) - windows(other) for run, other in zip(runs, blend, strict=True)]
    return float(np.mean(leads, axis=0).min())


def speeds(makes: dict[str, Make]) -> None:
    """Ours beside the others, and as multiples of VowpalWabbit's."""
    print(f"\n{'policy':<26}{'choose p50 us':>14}{'p99 us':>8}{'learn/s':>10}   VowpalWabbit's times")
    found = {name: speed(make(World(SEEDS[0])), SEEDS[0]) for name, make in makes.items()}
    base = found.get("vw epsilon (defaults)")
    for name, one in found.items():
        times = f"{base.p50 / one.p50:>8.1f} choose {one.learned / base.learned:>8.1f} learn" if base else ""
        print(f"{name:<26}{one.p50:>14.0f}{one.p99:>8.0f}{one.learned:>10.0f}{times}", flush=True)
    print(f"memory of the default with 10,000 products: {memory():.1f} MiB")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--worlds", nargs="+", choices=WORLDS, default=list(WORLDS))
    parser.add_argument("--seeds", type=int, nargs="+", default=SEEDS)
    parser.add_argument("--only", nargs="+", help="these policies and no others")
    parser.add_argument("--workers", type=int, help="processes that play, one per processor unless told")
    asked = parser.parse_args()
    makes = everybody()
    if asked.only:
        makes = {name: makes[name] for name in asked.only}
    if asked.rounds:
        scores(list(makes), asked.worlds, tuple(asked.seeds), max(asked.rounds, WINDOW), asked.workers)
    speeds(makes)


if __name__ == "__main__":
    main()
