"""The connection to Telegram: polling or webhook, sending, and what cannot wait for a turn."""

import asyncio
import hmac
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import structlog
import telegram as api
from telegram import error
from telegram.request import HTTPXRequest

from adapters.base import House, Payload
from adapters.memory import remember
from adapters.telegram import outgoing
from adapters.telegram.errors import SameError, mapped
from adapters.telegram.incoming import KINDS, UNREADABLE, Me, moved, read, thumb, to_message
from adapters.telegram.inline import SECONDS, results
from adapters.telegram.places import PLATFORM
from bot.messages import Message, Tap

API = "https://api.telegram.org"
HELD_OPEN = 25
"""Seconds that Telegram holds a question for updates open."""
PAUSES = (1.0, 2.0, 5.0, 10.0, 30.0, 60.0)
"""Seconds between attempts when the connection, the token or another program is in the way."""

log = structlog.get_logger()

Accept = Callable[[Message | Tap], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where Telegram delivers to, and what it proves itself with."""

    url: str
    secret: str


def connect(token: str, api_url: str = API) -> api.Bot:
    """The library's client; nothing is opened before `initialize`."""
    return api.Bot(
        token,
        base_url=f"{api_url}/bot",
        base_file_url=f"{api_url}/file/bot",
        request=HTTPXRequest(connection_pool_size=32, read_timeout=20, connect_timeout=10, pool_timeout=30),
        get_updates_request=HTTPXRequest(connection_pool_size=1, read_timeout=HELD_OPEN + 10, connect_timeout=10),
    )


class Telegram:
    """One bot. `trouble` says in plain words what keeps it from receiving; empty when nothing does."""

    limits = outgoing.LIMITS
    progress = staticmethod(outgoing.progress)
    edited = staticmethod(outgoing.edited)

    def __init__(
        self,
        token: str,
        *,
        key: bytes,
        house: House,
        api_url: str = API,
        webhook: Webhook | None = None,
        pauses: tuple[float, ...] = PAUSES,
    ) -> None:
        """`key` keeps the names of conversations from being guessed; without a webhook updates are asked for."""
        self.trouble = ""
        self._bot = connect(token, api_url)
        self._key = key
        self._house = house
        self._webhook = webhook
        self._pauses = pauses
        self._me: Me | None = None
        self._accept: Accept | None = None
        self._closed = asyncio.Event()
        self._sent: OrderedDict[str, str | None] = OrderedDict()
        self._latest: OrderedDict[int, int] = OrderedDict()
        self._aside: set[asyncio.Task[None]] = set()

    async def run(self, accept: Accept) -> None:
        """Receive until closed, whatever Telegram or the network do meanwhile."""
        failures = 0
        offset = 0
        while not self._closed.is_set():
            try:
                if self._me is None:
                    await self._begin()
                    self._accept = accept
                if self._webhook:
                    self.trouble = ""
                    await self._closed.wait()
                    return
                offset = await self._poll(offset)
                self.trouble, failures = "", 0
            except (error.TelegramError, _InTheWayError) as problem:
                self.trouble = _words(problem)
                pause = self._pauses[min(failures, len(self._pauses) - 1)]
                failures += 1
                log.warning("telegram does not deliver", reason=self.trouble, next_attempt=pause)
                await self._rest(pause)

    async def receive(self, data: object) -> None:
        """Take in one update; returns when it is safe. Raises NotReadyError before `run` has reached Telegram."""
        if self._accept is None or self._me is None:
            raise NotReadyError
        update = read(data)
        if update is None:
            log.warning("an update that cannot be read was left out", update=_number(data))
            return
        if update.callback_query:
            # At once: the button shows that it was pressed until this is answered.
            self._do_aside(self._answer(update.callback_query.id))
        if update.inline_query:
            self._do_aside(self._offer(update.inline_query))
        if pair := moved(update, key=self._key):
            await self._house.moved(*pair)
        if event := await self._event(update, self._me):
            await self._accept(event)

    def proves(self, secret: str | None) -> bool:
        """Whether the header of a delivery holds our secret."""
        if self._webhook is None or secret is None:
            return False
        # As bytes: comparing text raises on what is not ASCII.
        return hmac.compare_digest(secret.encode(errors="replace"), self._webhook.secret.encode())

    async def send(self, payload: Payload, key: str) -> str | None:
        """Send once per key. Returns the message's id, an album's first one."""
        if key in self._sent:
            return self._sent[key]
        try:
            with mapped(payload, self._key):
                sent = await self._call(payload)
        except SameError:
            sent = None
        except UNREADABLE:
            # It was sent: only the library cannot read what Telegram tells of it.
            log.exception("telegram's answer cannot be read", method=payload.body["method"])
            sent = None
        receipt = str(payload.body.get("message_id", "")) or None
        if isinstance(sent, tuple):
            sent = sent[0] if sent else None
        if isinstance(sent, api.Message):
            receipt = str(sent.message_id)
        remember(self._sent, key, receipt)
        return receipt

    async def close(self) -> None:
        """Stop receiving and let go of the connections."""
        self._closed.set()
        for task in tuple(self._aside):
            task.cancel()
        await asyncio.gather(*self._aside, return_exceptions=True)
        with suppress(error.TelegramError, RuntimeError):
            await self._bot.shutdown()

    async def _begin(self) -> None:
        """Say hello, and see that updates will come the way that is configured."""
        await self._bot.initialize()
        me = Me(self._bot.bot.id, self._bot.username)
        if self._webhook:
            await self._bot.set_webhook(
                self._webhook.url, secret_token=self._webhook.secret, allowed_updates=list(KINDS)
            )
        elif (found := await self._bot.get_webhook_info()).url:
            raise _InTheWayError(
                f"a webhook at {urlsplit(found.url).hostname} receives this bot's messages; "
                "`aisle connect telegram` takes it away"
            )
        self._me = me

    async def _poll(self, offset: int) -> int:
        """Ask for updates once; returns the offset that tells Telegram which are safe with us."""
        # Spelled so on purpose: the library's own getUpdates gives up all updates for one that it cannot read.
        asking = self._bot.do_api_request(
            "get_Updates",
            api_kwargs={"offset": offset, "timeout": HELD_OPEN, "allowed_updates": list(KINDS)},
            read_timeout=HELD_OPEN + 10,
        )
        for data in await self._unless_closed(asking) or ():
            if self._closed.is_set():
                break
            await self.receive(data)
            offset = max(offset, int(data["update_id"]) + 1)
        return offset

    async def _unless_closed(self, work: Coroutine[Any, Any, Any]) -> Any:
        """What the work gives, or None as soon as we are closed."""
        asked, closed = asyncio.create_task(work), asyncio.create_task(self._closed.wait())
        try:
            await asyncio.wait({asked, closed}, return_when=asyncio.FIRST_COMPLETED)
            return asked.result() if asked.done() else None
        finally:
            for task in (asked, closed):
                task.cancel()
            await asyncio.gather(asked, closed, return_exceptions=True)

    async def _event(self, update: api.Update, me: Me) -> Message | Tap | None:
        now = datetime.now(UTC)
        if reaction := thumb(update, key=self._key):
            token = await self._house.thumb(reaction.conversation_id, reaction.sent, up=reaction.up)
            who = update.effective_user
            if token is None or who is None:
                return None
            return Tap(
                str(update.update_id),
                PLATFORM,
                reaction.conversation_id,
                f"{PLATFORM}:{who.id}",
                token,
                now,
                who.language_code,
            )
        message = update.message or update.edited_message
        chat, number = (message.chat.id, message.message_id) if message else (0, 0)
        event = to_message(update, me, key=self._key, now=now, latest=self._latest.get(chat, 0))
        if update.message and number > self._latest.get(chat, 0):
            remember(self._latest, chat, number)
        return event

    async def _call(self, payload: Payload) -> Any:
        body = dict(payload.body)
        method = str(body.pop("method"))
        if isinstance(media := body.get("media"), list):
            body["media"] = [api.InputMediaPhoto(item["media"], caption=item.get("caption")) for item in media]
        return await getattr(self._bot, method)(**body)

    async def _answer(self, query_id: str) -> None:
        await self._bot.answer_callback_query(query_id)

    async def _offer(self, query: api.InlineQuery) -> None:
        language = "zh" if (query.from_user.language_code or "").lower().startswith("zh") else "en"
        cards = await self._house.find(query.query, language) if query.query.strip() else ()
        found = results(cards, self._bot.username, "zh" if language == "zh" else "en")
        await self._bot.answer_inline_query(query.id, found, cache_time=SECONDS, is_personal=False)

    def _do_aside(self, work: Coroutine[Any, Any, None]) -> None:
        """What is of use only now or never: a failure is noted and forgotten."""

        async def guarded() -> None:
            try:
                await work
            except error.TelegramError as problem:
                log.info("telegram took no quick answer", reason=problem.message)

        task = asyncio.create_task(guarded())
        self._aside.add(task)
        task.add_done_callback(self._aside.discard)

    async def _rest(self, pause: float) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(pause):
                await self._closed.wait()


class NotReadyError(Exception):
    """Telegram itself was not reached yet; the update will come again."""


class _InTheWayError(Exception):
    """Something the operator has to decide about keeps updates from us."""


def _words(problem: Exception) -> str:
    if isinstance(problem, error.InvalidToken):
        return "Telegram refuses the token; take the right one from @BotFather"
    if isinstance(problem, error.Conflict):
        return "another program asks for this bot's messages with the same token; stop one of the two"
    return f"{problem}"


def _number(data: object) -> object:
    return data.get("update_id") if isinstance(data, dict) else None
