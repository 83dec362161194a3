"""What became of a shown product, told in any order and any number of times, as labels for the click model.

Per (decision, product) the set of kinds heard is kept, and the labels are a function of that set alone; so duplicates
count once, order does not matter, and a flood of clicks on one card is one click. A label that changes (a click after
the silence was counted as zero, a refund after the order) is corrected, not added.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, get_args

from policy.base import Candidate, Decision, Feedback, FeedbackKind
from policy.logistic import EXAMINATION, LogisticModel, likelihood

KINDS = frozenset(get_args(FeedbackKind)) - {"left"}
POSITIVE = frozenset({"click", "cart", "order"})
UP_WEIGHT = 0.5
"""A thumb up counts half a click: it costs nothing and says nothing about buying."""
DOWN_WEIGHT = 10.0
"""A thumb down counts as ten looks without a click: one such look hardly moves a model whose clicks are rare."""
MEMORY_DAYS = 30
MEMORY_DECISIONS = 10_000

Labels = dict[str, tuple[bool, float] | None]
"""Which outcome -> (clicked, how often it counts), or None when it is taken back."""


def labels(heard: frozenset[str]) -> Labels:
    """What a set of kinds amounts to.

    shown   1 with a click, cart or order; 0 when only silence was heard; taken back by a refund or a thumb up
    cart    one more positive, as is order; both taken back by a refund
    up      a positive of half the weight; down: ten zeros

    >>> labels(frozenset({"ignored", "click"}))
    {'shown': (True, 1.0)}
    """
    refunded = "refund" in heard
    found: Labels = {}
    if heard & POSITIVE:
        found["shown"] = None if refunded else (True, 1.0)
    elif "ignored" in heard:
        found["shown"] = None if refunded or "up" in heard else (False, 1.0)
    for kind in ("cart", "order"):
        if kind in heard:
            found[kind] = None if refunded else (True, 1.0)
    if "up" in heard:
        found["up"] = (True, UP_WEIGHT)
    if "down" in heard:
        found["down"] = (False, DOWN_WEIGHT)
    return found


@dataclass(slots=True)
class Shown:
    """What was heard of one shown product, and what the model was told about it."""

    heard: frozenset[str] = frozenset()
    told: dict[str, tuple[float, float]] = field(default_factory=dict)
    """Outcome -> (logit it was judged at, its pull on the model)."""


@dataclass(slots=True)
class Case:
    """What was heard of one decision."""

    at: float
    """When it was made, seconds since 1970."""
    events: set[str] = field(default_factory=set)
    products: dict[str, Shown] = field(default_factory=dict)


class Credit:
    """Turns feedback into observations and corrections of a model, each fact once."""

    def __init__(
        self,
        examination: tuple[float, ...] = EXAMINATION,
        *,
        memory: int = MEMORY_DECISIONS,
        state: Mapping[str, Any] | None = None,
    ) -> None:
        """`memory` decisions of the last 30 days are remembered; feedback on older ones is refused."""
        self.examination = examination
        self.refused: dict[str, int] = {}
        """Reason -> how often feedback was refused for it: "value", "feature", "never shown", "late", "kind"."""
        self._memory = memory
        self._cases: dict[str, Case] = {}
        self._horizon = -math.inf
        """Decisions made before this were forgotten, so that a replay of theirs is known as one."""
        self._newest = -math.inf
        if state is not None:
            self._restore(state)

    def take(self, feedback: Feedback, model: LogisticModel) -> None:
        """Teach the model what is new in this feedback."""
        candidate = self._vetted(feedback)
        if isinstance(candidate, str):
            self.refused[candidate] = self.refused.get(candidate, 0) + 1
            return
        case = self._case(feedback)
        if feedback.event_id in case.events:
            return
        case.events.add(feedback.event_id)
        if candidate is None:
            return
        shown = case.products.setdefault(candidate.product_id, Shown())
        if feedback.kind not in shown.heard:
            shown.heard |= {feedback.kind}
            self._tell(feedback.decision, candidate, shown, model)

    def _vetted(self, feedback: Feedback) -> Candidate | str | None:
        """The product it is about, None when it is about the whole slate, or the reason why it cannot be used."""
        decision = feedback.decision
        if not math.isfinite(feedback.value):
            return "value"
        if decision.decision_id not in self._cases and seconds(decision.at) < self._horizon:
            return "late"
        if feedback.kind == "left":
            return None
        if feedback.kind not in KINDS:
            return "kind"
        if feedback.product_id not in decision.slate:
            return "never shown"
        for candidate in decision.candidates:
            if candidate.product_id == feedback.product_id:
                return candidate if all(map(math.isfinite, candidate.features.values())) else "feature"
        return "never shown"

    def _case(self, feedback: Feedback) -> Case:
        decision = feedback.decision
        case = self._cases.get(decision.decision_id)
        if case is None:
            at = seconds(decision.at)
            case = self._cases[decision.decision_id] = Case(at)
            self._newest = max(self._newest, at)
            self._forget()
        return case

    def _forget(self) -> None:
        limit = self._newest - MEMORY_DAYS * 86_400
        while self._cases:
            oldest = next(iter(self._cases))
            at = self._cases[oldest].at
            if len(self._cases) <= self._memory and at >= limit:
                return
            del self._cases[oldest]
            self._horizon = max(self._horizon, min(at, self._newest))

    def _tell(self, decision: Decision, candidate: Candidate, shown: Shown, model: LogisticModel) -> None:
        slot = decision.slate.index(candidate.product_id)
        looked = self.examination[min(slot, len(self.examination) - 1)]
        for outcome, label in labels(shown.heard).items():
            examination = looked if outcome == "shown" else 1.0
            told = shown.told.get(outcome)
            if told is None:
                if label is not None:
                    clicked, weight = label
                    shown.told[outcome] = model.observe(
                        decision.context, candidate, clicked=clicked, examination=examination, weight=weight
                    )
                continue
            logit, pull = told
            wanted = 0.0 if label is None else label[1] * likelihood(logit, label[0], examination)[0]
            if wanted != pull:
                model.correct(decision.context, candidate, wanted - pull)
                shown.told[outcome] = (logit, wanted)

    def state(self) -> dict[str, object]:
        """What was heard, as JSON-ready values."""
        return {
            "refused": dict(self.refused),
            "horizon": self._horizon if math.isfinite(self._horizon) else None,
            "cases": {
                key: {
                    "at": case.at,
                    "events": sorted(case.events),
                    "products": {
                        product: [sorted(shown.heard), {name: list(told) for name, told in shown.told.items()}]
                        for product, shown in case.products.items()
                    },
                }
                for key, case in self._cases.items()
            },
        }

    def _restore(self, state: Mapping[str, Any]) -> None:
        self.refused = dict(state["refused"])
        self._horizon = -math.inf if state["horizon"] is None else state["horizon"]
        for key, kept in state["cases"].items():
            case = self._cases[key] = Case(kept["at"], set(kept["events"]))
            for product, (heard, told) in kept["products"].items():
                pulls = {outcome: (logit, pull) for outcome, (logit, pull) in told.items()}
                case.products[product] = Shown(frozenset(heard), pulls)
            self._newest = max(self._newest, case.at)


def seconds(at: datetime) -> float:
    """Seconds since 1970; a time without a zone is taken as UTC, never as the machine's."""
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp()
