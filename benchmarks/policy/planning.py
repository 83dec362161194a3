"""What the best strategies are worth in a world that is known: the oracle that learners are measured against.

Bellman 1957; Howard 1960, "Dynamic Programming and Markov Processes".
"""

import numpy as np
from numpy.typing import NDArray

from benchmarks.policy.dialogues import PAY, TURNS, Floats, World

Plan = NDArray[np.int64]
"""The strategy of every turn and cell."""


def worth(world: World, after: Floats, turn: int, gamma: float = 1.0) -> Floats:
    """Q of every cell and strategy in one turn, when `after` is what each cell is worth in the next; -inf where masked.

    After the last turn nothing follows.
    """
    later = np.append(after, 0.0)[world.following] if turn < TURNS - 1 else 0.0
    q: Floats = np.where(world.open, (world.chance[turn] * (PAY + gamma * later)).sum(axis=-1), -np.inf)
    return q


def backward(world: World, gamma: float = 1.0) -> tuple[Floats, Plan]:
    """The worth of every turn and cell under the best play, and that play: exact, from the last turn to the first."""
    values, plan = np.zeros((TURNS + 1, len(world.start))), np.zeros((TURNS, len(world.start)), dtype=np.int64)
    for turn in reversed(range(TURNS)):
        q = worth(world, values[turn + 1], turn, gamma)
        values[turn], plan[turn] = q.max(axis=-1), q.argmax(axis=-1)
    return values[:TURNS], plan


def value_iteration(world: World, gamma: float = 1.0, tolerance: float = 1e-12) -> tuple[Floats, Plan]:
    """The same by sweeps over all turns at once until nothing moves."""
    values = np.zeros((TURNS + 1, len(world.start)))
    while True:
        q = np.stack([worth(world, values[turn + 1], turn, gamma) for turn in range(TURNS)])
        new = np.vstack([q.max(axis=-1), values[TURNS:]])
        if np.abs(new - values).max() <= tolerance:
            return new[:TURNS], q.argmax(axis=-1)
        values = new


def policy_iteration(world: World, gamma: float = 1.0) -> tuple[Floats, Plan]:
    """The same by judging a plan exactly and bettering it, until it is its own betterment."""
    plan = np.broadcast_to(world.open.argmax(axis=-1), (TURNS, len(world.start))).copy()
    while True:
        values = np.vstack([evaluate(world, one_hot(plan), gamma), np.zeros((1, len(world.start)))])
        q = np.stack([worth(world, values[turn + 1], turn, gamma) for turn in range(TURNS)])
        kept = np.take_along_axis(q, plan[..., None], axis=-1)[..., 0]
        better = q.max(axis=-1) > kept + 1e-12
        if not better.any():
            return values[:TURNS], plan
        plan = np.where(better, q.argmax(axis=-1), plan)


def evaluate(world: World, shares: Floats, gamma: float = 1.0) -> Floats:
    """The worth of every turn and cell when strategies are drawn with `shares` (turn, cell, strategy)."""
    values = np.zeros((TURNS + 1, len(world.start)))
    for turn in reversed(range(TURNS)):
        q = worth(world, values[turn + 1], turn, gamma)
        values[turn] = (shares[turn] * np.where(world.open, q, 0.0)).sum(axis=-1)
    return values[:TURNS]


def one_hot(plan: Plan) -> Floats:
    """A plan as shares."""
    return np.eye(7)[plan]


def expected(world: World, shares: Floats) -> float:
    """What a dialogue brings on average, undiscounted."""
    return float(world.start @ evaluate(world, shares)[0])


def random_shares(world: World) -> Floats:
    """All open strategies alike."""
    even = world.open / world.open.sum(axis=-1, keepdims=True)
    return np.broadcast_to(even, (TURNS, *even.shape))
