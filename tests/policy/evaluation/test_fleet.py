"""The draw for many turns at once is the default policy's own, and its log is as good as one made by the policy."""

import numpy as np
import pytest
from numpy.random import default_rng

from benchmarks.policy.fleet import Mixture
from policy.base import OFFSET, Candidate
from policy.plackett_luce import COOL, PlackettLuce

PARTS = ((0.8, 0.1), (0.2, 0.5))


def test_it_has_the_policys_propensities_and_rows() -> None:
    rng = default_rng(0)
    scores = rng.normal(0, 0.5, (20, 12))
    # A policy that has heard of no click yet draws at its coolest.
    cool = tuple((share, heat * COOL) for share, heat in PARTS)
    fleet = Mixture(cool, 0.02, 8).over(scores)
    slates, prefix = fleet.draw(3, rng)
    worth = rng.random(scores.shape)
    again, expected = fleet.walk(slates, worth)
    assert again == pytest.approx(prefix)
    # The offset is the only thing that ranks here.
    policy = PlackettLuce((), mixture=PARTS, floor=0.02, pool=8)
    places = fleet.places(3)
    assert places.sum(axis=1) == pytest.approx(1.0)
    for turn, row in enumerate(scores):
        offer = [Candidate(f"p{cell}", {OFFSET: score}) for cell, score in enumerate(row)]
        slate = [f"p{cell}" for cell in slates[turn]]
        found = policy.propensities({}, offer, slate)
        assert found is not None
        assert found[1] == pytest.approx(prefix[turn])
        assert policy.places({}, offer, slate) == pytest.approx(places[turn, slates[turn], range(3)])
        rows = np.array(policy.rows({}, offer, slate))
        assert rows.sum(axis=1) == pytest.approx(1.0)
        assert rows @ worth[turn] == pytest.approx(expected[turn])


def test_outside_the_pool_nothing_is_possible() -> None:
    scores = np.arange(10.0)[None, :]
    fleet = Mixture(PARTS, 0.02, 4).over(scores)
    assert (fleet.prefixes(np.array([[9, 0, 8]]))[0] > 0).tolist() == [True, False, False]
