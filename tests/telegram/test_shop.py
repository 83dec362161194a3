"""Telegram from end to end: real python-telegram-bot, the real application, the strict local server."""

from pathlib import Path

import pytest

from app.settings import Settings
from tests.telegram.server import Telegram
from tests.telegram.shop import open_shop, settings_for


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, telegram: Telegram) -> Settings:
    monkeypatch.chdir(tmp_path)
    return settings_for(Settings(data=tmp_path / "data"), telegram)


async def test_words_in_cards_out(settings: Settings, telegram: Telegram) -> None:
    ann = telegram.user("Ann", language="en")
    async with open_shop(settings):
        ann.start()
        await telegram.until(lambda: len(ann.lines) >= 2)
        ann.send("waterproof hiking boots under $120, not leather")
        await telegram.until(lambda: any(line.picture for line in ann.lines))
        await telegram.until(lambda: "More" in ann.lines[-1].labels or "Cheaper" in ann.lines[-1].labels)
    for line in ann.lines:
        print(line.sender, repr(line.text), line.picture, line.labels)
