"""What every slate policy keeps to, and what those that learn keep to besides. Override the fixtures only."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations
from math import inf, nan
from typing import Any

import numpy as np
import pytest
from numpy.random import Generator, default_rng
from scipy.stats import binomtest, chi2

from policy.base import Candidate, Decision, Feedback, FeedbackKind, SlatePolicy

Make = Callable[..., SlatePolicy]

FEATURES = ("relevance", "price_low", "rating")
NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
SEEDS = (11, 12, 13)
LEVEL = 1e-4
"""Below this a G-test says that propensities and draws do not agree."""
DRAWS = 4_000


def candidate(name: str, brand: str = "none", **features: float) -> Candidate:
    """A candidate with a brand and the features named."""
    return Candidate(name, features, {"brand": brand})


def varied(count: int, seed: int = 0) -> tuple[Candidate, ...]:
    """Candidates with features of their own."""
    rng = default_rng(seed)
    return tuple(
        candidate(f"p{i}", f"b{i % 3}", **dict(zip(FEATURES, rng.random(3).tolist(), strict=True)))
        for i in range(count)
    )


def choose(
    policy: SlatePolicy,
    candidates: Sequence[Candidate],
    k: int = 3,
    *,
    rng: Generator | int = 0,
    decision_id: str = "d",
    at: datetime = NOW,
) -> Decision:
    """A slate for a context of no importance."""
    source = rng if isinstance(rng, Generator) else default_rng(rng)
    return policy.choose({"segment": "all"}, candidates, k, decision_id=decision_id, now=at, rng=source)


def heard(decision: Decision, product_id: str | None, kind: FeedbackKind, value: float = 1.0) -> Feedback:
    """Feedback whose event id follows from what it says."""
    return Feedback(decision, product_id, f"{product_id}-{kind}", kind, value, decision.at + timedelta(minutes=5))


def teach(
    policy: SlatePolicy, candidates: Sequence[Candidate], liked: Callable[[Candidate], bool], rounds: int = 40
) -> None:
    """Show every candidate once a round, alone and so in the first slot; the liked ones are clicked each time."""
    for turn in range(rounds):
        for shown in candidates:
            at = NOW + timedelta(minutes=turn)
            decision = Decision(
                f"t{turn}-{shown.product_id}", (shown,), (shown.product_id,), (1.0,), (1.0,), (False,), True, "taught",
                {"segment": "all"}, at,
            )  # fmt: skip
            policy.learn([heard(decision, shown.product_id, "click" if liked(shown) else "ignored")])


def first_slot(policy: SlatePolicy, candidates: Sequence[Candidate], draws: int = 400) -> dict[str, float]:
    """The probability of the first slot for each product that came up in that many draws.

    For a policy that does not know it, how often the product came up.
    """
    rng = default_rng(5)
    shown = [choose(policy, candidates, 1, rng=rng) for _ in range(draws)]
    counted = Counter(decision.slate[0] for decision in shown)
    return {
        decision.slate[0]: decision.propensities[0] if decision.propensities else counted[decision.slate[0]] / draws
        for decision in shown
    }


def slack(policy: SlatePolicy, draws: int) -> float:
    """How far `first_slot` may lie off: nothing, or four standard errors where it had to count."""
    return 1e-9 if choose(policy, varied(1), 1).propensities else 2.0 / draws**0.5


def g_test(observed: Mapping[Any, int], probabilities: Mapping[Any, float]) -> float:
    """p-value of the likelihood-ratio test that `observed` was drawn with `probabilities`.

    What was never seen is the rest; cells that expect fewer than five are counted together.
    """
    total = sum(observed.values())
    cells = [(observed[key], total * probabilities[key]) for key in observed if total * probabilities[key] >= 5.0]
    seen, expected = sum(count for count, _ in cells), sum(share for _, share in cells)
    if total - expected >= 5.0:
        cells.append((total - seen, total - expected))
    elif len(cells) > 1:
        # Too little is left for a cell of its own: it joins the smallest.
        cells.sort(key=lambda cell: cell[1])
        cells[0] = (cells[0][0] + total - seen, cells[0][1] + total - expected)
    if len(cells) < 2:
        # One cell for nearly all draws: how many the rest got has an exact test, where the likelihood ratio has none.
        rest = min(max(1.0 - expected / total, 0.0), 1.0)
        return float(binomtest(total - seen, total, rest if rest > 1e-9 else 0.0).pvalue) if cells else 0.0
    g = 2.0 * sum(count * np.log(count / share) for count, share in cells if count)
    return float(chi2.sf(g, len(cells) - 1))


def agreement(policy: SlatePolicy, candidates: Sequence[Candidate], k: int, seed: int) -> list[float]:
    """Per slot the p-value that the ordered slates drawn agree with the prefix propensities logged."""
    rng = default_rng(seed)
    counts: list[Counter[object]] = [Counter() for _ in range(k)]
    logged: list[dict[object, float]] = [{} for _ in range(k)]
    for _ in range(DRAWS):
        decision = choose(policy, candidates, k, rng=rng)
        for slot, prefix in enumerate(decision.prefix_propensities):
            key = decision.slate[: slot + 1]
            assert logged[slot].setdefault(key, prefix) == pytest.approx(prefix), "one slate, two probabilities"
            counts[slot][key] += 1
    return [g_test(*pair) for pair in zip(counts, logged, strict=True)]


class SlatePolicyContract:
    """For all policies."""

    @pytest.fixture
    def make(self) -> Make:
        """The constructor."""
        raise NotImplementedError

    @pytest.mark.parametrize(("offered", "k"), [(50, 4), (6, 3), (3, 3), (2, 5), (1, 1), (30, 20)])
    def test_shows_k_distinct_offered_products_or_all(self, make: Make, offered: int, k: int) -> None:
        decision = choose(make(FEATURES), varied(offered), k)
        assert len(decision.slate) == len(set(decision.slate)) == min(k, offered)
        assert set(decision.slate) <= {c.product_id for c in varied(offered)}
        assert len(decision.explored) == min(k, offered)
        assert len(decision.propensities) == len(decision.prefix_propensities)
        assert len(decision.propensities) == min(k, offered) or not (decision.evaluable or decision.propensities)

    def test_nothing_offered_nothing_shown(self, make: Make) -> None:
        assert choose(make(FEATURES), ()).slate == ()
        assert choose(make(FEATURES), varied(3), 0).slate == ()

    def test_a_product_offered_twice_is_named(self, make: Make) -> None:
        with pytest.raises(ValueError, match="p1"):
            choose(make(FEATURES), (*varied(3), varied(3)[1]))

    def test_the_same_seed_gives_the_same_slate(self, make: Make) -> None:
        assert choose(make(FEATURES), varied(20), rng=7) == choose(make(FEATURES), varied(20), rng=7)

    def test_the_decision_holds_what_it_was_made_from(self, make: Make) -> None:
        decision = choose(make(FEATURES), varied(20), decision_id="d9")
        assert (decision.decision_id, decision.candidates, decision.at) == ("d9", varied(20), NOW)
        assert decision.context["segment"] == "all"
        json.dumps(dict(decision.context), allow_nan=False)

    def test_propensities_are_probabilities(self, make: Make) -> None:
        policy = make(FEATURES)
        for seed in range(20):
            decision = choose(policy, varied(25, seed), 5, rng=seed)
            assert all(0.0 < p <= 1.0 for p in (*decision.propensities, *decision.prefix_propensities))
            assert decision.prefix_propensities == pytest.approx(np.cumprod(decision.propensities))

    @pytest.mark.parametrize("seed", SEEDS)
    def test_draws_agree_with_propensities(self, make: Make, seed: int) -> None:
        policy = make(FEATURES)
        teach(policy, varied(6), lambda c: c.groups["brand"] == "b1", rounds=3)
        if not choose(policy, varied(6)).propensities:
            return
        for slot, p_value in enumerate(agreement(policy, varied(6), 3, seed)):
            assert p_value > LEVEL, f"slot {slot}"

    def test_a_given_slate_is_as_likely_as_the_log_says(self, make: Make) -> None:
        policy = make(FEATURES)
        teach(policy, varied(6), lambda c: c.groups["brand"] == "b1", rounds=3)
        for seed in range(30):
            offered = varied(20, seed)
            decision = choose(policy, offered, 4, rng=seed)
            found = policy.propensities(decision.context, offered, decision.slate)
            logged = (decision.propensities, decision.prefix_propensities)
            assert found == (logged if decision.propensities else None)

    def test_all_slates_together_have_probability_one(self, make: Make) -> None:
        policy = make(FEATURES)
        teach(policy, varied(5), lambda c: c.product_id == "p1", rounds=3)
        offered, context = varied(5), {"segment": "all"}
        if policy.propensities(context, offered, ()) is None:
            return
        of = {
            slate: policy.propensities(context, offered, slate)
            for slate in permutations(["p0", "p1", "p2", "p3", "p4"], 3)
        }
        assert sum(prefix[-1] for _, prefix in filter(None, of.values())) == pytest.approx(1.0)
        for prefix in {slate[:2] for slate in of}:
            likely = [found[0] for slate, found in of.items() if found and slate[:2] == prefix]
            # What follows a prefix that cannot be is not said.
            assert not likely[0][1] or sum(p[2] for p in likely) == pytest.approx(1.0)
        for wrong in (("p1", "p1"), ("p1", "elsewhere")):
            with pytest.raises(ValueError, match="p1"):
                policy.propensities(context, offered, wrong)

    def test_state_survives_json_and_goes_on_alike(self, make: Make) -> None:
        first = make(FEATURES)
        teach(first, varied(8), lambda c: c.features["rating"] > 0.5, rounds=3)
        second = make(FEATURES, state=json.loads(json.dumps(first.state(), allow_nan=False)))
        for turn in range(10):
            one = choose(first, varied(20, turn), rng=turn, decision_id=str(turn))
            assert one == choose(second, varied(20, turn), rng=turn, decision_id=str(turn))
            for policy in (first, second):
                policy.learn([heard(one, one.slate[0], "click"), heard(one, one.slate[1], "ignored")])
        assert first.state() == second.state()

    def test_products_never_seen_can_be_chosen_and_learned(self, make: Make) -> None:
        policy = make(FEATURES)
        teach(policy, varied(4), lambda c: True, rounds=2)
        strangers = tuple(candidate(f"new{i}", f"brand{i}") for i in range(5))
        decision = choose(policy, strangers)
        policy.learn([heard(decision, decision.slate[0], "click")])
        assert len(choose(policy, strangers).slate) == 3


class LearnerContract:
    """For those that learn. `make` has its own exploration; `quiet` has it turned off, as far as the policy allows."""

    @pytest.fixture
    def make(self) -> Make:
        """The constructor."""
        raise NotImplementedError

    @pytest.fixture
    def quiet(self) -> Make:
        """The constructor with exploration off."""
        raise NotImplementedError

    def test_the_best_arm_wins_without_exploration(self, quiet: Make) -> None:
        arms = tuple(candidate(f"arm{i}") for i in range(5))
        policy = quiet(FEATURES)
        teach(policy, arms, lambda c: c.product_id == "arm3")
        assert all(choose(policy, arms, 1, rng=seed).slate == ("arm3",) for seed in range(50))

    def test_what_is_learned_carries_over_by_feature_and_brand(self, quiet: Make) -> None:
        policy = quiet(FEATURES)
        taught = tuple(candidate(f"p{i}", f"b{i % 2}", price_low=float(i % 4 < 2)) for i in range(8))
        teach(policy, taught, lambda c: c.groups["brand"] == "b1" and c.features["price_low"] == 1.0)
        fresh = tuple(candidate(f"n{b}{p}", f"b{b}", price_low=float(p)) for b in (0, 1) for p in (0, 1))
        assert choose(policy, fresh, 1).slate == ("n11",)

    def test_equal_arms_stay_equal_after_uneven_updates(self, make: Make) -> None:
        policy = make(FEATURES)
        others = tuple(candidate(f"o{i}", rating=i / 4) for i in range(4))
        teach(policy, others, lambda c: c.product_id == "o2", rounds=5)
        teach(policy, others[:1], lambda c: True, rounds=7)
        equal = tuple(candidate(f"e{i}", rating=0.5) for i in range(4))
        found = first_slot(policy, equal)
        assert found == {c.product_id: pytest.approx(0.25, abs=slack(policy, 400)) for c in equal}

    def test_offer_order_carries_no_weight(self, make: Make) -> None:
        policy = make(FEATURES)
        offered = (*varied(4), *(candidate(f"e{i}") for i in range(20)))
        teach(policy, offered[:6], lambda c: c.product_id == "p1", rounds=3)
        forward, backward = first_slot(policy, offered, 2_000), first_slot(policy, offered[::-1], 2_000)
        common = forward.keys() & backward.keys()
        assert common
        turned = {name: backward[name] for name in common}
        assert {name: forward[name] for name in common} == pytest.approx(turned, abs=slack(policy, 2_000))

    def test_relabelling_the_arms_relabels_the_answer(self, make: Make) -> None:
        def world(tag: str) -> dict[str, float]:
            policy = make(FEATURES)
            arms = tuple(candidate(f"{tag}{i}", f"{tag}-brand{i % 2}", rating=i / 5) for i in range(5))
            teach(policy, arms, lambda c: c.product_id.endswith("3"), rounds=6)
            return {name.removeprefix(tag): p for name, p in first_slot(policy, arms).items()}

        assert world("a") == world("zz")

    def test_hostile_feedback_is_counted_once_or_refused(self, make: Make) -> None:
        policy = make(FEATURES)
        decision = choose(policy, varied(10))
        shown = decision.slate[0]
        click = heard(decision, shown, "click")
        policy.learn([click])
        after_one = policy.state()
        policy.learn([click] * 5)
        assert policy.state() == after_one, "duplicates count once"
        poisoned = tuple(candidate(c.product_id, rating=nan) for c in decision.candidates)
        for bad in (
            heard(decision, "never-offered", "click"),
            heard(
                decision, next(c.product_id for c in decision.candidates if c.product_id not in decision.slate), "order"
            ),
            Feedback(decision, decision.slate[1], "nan", "order", nan, NOW),
            Feedback(decision, decision.slate[1], "inf", "order", inf, NOW),
            heard(replace(decision, candidates=poisoned), decision.slate[2], "click"),
            heard(decision, None, "click"),
        ):
            policy.learn([bad])
        assert policy.state()["model"] == after_one["model"], "nonsense teaches nothing"
        assert all(np.isfinite(list(_numbers(policy.state()))))
        assert len(choose(policy, varied(10)).slate) == 3

    @pytest.mark.parametrize("kind", ["click", "cart", "order", "up"])
    def test_a_positive_corrects_the_silence_before_it(self, make: Make, kind: FeedbackKind) -> None:
        def told(turns: int, *order: FeedbackKind) -> float:
            policy = make(FEATURES)
            decisions = [choose(policy, (candidate("x"),), 1, decision_id=f"d{turn}") for turn in range(turns)]
            for one in order:
                policy.learn([heard(decision, "x", one) for decision in decisions])
            return sum(policy.contributions({"segment": "all"}, candidate("x")).values())  # type: ignore[attr-defined]  # learners have it

        assert told(1, "ignored", kind) == pytest.approx(told(1, kind, "ignored")) == pytest.approx(told(1, kind))
        # With other showings in between, the point at which each was judged differs a little.
        assert told(6, "ignored", kind) == pytest.approx(told(6, kind), abs=0.1 * (told(6, kind) - told(6, "ignored")))

    def test_a_refund_takes_back_the_order(self, make: Make) -> None:
        def told(*order: FeedbackKind) -> float:
            policy = make(FEATURES)
            decision = choose(policy, (candidate("x"),), 1)
            policy.learn([heard(decision, "x", one) for one in order])
            return sum(policy.contributions({"segment": "all"}, candidate("x")).values())  # type: ignore[attr-defined]  # learners have it

        assert told("click", "order", "refund") == pytest.approx(told())
        assert told("refund", "click", "order") == pytest.approx(told())
        assert told("click", "order") > told("click") > told() > told("ignored") > told("down")

    def test_same_log_same_seed_same_slates(self, make: Make) -> None:
        def replay() -> list[Decision]:
            policy, log = make(FEATURES), []
            for turn in range(60):
                decision = choose(policy, varied(12, turn), rng=turn, decision_id=str(turn))
                log.append(decision)
                policy.learn([heard(decision, name, "click" if name == "p1" else "ignored") for name in decision.slate])
            return log

        assert replay() == replay()


def _numbers(value: object) -> Iterator[float]:
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        for part in value:
            yield from _numbers(part)
    elif isinstance(value, (int, float)):
        yield float(value)
