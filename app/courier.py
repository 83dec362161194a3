"""Between the durable engine and one platform: what comes in is taken in, what is in the outbox is delivered.

Processing is exactly once, and so is sending where the platform can be asked what has arrived. Elsewhere sending is at
least once: where the process died, or the connection broke, between a send and the note of it, that one message may be
repeated; none is ever lost.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import structlog
from pydantic import TypeAdapter

from adapters.base import (
    Adapter,
    Asked,
    GoneError,
    House,
    Live,
    MovedError,
    Payload,
    RefusedError,
    Seat,
    StoppedError,
    TryLaterError,
    UnsureError,
)
from adapters.pacing import Pace
from app.ledger import SqlLedger
from app.metrics import Metrics
from app.outbox import Delivery, Outbox
from app.signs import Signs
from bot.messages import Language, Message, Reply, Tap
from bot.people import PersonEvent, PersonSaid

LOOK = 0.5
"""Seconds between looks into the outbox for what other processes put there."""
PAUSES = (1.0, 2.0, 5.0, 15.0, 60.0, 300.0)
"""Seconds before each further attempt when a connection failed."""
ATTEMPTS = 5
"""Attempts at a delivery that breaks something of ours."""
TOO_LATE = timedelta(days=1)
"""An answer this old is of no use any more."""
CLOCKS = timedelta(seconds=5)
"""By so much a platform's clock may differ from ours."""
TWICE = 2.0
"""Seconds in which a second press of the same button is the same press."""

log = structlog.get_logger()

_reply = TypeAdapter(Reply)
_person = TypeAdapter(PersonSaid)

Accept = Callable[[Message | Tap | PersonEvent], Awaitable[None]]
Draw = Callable[[Reply, str], tuple[Payload, ...]]
"""The platform's `to_payload`."""


class Courier:
    """Delivers for one platform. At most one in all processes may be `start`ed: the pace is one for the whole bot."""

    def __init__(
        self,
        platform: str,
        adapter: Adapter,
        draw: Draw,
        *,
        outbox: Outbox,
        ledger: SqlLedger,
        house: House,
        metrics: Metrics,
        accept: Accept,
        pace: Pace | None = None,
    ) -> None:
        self.platform = platform
        self.adapter = adapter
        self._draw = draw
        self._outbox = outbox
        self._ledger = ledger
        self._house = house
        self._metrics = metrics
        self._take_in = accept
        self._pace = pace or Pace(adapter.limits)
        self._signs = Signs(adapter, self._pace)
        self._pressed: dict[tuple[str, str], tuple[str, float]] = {}
        """By conversation and button: the event of the press, and until when another is the same."""
        self._lanes: dict[str, asyncio.Task[None]] = {}
        self._news = asyncio.Event()
        self._began = datetime.now(UTC)
        self._receiving: asyncio.Task[None] | None = None
        self._looking: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to receive and to deliver, with what was left undelivered first."""
        self._began = datetime.now(UTC)
        self._receiving = asyncio.create_task(self._receive())
        self._looking = asyncio.create_task(self._look())

    async def accept(self, event: Message | Tap | PersonEvent) -> None:
        """Returns once the event can no longer be lost."""
        key = (event.conversation_id, event.action) if isinstance(event, Tap) else None
        if key and self._pressed_again(key, event.event_id):
            return
        try:
            await self._take_in(event)
        except BaseException:
            if key:
                del self._pressed[key]
            raise
        if not isinstance(event, PersonEvent) and event.holder != "human":
            self._signs.expect(event.conversation_id, event.event_id)

    def show(self, conversation_id: str, so_far: str) -> None:
        """Show how far an answer that is still being made has come; only the newest look is ever sent."""
        self._signs.show(conversation_id, so_far)

    def wake(self) -> None:
        """Something new may be in the outbox."""
        self._news.set()

    async def stop_receiving(self) -> None:
        """Take in nothing more; deliver on."""
        await _end(self._receiving)

    async def close(self, patience: float) -> None:
        """Deliver what is in the outbox for at most `patience` seconds, then let go."""
        await self.stop_receiving()
        until = asyncio.get_running_loop().time() + patience
        self.wake()
        while asyncio.get_running_loop().time() < until:
            if not self._lanes and not await asyncio.to_thread(self._outbox.waiting):
                break
            await asyncio.sleep(0.02)
        await _end(self._looking)
        for lane in tuple(self._lanes.values()):
            await _end(lane)
        await self._signs.close()
        await self.adapter.close()

    async def _receive(self) -> None:
        while True:
            try:
                await self.adapter.run(self.accept)
            except Exception:  # the database is away for a while; the platform will offer the event again
                log.exception("receiving failed", platform=self.platform)
            else:
                return
            await asyncio.sleep(PAUSES[0])

    async def _look(self) -> None:
        while True:
            with suppress(TimeoutError):
                # Not wait_for, which before Python 3.12 may swallow a cancellation.
                async with asyncio.timeout(LOOK):
                    await self._news.wait()
            self._news.clear()
            try:
                for conversation in await asyncio.to_thread(self._outbox.waiting):
                    if conversation not in self._lanes:
                        self._lanes[conversation] = asyncio.create_task(self._lane(conversation))
            except Exception:  # a database that is away for a while must not end the deliveries
                log.exception("looking into the outbox failed", platform=self.platform)

    async def _lane(self, conversation_id: str) -> None:
        """Deliver one conversation's lines in their order; other conversations do not wait for it."""
        failures = 0
        try:
            while delivery := await asyncio.to_thread(self._outbox.next, conversation_id):
                try:
                    await self._deliver(delivery)
                    failures = 0
                except Exception:  # whatever broke, what comes after it must not wait for ever
                    log.exception("a delivery failed", platform=self.platform, position=delivery.position)
                    failures += 1
                    if failures == ATTEMPTS:
                        await self._note(delivery, list(delivery.sent), done=True, trouble="it failed; see the log")
                        failures = 0
                    await asyncio.sleep(PAUSES[0])
        except Exception:  # the database is away; the next look tries again
            log.exception("a conversation's deliveries stopped", platform=self.platform)
        finally:
            del self._lanes[conversation_id]

    async def _deliver(self, delivery: Delivery) -> None:
        shown = await self._signs.end(delivery.conversation_id, delivery.event_id)
        sent = list(delivery.sent)
        left = (await self._payloads(delivery, shown))[len(sent) :]
        try:
            for number, payload in enumerate(left, start=1):
                sent.append(await self._send(payload, f"{delivery.position}.{len(sent)}", delivery.at))
                await self._note(delivery, sent, done=number == len(left))
        except MovedError as problem:
            # What is left is found again under the new id.
            await self._house.moved(delivery.conversation_id, problem.conversation_id)
        except StoppedError as problem:
            await self._note(delivery, sent, done=True, trouble=str(problem))
            self._metrics.delivery(self.platform, "stopped")
        except (GoneError, _TooLateError) as problem:
            log.info("a reply cannot be delivered", platform=self.platform, reason=str(problem))
            await self._note(delivery, sent, done=True, trouble=str(problem))
            self._metrics.delivery(self.platform, "undeliverable")
        else:
            if not left:
                await self._note(delivery, sent, done=True)
            self._metrics.delivery(self.platform, "delivered")

    async def _send(self, payload: Payload, key: str, at: datetime) -> str:
        """Send one call until it is through; returns the platform's name for it."""
        pauses = iter(PAUSES)
        # What is older than we are may have been sent by a process that died before it could note that.
        unsure = at < self._began + CLOCKS
        while True:
            await self._pace.turn(payload)
            if datetime.now(UTC) - at > TOO_LATE:
                raise _TooLateError("the answer would come a day late")
            try:
                with self._pace.sending(payload):
                    if unsure and (known := await self._arrived(payload, key, at)):
                        return known
                    return await self.adapter.send(payload, key) or ""
            except TryLaterError as problem:
                self._pace.hold(payload, problem.seconds)
            except UnsureError as problem:
                unsure = True
                log.warning("a send failed and is repeated", platform=self.platform, reason=str(problem))
                await self._pace.pause(next(pauses, PAUSES[-1]))
            except RefusedError as problem:
                other = problem.instead or (payload.plain if problem.markup else None) or payload.instead
                log.warning(
                    "the platform refused a message", platform=self.platform, reason=str(problem), instead=bool(other)
                )
                if other is None:
                    self._metrics.delivery(self.platform, "refused")
                    return ""
                payload = other

    async def _arrived(self, payload: Payload, key: str, at: datetime) -> str | None:
        if not isinstance(self.adapter, Asked):
            return None
        try:
            return await self.adapter.arrived(payload, key, at)
        except (RefusedError, GoneError) as problem:
            log.warning("the platform does not tell what has arrived", platform=self.platform, reason=str(problem))
            return None

    async def _payloads(self, delivery: Delivery, shown: str | None) -> tuple[Payload, ...]:
        if isinstance(self.adapter, Seat):
            said = (_reply if delivery.kind == "reply" else _person).validate_json(delivery.body)
            return await self.adapter.drawn(said, delivery.conversation_id, delivery.event_id)
        reply = await asyncio.to_thread(self._as_reply, delivery)
        payloads = self._draw(reply, delivery.conversation_id)
        if not payloads or delivery.sent:
            return payloads
        over = shown or (await self._page_before(delivery) if reply.act == "more" and len(payloads) == 1 else None)
        edited = self.adapter.edited(payloads[0], over) if over and isinstance(self.adapter, Live) else None
        return (edited, *payloads[1:]) if edited else payloads

    def _as_reply(self, delivery: Delivery) -> Reply:
        if delivery.kind == "reply":
            return _reply.validate_json(delivery.body)
        said = _person.validate_json(delivery.body)
        session = self._ledger.session(delivery.conversation_id)
        language: Language = session.language if session else "en"
        text = f"👤 {said.text}" if said.kind == "message" else said.line
        return Reply(text, language, "human", owner=said.owner)

    async def _page_before(self, delivery: Delivery) -> str | None:
        """The message whose button asked for this page, when it is a list by itself and the newest thing here."""
        action = await asyncio.to_thread(self._outbox.pressed, delivery)
        before = await asyncio.to_thread(self._outbox.before, delivery)
        if action is None or before is None or before.kind != "reply" or len(before.sent) != 1:
            return None
        listed = _reply.validate_json(before.body)
        return before.sent[0] if action in {button.action for button in listed.buttons} else None

    async def _note(self, delivery: Delivery, sent: list[str], *, done: bool, trouble: str | None = None) -> None:
        await asyncio.to_thread(self._outbox.note, delivery.position, sent, done=done, trouble=trouble)

    def _pressed_again(self, key: tuple[str, str], event_id: str) -> bool:
        """Whether the same button was pressed a moment ago, or its answer is still being made. Notes the press."""
        now = asyncio.get_running_loop().time()
        self._pressed = {
            (conversation, action): (first, until)
            for (conversation, action), (first, until) in self._pressed.items()
            if until > now or self._signs.awaits(conversation, first)
        }
        first, _ = self._pressed.setdefault(key, (event_id, now + TWICE))
        # The same event again is no second press: the inbox knows it.
        return first != event_id


class _TooLateError(Exception):
    """The answer is too old to be of use."""


async def _end(task: asyncio.Task[None] | None) -> None:
    if task is not None:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
