"""The seat in any service desk: signed events in; replies in the response, or by a call back."""

import asyncio
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response
from pydantic import TypeAdapter

from adapters import desk
from adapters.webhooks import BadNoticeError, BadSignatureError, verify
from app.http.errors import error
from app.http.hooks import body_of
from app.meanwhile import meanwhile
from app.wiring import Aisle
from bot.messages import Message, Reply, Tap
from bot.people import PersonEvent
from bot.summary import summary

PATIENCE = 14.0
"""Seconds that a response waits for its reply: desks hang up after 15 or more."""

_ANSWER: TypeAdapter[desk.Answer] = TypeAdapter(desk.Answer)

CURL = """body='{"type":"message.created","data":{"conversation_id":"c1","user_id":"u1","text":"hiking boots"}}'
id=msg_1; at=$(date +%s); key=$(printf %s "${AISLE_DESK_SECRET#whsec_}" | base64 -d | od -An -tx1 | tr -d ' \\n')
sign=$(printf %s "$id.$at.$body" | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$key" -binary | base64)
curl -s "$AISLE/hooks/desk" -d "$body" -H "webhook-id: $id" -H "webhook-timestamp: $at" -H "webhook-signature: v1,$sign"
"""
PYTHON = """import json, sys
from datetime import datetime, timezone
import httpx
from standardwebhooks.webhooks import Webhook

aisle, secret = sys.argv[1:]
data = {"conversation_id": "c1", "user_id": "u1", "text": "hiking boots"}
body, now = json.dumps({"type": "message.created", "data": data}), datetime.now(timezone.utc)
proof = Webhook(secret).sign("msg_1", now, body)
headers = {"webhook-id": "msg_1", "webhook-timestamp": str(int(now.timestamp())), "webhook-signature": proof}
print(httpx.post(aisle + "/hooks/desk", content=body, headers=headers, timeout=20).text)
"""

router = APIRouter(prefix="/hooks")


@router.post(
    "/desk",
    response_model=desk.Answer,
    responses={
        202: {
            "description": "Taken; there is nothing to answer here: a reply is posted to AISLE_DESK_CALLBACK_URL",
            "content": {"application/json": {"example": {"status": "accepted"}}},
        },
    },
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {
                    "schema": desk.SCHEMA,
                    "examples": {
                        kind: {"value": {"type": kind, "data": {"conversation_id": "c1", **more}}}
                        for kind, more in (
                            ("message.created", {"user_id": "u1", "text": "hiking boots under $120", "locale": "en"}),
                            ("person.message", {"text": "Hello, this is Mei. Let me look."}),
                            ("person.joined", {}),
                            ("conversation.returned", {}),
                            ("conversation.closed", {}),
                        )
                    },
                }
            },
        },
        "x-codeSamples": [
            {"lang": "Shell", "label": "curl", "source": CURL},
            {"lang": "Python", "label": "Python", "source": PYTHON},
        ],
    },
)
async def told(request: Request, body: Annotated[bytes, Depends(body_of)]) -> Response:
    """A service desk's event, signed by Standard Webhooks: a shopper wrote; a person joined, wrote, gave back, closed.

    The same webhook-id is the same event: it is taken once, and a repeated request gets the same reply.
    """
    aisle: Aisle = request.app.state.aisle
    secrets = aisle.settings.desk_secrets
    if not secrets:
        return error(401, "Set AISLE_DESK_SECRET to let a service desk in.")
    try:
        event_id = verify(secrets, request.headers, body)
        event = desk.to_event(body, event_id=event_id, key=aisle.key, now=datetime.now(UTC))
    except BadSignatureError as problem:
        return error(401, str(problem))
    except BadNoticeError as problem:
        return error(422 if problem.field else 400, str(problem), problem.field)
    if event is None:
        return JSONResponse({"status": "ignored"}, 202)
    courier = aisle.relays.couriers.get(desk.PLATFORM)
    if courier is not None:
        assert isinstance(courier.adapter, desk.Desk)  # noqa: S101  # what app/platforms.py makes
        await courier.adapter.receive(event, aisle.inbox.accept)
        return JSONResponse({"status": "accepted"}, 202)
    if isinstance(event, PersonEvent):
        await aisle.inbox.settle(event, PATIENCE)
        return JSONResponse({"status": "accepted"}, 202)
    reply = await aisle.inbox.answer(event, PATIENCE)
    answer = await asyncio.to_thread(_answer, aisle, event, reply)
    return Response(_ANSWER.dump_json(answer), media_type="application/json")


def _answer(aisle: Aisle, event: Message | Tap, reply: Reply) -> desk.Answer:
    """The reply, with what the shopper is still to be told of what happened before it."""
    here = event.conversation_id
    session = aisle.ledger.session(here)
    wanted = summary(session, aisle.guide.search, aisle.guide.knowledge.forms) if reply.handoff and session else None
    said = (desk.notice(one, here) for one in meanwhile(aisle.database, event.platform, event.event_id))
    return desk.answer(reply, here, event.event_id, summary=wanted, notices=tuple(filter(None, said)))
