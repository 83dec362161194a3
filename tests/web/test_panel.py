"""The panel beside the chat in Chromium: what was learned in plain figures, and a rehearsal to watch."""

import re

from playwright.sync_api import expect

from tests.web.conftest import Site, Visits, ask
from tests.web.stub import HOSTILE


def test_what_was_learned_is_told_in_sentences_with_intervals(site: Site, visits: Visits) -> None:
    visit = visits.open(site.address)
    page = visit.page
    page.get_by_role("tab", name="Learned so far").click()
    panel = page.get_by_role("tabpanel")
    for words in (
        "480 product cards shown",
        "37 of 480 cards: 7.7%, likely between 5.6% and 10.4%.",
        "None of 480 so far; likely below 0.8%.",
        "3 orders worth $357 began with a card of the guide.",
        "among the cheaper ones",
        "weight 0.00 → 0.41",
        "75% of clicked cards were, against 31% of shown ones.",
        "Brand Fell & Tarn",
        "does better than expected (+0.22)",
    ):
        expect(panel).to_contain_text(words)
    expect(panel.locator(".interval .band").first).to_have_attribute("style", re.compile("inline-size"))
    latest = panel.locator("details").first
    latest.locator("summary").click()
    for words in (HOSTILE, "62%", "over 99%", "tried out to learn", "clicked", "liked"):
        expect(latest).to_contain_text(words)
    assert page.locator("img[src=x]").count() == 0
    assert visit.complaints == []


def test_the_figures_follow_what_happens_and_leave_open_what_was_opened(site: Site, visits: Visits) -> None:
    visit = visits.open(site.address, locale="zh-CN")
    page = visit.page
    site.stub.overview = {**site.stub.overview, "rates": [{"name": "shown", "count": 0}]}
    page.get_by_role("tab", name="已学到的").click()
    expect(page.get_by_role("tabpanel")).to_contain_text("还没有人看过推荐")
    site.stub.overview = type(site.stub)().overview
    ask(page, "靴子", slots=None)
    panel = page.get_by_role("tabpanel")
    expect(panel).to_contain_text("480 张中有 37 张：7.7%，很可能在 5.6% 到 10.4% 之间。")
    panel.locator("summary").first.click()
    site.stub.overview = {**site.stub.overview, "orders": []}
    page.get_by_role("button", name="点赞").or_(page.locator(".thumb.up")).first.click()
    expect(panel).to_contain_text("还没有来自卡片的订单。")
    expect(panel.locator("details[open]")).to_have_count(1)
    page.locator("#switch").click()
    expect(panel).to_contain_text("No order has come from a card yet.")
    assert visit.complaints == []


def test_a_rehearsal_is_watched_from_beginning_to_end(site: Site, visits: Visits) -> None:
    visit = visits.open(site.address)
    page = visit.page
    page.get_by_role("button", name="Watch it learn in half a minute").click()
    panel = page.get_by_role("tabpanel")
    expect(panel).to_contain_text("Simulated")
    expect(panel).to_contain_text("It changes nothing in the shop")
    panel.get_by_label("Only the best rated").check()
    with page.expect_request("**/learning/rehearsal?taste=quality&lang=en*"):
        panel.get_by_role("button", name="Play 300 simulated shoppers").click()
    expect(panel.get_by_role("button", name="Play again")).to_be_visible()
    for words in (
        "They love cheap ones.",
        "300 of 300 shoppers",
        "It took 21 seconds. From 25% to 67%",
        "Cheap boot",
        HOSTILE,
    ):
        expect(panel).to_contain_text(words)
    chart = panel.get_by_role("img")
    expect(chart).to_have_accessible_name(re.compile("After 300 shoppers, 67% of the cards .* would show 25%"))
    points = chart.locator(".line.share").get_attribute("points")
    assert points is not None
    assert len(points.split()) == 30
    assert chart.locator("[style]").count() == 0
    expect(page.get_by_role("status")).to_contain_text("67%")
    page.locator("#switch").click()
    expect(panel).to_contain_text("用时 21 秒")
    assert visit.complaints == []


def test_somebody_elses_rehearsal_is_waited_for(site: Site, visits: Visits) -> None:
    page = visits.open(site.address).page
    site.stub.free = False
    page.get_by_role("tab", name="Watch it learn").click()
    page.get_by_role("button", name="Play 300 simulated shoppers").click()
    expect(page.get_by_role("tabpanel")).to_contain_text("Somebody else is watching a run")
    expect(page.get_by_role("button", name="Play 300 simulated shoppers")).to_be_enabled()
