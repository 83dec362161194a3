"""Feedback by people who mean no good: it is counted once or refused with a reason, and the model keeps its footing."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from math import inf, nan
from typing import get_args

import numpy as np
import pytest
from numpy.random import Generator, default_rng

from policy import SLATE_POLICIES
from policy.base import Candidate, Decision, Feedback, FeedbackKind
from policy.plackett_luce import PlackettLuce
from policy.slate import ModelSlates
from tests.contracts.slate_policy import FEATURES, NOW, choose, heard, varied

LEARNERS = sorted(name for name, make in SLATE_POLICIES.items() if isinstance(make(FEATURES), ModelSlates))
LONG = 250_000
"""Slates of four: a million showings."""
SHORT = 1_500


def sound(policy: ModelSlates) -> None:
    """Finite and positive definite, offsets with variances above 0."""
    model = policy.model
    assert np.isfinite(model.mean).all()
    assert (model.covariance == model.covariance.T).all()
    scale = np.sqrt(model.covariance.diagonal())
    assert np.isfinite(scale).all()
    assert np.linalg.eigvalsh(model.covariance / np.outer(scale, scale)).min() > 0.0
    effects = [
        *model.offsets.products.values(),
        *(one for known in model.offsets.groups.values() for one in known.values()),
    ]
    assert all(np.isfinite(mean) and 0.0 < variance < inf for mean, variance in effects)


def stream(rng: Generator, step: timedelta) -> Iterator[list[Feedback]]:
    """Slates of strange features, with feedback that is repeated, out of order, contradictory or forged."""
    earlier: list[list[Feedback]] = []
    scales = np.array([1.0, 5.0, 100.0])
    kinds: list[FeedbackKind] = [kind for kind in get_args(FeedbackKind) if kind != "left"]
    for number in range(10**9):
        values = (rng.standard_normal((4, 3)) * scales).tolist()
        offered = tuple(
            Candidate(f"p{rng.integers(300)}.{slot}", dict(zip(FEATURES, row, strict=True)), {"brand": f"b{slot}"})
            for slot, row in enumerate(values)
        )
        slate = tuple(candidate.product_id for candidate in offered)
        decision = Decision(
            f"d{number}", offered, slate, (1.0,) * 4, (1.0,) * 4, (False,) * 4, True, "any",
            {"segment": f"s{rng.integers(3)}"}, NOW + number * step,
        )  # fmt: skip
        told = [heard(decision, name, "click" if rng.random() < 0.1 else "ignored") for name in slate]
        if number % 7 == 0:
            told.append(heard(decision, slate[0], kinds[int(rng.integers(len(kinds)))]))
        if number % 11 == 0:
            told = [*told[::-1], *told, heard(decision, "forged", "order"), replace(told[0], value=nan)]
        earlier = [*earlier[-50:], told]
        yield told
        if number % 13 == 0:
            yield [replace(one, kind="order", event_id="late") for one in earlier[0]]


def drown(slates: int, step: timedelta) -> PlackettLuce:
    """A policy that forgets, after so many slates of the stream."""
    policy, rng = PlackettLuce(FEATURES, half_life=30.0), default_rng(17)
    for told in islice(stream(rng, step), slates):
        policy.learn(told)
    return policy


def test_a_hostile_stream_leaves_it_finite_and_positive_definite() -> None:
    policy = drown(SHORT, timedelta(hours=2))
    sound(policy)
    assert set(policy.credit.refused) == {"never shown", "value"}


@pytest.mark.long
def test_a_million_hostile_showings_leave_it_finite_and_positive_definite() -> None:
    policy = drown(LONG, timedelta(minutes=20))
    sound(policy)
    assert len(choose(policy, varied(50), 4).slate) == 4


@pytest.mark.parametrize("name", LEARNERS)
def test_a_replayed_log_changes_nothing_in_any_order(name: str) -> None:
    policy = SLATE_POLICIES[name](FEATURES)
    log = [one for told in islice(stream(default_rng(3), timedelta(hours=1)), 40) for one in told]
    policy.learn(log)
    before = policy.state()
    for order in (log, log[::-1]):
        policy.learn(order)
        after = policy.state()
        assert (after["model"], after["funnel"]) == (before["model"], before["funnel"])


@pytest.mark.parametrize("name", LEARNERS)
def test_refusals_say_why_and_how_often(name: str) -> None:
    policy = SLATE_POLICIES[name](FEATURES)
    assert isinstance(policy, ModelSlates)
    decision = choose(policy, varied(10))
    shown = decision.slate[0]
    unseen = next(c.product_id for c in decision.candidates if c.product_id not in decision.slate)
    before = policy.model.state()
    policy.learn(
        [
            heard(decision, unseen, "click"),
            heard(decision, "elsewhere", "order"),
            heard(decision, None, "click"),
            heard(decision, shown, "order", nan),
            heard(decision, shown, "cart", inf),
            heard(decision, shown, "cart", -inf),
            heard(decision, shown, "bribe"),  # type: ignore[arg-type]  # on purpose
        ]
    )
    assert policy.credit.refused == {"never shown": 3, "value": 3, "kind": 1}
    assert policy.model.state() == before


def test_one_shoppers_flood_of_clicks_moves_no_more_than_one_click() -> None:
    once, flooded = PlackettLuce(FEATURES), PlackettLuce(FEATURES)
    decision = choose(once, varied(10))
    click = heard(decision, decision.slate[0], "click")
    once.learn([click])
    flooded.learn([replace(click, event_id=f"e{n}", at=click.at + timedelta(seconds=n)) for n in range(2_000)])
    assert flooded.model.state() == once.model.state()
    assert flooded.funnel.state() == once.funnel.state()
    assert len(flooded.credit.state()["cases"][decision.decision_id]["events"]) == 1  # type: ignore[index]  # a mapping


def test_a_clock_that_jumps_leaves_it_sound() -> None:
    policy = PlackettLuce(FEATURES)
    offered = varied(6)
    for day, year in enumerate((2026, 9000, 2026)):
        at = datetime(year, 3, 1 + day, tzinfo=UTC)
        decision = choose(policy, offered, decision_id=f"d{day}", at=at)
        policy.learn([heard(decision, name, "ignored") for name in decision.slate])
    sound(policy)
