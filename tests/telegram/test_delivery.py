"""How updates reach the bot: long polling and the webhook."""

import asyncio
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
from aiohttp import web
from telegram import Bot
from telegram.error import Conflict
from telegram.ext import Application, CallbackQueryHandler, MessageHandler, filters

from tests.telegram.description import Description
from tests.telegram.server import TOKEN, Telegram, serving
from tests.telegram.webhook import SECRET_HEADER


@dataclass
class Ear:
    """A webhook that a test listens with."""

    url: str = ""
    heard: list[dict[str, Any]] = field(default_factory=list)
    secrets: list[str | None] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)
    """Status codes for the next deliveries; then 200."""
    slow: dict[int, float] = field(default_factory=dict)
    """Seconds that the updates of a chat take."""

    async def listen(self, request: web.Request) -> web.Response:
        """One delivery."""
        update = await request.json()
        self.secrets.append(request.headers.get(SECRET_HEADER))
        self.heard.append(update)
        await asyncio.sleep(self.slow.get(update.get("message", {}).get("chat", {}).get("id"), 0))
        return web.Response(status=self.answers.pop(0) if self.answers else 200)

    @property
    def ids(self) -> list[int]:
        """The updates' ids, in the order they came."""
        return [update["update_id"] for update in self.heard]


@pytest.fixture
async def ear() -> AsyncIterator[Ear]:
    """A webhook of its own."""
    heard = Ear()
    app = web.Application()
    app.router.add_post("/hook", heard.listen)
    runner = web.AppRunner(app, shutdown_timeout=0.2)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    heard.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield heard
    await runner.cleanup()


async def test_updates_wait_until_an_offset_confirms_them(telegram: Telegram, bot: Bot) -> None:
    ann = telegram.user("Ann")
    ids = [ann.send(f"{number}")["update_id"] for number in range(5)]
    assert [u.update_id for u in await bot.get_updates()] == ids
    assert [u.update_id for u in await bot.get_updates(limit=2)] == ids[:2]
    assert [u.update_id for u in await bot.get_updates(offset=ids[1])] == ids[1:]
    assert [u.update_id for u in await bot.get_updates(offset=-2)] == ids[3:], "a negative offset counts from the end"
    assert [u.update_id for u in await bot.get_updates()] == ids[3:], "and the others are forgotten"
    assert await bot.get_updates(offset=ids[-1] + 1) == ()


async def test_a_long_poll_returns_with_the_first_update_or_at_its_end(telegram: Telegram, bot: Bot) -> None:
    ann = telegram.user("Ann")
    started = time.monotonic()
    waiting = asyncio.create_task(bot.get_updates(timeout=20))
    await asyncio.sleep(0.2)
    assert not waiting.done()
    ann.send("now")
    (update,) = await waiting
    assert 0.2 <= time.monotonic() - started < 5
    started = time.monotonic()
    assert await bot.get_updates(offset=update.update_id + 1, timeout=1) == ()
    assert 0.9 <= time.monotonic() - started < 4


async def test_only_wanted_kinds_are_kept_and_the_wish_lasts(telegram: Telegram, bot: Bot) -> None:
    ann = telegram.user("Ann")
    await bot.get_updates(allowed_updates=["message_reaction"])
    ann.start()
    ann.react(1, "👍")
    assert [u.message_reaction is not None for u in await bot.get_updates()] == [True]
    await bot.get_updates(allowed_updates=[])
    ann.react(1)
    ann.send("hello")
    assert [u.message is not None for u in await bot.get_updates()] == [False, True]


async def test_of_two_pollers_the_first_is_ended(telegram: Telegram, bot: Bot) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=20))
    await telegram.until(lambda: telegram.world.updates.polling)
    async with Bot(telegram.token, base_url=telegram.base_url) as other:
        second = asyncio.create_task(other.get_updates(timeout=20))
        with pytest.raises(Conflict, match="make sure that only one bot instance is running"):
            await first
        telegram.user("Ann").start()
        assert len(await second) == 1


async def test_polling_and_a_webhook_exclude_each_other(telegram: Telegram, bot: Bot, ear: Ear) -> None:
    polling = asyncio.create_task(bot.get_updates(timeout=20))
    await telegram.until(lambda: telegram.world.updates.polling)
    await bot.set_webhook(ear.url)
    with pytest.raises(Conflict, match="terminated by setWebhook request"):
        await polling
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()
    await bot.delete_webhook()
    assert await bot.get_updates() == ()


async def test_a_poller_that_goes_away_takes_nothing_with_it(telegram: Telegram, bot: Bot) -> None:
    async with httpx.AsyncClient() as client:
        with pytest.raises(httpx.ReadTimeout):
            await client.get(f"{telegram.base_url}{telegram.token}/getUpdates", params={"timeout": 20}, timeout=0.2)
    await telegram.until(lambda: not telegram.world.updates.polling)
    telegram.user("Ann").start()
    assert len(await bot.get_updates()) == 1


async def test_python_telegram_bots_own_polling_works(telegram: Telegram) -> None:
    async def greet(update: Any, _: object) -> None:
        await update.message.reply_text(f"you said {update.message.text}")

    async def pressed(update: Any, _: object) -> None:
        await update.callback_query.answer("ok")

    app = Application.builder().token(TOKEN).base_url(telegram.base_url).base_file_url(telegram.base_file_url).build()
    app.add_handler(MessageHandler(filters.TEXT, greet))
    app.add_handler(CallbackQueryHandler(pressed))
    async with app:
        await app.start()
        assert app.updater is not None
        await app.updater.start_polling(poll_interval=0, timeout=2)
        ann = telegram.user("Ann")
        ann.send("hello")
        press = ann.press_data("x")
        await telegram.until(lambda: press.answers and telegram.made("sendMessage"))
        await app.updater.stop()
        await app.stop()
    assert [line.text for line in ann.lines] == ["hello", "you said hello"]


async def test_the_webhook_gets_the_secret_and_each_chats_updates_in_order(
    telegram: Telegram, bot: Bot, ear: Ear
) -> None:
    await bot.set_webhook(ear.url, secret_token="s3-cret_", max_connections=5)
    people = [telegram.user(name) for name in ("Ann", "Bob", "Cem")]
    ear.slow = {people[0].id: 0.05}
    sent = {person.id: [person.send(f"{number}")["update_id"] for number in range(5)] for person in people}
    await telegram.until(lambda: not telegram.world.updates.waiting)
    assert set(ear.secrets) == {"s3-cret_"}
    for person in people:
        heard = [u["update_id"] for u in ear.heard if u["message"]["chat"]["id"] == person.id]
        assert heard == sent[person.id]
    assert ear.heard[-1]["message"]["chat"]["id"] == people[0].id, "a slow chat held nobody else up"


async def test_what_was_not_taken_comes_again_and_holds_up_only_its_chat(
    telegram: Telegram, bot: Bot, ear: Ear
) -> None:
    await bot.set_webhook(ear.url)
    ear.answers = [500, 302, 401]
    ann, bob = telegram.user("Ann"), telegram.user("Bob")
    first = ann.send("one")["update_id"]
    await telegram.until(lambda: ear.heard)
    second, other = ann.send("two")["update_id"], bob.send("three")["update_id"]
    await telegram.until(lambda: not telegram.world.updates.waiting)
    hers = [update_id for update_id in ear.ids if update_id != other]
    assert hers[-1] == second
    assert set(hers[:-1]) == {first}
    assert len(ear.heard) == 6
    info = await bot.get_webhook_info()
    assert info.pending_update_count == 0
    assert info.last_error_message is not None
    assert info.last_error_message.startswith("Wrong response from the webhook: ")


async def test_a_dead_webhook_is_said_and_what_waits_can_be_dropped(telegram: Telegram, bot: Bot) -> None:
    await bot.set_webhook("http://127.0.0.1:1/hook")
    telegram.user("Ann").start()
    await telegram.until(lambda: telegram.world.updates.hook and telegram.world.updates.hook.last_error)
    info = await bot.get_webhook_info()
    assert (info.pending_update_count, info.last_error_message) == (1, "Connection refused")
    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == ()


async def test_a_webhook_that_takes_too_long_is_tried_again(description: Description, ear: Ear) -> None:
    with serving(description, patience=0.2) as telegram:
        async with Bot(TOKEN, base_url=telegram.base_url) as bot:
            await bot.set_webhook(ear.url)
            ann = telegram.user("Ann")
            ear.slow = {ann.id: 0.5}
            ann.start()
            await telegram.until(lambda: len(ear.heard) == 2)
            ear.slow = {}
            await telegram.until(lambda: not telegram.world.updates.waiting)
            assert len(set(ear.ids)) == 1


async def test_duplicates_at_once_and_forged_secrets(telegram: Telegram, bot: Bot, ear: Ear) -> None:
    await bot.set_webhook(ear.url, secret_token="right")
    update = telegram.user("Ann").compose({"text": "boots"})
    assert await telegram.deliver(update, copies=3) == [200] * 3
    assert await telegram.deliver(update, secret="wrong") == [200]
    assert await telegram.deliver(update, secret=None) == [200]
    assert ear.ids == [update["update_id"]] * 5
    assert ear.secrets == ["right", "right", "right", "wrong", None]
    telegram.push(update)
    telegram.push(update)
    await telegram.until(lambda: len(ear.heard) == 7)


BAD_HOOKS = [
    ({"url": "http://shop.example/hook"}, "bad webhook: An HTTPS URL must be provided for webhook"),
    ({"url": "https://shop.example:444/hook"}, "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"),
    ({"secret_token": "a b"}, "secret token contains unallowed characters"),
    ({"secret_token": "é"}, "secret token contains unallowed characters"),
    ({"secret_token": "x" * 257}, "secret token is too long"),
    ({"max_connections": 101}, "max_connections must be between 1 and 100"),
]


@pytest.mark.parametrize(("params", "why"), BAD_HOOKS)
def test_bad_webhooks_are_refused(call: Any, params: dict[str, Any], why: str) -> None:
    answer = call("setWebhook", **{"url": "https://shop.example/hook"} | params)
    assert answer["description"] == f"Bad Request: {why}"
    assert call("getWebhookInfo")["result"]["url"] == ""
