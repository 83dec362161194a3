"""The desk that is called back: each reply and notice one signed POST, repeated until it is taken."""

import asyncio
import hashlib
import json
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime

from adapters import posting
from adapters.base import GoneError, House, Payload
from adapters.desk.outgoing import LIMITS, answer, answered, notice, noticed
from adapters.memory import remember
from adapters.webhooks import sign
from bot.messages import Message, Reply, Tap
from bot.people import PersonEvent, PersonSaid

Accept = Callable[[Message | Tap | PersonEvent], Awaitable[None]]


class Desk:
    """One desk. `trouble` says in plain words what keeps it from taking replies; empty when nothing does."""

    limits = LIMITS

    def __init__(self, url: str, secrets: Sequence[str], *, key: bytes, house: House) -> None:
        """`key` makes the ids of our calls; the first of the secrets must be one the desk knows."""
        self.trouble = ""
        self._url = url
        self._secrets = secrets
        self._key = key
        self._house = house
        self._client = posting.client()
        self._sent: OrderedDict[str, None] = OrderedDict()
        self._accept: Accept | None = None
        self._closed = asyncio.Event()

    async def run(self, accept: Accept) -> None:
        """Receive until closed."""
        self._accept = accept
        await self._closed.wait()

    async def receive(self, event: Message | Tap | PersonEvent, otherwise: Accept) -> None:
        """Take in one event; returns when it is safe. `otherwise` takes it where another process talks to the desk."""
        await (self._accept or otherwise)(event)

    async def drawn(self, said: Reply | PersonSaid, conversation_id: str, event_id: str) -> tuple[Payload, ...]:
        """The calls that tell it, with the summary where a person is wanted."""
        wanted = said.handoff if isinstance(said, Reply) else said.kind == "opens"
        summary = await self._house.summary(conversation_id) if wanted else None
        if isinstance(said, Reply):
            return answered(answer(said, conversation_id, event_id, summary=summary), conversation_id)
        told = notice(said, conversation_id, summary=summary)
        return noticed(told, conversation_id) if told else ()

    async def send(self, payload: Payload, key: str) -> str | None:
        """Send once per key. Returns the id of our call, the same for every attempt."""
        name = f"msg_{hashlib.blake2b(key.encode(), key=self._key, digest_size=12).hexdigest()}"
        if key in self._sent:
            return name
        now = datetime.now(UTC)
        body = json.dumps(payload.body, ensure_ascii=False).encode()
        try:
            await posting.post(self._client, self._url, body, sign(self._secrets, name, now, body))
        except GoneError:
            self.trouble = "the desk says that AISLE_DESK_CALLBACK_URL is gone (410)"
            raise
        self.trouble = ""
        remember(self._sent, key, None)
        return name

    async def close(self) -> None:
        """Stop receiving and let go of the connections."""
        self._closed.set()
        await self._client.aclose()
