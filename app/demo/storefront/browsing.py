"""Looking around in the shop: home, shelves, product pages and help."""

from collections.abc import Callable, Mapping
from pathlib import Path

from fastapi import Response
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles
from starlette.requests import Request

from app.demo import knowledge
from app.demo.storefront import cart, shelves
from app.demo.storefront import product as model
from app.demo.storefront.view import Here, Visit
from app.web.shop import HOME
from bot.say.phrases import money
from retrieval.products import Product
from retrieval.reviews import Review

SALE = 8
SIMILAR = 4

_static = StaticFiles(directory=Path(__file__).parent / "static")


def home(here: Here) -> HTMLResponse:
    """The shelves, and what is on sale."""
    products = here.products
    return here.page(
        "home.html",
        shelves=shelves.shelves(products, here.language),
        sale=shelves.on_sale(products, here.language, SALE),
    )


def shelf(here: Here, name: str) -> HTMLResponse:
    """One shelf, by kind of thing."""
    found = [product for product in here.products if shelves.shelf_name(product) == name.casefold()]
    if not found:
        return here.missing("no_shelf", "no_shelf_text")
    return here.page(
        "shelf.html",
        shelves=shelves.shelves(here.products, here.language),
        current=name.casefold(),
        groups=shelves.groups(found, here.language),
        hidden=max(0, len(found) - shelves.MOST),
    )


def help_page(here: Here, name: str) -> HTMLResponse:
    """A page of the shop's policies and guides."""
    found = next((page for page in knowledge.pages(here.language) if page.name == name), None)
    if found is None:
        return here.missing("no_help", "no_help_text")
    return here.page("help.html", help=found, html=knowledge.html)


async def static(request: Request, name: str) -> Response:
    """The shop's own style sheet and script; the browser asks each time whether they changed."""
    answer = await _static.get_response(name, request.scope)
    answer.headers.update({"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"})
    return answer


class Window:
    """Product pages, with what shoppers wrote about the product."""

    def __init__(self, reviews: Callable[[], Mapping[str, tuple[Review, ...]]]) -> None:
        self._reviews = reviews

    def product(self, here: Here, product_id: str) -> HTMLResponse:
        """The page of one product."""
        found = here.product(product_id)
        return self.show(here, found, dict(here.request.query_params)) if found else here.missing()

    def show(self, here: Visit, product: Product, picks: Mapping[str, str], trouble: str = "") -> HTMLResponse:
        """The page with a choice made; `trouble` is the key of the words that say why something did not work."""
        choice = model.choice(product, picks, here.language)
        variant = model.find(product, choice.version.picks) if choice.version else None
        others = variant.prices if variant else {}
        return here.page(
            "product.html",
            409 if trouble else 200,
            product=product,
            text=product.words(here.language),
            shelf=shelves.shelf_name(product),
            choice=choice,
            picture=model.main_picture(product, choice.version),
            also=[
                money(price.amount, code, here.language)
                for code, price in others.items()
                if code != HOME[here.language] and HOME[here.language] in others
            ],
            click=cart.read_click(picks.get("aisle_click")),
            similar=shelves.similar(product, here.products, here.language, SIMILAR),
            voices=model.voices(self._reviews().get(product.id, ())),
            trouble=trouble,
        )
