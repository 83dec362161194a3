"""The storefront by plain requests: from the shelf to the order, what the guide is told, and what nobody may do."""

import base64
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from html import unescape
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from standardwebhooks.webhooks import Webhook, WebhookVerificationError
from starlette.testclient import TestClient

import app.demo.storefront
from adapters import shop as wire
from app.demo.storefront import cart, orders, shelves, storefront
from app.demo.storefront.product import choice, find
from app.demo.storefront.view import words
from app.web.pages import router as pages
from bot.say.phrases import money
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


@pytest.fixture
def guide() -> Guide:
    return Guide()


@pytest.fixture
def client(guide: Guide) -> Iterator[TestClient]:
    with TestClient(create(guide), headers={"Accept-Language": "en"}) as client:
        yield client


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


def test_from_the_guides_card_to_the_order_and_back(client: TestClient, guide: Guide) -> None:
    page = client.get("/shop/boot?aisle_click=c1").text
    assert 'name="aisle_click" value="c1"' in page
    assert 'href="?aisle_click=c1&amp;lang=zh"' in page

    added = add(client, quantity="2", aisle_click="c1")
    assert "The guide took it." in added.text
    assert guide.told("cart.added") == [
        {
            "order_id": None,
            "click_id": "c1",
            "items": [{"product_id": "boot", "variant_id": "boot-gray-10", "quantity": 2, "price": "95.50"}],
            "currency": "USD",
        }
    ]
    add(client, "cup/1")
    for sum_ in ("$191", "$9.90", "$200.90"):  # 2 x 95.50, 9.90, and both: delivery is free
        assert sum_ in client.get("/shop/cart").text

    thanks = place(client)
    number = thanks.url.path.rsplit("/", 1)[1]
    assert orders.NUMBER.fullmatch(number)
    assert "r***@example.com" in thanks.text
    assert "robin@" not in thanks.text
    assert "$200.90" in thanks.text
    [paid] = guide.told("order.paid")
    assert (paid["order_id"], paid["email"], paid["status"]) == (number, "robin@example.com", "paid")
    assert paid["click_id"] == "c1"
    assert sum(Decimal(item["price"]) * item["quantity"] for item in paid["items"]) == Decimal("200.90")
    assert "There is nothing in it yet" in client.get("/shop/cart").text

    shipped = client.post(f"/shop/orders/{number}", data={"step": "shipped"})
    assert "order.shipped" in shipped.text
    refunded = client.post(f"/shop/orders/{number}", data={"step": "refunded"})
    assert words()["en"]["finished"] in refunded.text
    for kind, status in (("order.shipped", "shipped"), ("order.refunded", "refunded")):
        [told] = guide.told(kind)
        assert (told["order_id"], told["status"], told["items"]) == (number, status, paid["items"])
    client.post(f"/shop/orders/{number}", data={"step": "shipped"})
    assert len(guide.asked) == len(guide.heard) == 5


def test_pressing_twice_orders_once(client: TestClient, guide: Guide) -> None:
    add(client)
    number, kept = number_of(client), client.cookies.get("cart")
    place(client, number)
    bring(client, kept or "")
    again = place(client, number)
    assert again.url.path == f"/shop/orders/{number}"
    assert len(guide.told("order.paid")) == 1


@pytest.mark.parametrize("failure", [503, 429, httpx.ConnectError, httpx.ReadTimeout])
def test_what_did_not_arrive_is_sent_again_under_the_same_id(
    client: TestClient, guide: Guide, failure: int | type[Exception]
) -> None:
    add(client)
    number = number_of(client)
    guide.fail = [failure, failure]
    assert "It took 3 tries." in place(client, number).text
    assert guide.asked[1:] == [f"{number}.paid"] * 3
    assert list(guide.heard)[1:] == [f"{number}.paid"]


def test_an_order_the_guide_did_not_hear_of_is_still_an_order(client: TestClient, guide: Guide) -> None:
    add(client)
    guide.fail = [500] * 3
    page = place(client)
    assert page.status_code == 200
    assert "could not be reached" in page.text
    assert "500 went wrong" in page.text
    assert "$95.50" in page.text
    number = page.url.path.rsplit("/", 1)[1]
    assert "Mark as shipped" not in page.text
    again = client.post(f"/shop/orders/{number}", data={"step": "paid"})
    assert "The guide took it." in again.text
    assert [data["order_id"] for data in guide.told("order.paid")] == [number]
    assert "Mark as shipped" in again.text


def test_a_wrong_secret_is_refused_and_not_tried_again(guide: Guide) -> None:
    with TestClient(create(guide, secret="whsec_AAAA"), headers={"Accept-Language": "en"}) as client:
        add(client)
        page = place(client)
    assert "401 bad signature" in page.text
    assert guide.heard == {}


def test_a_silent_guide_does_not_keep_the_shopper(guide: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    import asyncio

    async def silent(_: httpx.Request) -> httpx.Response:
        await asyncio.sleep(60)
        raise AssertionError

    monkeypatch.setattr("app.demo.storefront.events.PATIENCE", 0.2)
    monkeypatch.setattr(guide, "client", lambda: httpx.AsyncClient(transport=httpx.MockTransport(silent)))
    with TestClient(create(guide), headers={"Accept-Language": "en"}) as client:
        answer = add(client)
    assert answer.elapsed.total_seconds() < 1
    assert "could not be reached" in answer.text


def test_the_newest_click_counts_and_the_cart_keeps_it(client: TestClient, guide: Guide) -> None:
    add(client, aisle_click="old")
    add(client, "cup/1", aisle_click="newer")
    add(client)  # opened without a click: the line keeps the one it had, and is the newest now
    place(client)
    assert guide.told("order.paid")[0]["click_id"] == "old"
    assert guide.told("cart.added")[2]["click_id"] is None


@pytest.mark.parametrize("click", ["", "a b", "x" * 101, "<b>", "点击"])
def test_a_click_id_that_cannot_be_one_is_dropped(client: TestClient, guide: Guide, click: str) -> None:
    assert 'name="aisle_click"' not in client.get("/shop/boot", params={"aisle_click": click}).text
    add(client, aisle_click=click)
    assert guide.told("cart.added")[0]["click_id"] is None


@pytest.mark.parametrize(
    ("form", "why"),
    [
        ({"product": "boot", "o.color": "blue", "o.size": "9"}, "sold_out_now"),
        ({"product": "boot", "o.color": "blue", "o.size": "10"}, "not_made"),
        ({"product": "boot", "variant": "nothing"}, "not_made"),
        ({"product": "boot"}, "not_made"),
        ({"product": "bare"}, "no_price_here"),
        ({"product": "odd", "variant": "a"}, "no_price_here"),
    ],
)
def test_what_cannot_be_bought_is_refused_in_words(
    client: TestClient, guide: Guide, form: dict[str, str], why: str
) -> None:
    answer = client.post("/shop/cart", data={"do": "add", **form})
    assert answer.status_code == 409
    assert unescape(words()["en"][why].replace("{currency}", "USD")) in unescape(answer.text)
    assert guide.asked == []
    assert "cart" not in client.cookies


def test_sold_out_since_it_was_put_in_is_neither_summed_nor_ordered(client: TestClient, guide: Guide) -> None:
    lines = (cart.Line("boot", "boot-blue-9", 1), cart.Line("cup/1", "", 1))
    bring(client, cart.write(lines))
    page = client.get("/shop/cart").text
    assert "sold out" in page
    assert "$15.80" in page  # 9.90 and 5.90 delivery
    place(client)
    assert [item["product_id"] for item in guide.told("order.paid")[0]["items"]] == ["cup/1"]
    assert cart.read(client.cookies.get("cart")) == lines[:1]


@pytest.mark.parametrize(
    ("asked", "got"), [("0", 1), ("-3", 1), ("3", 3), ("999", 3), ("1e3", 1), ("", 1), ("٣", 1), ("9" * 500, 1)]
)
def test_quantities_stay_within_the_stock(client: TestClient, guide: Guide, asked: str, got: int) -> None:
    add(client, quantity=asked)
    assert guide.told("cart.added")[0]["items"][0]["quantity"] == got
    add(client, quantity="3")
    assert [line.quantity for line in cart.read(client.cookies.get("cart"))] == [3]


def test_lines_can_be_changed_and_removed(client: TestClient) -> None:
    add(client)
    add(client, "cup/1")
    client.post("/shop/cart", data={"do": "update", "product": "cup/1", "variant": "", "quantity": "4"})
    assert [line.quantity for line in cart.read(client.cookies.get("cart"))] == [1, 4]
    client.post("/shop/cart", data={"do": "remove", "product": "boot", "variant": "boot-gray-10"})
    assert [line.product_id for line in cart.read(client.cookies.get("cart"))] == ["cup/1"]
    client.post("/shop/cart", data={"do": "update", "product": "cup/1", "variant": "", "quantity": "0"})
    assert "nothing in it" in client.get("/shop/cart").text


def test_a_cart_that_is_full_says_so(client: TestClient, guide: Guide) -> None:
    many = {f"cup-{n}": Product(f"cup-{n}", "en", Text("Cup"), CUP.variants) for n in range(cart.MOST_LINES + 1)}
    with TestClient(create(guide, products=many), headers={"Accept-Language": "en"}) as client:
        for name in many:
            answer = add(client, name)
        assert "does not fit" in answer.text
        assert len(cart.read(client.cookies.get("cart"))) == cart.MOST_LINES
    assert len(guide.asked) == cart.MOST_LINES


def _cookie(content: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(content).encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "cookie",
    [
        "x",
        "%%%",
        "A" * 4000,
        _cookie({}),
        _cookie([["boot", "boot-gray-9", 11, None]]),
        _cookie([["boot", "boot-gray-9", 0, None]]),
        _cookie([["boot", "boot-gray-9", True, None]]),
        _cookie([["boot", "boot-gray-9", 1.5, None]]),
        _cookie([["boot", "boot-gray-9", 1, "<script>"]]),
        _cookie([["boot", "boot-gray-9", 1]]),
        _cookie([["boot", "boot-gray-9", 1, None]] * 2),
        _cookie([["boot", f"v{n}", 1, None] for n in range(21)]),
        _cookie([["nothing", "", 1, None], ["boot", "nothing", 1, None]]),
        "[" * 3000,
    ],
)
def test_a_tampered_cart_is_an_empty_one(client: TestClient, cookie: str) -> None:
    bring(client, cookie)
    answer = client.get("/shop/cart")
    assert answer.status_code == 200
    assert "There is nothing in it yet" in answer.text
    assert client.get("/shop/checkout").url.path == "/shop/cart"


@given(st.text() | st.binary().map(lambda raw: base64.urlsafe_b64encode(raw).decode()))
def test_no_cookie_breaks_the_cart(cookie: str) -> None:
    assert isinstance(cart.read(cookie), tuple)


@given(
    st.lists(
        st.builds(
            cart.Line,
            st.sampled_from(["a", "鞋/1", '"' * 200]),
            st.text(max_size=5),
            st.integers(1, 10),
            st.none() | st.from_regex(r"[a-z0-9-]{1,40}", fullmatch=True),
        ),
        max_size=25,
        unique_by=lambda line: (line.product_id, line.variant_id),
    )
)
def test_a_cart_reads_back_as_it_was_written_or_is_refused(lines: list[cart.Line]) -> None:
    try:
        cookie = cart.write(lines)
    except cart.CartFullError:
        return
    assert cart.read(cookie) == tuple(lines)
    assert len(cookie) <= cart.MOST_BYTES


def test_the_cart_cookie_is_out_of_reach_for_scripts_and_other_sites(client: TestClient) -> None:
    header = add(client).history[0].headers["set-cookie"].lower()
    for part in ("httponly", "samesite=lax", "path=/shop"):
        assert part in header


@pytest.mark.parametrize("address", ["/shop/cart", "/shop/checkout", "/shop/orders/LW-2026-ABCDEF"])
@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://evil.example"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
    ],
)
def test_other_sites_cannot_post(client: TestClient, guide: Guide, address: str, headers: dict[str, str]) -> None:
    answer = client.post(address, data={"do": "add", "product": "cup/1"}, headers=headers)
    assert answer.status_code == 403
    assert guide.asked == []
    own = {"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"}
    assert client.post("/shop/cart", data={"do": "add", "product": "cup/1"}, headers=own).status_code == 200


def test_both_languages_have_their_own_prices_and_one_cart_has_one_currency(client: TestClient, guide: Guide) -> None:
    assert "$89" in client.get("/shop/boot").text
    add(client)
    add(client, "cup/1")
    assert guide.told("cart.added")[0]["currency"] == "USD"
    chinese = client.get("/shop/boot?lang=zh").text
    for said in ("岭道靴", "¥534", "蓝色", "剩 12 件", "加入购物车"):
        assert said in chinese
    # The switch is remembered, and the same cart has other prices.
    add(client, "boot-2")
    assert guide.told("cart.added")[2]["currency"] == "CNY"
    client.post("/shop/cart", data={"do": "remove", "product": "boot-2", "variant": "boot-gray-9"})
    page = client.get("/shop/cart").text
    assert "¥573" in page
    assert "没有 CNY 价格" in page  # the cup has none, so it is not part of the sum
    assert "$" not in page
    english = client.get("/shop/cart?lang=en").text
    assert "$105.40" in english
    assert "¥" not in english
    place(client)
    assert guide.told("order.paid")[0]["currency"] == "USD"


def test_delivery_is_charged_below_the_threshold_only(client: TestClient, guide: Guide) -> None:
    add(client, "cup/1", quantity="4")
    assert "$45.50" in client.get("/shop/cart").text
    client.post("/shop/cart", data={"do": "update", "product": "cup/1", "variant": "", "quantity": "5"})
    assert "$49.50" in client.get("/shop/cart").text


def test_the_price_a_form_or_cookie_names_is_nobodys_business(client: TestClient, guide: Guide) -> None:
    client.post("/shop/cart", data={"do": "add", "product": "cup/1", "price": "0.01", "currency": "EUR"})
    assert guide.told("cart.added")[0]["items"][0]["price"] == "9.9"


@pytest.mark.parametrize(
    ("field_", "value"), [("email", "robin"), ("email", "a@b"), ("name", ""), ("street", "x" * 201), ("city", " ")]
)
def test_the_checkout_says_what_is_wrong_and_keeps_the_rest(
    client: TestClient, guide: Guide, field_: str, value: str
) -> None:
    add(client, "cup/1")
    answer = place(client, **{"name": HOSTILE, field_: value})
    assert answer.status_code == 422
    assert f'aria-describedby="{field_}-wrong"' in answer.text
    assert answer.text.count('aria-invalid="true"') == 1
    assert "<img src=x" not in answer.text
    assert guide.told("order.paid") == []


def test_orders_unknown_or_forgotten_are_polite(client: TestClient) -> None:
    for number in ("LW-2026-ABCDEF", "<script>", "%00"):
        answer = client.get(f"/shop/orders/{number}")
        assert answer.status_code == 404
        assert "do not know this order" in answer.text
        assert client.post(f"/shop/orders/{number}", data={"step": "paid"}).status_code == 404
    kept = orders.Orders()
    for n in range(orders.MOST + 1):
        kept.put(orders.Order(f"n{n}", "a@b.example", "USD", (), Decimal(0), None))
    assert kept.get("n0") is None
    assert kept.get("n1") is not None


def test_a_forged_number_becomes_a_new_one(client: TestClient, guide: Guide) -> None:
    add(client)
    place(client, number="../../evil")
    assert orders.NUMBER.fullmatch(guide.told("order.paid")[0]["order_id"])


def test_a_choice_shows_its_own_price_stock_and_picture(client: TestClient) -> None:
    def deal(query: str) -> tuple[str, str]:
        page = client.get(f"/shop/boot{query}").text
        stock = re.search(r'id="stock" class="\w+">([^<]*)', page)
        picture = re.search(r'id="picture" src="([^"]*)', page)
        assert stock
        assert picture
        assert ("disabled" in page.split('id="add"')[1][:20]) == (stock[1] in ("Sold out", words()["en"]["not_made"]))
        return stock[1], picture[1]

    assert deal("") == ("In stock · 12 left", "/shop/pictures/boot-gray.svg")
    assert deal("?o.color=gray&o.size=10") == ("In stock · 3 left", "/shop/pictures/boot-gray.svg")
    assert "$95.50" in client.get("/shop/boot?o.color=gray&o.size=10").text.split("fieldset")[0]
    assert deal("?variant=boot-blue-11")[1] == "/shop/pictures/boot-blue.svg"
    assert deal("?o.color=blue&o.size=9")[0] == "Sold out"
    assert deal("?o.color=blue&o.size=10")[0] == words()["en"]["not_made"]
    assert deal("?o.color=%3Cscript%3E&o.size=10")[0] == words()["en"]["not_made"]


def test_values_say_what_cannot_be_had_together() -> None:
    made = choice(BOOT, {"o.color": "blue", "o.size": "9"}, "en")
    out = {(option.field, value.value): value.out for option in made.options for value in option.values}
    assert out == {
        ("o.color", "gray"): False,
        ("o.color", "blue"): False,
        ("o.size", "9"): True,
        ("o.size", "10"): True,
        ("o.size", "11"): False,
    }
    assert [value.picture for value in made.options[0].values] == [
        "/shop/pictures/boot-gray.svg",
        "/shop/pictures/boot-blue.svg",
    ]
    assert {value.picture for value in made.options[1].values} == {None}


def test_variants_that_options_cannot_tell_apart_are_chosen_as_a_whole() -> None:
    made = choice(ODD, {}, "en")
    assert [option.field for option in made.options] == ["variant"]
    assert made.version is not None
    assert made.version.picks == {"variant": "b"}
    for variant, version in zip(ODD.variants, made.versions, strict=True):
        assert find(ODD, version.picks) is variant


def test_a_product_page_keeps_all_facts_of_the_record(client: TestClient) -> None:
    page = client.get("/shop/boot").text
    for said in (
        "Ridge Boot",
        "Fell &amp; Tarn",
        "4.6 of 5 from 1,200",
        "$120",
        "CN¥534",
        "mesh",
        "Sold out",
        "A boot.",
    ):
        assert said in page
    assert "Cairn Boot" in page
    assert "3.0 of 5 in 8 reviews" in page
    assert 'lang="zh-Hans">很合脚。' in page
    assert page.index("Dry feet.") < page.index("很合脚。") < page.index("2 more reviews")


def test_reviews_are_counted_by_stars() -> None:
    from app.demo.storefront.product import voices

    said = voices(REVIEWS["boot"])
    assert said is not None
    assert [(star, count) for star, count, _ in said.stars] == [(5, 2), (4, 1), (3, 0), (2, 5), (1, 0)]
    assert said.mean == pytest.approx((5 + 4 + 5 + 2 * 5) / 8)
    assert sum(share for *_, share in said.stars) == pytest.approx(100)
    assert voices(()) is None


ADDRESSES = [
    "/shop/",
    "/shop/shelf/shoes",
    "/shop/shelf/more",
    "/shop/shelf/" + HOSTILE.replace("/", "%2F").replace('"', "%22"),
    "/shop/boot",
    "/shop/cup/1",
    "/shop/bare",
    "/shop/odd",
    "/shop/cart",
    "/shop/checkout",
    "/shop/help/shipping",
    "/shop/help/gifts",
    "/shop/nothing",
    "/shop/help/nothing",
    "/shop/shelf/nothing",
]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_pages_run_nothing_inline_load_nothing_foreign_and_escape_everything(
    client: TestClient, address: str, language: str
) -> None:
    add(client)
    answer = client.get(address, params={"lang": language})
    assert answer.status_code == (404 if "nothing" in address else 200)
    assert client.head(address).status_code == answer.status_code
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    text = answer.text
    assert "<img src=x" not in text
    assert "<script>" not in text
    for tag in re.findall(r"<script[^>]*>", text):
        assert 'src="/shop/static/' in tag or 'type="application/json"' in tag
    inside_tags = " ".join(re.findall(r"<[a-z][^>]*>", text))
    assert not re.search(r"\s(style|on[a-z]+)=", re.sub(r'"[^"]*"', '""', inside_tags))
    assert not re.search(r"(src|href|action)=\"(https?:)?//", inside_tags)
    assert "javascript:" not in inside_tags
    assert "built-in method" not in text
    assert text.count("<h1") == 1


def test_every_word_is_in_both_languages_and_used() -> None:
    english, chinese = words()["en"], words()["zh"]
    assert english.keys() == chinese.keys()
    for key, value in english.items():
        if isinstance(value, dict):
            assert value.keys() == chinese[key].keys()
        else:
            assert sorted(re.findall(r"{\w+}", value)) == sorted(re.findall(r"{\w+}", chinese[key])), key
    written = "".join(file.read_text("utf-8") for file in HERE.rglob("*") if file.suffix in (".html", ".py", ".js"))
    unused = [key for key in english if not re.search(rf'w\.{key}\b|"{key}"', written)]
    assert unused == []
    asked = set(re.findall(r"\bw\.(\w+)", "".join(f.read_text("utf-8") for f in HERE.glob("templates/*.html"))))
    assert asked <= english.keys()


def test_shelves_show_everything_once_in_both_languages() -> None:
    from app.demo.catalog import products

    goods = products()
    for language in ("en", "zh"):
        found = shelves.shelves(goods, language)
        assert len(found) == 12
        assert sum(shelf.count for shelf in found) == len(goods)
        assert all(shelf.picture and shelf.title for shelf in found)
        tiles = [
            tile.href
            for shelf in found
            for group in shelves.groups([p for p in goods if shelves.shelf_name(p) == shelf.name], language)
            for tile in group.tiles
        ]
        assert sorted(tiles) == sorted(f"/shop/{product.id}" for product in goods)
        sale = shelves.on_sale(goods, language, 8)
        assert len(sale) >= 4
        assert all(tile.before and tile.saves > 0 and not tile.sold_out for tile in sale)


def test_a_tiles_price_is_the_lowest_that_can_be_bought() -> None:
    for language, code in (("en", "USD"), ("zh", "CNY")):
        tile = shelves.tile(BOOT, language)
        lowest = min(variant.prices[code].amount for variant in BOOT.variants if variant.in_stock)
        assert tile.now == money(lowest, code, language)
        assert tile.spread
    assert shelves.tile(BOOT, "en").saves == 26
    assert shelves.tile(BARE, "en").now is None


def test_nothing_but_our_own_files_is_served(client: TestClient) -> None:
    assert client.get("/shop/static/shop.css").headers["content-type"].startswith("text/css")
    assert client.get("/shop/pictures/boot-blue.svg").headers["content-type"].startswith("image/svg")
    for name in ("..%2fwords.json", "%2e%2e/view.py", "nothing.js", "..%5cview.py"):
        assert client.get(f"/shop/static/{name}").status_code == 404


def test_scripts_never_write_markup_and_the_shop_is_light(client: TestClient) -> None:
    for script in (HERE / "static").glob("*.js"):
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write", script.read_text("utf-8"))
    files = sum(file.stat().st_size for file in (HERE / "static").iterdir())
    assert files + len(client.get("/shop/boot").content) < 60_000


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(body=st.binary(max_size=300))
def test_any_form_gets_an_answer(client: TestClient, body: bytes) -> None:
    for address in ("/shop/cart", "/shop/checkout", "/shop/orders/x"):
        assert client.post(address, content=body).status_code < 500
