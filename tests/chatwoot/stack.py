"""The stack of tests/relays with the Chatwoot adapter, and the real webhook route in front of it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from adapters.base import House
from adapters.chatwoot import PLATFORM, Chatwoot, Place, to_payload
from app.http import chatwoot as route
from app.settings import Settings
from bot.messages import Message, Reply, Tap
from tests.chatwoot import server
from tests.relays import hooks
from tests.relays.stack import KEY, Say, Stack, at_work, heard

PATH = "a-path-that-nobody-guesses"


@asynccontextmanager
async def stack(desk: "server.Chatwoot", data: Path, say: Say = heard, **more: Any) -> AsyncIterator[Stack]:
    """Everything at work; at the end every call was as Chatwoot describes it."""
    drafts = more.pop("drafts", False)

    def make(house: House) -> Chatwoot:
        return Chatwoot(desk.url, server.BOT_TOKEN, key=KEY, house=house, drafts=drafts)

    async with at_work(PLATFORM, make, to_payload, data, say, **more) as running, hooked(desk, running):
        yield running
        await desk.quiet()
    assert desk.problems == []


@asynccontextmanager
async def hooked(desk: "server.Chatwoot", running: Stack) -> AsyncIterator[None]:
    """The webhook route, which the server delivers to until the block ends."""
    settings = Settings(
        chatwoot_url=desk.url, chatwoot_token=SecretStr(server.BOT_TOKEN), chatwoot_path=SecretStr(PATH),
        chatwoot_secret=SecretStr(desk.secret) if desk.secret else None,
    )  # fmt: skip
    end = "" if desk.secret else f"/{PATH}"
    async with hooks.hooked(route.router, settings, running, couriers={PLATFORM: running.courier}) as url:
        desk.hook = f"{url}/hooks/chatwoot{end}"
        try:
            yield
        finally:
            desk.hook = ""


def conversation(shopper: "server.Shopper") -> str:
    """What we call a shopper's conversation."""
    return Place(3, shopper.conversation.number).conversation(KEY)


def hands_over(event: Message | Tap) -> Reply:
    """A reply that hands over when asked to, and else tells what was heard."""
    if isinstance(event, Message) and event.text == "human":
        return Reply("I pass you on", "en", "human", owner="waiting", handoff=True)
    return heard(event)
