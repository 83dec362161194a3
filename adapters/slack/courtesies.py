"""What is nice in Slack besides answering: the reader's language, prompts under a new thread, a home."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from contextlib import suppress
from typing import Any

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.base import DeliveryError, House
from adapters.slack.errors import words
from adapters.slack.home import SWITCHES, home
from adapters.slack.incoming import Me
from adapters.slack.places import Place, user
from adapters.slack.streams import remember
from adapters.slack.words import PROMPTS_TITLE
from bot.messages import Language

QUICK = 1.0
"""Seconds that an acknowledgement may wait for what is nice to know."""
FAILURES = (SlackApiError, SlackClientError, aiohttp.ClientError, TimeoutError, OSError, DeliveryError)

log = structlog.get_logger()


class Courtesies:
    """`of` gives the client that may write at a place. What fails here is noted and forgotten."""

    def __init__(self, house: House, of: Callable[[Place], Awaitable[AsyncWebClient]]) -> None:
        self._house = house
        self._of = of
        self._languages: OrderedDict[str, str] = OrderedDict()
        self._aside: set[asyncio.Task[None]] = set()

    async def locale(self, team: str, who: str) -> str:
        """The language that somebody has set in Slack; "" where that cannot be known quickly."""
        name = user(team, who)
        if name not in self._languages:
            with suppress(*FAILURES):
                async with asyncio.timeout(QUICK):
                    asked = {"user": who, "include_locale": "true"}
                    found = await (await self._of(Place(team, who))).api_call("users.info", data=asked)
                remember(self._languages, name, str((found.get("user") or {}).get("locale") or ""))
        return self._languages.get(name, "")

    async def switch(self, body: Mapping[str, Any], me: Me) -> None:
        """Somebody pressed something in the bot's home."""
        who, wish = str(body["user"]["id"]), str(body["actions"][0]["action_id"]).partition(":")[2]
        if wish not in SWITCHES:
            return
        shopper = user(me.team, who)
        if wish == "forget":
            await self._house.forget(shopper)
        else:
            await self._house.remember(shopper, on=wish == "on")
        self.show_home(me.team, who)

    def show_home(self, team: str, who: str) -> None:
        """Draw the bot's home as it is now for this person."""

        async def show() -> None:
            language = spoken(await self.locale(team, who))
            view = home(await self._house.portrait(user(team, who), language), language)
            await (await self._of(Place(team, who))).views_publish(user_id=who, view=view)

        self.do_aside(show())

    def prompt(self, place: Place, who: str) -> None:
        """Put a few things to say under a new thread."""

        async def suggest() -> None:
            language = spoken(await self.locale(place.team, who))
            prompts = [{"title": line[:75], "message": line} for line in await self._house.suggest(language)]
            if prompts:
                await (await self._of(place)).assistant_threads_setSuggestedPrompts(
                    channel_id=place.channel, thread_ts=place.thread, title=PROMPTS_TITLE[language], prompts=prompts[:4]
                )

        self.do_aside(suggest())

    def do_aside(self, work: Coroutine[Any, Any, None]) -> None:
        """What is of use only now or never."""

        async def guarded() -> None:
            try:
                await work
            except FAILURES as problem:
                log.info("slack took no quick answer", reason=words(problem))

        task = asyncio.create_task(guarded())
        self._aside.add(task)
        task.add_done_callback(self._aside.discard)

    async def close(self) -> None:
        """Let go of what is not done yet."""
        for task in tuple(self._aside):
            task.cancel()
        await asyncio.gather(*self._aside, return_exceptions=True)


def spoken(locale: str) -> Language:
    """The language of ours that fits a locale."""
    return "zh" if locale.lower().startswith("zh") else "en"
