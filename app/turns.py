"""From an event to its reply: accept it durably, process it once in its conversation's order, wait for the answer."""

import asyncio
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from weakref import WeakValueDictionary

import structlog
from sqlalchemy.engine import Engine

from app.engine import WATCH, TurnEngine
from app.inbox import Arrival, Event, InboxTable, clean
from app.ledger import SqlLedger
from bot.desk import Desk
from bot.handoff import arrived, rings
from bot.ledger import Turn
from bot.messages import Language, Message, Reply, Tap
from bot.people import PersonEvent
from bot.session import Session

PAUSES = (0.1, 0.5)
"""Seconds before each further attempt at a turn that failed."""
LOOK = 0.1
"""Seconds between looks at the table for a turn that another process may be processing."""
GLANCE = 500
"""How many open events one look of the watch covers."""
PURGE = 600.0
"""Seconds between clean-ups of the engine's own rows."""
APOLOGY: dict[Language, str] = {
    "en": "Sorry, something went wrong on our side, so I could not answer that. Please try again or use other words.",
    "zh": "抱歉，我们这边出了点问题，刚才的话没能处理。请再试一次，或者换个说法。",
}

log = structlog.get_logger()

Handle = Callable[[Message | Tap], Awaitable[Reply]]
"""The dialogue: processes the event and commits its turn; idempotent on (platform, event id)."""


class NotAnsweredError(Exception):
    """The reply did not come in time. The event is safe: asking again with its id gives the reply once it is there."""

    def __init__(self, event_id: str) -> None:
        super().__init__(f"event {event_id} is safe but not answered yet")


class Inbox:
    """What platforms hand events to."""

    def __init__(
        self,
        handle: Handle,
        ledger: SqlLedger,
        database: Engine,
        *,
        data: Path,
        patience: timedelta = timedelta(minutes=10),
        desk: Desk = Desk(),  # noqa: B008  # frozen
        engine: type[TurnEngine] = TurnEngine,
    ) -> None:
        """`patience` is how long a shopper waits for a person before the guide takes the conversation back; `desk` says
        when people are there, and what is said when nobody is."""
        self._handle = handle
        self._ledger = ledger
        self._patience = patience
        self._desk = desk
        self._table = InboxTable(database)
        postgres = database if database.dialect.name == "postgresql" else None
        self._engine = engine(self._process, data=data, postgres=postgres)
        self._waiting: defaultdict[tuple[str, str], set[asyncio.Event]] = defaultdict(set)
        self._lanes: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._lined: set[tuple[str, str]] = set()
        """Events this process put in line and has not seen processed."""
        self._watch: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin to work, with what was left undone first."""
        await self._engine.start()
        await self._settle()
        self._watch = asyncio.create_task(self._watching())

    async def close(self) -> None:
        """Stop working; what is not finished stays in the inbox."""
        if self._watch:
            self._watch.cancel()
            with suppress(asyncio.CancelledError):
                await self._watch
        await self._engine.close()

    async def accept(self, event: Event) -> None:
        """Returns once the event can no longer be lost. The same event again changes nothing."""
        await self._accept(event)

    async def _accept(self, event: Event) -> Arrival:
        event = clean(event)
        # One after the other inside a conversation: a later event must not be in line before an earlier one.
        lane = self._lanes.setdefault(event.conversation_id, asyncio.Lock())
        async with lane:
            arrival = await asyncio.to_thread(self._table.add, event)
            if not arrival.done and _key(event) not in self._lined:
                await self._engine.enqueue(arrival)
                self._lined.add(_key(event))
        return arrival

    async def answer(self, event: Message | Tap, patience: float = 60.0) -> Reply:
        """Accept the event and wait for its reply. Raises NotAnsweredError after `patience` seconds."""
        await self.settle(event, patience)
        reply = await asyncio.to_thread(self._ledger.turn, *_key(event))
        if reply is None:
            raise NotAnsweredError(event.event_id)
        return reply

    async def settle(self, event: Event, patience: float = 60.0) -> None:
        """Accept the event and wait until its turn is written. Raises NotAnsweredError after `patience` seconds."""
        key = _key(event)
        told = asyncio.Event()
        self._waiting[key].add(told)
        try:
            done = (await self._accept(event)).done
            until = time.monotonic() + patience
            while not done:
                with suppress(TimeoutError):
                    await asyncio.wait_for(told.wait(), LOOK)
                # Whoever is told here knows; a turn in another process shows in the table only.
                done = told.is_set() or await asyncio.to_thread(self._table.is_done, *key)
                if not done and time.monotonic() > until:
                    raise NotAnsweredError(event.event_id)
        finally:
            self._lined.discard(key)
            self._waiting[key].discard(told)
            if not self._waiting[key]:
                del self._waiting[key]

    async def _process(self, platform: str, event_id: str) -> None:
        event = await asyncio.to_thread(self._table.get, platform, event_id)
        if isinstance(event, PersonEvent):
            await asyncio.to_thread(self._ledger.person, event)
        else:
            await self._turn(event)
        self._lined.discard((platform, event_id))
        for told in self._waiting.get((platform, event_id), ()):
            told.set()

    async def _turn(self, event: Message | Tap) -> None:
        for pause in (*PAUSES, None):
            try:
                await self._handle(event)
            except Exception:  # whatever broke, the shopper hears of it and the conversation goes on
                log.exception("a turn failed", platform=event.platform, event_id=event.event_id, last=pause is None)
            else:
                return
            if pause is not None:
                await asyncio.sleep(pause)
        await asyncio.to_thread(self._apologise, event)

    def _apologise(self, event: Message | Tap) -> None:
        known = self._ledger.session(event.conversation_id) or Session(event.conversation_id, event.user_id)
        step = arrived(known, event)
        session, text = step.session, APOLOGY[known.language] if step.speaks else ""
        reply = Reply(text, session.language, "out_of_scope", owner=session.owner)
        self._ledger.commit(Turn(event, reply, replace(session, turn=session.turn + 1), rules=("apology",)))

    async def _watching(self) -> None:
        purged = time.monotonic()
        while True:
            await asyncio.sleep(WATCH)
            try:
                await self._engine.take_over()
                await self._settle()
                await self._ring()
                if time.monotonic() > purged + PURGE:
                    purged = time.monotonic()
                    await self._engine.forget_finished(datetime.now(UTC))
            except Exception:  # a database that is away for a while must not end the watch
                log.exception("looking after unfinished turns failed")

    async def _ring(self) -> None:
        """Say of every wait for a person that has lasted too long that it has. Several processes say it as one."""
        now = datetime.now(UTC)
        hours = self._desk.hours
        begun = now if hours else now - self._patience
        for conversation, since in await asyncio.to_thread(self._ledger.overdue, begun):
            session = await asyncio.to_thread(self._ledger.session, conversation)
            if session and session.since == since and (kind := rings(session, now, self._patience, hours)):
                event_id = f"{kind}:{conversation}:{since.isoformat()}"
                away = self._desk.away.get(session.language, "")
                await self.accept(PersonEvent(event_id, conversation, kind, now, away, about=since))

    async def _settle(self) -> None:
        """Put events in line that a crash kept from it, and answer those whose turn was given up."""
        waiting = await asyncio.to_thread(self._table.open, GLANCE)
        for arrival in await self._engine.given_up(waiting) if waiting else ():
            await asyncio.to_thread(self._give_up, arrival)

    def _give_up(self, arrival: Arrival) -> None:
        if self._table.is_done(arrival.platform, arrival.event_id):
            return  # it ended between our two looks
        event = self._table.get(arrival.platform, arrival.event_id)
        log.error("a turn was given up", platform=arrival.platform, event_id=arrival.event_id)
        if isinstance(event, PersonEvent):
            self._ledger.person(event)
        else:
            self._apologise(event)


def _key(event: Event) -> tuple[str, str]:
    stored = clean(event)
    return stored.platform, stored.event_id
