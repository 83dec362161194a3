"""Slack from end to end: real slack-bolt, the real server, the strict local Slack."""

from collections.abc import Iterator

import httpx
import pytest

from adapters.slack.places import Place
from adapters.slack.words import HOME
from app.database import secret
from app.settings import Settings
from bot.messages import Language
from bot.say import WORDS
from policy.base import Feedback
from tests.app.server import Server
from tests.slack.people import Person, Room, Workspace
from tests.slack.server import Slack, serving
from tests.slack.shop import open_shop, settings_for
from tests.slack.stack import approved


@pytest.fixture(scope="module")
def slack() -> Iterator[Slack]:
    """One Slack for all tests here: a shop takes long to open."""
    with serving() as running:
        yield running


@pytest.fixture(scope="module")
def acme(slack: Slack) -> Workspace:
    """Its workspace."""
    return slack.workspace("Acme")


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory, slack: Slack, acme: Workspace) -> Iterator[Server]:
    """The shop at work."""
    wanted = Settings(data=tmp_path_factory.mktemp("shop") / "data", _env_file=None)  # type: ignore[call-arg]  # of pydantic-settings
    with open_shop(settings_for(wanted, slack, acme), slack) as running:
        yield running
    approved(slack)


def test_words_in_cards_out_and_every_button_is_understood(shop: Server, slack: Slack, ann: Person) -> None:
    ann.say("waterproof hiking boots under $120, not leather")
    slack.wait(lambda: ann.lines[-1].titles or "section" in ann.lines[-1].kinds, seconds=30)
    listed = ann.lines[-1]
    assert listed.kinds[:3] == ["rich_text", "carousel", "actions"]
    assert {"Details", "Add to cart", "Cheaper"} <= set(listed.labels)
    for act in (
        lambda: ann.choose("Why this?"), lambda: ann.choose("👍", card=2), lambda: ann.press("Details", on=listed),
        lambda: ann.press("Add to cart", on=listed, nth=2), lambda: ann.press("More like this", on=listed),
    ):  # fmt: skip
        before = len(ann.lines)
        act()
        slack.wait(lambda before=before: len(ann.lines) > before, seconds=30)  # type: ignore[misc]
    assert not [line for line in ann.lines if "too old" in line.text]
    logged = shop.aisle.ledger.since(0)
    kinds = {feedback.kind for _, feedback in logged if isinstance(feedback, Feedback)}
    assert {"up", "click", "cart"} <= kinds


def test_a_comparison_is_a_table_whose_rows_are_not_said_twice(shop: Server, slack: Slack, ann: Person) -> None:
    ann.say("waterproof hiking boots")
    slack.wait(lambda: ann.lines[-1].titles, seconds=30)
    ann.say("compare the first two")
    slack.wait(lambda: "table" in ann.lines[-1].kinds, seconds=30)
    (table,) = [block for block in ann.lines[-1].blocks if block["type"] == "table"]
    rows = [[cell["text"] for cell in row] for row in table["rows"]]
    assert len(rows) > 2
    assert {len(row) for row in rows} == {3}
    assert rows[0][1].startswith("A: ")
    assert WORDS["en"].row_price in [row[0] for row in rows]
    words = next(block for block in ann.lines[-1].blocks if block["type"] == "rich_text")
    said = words["elements"][0]["elements"][0]["text"]
    assert rows[1][1] not in said or f"{rows[1][0]}:" not in said


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_new_thread_says_hello_and_suggests(shop: Server, slack: Slack, acme: Workspace, language: Language) -> None:
    person = acme.user("Ann", locale={"en": "en-GB", "zh": "zh-CN"}[language])

    def prompted() -> int:
        return len(acme.team.prompts)

    before, thread = prompted(), person.open_thread()
    slack.wait(lambda: prompted() > before and len(person.lines) > 1, seconds=30)
    assert person.lines[-1].text.startswith(WORDS[language].greeting)
    assert person.lines[-1].thread == thread
    prompts = acme.team.prompts[-1]
    assert 1 <= len(prompts["prompts"]) <= 4
    person.say(prompts["prompts"][0]["message"], thread=thread)
    slack.wait(lambda: person.lines[-1].sender == "Aisle" and len(person.lines) > 3, seconds=30)
    assert person.lines[-1].titles or "section" in person.lines[-1].kinds


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_home_shows_what_is_remembered_and_its_switches_switch(
    shop: Server, slack: Slack, acme: Workspace, language: Language
) -> None:
    words = HOME[language]
    person = acme.user("Ann", locale={"en": "en", "zh": "zh-CN"}[language])
    person.open_home()
    slack.wait(lambda: person.home, seconds=30)
    assert words["nothing"] in str(person.home)
    assert words["none"] in str(person.home)
    person.say({"en": "blue waterproof hiking boots", "zh": "蓝色的防水登山鞋"}[language])
    slack.wait(lambda: person.lines[-1].sender == "Aisle", seconds=30)
    person.open_home()
    slack.wait(lambda: words["none"] not in str(person.home), seconds=30)
    assert words["likes"].partition("{")[0] in str(person.home)
    shopper = f"slack:{acme.team.id}:{person.id}"
    person.switch("home:off")
    slack.wait(lambda: words["is_off"] in str(person.home), seconds=30)
    profile = shop.aisle.ledger.profile(shopper)
    assert profile is not None
    assert (profile.kept, profile.tastes) == (False, {})
    person.switch("home:on")
    slack.wait(lambda: words["is_off"] not in str(person.home), seconds=30)
    person.switch("home:forget")
    slack.wait(lambda: shop.aisle.ledger.profile(shopper) is None, seconds=30)
    conversation = Place(acme.team.id, person.dm.id).conversation(secret(shop.aisle.database, "tokens"))
    assert shop.aisle.ledger.stream(conversation, 0) == []


def test_the_command_finds_for_whoever_typed_it(shop: Server, slack: Slack, ann: Person, general: Room) -> None:
    ann.command("200元以内的蓝色连衣裙", at=general)
    slack.wait(lambda: general.lines, seconds=30)
    (line,) = general.lines
    assert line.only == ann.id
    assert line.titles or "section" in line.kinds


def test_an_unknown_button_gets_a_polite_answer(shop: Server, slack: Slack, ann: Person) -> None:
    ann.say("hello")
    slack.wait(lambda: ann.lines[-1].sender == "Aisle", seconds=30)
    ann.press_value("0123456789abcdef012345")
    slack.wait(lambda: ann.lines[-1].text.startswith(WORDS["en"].stale_action), seconds=30)


def test_the_hook_answers_only_what_is_signed(shop: Server, slack: Slack) -> None:
    hook = f"{shop.url}/hooks/slack/events"
    for headers in ({}, {"X-Slack-Signature": "v0=1", "X-Slack-Request-Timestamp": "abc"}):
        assert httpx.post(hook, content=b"\xff", headers=headers).status_code == 401
    assert httpx.get(hook).status_code == 405
    assert httpx.post(hook, content=b"x" * 300_000).status_code == 413
    assert httpx.get(f"{shop.url}/hooks/slack/install").status_code == 404
