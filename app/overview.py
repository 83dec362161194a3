"""What the guide has learned, in figures a shop owner can read: what became of what was shown, what that changed."""

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

from app.ledger import SqlLedger
from app.logged import Heard
from app.orders import Sales
from policy.base import Decision
from policy.credit import standing
from policy.logistic import LogisticModel

WINDOW = 300
"""How many of the newest lists the figures are about."""
RECENT = 12
WEIGHTS = 8
GROUPS = 6
RATES = {"clicked": "click", "carted": "cart", "ordered": "order", "liked": "up", "disliked": "down"}
CLICKED = frozenset({"click", "cart", "order"})


@runtime_checkable
class Learns(Protocol):
    """A slate policy with the click model; those that learn nothing have no weights."""

    model: LogisticModel


@dataclass(frozen=True, slots=True)
class Slot:
    """One card as it was shown."""

    product_id: str
    propensity: float | None
    """None when the policy does not know it."""
    explored: bool
    features: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class List:
    """A decision without the candidates that were not shown: small enough to keep many."""

    decision_id: str
    at: str
    policy: str
    candidates: int
    slots: tuple[Slot, ...]

    @classmethod
    def of(cls, decision: Decision) -> "List":
        """The shown part of a decision."""
        offered = {candidate.product_id: candidate.features for candidate in decision.candidates}
        slots = tuple(
            Slot(
                product_id,
                decision.propensities[place] if decision.propensities else None,
                decision.explored[place],
                offered[product_id],
            )
            for place, product_id in enumerate(decision.slate)
        )
        return cls(decision.decision_id, decision.at.isoformat(), decision.policy, len(decision.candidates), slots)


class Lately:
    """The newest lists and what became of them. Decisions never change, so each is read once."""

    def __init__(self, ledger: SqlLedger) -> None:
        self._ledger = ledger
        self._known: dict[str, List] = {}

    def read(self) -> tuple[list[List], dict[str, dict[str, frozenset[str]]]]:
        """The lists, newest first, and by decision and product what stands of all that was heard."""
        ids = self._ledger.newest(WINDOW)
        lists = {decision_id: self._known.get(decision_id) or self._load(decision_id) for decision_id in ids}
        self._known = {name: found for name, found in lists.items() if found}
        heard: dict[str, list[Heard]] = self._ledger.heard(ids)
        return list(self._known.values()), {name: standing(said) for name, said in heard.items()}

    def _load(self, decision_id: str) -> List | None:
        logged = self._ledger.decision(decision_id)
        return List.of(logged.decision) if logged else None


def overview(
    lists: Sequence[List],
    heard: Mapping[str, Mapping[str, frozenset[str]]],
    sales: Sequence[Sales],
    policy: object,
    learned: int,
    title: Callable[[str], str],
    group: Callable[[str, str], str],
) -> dict[str, Any]:
    """All figures of the panel, JSON-ready. `title` names a product and `group` a brand or category."""
    shown = [
        (slot, heard.get(one.decision_id, {}).get(slot.product_id, frozenset())) for one in lists for slot in one.slots
    ]
    return {
        "lists": len(lists),
        "window": WINDOW,
        "learned": learned,
        "rates": _rates([kinds for _, kinds in shown]),
        "orders": [{"currency": one.currency, "count": one.count, "amount": str(one.amount)} for one in sales],
        "weights": _weights(policy.model, shown) if isinstance(policy, Learns) else [],
        "groups": _groups(policy.model, group) if isinstance(policy, Learns) else [],
        "decisions": [_recent(one, heard.get(one.decision_id, {}), title) for one in lists[:RECENT]],
    }


def _rates(shown: Sequence[frozenset[str]]) -> list[dict[str, Any]]:
    counts = Counter(kind for kinds in shown for kind in kinds)
    rates: list[dict[str, Any]] = [{"name": "shown", "count": len(shown)}]
    for name, kind in RATES.items():
        low, high = wilson(counts[kind], len(shown))
        share = counts[kind] / len(shown) if shown else 0.0
        rates.append({"name": name, "count": counts[kind], "of": len(shown), "share": share, "low": low, "high": high})
    return rates


def wilson(hits: int, of: int, z: float = 1.96) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927, https://doi.org/10.1080/01621459.1927.10502953).

    >>> [round(end, 3) for end in wilson(37, 480)]
    [0.056, 0.104]
    >>> wilson(0, 0)
    (0.0, 1.0)
    """
    if not of:
        return 0.0, 1.0
    share, more = hits / of, z * z / of
    middle = (share + more / 2) / (1 + more)
    half = z * math.sqrt(share * (1 - share) / of + more / (4 * of)) / (1 + more)
    # Rounding must not push an end past the share itself, nor past 0 or 1.
    return max(min(middle - half, share), 0.0), min(max(middle + half, share), 1.0)


def _weights(model: LogisticModel, shown: Sequence[tuple[Slot, frozenset[str]]]) -> list[dict[str, Any]]:
    """The weights that moved furthest, with how often clicked and shown cards had the feature."""
    clicked = [slot for slot, kinds in shown if kinds & CLICKED]
    # What all shown cards have alike cannot tell them apart; its weight only follows the others.
    telling = [
        (name, weight)
        for name, weight in model.weights().items()
        if len({slot.features.get(name, 0.0) for slot, _ in shown}) > 1
    ]
    moved = sorted(telling, key=lambda one: -abs(one[1].now - one[1].start))
    return [
        {
            "name": name,
            "start": weight.start,
            "now": weight.now,
            "spread": weight.spread,
            "clicked_mean": _mean(name, clicked),
            "shown_mean": _mean(name, [slot for slot, _ in shown]),
        }
        for name, weight in moved[:WEIGHTS]
        if weight.now != weight.start
    ]


def _mean(name: str, slots: Sequence[Slot]) -> float | None:
    return sum(slot.features.get(name, 0.0) for slot in slots) / len(slots) if slots else None


def _groups(model: LogisticModel, named: Callable[[str, str], str]) -> list[dict[str, Any]]:
    found = [(kind, name, mean) for kind, known in model.offsets.groups.items() for name, (mean, _) in known.items()]
    found.sort(key=lambda one: -abs(one[2]))
    return [{"kind": kind, "name": named(kind, name), "now": mean} for kind, name, mean in found[:GROUPS]]


def _recent(one: List, heard: Mapping[str, frozenset[str]], title: Callable[[str], str]) -> dict[str, Any]:
    return {
        "decision_id": one.decision_id,
        "at": one.at,
        "policy": one.policy,
        "candidates": one.candidates,
        "slots": [
            {
                "product_id": slot.product_id,
                "title": title(slot.product_id),
                "propensity": slot.propensity,
                "explored": slot.explored,
                "heard": sorted(heard.get(slot.product_id, frozenset())),
            }
            for slot in one.slots
        ],
    }
