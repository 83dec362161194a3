"""How Slack hands things over: signed POSTs with up to three more tries, or envelopes over a web socket."""

import asyncio
import hashlib
import hmac
import itertools
import json
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import aiohttp
from aiohttp import web

from tests.slack.world import Json, World

PATIENCE = 3.0
"""Seconds within which a delivery has to be acknowledged."""
RETRIES = 3


@dataclass(frozen=True, slots=True)
class Delivered:
    """One delivery, as it was answered."""

    status: int
    """0 without an answer within the patience."""
    seconds: float
    attempt: int


def signed(secret: str, body: bytes, at: float | None = None) -> dict[str, str]:
    """The headers that prove a body."""
    stamp = str(int(time.time() if at is None else at))
    mac = hmac.new(secret.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256)
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={mac.hexdigest()}"}


@dataclass
class Deliverer:
    """Deliveries to the address that is set; `pauses` are the seconds before each further try."""

    world: World
    sockets: "Sockets"
    pauses: tuple[float, ...] = (0.02, 0.1, 0.2)
    hook: str | None = None
    done: list[Delivered] = field(default_factory=list)
    _session: aiohttp.ClientSession | None = None

    async def event(self, body: Json) -> Delivered:
        """An event, tried again until it is acknowledged."""
        last = Delivered(0, 0.0, 0)
        for attempt in range(RETRIES + 1):
            if attempt:
                await asyncio.sleep(self.pauses[attempt - 1])
            last = await self.once(body, attempt=attempt)
            if 200 <= last.status < 300:
                break
        return last

    async def once(self, body: Json, *, attempt: int = 0) -> Delivered:
        """One try, over the socket where one is open."""
        again = {"X-Slack-Retry-Num": str(attempt), "X-Slack-Retry-Reason": "http_timeout"} if attempt else {}
        if self.hook is None:
            return await self._note(self.sockets.hand_over("events_api", body, attempt), attempt)
        return await self._post(json.dumps(body).encode(), {"Content-Type": "application/json", **again}, attempt)

    async def interaction(self, payload: Json, *, command: bool = False) -> Delivered:
        """A button, a shortcut or a command: handed over once only."""
        if self.hook is None:
            kind = "slash_commands" if command else "interactive"
            return await self._note(self.sockets.hand_over(kind, payload, 0), 0)
        form = payload if command else {"payload": json.dumps(payload)}
        return await self._post(urlencode(form).encode(), {"Content-Type": "application/x-www-form-urlencoded"}, 0)

    async def _post(self, body: bytes, headers: Json, attempt: int) -> Delivered:
        assert self.hook is not None
        self._session = self._session or aiohttp.ClientSession()

        async def posting() -> int:
            assert self._session is not None
            assert self.hook is not None
            proof = signed(self.world.signing_secret, body)
            async with self._session.post(self.hook, data=body, headers=headers | proof) as answer:
                await answer.read()
                return answer.status

        return await self._note(posting(), attempt)

    async def _note(self, work: Any, attempt: int) -> Delivered:
        began = time.monotonic()
        try:
            async with asyncio.timeout(PATIENCE):
                status = await work
        except (TimeoutError, aiohttp.ClientError, ConnectionError):
            status = 0
        found = Delivered(status, time.monotonic() - began, attempt)
        self.done.append(found)
        return found

    async def close(self) -> None:
        """Let go of connections."""
        if self._session:
            await self._session.close()


class Sockets:
    """The web sockets of Socket Mode: each envelope goes to one of them."""

    def __init__(self) -> None:
        self.open: list[web.WebSocketResponse] = []
        self._tickets: set[str] = set()
        self._numbers = itertools.count(1)
        self._acks: dict[str, asyncio.Future[int]] = {}

    def ticket(self) -> str:
        """An address good for one connection."""
        ticket = f"t{next(self._numbers)}"
        self._tickets.add(ticket)
        return ticket

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """One connection."""
        if request.match_info["ticket"] not in self._tickets:
            raise web.HTTPForbidden
        self._tickets.discard(request.match_info["ticket"])
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"type": "hello", "num_connections": 1, "connection_info": {"app_id": "A1"}})
        self.open.append(socket)
        try:
            async for message in socket:
                if message.type == aiohttp.WSMsgType.TEXT:
                    said = json.loads(message.data)
                    if (ack := self._acks.pop(said.get("envelope_id"), None)) and not ack.done():
                        ack.set_result(200)
        finally:
            self.open.remove(socket)
        return socket

    async def hand_over(self, kind: str, payload: Json, attempt: int) -> int:
        """Send an envelope and wait for its acknowledgement."""
        if not self.open:
            raise ConnectionError("nobody listens")
        name = f"e{next(self._numbers)}"
        ack: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._acks[name] = ack
        envelope = {"type": kind, "envelope_id": name, "payload": payload}
        if kind == "events_api":
            envelope |= {"retry_attempt": attempt, "retry_reason": "timeout" if attempt else ""}
        await self.open[0].send_json(envelope)
        return await ack

    async def drop(self) -> None:
        """Slack wants the connections renewed."""
        for socket in tuple(self.open):
            await socket.send_json({"type": "disconnect", "reason": "refresh_requested"})
            await socket.close()
