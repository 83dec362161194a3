"""Simulated shoppers who love one brand and one price band, over a seeded market of candidates.

They look at a slate from the top, each slot with its own probability, and click what they looked at and like
(position-based model, Craswell et al. 2008, https://doi.org/10.1145/1341531.1341545). Everything follows from the seed.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from numpy.random import Generator, default_rng

from policy.base import Candidate, Decision, Feedback, SlatePolicy

BANDS = ("price_low", "price_mid", "price_high")
LOOKS = (1.0, 0.75, 0.6, 0.5)
"""How likely each slot is looked at; further slots as the last one."""
START = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Taste:
    """What a shopper loves, and how much on the logit scale."""

    brand: str
    band: str
    """One of BANDS."""
    base: float = -4.0
    relevance: float = 1.5
    brand_love: float = 1.8
    band_love: float = 1.2

    def loves(self, candidate: Candidate) -> bool:
        """Whether it is of the loved brand and in the loved price band."""
        return candidate.groups["brand"] == self.brand and candidate.features[self.band] == 1.0

    def attraction(self, candidate: Candidate) -> float:
        """The probability of a click once it is looked at."""
        logit = (
            self.base
            + self.relevance * (candidate.features["relevance"] + candidate.features["wishes_met"])
            + self.brand_love * (candidate.groups["brand"] == self.brand)
            + self.band_love * candidate.features[self.band]
        )
        return 1.0 / (1.0 + math.exp(-logit))

    def clicks(self, slate: Sequence[Candidate], rng: Generator) -> tuple[bool, ...]:
        """What the shopper clicks, slot by slot."""
        return look_and_click([self.attraction(shown) for shown in slate], rng)


def look_and_click(attractions: Sequence[float], rng: Generator) -> tuple[bool, ...]:
    """Which slots are clicked: each is looked at with its own probability, and clicked if it attracts."""
    return tuple(
        bool(rng.random() < LOOKS[min(slot, len(LOOKS) - 1)] * attraction)
        for slot, attraction in enumerate(attractions)
    )


class Market:
    """Products of a few brands in all price bands; each turn finds some of them, with features as the guide makes."""

    def __init__(self, seed: int, *, products: int = 150, brands: int = 5, categories: int = 3) -> None:
        rng = default_rng([seed, 0])
        self.brands = tuple(f"brand-{number}" for number in range(brands))
        self._seed = seed
        self._products = [
            (
                f"product-{number}",
                {
                    **dict.fromkeys(BANDS, 0.0),
                    BANDS[number % len(BANDS)]: 1.0,
                    "discount": float(rng.choice([0.0, 0.0, 0.2])),
                    "rating": float(rng.beta(5, 2)),
                    "reviews": float(rng.beta(2, 3)),
                    "popularity": float(rng.beta(1, 3)),
                    "stock_known": 1.0,
                    "picture": 1.0,
                    "profile_match": 0.0,
                },
                {"brand": str(rng.choice(self.brands)), "category": f"category-{int(rng.integers(categories))}"},
            )
            for number in range(products)
        ]

    def offer(self, turn: int, size: int = 30) -> tuple[Candidate, ...]:
        """What the search finds in a turn, most relevant first."""
        rng = default_rng([self._seed, 1, turn])
        found = rng.choice(len(self._products), size, replace=False)
        relevance = sorted(rng.beta(3, 2, size).tolist(), reverse=True)
        return tuple(
            Candidate(
                self._products[place][0],
                {
                    **self._products[place][1],
                    "relevance": relevance[rank],
                    "wishes_met": float(rng.choice([0.5, 1.0])),
                    "rank": 1.0 / (1.0 + rank),
                },
                self._products[place][2],
            )
            for rank, place in enumerate(found)
        )


def rehearse(
    policy: SlatePolicy, market: Market, taste: Taste, turns: range, *, seed: int, learn: bool = True, k: int = 4
) -> list[Decision]:
    """Let shoppers of one taste go through `turns`, with a click or silence for every card shown."""
    log = []
    for turn in turns:
        decision = policy.choose(
            {"language": "en"},
            market.offer(turn),
            k,
            decision_id=f"{seed}-{turn}",
            now=START + timedelta(minutes=turn),
            rng=default_rng([seed, 2, turn]),
        )
        log.append(decision)
        if learn:
            policy.learn(reactions(decision, taste, default_rng([seed, 3, turn])))
    return log


def reactions(decision: Decision, taste: Taste, rng: Generator) -> list[Feedback]:
    """A click or silence for every card of the slate, two minutes later."""
    by_id = {candidate.product_id: candidate for candidate in decision.candidates}
    clicked = taste.clicks([by_id[name] for name in decision.slate], rng)
    return [
        Feedback(decision, name, f"seen-{name}", "click" if one else "ignored", 1.0, decision.at + timedelta(minutes=2))
        for name, one in zip(decision.slate, clicked, strict=True)
    ]


def loved_share(log: Sequence[Decision], taste: Taste) -> float:
    """The share of shown cards that are of the loved brand and price band."""
    shown = [
        taste.loves(candidate)
        for decision in log
        for candidate in decision.candidates
        if candidate.product_id in decision.slate
    ]
    return sum(shown) / len(shown)
