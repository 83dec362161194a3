"""The outbox: what is still to be delivered. A row is written with its turn, so a reply cannot be lost."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from app.database import outbox, transcript
from app.inbox import InboxTable
from bot.messages import Tap


@dataclass(frozen=True, slots=True)
class Delivery:
    """A line of a conversation's transcript on its way to the platform."""

    position: int
    """Its place in the transcript: deliveries of a conversation keep this order."""
    conversation_id: str
    kind: Literal["reply", "person"]
    body: str
    """The Reply or the PersonSaid as JSON."""
    event_id: str
    """The event it answers."""
    sent: tuple[str, ...]
    """What the platform calls the messages sent so far, in order; "" where it gave no name."""
    at: datetime
    """When the event came in."""


_delivery = (
    sa.select(
        transcript.c.position,
        transcript.c.conversation,
        transcript.c.kind,
        transcript.c.body,
        transcript.c.event_id,
        outbox.c.sent,
        transcript.c.at,
    )
    .select_from(outbox.join(transcript, outbox.c.position == transcript.c.position))
    .order_by(outbox.c.position)
)


class Outbox:
    """The outbox of one platform."""

    def __init__(self, engine: Engine, platform: str) -> None:
        self._engine = engine
        self._platform = platform
        self._events = InboxTable(engine)
        self._open = sa.and_(outbox.c.platform == platform, sa.not_(outbox.c.done))

    def waiting(self) -> set[str]:
        """Conversations with something to deliver."""
        with self._engine.connect() as connection:
            return set(connection.scalars(sa.select(outbox.c.conversation).where(self._open).distinct()))

    def next(self, conversation_id: str) -> Delivery | None:
        """The conversation's oldest undelivered line."""
        with self._engine.connect() as connection:
            row = connection.execute(_delivery.where(self._open, outbox.c.conversation == conversation_id)).first()
        return _read(row) if row else None

    def before(self, delivery: Delivery) -> Delivery | None:
        """What was delivered in the conversation just before."""
        query = _delivery.where(
            outbox.c.conversation == delivery.conversation_id, outbox.c.position < delivery.position
        ).order_by(None)
        with self._engine.connect() as connection:
            row = connection.execute(query.order_by(outbox.c.position.desc())).first()
        return _read(row) if row else None

    def holding(self, conversation_id: str, sent: str) -> Delivery | None:
        """The delivery that a message of this platform's name belongs to."""
        with self._engine.connect() as connection:
            rows = connection.execute(
                _delivery.where(
                    outbox.c.conversation == conversation_id,
                    # A first sieve, by the name as it stands in the list.
                    outbox.c.sent.contains(json.dumps(sent), autoescape=True),
                )
            )
            return next((found for found in map(_read, rows) if sent in found.sent), None)

    def pressed(self, delivery: Delivery) -> str | None:
        """The button that was pressed for this delivery; None when something was said instead."""
        try:
            event = self._events.get(self._platform, delivery.event_id)
        except LookupError:
            return None
        return event.action if isinstance(event, Tap) else None

    def note(self, position: int, sent: Sequence[str], *, done: bool, trouble: str | None = None) -> None:
        """Write down what is delivered by now; `trouble` says why the rest never will be."""
        with self._engine.begin() as connection:
            connection.execute(
                sa.update(outbox)
                .where(outbox.c.position == position)
                .values(sent=json.dumps(list(sent)), done=done, trouble=trouble)
            )


def _read(row: Any) -> Delivery:
    position, conversation, kind, body, event_id, sent, at = row
    assert kind in ("reply", "person")  # noqa: S101  # what the ledger writes
    return Delivery(
        position,
        conversation,
        "reply" if kind == "reply" else "person",
        body,
        event_id,
        tuple(json.loads(sent)),
        datetime.fromisoformat(at),
    )
