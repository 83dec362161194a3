"""Reads what was decided, heard and made out of its tables, inside anybody's transaction."""

import json
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from pydantic import TypeAdapter
from sqlalchemy.engine import Connection

from app.database import actions, decisions, learning_log
from bot.ledger import Action
from policy.base import Decision, Feedback

_action = TypeAdapter(Action)
_decision = TypeAdapter(Decision)
_feedback = TypeAdapter(Feedback)
LISTS = sa.not_(decisions.c.decision_id.startswith("offer-"))
"""Decisions about lists; the others are about which offer was mentioned."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Feedback on a decision that is known."""

    product_id: str | None
    event_id: str
    kind: str
    value: float
    at: datetime


_heard = TypeAdapter(Heard)


def heard_of(body: str) -> Heard:
    """A line of the learning log that is about a decision."""
    return _heard.validate_json(body)


def decision_of(body: str) -> Decision:
    """A decision as it was written down."""
    return _decision.validate_json(body)


def action_in(connection: Connection, token: str) -> Action | None:
    """What a button or link means, read inside a transaction."""
    body = connection.scalar(sa.select(actions.c.body).where(actions.c.token == token))
    return _action.validate_json(body) if body else None


def decisions_in(connection: Connection, conversation_id: str) -> list[Decision]:
    """The decisions of a conversation, newest first, read inside a transaction."""
    query = sa.select(decisions.c.body).where(decisions.c.conversation == conversation_id)
    return [_decision.validate_json(body) for body in connection.scalars(query.order_by(decisions.c.at.desc()))]


def heard_in(connection: Connection, decision: Decision) -> tuple[Feedback, ...]:
    """What was heard of a decision, oldest first, read inside a transaction."""
    query = sa.select(learning_log.c.body).where(learning_log.c.decision_id == decision.decision_id)
    rows = connection.scalars(query.order_by(learning_log.c.position))
    return tuple(with_decision(row, decision) for row in rows)


def with_decision(body: str, decision: Decision) -> Feedback:
    """A piece of feedback as it was written down, on this decision."""
    return _feedback.validate_python({**json.loads(body), "decision": decision})
