"""Whether everybody can use the pages: axe-core, and a whole conversation by keyboard alone."""

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import Site, Visits, ask, serious
from tests.web.stub import BARE, BOOT

FOCUSED = "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent.trim()"
RINGED = "getComputedStyle(document.activeElement).outlineStyle !== 'none'"


@pytest.mark.parametrize("locale", ["en-US", "zh-CN"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_serious_on_the_way_through_a_conversation(
    site: Site, visits: Visits, locale: str, dark: bool
) -> None:
    page = visits.open(site.address, locale=locale, dark=dark).page
    page.emulate_media(reduced_motion="reduce")
    assert serious(page) == []
    ask(page, "boots" if locale == "en-US" else "靴子")
    page.locator(".thumb.up").first.click()
    expect(page.locator("#answer-news")).to_be_visible()
    page.locator(".slot summary").first.click()
    assert serious(page) == []
    for button in page.locator("[data-kind=compare]").all():
        button.click()
    expect(page.get_by_role("table")).to_be_visible()
    page.locator(".compare [aria-expanded]").click()
    page.locator("#tab-learned").click()
    page.locator("#learned summary").first.click()
    assert serious(page) == []
    page.locator("#tab-rehearsal").click()
    page.locator("#play").click()
    expect(page.locator(".sides")).to_be_visible()
    site.stub.fail = [503]
    page.get_by_role("textbox").fill("again")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    assert serious(page) == []


@pytest.mark.parametrize("locale", ["en-US", "zh-CN"])
def test_axe_finds_nothing_serious_on_phones_and_other_pages(site: Site, visits: Visits, locale: str) -> None:
    page = visits.open(site.address, locale=locale, width=390, height=844).page
    ask(page, "boots" if locale == "en-US" else "靴子")
    assert serious(page) == []
    page.locator("[data-show=panel]").click()
    assert serious(page) == []
    page.goto(f"{site.address}/embed/sample")
    page.locator(".launch").click()
    page.frame_locator("iframe").get_by_role("textbox").wait_for()
    assert serious(page) == []
    page.goto(f"{site.address}/shop/boot/42")
    assert serious(page) == []


def tab_to(page: Page, name: str, *, back: bool = False) -> None:
    """Press Tab until that control has the focus, which must be visible all the way."""
    for _ in range(60):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        assert page.evaluate(RINGED), f"no focus ring on {page.evaluate(FOCUSED)}"
        if page.evaluate(FOCUSED) == name:
            return
    pytest.fail(f"Tab does not reach {name}")


def test_a_whole_conversation_by_keyboard_alone(site: Site, visits: Visits) -> None:
    visit = visits.open(site.address)
    page = visit.page
    expect(page.get_by_label("Your message")).to_be_focused()
    tab_to(page, "toys under $30", back=True)
    page.keyboard.press("Enter")
    expect(page.locator(".card")).to_have_count(2)
    expect(page.get_by_label("Your message")).to_be_focused()
    tab_to(page, "Cheaper", back=True)
    page.keyboard.press("Enter")
    expect(page.locator(".turn.shopper").last).to_contain_text("Cheaper")
    page.get_by_label("Your message").focus()
    tab_to(page, f"Good suggestion: {BOOT.text.title}", back=True)
    page.keyboard.press("Space")
    expect(page.locator(".thumb[aria-pressed=true]")).to_have_count(1)
    tab_to(page, "Undo")
    page.keyboard.press("Enter")
    expect(page.locator(".thumb[aria-pressed=true]")).to_have_count(0)
    # Where the pressed button went away the focus is not lost but on what it was about.
    assert page.evaluate(FOCUSED) == f"Good suggestion: {BOOT.text.title}"
    tab_to(page, f"Compare: {BOOT.text.title}")
    page.keyboard.press("Enter")
    expect(page.locator(".card.chosen")).to_have_count(1)
    tab_to(page, f"Compare: {BARE.text.title}")
    page.keyboard.press("Enter")
    expect(page.get_by_role("table")).to_be_visible()
    tab_to(page, "Show what is the same (1)")
    page.keyboard.press("Space")
    expect(page.get_by_role("row")).to_have_count(4)
    tab_to(page, "This answer")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Learned so far")).to_be_focused()
    expect(page.get_by_role("tabpanel")).to_contain_text("480 product cards shown")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Watch it learn")).to_have_attribute("aria-selected", "true")
    tab_to(page, "Play 300 simulated shoppers")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Play again")).to_be_focused()
    tab_to(page, "中文: 切换到中文", back=True)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="看它怎么学习")).to_be_visible()
    assert visit.complaints == []


def test_listeners_hear_one_short_line_and_not_the_whole_log(site: Site, visits: Visits) -> None:
    page = visits.open(site.address).page
    ask(page, "boots")
    heard = page.get_by_role("status")
    expect(heard).to_contain_text("Here are 2 that fit.")
    expect(heard).not_to_contain_text("More like this")
    expect(page.get_by_role("log")).to_have_attribute("aria-live", "off")


def test_high_contrast_and_little_room_leave_everything_in_reach(site: Site, visits: Visits) -> None:
    page = visits.open(site.address, width=640, height=400).page
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    ask(page, "boots", slots=None)
    expect(page.locator(".card")).to_have_count(2)
    last = page.get_by_role("button", name="Send")
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport()
    assert page.locator(".dots").count() == 0
