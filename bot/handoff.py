"""Whose conversation it is: the bot's, a person's, or the bot's while the shopper waits for a person.

A table of what happens next, and nothing else. The guide speaks in a step only when no person holds the conversation
after it. Time comes in by the events; whoever keeps the clock sends a timeout that names the wait it is about.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from bot.messages import Owner
from bot.people import PersonEvent, PersonKind, PersonSaid
from bot.say import WORDS
from bot.session import Session

Happening = Literal["writes", "asks", "take", "message", "return", "close", "timeout"]
"""The shopper writes (or presses something) or asks for a person; the others are what a person does."""
Line = Literal["handed_over", "asked_already", "joined", "left", "declined", "nobody_came", "fell_silent", "closed"]

NEXT: dict[tuple[Owner, Happening], tuple[Owner, Line | None]] = {
    ("bot", "writes"): ("bot", None),
    ("bot", "asks"): ("waiting", "handed_over"),
    ("bot", "take"): ("human", "joined"),
    ("bot", "message"): ("human", None),
    ("bot", "return"): ("bot", None),
    ("bot", "close"): ("bot", None),
    ("bot", "timeout"): ("bot", None),
    ("waiting", "writes"): ("waiting", None),
    ("waiting", "asks"): ("waiting", "asked_already"),
    ("waiting", "take"): ("human", "joined"),
    ("waiting", "message"): ("human", None),
    ("waiting", "return"): ("bot", "declined"),
    ("waiting", "close"): ("bot", "closed"),
    ("waiting", "timeout"): ("bot", "nobody_came"),
    ("human", "writes"): ("human", None),
    ("human", "asks"): ("human", None),
    ("human", "take"): ("human", None),
    ("human", "message"): ("human", None),
    ("human", "return"): ("bot", "left"),
    ("human", "close"): ("bot", "closed"),
    ("human", "timeout"): ("waiting", "fell_silent"),
}
"""Whose it is and what happens -> whose it is then, and what the shopper is told of the change."""


@dataclass(frozen=True, slots=True)
class Step:
    """What one happening made of the conversation."""

    session: Session
    line: Line | None = None

    @property
    def speaks(self) -> bool:
        """Whether the guide may say anything."""
        return self.session.owner != "human"

    @property
    def handoff(self) -> bool:
        """Whether this is the step that hands over."""
        return self.line == "handed_over"


def step(session: Session, what: Happening, at: datetime, about: datetime | None = None) -> Step:
    """The conversation after something happened; `about` is the wait that a timeout is about."""
    if what == "timeout" and (about is None or about != session.since):
        return Step(session)  # somebody wrote, took it or gave it back while the clock rang
    owner, line = NEXT[session.owner, what]
    closed = what == "close" or (session.closed and what in ("return", "timeout"))
    return Step(replace(session, owner=owner, since=_since(session, what, owner, at), closed=closed), line)


def told(session: Session, event: PersonEvent) -> tuple[Session, PersonSaid]:
    """The conversation after what a person did, and what its stream tells of that."""
    kind: PersonKind = event.kind
    after = step(session, kind, event.at, event.about)
    line = WORDS[session.language].people[after.line] if after.line else ""
    return after.session, PersonSaid(kind, event.text, after.session.owner, event.at, line)


def _since(session: Session, what: Happening, owner: Owner, at: datetime) -> datetime | None:
    """Since when the shopper waits for a person: the first thing nobody has answered, never a later one."""
    if owner == "bot" or what == "message":
        return None
    if what == "timeout" or owner != session.owner:
        return at if what != "take" or session.owner == "waiting" else None
    return session.since if session.since or what == "take" else at
