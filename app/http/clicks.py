"""The click counter: /r/{click_id} logs the click as feedback and leads on to the shop."""

import asyncio
import re
from datetime import UTC, datetime
from urllib.parse import urlsplit, urlunsplit

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException

from app.wiring import Aisle
from bot.ledger import Action
from policy.base import Feedback
from policy.credit import standing

ROBOTS = re.compile(
    # Link previews and crawlers; a "Cubot" is a telephone.
    r"(?<!cu)bot\b|crawl|spider|preview|facebookexternalhit|slack-imgproxy|whatsapp|embedly|iframely|vkshare",
    re.IGNORECASE,
)
AHEAD = re.compile("prefetch|prerender|preview", re.IGNORECASE)
"""What browsers say in a purpose header when nobody has clicked yet."""
PARAMETER = "aisle_click"

router = APIRouter()


@router.head("/r/{click_id}", include_in_schema=False)
@router.get("/r/{click_id}", status_code=302, response_class=RedirectResponse)
async def follow(request: Request, click_id: str) -> RedirectResponse:
    """Count the click, once, and redirect to the shop. Programs that only look are redirected without counting."""
    aisle: Aisle = request.app.state.aisle
    action = await asyncio.to_thread(aisle.ledger.action, click_id)
    if action is None or action.verb != "open" or not _ours(action.value, aisle.hosts):
        raise HTTPException(404, "This link is not known.")
    if _is_person(request):
        await _count(aisle, action)
    return RedirectResponse(
        marked(str(action.value), action.token), status_code=302, headers={"Cache-Control": "no-store"}
    )


def marked(link: str, click_id: str) -> str:
    """The link with the click's id in its query: the shop gives it back with its notices of carts and orders.

    >>> marked("https://shop.example/boots?size=9#top", "c1")
    'https://shop.example/boots?size=9&aisle_click=c1#top'
    """
    parts = urlsplit(link)
    query = f"{parts.query}&{PARAMETER}={click_id}" if parts.query else f"{PARAMETER}={click_id}"
    return urlunsplit(parts._replace(query=query))


async def _count(aisle: Aisle, action: Action) -> None:
    logged = await asyncio.to_thread(aisle.ledger.decision, action.decision_id or "")
    if logged is None:
        return
    feedback = Feedback(
        logged.decision, action.product_id, f"click:{action.token}", kind="click", value=1.0, at=datetime.now(UTC)
    )
    stood = standing(logged.feedback).get(action.product_id or "", ())
    tastes = aisle.guide.tastes.of_feedback(feedback, stood, action.variant_id)
    if await asyncio.to_thread(aisle.ledger.record, feedback, tastes):
        aisle.metrics.click()
        # On the loop's own thread, where every turn learns too.
        aisle.guide.learner.catch_up()


def _is_person(request: Request) -> bool:
    purpose = " ".join(request.headers.get(name, "") for name in ("purpose", "sec-purpose", "x-purpose", "x-moz"))
    return (
        request.method == "GET"
        and not AHEAD.search(purpose)
        and not ROBOTS.search(request.headers.get("user-agent", ""))
    )


def _ours(link: str | None, hosts: frozenset[str]) -> bool:
    """Whether the link stays on this site or leads to one of the shop's hosts."""
    if not link or any(ord(character) <= 32 for character in link) or "\\" in link:
        return False
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    if not parts.scheme and not parts.netloc:
        return link.startswith("/")
    return parts.scheme in ("http", "https") and parts.hostname in hosts
