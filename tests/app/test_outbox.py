"""The outbox, on both databases, and who may empty it."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy.engine import Engine

from adapters.base import Limits, Payload
from app.database import open_database
from app.ledger import SqlLedger
from app.metrics import Metrics
from app.outbox import Outbox
from app.platforms import Platform
from app.relays import Relays
from app.settings import Settings
from bot.ledger import Action, Turn
from bot.messages import Message, Reply, Tap
from bot.people import PersonEvent
from bot.session import Session
from tests.contracts.ledger import NOW


@pytest.fixture
def database(settings: Settings) -> Iterator[Engine]:
    engine = open_database(settings)
    yield engine
    engine.dispose()


def turn(event_id: str, conversation: str = "chat:1", platform: str = "chat", *, action: Action | None = None) -> Turn:
    """A turn with a reply."""
    event = Message(event_id, platform, conversation, "u", "x", NOW)
    reply = Reply(f"answer to {event_id}", "en", "find")
    return Turn(event, reply, Session(conversation, "u", turn=3), actions=(action,) if action else ())


def test_a_reply_stands_in_the_outbox_with_its_turn_and_only_there(database: Engine) -> None:
    ledger, outbox = SqlLedger(database, relayed=("chat",)), Outbox(database, "chat")
    for event_id in ("e1", "e2"):
        ledger.commit(turn(event_id))
        ledger.commit(turn(event_id))
    ledger.commit(turn("e3", platform="page", conversation="p"))
    assert outbox.waiting() == {"chat:1"}
    first = outbox.next("chat:1")
    assert first
    assert (first.event_id, first.sent) == ("e1", ())
    outbox.note(first.position, ["m1"], done=False)
    assert (outbox.next("chat:1") or first).sent == ("m1",)
    outbox.note(first.position, ["m1", "m2"], done=True)
    second = outbox.next("chat:1")
    assert second
    assert second.event_id == "e2"
    before = outbox.before(second)
    assert before
    assert before.sent == ("m1", "m2")
    assert (outbox.holding("chat:1", "m2") or second).event_id == "e1"
    assert outbox.holding("chat:1", "m") is None
    outbox.note(second.position, [], done=True, trouble="blocked")
    assert outbox.waiting() == set()


def test_a_person_s_words_go_where_the_shopper_last_wrote_from(database: Engine) -> None:
    ledger, outbox = SqlLedger(database, relayed=("chat",)), Outbox(database, "chat")
    ledger.person(PersonEvent("p0", "nobody", "message", NOW, "hello?"))
    ledger.commit(turn("e1", platform="page"))
    ledger.person(PersonEvent("p1", "chat:1", "message", NOW, "on the page"))
    assert outbox.waiting() == set()
    ledger.commit(turn("e2"))
    ledger.person(PersonEvent("p2", "chat:1", "message", NOW, "in the chat"))
    delivery = outbox.next("chat:1")
    assert delivery
    outbox.note(delivery.position, [], done=True)
    assert (outbox.next("chat:1") or delivery).kind == "person"


def test_a_conversation_that_moves_takes_everything_with_it(database: Engine) -> None:
    ledger, outbox = SqlLedger(database, relayed=("chat",)), Outbox(database, "chat")
    ledger.commit(turn("e1", action=Action("t1", "human", "chat:1")))
    ledger.rename("chat:1", "chat:2")
    ledger.rename("chat:1", "chat:2")
    assert outbox.waiting() == {"chat:2"}
    assert ledger.session("chat:1") is None
    session, action = ledger.session("chat:2"), ledger.action("t1")
    assert session
    assert action
    assert (session.conversation_id, session.turn, action.conversation_id) == ("chat:2", 3, "chat:2")
    assert len(ledger.stream("chat:2", 0)) == 1


def test_an_adopted_token_is_kept_as_it_was_first(database: Engine) -> None:
    ledger = SqlLedger(database)
    action = Action("t1", "details", "c", product_id="p")
    ledger.adopt(action)
    ledger.adopt(replace(action, product_id="q"), Action("t2", "human", "c"))
    assert ledger.action("t1") == action
    assert ledger.action("t2")


class Recorder:
    """An adapter that notes what it does."""

    limits = Limits(text=100, cards=0, buttons=0, label=10)

    def __init__(self) -> None:
        self.sent: list[str] = []
        self.running = False
        self._closed = asyncio.Event()

    async def run(self, accept: Callable[[Message | Tap], Awaitable[None]]) -> None:
        """Receive nothing."""
        self.running = True
        await self._closed.wait()

    async def send(self, payload: Payload, key: str) -> None:
        """Note it."""
        self.sent.append(str(payload.body["text"]))

    async def close(self) -> None:
        """End."""
        self._closed.set()


async def test_of_two_processes_one_talks_and_the_other_takes_over(
    settings: Settings, database: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.relays.WATCH", 0.05)
    ledger = SqlLedger(database, relayed=("chat",))

    def draw(reply: Reply, conversation: str) -> tuple[Payload, ...]:
        return (Payload(conversation, {"text": reply.text}),)

    def relays(adapter: Recorder) -> Relays:
        platform = Platform(lambda: draw, lambda *_: adapter, lambda _: True)
        nothing: Any = None
        return Relays(
            settings, database, ledger=ledger, metrics=Metrics(), accept=nothing, guide=nothing, link=nothing,
            secret=b"", platforms={"chat": platform},
        )  # fmt: skip

    now = datetime.now(UTC)
    one, two = Recorder(), Recorder()
    first, second = relays(one), relays(two)
    await first.start()
    await second.start()
    await asyncio.sleep(0.2)
    assert (one.running, two.running) == (True, False)
    ledger.commit(replace(turn("e1"), event=replace(turn("e1").event, at=now)))
    first.wake("chat")
    second.wake("chat")
    await _until(lambda: one.sent == ["answer to e1"])
    await first.close()
    await _until(lambda: two.running)
    ledger.commit(replace(turn("e2"), event=replace(turn("e2").event, at=now)))
    await _until(lambda: two.sent == ["answer to e2"])
    await second.close()
    assert one.sent == ["answer to e1"]


async def test_an_answer_a_day_late_is_not_given(settings: Settings, database: Engine) -> None:
    ledger, adapter = SqlLedger(database, relayed=("chat",)), Recorder()
    platform = Platform(
        lambda: lambda reply, conversation: (Payload(conversation, {"text": reply.text}),),
        lambda *_: adapter,
        lambda _: True,
    )
    nothing: Any = None
    relays = Relays(
        settings, database, ledger=ledger, metrics=Metrics(), accept=nothing, guide=nothing, link=nothing,
        secret=b"", platforms={"chat": platform},
    )  # fmt: skip
    ledger.commit(turn("old"))
    await relays.start()
    await _until(lambda: not Outbox(database, "chat").waiting())
    await relays.close()
    assert adapter.sent == []


async def _until(seen: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not seen():  # noqa: ASYNC110  # the state is another object's
            await asyncio.sleep(0.01)
