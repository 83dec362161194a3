"""How likely a product is to stand in a slot, against the sum over all slates that have it there."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given

from policy import SLATE_POLICIES
from policy.places import MOST, places
from policy.sampling import best_of_each, propensities_of, softmax, uniform
from policy.thompson import Thompson
from tests.contracts.slate_policy import FEATURES, choose, varied
from tests.policy.test_sampling import floors, small, temperatures


@given(small, temperatures, floors)
def test_it_is_the_sum_over_all_slates_that_have_it_there(
    values: list[float], temps: list[float], floor: float
) -> None:
    conditional, n = softmax(values, temps, floor), len(values)
    weights = [1.0 / len(temps)] * len(temps)
    whole = {
        slate: found.prefix[-1]
        for slate in permutations(range(n), min(n, 3))
        if len((found := propensities_of(weights, conditional, n, slate)).prefix) == len(slate)
    }
    for slate in whole:
        found = places(weights, conditional, n, slate)
        assert found is not None
        for slot, cell in enumerate(slate):
            assert found[slot] == pytest.approx(sum(p for other, p in whole.items() if other[slot] == cell))


def test_what_is_never_drawn_takes_nothing_from_the_slots_below() -> None:
    assert places((1.0,), uniform, 4, (None, 2)) == pytest.approx((0.0, 0.25))


def test_impossible_sets_are_not_gone_over() -> None:
    # Fifty products and six slots, but each of the two components has one order only.
    scores = np.array([np.arange(50.0), -np.arange(50.0)])
    assert places((0.3, 0.7), best_of_each(scores, 0.0), 50, (49, 1, 47, 3, 45, 5)) == pytest.approx((0.3, 0.7) * 3)


def test_too_many_sets_are_given_up_soon() -> None:
    assert MOST < 50 * 49 * 48 / 6
    assert places((1.0,), uniform, 50, (0, 1, 2, 3)) is None


@pytest.mark.parametrize("name", sorted(SLATE_POLICIES))
def test_a_policy_says_it_of_what_it_shows_or_that_it_does_not_know(name: str) -> None:
    policy, offered = SLATE_POLICIES[name](FEATURES), varied(8)
    decision = choose(policy, offered, 3)
    found = policy.places(decision.context, offered, decision.slate)
    if isinstance(policy, Thompson):
        assert found is None
        return
    assert found is not None
    assert found[0] == pytest.approx(decision.propensities[0])
    for here, prefix in zip(found, decision.prefix_propensities, strict=True):
        assert prefix - 1e-9 <= here <= 1.0
