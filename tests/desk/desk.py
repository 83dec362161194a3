"""A strict service desk of our own, written from docs/desk.md and the Standard Webhooks specification alone.

It signs what it tells, checks what it is told, shows its shoppers each call once, and knows who holds a conversation:
`talked_over` lists what the guide said while a person did.
"""

import json
import time
from base64 import b64encode
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

import httpx
from aiohttp import web
from pydantic import SecretStr
from standardwebhooks.webhooks import Webhook

from app.settings import Settings
from tests.app.server import Server, serving
from tests.desk.hosting import hosting

OLD = "whsec_" + b64encode(b"the secret from last year").decode()
Json = dict[str, Any]
T = TypeVar("T")
SECRET = "whsec_" + b64encode(b"a secret of twenty-four b").decode()


def signed(body: str, event_id: str, *, secret: str = SECRET, at: datetime | None = None) -> dict[str, str]:
    """The headers of a delivery."""
    now = at or datetime.now(UTC)
    return {
        "webhook-id": event_id,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": Webhook(secret).sign(event_id, now, body),
    }


@dataclass
class Called:
    """One call that came in."""

    id: str
    type: str
    data: Json
    at: float
    status: int


@dataclass
class Desk:
    """The running desk."""

    secret: str = SECRET
    url: str = ""
    calls: list[Called] = field(default_factory=list)
    shown: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """What the shopper of a conversation sees of the guide, each call once."""
    holder: dict[str, str] = field(default_factory=dict)
    talked_over: list[str] = field(default_factory=list)
    known: set[str] = field(default_factory=set)
    faults: list[Callable[[Json], web.Response | None]] = field(default_factory=list)
    """Asked in turn what to answer instead; the first that says something is used up."""

    def call(self, request: web.Request, raw: bytes) -> web.Response:
        """Take a call as the specification says."""
        body = json.loads(raw)
        name = request.headers["webhook-id"]
        Webhook(self.secret).verify(raw, dict(request.headers))
        fault = next((one for one in self.faults if (answer := one(body)) is not None), None)
        if fault is not None:
            self.faults.remove(fault)
            answer = fault(body)
            assert answer is not None
            self.calls.append(Called(name, body["type"], body["data"], time.monotonic(), answer.status))
            return answer
        self.calls.append(Called(name, body["type"], body["data"], time.monotonic(), 200))
        if name not in self.known:
            self.known.add(name)
            self._show(body["type"], body["data"])
        return web.json_response({})

    def _show(self, kind: str, data: Json) -> None:
        here = data["conversation_id"]
        if data["text"]:
            if kind == "reply.created" and self.holder.get(here) == "person":
                self.talked_over.append(data["text"])
            self.shown[here].append(data["text"])

    def tell(
        self, aisle: str, kind: str, conversation: str, *, event_id: str = "", secret: str = "", **data: object
    ) -> httpx.Response:
        """Deliver an event, and keep book of who holds the conversation."""
        if kind in ("person.joined", "person.message"):
            self.holder[conversation] = "person"
        elif kind in ("conversation.returned", "conversation.closed"):
            self.holder.pop(conversation, None)
        body = json.dumps({"type": kind, "data": {"conversation_id": conversation, **data}})
        headers = signed(body, event_id or uuid4().hex, secret=secret or self.secret)
        return httpx.post(f"{aisle}/hooks/desk", content=body, headers=headers, timeout=40)

    def wait(self, seen: Callable[[], T], seconds: float = 20.0) -> T:
        """Wait until `seen` gives something true."""
        end = time.monotonic() + seconds
        while not (found := seen()):
            assert time.monotonic() < end, f"it did not happen; the last calls are {self.calls[-5:]}"
            time.sleep(0.01)
        return found


@contextmanager
def shop(folder: Path, **more: Any) -> Iterator[Server]:
    """The demo shop with a seat at a desk, which signs with SECRET and may sign with OLD."""
    with serving(Settings(data=folder / "data", seed=1, desk_secret=SecretStr(f"{SECRET} {OLD}"), **more)) as running:
        yield running


@contextmanager
def desk(secret: str = SECRET) -> Iterator[Desk]:
    """Serve until the block ends."""
    here = Desk(secret)

    async def handle(request: web.Request) -> web.Response:
        return here.call(request, await request.read())

    app = web.Application()
    app.router.add_post("/back", handle)
    with hosting(app) as host:
        here.url = host.url
        yield here
