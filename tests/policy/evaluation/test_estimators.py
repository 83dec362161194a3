"""The estimators against worlds whose exact value is known by enumeration, and what holds for any numbers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from policy.evaluation.estimators import CLIP, ESTIMATORS, HEADLINE, LOGGING, MODELLED, estimate, weights
from policy.evaluation.log import Log
from policy.evaluation.support import effective, support
from tests.policy.evaluation.worlds import alone, clicked, everything, mixture, value

LOGGED, WISHED = mixture(0.5), mixture(3.0)
UNCUT = ("prefix-ips", "prefix-snips-uncut", "cascade-dr")


@pytest.mark.parametrize("name", UNCUT)
@pytest.mark.parametrize("seed", range(3))
def test_what_is_expected_over_all_slates_and_clicks_is_the_targets_value(name: str, seed: int) -> None:
    log, odds = everything(LOGGED, WISHED, seed)
    assert odds.sum() == pytest.approx(1.0, abs=1e-12)
    chosen = {**ESTIMATORS, **MODELLED}[name]
    assert float(chosen.combine(odds @ chosen.parts(log))) == pytest.approx(value(WISHED), abs=1e-12)


@pytest.mark.parametrize("name", ["position-ips", "position-snips-uncut"])
def test_by_positions_too_where_a_click_hangs_on_its_slot_alone_and_only_there(name: str) -> None:
    for likely, right in ((alone, True), (clicked, False)):
        log, odds = everything(LOGGED, WISHED, 0, likely)
        found = float(ESTIMATORS[name].combine(odds @ ESTIMATORS[name].parts(log)))
        assert (found == pytest.approx(value(WISHED, likely), abs=1e-12)) is right
        assert found == pytest.approx(value(WISHED, likely), rel=0.05)


def test_summing_out_what_stands_above_makes_weights_vary_less_and_means_the_same() -> None:
    log, odds = everything(LOGGED, WISHED, 0)
    assert (odds @ log.weights, odds @ log.prefixes) == (pytest.approx(1.0), pytest.approx(1.0))
    positions, prefixes = odds @ log.weights**2, odds @ log.prefixes**2
    assert positions[0] == pytest.approx(prefixes[0])
    assert (positions[1:] < 0.9 * prefixes[1:]).all()


def test_where_a_position_is_not_known_the_prefix_stands_in() -> None:
    log, _ = everything(LOGGED, WISHED, 0)
    assert log.positions is not None
    known = log.positions.copy()
    log.positions[::2] = np.nan
    assert (log.weights[::2] == log.prefixes[::2]).all()
    assert (log.weights[1::2] == known[1::2]).all()


def test_a_model_of_the_wrong_policy_is_found_out() -> None:
    log, odds = everything(LOGGED, WISHED, 0)
    assert log.model is not None
    log.model.target[:] += 0.01
    chosen = MODELLED["cascade-dr"]
    assert float(chosen.combine(odds @ chosen.parts(log))) != pytest.approx(value(WISHED), abs=1e-3)


def test_the_logging_policy_is_worth_what_was_seen() -> None:
    log, odds = everything(LOGGED, WISHED, 0)
    chosen = ESTIMATORS[LOGGING]
    assert float(chosen.combine(odds @ chosen.parts(log))) == pytest.approx(value(LOGGED), abs=1e-12)
    assert value(LOGGED) < value(WISHED)


def test_under_the_same_policy_all_agree_with_what_was_seen() -> None:
    log, _ = everything(LOGGED, LOGGED, 0)
    for name in set(ESTIMATORS) - {LOGGING}:
        assert estimate(log, name) == pytest.approx(estimate(log, LOGGING)), name


SHAPE = st.tuples(st.integers(1, 12), st.integers(1, 4))


@st.composite
def logs(draw: st.DrawFn) -> Log:
    """Any log: slates of different lengths, impossible ones for the target among them."""
    shape = draw(SHAPE)
    chance = st.floats(0.001, 1.0)
    logged = draw(hnp.arrays(float, shape, elements=chance))
    wished = draw(hnp.arrays(float, shape, elements=st.one_of(st.just(0.0), chance)))
    lengths = draw(hnp.arrays(np.int64, shape[0], elements=st.integers(1, shape[1])))
    shown = np.arange(shape[1]) < lengths[:, None]
    rewards = np.where(
        shown, draw(hnp.arrays(float, shape, elements=st.sampled_from((0.0, 1.0, -1.0, 0.5, 11.0)))), 0.0
    )
    shoppers = draw(hnp.arrays(np.int64, shape[0], elements=st.integers(0, 3)))
    return Log(rewards, np.where(shown, logged, 1.0), wished, shown, np.unique(shoppers, return_inverse=True)[1])


@given(logs(), st.floats(0.1, 20.0))
def test_cutting_only_ever_takes_away(log: Log, clip: float) -> None:
    cut = weights(log, clip)
    assert (cut <= weights(log)).all()
    assert (cut <= clip).all()
    assert (cut >= 0).all()
    assert (cut[~log.shown] == 0).all()
    assert (weights(log, np.inf) == weights(log)).all()


@given(logs())
def test_the_headline_never_leaves_the_rewards_seen(log: Log) -> None:
    assert abs(estimate(log, HEADLINE)) <= np.abs(log.rewards).max(axis=0).sum() * (1 + 1e-9)


@given(logs())
def test_support_counts_what_is_there(log: Log) -> None:
    found = support(log)
    assert all(0 <= size <= count + 1e-9 for size, count in zip(found.sizes, log.shown.sum(axis=0), strict=True))
    assert 0 <= found.rewards <= found.rewarded + 1e-9
    assert 0 <= found.carriers <= max(found.rewarded, 0)
    assert 0 <= found.largest <= 1 + 1e-9
    assert 0 <= found.cut < 1
    assert found.cut == 0 or log.weights.max() > CLIP


@given(
    hnp.arrays(float, st.integers(1, 20), elements=st.one_of(st.just(0.0), st.floats(1e-6, 1e6))), st.floats(1e-3, 1e3)
)
def test_effective_sizes_do_not_hang_on_the_unit(values: np.ndarray, unit: float) -> None:
    size = effective(values)
    assert 0 <= size <= len(values) + 1e-9
    assert size == pytest.approx(effective(values * unit), rel=1e-6, abs=1e-9)
    assert effective(np.full(len(values), unit)) == pytest.approx(len(values))


@pytest.mark.parametrize(
    ("field", "wrong"),
    [("rewards", np.nan), ("logging", 0.0), ("logging", 1.5), ("target", -0.1), ("target", 1.5)],
)
def test_numbers_that_cannot_be_true_are_refused(field: str, wrong: float) -> None:
    parts = {name: np.full((2, 1), 0.5) for name in ("rewards", "logging", "target")}
    parts[field][1] = wrong
    with pytest.raises(ValueError, match="not"):
        Log(**parts, shown=np.ones((2, 1), dtype=bool), shoppers=np.arange(2))


@pytest.mark.parametrize("wrong", [np.full((2, 2), 1.0), np.array([[1.0], [-0.1]])])
def test_weights_of_positions_that_cannot_be_are_refused(wrong: np.ndarray) -> None:
    half = np.full((2, 1), 0.5)
    with pytest.raises(ValueError, match="positions"):
        Log(half, half, half, half > 0, np.arange(2), positions=wrong)
