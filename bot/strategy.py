"""The strategy level: what the dialogue state looks like to it, what it may not do, and what it is rewarded for."""

import zlib
from collections.abc import Iterable, Mapping

from bot.features import FEATURE_VERSION
from bot.session import Session
from policy import STRATEGIES
from policy.base import Feedback
from policy.credit import standing
from retrieval.query import Query

REWARDS: Mapping[str, float] = {"click": 1.0, "cart": 3.0, "order": 10.0, "refund": -10.0, "up": 0.5, "down": -1.0}
TURN_COST = 0.05
MAX_CLARIFYING = 2
"""Clarifying questions in a row."""

_TURNS = tuple(f"turn_{n}" for n in range(1, 9))
_CLARITY = tuple(f"clarity_{n}" for n in range(4))
_HEARD = ("heard_none", "heard_click", "heard_ignored", "heard_up", "heard_down")
STATE = (*_TURNS, *_CLARITY, *_HEARD, "kind_known", "cart")
"""Names of the state's numbers: the turn and the number of wishes as one-hots, what became of the last list."""
SCHEMA = f"2-{FEATURE_VERSION}-{zlib.crc32(' '.join(STATE).encode()):08x}"
"""Of everything the policies learn from and keep: what was learned under another one cannot be continued, only
relearned. The first figure is the form in which they keep it."""


def state(session: Session, query: Query) -> dict[str, float]:
    """The dialogue state before a list is made."""
    numbers = dict.fromkeys(STATE, 0.0)
    numbers[f"turn_{min(session.turn + 1, 8)}"] = 1.0
    numbers[f"clarity_{min(len(query.limits), 3)}"] = 1.0
    numbers[f"heard_{session.last_feedback}"] = 1.0
    numbers["kind_known"] = float(kind_known(query))
    numbers["cart"] = float(bool(session.cart.lines))
    return numbers


def mask(session: Session, query: Query, *, can_clarify: bool) -> dict[str, bool]:
    """Which strategies are allowed. A stated wish is never overridden: no question once the kind is known."""
    allowed = dict.fromkeys(STRATEGIES, False)
    allowed["relevant"] = True
    allowed["clarify"] = can_clarify and not kind_known(query) and session.clarified < MAX_CLARIFYING
    return allowed


def kind_known(query: Query) -> bool:
    """Whether the shopper said what kind of thing it should be."""
    return any(limit.field == "category" and limit.op in {"=", "in"} for limit in query.limits)


def reward(feedback: Iterable[Feedback]) -> float:
    """What became of a list, in the units of one click."""
    heard = standing(feedback).values()
    return sum(REWARDS.get(kind, 0.0) for kinds in heard for kind in kinds) - TURN_COST
