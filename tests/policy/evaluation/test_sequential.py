"""The comparison of two arms: watched all the time, it is wrong in 5 % of the cases at most; a plain test is not."""

import numpy as np
from numpy.random import default_rng

from policy.evaluation.sequential import REWARDS, SHOPPERS, Arm, boundary, compare

LOOKS = (60, 90, 130, 200, 300, 450, 700, 1_000, 1_500, 2_200, 3_300, 5_000)


def watched(rates: tuple[float, float], share: float, seed: int, *, fixed: bool = False) -> str:
    """The first answer that is one, looking at growing numbers of shoppers who come several times."""
    rng = default_rng(seed)
    total = LOOKS[-1] * 4
    visits = rng.geometric(0.4, total)
    eager = rng.choice([0.3, 1.7], total)
    challenged = rng.random(total) < share
    chance = np.where(challenged, rates[1], rates[0]) * eager
    earned = rng.binomial(visits, np.minimum(chance, 1)).astype(float)
    for look in LOOKS:
        now = slice(0, look * 4)
        champion, challenger = (
            Arm(earned[now][side], visits[now][side].astype(float)) for side in (~challenged[now], challenged[now])
        )
        found = compare(champion, challenger)
        if fixed and np.isfinite(found.low):
            half = 1.96 * np.sqrt(champion.variance + challenger.variance)
            if abs(found.difference) > half:
                return "worse" if found.difference < 0 else "better"
        elif not fixed and found.answer != "not enough evidence":
            return found.answer
    return "not enough evidence"


def test_equal_arms_are_told_apart_in_5_of_100_at_most() -> None:
    for share in (0.5, 0.1):
        false = sum(watched((0.1, 0.1), share, seed) != "not enough evidence" for seed in range(150))
        # 5 % of 150 are 7 or 8; 15 or more would come by chance once in a hundred times.
        assert false < 15, share


def test_a_plain_interval_would_be_wrong_far_more_often() -> None:
    false = sum(watched((0.1, 0.1), 0.5, seed, fixed=True) != "not enough evidence" for seed in range(100))
    assert false > 14


def test_a_worse_and_a_better_arm_are_found() -> None:
    assert [watched((0.12, 0.06), 0.1, seed) for seed in range(10)].count("worse") >= 9
    assert [watched((0.06, 0.12), 0.5, seed) for seed in range(10)].count("better") >= 9


def test_nothing_is_said_too_early() -> None:
    few = Arm(np.ones(SHOPPERS - 1), np.ones(SHOPPERS - 1))
    many = Arm(np.zeros(1_000), np.ones(1_000))
    for pair in ((few, many), (many, few), (many, many)):
        found = compare(*pair)
        assert found.answer == "not enough evidence"
        assert str(REWARDS) in found.says
    nobody = Arm.of(np.zeros(0), np.zeros(0, dtype=np.int64))
    assert compare(nobody, nobody).answer == "not enough evidence"


def test_decisions_of_a_shopper_count_together() -> None:
    arm = Arm.of(np.array([1.0, 0.0, 1.0, 0.0]), np.array([0, 0, 1, 2]))
    assert arm.decisions.tolist() == [2.0, 1.0, 1.0]
    assert arm.value == 0.5
    assert arm.rewarded == 2


def test_the_boundary_is_wider_than_a_plain_one_and_grows_only_slowly() -> None:
    reach = [boundary(count, 0.05) for count in (30, 500, 1e4, 1e6)]
    assert min(reach) > 1.96
    assert reach[-1] < 4.5
