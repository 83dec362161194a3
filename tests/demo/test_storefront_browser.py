"""The storefront in a real browser: choosing, ordering by keyboard alone, without scripts, and for everybody."""

import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from types import SimpleNamespace

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from fastapi import FastAPI
from playwright.sync_api import Browser, Page, expect

from app.demo.catalog import products
from app.demo.storefront import storefront
from app.web.pages import router as pages
from tests.demo.shop import BARE, REVIEWS, SECRET, Guide
from tests.web.conftest import Visit, Visits, browser, visits  # noqa: F401  # fixtures

BOOT = "boot-ridgeline"
GOODS = {product.id: product for product in (*products(), BARE)}


@dataclass
class Shop:
    """The shop on a port, and the guide it tells of orders over the network."""

    address: str
    guide: Guide


@pytest.fixture(scope="module")
def shop() -> Iterator[Shop]:
    guide = Guide()
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        app = FastAPI()
        search = SimpleNamespace(products=tuple(GOODS.values()), product=GOODS.get)
        app.state.aisle = SimpleNamespace(guide=SimpleNamespace(search=search))
        reviews = {BOOT: REVIEWS["boot"]}
        app.include_router(storefront(hook=f"{address}/hooks/shop", secret=SECRET, reviews=lambda: reviews))
        app.include_router(pages)
        app.mount("/", guide.application())
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", ws="none", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        deadline = time.monotonic() + 10
        while not server.started and time.monotonic() < deadline:
            time.sleep(0.01)
        yield Shop(address, guide)
        server.should_exit = True
        thread.join()


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the element has the focus, as somebody without a mouse would."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement?.matches(wanted)", selector):
            return
    pytest.fail(f"{selector} cannot be reached by Tab")


def test_the_page_follows_the_choice(visits: Visits, shop: Shop) -> None:  # noqa: F811
    visit = visits.look(f"{shop.address}/shop/{BOOT}?aisle_click=c7")
    page = visit.page
    expect(page.locator("#show")).to_have_count(0)
    expect(page.locator("#picture")).to_have_attribute("src", "/shop/pictures/boot-gray.svg")
    sold_out = next(variant for variant in GOODS[BOOT].variants if not variant.in_stock)
    for name, value in sold_out.options.items():
        page.locator(f'input[name="o.{name}"][value="{value}"]').check(force=True)
    expect(page.locator("#stock")).to_have_text("Sold out")
    expect(page.locator("#add")).to_be_disabled()
    expect(page.locator("#picture")).to_have_attribute("src", str(sold_out.image))
    other = next(v for v in GOODS[BOOT].variants if v.in_stock and v.options["color"] == sold_out.options["color"])
    page.locator(f'input[name="o.size"][value="{other.options["size"]}"]').check(force=True)
    expect(page.locator("#stock")).to_have_text(f"In stock · {other.stock} left")
    expect(page.locator("#add")).to_be_enabled()
    expect(page.locator("#quantity option")).to_have_count(min(other.stock or 0, 10))
    # The other language opens with the same choice, and the click is still there.
    page.locator("#switch").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    expect(page.locator('input[name="o.size"]:checked')).to_have_value(other.options["size"])
    expect(page.locator('input[name="aisle_click"]')).to_have_value("c7")
    page.locator("#add").click()
    page.wait_for_url("**/shop/cart**")
    assert shop.guide.told("cart.added")[-1]["click_id"] == "c7"
    assert shop.guide.told("cart.added")[-1]["items"][0]["variant_id"] == other.id
    assert visit.complaints == []


def test_an_order_by_keyboard_alone(visits: Visits, shop: Shop) -> None:  # noqa: F811
    visit = visits.look(f"{shop.address}/shop/{BOOT}?aisle_click=keys")
    page = visit.page
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    tab_to(page, 'input[name="o.color"]')
    page.keyboard.press("ArrowRight")
    expect(page.locator("#picture")).to_have_attribute("src", "/shop/pictures/boot-blue.svg")
    tab_to(page, "#add")
    page.keyboard.press("Enter")
    page.wait_for_url("**/shop/cart?told=accepted")
    tab_to(page, 'a[href="/shop/checkout"]')
    page.keyboard.press("Enter")
    page.wait_for_url("**/shop/checkout")
    tab_to(page, "#email")
    page.keyboard.press("Control+a")
    page.keyboard.type("keys@example.com")
    tab_to(page, "main form button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/shop/orders/LW-*")
    tab_to(page, 'button[value="refunded"]')
    page.keyboard.press("Enter")
    expect(page.get_by_text("Order sent back")).to_be_visible()
    [paid] = [data for data in shop.guide.told("order.paid") if data["email"] == "keys@example.com"]
    assert paid["click_id"] == "keys"
    assert paid["items"][0]["variant_id"] == f"{BOOT}-blue-8"
    assert shop.guide.told("order.refunded")[-1]["order_id"] == paid["order_id"]
    assert visit.complaints == []


def test_choosing_and_buying_without_scripts(browser: Browser, shop: Shop) -> None:  # noqa: F811
    context = browser.new_context(java_script_enabled=False, locale="en-US")
    page = context.new_page()
    page.goto(f"{shop.address}/shop/{BOOT}?aisle_click=plain")
    page.locator('input[value="blue"]').check(force=True)
    page.locator("#show").click()
    expect(page.locator("#picture")).to_have_attribute("src", "/shop/pictures/boot-blue.svg")
    page.locator("#add").click()
    expect(page.locator("h1")).to_have_text("Your cart")
    context.close()
    assert shop.guide.told("cart.added")[-1]["click_id"] == "plain"


@pytest.mark.parametrize(("locale", "width", "dark"), [("en-US", 1280, False), ("zh-CN", 390, True)])
def test_every_page_is_for_everybody(visits: Visits, shop: Shop, locale: str, width: int, dark: bool) -> None:  # noqa: F811
    visit = visits.look(f"{shop.address}/shop/{BOOT}", locale=locale, width=width, dark=dark)
    _inspect(visit)
    visit.page.locator("#add").click()
    visit.page.wait_for_url("**/shop/cart**")
    _inspect(visit)
    for address in ("", "shelf/headphones", "bare", "help/headphones", "checkout"):
        visit.page.goto(f"{shop.address}/shop/{address}")
        _inspect(visit)
    visit.page.locator("main form button").click()
    visit.page.wait_for_url("**/shop/orders/**")
    _inspect(visit)
    assert visit.complaints == []


def _inspect(visit: Visit) -> None:
    page = visit.page
    serious = [
        (problem["id"], node["html"])
        for problem in Axe().run(page).response["violations"]
        if problem["impact"] in ("serious", "critical")
        for node in problem["nodes"]
    ]
    assert serious == [], page.url
    page.evaluate("for (const picture of document.images) picture.loading = 'eager'")
    # A wait that polls would need eval, which our pages forbid.
    page.evaluate(
        "Promise.all([...document.images].map((p) => p.complete || new Promise((d) => (p.onload = p.onerror = d))))"
    )
    assert page.evaluate("[...document.images].filter((p) => !p.naturalWidth).map((p) => p.src)") == [], page.url
    wide = page.viewport_size
    assert wide
    for width in {wide["width"], min(wide["width"], 320)}:
        page.set_viewport_size({"width": width, "height": wide["height"]})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (page.url, width)
    page.set_viewport_size(wide)
