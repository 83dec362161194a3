"""Takes the pictures of the documentation from a fresh demo: `make pictures`. Each is a PNG in docs/pictures/."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from playwright.sync_api import Browser, Page, sync_playwright

PICTURES = Path(__file__).with_name("pictures")
AISLE = Path(sys.executable).with_name("aisle")
SIZES = {1280: 860, 390: 844}
ASKED = {"en": "waterproof hiking boots under $120, not leather", "zh": "300元以内的蓝色连衣裙，不要雪纺"}
LOCALES = {"en": "en-US", "zh": "zh-CN"}


@contextmanager
def demo() -> Iterator[str]:
    """A demo with an empty folder of its own, once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    plain = {name: value for name, value in os.environ.items() if not name.startswith("AISLE_")}
    with tempfile.TemporaryDirectory() as folder:
        environment = plain | {"AISLE_DATA": folder, "AISLE_PORT": str(port), "AISLE_SEED": "1"}
        silent = subprocess.DEVNULL
        shop = subprocess.Popen([AISLE, "demo"], env=environment, stdout=silent, stderr=silent)  # noqa: S603  # our own
        try:
            address = f"http://127.0.0.1:{port}"
            wait_for(f"{address}/readyz")
            yield address
        finally:
            shop.terminate()
            shop.wait()


def wait_for(address: str) -> None:
    """Until it answers with 200; two minutes at most."""
    for _ in range(600):
        try:
            if httpx.get(address).is_success:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.2)
    raise TimeoutError(address)


def visit(browser: Browser, address: str, language: str, width: int, scheme: str) -> Page:
    """A fresh profile at the address."""
    size = {"width": width, "height": SIZES[width]}
    context = browser.new_context(locale=LOCALES[language], viewport=size, color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address)
    return page


def ask(page: Page, language: str) -> None:
    """The chat with its answer and all pictures."""
    page.locator("#text").fill(ASKED[language])
    page.keyboard.press("Enter")
    page.locator(".cards").wait_for()
    page.locator(".slot").first.wait_for(state="attached")
    page.wait_for_timeout(500)


def shoot(page: Page, name: str) -> None:
    """Write the picture and leave the profile."""
    page.mouse.move(0, 0)
    page.wait_for_timeout(300)
    page.screenshot(path=PICTURES / f"{name}.png")
    page.context.close()


def chat(browser: Browser, address: str) -> None:
    """Both widths, languages and schemes."""
    for language in ASKED:
        for width in SIZES:
            for scheme in ("light", "dark"):
                page = visit(browser, address, language, width, scheme)
                ask(page, language)
                shoot(page, f"chat-{language}-{width}-{scheme}")


def compared(browser: Browser, address: str) -> None:
    """Two cards side by side."""
    page = visit(browser, address, "en", 1280, "light")
    ask(page, "en")
    for button in page.locator("[data-kind=compare]").all()[:2]:
        button.click()
        page.wait_for_timeout(500)
    page.locator(".comparison").wait_for()
    shoot(page, "compare")


def learned(browser: Browser, address: str) -> None:
    """What was learned, after some shoppers have clicked, liked and bought."""
    for words in ("a tent", "headphones", "running shoes", "a kettle", "a backpack"):
        page = visit(browser, address, "en", 1280, "light")
        page.locator("#text").fill(words)
        page.keyboard.press("Enter")
        page.locator(".cards").wait_for()
        with page.context.expect_page() as opened:
            page.locator(".card h3 a").first.click()
        product = opened.value
        product.locator("#add").click()
        product.wait_for_url("**/shop/cart**")
        if words in ("a tent", "headphones"):
            product.goto(f"{address}/shop/checkout")
            product.locator("main form button").click()
            product.wait_for_url("**/shop/orders/**")
        page.locator(".thumb.up").first.click()
        page.wait_for_timeout(500)
        page.context.close()
    page = visit(browser, address, "en", 1280, "light")
    ask(page, "en")
    page.locator("#tab-learned").click()
    page.locator(".rate").first.wait_for()
    shoot(page, "learned")


def rehearsal(browser: Browser, address: str) -> None:
    """The panel two thirds into a simulated run."""
    page = visit(browser, address, "en", 1280, "light")
    ask(page, "en")
    page.locator("#tab-rehearsal").click()
    page.locator("#play").click()
    page.locator("progress[value='200']").wait_for(timeout=60_000)
    shoot(page, "rehearsal")


def embedded(browser: Browser, address: str) -> None:
    """The guide on a shop's page."""
    page = visit(browser, f"{address}/embed/sample", "en", 1280, "light")
    page.locator(".launch").click()
    frame = page.frame_locator("iframe")
    frame.locator("#text").fill(ASKED["en"])
    frame.locator("#text").press("Enter")
    frame.locator(".cards").wait_for()
    page.wait_for_timeout(500)
    shoot(page, "embed")


def main() -> None:
    """All of them."""
    PICTURES.mkdir(exist_ok=True)
    with demo() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for take in (chat, compared, rehearsal, embedded, learned):
            take(browser, address)
        browser.close()


if __name__ == "__main__":
    main()
