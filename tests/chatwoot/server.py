"""A strict Chatwoot of our own on a port of this machine, in a thread of its own.

It is stateful about who holds each conversation, refuses what Chatwoot refuses (the schemas of description.py, the
endpoints a bot's token may not use), tells the bot of everything, its own messages too, and gives a pending
conversation to the agents when the bot's webhook fails, as Chatwoot does.

    with chatwoot() as desk:
        ann = desk.shopper("Ann"); ann.write("boots"); ann.choose("1 Details"); ann.attach("audio")
        desk.reply(ann, "Mei here"); desk.status(ann, "pending"); desk.assign(ann)
        ann.conversation.said(), .notes(), .status, .talked_over, .handed
        desk.down(True); desk.fail(refuse(503)); desk.calls, desk.problems, desk.deliveries
"""

import asyncio
import hmac
import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import uuid4

import aiohttp
from aiohttp import web
from jsonschema import Draft202012Validator, FormatChecker

from tests.chatwoot.description import REQUESTS
from tests.chatwoot.world import Conversation, Json, World
from tests.desk.hosting import Host, hosting

T = TypeVar("T")
BOT_TOKEN = "the-bot-s-own-token"
ADMIN_TOKEN = "the-admin-s-token"
SECRET = "signing-key-of-the-bot"
FOR_BOTS = {"messages", "toggle_status", "toggle_typing_status"}
MEI: Json = {"id": 2, "name": "Mei", "email": "mei@shop.example", "type": "user"}


@dataclass(frozen=True)
class Fault:
    """What a call meets instead of its answer."""

    status: int = 0
    accept: bool = False
    delay: float = 0.0
    headers: tuple[tuple[str, str], ...] = ()


def refuse(status: int, **headers: str) -> Fault:
    """Another answer; nothing is done."""
    return Fault(status, headers=tuple((name.replace("_", "-"), value) for name, value in headers.items()))


def lost_answer() -> Fault:
    """It is done, and then the connection breaks."""
    return Fault(accept=True)


def lost_call() -> Fault:
    """The connection breaks before anything is done."""
    return Fault()


@dataclass(frozen=True)
class Call:
    """One call that came in."""

    name: str
    number: int
    body: Json
    status: int
    at: float


@dataclass
class Shopper:
    """Somebody at the website."""

    desk: "Chatwoot"
    conversation: Conversation

    def write(self, text: str | None, **more: Any) -> Json:
        """Write something."""
        return self.desk.do(lambda: self.desk.world.write(self.conversation, text, **more))

    def attach(self, kind: str, text: str | None = None) -> Json:
        """Send a file: image, audio, file."""
        return self.write(text, attachments=[{"id": 1, "file_type": kind, "data_url": "https://files.example/1"}])

    def choose(self, label: str) -> None:
        """Press an option."""
        self.desk.do(lambda: self.desk.world.choose(self.conversation, label))


class Chatwoot:
    """The running server and all that a test does with it."""

    def __init__(self, *, old: bool, secret: str | None) -> None:
        self.host: Host
        self.world = World(self._queue, old=old)
        self.secret = secret
        self.hook = ""
        self.calls: list[Call] = []
        self.problems: list[str] = []
        """What calls had wrong, by the description."""
        self.deliveries: list[tuple[Json, int]] = []
        self.copies = 1
        """How often each delivery is made."""
        self.bots: list[Json] = []
        self._faults: list[tuple[Fault, str]] = []
        self._down = False
        self._waiting: asyncio.Queue[tuple[bytes, str, Conversation]] = asyncio.Queue()

    @property
    def url(self) -> str:
        """The server's address."""
        return self.host.url

    def do(self, act: Callable[[], T]) -> T:
        """Run it on the server's own loop."""
        return self.host.do(act)

    def shopper(self, name: str = "Ann") -> Shopper:
        """Somebody new, with a conversation."""
        return Shopper(self, self.do(lambda: self.world.open(name)))

    def reply(self, shopper: Shopper, text: str, *, private: bool = False) -> None:
        """An agent writes."""
        self.do(lambda: self.world.say(shopper.conversation, text, "outgoing", MEI, private=private))

    def status(self, shopper: Shopper, status: str) -> None:
        """An agent changes the status."""
        self.do(lambda: self.world.change(shopper.conversation, status))

    def assign(self, shopper: Shopper) -> None:
        """The conversation is given to an agent."""
        self.do(lambda: self.world.assign(shopper.conversation, MEI))

    def down(self, down: bool) -> None:
        """Let every call fail, or none."""
        self._down = down

    def fail(self, *faults: Fault, call: str = "messages") -> None:
        """Let the next calls of this name meet faults, one each."""
        self.do(lambda: self._faults.extend((fault, call) for fault in faults))

    def made(self, name: str) -> list[Call]:
        """The calls of this name that were carried out."""
        return [call for call in self.calls if call.name == name and call.status == 200]

    async def until(self, seen: Callable[[], T], seconds: float = 20.0) -> T:
        """Wait until `seen` gives something true."""
        end = time.monotonic() + seconds
        while not (found := seen()):
            assert time.monotonic() < end, f"it did not happen; {self.calls[-6:]} {self.deliveries[-3:]}"
            await asyncio.sleep(0.01)
        return found

    async def quiet(self, seconds: float = 0.3) -> None:
        """Wait until every delivery is made, and a little longer."""
        await self.until(lambda: self._waiting._unfinished_tasks == 0)  # type: ignore[attr-defined]
        await asyncio.sleep(seconds)

    def _queue(self, body: Json, conversation: Conversation) -> None:
        if self.hook:
            self._waiting.put_nowait((json.dumps(body).encode(), str(uuid4()), conversation))

    def signed(
        self, raw: bytes, delivery: str, *, at: float | None = None, secret: str | None = None
    ) -> dict[str, str]:
        """The headers of a delivery."""
        stamp = str(int(time.time() if at is None else at))
        headers = {"Content-Type": "application/json", "X-Chatwoot-Delivery": delivery}
        if key := secret or self.secret:
            proof = hmac.new(key.encode(), stamp.encode() + b"." + raw, "sha256").hexdigest()
            headers |= {"X-Chatwoot-Timestamp": stamp, "X-Chatwoot-Signature": f"sha256={proof}"}
        return headers

    async def deliver(self) -> None:
        """Tell the bot of everything, in order; what it does not take makes the conversation the agents'."""
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=5)) as session:
            while True:
                raw, delivery, conversation = await self._waiting.get()
                for _ in range(self.copies):
                    status = 0
                    with suppress(aiohttp.ClientError, TimeoutError):
                        async with session.post(self.hook, data=raw, headers=self.signed(raw, delivery)) as answer:
                            status = answer.status
                    self.deliveries.append((json.loads(raw), status))
                if status != 200 and conversation.status == "pending":
                    self.world.change(conversation, "open")
                self._waiting.task_done()

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """One call, as Chatwoot takes it."""
        token, parts = request.headers.get("api_access_token"), request.path.strip("/").split("/")
        name, body = parts[-1], await request.json() if request.can_read_body else {}
        if token not in (BOT_TOKEN, ADMIN_TOKEN):
            return self._answer(name, 0, body, 401, {"error": "Invalid Access Token"})
        if token == BOT_TOKEN and name not in FOR_BOTS:
            return self._answer(name, 0, body, 401, {"error": "Access to this endpoint is not authorized for bots"})
        fault = next((one for one in self._faults if one[1] == name), None)
        if fault:
            self._faults.remove(fault)
        met = Fault(502) if self._down else fault[0] if fault else None
        if met and not met.accept:
            if met.status:
                return self._answer(name, 0, body, met.status, {"error": "as the test wants"}, dict(met.headers))
            assert request.transport
            request.transport.close()
            return web.Response()
        if request.method in ("POST", "PATCH") and name in REQUESTS:
            self.problems += [
                f"{name}: {problem.message}"
                for problem in Draft202012Validator(REQUESTS[name], format_checker=FormatChecker()).iter_errors(body)
            ]
        answer = self._account(request.method, parts, body) if "conversations" not in parts else None
        answer = answer or self._conversation(parts, name, body, MEI if token == ADMIN_TOKEN else self.world.bot)
        if met:
            assert request.transport
            request.transport.close()
        return answer

    def _conversation(self, parts: list[str], name: str, body: Json, who: Json) -> web.Response:
        account, number = int(parts[3]), int(parts[5])
        conversation = self.world.conversations.get(number)
        if account != self.world.account["id"] or conversation is None:
            return self._answer(name, number, body, 404, {"error": "Resource could not be found"})
        if name == "messages":
            if not str(body.get("content", "")).strip():
                return self._answer(name, number, body, 422, {"message": "Content can't be blank"})
            bad = list(Draft202012Validator(REQUESTS[name]).iter_errors(body))
            if bad:
                return self._answer(name, number, body, 422, {"message": bad[0].message})
            public = not body.get("private")
            if who is self.world.bot and public and conversation.status in ("open", "snoozed"):
                conversation.talked_over.append(body["content"])
            more = {key: body[key] for key in ("private", "content_type", "content_attributes") if key in body}
            made = self.world.say(conversation, body["content"], "outgoing", who, **more)
            return self._answer(name, number, body, 200, {**made, "message_type": 1, "conversation_id": number})
        if name == "toggle_status":
            if who is self.world.bot and conversation.status == "pending" and body["status"] == "open":
                conversation.handed.append(len(conversation.messages))
            self.world.change(conversation, body["status"])
            payload = {"success": True, "current_status": conversation.status, "conversation_id": number}
            return self._answer(name, number, body, 200, {"meta": {}, "payload": payload})
        return self._answer(name, number, body, 200, None)

    def _account(self, method: str, parts: list[str], body: Json) -> web.Response | None:
        name, account = parts[-1], self.world.account
        if name == "profile":
            accounts = [{**account, "role": "administrator"}]
            return self._answer(name, 0, body, 200, {"id": 1, "name": "Admin", "accounts": accounts})
        if parts[3] != str(account["id"]):
            return self._answer(name, 0, body, 404, {"error": "Account not found"})
        if name == "inboxes":
            return self._answer(name, 0, body, 200, {"payload": [self.world.inbox]})
        if name == "set_agent_bot":
            self.world.inbox["agent_bot"] = body["agent_bot"]
            return self._answer(name, 0, body, 200, None)
        if name == "agent_bots" and method == "GET":
            return self._answer("list_agent_bots", 0, body, 200, self.bots)
        if parts[-2] == "agent_bots":
            bot = next(one for one in self.bots if str(one["id"]) == name)
            bot.update(body)
            return self._answer("agent_bots", 0, body, 200, bot)
        if name == "agent_bots":
            bot = {"id": 5 + len(self.bots), "access_token": BOT_TOKEN, **body}
            self.bots.append(bot | ({} if self.world.old else {"secret": self.secret}))
            return self._answer(name, 0, body, 200, self.bots[-1])
        return self._answer(name, 0, body, 404, {"error": "no such path"})

    def _answer(
        self, name: str, number: int, body: Json, status: int, data: Any, headers: dict[str, str] | None = None
    ) -> web.Response:
        self.calls.append(Call(name, number, body, status, time.monotonic()))
        return web.json_response(data, status=status, headers=headers)


@contextmanager
def chatwoot(*, old: bool = False, secret: str | None = SECRET) -> Iterator[Chatwoot]:
    """Serve until the block ends; `old` servers do not sign and say less."""
    desk = Chatwoot(old=old, secret=None if old else secret)

    async def deliveries(_: web.Application) -> Any:
        task = asyncio.ensure_future(desk.deliver())
        yield
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", desk.handle)
    app.cleanup_ctx.append(deliveries)
    with hosting(app) as host:
        desk.host = host
        yield desk
