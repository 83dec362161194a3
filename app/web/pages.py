"""Serves the pages: the chat, product pages, drawn pictures, and what the guide decided and has learned."""

import asyncio
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Cookie, Header, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse
from fastapi.staticfiles import StaticFiles
from fastapi.templating import Jinja2Templates
from starlette.exceptions import HTTPException

from app.demo.pictures import UnknownPictureError, draw
from app.inbox import storable
from app.web.learning import explain
from app.web.shop import page_of
from app.web.words import preferred, words

HERE = Path(__file__).parent
SECURE = {
    "Content-Security-Policy": (
        # Pictures of an imported catalog may lie anywhere; everything else is ours, and nothing is inline.
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https: http:; connect-src 'self'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}
PICTURE = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "public, max-age=86400",
}

router = APIRouter(include_in_schema=False)
_templates = Jinja2Templates(directory=HERE / "templates")
_templates.env.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
_static = StaticFiles(directory=HERE / "static", check_dir=False)

Lang = Annotated[str | None, Cookie(alias="lang")]
Accept = Annotated[str, Header(alias="accept-language")]


def _page(request: Request, template: str, language: str, status: int = 200, **values: Any) -> HTMLResponse:
    values |= {"w": words()[language], "language": language}  # type: ignore[index]  # en or zh
    return _templates.TemplateResponse(
        request, template, values, status_code=status, headers=SECURE | {"Vary": "Accept-Language, Cookie"}
    )


@router.api_route("/", methods=["GET", "HEAD"])
def chat(request: Request, lang: str | None = None, cookie: Lang = None, accept: Accept = "") -> HTMLResponse:
    """The chat page."""
    guide = request.app.state.aisle.guide
    table = {code: known | {"suggestions": guide.suggestions.lines(code)} for code, known in words().items()}
    return _page(request, "chat.html", preferred(lang, cookie, accept), table=table)


@router.get("/static/{name}")
async def static(request: Request, name: str) -> Response:
    """Our own style sheet, scripts and icon; the browser asks each time whether they changed."""
    answer = await _static.get_response(name, request.scope)
    answer.headers.update({"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"})
    return answer


@router.get("/learning/{decision_id}")
async def learning(request: Request, decision_id: str, lang: str = "en") -> Response:
    """What was shown in one decision, how likely each pick was, and what the policy estimates for it now.

    Async on purpose: the learner belongs to the event loop's thread.
    """
    aisle = request.app.state.aisle
    if aisle.settings.api_token is not None:
        raise HTTPException(401, "With AISLE_API_TOKEN set, decisions are read at /v1/decisions.")
    logged = await asyncio.to_thread(aisle.ledger.decision, storable(decision_id))
    if logged is None:
        raise HTTPException(404, "No such decision is logged.")
    guide = aisle.guide
    guide.learner.catch_up()

    def title(product_id: str) -> str:
        known = guide.search.product(product_id)
        return known.words(lang).title if known else product_id

    answer = explain(logged.decision, guide.learner.slate, title, guide.learner.position)
    return JSONResponse(answer, headers={"Cache-Control": "no-store"})


@router.get("/shop/pictures/{kind}-{colour}.svg")
def picture(kind: str, colour: str) -> Response:
    """A drawn picture of the demo shop."""
    try:
        drawing = draw(kind, colour)
    except UnknownPictureError:
        return Response("No such picture.", status_code=404, media_type="text/plain")
    return Response(drawing, media_type="image/svg+xml", headers=PICTURE)


@router.api_route("/shop/{product_id:path}", methods=["GET", "HEAD"])
def product(
    request: Request, product_id: str, lang: str | None = None, cookie: Lang = None, accept: Accept = ""
) -> HTMLResponse:
    """A plain page for one product of the catalog, whichever shop it came from."""
    language = preferred(lang, cookie, accept)
    found = request.app.state.aisle.guide.search.product(storable(product_id))
    if found is None:
        return _page(request, "missing.html", language, 404)
    return _page(request, "product.html", language, product=page_of(found, language))
