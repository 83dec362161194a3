"""A small shop for the storefront's tests, the guide it tells of orders, and what a shopper does there."""

import json
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse
from standardwebhooks.webhooks import Webhook, WebhookVerificationError
from starlette.testclient import TestClient

import app.demo.storefront
from adapters import shop as wire
from app.demo.storefront import storefront
from app.demo.storefront.view import words
from app.web.pages import router as pages
from retrieval.products import Price, Product, Text, Variant
from retrieval.reviews import Review

HERE = Path(app.demo.storefront.__file__).parent
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
HOOK = "http://guide.example/hooks/shop"
HOSTILE = '"><img src=x onerror=alert(1)></script><script>alert(2)</script>'
NOW = datetime(2026, 3, 4, tzinfo=UTC)


def boot_variant(color: str, size: str, usd: str, stock: int, **more: Any) -> Variant:
    prices = {"USD": Price(Decimal(usd), Decimal(120)), "CNY": Price(Decimal(usd) * 6)}
    return Variant(
        id=f"boot-{color}-{size}",
        options={"color": color, "size": size},
        prices=prices,
        in_stock=stock > 0,
        stock=stock,
        image=f"/shop/pictures/boot-{color}.svg",
        **more,
    )


BOOT = Product(
    id="boot",
    language="en",
    text=Text("Ridge Boot", "A boot.", "Fell & Tarn", ("Shoes", "Boots"), {"material": ("mesh",)}),
    translations={
        "zh": Text(
            "岭道靴", "靴子。", "岚汀", ("鞋靴", "靴子"), options={"color": "颜色", "blue": "蓝色", "gray": "灰色"}
        )
    },
    variants=(
        boot_variant("gray", "9", "89", 12),
        boot_variant("gray", "10", "95.50", 3),
        boot_variant("blue", "9", "89", 0),
        boot_variant("blue", "11", "89", 2),
    ),
    rating=4.6,
    rating_count=1200,
    images=("/shop/pictures/boot-gray.svg",),
)
OTHER = Product("boot-2", "en", Text("Cairn Boot", category=("Shoes", "Boots")), BOOT.variants[:1], popularity=9)
CUP = Product(
    "cup/1", "en", Text("Cup", category=("Kitchen",)), (Variant(prices={"USD": Price(Decimal("9.9"))}, stock=50),)
)
BARE = Product("bare", "en", Text(HOSTILE, HOSTILE), (Variant(),))
ODD = Product(
    id="odd",
    language="en",
    text=Text("Odd", brand=HOSTILE, category=(HOSTILE,), attributes={HOSTILE: (HOSTILE,)}),
    variants=(
        Variant("a", {"color": HOSTILE}, {"EUR": Price(Decimal(5))}, image="javascript:alert(1)"),
        Variant("b", {}, {"USD": Price(Decimal(7))}),
        Variant(None, {"color": HOSTILE}, {}),
    ),
    images=("data:image/png;base64,AA",),
)
PRODUCTS = {product.id: product for product in (BOOT, OTHER, CUP, BARE, ODD)}
REVIEWS = {
    "boot": tuple(
        Review(f"r{number}", "boot", stars, text, language, NOW)
        for number, (stars, text, language) in enumerate(
            [(5, "Dry feet.", "en"), (4, "很合脚。", "zh"), (5, HOSTILE, HOSTILE), *[(2, "Narrow.", "en")] * 5]
        )
    )
}


@dataclass
class Guide:
    """The guide's hook: it takes what is really signed, each event id once."""

    heard: dict[str, dict[str, Any]] = field(default_factory=dict)
    """What was taken, by event id."""
    asked: list[str] = field(default_factory=list)
    """The event id of every attempt."""
    fail: list[int | type[Exception]] = field(default_factory=list)
    """What to do wrong first, one per attempt."""

    def application(self) -> FastAPI:
        """The hook alone."""
        hook = FastAPI()

        @hook.post("/hooks/shop")
        async def take(request: Request) -> Response:
            body = await request.body()
            try:
                Webhook(SECRET).verify(body, dict(request.headers))
            except WebhookVerificationError:
                return JSONResponse({"error": {"code": "unauthorized", "message": "bad signature"}}, 401)
            event_id = request.headers["webhook-id"]
            self.asked.append(event_id)
            if self.fail:
                problem = self.fail.pop(0)
                if isinstance(problem, int):
                    return JSONResponse({"error": {"code": "x", "message": "went wrong"}}, problem)
                raise problem("cut")
            # The real hook's own reading: whatever it would refuse fails here too.
            wire.to_event(body, event_id=event_id, now=NOW)
            known = event_id in self.heard
            self.heard[event_id] = json.loads(body)
            return JSONResponse({"status": "known" if known else "accepted"})

        return hook

    def client(self) -> httpx.AsyncClient:
        """A client whose every request comes here."""
        return httpx.AsyncClient(transport=httpx.ASGITransport(self.application()))

    def told(self, kind: str) -> list[dict[str, Any]]:
        """The data of all events of a kind."""
        return [event["data"] for event in self.heard.values() if event["type"] == kind]


def create(guide: Guide, secret: str = SECRET, products: dict[str, Product] = PRODUCTS) -> FastAPI:
    """The shop in front of the guide."""
    shop = FastAPI()
    search = SimpleNamespace(products=tuple(products.values()), product=products.get)
    shop.state.aisle = SimpleNamespace(guide=SimpleNamespace(search=search))
    shop.include_router(storefront(hook=HOOK, secret=secret, client=guide.client, reviews=lambda: REVIEWS))
    shop.include_router(pages)
    return shop


def add(client: TestClient, product: str = "boot", **fields: str) -> httpx.Response:
    """Put something into the cart as the page's form does."""
    picks = {"o.color": "gray", "o.size": "10"} if product == "boot" and "variant" not in fields else {}
    form = {
        "do": "add",
        "product": product,
        "quantity": "1",
        **picks,
        **{k.replace("_", "."): v for k, v in fields.items()},
    }
    form = {("aisle_click" if name == "aisle.click" else name): value for name, value in form.items()}
    return client.post("/shop/cart", data=form)


def bring(client: TestClient, cookie: str) -> None:
    """Have this cart, as if the shop had set it."""
    client.cookies.set("cart", cookie, domain="testserver.local", path="/shop")


def number_of(client: TestClient) -> str:
    found = re.search(r'name="number" value="([^"]+)"', client.get("/shop/checkout").text)
    assert found
    return found[1]


def place(client: TestClient, number: str | None = None, **changed: str) -> httpx.Response:
    fields = words()["en"]["sample"] | {"number": number or number_of(client)} | changed
    return client.post("/shop/checkout", data=fields)
