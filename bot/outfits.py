"""Several kinds of things bought together: one of each, chosen so that the sum keeps the budget."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product as combinations_of

from retrieval.query import Hit

_BEST, _CHEAPEST = 6, 3
"""Of each kind that many best and cheapest are combined; five kinds make at most 59,049 sums."""


@dataclass(frozen=True, slots=True)
class Outfit:
    """One thing of each kind."""

    hits: tuple[Hit, ...]
    total: Decimal
    fits: bool
    """Whether the total keeps the budget; else it is the cheapest there is."""


def outfit(found: Sequence[Sequence[Hit]], budget: Decimal | None, currency: str) -> Outfit | None:
    """The most relevant combination within the budget, or the cheapest of all where none keeps it.

    `found` has the hits of each kind, best first. Among the best and the cheapest of each kind the search is exact.
    None when a kind has nothing with a price.
    """
    shortlists = [_shortlist(hits, currency) for hits in found]
    if not all(shortlists):
        return None
    best: tuple[float, tuple[tuple[Hit, Decimal, float], ...]] | None = None
    for chosen in combinations_of(*shortlists):
        if len({hit.product.id for hit, _, _ in chosen}) < len(chosen):
            continue
        total = sum((price for _, price, _ in chosen), Decimal(0))
        worth = sum(value for _, _, value in chosen)
        if (budget is None or total <= budget) and (best is None or worth > best[0]):
            best = worth, chosen
    if best is not None:
        return Outfit(tuple(hit for hit, _, _ in best[1]), _sum(best[1]), fits=True)
    cheapest = tuple(min(options, key=lambda option: option[1]) for options in shortlists)
    return Outfit(tuple(hit for hit, _, _ in cheapest), _sum(cheapest), fits=False)


def _sum(chosen: Sequence[tuple[Hit, Decimal, float]]) -> Decimal:
    return sum((price for _, price, _ in chosen), Decimal(0))


def _shortlist(hits: Sequence[Hit], currency: str) -> list[tuple[Hit, Decimal, float]]:
    """(hit, price, worth): the worth falls with the place, so that a kind with larger scores does not outweigh others."""
    priced = [
        (hit, hit.variant.prices[currency].amount, 1.0 / (1 + place))
        for place, hit in enumerate(hits)
        if currency in hit.variant.prices
    ]
    cheapest = sorted(priced, key=lambda option: option[1])[:_CHEAPEST]
    return [*priced[:_BEST], *(option for option in cheapest if option not in priced[:_BEST])]
