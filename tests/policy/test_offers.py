"""Offers as arms: exact probabilities, each click counted once, and silence when nobody wants them."""

import json
from collections import Counter
from datetime import UTC, datetime

import pytest
from numpy.random import default_rng

from policy.base import Decision, Feedback, FeedbackKind
from policy.offers import NONE, Offers
from tests.contracts.slate_policy import LEVEL, SEEDS, g_test

NOW = datetime(2026, 11, 27, tzinfo=UTC)
ARMS = ("offer:a", "offer:b")


def chosen(offers: Offers, seed: int, name: str = "d") -> Decision:
    return offers.choose({}, ARMS, decision_id=name, now=NOW, rng=default_rng(seed))


def hear(offers: Offers, decision: Decision, kind: FeedbackKind, product: str | None = None) -> None:
    offers.learn(Feedback(decision, product or decision.slate[0], "e", kind, 1.0, NOW))


def taught(rates: dict[str, float], rounds: int = 3_000) -> Offers:
    offers, rng = Offers(), default_rng(5)
    for number in range(rounds):
        made = offers.choose({}, ARMS, decision_id=str(number), now=NOW, rng=rng)
        if made.slate[0] != NONE:
            hear(offers, made, "click" if rng.random() < rates[made.slate[0]] else "ignored")
    return offers


@pytest.mark.parametrize("seed", SEEDS)
def test_draws_agree_with_probabilities(seed: int) -> None:
    offers, rng = taught({"offer:a": 0.06, "offer:b": 0.03}, 300), default_rng(seed)
    drawn = [offers.choose({}, ARMS, decision_id="d", now=NOW, rng=rng) for _ in range(3_000)]
    chances = {made.slate[0]: made.propensities[0] for made in drawn}
    assert sum(chances.values()) == pytest.approx(1.0)
    assert g_test(Counter(made.slate[0] for made in drawn), chances) > LEVEL


def test_the_wanted_offer_is_mentioned_and_unwanted_ones_give_way_to_silence() -> None:
    liked = taught({"offer:a": 0.2, "offer:b": 0.02})
    assert liked.worth("offer:a") > 0.1 > liked.worth("offer:b")
    assert Counter(chosen(liked, seed).slate[0] for seed in range(300)).most_common(1)[0][0] == "offer:a"
    unwanted = taught({"offer:a": 0.001, "offer:b": 0.001})
    assert Counter(chosen(unwanted, seed).slate[0] for seed in range(300)).most_common(1)[0][0] == NONE


def test_a_click_counts_once_and_corrects_the_silence_before_it() -> None:
    late, plain = Offers(), Offers()
    made = next(one for seed in range(99) if (one := chosen(late, seed)).slate[0] == "offer:a")
    for kind in ("ignored", "ignored", "click", "click", "ignored"):
        hear(late, made, kind)
    hear(plain, made, "click")
    assert late.worth("offer:a") == plain.worth("offer:a")


def test_what_was_not_mentioned_teaches_nothing() -> None:
    offers = Offers()
    before = offers.worth("offer:b")
    made = next(one for seed in range(99) if (one := chosen(offers, seed)).slate[0] == "offer:a")
    hear(offers, made, "click", "offer:b")
    assert offers.worth("offer:b") == before


def test_state_survives_json() -> None:
    offers = taught({"offer:a": 0.2, "offer:b": 0.02}, 200)
    other = Offers(json.loads(json.dumps(offers.state(), allow_nan=False)))
    assert [chosen(offers, seed) for seed in range(20)] == [chosen(other, seed) for seed in range(20)]
