"""One thing of each kind, chosen together: exact, by branch and bound."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from retrieval.query import Hit

MOST_TRIED = 20_000
"""Combinations of the shortlists, at most; it bounds the time whatever the prices are."""
MOST_EACH = 12
"""Things of a kind on a shortlist."""


@dataclass(frozen=True, slots=True)
class Option:
    """A thing that may be chosen for its kind."""

    hit: Hit
    price: Decimal
    worth: int
    """How well it fits, in thousandths of the best of its kind: whole numbers, so that sums are exact."""


@dataclass(frozen=True, slots=True)
class Combination:
    """One thing of each kind, in the order of the kinds."""

    hits: tuple[Hit, ...]
    total: Decimal


def options(hits: Sequence[Hit], currency: str, best: float) -> list[Option]:
    """What has a price in the currency, best first, with its worth; `best` is the best score of the kind."""
    return [
        Option(hit, hit.variant.prices[currency].amount, round(1000 * hit.score / best) if best else 0)
        for hit in hits
        if currency in hit.variant.prices
    ]


def shortlists(kinds: Sequence[Sequence[Option]]) -> list[list[Option]]:
    """As many of each kind as may be tried together."""
    each = min(MOST_EACH, max(2, int(MOST_TRIED ** (1 / max(1, len(kinds))))))
    return [list(found[:each]) for found in kinds]


def combine(kinds: Sequence[Sequence[Option]], budget: Decimal | None) -> Combination | None:
    """The combination of most worth within the budget, of equal ones the cheapest; None when there is none.

    No product stands for two kinds.
    """
    if not kinds or not all(kinds):
        return None
    lists = [sorted(found, key=lambda option: (-option.worth, option.price)) for found in kinds]
    # What the kinds from one on can add at most, and must cost at least.
    most, least = [0], [Decimal(0)]
    for found in reversed(lists):
        most.append(most[-1] + found[0].worth)
        least.append(least[-1] + min(option.price for option in found))
    most.reverse()
    least.reverse()
    best: tuple[int, Decimal, tuple[Option, ...]] | None = None

    def choose(place: int, worth: int, total: Decimal, chosen: tuple[Option, ...]) -> None:
        nonlocal best
        if budget is not None and total + least[place] > budget:
            return
        if best is not None and (worth + most[place], -total - least[place]) <= (best[0], -best[1]):
            return
        if place == len(lists):
            best = worth, total, chosen
            return
        taken = {option.hit.product.id for option in chosen}
        for option in lists[place]:
            if option.hit.product.id not in taken:
                choose(place + 1, worth + option.worth, total + option.price, (*chosen, option))

    choose(0, 0, Decimal(0), ())
    if best is None:
        return None
    return Combination(tuple(option.hit for option in best[2]), best[1])


def cheapest(kinds: Sequence[Sequence[Option]]) -> Combination | None:
    """The combination that costs least."""
    return combine([[Option(one.hit, one.price, 0) for one in found] for found in kinds], None)
