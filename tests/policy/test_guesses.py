"""How far a prior's guesses can be trusted is found out from what was learned."""

import json

import numpy as np
import pytest
from numpy.random import Generator, default_rng

from policy.guesses import BELIEVED, SCALE_VARIANCE, Guesses
from policy.rows import Floats

WEIGHTS, SAID = 12, 20.0


def seen(truth: Floats, rng: Generator, rows: int = 4_000) -> tuple[Floats, Floats]:
    """What linear sums of the weights said of them, with noise of variance 1: a precision, and that times the mean."""
    design = rng.normal(size=(rows, len(truth)))
    return design.T @ design, design.T @ (design @ truth + rng.normal(size=rows))


def posterior(guesses: Guesses, known: tuple[Floats, Floats]) -> tuple[Floats, Floats]:
    """Mean and covariance by the guesses, as they are trusted now, and what was seen."""
    before = np.linalg.inv(guesses.spread)
    covariance = np.linalg.inv(before + known[0])
    covariance = (covariance + covariance.T) / 2.0
    return covariance @ (before @ guesses.means + known[1]), covariance


def weighed(off: Floats, rng: Generator, rounds: int = 5) -> list[float]:
    """The precisions found out where the guesses are so far off."""
    means = rng.normal(0.0, 1.0, WEIGHTS)
    guesses = Guesses(means, np.full(WEIGHTS, SAID))
    mean, covariance = posterior(guesses, seen(means + off, rng))
    for _ in range(rounds):
        mean, covariance = guesses.weigh(mean, covariance)
    return guesses.precisions.tolist()


def test_before_anything_was_learned_a_guess_is_trusted_less_than_it_says() -> None:
    """Where nothing was guessed nobody can have said too much."""
    assert Guesses(np.array([1.5, 0.0]), np.array([SAID, 4.0])).precisions.tolist() == [BELIEVED * SAID, 4.0]


def test_a_poor_guesser_is_trusted_less_and_a_good_one_more() -> None:
    rng = default_rng(1)
    poor = weighed(rng.normal(0.0, 1.0, WEIGHTS), rng)
    fair = weighed(rng.normal(0.0, SAID**-0.5, WEIGHTS), rng)
    good = weighed(rng.normal(0.0, 0.02, WEIGHTS), rng)
    assert np.median(poor) < 0.25 * SAID
    assert 0.5 * SAID < np.median(fair) < 2.0 * SAID
    assert min(good) > 2.0 * SAID


def test_one_guess_far_off_is_found_out_by_itself() -> None:
    off = default_rng(2).normal(0.0, SAID**-0.5, WEIGHTS)
    off[3] = 2.5
    found = weighed(off, default_rng(3))
    assert found[3] < 1.5
    assert min(found[:3] + found[4:]) > 5.0


def test_guesses_too_small_by_one_factor_are_no_poor_guesses() -> None:
    rng, means = default_rng(4), default_rng(5).normal(0.0, 1.0, WEIGHTS)
    guesses = Guesses(means, np.full(WEIGHTS, SAID))
    guesses.weigh(*posterior(guesses, seen(1.6 * means, rng)))
    assert min(guesses.precisions) > 0.7 * SAID


def test_where_nothing_was_guessed_others_mistakes_do_not_matter() -> None:
    """A weight nobody spoke of, and nothing was seen of, stays as it was, however wrong the rest is."""
    means, rng = np.array([1.5, -1.5, 1.0, 0.0]), default_rng(6)
    guesses = Guesses(means, np.array([SAID, SAID, SAID, 4.0]))
    known, pulled = seen(means + np.array([2.0, 1.0, -2.0, 0.0]), rng)
    known[3], known[:, 3], pulled[3] = 0.0, 0.0, 0.0
    mean, covariance = guesses.weigh(*posterior(guesses, (known, pulled)))
    assert max(guesses.precisions[:3]) < SAID
    assert guesses.precisions[3] == pytest.approx(4.0)
    assert (mean[3], covariance[3, 3]) == (pytest.approx(0.0), pytest.approx(0.25))


def test_what_is_trusted_later_is_as_if_trusted_from_the_first() -> None:
    rng, means = default_rng(7), default_rng(8).normal(0.0, 1.0, WEIGHTS)
    guesses, known = Guesses(means, np.full(WEIGHTS, SAID)), seen(means + rng.normal(0.0, 0.7, WEIGHTS), rng, 60)
    mean, covariance = guesses.weigh(*posterior(guesses, known))
    late = posterior(guesses, known)
    assert mean == pytest.approx(late[0])
    assert covariance == pytest.approx(late[1])
    assert guesses.spread == pytest.approx(np.diag(1.0 / guesses.precisions) + SCALE_VARIANCE * np.outer(means, means))


def test_a_change_of_tastes_leaves_the_covariance_sound() -> None:
    """Doubt raises variances above what the guesses allowed, and is then not to be taken out of them once more."""
    rng, means = default_rng(9), default_rng(10).normal(0.0, 1.0, WEIGHTS)
    guesses = Guesses(means, np.full(WEIGHTS, SAID))
    mean, covariance = posterior(guesses, seen(-means, rng, 30))
    for _ in range(20):
        more = np.maximum(1.0 - covariance.diagonal(), 0.0)
        covariance = covariance + np.diag(more)
        guesses.loosen(more)
        mean, covariance = guesses.weigh(mean, covariance)
        assert np.linalg.eigvalsh(covariance).min() > 0.0
        assert np.isfinite(mean).all()


def test_what_was_found_out_survives_a_restart() -> None:
    rng, means = default_rng(11), default_rng(12).normal(0.0, 1.0, WEIGHTS)
    guesses, again = (Guesses(means, np.full(WEIGHTS, SAID)) for _ in range(2))
    guesses.loosen(np.full(WEIGHTS, 0.1))
    guesses.weigh(*posterior(guesses, seen(-means, rng)))
    again.restore(json.loads(json.dumps(guesses.state())))
    assert again.state() == guesses.state()
    assert (again.spread == guesses.spread).all()
