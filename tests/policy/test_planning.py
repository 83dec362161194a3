"""The oracle of the strategy level, and that the default learner comes near it in worlds it does not know."""

import numpy as np
import pytest

from benchmarks.policy.dialogues import CELLS, FEATURES, PAY, TURNS, WORLDS
from benchmarks.policy.mdp import optimum, play
from benchmarks.policy.planning import backward, evaluate, expected, one_hot, policy_iteration, random_shares
from benchmarks.policy.planning import value_iteration as value
from policy import STRATEGIES, STRATEGY_POLICIES


@pytest.mark.parametrize("name", WORLDS)
def test_outcomes_are_chances_and_every_state_has_an_open_strategy(name: str) -> None:
    world = WORLDS[name](1)
    assert world.chance.min() >= 0.0
    assert world.chance.sum(axis=-1) == pytest.approx(1.0)
    assert world.open.any(axis=1).all()
    assert world.start.sum() == pytest.approx(1.0)
    assert len({tuple(sorted(world.state(t, c))) for t in range(TURNS) for c in range(len(CELLS))}) == 1_024


@pytest.mark.parametrize("name", WORLDS)
@pytest.mark.parametrize("gamma", [0.9, 1.0])
def test_three_ways_to_the_optimum_agree(name: str, gamma: float) -> None:
    world = WORLDS[name](2)
    exact, plan = backward(world, gamma)
    for found, other in (value(world, gamma), policy_iteration(world, gamma)):
        assert found == pytest.approx(exact)
        assert evaluate(world, one_hot(other), gamma) == pytest.approx(exact)
    assert evaluate(world, one_hot(plan), gamma) == pytest.approx(exact)


def test_no_play_is_better_than_the_optimum_and_one_by_hand_is_right() -> None:
    world = WORLDS["shop"](3)
    rng = np.random.default_rng(0)
    for _ in range(20):
        noise = np.where(world.open, rng.random((TURNS, *world.open.shape)), -1.0)
        assert expected(world, one_hot(noise.argmax(axis=-1))) <= optimum(world)
    # The last turn by hand: nothing follows it.
    last = evaluate(world, random_shares(world))[-1]
    cell = 5
    arms = np.flatnonzero(world.open[cell])
    assert last[cell] == pytest.approx(np.mean([world.chance[-1, cell, arm] @ PAY for arm in arms]))


def test_asking_first_pays_somewhere_only_because_of_what_follows() -> None:
    world = WORLDS["shop"](1)
    far, near = (backward(world, gamma)[1] for gamma in (1.0, 0.0))
    ask = STRATEGIES.index("clarify")
    assert (far[0] == ask).sum() > (near[0] == ask).sum()


def test_six_hundred_dialogues_teach_linear_q_more_than_half() -> None:
    found = play(STRATEGY_POLICIES["linear-q"](FEATURES), WORLDS["shop"](4), (600,), 4)
    assert found.scores[0] > 0.5


@pytest.mark.long
@pytest.mark.parametrize("name", WORLDS)
def test_twenty_thousand_dialogues_teach_it_nearly_all(name: str) -> None:
    scores = [
        play(STRATEGY_POLICIES["linear-q"](FEATURES), WORLDS[name](seed), (2_000, 5_000, 20_000), seed).scores
        for seed in (4, 5, 6)
    ]
    assert (np.mean(scores, axis=0) >= (0.72, 0.84, 0.92)).all(), scores
