"""The demo shop as shoppers see it: shelves, product pages, a cart, a checkout that charges nothing, and help.

It plays the part of a shop's own system: it knows the guide only by the click ids that links bring along and by the
signed notices it posts to the guide's hook.
"""

from collections.abc import Callable, Mapping

import httpx
from fastapi import APIRouter, Depends

from app.demo import catalog
from app.demo.storefront import browsing
from app.demo.storefront.events import Teller, own_client
from app.demo.storefront.till import Till
from app.demo.storefront.view import own
from app.web.pages import picture
from retrieval.reviews import Review


def storefront(
    *,
    hook: str,
    secret: str,
    client: Callable[[], httpx.AsyncClient] = own_client,
    reviews: Callable[[], Mapping[str, tuple[Review, ...]]] = catalog.reviews,
) -> APIRouter:
    """Everything under /shop. It goes before the plain product page, whose addresses it takes over.

    `hook` is the full address of the guide's /hooks/shop and `secret` the Standard Webhooks secret both sides know.
    """
    router = APIRouter(prefix="/shop", include_in_schema=False)
    window = browsing.Window(reviews)
    till = Till(Teller(hook, secret, client), window)
    read = ["GET", "HEAD"]
    guarded = [Depends(own)]
    router.add_api_route("/", browsing.home, methods=read)
    router.add_api_route("/static/{name}", browsing.static, methods=read)
    router.add_api_route("/pictures/{kind}-{colour}.svg", picture, methods=read)
    router.add_api_route("/shelf/{name:path}", browsing.shelf, methods=read)
    router.add_api_route("/help/{name}", browsing.help_page, methods=read)
    router.add_api_route("/cart", till.cart, methods=read)
    router.add_api_route("/cart", till.change, methods=["POST"], dependencies=guarded)
    router.add_api_route("/checkout", till.checkout, methods=read)
    router.add_api_route("/checkout", till.place, methods=["POST"], dependencies=guarded)
    router.add_api_route("/orders/{number}", till.order, methods=read)
    router.add_api_route("/orders/{number}", till.play, methods=["POST"], dependencies=guarded)
    router.add_api_route("/{product_id:path}", window.product, methods=read)
    return router
