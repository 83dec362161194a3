"""Telegram from end to end: real python-telegram-bot, the real application, the strict local server."""

from pathlib import Path

import pytest

from app.commands import SENSES
from app.demo.catalog import products
from app.settings import Settings
from bot.messages import Language
from bot.say import WORDS
from policy.base import Feedback
from tests.telegram.server import Telegram
from tests.telegram.shop import open_shop, settings_for
from tests.telegram.stack import approved


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, telegram: Telegram) -> Settings:
    monkeypatch.chdir(tmp_path)
    return settings_for(Settings(data=tmp_path / "data"), telegram)


async def test_words_in_cards_out_and_every_button_is_understood(settings: Settings, telegram: Telegram) -> None:
    ann = telegram.user("Ann", language="en")
    async with open_shop(settings) as aisle:
        ann.start()
        await telegram.until(lambda: len(ann.lines) == 2)
        ann.send("waterproof hiking boots under $120, not leather")
        cards = await telegram.until(lambda: [line for line in ann.lines if line.picture])
        await telegram.until(lambda: "Cheaper" in ann.lines[-1].labels)
        assert cards[0].picture
        assert "$" in cards[0].text
        for label in ("Why this?", "👍", "Details", "More like this"):
            before = len(ann.lines)
            ann.press(label, on=cards[0].message_id)
            await telegram.until(lambda before=before: len(ann.lines) > before)  # type: ignore[misc]  # mypy cannot type a default
            await telegram.until(lambda: not aisle.relays.couriers["telegram"]._lanes)
        assert not [line for line in ann.lines if "too old" in line.text]
        logged = aisle.ledger.since(0)
        kinds = {feedback.kind for _, feedback in logged if isinstance(feedback, Feedback)}
        assert {"up", "click"} <= kinds
    approved(telegram)


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_commands_speak_the_chat_s_language(settings: Settings, telegram: Telegram, language: Language) -> None:
    words = WORDS[language]
    ann = telegram.user("Ann", language={"en": "en", "zh": "zh-hans"}[language])
    expected = {
        "/start": words.greeting,
        "/help": words.help,
        "/cart": words.cart_empty,
        "/new": words.start_over,
        "/human": words.people["handed_over"],
    }
    async with open_shop(settings):
        for command, line in expected.items():
            ann.send(command)
            await telegram.until(lambda line=line: ann.lines[-1].text.startswith(line))  # type: ignore[misc]  # mypy cannot type a default
        ann.voice()
        await telegram.until(lambda: ann.lines[-1].text == SENSES["/voice"][language])
        ann.photo()
        await telegram.until(lambda: ann.lines[-1].text == SENSES["/photo"][language])
        ann.send("/language")
        other = WORDS["zh" if language == "en" else "en"]
        await telegram.until(lambda: ann.lines[-1].sender == "Aisle" and len(ann.lines) == 16)
        ann.send("/help")
        await telegram.until(lambda: ann.lines[-1].text == other.help)
    approved(telegram)


async def test_a_deep_link_counts_its_click_and_shows_the_product(settings: Settings, telegram: Telegram) -> None:
    ann, ben = telegram.user("Ann"), telegram.user("Ben")
    async with open_shop(settings) as aisle:
        ann.send("waterproof hiking boots")
        card = await telegram.until(lambda: next((line for line in ann.lines if line.picture), None))
        await telegram.until(lambda: "Cheaper" in ann.lines[-1].labels)
        button = next(button for row in card.rows for button in row if button.label == "Details")
        assert button.data
        ben.start(button.data)
        await telegram.until(lambda: any(line.picture == card.picture for line in ben.lines))
        kinds = [feedback.kind for _, feedback in aisle.ledger.since(0) if isinstance(feedback, Feedback)]
        assert kinds == ["click"]
        ben.start("never_heard_of")
        await telegram.until(lambda: ben.lines[-1].text.startswith(WORDS["en"].greeting))
    approved(telegram)


async def test_inline_mode_shares_a_product_with_a_way_back(settings: Settings, telegram: Telegram) -> None:
    ann, ben = telegram.user("Ann", language="en"), telegram.user("Ben", language="en")
    async with open_shop(settings):
        asked = ann.ask("hiking boots")
        await telegram.until(lambda: asked.answer)
        assert asked.answer
        results = asked.answer["results"]
        assert 1 <= len(results) <= 10
        assert "$" in results[0]["description"]
        (link,) = results[0]["reply_markup"]["inline_keyboard"][0]
        assert link["url"].startswith("https://t.me/aisle_bot?start=")
        ben.start(link["url"].partition("=")[2])
        await telegram.until(lambda: any(results[0]["title"] in line.text for line in ben.lines if line.picture))
        empty = ann.ask("  ")
        await telegram.until(lambda: empty.answer is not None)
        assert empty.answer
        assert empty.answer["results"] == []
    approved(telegram)


async def test_without_public_pictures_the_cards_are_words_with_buttons(settings: Settings, telegram: Telegram) -> None:
    ann = telegram.user("Ann", language="zh-hans")
    async with open_shop(settings, products()):
        ann.send("200元以内的蓝色连衣裙，不要雪纺")
        await telegram.until(lambda: "详情" in ann.lines[-1].labels)
    assert not [line for line in ann.lines if line.picture]
    approved(telegram)


async def test_a_button_of_a_list_long_gone_gets_a_polite_answer(settings: Settings, telegram: Telegram) -> None:
    ann = telegram.user("Ann", language="en")
    async with open_shop(settings):
        ann.compose({"text": "/start"})
        ann.press_data("0123456789abcdef012345")
        await telegram.until(lambda: ann.lines[-1].text.startswith(WORDS["en"].stale_action))
        assert ann.lines[-1].labels


async def test_buttons_outlive_a_restart(settings: Settings, telegram: Telegram) -> None:
    ann = telegram.user("Ann", language="en")
    async with open_shop(settings):
        ann.send("waterproof hiking boots")
        await telegram.until(lambda: "Cheaper" in ann.lines[-1].labels)
    async with open_shop(settings):
        before = len(ann.lines)
        ann.press("Why this?")
        await telegram.until(lambda: len(ann.lines) > before)
    assert "It meets" in ann.lines[-1].text
