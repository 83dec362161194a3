"""Hand-off as a whole: shopper, guide, people, closing, opening and the clock in any order, over the real dialogue.

The model below knows only what each of them did; it says who must have the conversation and who may speak.
"""

import asyncio
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from app.database import open_database
from app.ledger import SqlLedger
from app.settings import Settings
from bot.guide import compose
from bot.ledger import MemoryLedger
from bot.messages import Message, Reply, Tap
from bot.people import PersonEvent, PersonKind, PersonSaid
from bot.session import Session
from tests.bot.talk import START, shop
from tests.contracts.ledger import FullLedger

PATIENCE = timedelta(minutes=10)
WRITTEN = (
    "a tent under 200",
    "cheaper",
    "the second one",
    "add it to my cart",
    "你好",
    "蓝色的耳机",
    "xyzzy",
    "",
    "thanks",
)
ASKED = ("I want to talk to a person", "转人工", "human please")
PEOPLE: tuple[PersonKind, ...] = ("take", "message", "return", "close")


class Handoff(RuleBasedStateMachine):
    """One conversation over one ledger."""

    def __init__(self) -> None:
        super().__init__()
        self.ledger = self.open()
        self.dialogue = compose(shop(), ledger=self.ledger, log=self.ledger, seed=7, secret=b"test").dialogue
        self.now = START
        self.number = 0
        self.owner = "bot"
        self.waits: datetime | None = None
        """Since when the shopper waits for a person."""
        self.rung: list[datetime] = []
        """Waits that have ended: their clocks may still ring."""
        self.written: dict[str, str] = {}
        """By event id what the shopper wrote."""
        self.replies: list[Reply] = []
        self.handed_over = 0
        self.offered: str | None = None
        """The action of a button that asks for a person."""

    def open(self) -> FullLedger:
        """The ledger under test."""
        return MemoryLedger()

    @rule(text=st.sampled_from(WRITTEN))
    def shopper_writes(self, text: str) -> None:
        reply = self.say(text)
        assert not reply.handoff
        if self.owner == "human":
            self.waits = self.waits or self.now
        else:
            assert reply.text, "while nobody holds it the guide answers"
        assert reply.owner == self.owner

    @rule(text=st.sampled_from(ASKED))
    def shopper_asks_for_a_person(self, text: str) -> None:
        self.asked(self.say(text))

    @rule()
    def shopper_complains(self) -> None:
        reply = self.say("this is terrible, it broke after one day")
        if self.owner == "human":
            self.waits = self.waits or self.now
        assert not reply.handoff, "who is upset is offered a person, not handed over"
        self.offered = next((button.action for button in reply.buttons if button.label == "Talk to a person"), None)

    @precondition(lambda self: self.offered is not None)
    @rule()
    def shopper_presses_talk_to_a_person(self) -> None:
        self.asked(self.handle(Tap(self.name(), "test", "c", "u", self.offered or "", self.now)))

    @precondition(lambda self: self.written)
    @rule(data=st.data())
    def the_platform_delivers_again(self, data: st.DataObject) -> None:
        event_id = data.draw(st.sampled_from(sorted(self.written)))
        before = self.ledger.session("c")
        again = self.run(Message(event_id, "test", "c", "u", self.written[event_id], self.now))
        assert again == self.ledger.turn("test", event_id)
        assert self.ledger.session("c") == before

    @rule(kind=st.sampled_from(PEOPLE), twice=st.booleans())
    def person_acts(self, kind: PersonKind, *, twice: bool) -> None:
        event = PersonEvent(self.name(), "c", kind, self.now, "hello" if kind == "message" else "")
        before, waited = self.owner, self.waits
        said = self.ledger.person(event)
        if twice:
            assert self.ledger.person(event) == said
        self.owner = "human" if kind in ("take", "message") else "bot"
        if waited and (kind != "take" or before == "waiting"):
            self.rung.append(waited)
            self.waits = self.now if kind == "take" else None
        told = before != self.owner and kind != "message"
        assert bool(said.line) == told, "each change is told once, and only a change"
        self.same_owner(said)

    @precondition(lambda self: self.waits)
    @rule(longer=st.integers(0, 30))
    def the_clock_rings(self, longer: int) -> None:
        assert self.waits is not None
        self.now = max(self.now, self.waits + PATIENCE) + timedelta(minutes=longer)
        self.clock_says(self.waits)
        said = self.ledger.person(PersonEvent(self.name(), "c", "timeout", self.now, about=self.waits))
        self.rung.append(self.waits)
        self.owner, self.waits = ("waiting", self.now) if self.owner == "human" else ("bot", None)
        assert said.line, "the shopper is told honestly"
        self.same_owner(said)

    @precondition(lambda self: self.rung)
    @rule(data=st.data())
    def a_clock_rings_too_late(self, data: st.DataObject) -> None:
        about = data.draw(st.sampled_from(self.rung))
        before = self.ledger.session("c")
        said = self.ledger.person(PersonEvent(self.name(), "c", "timeout", self.now, about=about))
        assert said.line == "", "nothing is said over a person who has just written"
        assert self.ledger.session("c") == before
        self.same_owner(said)

    @invariant()
    def one_owner(self) -> None:
        session = self.ledger.session("c") or Session("c", "u")
        assert session.owner == self.owner
        assert session.since == self.waits
        assert (session.owner == "waiting") <= (session.since is not None), "who waits is never forgotten"
        assert not (session.closed and session.owner != "bot")

    @invariant()
    def silent_while_a_person_holds_it(self) -> None:
        for reply in self.replies:
            if reply.owner == "human":
                assert (reply.text, reply.cards, reply.buttons, reply.handoff) == ("", (), (), False)

    @invariant()
    def one_reply_per_hand_over(self) -> None:
        assert sum(reply.handoff for reply in self.replies) == self.handed_over

    @invariant()
    def nothing_of_the_shopper_is_lost(self) -> None:
        for event_id in self.written:
            assert self.ledger.turn("test", event_id) is not None
        lines = [text for text in self.written.values() if text]
        assert (self.ledger.session("c") or Session("c", "u")).said == tuple(lines[-3:])

    def asked(self, reply: Reply) -> None:
        """The shopper asked for a person."""
        assert reply.handoff == (self.owner == "bot")
        if self.owner == "bot":
            self.owner, self.handed_over = "waiting", self.handed_over + 1
            self.waits = self.now
        self.waits = self.waits or self.now
        assert reply.owner == self.owner

    def say(self, text: str) -> Reply:
        """The reply to a message."""
        event_id = self.name()
        self.written[event_id] = text
        return self.handle(Message(event_id, "test", "c", "u", text, self.now))

    def handle(self, event: Message | Tap) -> Reply:
        """The reply, noted."""
        self.replies.append(self.run(event))
        return self.replies[-1]

    def run(self, event: Message | Tap) -> Reply:
        """The reply of the real dialogue."""
        return asyncio.run(self.dialogue.handle(event))

    def name(self) -> str:
        """A new event id; a minute goes by."""
        self.number += 1
        self.now += timedelta(minutes=1)
        return f"e{self.number}"

    def same_owner(self, said: PersonSaid) -> None:
        """What the stream tells is what is so."""
        assert said.owner == self.owner

    def clock_says(self, since: datetime) -> None:
        """Whoever keeps the clock knows of this wait."""


class HandoffInSql(Handoff):
    """The same over SQLite, where the clock finds the waits and the stream holds every line."""

    def open(self) -> FullLedger:
        self.folder = tempfile.TemporaryDirectory()
        self.database = open_database(Settings(data=Path(self.folder.name), _env_file=None))  # type: ignore[call-arg]  # of pydantic-settings
        self.sql = SqlLedger(self.database)
        return self.sql

    def teardown(self) -> None:
        self.database.dispose()
        self.folder.cleanup()

    def clock_says(self, since: datetime) -> None:
        assert self.sql.overdue(self.now) == [("c", since)]
        assert self.sql.overdue(since) == []

    @invariant()
    def the_stream_holds_all(self) -> None:
        kinds = [line.kind for line in self.sql.stream("c", 0, limit=10_000)]
        assert kinds.count("reply") == len(self.replies)

    @invariant()
    def nobody_waits_unseen(self) -> None:
        assert self.sql.overdue(self.now + timedelta(days=1)) == ([("c", self.waits)] if self.waits else [])


TestHandoff = Handoff.TestCase
TestHandoff.settings = settings(
    max_examples=60, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)
)
TestHandoffInSql = HandoffInSql.TestCase
TestHandoffInSql.settings = settings(
    max_examples=20, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
