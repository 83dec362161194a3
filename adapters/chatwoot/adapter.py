"""The connection to Chatwoot: deliveries in, messages, notes and changes of status out."""

import asyncio
import hashlib
import json
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime

from adapters import posting
from adapters.base import House, Payload, UnsureError
from adapters.chatwoot import outgoing
from adapters.chatwoot.incoming import HELD, MARK, Told, by_agent, to_message
from adapters.chatwoot.places import PLATFORM, Place
from adapters.memory import remember
from bot.messages import Holder, Message, Reply, Tap
from bot.people import PersonEvent, PersonSaid

ECHO = 5.0
"""Seconds in which Chatwoot tells us of a message of ours that it took although we heard no answer."""

Accept = Callable[[Message | Tap | PersonEvent], Awaitable[None]]


class Chatwoot:
    """One bot. With `drafts` it writes notes for the agents instead of messages to the shopper."""

    limits = outgoing.LIMITS

    def __init__(self, url: str, token: str, *, key: bytes, house: House, drafts: bool = False) -> None:
        """`key` keeps the names of conversations from being guessed."""
        self.trouble = ""
        self.drafts = drafts
        self._url = url
        self._token = token
        self._key = key
        self._house = house
        self._client = posting.client()
        self._accept: Accept | None = None
        self._closed = asyncio.Event()
        self._sent: OrderedDict[str, str | None] = OrderedDict()
        self._echoes: OrderedDict[str, str] = OrderedDict()
        """Our keys in messages that Chatwoot told us of, with their numbers."""
        self._heard = asyncio.Event()
        self._statuses: OrderedDict[str, str] = OrderedDict()
        """What Chatwoot said last of each conversation."""
        self._newest: OrderedDict[str, int] = OrderedDict()
        """Our newest message in each conversation, and…"""
        self._handed: OrderedDict[str, int] = OrderedDict()
        """…the one that was it when we handed over."""

    async def run(self, accept: Accept) -> None:
        """Receive until closed."""
        self._accept = accept
        await self._closed.wait()

    async def receive(self, told: Told, delivery: str, otherwise: Accept) -> None:
        """Take in one delivery; returns when it is safe. `otherwise` takes it where another process does the rest."""
        here = told.place.conversation(self._key)
        if told.mark and told.kind == "outgoing" and told.chosen is None:
            remember(self._echoes, told.mark, str(told.number))
            self._heard.set()
            return
        if self.drafts and by_agent(told):
            await self._house.sent(here, f"{PLATFORM}:{told.place.account}:{told.number}", told.text or "")
            return
        if self.drafts and told.kind != "incoming" and told.chosen is None:
            return
        late = told.kind == "incoming" and told.number < self._handed.get(here, 0)
        if told.status and not late:
            remember(self._statuses, here, told.status)
        # What was written before we handed over is of a conversation that stands with the agents by now.
        holder: Holder | None = "bot" if self.drafts else "human" if late else None
        for event in to_message(told, key=self._key, now=datetime.now(UTC), delivery=delivery, holder=holder):
            await (self._accept or otherwise)(event)

    async def drawn(self, said: Reply | PersonSaid, conversation_id: str, event_id: str) -> tuple[Payload, ...]:
        """The calls for a reply, or for what people and the clock did."""
        if self.drafts:
            return outgoing.draft(said, conversation_id) if isinstance(said, Reply) else ()
        if isinstance(said, Reply):
            calls = outgoing.to_payload(said, conversation_id)
            return (*calls, *await self._handing(conversation_id)) if said.handoff else calls
        line = (outgoing.spoken(said.line, conversation_id),) if said.line else ()
        match said.kind:
            case "opens":
                return (*line, *await self._handing(conversation_id)) if line else ()
            case "timeout" if said.owner == "bot":
                return (outgoing.status("pending", conversation_id), *line) if line else ()
            case "timeout" if said.line:
                summary = await self._house.summary(conversation_id)
                return (outgoing.waiting(conversation_id, summary.language if summary else "en"),)
            case "return" if said.by:
                return line
        return _elsewhere(said, conversation_id)

    def progress(self, conversation_id: str, so_far: str, sent: str | None) -> Payload | None:
        """The sign that somebody is typing; Chatwoot has no other."""
        return None if self.drafts else outgoing.typing(conversation_id)

    def edited(self, payload: Payload, sent: str) -> Payload | None:
        """Messages cannot be changed there."""
        return None

    async def send(self, payload: Payload, key: str) -> str | None:
        """Send once per key, but only what is still true of whose the conversation is. Returns the message's id."""
        if key in self._sent:
            return self._sent[key]
        here, call = payload.conversation_id, payload.body["call"]
        number: str | None = None
        if await self._may(payload):
            number = await self._post(payload, hashlib.blake2b(key.encode(), key=self._key, digest_size=12).hexdigest())
            if number and int(number) > self._newest.get(here, 0):
                remember(self._newest, here, int(number))
            if call == "toggle_status":
                await self._changed(here, str(payload.body["status"]), key)
        remember(self._sent, key, number)
        return number

    async def close(self) -> None:
        """Stop receiving and let go of the connections."""
        self._closed.set()
        await self._client.aclose()

    async def _may(self, payload: Payload) -> bool:
        """Whether it still fits: nobody is talked over, and nothing is taken from whoever has come meanwhile."""
        body = payload.body
        if body.get("private") or body.get("person"):
            return True
        owner = await self._house.owner(payload.conversation_id)
        match body.get("status"):
            case "open":
                return owner != "bot"
            case "pending":
                return owner == "bot"
            case "resolved":
                return True
        return owner != "human" and self._statuses.get(payload.conversation_id) not in HELD

    async def _post(self, payload: Payload, mark: str) -> str | None:
        """Make the call; returns the number of the message it made."""
        if mark in self._echoes:
            return self._echoes[mark]
        call = payload.body["call"]
        body = {name: value for name, value in payload.body.items() if name not in ("call", "person")}
        if call == "messages":
            attributes = body.get("content_attributes")
            body["content_attributes"] = {**(attributes if isinstance(attributes, dict) else {}), MARK: mark}
        url = f"{self._url}{Place.of(payload.conversation_id).path}/{call}"
        raw = json.dumps(body, ensure_ascii=False).encode()
        try:
            made = await posting.post(self._client, url, raw, {"api_access_token": self._token}, gone=(404, 410))
        except posting.NotSentError:
            self.trouble = "Chatwoot does not answer"
            raise
        except UnsureError as problem:
            self.trouble = f"Chatwoot takes no calls: {problem}"
            if call == "messages" and (number := await self._echo(mark)):
                return number
            raise
        self.trouble = ""
        number = made.get("id") if isinstance(made, dict) and call == "messages" else None
        return str(number) if isinstance(number, int) else None

    async def _echo(self, mark: str) -> str | None:
        """The number of the message with our mark, when Chatwoot tells us that it took it after all."""
        with suppress(TimeoutError):
            async with asyncio.timeout(ECHO):
                while mark not in self._echoes:
                    self._heard.clear()
                    await self._heard.wait()
        return self._echoes.get(mark)

    async def _changed(self, here: str, status: str, key: str) -> None:
        """We have changed whose it is; the guide is silent from here on where it is the agents'."""
        remember(self._statuses, here, status)
        if status == "open" and self._accept is not None:
            remember(self._handed, here, self._newest.get(here, 0))
            event_id = f"{PLATFORM}:handed:{here}:{key}"
            await self._accept(PersonEvent(event_id, here, "hold", datetime.now(UTC), by=PLATFORM))

    async def _handing(self, conversation_id: str) -> tuple[Payload, ...]:
        summary = await self._house.summary(conversation_id)
        text, language = (summary.text, summary.language) if summary else ("", "en")
        return (outgoing.wanted(text, conversation_id, language), outgoing.status("open", conversation_id))


def _elsewhere(said: PersonSaid, here: str) -> tuple[Payload, ...]:
    """What a person did elsewhere than in Chatwoot, or there while its status still said that it was ours."""
    line = (outgoing.spoken(said.line, here, person=True),) if said.line else ()
    match said.kind:
        case "message" if not said.by:
            return (outgoing.spoken(f"👤 {said.text}", here, person=True), outgoing.status("open", here))
        case "take":
            return (*line, outgoing.status("open", here))
        case "return":
            return (outgoing.status("pending", here), *line)
        case "close" if not said.by:
            return (*line, outgoing.status("resolved", here))
    return ()
