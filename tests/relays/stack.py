"""The real inbox, outbox and courier around a scripted dialogue, for any platform's adapter."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Generic, TypeVar

from sqlalchemy.engine import Engine

from adapters.base import Adapter, House, Limits, Payload, Portrait, Rate
from adapters.pacing import Pace
from app.courier import Courier
from app.database import open_database
from app.house import ShopHouse
from app.inbox import Event, InboxTable
from app.ledger import SqlLedger
from app.metrics import Metrics
from app.notes import SqlNotes
from app.outbox import Outbox
from app.settings import Settings
from app.shoppers import Shoppers
from app.turns import Inbox
from bot.guide import Guide
from bot.handoff import arrived, step
from bot.ledger import Action, Turn
from bot.messages import Button, Card, Message, Owner, Reply, Tap
from bot.people import PersonEvent
from bot.session import Session
from bot.summary import Summary

KEY = b"for the tests"

Say = Callable[[Message | Tap], Reply]
A = TypeVar("A", bound=Adapter)


def says(text: str, **more: object) -> Reply:
    """A reply."""
    return Reply(text, "en", "find", **more)  # type: ignore[arg-type]  # fields of Reply


def heard(event: Message | Tap) -> Reply:
    """A reply that tells what was heard."""
    return says(f"heard {event.text if isinstance(event, Message) else event.action}")


@dataclass
class Scripted:
    """A dialogue that says what it is told to, `seconds` after it was asked."""

    ledger: SqlLedger
    say: Say = heard
    seconds: float = 0.0
    events: list[Message | Tap] = field(default_factory=list)
    """Every event that was processed."""
    wake: Callable[[], None] = lambda: None

    async def handle(self, event: Message | Tap) -> Reply:
        """Commit one turn, as the real dialogue does."""
        if known := self.ledger.turn(event.platform, event.event_id):
            return known
        self.events.append(event)
        await asyncio.sleep(self.seconds)
        known = self.ledger.session(event.conversation_id) or Session(event.conversation_id, event.user_id)
        here = arrived(known, event)
        session, said = here.session, event.text if isinstance(event, Message) else event.action
        reply = self.say(event) if here.speaks else says("")
        if reply.handoff:
            asked = step(session, "asks", event.at)
            session, reply = asked.session, replace(reply, handoff=asked.handoff)
        buttons: list[Button] = [*reply.buttons, *(button for card in reply.cards for button in card.buttons)]
        self.ledger.commit(
            Turn(
                event,
                replace(reply, owner=session.owner),
                replace(session, turn=session.turn + 1, said=(*session.said, said)[-3:]),
                actions=tuple(_action(button, session.conversation_id) for button in buttons),
            )
        )
        self.wake()
        return reply


def _action(button: Button, conversation_id: str) -> Action:
    verb = {"👍": "up", "👎": "down"}.get(button.label, "details")
    return Action(button.action, verb, conversation_id)  # type: ignore[arg-type]  # one of the verbs


class Quick:
    """The inbox without its engine: each event once, in order inside its conversation, gone when the process is."""

    def __init__(self, dialogue: Scripted, table: InboxTable) -> None:
        self._dialogue = dialogue
        self._table = table
        self._lanes: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._known: set[str] = set()
        self._turns: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Nothing to do."""

    async def accept(self, event: Event) -> None:
        """Write the event down and begin its turn."""
        arrival = self._table.add(event)
        if not arrival.done and event.event_id not in self._known:
            self._known.add(event.event_id)
            task = asyncio.create_task(self._turn(event))
            self._turns.add(task)
            task.add_done_callback(self._turns.discard)

    async def close(self) -> None:
        """Let the turns end."""
        await asyncio.gather(*self._turns)

    async def _turn(self, event: Event) -> None:
        async with self._lanes[event.conversation_id]:
            if isinstance(event, PersonEvent):
                self._dialogue.ledger.person(event)
            else:
                await self._dialogue.handle(event)


@dataclass
class Stack(Generic[A]):
    """What a test drives and looks at."""

    dialogue: Scripted
    courier: Courier
    adapter: A
    inbox: Inbox | Quick
    ledger: SqlLedger
    outbox: Outbox
    house: ShopHouse
    database: Engine


def hurried(limits: Limits, speed: float) -> Limits:
    """A platform's limits with `speed` times its pace; what it asks for by itself is waited for in full."""

    def faster(rate: Rate | None) -> Rate | None:
        return Rate(rate.burst, rate.every / speed) if rate else None

    return replace(limits, overall=faster(limits.overall), chat=faster(limits.chat), group=faster(limits.group))


class Listening(ShopHouse):
    """The house, which knows of a conversation only whose it is and what was said."""

    def _summary(self, conversation_id: str) -> Summary | None:
        session = self._ledger.session(conversation_id)
        if session is None:
            return None
        text = f"said: {', '.join(session.said)}"
        return Summary(
            conversation_id, session.language, session.owner, session.since, session.closed, session.mood,
            (), (), (), (), session.said, text,
        )  # fmt: skip


@asynccontextmanager
async def at_work(
    platform: str,
    make: Callable[[House], A],
    draw: Callable[[Reply, str], tuple[Payload, ...]],
    data: Path,
    say: Say = heard,
    *,
    seconds: float = 0.0,
    speed: float = 20.0,
    durable: bool = False,
    patience: float = 5.0,
) -> AsyncIterator[Stack[A]]:
    """Everything at work around the adapter that `make` makes, which gets `patience` seconds to deliver at the end.

    `durable` takes the real inbox.
    """
    database = open_database(Settings(data=data))
    ledger = SqlLedger(database, relayed=(platform,))
    dialogue = Scripted(ledger, say, seconds)
    inbox = Inbox(dialogue.handle, ledger, database, data=data) if durable else Quick(dialogue, InboxTable(database))
    outbox, metrics = Outbox(database, platform), Metrics()
    house = Listening(
        platform,
        guide=no_guide,
        ledger=ledger,
        outbox=outbox,
        notes=SqlNotes(database, platform),
        shoppers=Shoppers(database, ledger),
        draw=draw,
        link=lambda *_: "",
        secret=KEY,
        metrics=metrics,
    )
    adapter = make(house)
    courier = Courier(
        platform,
        adapter,
        draw,
        outbox=outbox,
        ledger=ledger,
        house=house,
        metrics=metrics,
        accept=inbox.accept,
        pace=Pace(hurried(adapter.limits, speed)),
    )
    dialogue.wake = courier.wake
    await inbox.start()
    courier.start()
    try:
        yield Stack(dialogue, courier, adapter, inbox, ledger, outbox, house, database)
    finally:
        await courier.stop_receiving()
        await inbox.close()
        await courier.close(patience)
        database.dispose()


def card(name: str, picture: str | None = None, **more: object) -> Card:
    """A card with the usual buttons."""
    buttons = tuple(Button(label, f"{name}-{verb}") for label, verb in (("Details", "d"), ("👍", "u"), ("👎", "n")))
    return Card(name, name.title(), "fits", image_url=picture, buttons=buttons, **more)  # type: ignore[arg-type]  # fields of Card


class NoNotes:
    """Notes in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    async def read(self, name: str) -> str | None:
        """The note."""
        return self.kept.get(name)

    async def write(self, name: str, text: str, until: datetime | None = None) -> None:
        """Keep the note."""
        self.kept[name] = text

    async def take(self, name: str) -> str | None:
        """The note, gone."""
        return self.kept.pop(name, None)


class NoHouse:
    """A house that nobody asks for anything."""

    def __init__(self) -> None:
        self.notes = NoNotes()

    async def thumb(self, conversation_id: str, sent: str, *, up: bool) -> str | None:
        """Nothing was sent."""
        return None

    async def find(self, text: str, language: str) -> tuple[Card, ...]:
        """Nothing is for sale."""
        return ()

    async def moved(self, old: str, new: str) -> None:
        """Nothing to move."""

    async def summary(self, conversation_id: str) -> Summary | None:
        """Nothing was said."""
        return None

    async def owner(self, conversation_id: str) -> Owner:
        """Nobody has come."""
        return "bot"

    async def sent(self, conversation_id: str, event_id: str, text: str) -> None:
        """Nothing was drafted."""

    async def suggest(self, language: str) -> tuple[str, ...]:
        """Nothing to suggest."""
        return ()

    async def portrait(self, user_id: str, language: str) -> Portrait:
        """Nobody is known."""
        return Portrait(kept=True)

    async def remember(self, user_id: str, *, on: bool) -> None:
        """Nothing to remember."""

    async def forget(self, user_id: str) -> None:
        """Nobody to forget."""


def no_guide() -> Guide:
    """Nothing is searched for in these tests."""
    raise AssertionError("nothing is searched for here")
