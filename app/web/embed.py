"""The chat on a shop's own pages: the script a shop puts in, the frame it opens, and a sample page to see it on."""

import re
from collections.abc import Iterable
from pathlib import Path

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse
from fastapi.templating import Jinja2Templates

from app.settings import is_loopback
from app.web.pages import SECURE, Accept, Lang, chat, static
from app.web.words import preferred, words

POLICY = "Content-Security-Policy"
NAME = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?")
"""A host that may stand in a policy; anything else could end the directive or the header."""

GOODS = (
    ("boot-green", "Boots for wet paths", "雨路靴"),
    ("tent-blue", "A tent for two", "双人帐篷"),
    ("kettle-red", "Whistling kettle", "鸣笛水壶"),
    ("lamp-yellow", "Reading lamp", "阅读灯"),
)
"""What the sample page shows: drawing, English and Chinese name."""

router = APIRouter(include_in_schema=False)
_templates = Jinja2Templates(directory=Path(__file__).parent / "templates")


@router.get("/embed.js")
async def script(request: Request) -> Response:
    """What a shop's page loads: a button that opens the chat. It may be loaded from anywhere."""
    answer = await static(request, "embed.js")
    answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return answer


@router.api_route("/embed", methods=["GET", "HEAD"])
def frame(request: Request, lang: str | None = None, accept: Accept = "") -> HTMLResponse:
    """The chat for a frame: no cookie is read. Only this site and the shop's own hosts may frame it."""
    answer = chat(request, lang, None, accept)
    allowed = " ".join(["frame-ancestors 'self'", *ancestors(request.app.state.aisle.hosts)])
    answer.headers[POLICY] = SECURE[POLICY].replace("frame-ancestors 'self'", allowed)
    return answer


@router.api_route("/embed/sample", methods=["GET", "HEAD"])
def sample(request: Request, lang: str | None = None, cookie: Lang = None, accept: Accept = "") -> HTMLResponse:
    """A page as a shop could have it, with the one script tag."""
    language = preferred(lang, cookie, accept)
    policy = f"{SECURE[POLICY]}; frame-src 'self'"
    headers = SECURE | {POLICY: policy, "Vary": "Accept-Language, Cookie"}
    values = {"w": words()[language], "language": language, "goods": GOODS}
    return _templates.TemplateResponse(request, "embed_sample.html", values, headers=headers)


def ancestors(hosts: Iterable[str]) -> list[str]:
    """The shop's hosts as a policy names them: on any port, and by plain http only on this very machine."""
    return [
        f"{scheme}://{host}:*"
        for host in sorted(hosts)
        if NAME.fullmatch(host)
        for scheme in (("http", "https") if is_loopback(host) else ("https",))
    ]
