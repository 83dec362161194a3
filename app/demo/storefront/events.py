"""Notices of carts and orders to the guide, signed by Standard Webhooks."""

import asyncio
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

import httpx
import structlog
from standardwebhooks.webhooks import Webhook

TRIES = 3
PATIENCE = 2.0
"""Seconds for all tries together: a shopper is waiting for the page."""

Answer = Literal["accepted", "known", "refused", "unreachable"]


@dataclass(frozen=True, slots=True)
class Notice:
    """What is told. The id is the same however often it is sent, so that it counts once."""

    id: str
    type: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of a notice."""

    notice: Notice
    answer: Answer
    tries: int
    detail: str = ""
    """What the guide or the network said when it went wrong."""

    @property
    def arrived(self) -> bool:
        """Whether the guide has it."""
        return self.answer in ("accepted", "known")


def own_client() -> httpx.AsyncClient:
    """A client for a hook of this very machine: no proxy is asked."""
    return httpx.AsyncClient(timeout=PATIENCE / TRIES, trust_env=False)


class Teller:
    """Sends notices."""

    def __init__(self, hook: str, secret: str, client: Callable[[], httpx.AsyncClient]) -> None:
        self._hook = hook
        self._signer = Webhook(secret)
        self._client = client

    async def tell(self, notice: Notice) -> Delivery:
        """Send it, again when nobody answers, and say what came back. Never raises and never takes long."""
        delivery = Delivery(notice, "unreachable", 0, "no answer in time")
        try:
            async with asyncio.timeout(PATIENCE), self._client() as client:
                for attempt in range(1, TRIES + 1):
                    delivery = await self._try(client, notice, attempt)
                    if delivery.answer != "unreachable":
                        break
                    await asyncio.sleep(0.1 * attempt if attempt < TRIES else 0)
        except TimeoutError:
            pass
        if not delivery.arrived:
            structlog.get_logger().warning("could not tell the guide", type=notice.type, detail=delivery.detail)
        return delivery

    async def _try(self, client: httpx.AsyncClient, notice: Notice, attempt: int) -> Delivery:
        body = json.dumps({"type": notice.type, "data": notice.data}, ensure_ascii=False, separators=(",", ":"))
        now = datetime.now(UTC)
        headers = {
            "content-type": "application/json",
            "webhook-id": notice.id,
            "webhook-timestamp": str(int(now.timestamp())),
            "webhook-signature": self._signer.sign(notice.id, now, body),
        }
        try:
            answer = await client.post(self._hook, content=body.encode(), headers=headers)
        except httpx.HTTPError as problem:
            return Delivery(notice, "unreachable", attempt, type(problem).__name__)
        if answer.is_success:
            return Delivery(notice, "known" if _says(answer, "status") == "known" else "accepted", attempt)
        detail = f"{answer.status_code} {_says(answer, 'error', 'message')}".strip()[:200]
        later = answer.status_code in (408, 429) or answer.is_server_error
        return Delivery(notice, "unreachable" if later else "refused", attempt, detail)


def _says(answer: httpx.Response, *path: str) -> str:
    """The text at a place in the answer's JSON, or nothing."""
    try:
        found = answer.json()
    except ValueError:
        return ""
    for name in path:
        found = found.get(name) if isinstance(found, dict) else None
    return found if isinstance(found, str) else ""
