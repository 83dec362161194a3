"""Two features that count together become a feature; nothing else does."""

import json

import numpy as np
import pytest
from numpy.random import default_rng

from policy.base import Candidate
from policy.ensemble import Ensemble
from policy.likelihood import Outcome, probability
from policy.logistic import LogisticModel, Showing
from policy.pairs import LOOK, MOST, WIDEST, Pairs
from policy.prior import SLOPE_PRECISION
from policy.rows import LIMIT, TOGETHER, Rows
from policy.scores import Scores
from tests.contracts.slate_policy import NOW

NAMES = ("a", "b", "c", "d", "e")
TASTE = np.array([1.5, -1.0, 0.0, 1.0, 0.0])


def show(model: LogisticModel, seed: int, slates: int, together: float, segments: tuple[str, ...] = ("s",)) -> None:
    """Slates of four of the better cards; a and c together count for `together` times their product."""
    rng = default_rng(seed)
    own = rng.normal(0.0, 0.4, 200)
    for number in range(slates):
        cards = []
        for product in rng.integers(200, size=4).tolist():
            row = np.append(rng.random(4), default_rng([seed, product]).random()) - 0.5
            clicked = bool(rng.random() < probability(-1.5 + row @ TASTE + together * row[0] * row[2] + own[product]))
            card = Candidate(f"p{product}", dict(zip(NAMES, (row + 0.5).tolist(), strict=True)), {"brand": "x"})
            cards.append(Showing(card, (Outcome(clicked, 1.0, 1.0),)))
        model.measure([card for card, _, _ in cards])
        model.observe({"segment": segments[number % len(segments)]}, cards)


def pairs_of(model: LogisticModel) -> object:
    return json.loads(json.dumps(model.state()["pairs"]))["features"]


@pytest.mark.parametrize("seed", range(3))
def test_what_counts_together_is_found_and_learned(seed: int) -> None:
    model = LogisticModel(NAMES)
    show(model, seed, 1_500, 4.0, ("s", "t"))
    assert pairs_of(model) == [[0, 2]]
    both, one, other, none = (
        Candidate("new", {"a": a, "b": 0.5, "c": c, "d": 0.5, "e": 0.5})
        for a, c in ((0.9, 0.9), (0.9, 0.1), (0.1, 0.9), (0.1, 0.1))
    )
    logits = model.logits({"segment": "s"}, [both, one, other, none])
    assert logits @ [1.0, -1.0, -1.0, 1.0] == pytest.approx(4 * 0.16 * 4.0, rel=0.4), "a sum over features has 0 here"


@pytest.mark.parametrize("seed", range(6))
def test_features_that_count_one_by_one_stay_so(seed: int) -> None:
    model = LogisticModel(NAMES)
    show(model, seed, 1_500, 0.0)
    assert pairs_of(model) == []


def test_a_pair_keeps_the_posterior_sound_and_goes_through_json() -> None:
    model = LogisticModel(NAMES)
    show(model, 0, 1_510, 4.0, ("s", "t", "u"))
    assert model.mean.shape == (4 * (len(NAMES) + 2),)
    assert (model.covariance == model.covariance.T).all()
    assert np.linalg.eigvalsh(model.covariance).min() > 0.0
    again = LogisticModel(NAMES, state=json.loads(json.dumps(model.state())))
    assert again.state() == model.state()
    for one in (model, again):
        show(one, 1, 300, 4.0, ("t", "v"))
    assert again.state() == model.state()
    card = Candidate("p1", {"a": 0.9, "b": 0.2, "c": 0.8}, {"brand": "x"})
    parts = model.contributions({"segment": "t"}, card)
    assert parts["a*c"] > 0.0
    assert sum(parts.values()) == pytest.approx(model.logits({"segment": "t"}, [card])[0])
    assert set(model.weights()) == set(NAMES)


def test_a_state_from_before_there_were_pairs_goes_on() -> None:
    model = LogisticModel(NAMES)
    show(model, 0, 50, 0.0)
    old = json.loads(json.dumps(model.state()))
    old["shifts"] |= old.pop("batch")
    del old["pairs"]
    again = LogisticModel(NAMES, state=old)
    assert again.state()["batch"] == model.state()["batch"]
    show(again, 0, 1_500, 4.0)
    assert pairs_of(again) == [[0, 2]]


def told(together: float, rows: int, seed: int = 0) -> Scores:
    """Scores without noise of a model that lacks one pair, of two features that lean on each other."""
    values = default_rng(seed).normal(0.0, 0.3, (rows, 3))
    values[:, 1] += 0.5 * values[:, 0]
    ones = np.ones((rows, 1))
    off = 0.7 + values @ [1.0, -2.0, 0.5] + together * TOGETHER * values[:, 0] * values[:, 1]
    return Scores(np.hstack([values, ones]), 0.2 * off, 0.2 * np.ones(rows))


def test_a_weight_starts_where_the_scores_ask_for() -> None:
    pairs, scores = Pairs(3), told(0.5, 4_000)
    found = pairs.hear(scores, ())
    assert found is not None
    assert found.pair == (0, 1)
    rows = scores.rows
    apart = TOGETHER * rows[:, 0] * rows[:, 1]
    rest = apart - rows @ np.linalg.lstsq(rows, apart, rcond=None)[0]
    told_of = 0.2 * rest @ rest
    assert found.variance == pytest.approx(1.0 / (told_of + SLOPE_PRECISION), rel=1e-4)
    assert found.mean == pytest.approx(0.5 * told_of / (told_of + SLOPE_PRECISION), rel=1e-3)


def test_what_features_say_by_themselves_is_no_pair() -> None:
    assert Pairs(3).hear(told(0.0, 4_000), ()) is None


def test_pairs_are_bounded() -> None:
    scores = told(0.5, 4_000)
    assert Pairs(3).hear(scores, [(0, 1)]) is None, "known already"
    assert Pairs(3).hear(scores, [(0, 2)] * MOST) is None
    wide = Pairs(WIDEST + 1)
    assert wide.hear(Scores(np.ones((300, WIDEST + 2)), np.ones(300), np.ones(300)), ()) is None
    rows = Rows(("a", "b"))
    rows.join((0, 1))
    assert rows.matrix([Candidate("far", {"a": 1e9, "b": -1e9})]).tolist() == [[LIMIT, -LIMIT, -LIMIT, 1.0]]


def test_what_says_the_same_twice_is_borne() -> None:
    rng = default_rng(0)
    values = rng.integers(0, 2, (2_000, 1)).astype(float)
    rows = np.hstack([values, 1.0 - values, 0.0 * values, np.ones_like(values)])
    assert Pairs(3).hear(Scores(rows, rng.normal(0.0, 0.4, 2_000), np.full(2_000, 0.2)), ()) is None


def test_evidence_of_pairs_is_forgotten() -> None:
    fresh, late = Pairs(3), Pairs(3)
    one, other = told(0.5, 100), told(0.5, 100, seed=1)
    for pairs in (fresh, late):
        assert pairs.hear(one, ()) is None, f"{LOOK} is more than these tell"
    late.forget(0.0)
    for pairs in (fresh, late):
        pairs.hear(other, ())
    alone = Pairs(3)
    alone.hear(other, ())
    assert late.state() | {"next": LOOK} == alone.state()
    assert fresh.state() != alone.state()


def test_a_jury_goes_on_when_a_pair_is_found() -> None:
    model = LogisticModel(NAMES)
    show(model, 0, 1_500, 4.0)
    jury = Ensemble(NAMES, state={"model": model.state()})
    offer = [Candidate(f"q{n}", {"a": n / 10, "c": 1 - n / 10}) for n in range(10)]
    made = jury.choose({"segment": "s"}, offer, 3, decision_id="d", now=NOW, rng=default_rng(0))
    assert len(set(made.slate)) == 3
