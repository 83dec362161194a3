"""The maths of drawing, over arbitrary scores."""

from itertools import pairwise, permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.random import default_rng

from policy.sampling import Conditional, draw, epsilon_greedy, pick, propensities_of, safe_pool, softmax, uniform

scores = st.lists(st.floats(-30.0, 30.0), min_size=1, max_size=12)
small = st.lists(st.floats(-3.0, 3.0), min_size=1, max_size=5)
floors = st.floats(0.0, 1.0)
temperatures = st.lists(st.floats(1e-3, 10.0), min_size=1, max_size=3)


@st.composite
def rows(draw_: st.DrawFn) -> tuple[Conditional, list[float], list[bool]]:
    """Any of the conditionals, its scores, and which cells are free (one at least)."""
    values = draw_(scores)
    free = draw_(st.lists(st.booleans(), min_size=len(values), max_size=len(values)).filter(any))
    kinds = (softmax(values, draw_(temperatures), draw_(floors)), epsilon_greedy(values, draw_(floors)), uniform)
    return draw_(st.sampled_from(kinds)), values, free


@given(rows())
def test_each_row_is_a_distribution_over_the_free_cells(case: tuple[Conditional, list[float], list[bool]]) -> None:
    conditional, _, free = case
    for row in conditional(free):
        assert sum(row) == pytest.approx(1.0)
        assert all(p >= 0.0 and (open_ or p == 0.0) for p, open_ in zip(row, free, strict=True))


@given(rows())
def test_a_better_score_is_never_less_likely(case: tuple[Conditional, list[float], list[bool]]) -> None:
    conditional, values, free = case
    for row in conditional(free):
        pairs = sorted((value, p) for value, p, open_ in zip(values, row, free, strict=True) if open_)
        for (low, p_low), (high, p_high) in pairwise(pairs):
            assert p_high >= p_low - 1e-12
            assert low != high or p_low == p_high, "equal scores, equal probabilities"


@given(rows(), st.randoms(use_true_random=False))
def test_moving_the_cells_moves_the_row(case: tuple[Conditional, list[float], list[bool]], chance: object) -> None:
    _, values, _ = case
    order = list(range(len(values)))
    chance.shuffle(order)  # type: ignore[attr-defined]  # a random.Random
    whole = [True] * len(values)
    here, there = (softmax(v, [0.3], 0.05)(whole)[0] for v in (values, [values[i] for i in order]))
    assert [here[i] for i in order] == pytest.approx(there)


@given(small, temperatures, st.floats(0.0, 0.5))
def test_prefixes_sum_to_one_over_all_slates(values: list[float], temps: list[float], floor: float) -> None:
    conditional, n = softmax(values, temps, floor), len(values)
    weights = [1.0 / len(temps)] * len(temps)
    for k in range(1, n + 1):
        whole = sum(propensities_of(weights, conditional, n, order).prefix[-1] for order in permutations(range(n), k))
        assert whole == pytest.approx(1.0)


@given(small, temperatures, st.floats(1e-6, 0.5), st.integers(0, 2**32))
def test_the_prefix_is_the_product_of_the_conditionals_and_sums_out_the_component(
    values: list[float], temps: list[float], floor: float, seed: int
) -> None:
    conditional, n = softmax(values, temps, floor), len(values)
    weights = [1.0 / len(temps)] * len(temps)
    drawn = draw(weights, conditional, n, n, default_rng(seed))
    assert sorted(drawn.order) == list(range(n))
    assert drawn.prefix == pytest.approx(np.cumprod(drawn.propensities))
    free, products = [True] * n, np.array(weights)
    for slot, cell in enumerate(drawn.order):
        products = products * [row[cell] for row in conditional(free)]
        free[cell] = False
        assert drawn.prefix[slot] == pytest.approx(products.sum())
    again = propensities_of(weights, conditional, n, drawn.order)
    assert (again.propensities, again.prefix) == (drawn.propensities, drawn.prefix)


def test_a_long_slate_of_unlikely_products_keeps_probabilities_above_zero() -> None:
    conditional = softmax([float(-i) for i in range(120)], [0.05, 0.35], 0.01)
    backwards = propensities_of([0.9, 0.1], conditional, 120, range(119, -1, -1))
    assert all(0.0 < p <= 1.0 for p in (*backwards.prefix, *backwards.propensities))


def test_the_floor_is_exact() -> None:
    row = softmax([0.0, -1000.0], [0.05], 0.01)([True, True])[0]
    assert row == pytest.approx([0.995, 0.005])


@given(scores, st.integers(1, 6))
def test_the_pool_holds_the_best_and_whoever_ties_with_the_last(values: list[float], size: int) -> None:
    pool = safe_pool(values, size)
    outside = set(range(len(values))) - set(pool)
    assert len(pool) >= min(size, len(values))
    assert all(values[i] < values[j] for i in outside for j in pool)
    if len(pool) > size:
        assert sum(values[j] > min(values[i] for i in pool) for j in pool) < size


def test_cells_of_probability_zero_are_never_picked() -> None:
    class Edge:
        def __init__(self, value: float) -> None:
            self.value = value

        def random(self) -> float:
            return self.value

    for value in (0.0, 0.5, np.nextafter(1.0, 0.0)):
        assert pick([0.0, 0.5, 0.0, 0.5, 0.0], Edge(value)) in {1, 3}  # type: ignore[arg-type]  # only random() is used
