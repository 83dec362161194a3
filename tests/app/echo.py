"""A dialogue small enough to see through: it answers what it heard, and notes when."""

import asyncio
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from app.ledger import SqlLedger
from bot.ledger import Turn
from bot.messages import Message, Reply, Tap
from bot.session import Session


def message(event_id: str, conversation: str = "c", text: str | None = None) -> Message:
    """A message now."""
    return Message(event_id, "api", conversation, "u", text or f"text of {event_id}", datetime.now(UTC))


@dataclass
class Echo:
    """Commits one turn per event, as the real dialogue does."""

    ledger: SqlLedger
    seconds: float = 0.0
    fails: int = 0
    """How many attempts fail before one succeeds."""
    began: list[tuple[str, str]] = field(default_factory=list)
    """(conversation, event id) of every attempt."""
    at_once: int = 0
    most_at_once: int = 0

    async def handle(self, event: Message | Tap) -> Reply:
        """Answer with what was heard."""
        if known := self.ledger.turn(event.platform, event.event_id):
            return known
        self.began.append((event.conversation_id, event.event_id))
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            await asyncio.sleep(self.seconds)
            if self.fails:
                self.fails -= 1
                raise RuntimeError("secret detail")
            session = self.ledger.session(event.conversation_id) or Session(event.conversation_id, event.user_id)
            said = event.text if isinstance(event, Message) else event.action
            reply = Reply(f"heard {said}", session.language, "find", owner=session.owner)
            self.ledger.commit(Turn(event, reply, replace(session, turn=session.turn + 1)))
            return reply
        finally:
            self.at_once -= 1
