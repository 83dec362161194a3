"""Our adapter against somebody else's emulator, where that can follow: commands, words, cards as text, presses."""

import asyncio
from pathlib import Path

from telegram import Bot

from bot.messages import Message, Reply, Tap
from tests.relays.stack import card, heard, says
from tests.telegram.foreign import Foreign, ForeignRequest
from tests.telegram.stack import work
from tests.telegram.test_foreign import _until, foreign  # noqa: F401  # a fixture


async def test_words_cards_and_a_press(foreign: Foreign, tmp_path: Path) -> None:  # noqa: F811  # the fixture
    def say(event: Message | Tap) -> Reply:
        return says("Two for you", cards=(card("one"), card("two"))) if isinstance(event, Message) else heard(event)

    bot = Bot(foreign.token, base_url=foreign.base_url, request=ForeignRequest(), get_updates_request=ForeignRequest())
    async with work(foreign.token, foreign.base_url.removesuffix("/bot"), tmp_path, say, bot=bot) as at_work:
        await asyncio.to_thread(foreign.say, "boots")
        await _until(lambda: len(foreign.said) == 3)
        await asyncio.to_thread(foreign.press, "two-d", on=3)
        await _until(lambda: len(foreign.said) == 4)
        assert [event.text for event in at_work.dialogue.events if isinstance(event, Message)] == ["boots"]
    assert "heard two-d" in str(foreign.said[-1])
