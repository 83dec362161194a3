"""The real inbox, outbox, courier and adapter around a scripted dialogue, connected to the local Bot API server."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from telegram import Bot

from adapters.base import Limits, Rate
from adapters.pacing import Pace
from adapters.telegram import LIMITS, PLATFORM, Telegram, Webhook, to_payload
from app.courier import Courier
from app.database import open_database
from app.house import ShopHouse
from app.inbox import Event, InboxTable
from app.ledger import SqlLedger
from app.metrics import Metrics
from app.outbox import Outbox
from app.settings import Settings
from app.turns import Inbox
from bot.guide import Guide
from bot.ledger import Action, Turn
from bot.messages import Button, Card, Message, Reply, Tap
from bot.people import PersonEvent
from bot.session import Session
from tests.telegram import server
from tests.telegram.judge import judge, too_soon

KEY = b"for the tests"

Say = Callable[[Message | Tap], Reply]


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
        session = self.ledger.session(event.conversation_id) or Session(event.conversation_id, event.user_id)
        reply = self.say(event)
        buttons: list[Button] = [*reply.buttons, *(button for card in reply.cards for button in card.buttons)]
        self.ledger.commit(
            Turn(
                event,
                replace(reply, owner=session.owner),
                replace(session, turn=session.turn + 1),
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
class Stack:
    """What a test drives and looks at."""

    dialogue: Scripted
    courier: Courier
    adapter: Telegram
    inbox: Inbox | Quick
    ledger: SqlLedger
    outbox: Outbox


def hurried(speed: float) -> Limits:
    """Telegram's limits with `speed` times its pace; what it asks for by itself is waited for in full."""

    def faster(rate: Rate | None) -> Rate | None:
        return Rate(rate.burst, rate.every / speed) if rate else None

    return replace(LIMITS, overall=faster(LIMITS.overall), chat=faster(LIMITS.chat), group=faster(LIMITS.group))


@asynccontextmanager
async def stack(telegram: "server.Telegram", data: Path, say: Say = heard, **more: Any) -> AsyncIterator[Stack]:
    """Everything at work, as `work` has it; at the end every call that was made is judged."""
    async with work(telegram.token, telegram.url, data, say, **more) as at_work:
        yield at_work
    approved(telegram)


@asynccontextmanager
async def work(
    token: str,
    api_url: str,
    data: Path,
    say: Say = heard,
    *,
    seconds: float = 0.0,
    speed: float = 20.0,
    webhook: Webhook | None = None,
    pauses: tuple[float, ...] = (0.05, 0.1),
    durable: bool = False,
    bot: Bot | None = None,
) -> AsyncIterator[Stack]:
    """Everything at work. `durable` takes the real inbox, `bot` another client than the adapter's own."""
    database = open_database(Settings(data=data))
    ledger = SqlLedger(database, relayed=(PLATFORM,))
    dialogue = Scripted(ledger, say, seconds)
    inbox = Inbox(dialogue.handle, ledger, database, data=data) if durable else Quick(dialogue, InboxTable(database))
    outbox = Outbox(database, PLATFORM)
    house = ShopHouse(
        PLATFORM, guide=no_guide, ledger=ledger, outbox=outbox, draw=to_payload, link=lambda *_: "", secret=KEY
    )
    adapter = Telegram(token, key=KEY, house=house, api_url=api_url, webhook=webhook, pauses=pauses)
    adapter._bot = bot or adapter._bot
    courier = Courier(
        PLATFORM,
        adapter,
        to_payload,
        outbox=outbox,
        ledger=ledger,
        house=house,
        metrics=Metrics(),
        accept=inbox.accept,
        pace=Pace(hurried(speed)),
    )
    dialogue.wake = courier.wake
    await inbox.start()
    courier.start()
    try:
        yield Stack(dialogue, courier, adapter, inbox, ledger, outbox)
    finally:
        await courier.stop_receiving()
        await inbox.close()
        await courier.close(patience=5.0)
        database.dispose()


def approved(telegram: "server.Telegram") -> None:
    """Every call is as Telegram, aiogram and our own limits want it, and no pause was cut short."""
    description = telegram.world.description
    assert [(call.method, problem) for call in telegram.calls for problem in judge(call, description)] == []
    assert too_soon(telegram.calls) == []


def card(name: str, picture: str | None = None, **more: object) -> Card:
    """A card with the usual buttons."""
    buttons = tuple(Button(label, f"{name}-{verb}") for label, verb in (("Details", "d"), ("👍", "u"), ("👎", "n")))
    return Card(name, name.title(), "fits", image_url=picture, buttons=buttons, **more)  # type: ignore[arg-type]  # fields of Card


class NoHouse:
    """A house that nobody asks for anything."""

    async def thumb(self, conversation_id: str, sent: str, *, up: bool) -> str | None:
        """Nothing was sent."""
        return None

    async def find(self, text: str, language: str) -> tuple[Card, ...]:
        """Nothing is for sale."""
        return ()

    async def moved(self, old: str, new: str) -> None:
        """Nothing to move."""


def no_guide() -> Guide:
    """Nothing is searched for in these tests."""
    raise AssertionError("nothing is searched for here")
