"""The durable inbox: what came in, in the order in which it came, each event once."""

import re
from dataclasses import dataclass, fields, replace
from typing import Any

import sqlalchemy as sa
from pydantic import TypeAdapter
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Engine

from app.database import events
from bot.messages import Message, Tap
from bot.people import PersonEvent

Event = Message | Tap | PersonEvent

_kinds: dict[str, TypeAdapter[Any]] = {
    "message": TypeAdapter(Message),
    "tap": TypeAdapter(Tap),
    "person": TypeAdapter(PersonEvent),
}
_unstorable = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> str:
    """The text with U+FFFD for what no database or JSON text can hold: NUL and halves of surrogate pairs."""
    return _unstorable.sub("\ufffd", text)


def clean(event: Event) -> Event:
    """The event with every text storable."""
    values = {field.name: getattr(event, field.name) for field in fields(event)}
    texts: dict[str, Any] = {name: storable(value) for name, value in values.items() if isinstance(value, str)}
    return replace(event, **texts)


@dataclass(frozen=True, slots=True)
class Arrival:
    """An event in the inbox."""

    seq: int
    """Arrival number, from 1, growing."""
    platform: str
    event_id: str
    conversation: str
    done: bool
    """Whether its turn is written."""


_columns = (events.c.seq, events.c.platform, events.c.event_id, events.c.conversation, events.c.done)


class InboxTable:
    """The events table."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._insert = postgresql.insert if engine.dialect.name == "postgresql" else sqlite.insert

    def add(self, event: Event) -> Arrival:
        """Write the event down; the one already there when its id is known."""
        kind = "person" if isinstance(event, PersonEvent) else "message" if isinstance(event, Message) else "tap"
        with self._engine.begin() as connection:
            row = connection.execute(
                self._insert(events)
                .values(
                    platform=event.platform,
                    event_id=event.event_id,
                    conversation=event.conversation_id,
                    kind=kind,
                    payload=_kinds[kind].dump_json(event).decode(),
                    at=event.at.isoformat(),
                    done=False,
                )
                .on_conflict_do_nothing()
                .returning(*_columns)
            ).first()
            if row is None:
                row = connection.execute(sa.select(*_columns).where(_is(event.platform, event.event_id))).one()
        return Arrival(*row)

    def get(self, platform: str, event_id: str) -> Event:
        """The event as it came. Raises LookupError when it never did."""
        with self._engine.connect() as connection:
            query = sa.select(events.c.kind, events.c.payload).where(_is(platform, event_id))
            row = connection.execute(query).first()
        if row is None:
            raise LookupError(f"no event {event_id!r} from {platform!r}")
        event: Event = _kinds[row.kind].validate_json(row.payload)
        return event

    def is_done(self, platform: str, event_id: str) -> bool:
        """Whether the event's turn is written."""
        with self._engine.connect() as connection:
            return bool(connection.scalar(sa.select(events.c.done).where(_is(platform, event_id))))

    def open(self, limit: int) -> list[Arrival]:
        """Events without a turn, oldest first."""
        query = sa.select(*_columns).where(sa.not_(events.c.done)).order_by(events.c.seq).limit(limit)
        with self._engine.connect() as connection:
            return [Arrival(*row) for row in connection.execute(query)]


def _is(platform: str, event_id: str) -> sa.ColumnElement[bool]:
    return sa.and_(events.c.platform == platform, events.c.event_id == event_id)
