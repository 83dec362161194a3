"""Signs that an answer is coming: typing, or the answer itself while it grows. None is worth waiting for."""

import asyncio
import itertools
from contextlib import suppress
from dataclasses import dataclass, field

from adapters.base import Adapter, DeliveryError, Live, TryLaterError
from adapters.pacing import LAST, Pace

PATIENCE = 0.4
"""Seconds that somebody waits for an answer before a sign shows that it is coming."""
SIGN = 4.0
"""Seconds between typing signs; Telegram shows one for five."""
FRAME = 1.0
"""Seconds between two looks of a growing answer."""
LONGEST = 90.0
"""Seconds after which a sign that an answer is coming would be a lie."""


@dataclass
class _Coming:
    """An answer that a conversation waits for."""

    events: set[str] = field(default_factory=set)
    so_far: str = ""
    sent: str | None = None
    """The message that shows the answer so far."""
    news: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when the answer begins to grow, and when it is there."""
    ended: asyncio.Event = field(default_factory=asyncio.Event)
    task: asyncio.Task[None] | None = None


class Signs:
    """Signs for one platform; on one that cannot show any, nothing happens."""

    def __init__(self, adapter: Adapter, pace: Pace) -> None:
        self._adapter = adapter
        self._live = adapter if isinstance(adapter, Live) else None
        self._pace = pace
        self._coming: dict[str, _Coming] = {}
        self._numbers = itertools.count(1)

    def expect(self, conversation_id: str, event_id: str) -> None:
        """An event was taken in; its answer is awaited."""
        coming = self._coming.setdefault(conversation_id, _Coming())
        coming.events.add(event_id)
        if coming.task is None and self._live is not None:
            coming.task = asyncio.create_task(self._show(self._live, conversation_id, coming))

    def awaits(self, conversation_id: str, event_id: str) -> bool:
        """Whether the event's answer is still to come."""
        coming = self._coming.get(conversation_id)
        return coming is not None and event_id in coming.events

    def show(self, conversation_id: str, so_far: str) -> None:
        """The answer has grown. A look that was not sent yet is replaced, never queued; one nobody awaits is none."""
        if coming := self._coming.get(conversation_id):
            coming.so_far = so_far
            coming.news.set()

    async def end(self, conversation_id: str, event_id: str) -> str | None:
        """The event's answer is there. Returns the message that showed it so far: the answer belongs in its place."""
        coming = self._coming.get(conversation_id)
        if coming is None:
            return None
        coming.events.discard(event_id)
        coming.so_far = ""
        if not coming.events:
            del self._coming[conversation_id]
            await self._finish(coming)
        sent, coming.sent = coming.sent, None
        return sent

    async def close(self) -> None:
        """Show nothing more."""
        for coming in self._coming.values():
            await self._finish(coming)
        self._coming.clear()

    async def _finish(self, coming: _Coming) -> None:
        coming.ended.set()
        coming.news.set()
        if coming.task is not None:
            # Not cut off: only its end tells which message it left in the chat.
            await asyncio.wait({coming.task}, timeout=LAST)
            coming.task.cancel()

    async def _show(self, live: Live, conversation_id: str, coming: _Coming) -> None:
        loop = asyncio.get_running_loop()
        until = loop.time() + LONGEST
        shown = ""
        await _wait(coming.news, PATIENCE)
        while not coming.ended.is_set() and loop.time() < until:
            so_far = coming.so_far
            payload = live.progress(conversation_id, so_far, coming.sent) if so_far != shown or not so_far else None
            if payload is not None and self._pace.may(payload):
                try:
                    with self._pace.signing(payload):
                        coming.sent = await self._adapter.send(payload, f"sign:{next(self._numbers)}") or coming.sent
                    shown = so_far
                except TryLaterError as problem:
                    self._pace.hold(payload, problem.seconds)
                except DeliveryError:
                    shown = so_far  # the next look may do better; the answer itself comes in any case
            await _wait(coming.ended if so_far else coming.news, FRAME if so_far else SIGN)
            coming.news.clear()


async def _wait(for_what: asyncio.Event, seconds: float) -> None:
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await for_what.wait()
