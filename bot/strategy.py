"""The strategy level: what the dialogue state looks like to it, what it may not do, and what it is rewarded for."""

import zlib
from collections.abc import Iterable
from datetime import timedelta

from bot.features import FEATURE_VERSION
from bot.messages import Act
from bot.session import Session
from policy import STRATEGIES
from policy.base import Feedback
from policy.credit import standing
from policy.rewards import reward as earned
from retrieval.query import Query

LEFT = -1.0
"""Of a list after which the shopper left without anything chosen, in the units of one click."""
TURN_COST = 0.05
SERVED = frozenset({"click", "cart", "order", "up"})
BESIDE: frozenset[Act] = frozenset({"bundle", "goes_with"})
"""Acts that ask for what goes with something."""
MAX_CLARIFYING = 2
"""Clarifying questions in a row."""

_TURNS = tuple(f"turn_{n}" for n in range(1, 9))
_CLARITY = tuple(f"clarity_{n}" for n in range(4))
_HEARD = ("heard_none", "heard_click", "heard_ignored", "heard_up", "heard_down")
_ASKED = ("asked_find", "asked_refine", "asked_similar", "asked_gift", "asked_best_deal")
STATE = (*_TURNS, *_CLARITY, *_HEARD, *_ASKED, "kind_known", "cart", "profile", "upset")
"""Names of the state's numbers: the turn and the number of wishes as one-hots, what became of the last list, what is
asked for. A crossing of two need not be named; the default learner makes its own."""
GAP = timedelta(minutes=30)
"""After such a silence the dialogue before it has ended."""
SCHEMA = f"3-{FEATURE_VERSION}-{zlib.crc32(' '.join(STATE).encode()):08x}"
"""Of everything the policies learn from and keep: what was learned under another one cannot be continued, only
relearned. The first figure is the form in which they keep it."""


def state(session: Session, query: Query, act: Act, *, profile: bool) -> dict[str, float]:
    """The dialogue state before a list is made; `profile` says whether the shopper's taste is known."""
    numbers = dict.fromkeys(STATE, 0.0)
    numbers[f"turn_{min(session.turn + 1, 8)}"] = 1.0
    numbers[f"clarity_{min(len(query.limits), 3)}"] = 1.0
    numbers[f"heard_{session.last_feedback}"] = 1.0
    numbers["kind_known"] = float(kind_known(query))
    numbers["cart"] = float(bool(session.cart.lines))
    numbers["profile"] = float(profile)
    numbers["upset"] = float(session.mood == "upset")
    if f"asked_{act}" in numbers:
        numbers[f"asked_{act}"] = 1.0
    return numbers


def mask(session: Session, query: Query, act: Act, *, can_clarify: bool, profile: bool) -> dict[str, bool]:
    """Which strategies are allowed. A stated wish is never overridden.

    Goods that go with something are asked for or not shown at all. An order that was named leaves nothing to choose;
    likeness to one product is the order that was named by "similar". Who leans to dear things wants no value, who
    named a brand no variety of brands. No question once the kind is known.
    """
    allowed = dict.fromkeys(STRATEGIES, False)
    if act in BESIDE:
        return {**allowed, "bundle": True}
    allowed["relevant"] = True
    if query.order is not None or act == "more":
        return allowed
    allowed["value"] = query.lean != "dear"
    allowed["popular"] = True
    allowed["personal"] = profile
    allowed["diverse"] = not any(limit.field == "brand" and limit.op in {"=", "in"} for limit in query.limits)
    allowed["clarify"] = can_clarify and not kind_known(query) and session.clarified < MAX_CLARIFYING
    return allowed


def kind_known(query: Query) -> bool:
    """Whether the shopper said what kind of thing it should be."""
    return any(limit.field == "category" and limit.op in {"=", "in"} for limit in query.limits)


def reward(feedback: Iterable[Feedback], *, left: bool = False) -> float:
    """What became of a list, in the units of one click; `left` when nothing more was said.

    Who leaves with something chosen was served; who leaves without was lost.
    """
    heard = standing(feedback).values()
    lost = left and not SERVED.intersection(kind for kinds in heard for kind in kinds)
    return sum(map(earned, heard)) + (LEFT if lost else 0.0) - TURN_COST
