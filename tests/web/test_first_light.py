"""The whole of Aisle as a newcomer meets it: `aisle demo` as a process of its own, seen through Chromium."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.web.conftest import Visits

AISLE = Path(sys.executable).with_name("aisle")
START = 120.0
"""Seconds a newcomer waits at most for the first page."""


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The demo's address, once it answers messages."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("demo")
    plain = {name: value for name, value in os.environ.items() if not name.startswith("AISLE_")}
    environment = plain | {"AISLE_DATA": str(folder / "data"), "AISLE_PORT": str(port), "AISLE_SEED": "1"}
    with (folder / "log").open("wb") as log:
        demo = subprocess.Popen([AISLE, "demo"], cwd=folder, env=environment, stdout=log, stderr=subprocess.STDOUT)
        try:
            address = f"http://127.0.0.1:{port}"
            if not _ready(address, demo):
                pytest.fail("the demo did not come up:\n" + (folder / "log").read_text("utf-8")[-2000:])
            yield address
        finally:
            demo.terminate()
            try:
                demo.wait(20)
            except subprocess.TimeoutExpired:
                demo.kill()
                demo.wait()


def _ready(address: str, demo: subprocess.Popen[bytes]) -> bool:
    deadline = time.monotonic() + START
    while time.monotonic() < deadline and demo.poll() is None:
        try:
            if httpx.get(f"{address}/readyz", timeout=2).status_code == 200:
                return True
        except httpx.TransportError:
            pass
        time.sleep(0.2)
    return False


def ask(page: Page, words: str, lists: int) -> None:
    """Write, send, and wait for the list with this number and its probabilities."""
    page.get_by_label(re.compile("Your message|您的消息")).fill(words)
    page.keyboard.press("Enter")
    expect(page.locator(".cards")).to_have_count(lists)
    titles = page.locator(".cards").last.locator("h3")
    expect(page.locator(".slot")).to_have_count(titles.count())
    expect(page.locator(".slot").first).to_contain_text(re.compile(r"probability [01]\.\d\d|概率 [01]\.\d\d"))


def prices(page: Page) -> list[float]:
    """The prices of the last list."""
    shown = page.locator(".cards").last.locator(".price .now").all_inner_texts()
    return [float(re.sub(r"[^\d.]", "", price)) for price in shown]


def title_of(card: Locator) -> str:
    """The product's name, without the words for screen readers."""
    return card.locator("h3").inner_text().splitlines()[0]


def news(page: Page) -> str:
    """What the last tap changed, once it is told."""
    told = page.locator("#learning-news.news")
    expect(told).to_contain_text("→")
    return told.inner_text()


def test_ask_refine_why_thumbs_and_click_through(shop: str, visits: Visits) -> None:
    visit = visits.open(shop)
    page = visit.page
    ask(page, "waterproof hiking boots under $120, not leather", lists=1)
    first = prices(page)
    assert len(first) >= 3
    assert max(first) <= 120
    expect(page.locator(".card .price").first).to_contain_text("$")

    ask(page, "cheaper", lists=2)
    assert prices(page)
    assert max(prices(page)) < max(first)

    card = page.locator(".cards").last.locator(".card").first
    title = title_of(card)
    card.get_by_role("button", name="Why this?").click()
    why = page.locator(".turn.guide").last
    expect(why).to_contain_text(title)
    expect(why).to_contain_text("This is not an advertisement.")

    card.get_by_role("button", name="Good suggestion").click()
    expect(card.get_by_role("button", name="Good suggestion")).to_have_attribute("aria-pressed", "true")
    assert title in news(page)
    slot = page.locator(".slot").filter(has_text=title)
    expect(slot.locator(".move.rose")).to_be_visible()
    card.get_by_role("button", name="Not for me").click()
    expect(card.get_by_role("button", name="Good suggestion")).to_have_attribute("aria-pressed", "false")
    expect(slot.locator(".move.fell")).to_be_visible()

    with page.context.expect_page() as opened:
        card.get_by_role("link", name=title).click()
    product = opened.value
    expect(product.locator("h1")).to_have_text(title)
    assert product.url.startswith(f"{shop}/shop/")
    assert product.locator(".picture img").evaluate("image => image.complete && image.naturalWidth > 0")

    page.bring_to_front()
    page.reload()
    expect(page.locator(".cards")).to_have_count(2)
    assert page.locator(".card img").evaluate_all(
        "all => all.every(image => image.naturalWidth > 0 || !image.complete)"
    )
    assert visit.complaints == []


def test_a_followed_link_is_counted_once_and_teaches(shop: str, visits: Visits) -> None:
    page = visits.open(shop).page
    with page.expect_response("**/v1/messages") as answered:
        ask(page, "headphones", lists=1)
    decision = answered.value.json()["decision_id"]
    before = httpx.get(f"{shop}/learning/{decision}").json()
    card = page.locator(".card").nth(1)
    chosen = card.get_attribute("data-product")
    for _ in range(2):
        with page.context.expect_page() as opened:
            card.get_by_role("link").click()
        opened.value.wait_for_load_state()
        opened.value.close()
    after = httpx.get(f"{shop}/learning/{decision}").json()
    estimates = {slot["product_id"]: slot["score"] for slot in before["slots"]}
    moved = {slot["product_id"]: slot["score"] - estimates[slot["product_id"]] for slot in after["slots"]}
    assert chosen is not None
    assert moved[chosen] > 0
    heard = httpx.get(f"{shop}/v1/decisions/{decision}").json()["feedback"]
    assert [(item["kind"], item["product_id"]) for item in heard] == [("click", chosen)]


def test_the_same_in_chinese(shop: str, visits: Visits) -> None:
    visit = visits.open(shop, locale="zh-CN", width=390, height=844)
    page = visit.page
    ask(page, "200元以内的蓝色连衣裙，不要雪纺", lists=1)
    assert prices(page)
    assert max(prices(page)) <= 200
    for price in page.locator(".card .price .now").all_inner_texts():
        assert price.startswith("¥")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    title = title_of(page.locator(".card").first)
    assert re.search("[一-鿿]", title)
    with page.context.expect_page() as opened:
        page.locator(".card h3 a").first.click()
    expect(opened.value.locator("h1")).to_have_text(title)
    expect(opened.value.locator("html")).to_have_attribute("lang", "zh-Hans")
    assert visit.complaints == []


def test_a_person_takes_over_and_the_page_shows_it(shop: str, visits: Visits) -> None:
    page = visits.open(shop).page
    with page.expect_request("**/v1/messages") as sent:
        ask(page, "a tent", lists=1)
    body = sent.value.post_data_json
    assert body is not None
    conversation = body["conversation_id"]
    desk = f"{shop}/v1/conversations/{conversation}/human"
    httpx.post(desk, json={"kind": "take"}).raise_for_status()
    httpx.post(desk, json={"kind": "message", "text": "Hello, this is Mei."}).raise_for_status()
    expect(page.locator(".person")).to_contain_text("Hello, this is Mei.")
    httpx.post(desk, json={"kind": "return"}).raise_for_status()
    expect(page.get_by_text("the guide is back")).to_be_visible()
