"""What was heard of the decisions of the last weeks: enough to count each fact once and to correct it later."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from struct import Struct
from sys import intern
from typing import Any

from policy.base import Decision
from policy.likelihood import Told

MEMORY_DAYS = 30
MEMORY_DECISIONS = 10_000
NUMBERS = Struct(f"{len(Told._fields)}d")

Thumb = tuple[float, str, str]
"""When, the event's id, and the kind; no kind for a thumb that was taken back."""


@cache
def shared(heard: frozenset[str]) -> frozenset[str]:
    """The same object for equal sets: thousands of cards have heard the same."""
    return heard


@cache
def joined(heard: frozenset[str], kind: str) -> frozenset[str]:
    """The shared set that has this kind, too."""
    return shared(heard | {kind})


@dataclass(slots=True)
class Shown:
    """What was heard of one shown product, and what the model made of it."""

    heard: frozenset[str] = frozenset()
    """Thumbs apart."""
    packed: bytes | None = None
    """What the model made of it. Packed, as tens of thousands are remembered and few are corrected."""
    thumb: Thumb | None = None

    @property
    def told(self) -> Told | None:
        """What the model made of it, None before it was told."""
        return Told(*NUMBERS.unpack(self.packed)) if self.packed else None

    def tell(self, told: Told) -> None:
        """The model made this of it."""
        self.packed = NUMBERS.pack(*told)

    @property
    def standing(self) -> frozenset[str]:
        """All that counts now."""
        return shared(self.heard | {self.thumb[2]}) if self.thumb and self.thumb[2] else self.heard


@dataclass(slots=True)
class Case:
    """What was heard of one decision."""

    at: float
    """When it was made, seconds since 1970."""
    events: tuple[str, ...] = ()
    """Those that said something new: not more than there are cards and kinds, however many come in."""
    products: dict[str, Shown] = field(default_factory=dict)


class Cases:
    """By decision id, the oldest forgotten first."""

    def __init__(self, memory: int = MEMORY_DECISIONS, state: Mapping[str, Any] | None = None) -> None:
        """`memory` decisions of the last 30 days are remembered; `state` continues from state()."""
        self._memory = memory
        self._known: dict[str, Case] = {}
        self._horizon = -math.inf
        """Decisions made before this were forgotten, so that a replay of theirs is known as one."""
        self._newest = -math.inf
        if state is not None:
            self._restore(state)

    def forgot(self, decision: Decision) -> bool:
        """Whether the decision is one of those that were forgotten."""
        return decision.decision_id not in self._known and seconds(decision.at) < self._horizon

    def of(self, decision: Decision) -> Case:
        """What was heard of the decision, nothing yet when it is new."""
        case = self._known.get(decision.decision_id)
        if case is None:
            at = seconds(decision.at)
            case = self._known[decision.decision_id] = Case(at)
            self._newest = max(self._newest, at)
            self._forget()
        return case

    def _forget(self) -> None:
        limit = self._newest - MEMORY_DAYS * 86_400
        while self._known:
            oldest = next(iter(self._known))
            at = self._known[oldest].at
            if len(self._known) <= self._memory and at >= limit:
                return
            del self._known[oldest]
            self._horizon = max(self._horizon, at, limit)

    def state(self) -> dict[str, object]:
        """JSON-ready."""
        return {
            "horizon": self._horizon if math.isfinite(self._horizon) else None,
            "cases": {
                key: {
                    "at": case.at,
                    "events": list(case.events),
                    "products": {
                        product: [sorted(shown.heard), shown.told, shown.thumb]
                        for product, shown in case.products.items()
                    },
                }
                for key, case in self._known.items()
            },
        }

    def _restore(self, state: Mapping[str, Any]) -> None:
        self._horizon = -math.inf if state["horizon"] is None else state["horizon"]
        for key, kept in state["cases"].items():
            case = self._known[key] = Case(kept["at"], tuple(kept["events"]))
            for product, (heard, told, thumb) in kept["products"].items():
                packed = NUMBERS.pack(*told) if told else None
                case.products[intern(product)] = Shown(
                    shared(frozenset(heard)), packed, tuple(thumb) if thumb else None
                )
            self._newest = max(self._newest, case.at)


def seconds(at: datetime) -> float:
    """Seconds since 1970; a time without a zone is taken as UTC, never as the machine's."""
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp()
