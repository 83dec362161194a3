"""What a person of the shop does in a conversation: takes it, writes, gives it back."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.messages import Owner

PLATFORM = "person"
"""The platform under which such events stand in the inbox; no shopper's platform may have this name."""

PersonKind = Literal["take", "message", "return"]


@dataclass(frozen=True, slots=True)
class PersonEvent:
    """One thing a person did. It passes through the same inbox as the shopper's events, so their order holds."""

    event_id: str
    conversation_id: str
    kind: PersonKind
    at: datetime
    text: str = ""

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
