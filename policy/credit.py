"""What became of a shown product, told in any order and any number of times, as outcomes for the click model.

Per (decision, product) the set of kinds heard is kept, and the outcomes are a function of that set alone; so duplicates
count once, order does not matter, and a flood of clicks on one card is one click. Outcomes that change (a click after
the silence was counted as zero, a refund after the order) are corrected, not added. Of thumbs only the latest stands:
one replaces the other, and a thumb of value 0 takes it back.
"""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from itertools import groupby
from sys import intern
from typing import Any, Protocol, get_args

from policy.base import Candidate, Decision, Feedback, FeedbackKind
from policy.cases import MEMORY_DECISIONS, Case, Cases, Shown, Thumb, joined, seconds
from policy.funnel import Funnel, reached
from policy.likelihood import Outcome
from policy.logistic import EXAMINATION, LogisticModel, Showing

KINDS = frozenset(get_args(FeedbackKind)) - {"left"}
POSITIVE = frozenset({"click", "cart", "order"})
THUMBS = frozenset({"up", "down"})
UP_WEIGHT = 0.5
"""A thumb up counts half a click: it costs nothing and says nothing about buying."""
DOWN_WEIGHT = 10.0
"""A thumb down counts as ten looks without a click: one such look hardly moves a model whose clicks are rare."""


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
        self.cases = Cases(memory, state)
        if state is not None:
            self.refused = dict(state["refused"])

    def take(self, feedback: Sequence[Feedback], model: LogisticModel, funnel: Funnel) -> None:
        """Teach the model and the funnel what is new in the feedback.

        What was heard of one decision at one moment is learned in one go, to the same end up to rounding. It is logged
        together, so that whoever reads the log, in whatever portions, does the same sums.
        """
        for _, moment in groupby(feedback, key=_moment):
            self._hear(moment, model, funnel)

    def _hear(self, moment: Iterable[Feedback], model: LogisticModel, funnel: Funnel) -> None:
        news: dict[str, tuple[Shown, Showing]] = {}
        decision: Decision | None = None
        case: Case | None = None
        for one in moment:
            decision, candidate = one.decision, self._vetted(one)
            if isinstance(candidate, str):
                self.refused[candidate] = self.refused.get(candidate, 0) + 1
                continue
            # All of a moment are of one decision.
            case = case or self.cases.of(decision)
            if candidate is None:
                continue
            if candidate.product_id in news:
                # What it was told is what it is corrected from.
                _teach(decision, news.values(), model)
                news = {}
            if new := self._new(one, candidate, case, funnel):
                news[candidate.product_id] = new
        if decision is not None:
            _teach(decision, news.values(), model)

    def _new(
        self, feedback: Feedback, candidate: Candidate, case: Case, funnel: Funnel
    ) -> tuple[Shown, Showing] | None:
        """What the feedback changes of what stands, None when nothing."""
        shown = case.products.get(candidate.product_id)
        if shown is None:
            shown = case.products[intern(candidate.product_id)] = Shown()
        before = shown.standing
        if not (_turned(shown, feedback) if feedback.kind in THUMBS else _grown(shown, case, feedback)):
            return None
        standing = shown.standing
        if standing == before:
            return None
        if (was := reached(before)) != (now := reached(standing)):
            funnel.move(candidate, was, now)
        slot = feedback.decision.slate.index(candidate.product_id)
        looked = self.examination[min(slot, len(self.examination) - 1)]
        found = outcomes(standing, looked)
        return (shown, Showing(candidate, found, shown.told)) if found != outcomes(before, looked) else None

    def _vetted(self, feedback: Feedback) -> Candidate | str | None:
        """The product it is about, None when it is about the whole slate, or the reason why it cannot be used."""
        decision, wanted = feedback.decision, feedback.product_id
        if not math.isfinite(feedback.value):
            return "value"
        if self.cases.forgot(decision):
            return "late"
        if feedback.kind == "left":
            return None
        if feedback.kind not in KINDS:
            return "kind"
        if wanted not in decision.slate:
            return "never shown"
        for candidate in decision.candidates:
            if candidate.product_id == wanted:
                return candidate if _finite(candidate.features.values()) else "feature"
        return "never shown"

    def state(self) -> dict[str, object]:
        """What was heard, as JSON-ready values."""
        return {"refused": dict(self.refused), **self.cases.state()}


def _finite(values: Collection[float]) -> bool:
    # A finite sum has finite parts, and is quicker to find out; one that overflows says nothing.
    return math.isfinite(sum(values)) or all(map(math.isfinite, values))


def _moment(feedback: Feedback) -> tuple[str, datetime]:
    return feedback.decision.decision_id, feedback.at


def _teach(decision: Decision, news: Collection[tuple[Shown, Showing]], model: LogisticModel) -> None:
    if news:
        if not model.measured:
            # By what was shown alone: who reads the log again keeps no more of a decision.
            model.measure([candidate for candidate in decision.candidates if candidate.product_id in decision.slate])
        model.forget(seconds(decision.at))
        told = model.observe(decision.context, [showing for _, showing in news])
        for (shown, _), one in zip(news, told, strict=True):
            shown.tell(one)


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
    shown.heard = joined(shown.heard, feedback.kind)
    return True
