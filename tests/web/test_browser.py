"""The chat page in Chromium against scripted replies: what it draws, remembers, and survives."""

import re
from itertools import count

import pytest
from playwright.sync_api import Page, Request, Route, expect
from pydantic import TypeAdapter

from bot.people import PersonSaid
from tests.web.conftest import NO_SIDEWAYS, Site, Visits, ask
from tests.web.stub import AT, BARE, BOOT, HOSTILE


def test_a_reply_is_drawn_as_text_never_as_markup(site: Site, visits: Visits) -> None:
    visit = visits.open(site.address)
    ask(visit.page, HOSTILE)
    page = visit.page
    expect(page.locator(".shopper .words")).to_have_text(HOSTILE)
    expect(page.locator(".card h3").nth(1)).to_have_text(HOSTILE)
    expect(page.locator(".slot h4").nth(1)).to_contain_text(HOSTILE)
    page.get_by_role("button", name="Compare").first.click()
    expect(page.locator(".card.chosen")).to_have_count(1)
    page.get_by_role("button", name="Compare").last.click()
    expect(page.locator(".comparison td").filter(has_text=HOSTILE)).to_have_count(1)
    assert page.title() == "Aisle, your shopping guide"
    assert page.locator("img[src=x]").count() == 0
    assert visit.complaints == []


def test_what_is_written_before_the_page_is_ready_is_not_lost(site: Site, visits: Visits) -> None:
    page = visits.look("about:blank").page
    held: list[Route] = []
    page.route("**/turns.js", lambda route: held.append(route))  # noqa: PLW0108  # a built-in function has no signature
    page.goto(site.address, wait_until="commit")
    page.locator("#text").fill("boots")
    send = page.get_by_role("button", name="Send")
    expect(send).to_be_disabled()
    page.wait_for_timeout(100)
    held.pop().continue_()
    send.click()
    expect(page.locator(".card")).to_have_count(2)


def test_a_card_says_what_the_record_says_and_what_it_does_not(site: Site, visits: Visits) -> None:
    page = visits.open(site.address).page
    ask(page, "boots")
    boot, bare = page.locator(".card").first, page.locator(".card").nth(1)
    for words in ("Promoted", "$99", "$129", "Save $30", "4.6", "(1,213)", "In stock", "matches: waterproof"):
        expect(boot).to_contain_text(words)
    expect(boot.locator("s")).to_contain_text("$129")
    for words in ("Price not stated", "Stock not stated", "No picture"):
        expect(bare).to_contain_text(words)
    expect(bare.locator("h3 a")).to_have_count(0)
    expect(bare.locator(".saving")).to_have_count(0)
    expect(page.get_by_role("button", name="Cheaper")).to_be_visible()


def test_a_thumb_stays_pressed_and_the_page_shows_what_it_changed(site: Site, visits: Visits) -> None:
    visit = visits.open(site.address)
    page = visit.page
    ask(page, "boots")
    slot = page.locator(".slot").first
    expect(slot).to_contain_text("62% likely for this place")
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


def test_a_thumb_can_be_taken_back_by_itself_and_by_undo(site: Site, visits: Visits) -> None:
    page = visits.open(site.address).page
    ask(page, "boots")
    up = page.get_by_role("button", name=f"Good suggestion: {BOOT.text.title}")
    undo = page.get_by_role("button", name="Undo")
    up.click()
    expect(undo).to_have_count(1)
    up.click()
    expect(up).to_have_attribute("aria-pressed", "false")
    expect(page.locator("#log").get_by_text("Taken back.")).to_have_count(1)
    expect(undo).to_have_count(0)
    up.click()
    expect(undo).to_have_count(1)
    page.reload()
    undo.click()
    expect(up).to_have_attribute("aria-pressed", "false")
    expect(undo).to_have_count(0)
    assert [body["action"].split(":")[0] for body in site.stub.asked[1:]] == ["up", "up", "up", "undo"]
    assert site.stub.thumb is None


def test_two_cards_are_compared_in_a_table(site: Site, visits: Visits) -> None:
    visit = visits.open(site.address)
    page = visit.page
    ask(page, "boots")
    boot = page.get_by_role("button", name=re.compile(f"(Compare|Chosen to compare): {BOOT.text.title}"))
    boot.click()
    expect(boot).to_have_attribute("aria-pressed", "true")
    expect(boot).to_have_text("Chosen to compare")
    page.reload()
    expect(boot).to_have_attribute("aria-pressed", "true")
    boot.click()
    expect(boot).to_have_attribute("aria-pressed", "false")
    boot.click()
    expect(boot).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name=f"Compare: {BARE.text.title}").click()
    table = page.get_by_role("table")
    expect(table.get_by_role("row")).to_have_count(3)
    expect(table.locator(".differs").first).to_have_text(re.compile(r"Price\$99not stated"))
    expect(boot).to_have_attribute("aria-pressed", "false")
    same = page.get_by_role("button", name="Show what is the same (1)")
    same.click()
    expect(page.get_by_role("button", expanded=True)).to_have_text("Hide what is the same")
    expect(table.get_by_role("row").last).to_contain_text("Material")
    page.reload()
    expect(table.get_by_role("row")).to_have_count(3)
    assert visit.complaints == []


def test_without_the_table_the_words_and_cards_of_the_comparison_serve(site: Site, visits: Visits) -> None:
    page = visits.open(site.address).page
    ask(page, "boots")
    site.stub.compares = False
    for button in page.locator("[data-kind=compare]").all():
        button.click()
    expect(page.locator(".turn").last.locator(".card")).to_have_count(2)
    expect(page.locator("#log").get_by_text("A: boot")).to_be_visible()


def test_following_a_link_counts_and_coming_back_shows_what_it_changed(site: Site, visits: Visits) -> None:
    visit = visits.open(site.address)
    ask(visit.page, "boots")
    with visit.page.context.expect_page() as opened:
        visit.page.get_by_role("link", name=BOOT.text.title).click()
    expect(opened.value.locator("h1")).to_have_text(BOOT.text.title)
    assert opened.value.url == f"{site.address}/shop/boot/42"
    expect(visit.page.locator(".slot").first.locator(".move.rose")).to_be_visible()
    site.stub.hear("cart", BOOT.id)
    visit.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(visit.page.locator("#answer-news")).to_contain_text("42.6% → 52.5%")


def test_a_reload_finds_the_conversation_again_and_a_new_chat_forgets_it(site: Site, visits: Visits) -> None:
    page = visits.open(site.address).page
    ask(page, "boots")
    page.get_by_role("button", name="Why this?").first.click()
    expect(page.locator("#log").get_by_text("It meets: waterproof.")).to_be_visible()
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


def test_offline_keeps_the_message_and_sends_it_when_the_network_is_back(site: Site, visits: Visits) -> None:
    page = visits.open(site.address).page
    page.context.set_offline(True)
    expect(page.locator("#standing")).to_contain_text("offline")
    page.get_by_label("Your message").fill("boots")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("offline")
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    page.context.set_offline(False)
    expect(page.locator(".card")).to_have_count(2)
    expect(page.locator("#standing")).to_be_hidden()
    assert len(site.stub.asked) == 1


def test_messages_wait_for_each_other_under_a_typing_sign_that_says_when_it_is_slow(site: Site, visits: Visits) -> None:
    visit = visits.open(site.address)
    page = visit.page
    page.clock.install()
    page.reload()
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
    page.clock.run_for(7_000)
    expect(page.locator(".typing")).to_contain_text("longer than usual")
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
    expect(page.locator(".slot").first).to_contain_text("排在此位的可能性 62%")
    assert site.stub.asked[0]["locale"] == "zh-CN"
    page.get_by_role("button", name="切换到中文").or_(page.get_by_role("button", name="English")).click()
    expect(page.get_by_role("heading", name="How this answer was chosen")).to_be_visible()
    expect(page.locator(".slot").first).to_contain_text("62% likely for this place")
    page.reload()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    with page.context.expect_page() as opened:
        page.locator(".card h3 a").click()
    expect(opened.value.locator("h1")).to_have_text(BOOT.text.title)
    assert visit.complaints == []


@pytest.mark.parametrize(("locale", "width"), [("en-US", 390), ("zh-CN", 320)])
def test_a_phone_never_scrolls_sideways(site: Site, visits: Visits, locale: str, width: int) -> None:
    page = visits.open(site.address, locale=locale, width=width, height=844).page
    assert page.evaluate(NO_SIDEWAYS)
    ask(page, "boots " + "x" * 300 if locale == "en-US" else "靴子" + "好" * 300)
    for button in page.locator("[data-kind=compare]").all():
        button.click()
    expect(page.get_by_role("table")).to_be_visible()
    assert page.evaluate(NO_SIDEWAYS)
    page.get_by_role("button", name=re.compile("Behind the scenes|幕后")).click()
    page.locator(".slot summary").first.click()
    for tab in page.get_by_role("tab").all():
        tab.click()
        assert page.evaluate(NO_SIDEWAYS)
    page.goto(f"{site.address}/shop/boot/42")
    assert page.evaluate(NO_SIDEWAYS)


def test_four_cards_fit_the_window_with_everything_that_can_be_pressed(site: Site, visits: Visits) -> None:
    site.stub.shown = 4
    page = visits.open(site.address).page
    ask(page, "waterproof hiking boots under $120, not leather", slots=None)
    expect(page.locator(".card")).to_have_count(4)
    composer = page.locator("#composer").bounding_box()
    assert composer is not None
    for actions in page.locator(".card .actions, .shopper .words").all():
        box = actions.bounding_box()
        assert box is not None
        assert box["y"] >= 60
        assert box["y"] + box["height"] <= composer["y"]


def test_a_persons_message_appears_once_and_who_answers_is_said(site: Site, visits: Visits) -> None:
    page = visits.open(site.address).page
    ask(page, "boots")
    encode = TypeAdapter(PersonSaid).dump_json
    site.stub.said = [
        encode(PersonSaid("take", "", "human", AT, "A person of the shop has joined.")).decode(),
        encode(PersonSaid("message", f"Hello, this is Mei. {HOSTILE}", "human", AT)).decode(),
    ]
    expect(page.locator(".event")).to_have_text("A person of the shop has joined.")
    expect(page.locator(".person .words")).to_have_text(f"Hello, this is Mei. {HOSTILE}")
    expect(page.locator("#standing")).to_have_text("You are talking with a person from the shop.")
    expect(page.get_by_role("status")).to_contain_text("Hello, this is Mei.")
    page.reload()
    # What changed nothing is not told.
    site.stub.said.append(encode(PersonSaid("take", "", "human", AT)).decode())
    left = PersonSaid("return", "", "bot", AT, "The person has left; the guide is back.")
    site.stub.said.append(encode(left).decode())
    expect(page.locator(".event").last).to_contain_text("the guide is back")
    expect(page.locator(".event")).to_have_count(2)
    expect(page.locator(".person")).to_have_count(1)
    expect(page.locator("#standing")).to_be_hidden()


def hold_storage_back(page: Page) -> None:
    """As in a frame whose storage is blocked: looking at it is an error."""
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied'); } })"
    )


def test_without_storage_a_visit_still_works(site: Site, visits: Visits) -> None:
    visit = visits.open(site.address)
    hold_storage_back(visit.page)
    visit.page.reload()
    ask(visit.page, "boots")
    visit.page.get_by_role("button", name="Good suggestion").first.click()
    expect(visit.page.locator(".thumb[aria-pressed=true]")).to_have_count(1)
    assert visit.complaints == []


def test_the_pass_of_the_first_visit_is_kept_and_sent(site: Site, visits: Visits) -> None:
    passes = count(1)

    def give(route: Route) -> None:
        answer = route.fetch()
        given = f'<meta charset="utf-8"><meta name="pass" content="p{next(passes)}.mac">'
        route.fulfill(response=answer, body=answer.text().replace('<meta charset="utf-8">', given))

    page = visits.look("about:blank").page
    page.route(f"{site.address}/", give)
    page.goto(site.address)
    ask(page, "boots")
    first = site.stub.asked[0]
    assert first["user_id"] == "web-p1"
    assert re.fullmatch(r"web-p1-\d+", first["conversation_id"])
    assert site.stub.heard_passes == ["Bearer p1.mac"]
    page.reload()
    page.get_by_role("button", name="New chat").click()
    ask(page, "boots")
    assert site.stub.asked[1]["user_id"] == "web-p1"
    assert site.stub.heard_passes[1] == "Bearer p1.mac"
    # The server has forgotten who that was: the page takes the pass that came with it.
    site.stub.fail = [401]
    page.get_by_label("Your message").fill("again")
    page.keyboard.press("Enter")
    expect(page.locator(".cards")).to_have_count(2)
    expect(page.get_by_role("alert")).to_have_count(0)
    assert site.stub.asked[2]["user_id"] != "web-p1"
