"""Our own HTTP calls to a desk, with every way to fail as one of ours. None of httpx's errors leaves this file."""

from collections.abc import Collection, Mapping
from typing import Any

import httpx

from adapters.base import GoneError, RefusedError, TryLaterError, UnsureError

PATIENCE = 20.0
"""Seconds for one call."""
LONGEST = 600.0
"""Seconds that a pause asked for may last at most."""
PAUSE = 10.0
"""Seconds, where a pause is asked for without its length."""
REFUSALS = frozenset({400, 413, 415, 422})
"""The content is wrong, and would be again."""


class NotSentError(UnsureError):
    """There was no connection, so nothing was delivered."""


def client() -> httpx.AsyncClient:
    """What calls go through; redirects are not followed, they would carry our proof elsewhere."""
    return httpx.AsyncClient(timeout=PATIENCE, follow_redirects=False)


async def post(
    through: httpx.AsyncClient, url: str, body: bytes, headers: Mapping[str, str], *, gone: Collection[int] = (410,)
) -> Any:
    """The JSON that answers, None where it is none. Raises DeliveryError."""
    try:
        answer = await through.post(url, content=body, headers={"content-type": "application/json", **headers})
    except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as problem:
        raise NotSentError(f"no connection: {type(problem).__name__}") from None
    except httpx.HTTPError as problem:
        raise UnsureError(f"no answer: {type(problem).__name__}") from None
    status = answer.status_code
    if answer.is_success:
        try:
            return answer.json()
        except ValueError:
            return None
    if status in gone:
        raise GoneError(f"it answers {status}")
    if status == 429 or (status in (502, 503, 504) and "retry-after" in answer.headers):
        raise TryLaterError(_pause(answer.headers.get("retry-after", "")))
    if status in REFUSALS:
        raise RefusedError(f"it answers {status}: {answer.text[:200]}")
    # A wrong key or address may be put right; what is to be said waits for that.
    raise UnsureError(f"it answers {status}")


def _pause(seconds: str) -> float:
    return min(float(seconds), LONGEST) if seconds.isascii() and seconds.isdigit() else PAUSE
