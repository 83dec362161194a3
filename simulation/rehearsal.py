"""A rehearsal over the real shop: simulated shoppers ask for its kinds of goods and click what they love.

The search and the features are the guide's own; the policy is a copy, so nothing of it reaches the shop. Beside it runs
the guide as it was before, on the same requests, to tell what was learned from what was lucky.
"""

import math
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from numpy.random import default_rng

from bot.features import candidates
from policy.base import Candidate, Decision, Feedback, SlatePolicy
from retrieval.query import Limit, Query
from retrieval.search import Search
from simulation.shoppers import look_and_click

Taste = Literal["bargain", "brand", "quality"]
TASTES: tuple[Taste, ...] = ("bargain", "brand", "quality")
SLATE = 4
KINDS = 30
"""Requests go to the kinds with the most goods, broad and narrow ones, …"""
ENOUGH = 8
"""… if they have so many that there is something to choose."""
CROWD = 1 / 4
"""A brand that has more of an offer than this needs no learning to be shown."""
RECENT = 50
"""Shoppers over whom a share is told."""
BASE, WISH, LOVE = -3.4, 1.0, 2.4
"""Log-odds of a click: of anything, of what fits the words, of what is loved."""
FINE = 0.8
"""The rating feature from 4.6 stars on."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a simulated shopper asks for, and what the search offers for it."""

    kind: str
    offer: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Liking:
    """What all shoppers of one rehearsal love."""

    taste: Taste
    brand: str = ""
    """The loved brand, for that taste."""

    def loves(self, candidate: Candidate) -> bool:
        """Whether it is loved."""
        match self.taste:
            case "bargain":
                return candidate.features["price_low"] == 1.0
            case "brand":
                return candidate.groups.get("brand") == self.brand
            case "quality":
                return candidate.features["rating"] >= FINE

    def attraction(self, candidate: Candidate) -> float:
        """The probability of a click once it is looked at."""
        logit = BASE + WISH * candidate.features["wishes_met"] + LOVE * self.loves(candidate)
        return 1.0 / (1.0 + math.exp(-logit))


@dataclass(frozen=True, slots=True)
class Step:
    """Where the rehearsal stands."""

    done: int
    """Shoppers so far."""
    shown: int
    clicks: int
    share: float
    """Loved cards among those shown to the last shoppers."""
    untrained: float
    """The same for the guide as it was before."""


def requests(search: Search) -> list[Request]:
    """The shop's kinds with most goods, each with what a search for it offers."""
    counts = Counter(kind for product in search.products for kind in product.text.category)
    found = []
    for kind, _ in counts.most_common(KINDS):
        query = Query(text=kind, limits=(Limit("category", "=", kind, hard=False),))
        found.append(Request(kind, candidates(search.search(query).hits)))
    return [request for request in found if len(request.offer) >= ENOUGH] or [one for one in found if one.offer]


def liking(taste: Taste, asked: Sequence[Request]) -> Liking:
    """A taste fit for these requests: the loved brand is the one offered most where it does not fill the shelf."""
    offered: Counter[str] = Counter()
    for one in asked:
        brands = Counter(candidate.groups.get("brand", "") for candidate in one.offer)
        offered.update({name: count for name, count in brands.items() if name and count <= CROWD * len(one.offer)})
    return Liking(taste, offered.most_common(1)[0][0] if offered else "")


def answerable(asked: Sequence[Request], love: Liking) -> list[Request]:
    """The requests that offer something loved: fans of a brand ask for what it makes."""
    return [one for one in asked if any(map(love.loves, one.offer))] or list(asked)


def rehearse(
    policy: SlatePolicy,
    before: SlatePolicy,
    asked: Sequence[Request],
    love: Liking,
    *,
    shoppers: int,
    now: datetime,
    seed: int,
) -> Iterator[Step]:
    """Let shoppers come one after the other; `policy` learns, `before` does not. A step after each of them."""
    ours: deque[float] = deque(maxlen=RECENT)
    theirs: deque[float] = deque(maxlen=RECENT)
    clicks = shown = 0
    for number in range(shoppers):
        request = asked[int(default_rng([seed, number, 0]).integers(len(asked)))]
        made, other = (_choose(one, request, number, now, seed) for one in (policy, before))
        by_id = {candidate.product_id: candidate for candidate in request.offer}
        slate = [by_id[product_id] for product_id in made.slate]
        clicked = look_and_click([love.attraction(card) for card in slate], default_rng([seed, number, 2]))
        policy.learn(
            [
                Feedback(made, card.product_id, f"seen-{card.product_id}", "click" if one else "ignored", 1.0, now)
                for card, one in zip(slate, clicked, strict=True)
            ]
        )
        ours.append(_loved(made, by_id, love))
        theirs.append(_loved(other, by_id, love))
        shown += len(slate)
        clicks += sum(clicked)
        yield Step(number + 1, shown, clicks, sum(ours) / len(ours), sum(theirs) / len(theirs))


def _choose(policy: SlatePolicy, request: Request, number: int, now: datetime, seed: int) -> Decision:
    rng = default_rng([seed, number, 1])
    return policy.choose({}, request.offer, SLATE, decision_id=f"rehearsal-{number}", now=now, rng=rng)


def _loved(decision: Decision, by_id: dict[str, Candidate], love: Liking) -> float:
    return sum(love.loves(by_id[product_id]) for product_id in decision.slate) / len(decision.slate)
