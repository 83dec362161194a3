"""How fast a platform wants to be spoken to: overall, per chat, and not at all for a while when it says so."""

import asyncio
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager

from adapters.base import Limits, Payload, Rate

LAST = 5.0
"""Seconds that a message waits for a sign already on its way."""
FORGET = 10_000
"""Chats remembered before those that may speak again at once are forgotten."""


class Pace:
    """Gives out moments to send. Waiting for one chat never keeps another waiting."""

    def __init__(
        self,
        limits: Limits,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._limits = limits
        self._clock = clock
        self._sleep = sleep
        self._due: dict[str, float] = {}
        """When the chat's allowance would be whole again, and under "" that of everything together."""
        self._held: dict[str, float] = {}
        self._sending: Counter[str] = Counter()
        self._signs: dict[str, asyncio.Future[None]] = {}

    async def turn(self, payload: Payload) -> None:
        """Wait until this payload may be sent, and take its place."""
        chat = payload.chat or payload.conversation_id
        while (wait := self._wait(chat, payload)) > 0 or chat in self._signs:
            if wait > 0:
                await self._sleep(wait)
            else:
                await self._without_sign(chat)
        self._take(chat, payload)

    def may(self, payload: Payload) -> bool:
        """Take the place only if it is free now: for signs that are worth nothing later."""
        chat = payload.chat or payload.conversation_id
        if chat in self._sending or chat in self._signs or self._wait(chat, payload) > 0:
            return False
        self._take(chat, payload)
        return True

    @contextmanager
    def signing(self, payload: Payload) -> Iterator[None]:
        """While a sign is on its way its chat gets no messages: a pause asked of them would come too late for it."""
        chat = payload.chat or payload.conversation_id
        ended = self._signs[chat] = asyncio.get_running_loop().create_future()
        try:
            yield
        finally:
            ended.set_result(None)
            if self._signs.get(chat) is ended:
                del self._signs[chat]

    @contextmanager
    def sending(self, payload: Payload) -> Iterator[None]:
        """While a message is on its way its chat gets no signs: the answer may ask for a pause."""
        chat = payload.chat or payload.conversation_id
        self._sending[chat] += 1
        try:
            yield
        finally:
            self._sending[chat] -= 1
            if not self._sending[chat]:
                del self._sending[chat]

    def hold(self, payload: Payload, seconds: float) -> None:
        """The platform wants nothing more in this payload's chat for some seconds."""
        chat = payload.chat or payload.conversation_id
        self._held[chat] = max(self._held.get(chat, 0.0), self._clock() + seconds)

    async def pause(self, seconds: float) -> None:
        """Wait, on the same clock."""
        await self._sleep(seconds)

    async def _without_sign(self, chat: str) -> None:
        sign = self._signs[chat]
        await asyncio.wait({sign}, timeout=LAST)
        if self._signs.get(chat) is sign:  # it hangs, and messages are worth more
            del self._signs[chat]

    def _rates(self, chat: str, payload: Payload) -> list[tuple[str, Rate]]:
        inside = self._limits.group if payload.group else self._limits.chat
        named = [("", self._limits.overall), (chat, inside)]
        return [(key, rate) for key, rate in named if rate is not None]

    def _wait(self, chat: str, payload: Payload) -> float:
        now = self._clock()
        waits = [self._held.get(chat, now) - now]
        for key, rate in self._rates(chat, payload):
            # What weighs more than a whole burst waits for a whole one.
            weight = min(payload.weight, rate.burst)
            waits.append(self._due.get(key, now) + (weight - rate.burst) * rate.every - now)
        return max(waits)

    def _take(self, chat: str, payload: Payload) -> None:
        now = self._clock()
        for key, rate in self._rates(chat, payload):
            self._due[key] = max(self._due.get(key, now), now) + payload.weight * rate.every
        if len(self._due) > FORGET:
            self._due = {key: due for key, due in self._due.items() if due > now}
            self._held = {key: until for key, until in self._held.items() if until > now}
