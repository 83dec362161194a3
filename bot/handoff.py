"""Whose conversation it is: the bot's, a person's, or the bot's while the shopper waits for a person.

A table of what happens next, and nothing else. The guide speaks in a step only when no person holds the conversation
after it. Time comes in by the events; whoever keeps the clock sends a timeout that names the wait it is about.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from bot.hours import Hours, is_open
from bot.messages import Message, Owner, Tap
from bot.people import PersonEvent, PersonKind, PersonSaid
from bot.say import WORDS
from bot.session import Session

Happening = Literal["writes", "asks", "notes", "take", "hold", "message", "return", "close", "opens", "timeout"]
"""The shopper writes (or presses something), asks for a person, or asks while nobody may be called; the others are what
people and desks do."""
Line = Literal[
    "handed_over", "asked_already", "noted", "joined", "left", "declined", "opened", "nobody_came", "fell_silent",
    "closed",
]  # fmt: skip

NEXT: dict[tuple[Owner, Happening], tuple[Owner, Line | None]] = {
    ("bot", "writes"): ("bot", None),
    ("bot", "asks"): ("waiting", "handed_over"),
    ("bot", "notes"): ("waiting", "noted"),
    ("bot", "take"): ("human", "joined"),
    ("bot", "hold"): ("human", None),
    ("bot", "message"): ("human", None),
    ("bot", "return"): ("bot", None),
    ("bot", "close"): ("bot", None),
    ("bot", "opens"): ("bot", None),
    ("bot", "timeout"): ("bot", None),
    ("waiting", "writes"): ("waiting", None),
    ("waiting", "asks"): ("waiting", "asked_already"),
    ("waiting", "notes"): ("waiting", "noted"),
    ("waiting", "take"): ("human", "joined"),
    ("waiting", "hold"): ("waiting", None),
    ("waiting", "message"): ("human", None),
    ("waiting", "return"): ("bot", "declined"),
    ("waiting", "close"): ("bot", "closed"),
    ("waiting", "opens"): ("waiting", "opened"),
    ("waiting", "timeout"): ("bot", "nobody_came"),
    ("human", "writes"): ("human", None),
    ("human", "asks"): ("human", None),
    ("human", "notes"): ("human", None),
    ("human", "take"): ("human", None),
    ("human", "hold"): ("human", None),
    ("human", "message"): ("human", None),
    ("human", "return"): ("bot", "left"),
    ("human", "close"): ("bot", "closed"),
    ("human", "opens"): ("human", None),
    ("human", "timeout"): ("waiting", "fell_silent"),
}
"""Whose it is and what happens -> whose it is then, and what the shopper is told of the change."""

UNSAID = ("take", "hold", "message", "close")
"""What a desk shows its shoppers by itself when its own people do it."""


@dataclass(frozen=True, slots=True)
class Step:
    """What one happening made of the conversation."""

    session: Session
    line: Line | None = None

    @property
    def speaks(self) -> bool:
        """Whether the guide may say anything."""
        return self.session.owner != "human" and not self.session.held

    @property
    def handoff(self) -> bool:
        """Whether this is the step that hands over."""
        return self.line == "handed_over"


def step(session: Session, what: Happening, at: datetime, about: datetime | None = None) -> Step:
    """The conversation after something happened; `about` is the wait that a timeout is about."""
    if what in ("opens", "timeout") and (about is None or about != session.since):
        return Step(session)  # somebody wrote, took it or gave it back while the clock rang
    owner, line = NEXT[session.owner, what]
    closed = what == "close" or (session.closed and what in ("return", "timeout"))
    held = what == "hold" or (session.held and owner != "bot")
    since = _since(session, what, owner, at)
    return Step(replace(session, owner=owner, since=since, closed=closed, held=held), line)


def arrived(session: Session, event: Message | Tap) -> Step:
    """The conversation after the shopper wrote, whose it is settled first where a service desk says so."""
    if event.holder == "human":
        session = step(session, "hold", event.at).session
    elif event.holder == "bot" and (session.held or session.owner == "human"):
        session = step(session, "return", event.at).session
    return step(session, "writes", event.at)


def rings(session: Session, now: datetime, patience: timedelta, hours: Hours | None) -> PersonKind | None:
    """What the clock has to say of a wait: nothing yet, that it was too long, or that people are there again.

    Who asked outside the hours waits for them, unless a desk holds the conversation and the guide is silent meanwhile.
    """
    if session.since is None:
        return None
    if hours and session.owner == "waiting" and not session.held and not is_open(hours, session.since):
        return "opens" if is_open(hours, now) else None
    return "timeout" if now - session.since > patience else None


def told(session: Session, event: PersonEvent) -> tuple[Session, PersonSaid]:
    """The conversation after what a person did, and what its stream tells of that."""
    kind: PersonKind = event.kind
    after = step(session, kind, event.at, event.about)
    line = WORDS[session.language].people[after.line] if after.line else ""
    if event.by and kind in UNSAID:
        line = ""
    if event.text and after.line == "nobody_came":
        line = event.text  # the shop's own words
    text = event.text if kind == "message" else ""
    return after.session, PersonSaid(kind, text, after.session.owner, event.at, line, event.by)


def _since(session: Session, what: Happening, owner: Owner, at: datetime) -> datetime | None:
    """Since when the shopper waits for a person: the first thing nobody has answered, never a later one."""
    if owner == "bot" or what == "message":
        return None
    comes = what in ("take", "hold")
    if what in ("opens", "timeout") or owner != session.owner:
        return at if not comes or session.owner == "waiting" else None
    return session.since if session.since or comes else at
