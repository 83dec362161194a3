"""Finding by figures that records state: "at most 2 kg", 500毫升以上, and "1.5米" where the record has 150*200cm."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.finder import Finder
from bot.understand.measured import figures, measure, measured_in
from bot.understand.measures import MEASURE
from retrieval.products import Product
from retrieval.query import Hit, Limit, Query, Result

MOST = 400
"""Products whose records are looked at."""
_NEAR = Decimal("0.02")
"""How far a figure may be off one that is named: 1.5米 and 150.5cm."""


@dataclass(slots=True)
class MeasuredFinder:
    """A finder whose search keeps limits on measures, too."""

    finder: Finder
    currency: str

    def product(self, product_id: str) -> Product | None:
        """The record of one product."""
        return self.finder.product(product_id)

    def search(self, query: Query, k: int = 50) -> Result:
        """What the index finds, without what breaks a bound on a measure; a bound that nothing keeps is given up.

        A measure without a bound that no record has in the shopper's words is looked for among their figures.
        """
        bounds = [limit for limit in query.limits if limit.field == MEASURE]
        told = frozenset().union(*(measured_in(str(limit.value)) for limit in bounds))
        plain = replace(
            query,
            limits=tuple(limit for limit in query.limits if limit.field != MEASURE),
            phrases=tuple(phrase for phrase in query.phrases if told.isdisjoint(measured_in(phrase))),
        )
        found = self.finder.search(plain, max(k, MOST) if bounds else k)
        named = [limit for limit in found.given_up if limit.field == "words" and measure(str(limit.value))]
        if not bounds and not named:
            return found
        if named and not bounds:
            found = self.finder.search(plain, max(k, MOST))
        kept = _kept(found, [*bounds, *named], k)
        older = tuple(one for one in plain.limits if not (one.hard or one.field == "category" or one in query.newest))
        if older and any(bound in kept.given_up and bound in query.newest for bound in bounds):
            # What was wished last outweighs what was wished before.
            wider = replace(plain, limits=_without_all(plain.limits, older), phrases=())
            other = _kept(self.finder.search(wider, max(k, MOST)), bounds, k)
            if not any(bound in other.given_up for bound in bounds):
                return replace(other, given_up=(*other.given_up, *older))
        return kept


def _kept(found: Result, limits: Iterable[Limit], k: int) -> Result:
    hits, given_up = found.hits, list(found.given_up)
    for limit in limits:
        fitting = tuple(hit for hit in hits if _keeps(hit, limit))
        if fitting:
            hits = tuple(replace(hit, met=(*hit.met, limit), missed=_without(hit.missed, limit)) for hit in fitting)
            given_up = list(_without(given_up, limit))
        elif limit not in given_up:
            given_up.append(limit)
    total = found.total if len(hits) == len(found.hits) else len(hits)
    return replace(found, hits=hits[:k], total=total, given_up=tuple(given_up))


def _without_all(limits: Iterable[Limit], gone: Iterable[Limit]) -> tuple[Limit, ...]:
    barred = tuple(gone)
    return tuple(one for one in limits if one not in barred)


def _without(limits: Iterable[Limit], limit: Limit) -> tuple[Limit, ...]:
    return tuple(one for one in limits if one != limit)


def _keeps(hit: Hit, limit: Limit) -> bool:
    """Whether the record states a figure that a limit allows."""
    wanted = measure(str(limit.value))
    if wanted is None:
        return False
    value, family = wanted
    stated = figures(hit.product, hit.variant, family)
    if limit.op == "<=":
        return bool(stated) and min(stated) <= value
    if limit.op == ">=":
        return bool(stated) and max(stated) >= value
    return any(abs(one - value) <= _NEAR * value for one in stated)
