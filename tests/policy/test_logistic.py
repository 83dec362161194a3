"""The click model: what it learns, and that nothing makes it lose its footing."""

import json
from collections.abc import Sequence
from math import exp, inf, nan

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.random import default_rng

from policy.base import Candidate, Context
from policy.likelihood import Outcome, Told, likelihood, probability
from policy.logistic import EXAMINATION, SEGMENTS, LogisticModel, Showing
from policy.rows import LIMIT

NAMES = ("a", "b", "c")
CLICK, SILENCE = Outcome(True, 1.0, 1.0), Outcome(False, 1.0, 1.0)
ONE = Candidate("p", {"a": 0.3, "b": 0.9, "c": 0.1}, {"brand": "x", "category": "y"})


def observe(
    model: LogisticModel,
    context: Context,
    candidate: Candidate,
    outcomes: Sequence[Outcome],
    told: Told | None = None,
) -> Told:
    return model.observe(context, [Showing(candidate, outcomes, told)])[0]


def logit(model: LogisticModel, candidate: Candidate = ONE, segment: str = "s") -> float:
    return float(model.logits({"segment": segment}, [candidate])[0])


@given(st.floats(-20, 20), st.booleans(), st.floats(0.05, 1.0))
def test_likelihood_is_the_derivative_it_says(z: float, clicked: bool, examination: float) -> None:
    def value(at: float) -> float:
        shown = examination / (1.0 + exp(-at))
        return float(np.log(shown if clicked else 1.0 - shown))

    slope, information = likelihood(z, clicked, examination)
    if abs(z) < 8:
        assert slope == pytest.approx((value(z + 1e-5) - value(z - 1e-5)) / 2e-5, abs=1e-4)
    other, _ = likelihood(z, not clicked, examination)
    p = examination * probability(z)
    squares = p * (slope if clicked else other) ** 2 + (1 - p) * (other if clicked else slope) ** 2
    assert information == pytest.approx(squares, rel=1e-6, abs=1e-12)


def test_the_posterior_comes_close_to_the_exact_one() -> None:
    """Against the mode of the whole log-posterior, found by Newton's method on all rows at once.

    With the precisions that the model has found out: it does not stay with what it was told.
    """
    rng = default_rng(1)
    rows = rng.random((600, 3))
    clicked = rng.random(600) < 1 / (1 + np.exp(-(rows @ [2.0, -1.5, 0.5] - 1.0)))
    prior = {**dict.fromkeys(NAMES, (0.0, 4.0)), "intercept": (-2.0, 1.0)}
    model = LogisticModel(NAMES, prior=prior)
    for number, (row, one) in enumerate(zip(rows.tolist(), clicked, strict=True)):
        candidate = Candidate(f"p{number}", dict(zip(NAMES, row, strict=True)))
        model.offsets.products[candidate.product_id] = (0.0, 1e-12)  # no offsets: they are not in the exact model
        observe(model, {}, candidate, [Outcome(bool(one), 1.0, 1.0)])
    design = np.column_stack([rows, np.ones(600)])
    found = json.loads(json.dumps(model.state()))["guesses"]["now"]
    precision, start = np.diag([*found, 1.0]), np.array([0.0, 0.0, 0.0, -2.0])
    weights = start.copy()
    for _ in range(30):
        p = 1 / (1 + np.exp(-design @ weights))
        hessian = design.T @ (design * (p * (1 - p))[:, None]) + precision
        weights += np.linalg.solve(hessian, design.T @ (clicked - p) - precision @ (weights - start))
    assert model.mean == pytest.approx(weights, abs=0.25 * np.sqrt(np.linalg.inv(hessian).diagonal()).max())
    assert model.covariance.diagonal() == pytest.approx(np.linalg.inv(hessian).diagonal(), rel=0.15)


observations = st.lists(
    st.tuples(
        st.integers(0, 3),
        st.lists(st.floats(-1e6, 1e6), min_size=3, max_size=3),
        st.sampled_from(["s", "t"]),
        st.lists(st.tuples(st.booleans(), st.sampled_from(EXAMINATION), st.floats(0.1, 20.0)), max_size=3),
        st.booleans(),
    ),
    max_size=60,
)


@settings(deadline=None)
@given(observations)
def test_it_stays_finite_symmetric_and_positive_definite(
    steps: list[tuple[int, list[float], str, list[tuple[bool, float, float]], bool]],
) -> None:
    model = LogisticModel(NAMES)
    told: dict[int, Told] = {}
    for product, values, segment, found, corrects in steps:
        candidate = Candidate(f"p{product}", dict(zip(NAMES, values, strict=True)), {"brand": f"b{product % 2}"})
        outcomes = [Outcome(*one) for one in found]
        told[product] = observe(
            model, {"segment": segment}, candidate, outcomes, told.get(product) if corrects else None
        )
    assert np.isfinite(model.mean).all()
    assert (model.covariance == model.covariance.T).all()
    scale = np.sqrt(model.covariance.diagonal())
    assert np.linalg.eigvalsh(model.covariance / np.outer(scale, scale)).min() > -1e-9
    assert model.covariance.diagonal().min() > 0
    offsets = [
        *model.offsets.products.values(),
        *(effect for known in model.offsets.groups.values() for effect in known.values()),
    ]
    assert all(np.isfinite(mean) and variance > 0 for mean, variance in offsets)


@pytest.mark.parametrize("last", [(CLICK,), (CLICK, CLICK), (SILENCE,), ()])
def test_a_correction_ends_where_the_right_outcome_alone_would_have_led(last: tuple[Outcome, ...]) -> None:
    straight, corrected = LogisticModel(NAMES), LogisticModel(NAMES)
    observe(straight, {"segment": "s"}, ONE, last)
    told = observe(corrected, {"segment": "s"}, ONE, (SILENCE,))
    told = observe(corrected, {"segment": "s"}, ONE, (CLICK, CLICK), told)
    observe(corrected, {"segment": "s"}, ONE, last, told)
    assert logit(corrected) == pytest.approx(logit(straight), abs=1e-6)


def test_parts_add_up_to_the_logit_and_the_offset_is_not_learned() -> None:
    model = LogisticModel((*NAMES, "offset"))
    boosted = Candidate("p", {**ONE.features, "offset": 5.0}, ONE.groups)
    for outcome in (CLICK, SILENCE, CLICK):
        observe(model, {"segment": "s"}, boosted, [outcome])
    parts = model.contributions({"segment": "s"}, boosted)
    assert sum(parts.values()) == pytest.approx(logit(model, boosted)) == pytest.approx(logit(model, ONE))
    assert parts.keys() == {*NAMES, "intercept", "item:p", "brand:x", "category:y"}


def test_looking_teaches_nothing() -> None:
    model = LogisticModel(NAMES)
    observe(model, {"segment": "s"}, ONE, [CLICK])
    before, strange = model.state(), Candidate("q", {}, {"seller": "z"})
    logit(model, strange)
    assert model.contributions({}, strange)["seller:z"] == 0.0
    assert model.variances({}, [strange])[0] > 1 / 6
    assert model.state() == before


def test_a_new_product_borrows_from_its_brand_and_keeps_its_own_way() -> None:
    model = LogisticModel(NAMES)
    for number in range(40):
        observe(model, {}, Candidate(f"good{number % 4}", {}, {"brand": "loved"}), [CLICK])
        observe(model, {}, Candidate(f"bad{number % 4}", {}, {"brand": "other"}), [SILENCE])
    loved, other = (Candidate("new", {}, {"brand": brand}) for brand in ("loved", "other"))
    assert logit(model, loved) > logit(model, other) + 0.5
    assert logit(model, Candidate("good0", {}, {"brand": "loved"})) > logit(model, loved)


def test_segments_learn_their_own_ways_from_a_common_start() -> None:
    model = LogisticModel(NAMES)
    for _ in range(60):
        observe(model, {"segment": "likes a"}, Candidate("p", {"a": 1.0}), [CLICK])
        observe(model, {"segment": "likes b"}, Candidate("p", {"a": 1.0}), [SILENCE])
    thing = Candidate("q", {"a": 1.0})
    assert logit(model, thing, "likes a") > logit(model, thing, "unheard of") > logit(model, thing, "likes b")


def test_the_number_of_segments_is_bounded() -> None:
    model = LogisticModel(NAMES)
    for number in range(SEGMENTS + 20):
        observe(model, {"segment": f"s{number}"}, ONE, [SILENCE])
    assert len(model.segments) == SEGMENTS
    assert len(model.mean) == (SEGMENTS + 1) * (len(NAMES) + 1)


def test_the_state_is_exact() -> None:
    model = LogisticModel(NAMES)
    for number in range(20):
        observe(model, {"segment": f"s{number % 3}"}, ONE, [CLICK if number % 3 else SILENCE])
    again = LogisticModel(NAMES, state=json.loads(json.dumps(model.state())))
    assert (again.covariance == model.covariance).all()
    assert again.state() == model.state()


def test_a_prior_with_all_signs_wrong_is_found_out_together() -> None:
    """What one feature teaches about the prior's size bears on the others, which would else stay as they were."""
    prior = {"a": (-2.0, 20.0), "b": (-2.0, 20.0)}
    model = LogisticModel(NAMES, prior=prior)
    start = logit(model, Candidate("x", {"b": 1.0})) - logit(model, Candidate("x", {}))
    for number in range(60):
        observe(model, {}, Candidate(f"p{number}", {"a": float(number % 2)}), [CLICK if number % 2 else SILENCE])
    assert start == pytest.approx(-2.0)
    assert logit(model, Candidate("x", {"b": 1.0})) - logit(model, Candidate("x", {})) > -1.2
    assert model.covariance[2, 2] == pytest.approx(0.25), "a feature the prior says nothing of has no part in it"


@given(st.floats(1e-4, 1e6), st.booleans())
@settings(deadline=None, max_examples=30)
def test_units_do_not_matter(unit: float, told: bool) -> None:
    """A price in cents teaches what one in units of its usual size does, with a prior of the same meaning or none."""
    rng, found = default_rng(2), []
    offers = [[rng.uniform(0.5, 1.5, 3) for _ in range(4)] for _ in range(40)]
    for factor in (1e-3, unit if not 0.01 < unit < 30 else 100.0):  # both far from the usual
        prior = {"a": (1.0 / factor, 20.0 * factor**2)} if told else None
        model = LogisticModel(NAMES, prior=prior)
        for offer in offers:
            cards = [
                Candidate(f"p{slot}", dict(zip(NAMES, (row * (factor, 1.0, 1.0)).tolist(), strict=True)))
                for slot, row in enumerate(offer)
            ]
            model.measure(cards)
            model.observe({}, [Showing(card, (CLICK if card.features["b"] > 1.2 else SILENCE,)) for card in cards])
        found.append([logit(model, Candidate("new", {"a": 0.7 * factor, "b": 1.0})), model.weights()["a"].now * factor])
        again = LogisticModel(NAMES, prior=prior, state=json.loads(json.dumps(model.state())))
        assert again.state() == model.state()
        assert again.weights() == model.weights()
    assert found[0] == pytest.approx(found[1], rel=1e-6, abs=1e-6)


def test_features_about_0_to_1_are_counted_as_they_are() -> None:
    model = LogisticModel(NAMES)
    before = model.weights()
    model.measure([ONE, Candidate("q", {"a": 2.5, "b": -3.0})])
    assert model.weights() == before
    observe(model, {}, ONE, [CLICK])
    model.measure([Candidate("q", {"a": 900.0})])
    assert model.state()["scales"] == [1.0, 1.0, 1.0], "measured once"


def some(count: int, seed: int = 4) -> list[Candidate]:
    rng = default_rng(seed)
    return [Candidate(f"p{n}", dict(zip(NAMES, rng.random(3).tolist(), strict=True))) for n in range(count)]


def test_clicks_that_are_rarer_than_thought_say_little_of_the_slopes() -> None:
    """Silence on all kinds of cards alike; counted from 0 on, it would take the first slope down to 1.25."""
    model, cards = LogisticModel(NAMES, prior={"a": (2.0, 20.0), "b": (1.0, 20.0)}), some(200)
    model.measure(cards[:50])
    for card in cards:
        observe(model, {}, card, [SILENCE])
    assert probability(logit(model, Candidate("q", dict.fromkeys(NAMES, 0.5)))) < 0.01
    now = {name: weight.now for name, weight in model.weights().items()}
    assert 1.7 < now["a"] <= 2.0
    assert 0.85 < now["b"] <= 1.0


def test_where_features_are_counted_from_changes_no_start() -> None:
    """The order within the offer does not matter, nor do values that are no numbers; a part says what a product is."""
    prior, offer = {"a": (2.0, 20.0), "intercept": (-3.0, 1.0)}, some(30)
    plain, model, turned = (LogisticModel(NAMES, prior=prior) for _ in range(3))
    model.measure([*offer, Candidate("broken", {"a": nan, "b": inf})])
    turned.measure([Candidate("broken", {"a": nan, "b": inf}), *offer[::-1]])
    assert model.state() == turned.state()
    assert model.state() != plain.state()
    assert model.logits({}, offer) == pytest.approx(plain.logits({}, offer))
    for seen in (model, plain):
        parts = seen.contributions({}, Candidate("q", {"a": 0.5}))
        assert parts == pytest.approx({"a": 1.0, "b": 0.0, "c": 0.0, "intercept": -3.0, "item:q": 0.0})


def test_a_state_from_before_there_were_middles_goes_on_as_it_was() -> None:
    model = LogisticModel(NAMES)
    state = {**model.state(), "scales": [1.0, 1.0, 1.0]}
    del state["middles"]
    before = LogisticModel(NAMES, state=state)
    before.measure(some(30))
    assert before.state()["middles"] == [0.0, 0.0, 0.0], "measured long ago"
    assert logit(before) == logit(model)


def test_wrong_starts_are_refused_by_name() -> None:
    with pytest.raises(ValueError, match="'d'"):
        LogisticModel(NAMES, prior={"d": (0.0, 1.0)})
    with pytest.raises(ValueError, match="positive precision"):
        LogisticModel(NAMES, prior={"a": (0.0, 0.0)})
    with pytest.raises(ValueError, match="finite mean"):
        LogisticModel(NAMES, prior={"a": (nan, 1.0)})
    with pytest.raises(ValueError, match="repeat"):
        LogisticModel(("a", "a"))
    with pytest.raises(ValueError, match="learned with the features"):
        LogisticModel(("a",), state=LogisticModel(NAMES).state())


@pytest.mark.parametrize("value", [nan, inf, -inf])
def test_a_candidate_that_is_no_number_is_named(value: float) -> None:
    with pytest.raises(ValueError, match="broken"):
        LogisticModel(NAMES).logits({}, [ONE, Candidate("broken", {"a": value})])


def test_huge_values_are_cut() -> None:
    model = LogisticModel(NAMES)
    observe(model, {}, Candidate("p", {"a": 1e308}), [CLICK])
    assert logit(model, Candidate("q", {"a": 1e308})) == logit(model, Candidate("q", {"a": LIMIT}))


def test_equal_candidates_score_the_same_wherever_they_stand() -> None:
    rng = default_rng(3)
    names = tuple(f"f{number}" for number in range(20))
    model = LogisticModel(names, prior={name: (float(rng.normal()), 20.0) for name in names})
    values = rng.random(20).tolist()
    twins = [Candidate(f"p{number}", dict(zip(names, values, strict=True))) for number in range(53)]
    assert len(set(model.logits({}, twins).tolist())) == 1


def test_it_works_without_features() -> None:
    model = LogisticModel(())
    for _ in range(10):
        observe(model, {}, Candidate("liked", {}), [CLICK])
    assert logit(model, Candidate("liked", {})) > logit(model, Candidate("other", {}))
