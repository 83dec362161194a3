"""What happened in a conversation between two replies, for those who hear of it with the later one only."""

import sqlalchemy as sa
from pydantic import TypeAdapter
from sqlalchemy.engine import Engine

from app.database import transcript
from bot.people import PersonSaid

_person = TypeAdapter(PersonSaid)


def meanwhile(engine: Engine, platform: str, event_id: str) -> tuple[PersonSaid, ...]:
    """What people and the clock did after the reply before the one to this event, oldest first."""
    line = transcript.c
    this = sa.select(line.conversation, line.position).where(line.platform == platform, line.event_id == event_id)
    with engine.connect() as connection:
        conversation, position = connection.execute(this).one()
        here = sa.and_(line.conversation == conversation, line.position < position)
        last = sa.select(sa.func.coalesce(sa.func.max(line.position), 0)).where(here, line.kind == "reply")
        between = sa.select(line.body).where(here, line.position > last.scalar_subquery()).order_by(line.position)
        return tuple(_person.validate_json(body) for body in connection.scalars(between))
