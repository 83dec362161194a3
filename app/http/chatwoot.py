"""Deliveries from Chatwoot, proved by their signature or, from servers that do not sign, by a secret path."""

import hashlib
import hmac
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from adapters.webhooks import secrets_of
from app.http.hooks import body_of
from app.wiring import Aisle

router = APIRouter(prefix="/hooks/chatwoot", include_in_schema=False)
Body = Annotated[bytes, Depends(body_of)]


@router.post("")
async def signed(request: Request, body: Body) -> Response:
    """A delivery of a server that signs. Anything but 2xx makes Chatwoot give a pending conversation to its agents."""
    return await _take(request, body, None)


@router.post("/{path}")
async def at_secret_path(request: Request, body: Body, path: str) -> Response:
    """A delivery at a path that only Chatwoot knows; it must be signed as well where a secret is set."""
    return await _take(request, body, path)


async def _take(request: Request, body: bytes, path: str | None) -> Response:
    from adapters.chatwoot import Chatwoot, read

    aisle: Aisle = request.app.state.aisle
    courier = aisle.relays.couriers.get("chatwoot")
    if courier is None or not _proved(aisle, request, body, path):
        raise HTTPException(401, "This is not what was agreed on with Chatwoot.")
    try:
        told = read(body, account=aisle.settings.chatwoot_account)
    except ValueError:
        raise HTTPException(400, "The body is not valid JSON.") from None
    if told is not None:
        # The same for every attempt; where an older version names no delivery, its content does.
        delivery = request.headers.get("x-chatwoot-delivery") or hashlib.blake2b(body, digest_size=12).hexdigest()
        assert isinstance(courier.adapter, Chatwoot)  # noqa: S101  # what app/platforms.py makes
        await courier.adapter.receive(told, delivery[:200], aisle.inbox.accept)
    return Response()


def _proved(aisle: Aisle, request: Request, body: bytes, path: str | None) -> bool:
    from adapters.chatwoot import verify

    agreed, secret = aisle.settings.chatwoot_path, aisle.settings.chatwoot_secret
    if path is not None and (
        agreed is None or not hmac.compare_digest(path.encode(errors="replace"), agreed.get_secret_value().encode())
    ):
        return False
    if secret is None:
        return path is not None
    return verify(secrets_of(secret.get_secret_value()), request.headers, body, now=datetime.now(UTC))
