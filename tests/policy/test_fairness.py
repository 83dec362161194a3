"""The report on exposure, against counts by hand."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.base import Candidate, Decision
from policy.fairness import exposure, gini


def decision(*slate: str) -> Decision:
    offered = tuple(Candidate(f"p{n}", {}, {"brand": "Acme" if n < 5 else "Fell"}) for n in range(10))
    ones = (1.0,) * len(slate)
    return Decision(
        "d", offered, slate, ones, ones, (False,) * len(slate), True, "p", {}, datetime(2026, 1, 1, tzinfo=UTC)
    )


def test_one_product_that_has_every_place() -> None:
    report = exposure([decision("p0")] * 20)
    assert (report.shown, report.products, report.never) == (20, 10, 9)
    assert (report.top_share, report.tail_share) == (1.0, 0.0)
    assert report.gini == pytest.approx(0.9)
    assert report.groups == {"brand:Acme": 1.0}


def test_places_shared_evenly() -> None:
    report = exposure([decision(f"p{n}", f"p{(n + 5) % 10}") for n in range(10)])
    assert report.gini == pytest.approx(0.0)
    assert (report.top_share, report.tail_share, report.never) == (0.1, 0.5, 0)
    assert report.groups == {"brand:Acme": 0.5, "brand:Fell": 0.5}


def test_nothing_shown_is_no_error() -> None:
    report = exposure([])
    assert (report.shown, report.gini, report.top_share, report.tail_share) == (0, 0.0, 0.0, 0.0)


@given(st.lists(st.integers(0, 1_000), min_size=1, max_size=30).filter(any))
def test_gini_is_the_mean_difference_over_twice_the_mean(counts: list[int]) -> None:
    n, mean = len(counts), sum(counts) / len(counts)
    difference = sum(abs(one - other) for one in counts for other in counts) / n**2
    assert gini(counts) == pytest.approx(difference / (2 * mean))
    assert 0.0 <= gini(counts) < 1.0
