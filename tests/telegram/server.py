"""A strict Telegram Bot API server for the tests, on a port of this machine.

It is written from the public description of the Bot API and answers with Telegram's own words. It runs in a thread of
its own, so tests may be sync or async, and what they drive takes effect before the call returns.

    with serving(description) as telegram:              # or the fixtures of tests/telegram/conftest.py
        Bot(telegram.token, base_url=telegram.base_url, base_file_url=telegram.base_file_url)

    ann = telegram.user("Ann", language="en")           # a person; the bot cannot write before she has
    ann.start("c_abc"); ann.send("boots"); ann.edit(1, "red boots"); ann.react(2, "👍")
    ann.photo("this one"); ann.voice(); ann.sticker(); ann.say({"location": {...}})
    pressed = ann.press("Details")                      # by label, on the newest message that has it; pressed.answers
    ann.press_data("t1")                                # a button the chat no longer shows
    asked = ann.ask("boots"); ann.choose(asked, "1")    # inline mode; asked.answer
    ann.block(); ann.unblock()
    hikers = telegram.group("Hikers")                   # or telegram.supergroup("Hikers", topics=("Shoes",))
    ann.send("@aisle_bot boots", to=hikers, topic=None); hikers.become_supergroup(); hikers.remove_bot()
    ann.lines, ann.draft, hikers.lines                  # what the chat shows now: text, picture, rows of buttons

    update = ann.compose({"text": "boots"})             # stands in the chat, not queued
    telegram.push(update); telegram.push(update)        # queue it, also twice
    await telegram.deliver(update, copies=2)            # POST to the webhook at once; the status codes
    telegram.raw({"channel_post": {...}})               # any update at all

    telegram.fail(too_many(7), method="sendMessage", chat=ann.id, nth=1, times=1)   # faults.py has the kinds
    telegram.bad_picture("https://shop.example/3.jpg")
    telegram.calls, telegram.made("sendMessage")        # decoded parameters, answer, time; never getUpdates
    await telegram.until(lambda: telegram.made("sendMessage")); telegram.wait(...)  # the second one in sync tests

In groups the bot sees only what is meant for it, unless `reads_all`. Pictures are never fetched: a public address is
good, a local one or a drawing (.svg) is not. Plain http webhooks are taken for this machine only.
"""

import asyncio
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import aiohttp
from aiohttp import web

from tests.relays.faults import Fault, Rule
from tests.relays.local import Local, running
from tests.telegram import media
from tests.telegram.description import Description
from tests.telegram.exchange import Call, Exchange
from tests.telegram.people import Person, Room
from tests.telegram.webhook import Deliverer, post
from tests.telegram.world import Chat, Json, World

TOKEN = "110201543:not-a-secret-not-a-secret-not-a-sec"
KEEP: Any = object()


class Telegram(Local):
    """The running server and all that a test does with it."""

    def __init__(self, world: World, loop: asyncio.AbstractEventLoop, *, pause: float, patience: float) -> None:
        super().__init__(loop)
        self.world = world
        self.token = world.token
        self._exchange = Exchange(world)
        self._deliverer = Deliverer(world, pause=pause, patience=patience)

    @property
    def calls(self) -> list[Call]:
        """Every call so far but getUpdates, in the order they were carried out."""
        return list(self._exchange.calls)

    @property
    def polls(self) -> int:
        """How often getUpdates was called."""
        return self._exchange.polls

    @property
    def base_url(self) -> str:
        """What python-telegram-bot calls base_url."""
        return f"{self.url}/bot"

    @property
    def base_file_url(self) -> str:
        """What python-telegram-bot calls base_file_url."""
        return f"{self.url}/file/bot"

    def user(
        self, name: str, *, language: str | None = None, username: str | None = None, is_bot: bool = False
    ) -> Person:
        """Somebody new."""

        def act() -> Person:
            more = {"username": username} if username else {}
            user: Json = {"id": 500_000_000 + self.world.number(), "is_bot": is_bot, "first_name": name, **more}
            if language:
                user["language_code"] = language
            chat = self.world.new_chat(Chat(user["id"], "private", {"first_name": name, **more}))
            return Person(self, user, chat)

        return self.do(act)

    def group(self, title: str) -> Room:
        """A basic group that the bot is in."""
        return self.do(lambda: Room(self, self._room(-400_000_000 - self.world.number(), "group", title)))

    def supergroup(self, title: str, *, topics: tuple[str, ...] = (), username: str | None = None) -> Room:
        """A supergroup that the bot is in; with topics it is a forum."""

        def act() -> Room:
            chat = self._room(-1_001_000_000_000 - self.world.number(), "supergroup", title)
            chat.forum = bool(topics)
            chat.topics = {topic: chat.next_message() for topic in topics}
            if username:
                chat.names["username"] = username
            return Room(self, chat)

        return self.do(act)

    def _room(self, chat_id: int, kind: str, title: str) -> Chat:
        return self.world.new_chat(Chat(chat_id, kind, {"title": title}, known=True))

    def raw(self, body: Json) -> Json:
        """Queue any update: its kind and content, without an id."""
        return self.do(lambda: self.push(self.world.updates.number(body)))

    def push(self, update: Json) -> Json:
        """Queue an update as it is, also a second time."""
        self.do(lambda: self.world.updates.push(update))
        return update

    async def deliver(self, update: Json, *, copies: int = 1, secret: str | None = KEEP) -> list[int]:
        """POST an update to the webhook past the queue, `copies` at once; returns the status codes, 0 for none."""

        async def act() -> list[int]:
            hook = self.world.updates.hook
            assert hook is not None, "no webhook is set"
            given = hook.secret if secret is KEEP else secret
            async with aiohttp.ClientSession() as session:
                return [status for status, _ in await asyncio.gather(
                    *(post(session, hook.url, update, given) for _ in range(copies))
                )]  # fmt: skip

        return await self.on_its_loop(act())

    def fail(
        self, fault: Fault, *, method: str | None = None, chat: int | None = None, nth: int = 1,
        times: int | None = 1, when: Callable[[Any], bool] = lambda _: True,
    ) -> None:  # fmt: skip
        """Let the nth matching call from now on, and `times` in all, meet a fault."""
        self.do(lambda: self._exchange.rules.append(Rule(fault, method, chat, nth, times, when)))

    def bad_picture(self, url: str, why: str = media.UNREACHABLE) -> None:
        """Make a picture's address fail."""
        self.world.bad_pictures[url] = why

    def made(self, method: str, chat: int | None = None) -> list[Call]:
        """The calls of one method, perhaps to one chat, that were carried out."""
        return [c for c in self.calls if c.method == method and c.done and chat in (None, c.chat_id)]

    def so_far(self) -> str:
        """The last calls."""
        last = [(c.method, c.code, c.error, dict(c.params)) for c in self.calls[-5:]]
        return f"it did not happen; {len(self.calls)} calls, the last of them {last}"

    async def run(self, door: socket.socket, started: threading.Event, stop: asyncio.Event) -> None:
        """Serve until told to stop."""
        runner = web.AppRunner(self._exchange.app(), handler_cancellation=True, shutdown_timeout=0.2, access_log=None)
        await runner.setup()
        await web.SockSite(runner, door).start()
        delivery = asyncio.ensure_future(self._deliverer.run())
        started.set()
        await stop.wait()
        delivery.cancel()
        with suppress(asyncio.CancelledError):
            await delivery
        self.world.updates.terminate("the server is closing")
        await runner.cleanup()
        # Closed connections let go of their sockets on the loop's next round.
        await asyncio.sleep(0)


@contextmanager
def serving(
    description: Description, *, token: str = TOKEN, reads_all: bool = False,
    clock: Callable[[], float] = time.time, pause: float = 0.05, patience: float = 60.0,
) -> Iterator[Telegram]:  # fmt: skip
    """Serve until the block ends.

    `reads_all`: whether the bot sees everything in groups. `clock`: what messages are dated by. `pause`: seconds before
    a webhook delivery is tried again, doubled each time. `patience`: seconds a webhook may take.
    """

    def make(loop: asyncio.AbstractEventLoop) -> Telegram:
        world = World(description, token, reads_all=reads_all, clock=clock)
        return Telegram(world, loop, pause=pause, patience=patience)

    with running(make) as telegram:
        yield telegram
