"""The web page and the HTTP face as a platform: request JSON in, Reply JSON out, drawn in full."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime

from pydantic import TypeAdapter

from adapters.base import Limits, Payload
from bot.messages import Message, Reply, Tap

PLATFORM = "page"
"""Our own page."""
API = "api"
"""Somebody else's program."""
LIMITS = Limits(text=1500, cards=5, buttons=20, label=200)
_REPLY: TypeAdapter[Reply] = TypeAdapter(Reply)


def to_message(body: Mapping[str, str | None], *, platform: str, event_id: str, now: datetime) -> Message | Tap:
    """The event in a request body that has been checked to carry `text` or `action`."""
    conversation_id, user_id = str(body["conversation_id"]), str(body["user_id"])
    locale = body.get("locale")
    if action := body.get("action"):
        return Tap(event_id, platform, conversation_id, user_id, action, now, locale)
    return Message(event_id, platform, conversation_id, user_id, body.get("text") or "", now, locale)


def to_payload(reply: Reply, conversation_id: str) -> tuple[Payload, ...]:
    """The reply as the JSON of the HTTP face."""
    return (Payload(conversation_id, _REPLY.dump_python(reply, mode="json")),)


class Page:
    """Requests that wait for their answers."""

    limits = LIMITS

    def __init__(self) -> None:
        self._accept: Callable[[Message | Tap], Awaitable[None]] | None = None
        self._running = asyncio.Event()
        self._closed = asyncio.Event()
        self._waiting: defaultdict[str, list[asyncio.Future[Payload]]] = defaultdict(list)

    async def run(self, accept: Callable[[Message | Tap], Awaitable[None]]) -> None:
        """Receive until closed."""
        self._accept = accept
        self._running.set()
        await self._closed.wait()

    async def ask(self, event: Message | Tap) -> Payload:
        """Take in a request's event, and wait for its answer. What `accept` raises comes out here."""
        await self._running.wait()
        assert self._accept is not None  # noqa: S101  # what running means
        answer: asyncio.Future[Payload] = asyncio.get_running_loop().create_future()
        self._waiting[event.event_id].append(answer)
        try:
            await self._accept(event)
            return await answer
        finally:
            self._waiting[event.event_id].remove(answer)
            if not self._waiting[event.event_id]:
                del self._waiting[event.event_id]

    async def send(self, payload: Payload, key: str) -> None:
        """Answer every request that waits for this event."""
        for answer in self._waiting.get(key, ()):
            if not answer.done():
                answer.set_result(payload)

    async def close(self) -> None:
        """Take in nothing more."""
        self._closed.set()
