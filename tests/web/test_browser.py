"""The chat page in Chromium against scripted replies: what it draws, remembers, and survives."""

import re

import pytest
from playwright.sync_api import Page, Request, Route, expect
from pydantic import TypeAdapter

from app.people import PersonSaid
from tests.web.conftest import Site, Visits
from tests.web.stub import AT, BOOT, HOSTILE

NO_SIDEWAYS = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"


def ask(page: Page, text: str) -> None:
    """Write and send, and wait until the answer and its numbers stand."""
    page.get_by_label(re.compile("Your message|您的消息")).fill(text)
    page.keyboard.press("Enter")
    expect(page.locator(".slot")).to_have_count(2)


def test_a_reply_is_drawn_as_text_never_as_markup(site: Site, visits: Visits) -> None:
    visit = visits.open(site.address)
    ask(visit.page, HOSTILE)
    page = visit.page
    expect(page.locator(".shopper .words")).to_have_text(HOSTILE)
    expect(page.locator(".card h3").nth(1)).to_have_text(HOSTILE)
    expect(page.locator(".slot h3").nth(1)).to_contain_text(HOSTILE)
    assert page.title() == "Aisle, your shopping guide"
    assert page.locator("img[src=x]").count() == 0
    assert visit.complaints == []


def test_a_card_says_what_the_record_says_and_what_it_does_not(site: Site, visits: Visits) -> None:
    page = visits.open(site.address).page
    ask(page, "boots")
    boot, bare = page.locator(".card").first, page.locator(".card").nth(1)
    for words in ("Promoted", "$99", "$129", "4.6", "(1,213)", "In stock", "matches: waterproof"):
        expect(boot).to_contain_text(words)
    expect(boot.locator("s")).to_contain_text("$129")
    for words in ("Price not stated", "Stock not stated", "No picture"):
        expect(bare).to_contain_text(words)
    expect(bare.locator("h3 a")).to_have_count(0)
    expect(page.get_by_role("button", name="Cheaper")).to_be_visible()


def test_a_thumb_stays_pressed_and_the_page_shows_what_it_changed(site: Site, visits: Visits) -> None:
    visit = visits.open(site.address)
    page = visit.page
    ask(page, "boots")
    slot = page.locator(".slot").first
    expect(slot).to_contain_text("shown with probability 0.62")
    expect(slot).to_contain_text("best guess")
    expect(page.locator(".slot").nth(1)).to_contain_text("tried out to learn")
    expect(slot.locator(".move")).to_have_count(0)
    up = page.get_by_role("button", name=f"Good suggestion: {BOOT.text.title}")
    up.click()
    expect(up).to_have_attribute("aria-pressed", "true")
    expect(slot.locator(".move.rose")).to_have_text(re.compile(r"33\.2% → 42\.6% ▲"))
    expect(page.get_by_role("status")).to_contain_text("33.2% → 42.6%")
    page.reload()
    expect(up).to_have_attribute("aria-pressed", "true")
    expect(slot.locator(".move.rose")).to_be_visible()
    down = page.get_by_role("button", name=f"Not for me: {BOOT.text.title}")
    down.click()
    expect(up).to_have_attribute("aria-pressed", "false")
    expect(slot.locator(".move.fell")).to_be_visible()
    assert visit.complaints == []


def test_following_a_link_counts_and_leaves_the_chat_open(site: Site, visits: Visits) -> None:
    visit = visits.open(site.address)
    ask(visit.page, "boots")
    with visit.page.context.expect_page() as opened:
        visit.page.get_by_role("link", name=BOOT.text.title).click()
    expect(opened.value.locator("h1")).to_have_text(BOOT.text.title)
    assert opened.value.url == f"{site.address}/shop/boot/42"
    expect(visit.page.locator(".slot").first.locator(".move.rose")).to_be_visible()


def test_a_reload_finds_the_conversation_again_and_a_new_chat_forgets_it(site: Site, visits: Visits) -> None:
    page = visits.open(site.address).page
    ask(page, "boots")
    page.get_by_role("button", name="Why this?").first.click()
    expect(page.get_by_text("It meets: waterproof.")).to_be_visible()
    first = site.stub.asked[0]
    page.reload()
    expect(page.locator(".card")).to_have_count(2)
    expect(page.get_by_text(f"Why this? · {BOOT.text.title}")).to_be_visible()
    assert site.stub.asked[1]["conversation_id"] == first["conversation_id"]
    page.get_by_role("button", name="New chat").click()
    expect(page.locator(".turn")).to_have_count(0)
    expect(page.get_by_role("heading", name="What are you looking for?")).to_be_visible()
    ask(page, "boots")
    assert site.stub.asked[2]["conversation_id"] != first["conversation_id"]
    assert site.stub.asked[2]["user_id"] == first["user_id"]


def test_a_failure_is_told_politely_and_a_retry_is_the_same_event(site: Site, visits: Visits) -> None:
    page = visits.open(site.address).page
    site.stub.fail = [413, 429, 503]
    sent: list[str] = []

    def note(request: Request) -> None:
        if request.post_data_json:
            sent.append(request.post_data_json["event_id"])

    page.on("request", note)
    page.get_by_label("Your message").fill("boots")
    page.get_by_role("button", name="Send").click()
    for words in ("too long", "Too many", "went wrong"):
        expect(page.get_by_role("alert")).to_contain_text(words)
        if words == "went wrong":
            page.reload()
        page.get_by_role("button", name="Try again").click()
    expect(page.locator(".card")).to_have_count(2)
    expect(page.get_by_role("alert")).to_have_count(0)
    assert len(sent) == 4
    assert len(set(sent)) == 1


def test_offline_keeps_the_message(site: Site, visits: Visits) -> None:
    page = visits.open(site.address).page
    page.context.set_offline(True)
    page.get_by_label("Your message").fill("boots")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("offline")
    page.context.set_offline(False)
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".card")).to_have_count(2)


def test_messages_wait_for_each_other_under_a_typing_sign(site: Site, visits: Visits) -> None:
    page = visits.open(site.address).page
    held: list[Route] = []

    def hold_the_first(route: Route) -> None:
        if held:
            route.continue_()
        held.append(route)

    page.route("**/v1/messages", hold_the_first)
    for text in ("boots", "cheaper"):
        page.get_by_label("Your message").fill(text)
        page.keyboard.press("Enter")
    expect(page.locator(".typing")).to_have_count(1)
    expect(page.locator(".shopper")).to_have_count(2)
    assert len(held) == 1
    held[0].continue_()
    expect(page.locator(".typing")).to_have_count(0)
    expect(page.locator(".cards")).to_have_count(2)
    assert [body["text"] for body in site.stub.asked] == ["boots", "cheaper"]


def test_a_chinese_visit_is_chinese_throughout(site: Site, visits: Visits) -> None:
    visit = visits.open(site.address, locale="zh-CN")
    page = visit.page
    page.get_by_role("button", name="200元以内的蓝色连衣裙，不要雪纺").click()
    expect(page.locator(".card").first).to_contain_text("岭道防水登山鞋")
    expect(page.locator(".card .price").first).to_contain_text("¥599")
    expect(page.locator(".slot").first).to_contain_text("展示概率 0.62")
    assert site.stub.asked[0]["locale"] == "zh-CN"
    page.get_by_role("button", name="切换到中文").or_(page.get_by_role("button", name="English")).click()
    expect(page.get_by_role("heading", name="What the guide decided")).to_be_visible()
    expect(page.locator(".slot").first).to_contain_text("shown with probability 0.62")
    page.reload()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    with page.context.expect_page() as opened:
        page.locator(".card h3 a").click()
    expect(opened.value.locator("h1")).to_have_text(BOOT.text.title)
    assert visit.complaints == []


@pytest.mark.parametrize("locale", ["en-US", "zh-CN"])
def test_a_phone_never_scrolls_sideways(site: Site, visits: Visits, locale: str) -> None:
    page = visits.open(site.address, locale=locale, width=390, height=844).page
    assert page.evaluate(NO_SIDEWAYS)
    ask(page, "boots " + "x" * 300 if locale == "en-US" else "靴子" + "好" * 300)
    page.locator(".slot summary").first.click()
    assert page.evaluate(NO_SIDEWAYS)
    page.goto(f"{site.address}/shop/boot/42")
    assert page.evaluate(NO_SIDEWAYS)


def test_everything_can_be_done_by_keyboard(site: Site, visits: Visits) -> None:
    page = visits.open(site.address).page
    expect(page.get_by_label("Your message")).to_be_focused()
    page.keyboard.type("boots")
    page.keyboard.press("Enter")
    expect(page.locator(".card")).to_have_count(2)
    expect(page.get_by_label("Your message")).to_be_focused()
    reached = set()
    for _ in range(12):
        page.keyboard.press("Shift+Tab")
        reached.add(
            page.evaluate("document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent")
        )
        if page.evaluate("document.activeElement.classList.contains('up')"):
            page.keyboard.press("Space")
            break
    assert "Cheaper" in reached
    expect(page.locator(".thumb[aria-pressed=true]")).to_have_count(1)


def test_a_persons_message_appears_once(site: Site, visits: Visits) -> None:
    page = visits.open(site.address).page
    ask(page, "boots")
    encode = TypeAdapter(PersonSaid).dump_json
    site.stub.said = [
        encode(PersonSaid("take", "", "human", AT)).decode(),
        encode(PersonSaid("message", f"Hello, this is Mei. {HOSTILE}", "human", AT)).decode(),
    ]
    expect(page.get_by_text("A person from the shop has joined.")).to_be_visible()
    expect(page.locator(".person .words")).to_have_text(f"Hello, this is Mei. {HOSTILE}")
    page.reload()
    site.stub.said.append(encode(PersonSaid("return", "", "bot", AT)).decode())
    expect(page.get_by_text("the guide is back")).to_be_visible()
    expect(page.locator(".person")).to_have_count(1)
