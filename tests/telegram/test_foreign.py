"""A smoke run of plain python-telegram-bot against somebody else's emulator, and what that emulator lacks."""

import asyncio
import subprocess
import time
from collections.abc import Iterator
from typing import Any

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import InvalidToken, NetworkError
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, MessageHandler, filters

from tests.conftest import unavailable
from tests.npm import installed
from tests.telegram.foreign import PACKAGE, Foreign, ForeignRequest, emulator
from tests.telegram.methods import METHODS


@pytest.fixture
def foreign() -> Iterator[Foreign]:
    """The emulator, or a line about what it needs."""
    try:
        installed(PACKAGE)
    except (OSError, subprocess.SubprocessError) as error:
        unavailable("node", f"install node and npm, and let npm fetch {PACKAGE} ({error})")
    with emulator() as running:
        yield running


async def test_start_text_press_and_edit_by_polling(foreign: Foreign) -> None:
    heard: list[str] = []
    keys = InlineKeyboardMarkup([[InlineKeyboardButton("Details", callback_data="d1")]])

    async def start(update: Any, context: Any) -> None:
        heard.append(f"start {context.args}")
        await update.message.reply_text("<b>hello</b>", parse_mode="HTML", reply_markup=keys)

    async def text(update: Any, _: Any) -> None:
        heard.append(update.message.text)
        await update.message.reply_text("boots?")

    async def press(update: Any, _: Any) -> None:
        heard.append(update.callback_query.data)
        await update.callback_query.answer()
        await update.callback_query.edit_message_text("details")

    app = (
        Application.builder().token(foreign.token).base_url(foreign.base_url)
        .request(ForeignRequest()).get_updates_request(ForeignRequest()).build()
    )  # fmt: skip
    app.add_handler(CommandHandler("start", start))
    app.add_handler(MessageHandler(filters.TEXT & ~filters.COMMAND, text))
    app.add_handler(CallbackQueryHandler(press))
    async with app:
        await app.start()
        assert app.updater is not None
        await app.updater.start_polling(poll_interval=0, timeout=1)
        await asyncio.to_thread(foreign.say, "/start c_1")
        await _until(lambda: len(heard) == 1 and foreign.said)
        await asyncio.to_thread(foreign.say, "靴子")
        await _until(lambda: len(foreign.said) == 2)
        await asyncio.to_thread(foreign.press, "d1", on=2)
        await _until(lambda: foreign.said[0]["text"] == "details")
        await app.updater.stop()
        await app.stop()
    assert heard == ["start ['c_1']", "靴子", "d1"]
    assert [message["text"] for message in foreign.said] == ["details", "boots?"]


async def test_without_the_shim_not_even_a_start_is_possible(foreign: Foreign) -> None:
    bot = Bot(foreign.token, base_url=foreign.base_url)
    with pytest.raises((TypeError, InvalidToken, NetworkError)):
        await bot.initialize()
    await bot.shutdown()


async def test_what_it_lacks(foreign: Foreign) -> None:
    """Of the calls our own server knows, the emulator knows nine."""
    async with ForeignRequest() as request:
        for method in METHODS:
            await request.do_request(f"{foreign.base_url}{foreign.token}/{method}", "POST")
    assert METHODS.keys() - request.lacking == {
        "answerCallbackQuery", "deleteMessage", "deleteWebhook", "editMessageReplyMarkup", "editMessageText", "getMe",
        "getUpdates", "sendMessage", "setWebhook",
    }  # fmt: skip


async def _until(seen: Any, seconds: float = 15) -> None:
    end = time.monotonic() + seconds
    while not await asyncio.to_thread(seen):
        assert time.monotonic() < end, "it did not happen"
        await asyncio.sleep(0.05)
