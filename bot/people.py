"""What a person of the shop does in a conversation: takes it, writes, gives it back, closes it, or lets it wait."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.messages import Owner

PLATFORM = "person"
"""The platform under which such events stand in the inbox; no shopper's platform may have this name."""

PersonKind = Literal["take", "hold", "message", "return", "close", "opens", "timeout"]
"""A service desk holds a conversation from when it stands in its queue, whether or not a person has come; it opens in
the morning for those who asked by night."""


@dataclass(frozen=True, slots=True)
class PersonEvent:
    """One thing a person did, or did not do in time. It passes through the same inbox as the shopper's events, so their
    order holds."""

    event_id: str
    conversation_id: str
    kind: PersonKind
    at: datetime
    text: str = ""
    about: datetime | None = None
    """Which wait a timeout is about, by its beginning: one that ended meanwhile is no reason to do anything."""
    by: str = ""
    """The platform whose own desk tells this: what people do there, shoppers see there."""

    @property
    def platform(self) -> str:
        """Always the same: people are not a shopper's platform."""
        return PLATFORM


@dataclass(frozen=True, slots=True)
class PersonSaid:
    """What the conversation's stream tells of it."""

    kind: PersonKind
    text: str
    owner: Owner
    """Who has the conversation from now on."""
    at: datetime
    line: str = ""
    """What the shopper is told of it, in the conversation's language; "" when there is nothing to tell. A person's own
    message stands in `text` alone."""
    by: str = ""
    """The platform whose own desk told it."""
