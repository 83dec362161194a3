"""Webhooks: what shops and chat platforms tell us, each with its proof."""

import asyncio
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from adapters import shop
from adapters.webhooks import BadNoticeError, BadSignatureError, secrets_of, verify
from app.http.errors import error
from app.wiring import Aisle

if TYPE_CHECKING:
    from adapters.slack import Answer, Slack

router = APIRouter(prefix="/hooks")


async def body_of(request: Request) -> bytes:
    """The body as it came in, before anybody reads it."""
    return await request.body()


@router.post(
    "/shop",
    responses={
        200: {
            "description": "Taken, or known already",
            "content": {"application/json": {"example": {"status": "accepted"}}},
        },
    },
    openapi_extra={"requestBody": {"required": True, "content": {"application/json": {"schema": shop.SCHEMA}}}},
)
async def shop_event(request: Request, body: Annotated[bytes, Depends(body_of)]) -> JSONResponse:
    """The shop's notice of a cart or an order, signed by Standard Webhooks; each event id counts once."""
    aisle: Aisle = request.app.state.aisle
    secret = aisle.settings.webhook_secret
    if secret is None:
        return error(401, "Set AISLE_WEBHOOK_SECRET to take notices from the shop.")
    try:
        event_id = verify(secrets_of(secret.get_secret_value()), request.headers, body)
        event = shop.to_event(body, event_id=event_id, now=datetime.now(UTC))
    except BadSignatureError as problem:
        return error(401, str(problem))
    except BadNoticeError as problem:
        return error(422 if problem.field else 400, str(problem), problem.field)
    taken = await asyncio.to_thread(aisle.orders.take, event)
    if taken:
        aisle.metrics.shop_event(event.type)
        # On the loop's own thread, where every turn learns too.
        aisle.guide.learner.catch_up()
    answer: dict[str, Any] = {"status": "accepted" if taken else "known"}
    return JSONResponse(answer)


@router.post("/telegram", include_in_schema=False)
async def telegram(request: Request) -> Response:
    """An update from Telegram. Anything but 2xx makes Telegram send it again."""
    from adapters.telegram import NotReadyError, Telegram

    aisle: Aisle = request.app.state.aisle
    courier = aisle.relays.couriers.get("telegram")
    adapter = courier.adapter if courier else None
    if not isinstance(adapter, Telegram) or not adapter.proves(request.headers.get("x-telegram-bot-api-secret-token")):
        raise HTTPException(401, "This is not the secret that was agreed on with Telegram.")
    try:
        update = json.loads(await request.body())
    except (ValueError, RecursionError):
        raise HTTPException(400, "The body is not valid JSON.") from None
    try:
        await adapter.receive(update)
    except NotReadyError:
        raise HTTPException(503, "Telegram was not reached yet.", {"Retry-After": "5"}) from None
    return Response()


@router.post("/slack/events", include_in_schema=False)
async def slack(request: Request) -> Response:
    """Whatever Slack delivers: events, buttons, commands, shortcuts. Events that get no 2xx are sent again."""
    adapter = _slack_adapter(request)
    body = await request.body()
    if adapter is None or not adapter.proves(body, request.headers):
        raise HTTPException(401, "This is not signed with the secret that was agreed on with Slack.")
    from adapters.slack import NotReadyError

    try:
        return _as_response(await adapter.receive(body, dict(request.headers)))
    except NotReadyError:
        raise HTTPException(503, "Slack was not reached yet.", {"Retry-After": "5"}) from None


@router.get("/slack/install", include_in_schema=False)
@router.get("/slack/installed", include_in_schema=False)
async def slack_install(request: Request) -> Response:
    """Where an install into a workspace begins, and where Slack sends back whoever has agreed to it."""
    adapter = _slack_adapter(request)
    back = request.url.path.endswith("/installed")
    answer = await adapter.install(request.url.query, dict(request.headers), back=back) if adapter else None
    if answer is None:
        raise HTTPException(404, "Installing into other workspaces is not set up here.")
    return _as_response(answer)


def _slack_adapter(request: Request) -> "Slack | None":
    aisle: Aisle = request.app.state.aisle
    courier = aisle.relays.couriers.get("slack")
    if courier is None:
        return None
    from adapters.slack import Slack

    return courier.adapter if isinstance(courier.adapter, Slack) else None


def _as_response(answer: "Answer") -> Response:
    return Response(answer.body, answer.status, dict(answer.headers))
