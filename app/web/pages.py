"""Serves the pages: the chat, product pages, drawn pictures, and what the guide decided and has learned."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Cookie, Header, Query, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, StreamingResponse
from fastapi.staticfiles import StaticFiles
from fastapi.templating import Jinja2Templates
from starlette.exceptions import HTTPException

from app.demo.pictures import UnknownPictureError, draw
from app.inbox import storable
from app.overview import overview
from app.web.learning import explain
from app.web.rehearsal import stream
from app.web.shop import page_of
from app.web.words import preferred, words
from bot.cards import hit_of
from bot.compare import MOST, rows
from bot.messages import Language
from bot.say.phrases import Phrases
from simulation.rehearsal import Taste

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
    aisle = request.app.state.aisle
    guide = aisle.guide
    table = {code: known | {"suggestions": guide.suggestions.lines(code)} for code, known in words().items()}
    return _page(
        request,
        "chat.html",
        preferred(lang, cookie, accept),
        table=table,
        # Where a token protects the API, shoppers are elsewhere, and the shop's figures are not theirs to see.
        panel=aisle.settings.api_token is None,
        **{"pass": aisle.passes.issue()},
    )


@router.get("/static/{name}")
async def static(request: Request, name: str) -> Response:
    """Our own style sheet, scripts and icon; the browser asks each time whether they changed."""
    answer = await _static.get_response(name, request.scope)
    answer.headers.update({"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"})
    return answer


@router.get("/learning/overview")
async def learned(request: Request, lang: str = "en") -> Response:
    """What became of what was shown lately, and what the policy learned from it."""
    aisle = _open(request)
    lists, heard = await asyncio.to_thread(aisle.lately.read)
    sales = await asyncio.to_thread(aisle.orders.sales)
    guide = aisle.guide
    # On the loop's own thread, to which the learner belongs.
    guide.learner.catch_up()
    answer = overview(
        lists, heard, sales, guide.learner.slate, guide.learner.position, _titles(aisle, lang), _groups(aisle, lang)
    )
    return JSONResponse(answer, headers={"Cache-Control": "no-store"})


@router.get("/learning/rehearsal")
async def rehearsal(request: Request, taste: Taste = "bargain", lang: Language = "en") -> StreamingResponse:
    """300 simulated shoppers over this shop and a copy of its policy, as server-sent events."""
    aisle = _open(request)
    lines = stream(aisle, request.app.state.stage, taste, lang)
    return StreamingResponse(lines, media_type="text/event-stream", headers={"Cache-Control": "no-store"})


@router.get("/learning/{decision_id}")
async def learning(request: Request, decision_id: str, lang: str = "en") -> Response:
    """What was shown in one decision, how likely each pick was, and what the policy estimates for it now."""
    aisle = _open(request)
    logged = await asyncio.to_thread(aisle.ledger.decision, storable(decision_id))
    if logged is None:
        raise HTTPException(404, "No such decision is logged.")
    guide = aisle.guide
    guide.learner.catch_up()
    answer = explain(logged, guide.learner.slate, _titles(aisle, lang), guide.learner.position)
    return JSONResponse(answer, headers={"Cache-Control": "no-store"})


def _open(request: Request) -> Any:
    """The application, unless a token says that its figures are not for everybody."""
    aisle = request.app.state.aisle
    if aisle.settings.api_token is not None:
        raise HTTPException(401, "With AISLE_API_TOKEN set, decisions are read at /v1/decisions.")
    return aisle


def _titles(aisle: Any, language: str) -> Callable[[str], str]:
    def title(product_id: str) -> str:
        known = aisle.guide.search.product(product_id)
        return known.words(language).title if known else product_id

    return title


def _groups(aisle: Any, language: str) -> Callable[[str, str], str]:
    def named(_: str, name: str) -> str:
        """The name of a brand or category in the reader's language, as the first product that has it says."""
        for product in aisle.guide.search.products if language != "en" else ():
            ours, theirs = product.text, product.words(language)
            pairs = zip((ours.brand, *ours.category), (theirs.brand, *theirs.category), strict=False)
            if translated := dict(pairs).get(name):
                return str(translated)
        return name

    return named


@router.get("/compare")
def compare(
    request: Request,
    item: Annotated[list[str], Query(min_length=2, max_length=MOST)],
    currency: str | None = None,
    lang: Language = "en",
) -> Response:
    """Products side by side; each item is "product" or "product~variant"."""
    guide = request.app.state.aisle.guide
    hits = []
    for name in item:
        product_id, _, variant_id = storable(name).rpartition("~") if "~" in name else (storable(name), "", "")
        product = guide.search.product(product_id)
        if product is None:
            raise HTTPException(404, "No such product.")
        hits.append(hit_of(product, variant_id or None, currency, guide.search.currency))
    table = rows(hits, Phrases(lang, guide.knowledge.forms))
    return JSONResponse(
        {
            "titles": [hit.product.words(lang).title for hit in hits],
            "rows": [{"name": row.name, "values": row.values, "differs": row.differs} for row in table],
        }
    )


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
