"""Guards act before the draw: what is drawn keeps its probability, what is not drawn says so."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.random import default_rng

from policy import SLATE_POLICIES
from policy.base import OFFSET, Candidate, Decision
from policy.guards import LATE, Bounds, Guards, worth
from tests.contracts.slate_policy import LEVEL, SEEDS, g_test

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
FEATURES = ("good", "rating")
PRIOR = {"good": (3.0, 20.0), "rating": (0.5, 20.0)}
HAND = {"good": 3.0, "rating": 0.5}
OFFERED = tuple(
    Candidate(f"p{n}", {"good": n / 10, "rating": 0.5}, {"brand": "Acme" if n % 2 else "Fell"}) for n in range(10)
)


def decide(
    guards: Guards, name: str = "plackett-luce", seed: int = 0, at: datetime = NOW, k: int = 4, **settings: object
) -> Decision:
    policy = SLATE_POLICIES[name](FEATURES, prior=PRIOR, **settings)
    return guards.choose(policy, {}, OFFERED, k, decision_id=f"d{seed}", now=at, rng=default_rng(seed))


def test_without_bounds_the_policys_own_decision_stands() -> None:
    for seed in range(5):
        made = decide(Guards(HAND, Bounds(floor=0.0)), seed=seed)
        bare = SLATE_POLICIES["plackett-luce"](FEATURES, prior=PRIOR)
        assert made == bare.choose({}, OFFERED, 4, decision_id=f"d{seed}", now=NOW, rng=default_rng(seed))


def test_a_policy_that_explores_too_dearly_gives_way_to_the_blend_before_anything_is_drawn() -> None:
    wild = decide(Guards(HAND, Bounds(floor=0.95)), "epsilon-greedy", epsilon=1.0)
    assert wild.slate == ("p9", "p8", "p7", "p6")
    assert (wild.context["guard"], wild.evaluable, set(wild.propensities)) == ("floor", False, {1.0})
    calm = decide(Guards(HAND, Bounds(floor=0.95)), "epsilon-greedy", epsilon=0.01)
    assert "guard" not in calm.context
    assert calm.evaluable


def test_the_floor_is_decided_alike_whatever_is_drawn() -> None:
    found = {"guard" in decide(Guards(HAND, Bounds(floor=0.97)), seed=seed).context for seed in range(20)}
    assert len(found) == 1


@pytest.mark.parametrize("seed", SEEDS)
def test_draws_behind_the_guards_agree_with_their_probabilities(seed: int) -> None:
    rng = default_rng(seed)
    policy = SLATE_POLICIES["plackett-luce"](FEATURES, prior=PRIOR)
    guards = Guards(HAND, Bounds(floor=0.0, most={"brand:Acme": 1.0}))
    drawn = [guards.choose(policy, {}, OFFERED, 1, decision_id="d", now=NOW, rng=rng) for _ in range(1_500)]
    likely = {made.slate[0]: made.propensities[0] for made in drawn}
    rare = max(1.0 - sum(likely.values()), 0.0)
    expected = {**likely, **({"never drawn": rare} if rare > 1e-9 else {})}
    assert g_test(Counter(made.slate[0] for made in drawn), expected) > LEVEL


def test_the_budget_of_explored_slots_ends_exploring_until_the_next_day() -> None:
    guards = Guards(HAND, Bounds(floor=0.0, explored_per_day=3))
    explored = 0
    for seed in range(40):
        made = decide(guards, "epsilon-greedy", seed=seed, epsilon=0.5)
        if explored >= 3:
            assert made.slate == ("p9", "p8", "p7", "p6")
            assert (made.context["guard"], made.evaluable) == ("budget", False)
        else:
            assert "guard" not in made.context
        explored += sum(made.explored)
    assert 3 <= explored <= 3 + 3, "a list that began within the budget is shown whole"
    assert "guard" not in decide(guards, "epsilon-greedy", at=NOW + timedelta(days=1)).context


def test_the_log_holds_not_the_process() -> None:
    """What others showed counts, what is read again counts once, and another day does not."""
    bounds = Bounds(floor=0.0, explored_per_day=3, most={"brand:Acme": 0.4})
    one, other = Guards(HAND, bounds), Guards(HAND, bounds)
    shown = [decide(one, "epsilon-greedy", seed=seed, epsilon=1.0) for seed in range(2)]
    assert sum(sum(made.explored) for made in shown) >= 3
    assert other.since(NOW) == datetime(2026, 11, 27, tzinfo=UTC)
    for made in (*shown, *shown, replace(shown[0], decision_id="before", at=NOW - timedelta(days=1))):
        other.note(made)
    assert other.noted == {"d0", "d1"}
    assert other.since(NOW) == NOW - LATE
    for seed in range(2, 6):
        here, there = (decide(guards, "epsilon-greedy", seed=seed, epsilon=0.5) for guards in (one, other))
        assert here == there
        assert here.context["guard"] == "budget"
    assert other.since(NOW + timedelta(days=1)) == datetime(2026, 11, 28, tzinfo=UTC)
    assert not other.noted
    assert Guards(HAND, Bounds(floor=0.9)).since(NOW) is None, "without such bounds nothing has to be read"


def test_a_time_without_a_zone_is_utc() -> None:
    guards = Guards(HAND, Bounds(floor=0.0, explored_per_day=3))
    for seed in range(3):
        decide(guards, seed=seed, at=NOW.replace(tzinfo=None))
    assert guards.since(NOW) == NOW - LATE


def test_at_most_the_last_slot_is_explored_and_its_probability_is_exact() -> None:
    guards = Guards(HAND, Bounds(floor=0.0, one_explored_slot=True))
    for seed in range(20):
        made = decide(guards, "epsilon-greedy", seed=seed, epsilon=0.7)
        assert made.slate[:3] == ("p9", "p8", "p7")
        assert made.propensities[:3] == (1.0, 1.0, 1.0)
        assert made.prefix_propensities[3] == made.propensities[3] < 1.0
        assert sum(made.explored) <= 1
        assert not made.evaluable
        best = made.slate[3] == "p6"
        assert made.propensities[3] == pytest.approx(0.3 + 0.1 if best else 0.1)


def test_a_brand_shown_too_much_steps_back_and_one_shown_too_little_comes_forward() -> None:
    ceiling = Guards(HAND, Bounds(floor=0.0, most={"brand:Acme": 0.4}))
    policy = SLATE_POLICIES["greedy"](FEATURES, prior=PRIOR)
    shown: Counter[str] = Counter()
    for number in range(100):
        made = ceiling.choose(policy, {}, OFFERED, 4, decision_id=f"d{number}", now=NOW, rng=default_rng(number))
        brands = {c.product_id: c.groups["brand"] for c in OFFERED}
        shown.update(brands[product_id] for product_id in made.slate)
    assert shown["Acme"] / shown.total() == pytest.approx(0.4, abs=0.02)
    floor = Guards(HAND, Bounds(floor=0.0, least={"brand:Fell": 0.9}))
    pushed = floor.choose(policy, {}, OFFERED, 4, decision_id="d", now=NOW, rng=default_rng(0))
    offsets = {c.product_id: c.features.get(OFFSET, 0.0) for c in pushed.candidates}
    assert all((offsets[c.product_id] > 0) == (c.groups["brand"] == "Fell") for c in OFFERED)


def test_a_ceiling_never_empties_a_list() -> None:
    guards = Guards(HAND, Bounds(floor=0.0, most={"brand:Acme": 0.0, "brand:Fell": 0.0}))
    for _ in range(3):
        assert len(decide(guards).slate) == 4


@given(st.permutations(range(4)))
def test_a_slate_is_worth_most_with_its_best_first(order: list[int]) -> None:
    scores = {f"p{n}": 0.1 * (n + 1) for n in range(4)}
    best = worth(["p3", "p2", "p1", "p0"], scores)
    assert worth([f"p{n}" for n in order], scores) <= best + 1e-12


def test_offering_the_same_in_another_order_changes_no_floor() -> None:
    guards = Guards(HAND, Bounds(floor=0.9))
    policy = SLATE_POLICIES["greedy"](FEATURES, prior=PRIOR)
    back = guards.choose(policy, {}, OFFERED[::-1], 4, decision_id="d0", now=NOW, rng=default_rng(0))
    assert back.slate == ("p9", "p8", "p7", "p6")
    assert replace(back, candidates=()) == replace(decide(guards, "greedy"), candidates=())
