"""Everything the tables hold of one shopper: a copy of it, and forgetting it."""

import json
from dataclasses import dataclass
from secrets import token_hex
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from app.database import (
    actions,
    decisions,
    events,
    learning_log,
    llm_tokens,
    orders,
    outbox,
    profiles,
    sessions,
    transcript,
)
from app.ledger import SqlLedger
from app.logged import LISTS


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was forgotten of a shopper."""

    profile: bool
    conversations: int
    messages: int
    decisions: int
    """Lists that nobody can be told from any more; what they taught stays."""

    @property
    def nothing(self) -> bool:
        """Whether the shopper was not known at all."""
        return not (self.profile or self.conversations or self.messages or self.decisions)


class Shoppers:
    """A shopper is a user id: in all their conversations, on all platforms that use that id."""

    def __init__(self, engine: Engine, ledger: SqlLedger) -> None:
        self._engine = engine
        self._ledger = ledger

    def export(self, user_id: str) -> dict[str, Any]:
        """All of it as plain values, oldest first."""
        with self._engine.connect() as connection:
            profile = connection.scalar(sa.select(profiles.c.body).where(profiles.c.shopper == user_id))
            ours = _conversations(connection, user_id)
            shown = sa.select(decisions.c.decision_id, decisions.c.at, decisions.c.body)
            rows = connection.execute(
                shown.where(LISTS, decisions.c.shopper == user_id).order_by(decisions.c.at, decisions.c.decision_id)
            ).all()
            spent = sa.select(llm_tokens).where(llm_tokens.c.shopper == user_id).order_by(llm_tokens.c.day)
            return {
                "user_id": user_id,
                "llm_tokens": [
                    {"day": row.day, "use": row.use, "prompt": row.prompt, "answer": row.answer}
                    for row in connection.execute(spent)
                ],
                "profile": json.loads(profile) if profile else None,
                "conversations": [_conversation(connection, name) for name in ours],
                "lists": [
                    {
                        "decision_id": row.decision_id,
                        "at": row.at,
                        "shown": json.loads(row.body)["slate"],
                        "feedback": _heard(connection, row.decision_id),
                    }
                    for row in rows
                ],
            }

    def shown(self, user_id: str, most: int) -> tuple[str, ...]:
        """The products that stood in the shopper's newest lists, each once, the newest list first."""
        mine = sa.select(decisions.c.body).where(LISTS, decisions.c.shopper == user_id)
        with self._engine.connect() as connection:
            bodies = connection.scalars(mine.order_by(decisions.c.at.desc(), decisions.c.decision_id).limit(most)).all()
        found = dict.fromkeys(product_id for body in bodies for product_id in json.loads(body)["slate"])
        return tuple(found)[:most]

    def forget(self, user_id: str) -> Forgotten:
        """Delete all of it, in one transaction.

        Decisions stay, for what was learned from them, and counted tokens: under a name that nobody can trace, the same
        for all of this shopper's, so that counting shoppers goes on to be right.
        """
        nobody = f"forgotten-{token_hex(8)}"
        with self._ledger.writing() as connection:
            profile = connection.execute(sa.delete(profiles).where(profiles.c.shopper == user_id)).rowcount
            ours = _conversations(connection, user_id)
            renamed = sa.update(decisions).where(decisions.c.shopper == user_id)
            lists = connection.execute(renamed.values(shopper=nobody, conversation=nobody)).rowcount
            connection.execute(sa.update(llm_tokens).where(llm_tokens.c.shopper == user_id).values(shopper=nobody))
            messages = 0
            for name in ours:
                lines = sa.select(transcript.c.position).where(transcript.c.conversation == name)
                connection.execute(sa.delete(outbox).where(outbox.c.position.in_(lines)))
                connection.execute(sa.delete(transcript).where(transcript.c.conversation == name))
                messages += connection.execute(sa.delete(events).where(events.c.conversation == name)).rowcount
                connection.execute(sa.delete(actions).where(actions.c.conversation == name))
                connection.execute(sa.delete(sessions).where(sessions.c.conversation == name))
                # An order is the shop's own; that it came from this conversation, and the trace to its buyer, go.
                connection.execute(
                    sa.update(orders)
                    .where(orders.c.conversation == name)
                    .values(conversation=nobody, email=None, click_id=None)
                )
        return Forgotten(bool(profile), len(ours), messages, lists)


def _conversations(connection: Connection, user_id: str) -> list[str]:
    query = sa.select(sessions.c.conversation).where(sessions.c.shopper == user_id).order_by(sessions.c.conversation)
    return list(connection.scalars(query))


def _conversation(connection: Connection, name: str) -> dict[str, Any]:
    came = sa.select(events.c.kind, events.c.payload).where(events.c.conversation == name).order_by(events.c.seq)
    went = sa.select(transcript.c.kind, transcript.c.at, transcript.c.body).where(transcript.c.conversation == name)
    memory = connection.scalar(sa.select(sessions.c.body).where(sessions.c.conversation == name))
    bought = sa.select(orders.c.order_id, orders.c.status, orders.c.at).where(orders.c.conversation == name)
    return {
        "conversation_id": name,
        "memory": json.loads(memory) if memory else None,
        "received": [{"kind": row.kind, **json.loads(row.payload)} for row in connection.execute(came)],
        "said": [
            {"kind": row.kind, "at": row.at, **json.loads(row.body)}
            for row in connection.execute(went.order_by(transcript.c.position))
        ],
        "orders": [dict(row) for row in connection.execute(bought).mappings()],
    }


def _heard(connection: Connection, decision_id: str) -> list[Any]:
    query = sa.select(learning_log.c.body).where(learning_log.c.decision_id == decision_id)
    return [json.loads(body) for body in connection.scalars(query.order_by(learning_log.c.position))]
