"""How a strategy enters the slate: as an offset to the scores, or by leaving candidates out; neither teaches."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from policy.base import OFFSET, Candidate
from retrieval.query import Hit
from retrieval.text import words

STRENGTH = 2.0
"""Logit between the worst and the best in what a strategy looks for: as much as all the relevance a hit can have."""
PRIORS: Mapping[str, Mapping[str, float]] = {
    "value": {"price_low": 0.5, "price_mid": 0.25, "rating": 0.25, "popularity": 0.25},
    "popular": {"popularity": 1.0},
    "personal": {"profile_match": 1.0},
}
"""Strategy -> what it looks for: shares of STRENGTH by feature. Value is the price for the rating and the sales."""
FEWEST = 3
"""Fewer than this are not shown for variety's sake."""
ALIKE = 0.8
"""Titles of one category that share so much of their words are near-duplicates: colours and sizes of one thing."""


def steer(strategy: str, offered: Sequence[Candidate], hits: Sequence[Hit]) -> tuple[Candidate, ...]:
    """The candidates as the strategy wants them drawn. `hits` are what they were made from, in the same order."""
    if strategy == "diverse":
        return _varied(offered, hits)
    prior = PRIORS.get(strategy)
    return tuple(_pushed(candidate, prior) for candidate in offered) if prior else tuple(offered)


def _pushed(candidate: Candidate, prior: Mapping[str, float]) -> Candidate:
    features = candidate.features
    push = STRENGTH * sum(share * features.get(name, 0.0) for name, share in prior.items())
    return replace(candidate, features={**features, OFFSET: features.get(OFFSET, 0.0) + push})


def _varied(offered: Sequence[Candidate], hits: Sequence[Hit]) -> tuple[Candidate, ...]:
    """The best hit of each brand and of each group of near-duplicates; all of them when that leaves too few."""
    kept: list[Candidate] = []
    brands: set[str] = set()
    titles: list[tuple[str, frozenset[str]]] = []
    for candidate, hit in zip(offered, hits, strict=True):
        brand, category = candidate.groups.get("brand"), candidate.groups.get("category", "")
        title = frozenset(words(hit.product.text.title))
        if brand in brands or any(kind == category and _alike(title, other) for kind, other in titles):
            continue
        kept.append(candidate)
        titles.append((category, title))
        if brand:
            brands.add(brand)
    return tuple(kept if len(kept) >= min(FEWEST, len(offered)) else offered)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= ALIKE * len(one | other)
