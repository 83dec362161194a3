"""`python -m benchmarks.policy.mdp [WORLD …]`: how near the optimum each strategy learner comes, and how fast it is.

Score = (worth of its greedy play - random) / (optimum - random), both exact, after so many dialogues; undiscounted.
"""

import os

# More threads than one are slower on small matrices, and must be set before NumPy loads.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
from dataclasses import dataclass
from time import process_time

import numpy as np
from numpy.random import default_rng

from benchmarks.policy.dialogues import CELLS, FEATURES, PAY, TURNS, WORLDS, World
from benchmarks.policy.planning import backward, expected, one_hot, random_shares
from policy import STRATEGIES, STRATEGY_POLICIES
from policy.base import StrategyPolicy, Transition

MARKS = (500, 2_000, 5_000, 20_000)
SEEDS = (11, 12, 13)


@dataclass(frozen=True, slots=True)
class Run:
    """One learner in one world."""

    scores: tuple[float, ...]
    """Of the greedy play after each of the marks."""
    online: float
    """Of the dialogues themselves, exploring included."""
    microseconds: float
    """Processor time of a choice and what it teaches, on average."""


def play(policy: StrategyPolicy, world: World, marks: tuple[int, ...], seed: int) -> Run:
    """Let the policy talk to shoppers until the last mark."""
    rng, low, high = default_rng([seed, 7]), expected(world, random_shares(world)), optimum(world)
    states = [[world.state(turn, cell) for cell in range(len(CELLS))] for turn in range(TURNS)]
    masks = [world.mask(cell) for cell in range(len(CELLS))]
    scores, earned, spent, steps = [], 0.0, 0.0, 0
    for number in range(1, max(marks) + 1):
        cell = int(rng.choice(len(CELLS), p=world.start))
        for turn in range(TURNS):
            began = process_time()
            choice = policy.choose(states[turn][cell], masks[cell], rng=rng)
            spent += process_time() - began
            arm = STRATEGIES.index(choice.name)
            outcome = int(rng.choice(len(PAY), p=world.chance[turn, cell, arm]))
            after = int(world.following[cell, arm, outcome])
            over = after < 0 or turn == TURNS - 1
            ahead = (None, {}) if over else (states[turn + 1][after], masks[after])
            step = Transition(states[turn][cell], choice.name, float(PAY[outcome]), *ahead)
            began = process_time()
            policy.learn(step)
            spent += process_time() - began
            steps, earned = steps + 1, earned + PAY[outcome]
            if over:
                break
            cell = after
        if number in marks:
            scores.append((expected(world, greedy_play(policy, world)) - low) / (high - low))
    return Run(tuple(scores), (earned / max(marks) - low) / (high - low), spent / steps * 1e6)


def optimum(world: World) -> float:
    """What a dialogue brings under the best play."""
    return float(world.start @ backward(world)[0][0])


def greedy_play(policy: StrategyPolicy, world: World) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """The likeliest strategy of every state, as shares."""
    rng, plan = default_rng(0), np.zeros((TURNS, len(CELLS)), dtype=np.int64)
    for turn in range(TURNS):
        for cell in range(len(CELLS)):
            shares = policy.choose(world.state(turn, cell), world.mask(cell), rng=rng).probabilities
            plan[turn, cell] = max(range(len(STRATEGIES)), key=lambda arm: shares[STRATEGIES[arm]])
    return one_hot(plan)


def main() -> None:
    """Print one row per world and learner."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("worlds", nargs="*", default=list(WORLDS), help="which worlds; all without")
    parser.add_argument("--learner", action="append", help="which learners; all without")
    parser.add_argument("--sessions", type=int, default=MARKS[-1], help="dialogues at most")
    arguments = parser.parse_args()
    marks = tuple(mark for mark in MARKS if mark <= arguments.sessions)
    title = "".join(f"{mark:>9}" for mark in marks)
    print(f"mean (lowest) of the seeds {', '.join(map(str, SEEDS))}; about {TURNS * len(CELLS)} states")
    print(f"{'world':<8}{'learner':<16}{title}{'lowest':>9}{'online':>9}{'us/turn':>9}")
    for name in arguments.worlds:
        for learner in arguments.learner or STRATEGY_POLICIES:
            runs = [play(STRATEGY_POLICIES[learner](FEATURES), WORLDS[name](seed), marks, seed) for seed in SEEDS]
            scores = np.array([run.scores for run in runs])
            row = "".join(f"{score:>9.3f}" for score in scores.mean(axis=0))
            online, spent = (np.mean([getattr(run, key) for run in runs]) for key in ("online", "microseconds"))
            print(f"{name:<8}{learner:<16}{row}{scores[:, -1].min():>9.3f}{online:>9.3f}{spent:>9.0f}", flush=True)


if __name__ == "__main__":
    main()
