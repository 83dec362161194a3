"""The guide on other people's pages: one script tag, a frame of its own origin, no cookies, strict policies."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import expect
from starlette.testclient import TestClient

from app.web.embed import ancestors
from tests.web.conftest import NO_SIDEWAYS, Site, Visits
from tests.web.stub import Stub, create


@pytest.fixture
def foreign(site: Site) -> Iterator[str]:
    """A shop's page on another origin whose policy allows only what docs/embed.md asks for."""
    tag = f'<script src="{site.address}/embed.js" async></script>'
    page = f'<!doctype html><html lang="zh-CN"><title>Shop</title><h1>Shop</h1>{tag}'

    class Shop(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            policy = f"default-src 'none'; script-src {site.address}; frame-src {site.address}"
            self.send_header("Content-Security-Policy", f"{policy}; require-trusted-types-for 'script'")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Shop) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def test_one_tag_on_another_origin_is_enough(site: Site, foreign: str, visits: Visits) -> None:
    visit = visits.look(foreign)
    page = visit.page
    launch = page.get_by_role("button", name="问问导购助手")
    expect(launch).to_have_attribute("aria-expanded", "false")
    assert page.locator("iframe").count() == 0
    launch.focus()
    page.keyboard.press("Enter")
    expect(launch).to_have_attribute("aria-expanded", "true")
    chat = page.frame_locator("iframe")
    expect(chat.get_by_label("您的消息")).to_be_focused()
    page.keyboard.type("靴子")
    page.keyboard.press("Enter")
    expect(chat.locator(".card").first).to_contain_text("岭道防水登山鞋")
    assert page.context.cookies() == []
    page.keyboard.press("Escape")
    expect(page.locator("iframe")).to_be_hidden()
    expect(launch).to_be_focused()
    launch.click()
    page.get_by_role("button", name="关闭导购助手").click()
    expect(launch).to_have_attribute("aria-expanded", "false")
    launch.click()
    chat.get_by_role("link", name="岭道防水登山鞋").click()
    page.wait_for_url(f"{site.address}/shop/boot/42")
    # Chromium tells a console that a page refused an icon nobody asked for; that is the only thing refused.
    assert [line for line in visit.complaints if "favicon" not in line] == []


def test_the_chat_is_still_there_on_the_shops_next_page(site: Site, foreign: str, visits: Visits) -> None:
    page = visits.look(foreign).page
    page.get_by_role("button", name="问问导购助手").click()
    chat = page.frame_locator("iframe")
    chat.get_by_label("您的消息").fill("靴子")
    chat.get_by_role("button", name="发送").click()
    expect(chat.locator(".card")).to_have_count(2)
    page.goto(foreign + "next")
    expect(chat.locator(".card")).to_have_count(2)
    page.set_viewport_size({"width": 390, "height": 844})
    page.reload()
    expect(page.get_by_role("button", name="问问导购助手")).to_have_attribute("aria-expanded", "false")


def test_on_a_phone_it_fills_the_screen(site: Site, visits: Visits) -> None:
    page = visits.look(f"{site.address}/embed/sample", width=390, height=844).page
    assert page.evaluate(NO_SIDEWAYS)
    page.get_by_role("button", name="Ask the shopping guide").click()
    box = page.locator("iframe").bounding_box()
    assert box == {"x": 0, "y": 0, "width": 390, "height": 844}
    chat = page.frame_locator("iframe")
    chat.get_by_label("Your message").fill("boots")
    chat.get_by_role("button", name="Send").click()
    expect(chat.locator(".card")).to_have_count(2)
    assert page.frames[1].evaluate(NO_SIDEWAYS)
    page.get_by_role("button", name="Close the shopping guide").click()
    expect(page.locator("iframe")).to_be_hidden()


def test_the_frame_has_no_panel_and_follows_the_page(site: Site, visits: Visits) -> None:
    visit = visits.look(f"{site.address}/embed/sample?lang=zh")
    page = visit.page
    page.get_by_role("button", name="问问导购助手").click()
    chat = page.frame_locator("iframe")
    expect(chat.get_by_role("heading", name="您想找什么？")).to_be_visible()
    expect(chat.locator("#panel")).to_have_count(0)
    assert page.locator(".goods img").evaluate_all("all => all.every((image) => image.naturalWidth > 0)")
    assert visit.complaints == []


def test_others_may_not_frame_it_and_the_policy_cannot_be_broken_out_of() -> None:
    with TestClient(create(Stub())) as client:
        policy = client.get("/embed").headers["content-security-policy"]
        script = client.get("/embed.js")
    allowed = policy.split("frame-ancestors ")[1]
    assert allowed == "'self' http://127.0.0.1:* https://127.0.0.1:* https://shop.example:*"
    assert "unsafe" not in policy
    assert script.headers["content-type"].startswith("text/javascript")
    assert script.headers["cross-origin-resource-policy"] == "cross-origin"
    assert "document.cookie" not in script.text
    assert ancestors(["a.example", "b.example;", "*", "c d", "", "-x", "[::1]"]) == ["https://a.example:*"]


def test_the_frame_needs_no_cookie() -> None:
    with TestClient(create(Stub())) as client:
        answer = client.get("/embed?lang=zh", headers={"Cookie": "lang=en"})
    assert "您想找什么？" in answer.text
    assert "set-cookie" not in answer.headers
    assert answer.headers["referrer-policy"] == "same-origin"
