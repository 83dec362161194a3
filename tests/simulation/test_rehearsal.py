"""A rehearsal over the demo shop: the copy learns what its shoppers love, the shop's own policy learns nothing."""

import json
from datetime import UTC, datetime
from functools import cache
from itertools import pairwise

import numpy as np
import pytest
from numpy.random import default_rng

from bot.features import FEATURES, PRIOR
from policy import SLATE_POLICIES
from policy.base import SlatePolicy
from simulation.rehearsal import SLATE, TASTES, Request, Step, Taste, answerable, liking, rehearse, requests
from simulation.shoppers import LOOKS, look_and_click
from tests.bot.talk import Talk

NOW = datetime(2026, 11, 22, tzinfo=UTC)


@cache
def asked() -> tuple[Request, ...]:
    return tuple(requests(Talk().guide.search))


def fresh(name: str = "plackett-luce") -> SlatePolicy:
    return SLATE_POLICIES[name](FEATURES, prior=PRIOR)


def run(taste: Taste, *, seed: int, policy: SlatePolicy | None = None, shoppers: int = 300) -> list[Step]:
    love = liking(taste, asked())
    good = answerable(asked(), love)
    return list(rehearse(policy or fresh(), fresh(), good, love, shoppers=shoppers, now=NOW, seed=seed))


@pytest.mark.parametrize("taste", TASTES)
def test_the_guide_learns_what_its_shoppers_love(taste: Taste) -> None:
    gains = [end.share - end.untrained for end in (run(taste, seed=seed)[-1] for seed in range(4))]
    draws = default_rng(0).choice(gains, (2_000, len(gains)))
    assert float(np.quantile(draws.mean(axis=1), 0.025)) > 0.08, gains


def test_chance_learns_nothing() -> None:
    for seed in range(2):
        steps = run("bargain", seed=seed, policy=fresh("random"))
        early, late = (np.mean([step.share for step in part]) for part in (steps[50:150], steps[200:]))
        assert abs(late - early) < 0.1


def test_the_same_seed_gives_the_same_run() -> None:
    assert run("brand", seed=5, shoppers=60) == run("brand", seed=5, shoppers=60)


def test_only_the_copy_learns() -> None:
    live = fresh()
    before = json.dumps(live.state())
    copy = SLATE_POLICIES["plackett-luce"](FEATURES, prior=PRIOR, state=live.state())
    run("bargain", seed=1, policy=copy, shoppers=50)
    assert json.dumps(live.state()) == before
    assert json.dumps(copy.state()) != before


def test_requests_are_the_shops_kinds_and_every_taste_can_be_met() -> None:
    kinds = {kind for product in Talk().guide.search.products for kind in product.text.category}
    assert {request.kind for request in asked()} <= kinds
    assert all(len(request.offer) >= SLATE for request in asked())
    for taste in TASTES:
        love = liking(taste, asked())
        for request in answerable(asked(), love):
            assert any(map(love.loves, request.offer))


def test_steps_count_shoppers_cards_and_clicks() -> None:
    steps = run("quality", seed=2, shoppers=40)
    assert [step.done for step in steps] == list(range(1, 41))
    assert steps[-1].shown == 40 * SLATE
    assert all(one.clicks <= other.clicks <= other.shown for one, other in pairwise(steps))
    assert all(0 <= step.share <= 1 and 0 <= step.untrained <= 1 for step in steps)


def test_lower_slots_are_looked_at_less() -> None:
    rng = default_rng(0)
    seen = np.mean([look_and_click([1.0] * 5, rng) for _ in range(4_000)], axis=0)
    assert seen == pytest.approx([*LOOKS, LOOKS[-1]], abs=0.03)
