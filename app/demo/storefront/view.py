"""What all pages of the shop share: who is looking, in which language and currency, with what in the cart."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Any, cast
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from fastapi import Depends, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from fastapi.templating import Jinja2Templates
from starlette.exceptions import HTTPException

from app.demo import knowledge
from app.demo.catalog import SHOP_NAME
from app.demo.storefront import cart
from app.inbox import storable
from app.web.pages import SECURE
from app.web.shop import HOME
from app.web.words import preferred
from bot.messages import Language
from bot.say.phrases import money
from retrieval.products import Product

HERE = Path(__file__).parent
CART = "cart"
MONTH = 30 * 24 * 3600

_templates = Jinja2Templates(directory=HERE / "templates")
_templates.env.policies["json.dumps_kwargs"] = {"ensure_ascii": False}


@cache
def words() -> dict[Language, dict[str, Any]]:
    """Every word of the shop's pages by language and key. The two languages have the same keys."""
    return cast("dict[Language, dict[str, Any]]", json.loads((HERE / "words.json").read_text("utf-8")))


def link(product_id: str, **query: str) -> str:
    """The address of a product's page."""
    return f"/shop/{quote(product_id)}{'?' + urlencode(query) if query else ''}"


@dataclass(frozen=True, slots=True)
class Visit:
    """One request of one shopper."""

    request: Request
    language: Language
    lines: tuple[cart.Line, ...]
    """The cart."""

    @property
    def currency(self) -> str:
        """The price list that goes with the language."""
        return HOME[self.language]

    @property
    def products(self) -> tuple[Product, ...]:
        """All that the shop sells, in its own order."""
        return tuple(self.request.app.state.aisle.guide.search.products)

    def product(self, product_id: str) -> Product | None:
        """A record."""
        return cast("Product | None", self.request.app.state.aisle.guide.search.product(storable(product_id)))

    def basket(self) -> cart.Basket:
        """The cart with today's prices."""
        return cart.priced(self.lines, self.product, self.currency)

    def money(self, amount: Any, currency: str | None = None) -> str:
        """An amount as it is read in the visit's language."""
        return money(amount, currency or self.currency, self.language)

    def page(self, template: str, status: int = 200, **values: Any) -> HTMLResponse:
        """A page of the shop."""
        other = "en" if self.language == "zh" else "zh"
        query = [(name, value) for name, value in self.request.query_params.multi_items() if name != "lang"]
        values |= {
            "w": words()[self.language],
            "shop": SHOP_NAME[self.language],
            "language": self.language,
            "other": other,
            "switch": "?" + urlencode([*query, ("lang", other)]),
            "in_cart": sum(line.quantity for line in self.lines),
            "money": self.money,
            "link": link,
            "help_pages": knowledge.pages(self.language),
        }
        headers = SECURE | {"Vary": "Accept-Language, Cookie", "Cache-Control": "private, no-cache"}
        answer = _templates.TemplateResponse(self.request, template, values, status_code=status, headers=headers)
        if self.request.query_params.get("lang") == self.language:
            # The chat page's own script reads and writes it too.
            answer.set_cookie("lang", self.language, max_age=12 * MONTH, path="/", samesite="lax")
        return answer

    def missing(self, title: str = "not_found", text: str = "not_found_text") -> HTMLResponse:
        """The polite 404."""
        return self.page("missing.html", 404, heading=words()[self.language][title], text=words()[self.language][text])

    def go(self, address: str, new_cart: str | None = None) -> Response:
        """See another page next, with the cart's new cookie if it changed."""
        answer = RedirectResponse(address, status_code=303)
        if new_cart is not None:
            secure = self.request.url.scheme == "https"
            answer.set_cookie(CART, new_cart, MONTH, path="/shop", httponly=True, samesite="lax", secure=secure)
        return answer


def _visit(request: Request) -> Visit:
    language = preferred(
        request.query_params.get("lang"), request.cookies.get("lang"), request.headers.get("accept-language", "")
    )
    return Visit(request, language, cart.read(request.cookies.get(CART)))


Here = Annotated[Visit, Depends(_visit)]


async def _form(request: Request) -> dict[str, str]:
    try:
        pairs = parse_qsl((await request.body()).decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=50)
    except ValueError:
        return {}
    return {storable(name): storable(value).strip() for name, value in pairs}


Form = Annotated[dict[str, str], Depends(_form)]
"""The fields of a posted form, whatever its content type says; the last of a name counts."""


def own(request: Request) -> None:
    """Refuse a form that was posted from another site's page. Raises HTTPException."""
    site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    host = request.headers.get("host")
    if site not in (None, "same-origin", "none") or (
        site is None and origin is not None and urlsplit(origin).netloc != host
    ):
        raise HTTPException(403, "The shop takes forms only from its own pages.")
