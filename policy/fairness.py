"""Who was shown: a report over decisions, for the shop and its sellers."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from policy.base import Decision

TOP = 0.1
"""The tenth of the products that was shown most …"""
TAIL = 0.5
"""… and the half that was shown least."""


@dataclass(frozen=True, slots=True)
class Exposure:
    """How the places in lists were shared out."""

    shown: int
    """Places in all."""
    products: int
    """Different products among those that could have been shown."""
    never: int
    """Of these, how many never were."""
    gini: float
    """Of the products' places: 0 when all have as many, near 1 when one has all."""
    top_share: float
    """Share of the places held by the tenth of the products shown most."""
    tail_share: float
    """Share held by the half shown least."""
    groups: Mapping[str, float]
    """ "brand:Acme" -> its share of the places."""


def exposure(decisions: Iterable[Decision]) -> Exposure:
    """Count who stood in the slates, out of all that were candidates at least once."""
    places: Counter[str] = Counter()
    groups: Counter[str] = Counter()
    for decision in decisions:
        shown = set(decision.slate)
        places.update({candidate.product_id: candidate.product_id in shown for candidate in decision.candidates})
        groups.update(
            f"{kind}:{name}"
            for candidate in decision.candidates
            if candidate.product_id in shown
            for kind, name in candidate.groups.items()
        )
    counts = sorted(places.values())
    total = sum(counts)
    return Exposure(
        shown=total,
        products=len(counts),
        never=counts.count(0),
        gini=gini(counts),
        top_share=_share(counts[len(counts) - max(round(TOP * len(counts)), 1) :], total) if counts else 0.0,
        tail_share=_share(counts[: int(TAIL * len(counts))], total),
        groups={group: count / total for group, count in groups.most_common()},
    )


def gini(counts: Sequence[float]) -> float:
    """Mean difference between two of the counts, over twice their mean; 0 for no counts. Gini 1912."""
    ordered, total = sorted(counts), sum(counts)
    if not total:
        return 0.0
    n = len(ordered)
    return sum((2 * place - n - 1) * count for place, count in enumerate(ordered, start=1)) / (n * total)


def _share(some: Sequence[int], total: int) -> float:
    return sum(some) / total if total else 0.0
