"""A real browser, and a server for it to look at."""

import os
import re
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

from tests.conftest import unavailable
from tests.web.stub import Stub, create

FLAGS = (
    "--no-sandbox",  # containers run as root; the pages are our own
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 10_000
NO_SIDEWAYS = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"


def ask(page: Page, text: str, slots: int | None = 2) -> None:
    """Write and send, and wait until the answer and its numbers stand."""
    page.get_by_label(re.compile("Your message|您的消息")).fill(text)
    page.keyboard.press("Enter")
    if slots is not None:
        expect(page.locator(".slot")).to_have_count(slots)


def serious(page: Page) -> list[str]:
    """What axe-core finds serious or critical, with the places."""
    found = Axe().run(page).response["violations"]
    return [
        f"{problem['id']}: {node['target']} {node['failureSummary']}"
        for problem in found
        if problem["impact"] in ("serious", "critical")
        for node in problem["nodes"]
    ]


@dataclass
class Visit:
    """A page in a browser of its own, with what its console complained about."""

    page: Page
    complaints: list[str] = field(default_factory=list)

    def listen(self) -> None:
        """Note errors and warnings."""

        def note(message: ConsoleMessage) -> None:
            if message.type in ("error", "warning"):
                self.complaints.append(message.text)

        self.page.on("console", note)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))


class Visits:
    """Opens pages, each in a fresh browser profile."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._contexts: list[BrowserContext] = []

    def open(
        self, address: str, *, locale: str = "en-US", width: int = 1280, height: int = 860, dark: bool = False
    ) -> Visit:
        """The chat page at the address."""
        visit = self.look(address, locale=locale, width=width, height=height, dark=dark)
        visit.page.locator("#suggestions button").first.wait_for(state="attached")
        return visit

    def look(
        self, address: str, *, locale: str = "en-US", width: int = 1280, height: int = 860, dark: bool = False
    ) -> Visit:
        """Any page at the address."""
        context = self._browser.new_context(
            locale=locale, viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light"
        )
        context.set_default_timeout(PATIENCE)
        self._contexts.append(context)
        visit = Visit(context.new_page())
        visit.listen()
        visit.page.goto(address)
        return visit

    def close(self) -> None:
        """Close all profiles."""
        for context in self._contexts:
            context.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium. Per module, because asyncio tests cannot run in this thread while it is open."""
    executable = shutil.which("chromium")
    if executable is None:
        unavailable("chromium", "run make system-deps")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=executable, args=list(FLAGS), env=dict(os.environ))
        yield opened
        opened.close()


@pytest.fixture
def visits(browser: Browser) -> Iterator[Visits]:
    """Fresh profiles for one test."""
    visits = Visits(browser)
    yield visits
    visits.close()


@dataclass
class Site:
    """A served stub."""

    stub: Stub
    address: str


@pytest.fixture
def site() -> Iterator[Site]:
    """The pages on a free port, with a stub behind them."""
    stub = Stub()
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(create(stub), log_level="warning", ws="none", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        deadline = time.monotonic() + 10
        while not server.started and time.monotonic() < deadline:
            time.sleep(0.01)
        yield Site(stub, f"http://127.0.0.1:{listener.getsockname()[1]}")
        server.should_exit = True
        thread.join()
