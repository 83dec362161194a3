"""What became of a shown product, told in any order and any number of times, as outcomes for the click model.

Per (decision, product) the set of kinds heard is kept, and the outcomes are a function of that set alone; so duplicates
count once, order does not matter, and a flood of clicks on one card is one click. Outcomes that change (a click after
the silence was counted as zero, a refund after the order) are corrected, not added. Of thumbs only the latest stands:
one replaces the other, and a thumb of value 0 takes it back.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from struct import Struct
from sys import intern
from typing import Any, Protocol, get_args

from policy.base import Candidate, Decision, Feedback, FeedbackKind
from policy.funnel import Funnel, reached
from policy.likelihood import Outcome
from policy.logistic import EXAMINATION, LogisticModel, Showing, Told

KINDS = frozenset(get_args(FeedbackKind)) - {"left"}
POSITIVE = frozenset({"click", "cart", "order"})
THUMBS = frozenset({"up", "down"})
UP_WEIGHT = 0.5
"""A thumb up counts half a click: it costs nothing and says nothing about buying."""
DOWN_WEIGHT = 10.0
"""A thumb down counts as ten looks without a click: one such look hardly moves a model whose clicks are rare."""
NUMBERS = Struct(f"{len(Told._fields)}d")
MEMORY_DAYS = 30
MEMORY_DECISIONS = 10_000


@cache
def outcomes(heard: frozenset[str], looked: float) -> tuple[Outcome, ...]:
    """What a set of kinds amounts to, for a slot that is looked at with probability `looked`.

    A click is a positive, and so is a cart or order, which cannot be without one (what they are worth besides is the
    funnel's); a refund takes all of these back.
    Silence is a zero only where nothing positive was heard. A thumb is a weaker positive, or ten zeros.

    >>> outcomes(frozenset({"ignored", "click"}), 0.5)
    (Outcome(clicked=True, examination=1.0, weight=1.0),)
    """
    found = []
    if heard & POSITIVE:
        if "refund" not in heard:
            found.append(Outcome(True, 1.0, 1.0))
    elif "ignored" in heard and "up" not in heard and "refund" not in heard:
        found.append(Outcome(False, looked, 1.0))
    if "up" in heard:
        found.append(Outcome(True, 1.0, UP_WEIGHT))
    if "down" in heard:
        found.append(Outcome(False, 1.0, DOWN_WEIGHT))
    return tuple(found)


Thumb = tuple[float, str, str]
"""When, the event's id, and the kind; no kind for a thumb that was taken back."""


class Heard(Protocol):
    """As much of feedback as says what stands."""

    @property
    def product_id(self) -> str | None:
        """The product it is about."""

    @property
    def event_id(self) -> str:
        """The event that said it."""

    @property
    def kind(self) -> str:
        """What was said."""

    @property
    def value(self) -> float:
        """0 takes a thumb back."""

    @property
    def at(self) -> datetime:
        """When it was said."""


def _thumb(feedback: Heard) -> Thumb:
    return seconds(feedback.at), feedback.event_id, feedback.kind if feedback.value > 0 else ""


def standing(feedback: Iterable[Heard]) -> dict[str, frozenset[str]]:
    """What stands of all that was heard of one decision: product id to kinds."""
    heard: dict[str, set[str]] = {}
    thumbs: dict[str, Thumb] = {}
    for one in feedback:
        if one.product_id is None:
            continue
        kinds = heard.setdefault(one.product_id, set())
        if one.kind in THUMBS:
            thumbs[one.product_id] = max(thumbs.get(one.product_id, _thumb(one)), _thumb(one))
        else:
            kinds.add(one.kind)
    for product_id, (_, _, kind) in thumbs.items():
        heard[product_id] |= {kind} - {""}
    return {product_id: frozenset(kinds) for product_id, kinds in heard.items()}


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

    @property
    def standing(self) -> frozenset[str]:
        """All that counts now."""
        return _one(self.heard | {self.thumb[2]}) if self.thumb and self.thumb[2] else self.heard


@dataclass(slots=True)
class Case:
    """What was heard of one decision."""

    at: float
    """When it was made, seconds since 1970."""
    events: tuple[str, ...] = ()
    """Those that said something new: not more than there are cards and kinds, however many come in."""
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
        self.decisions = 0
        """How many decisions were heard of so far, forgotten ones among them."""
        self._memory = memory
        self._cases: dict[str, Case] = {}
        self._horizon = -math.inf
        """Decisions made before this were forgotten, so that a replay of theirs is known as one."""
        self._newest = -math.inf
        if state is not None:
            self._restore(state)

    def take(self, feedback: Sequence[Feedback], model: LogisticModel, funnel: Funnel) -> None:
        """Teach the model and the funnel what is new in the feedback.

        The silences of one slate are learned in one go, to the same end up to rounding. They are logged together, so
        that whoever reads the log, in whatever portions, does the same sums.
        """
        news: list[tuple[Shown, Showing]] = []
        before: Decision | None = None
        for one in feedback:
            if before is not None and (one.kind != "ignored" or one.decision.decision_id != before.decision_id):
                _teach(before, news, model)
                news = []
            before = one.decision
            candidate = self._vetted(one)
            if isinstance(candidate, str):
                self.refused[candidate] = self.refused.get(candidate, 0) + 1
            elif candidate is None:
                self._case(one)
            elif new := self._new(one, candidate, funnel):
                news.append(new)
                if one.kind != "ignored":
                    _teach(before, news, model)
                    news = []
        if before is not None:
            _teach(before, news, model)

    def _new(self, feedback: Feedback, candidate: Candidate, funnel: Funnel) -> tuple[Shown, Showing] | None:
        """What the feedback changes of what stands, None when nothing."""
        case = self._case(feedback)
        shown = case.products.setdefault(intern(candidate.product_id), Shown())
        before = shown.standing
        if not (_turned(shown, feedback) if feedback.kind in THUMBS else _grown(shown, case, feedback)):
            return None
        standing = shown.standing
        if standing == before:
            return None
        funnel.move(candidate, reached(before), reached(standing))
        slot = feedback.decision.slate.index(candidate.product_id)
        looked = self.examination[min(slot, len(self.examination) - 1)]
        found = outcomes(standing, looked)
        return (shown, Showing(candidate, found, shown.told)) if found != outcomes(before, looked) else None

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
            self.decisions += 1
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
            self._horizon = max(self._horizon, at, limit)

    def state(self) -> dict[str, object]:
        """What was heard, as JSON-ready values."""
        return {
            "refused": dict(self.refused),
            "decisions": self.decisions,
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
                for key, case in self._cases.items()
            },
        }

    def _restore(self, state: Mapping[str, Any]) -> None:
        self.refused = dict(state["refused"])
        # A state written before they were counted knows those it remembers.
        self.decisions = state.get("decisions", len(state["cases"]))
        self._horizon = -math.inf if state["horizon"] is None else state["horizon"]
        for key, kept in state["cases"].items():
            case = self._cases[key] = Case(kept["at"], tuple(kept["events"]))
            for product, (heard, told, thumb) in kept["products"].items():
                packed = NUMBERS.pack(*told) if told else None
                shown = Shown(_one(frozenset(heard)), packed, tuple(thumb) if thumb else None)
                case.products[intern(product)] = shown
            self._newest = max(self._newest, case.at)


def _teach(decision: Decision, news: Sequence[tuple[Shown, Showing]], model: LogisticModel) -> None:
    if news:
        model.measure(decision.candidates)
        model.forget(seconds(decision.at))
        told = model.observe(decision.context, [showing for _, showing in news])
        for (shown, _), one in zip(news, told, strict=True):
            shown.packed = NUMBERS.pack(*one)


def _turned(shown: Shown, feedback: Feedback) -> bool:
    """Take in a thumb; False when a later one is known."""
    thumb = _thumb(feedback)
    if shown.thumb and thumb <= shown.thumb:
        return False
    shown.thumb = thumb
    return True


def _grown(shown: Shown, case: Case, feedback: Feedback) -> bool:
    """Take in any other kind; False when it, or the event, is known."""
    if feedback.event_id in case.events or feedback.kind in shown.heard:
        return False
    case.events = (*case.events, feedback.event_id)
    shown.heard = _one(shown.heard | {feedback.kind})
    return True


@cache
def _one(heard: frozenset[str]) -> frozenset[str]:
    """The same object for equal sets: thousands of cards have heard the same."""
    return heard


def seconds(at: datetime) -> float:
    """Seconds since 1970; a time without a zone is taken as UTC, never as the machine's."""
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp()
