"""Slack in two workspaces, Telegram and the page in one process and one loop; nothing of one is known in another."""

import asyncio
import socket
import time
from pathlib import Path
from typing import Any

import httpx
import pytest
import sqlalchemy as sa
import uvicorn

from app.database import sessions
from app.http import create
from app.settings import Settings
from bot.say import WORDS
from tests.slack.people import Person
from tests.slack.server import Slack
from tests.slack.shop import settings_for
from tests.slack.stack import approved
from tests.telegram import shop as telegram_shop
from tests.telegram.conftest import description, telegram  # noqa: F401  # fixtures
from tests.telegram.server import Telegram
from tests.telegram.stack import approved as telegram_approved

WISH = "waterproof hiking boots"


async def test_two_workspaces_telegram_and_the_page_share_one_loop_and_nothing_else(
    slack: Slack, telegram: Telegram, tmp_path: Path, monkeypatch: pytest.MonkeyPatch  # noqa: F811  # the fixture
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    acme, globex = (slack.workspace(name, installed=False) for name in ("Acme", "Globex"))
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{door.getsockname()[1]}"
        wanted = telegram_shop.settings_for(Settings(data=tmp_path / "data"), telegram, public_url=url)
        aisle = telegram_shop.shop(settings_for(wanted, slack, None))
        config = uvicorn.Config(
            create(aisle), log_config=None, access_log=False, timeout_graceful_shutdown=2, loop="asyncio"
        )
        server = uvicorn.Server(config)
        serving = asyncio.create_task(server.serve(sockets=[door]))
        await slack.until(lambda: server.started, seconds=60)
        slack.deliverer.hook = f"{url}/hooks/slack/events"
        async with httpx.AsyncClient(base_url=url, timeout=30) as client:
            for team in (acme, globex):
                assert await _install(client, slack, team.team.id) == 200
            ann, ben = acme.user("Ann"), globex.user("Ben")
            tom = telegram.user("Tom", language="en")

            # Each looks for something else; "the second one" is the second of one's own list.
            ann.say(WISH)
            ben.say("a blue dress")
            tom.send(WISH)
            page = {"conversation_id": "page", "user_id": "u", "text": WISH}
            answer = (await client.post("/v1/messages", json=page)).json()
            await slack.until(lambda: _titles(ann) and _titles(ben), seconds=60)
            await telegram.until(lambda: [line for line in tom.lines if line.picture], seconds=60)
            assert answer["cards"]
            assert not set(_titles(ann)) & set(_titles(ben))

            ann.say("add the second one to my cart")
            await slack.until(lambda: "cart" in ann.lines[-1].text.lower() and len(ann.lines) == 4, seconds=30)
            ben.say("show my cart")
            await slack.until(lambda: len(ben.lines) == 4, seconds=30)
            assert not any(title in ben.lines[-1].text for title in _titles(ann))
            # A button of the other workspace means nothing here.
            token = _a_token(ann)
            ben.press_value(token)
            await slack.until(lambda: ben.lines[-1].text.startswith(WORDS["en"].stale_action), seconds=30)
            assert len(_conversations(aisle)) == 4
            assert (await client.get("/readyz")).json() == {"status": "ready", "degraded": []}

        began = time.monotonic()
        server.should_exit = True
        await serving
        assert time.monotonic() - began < 10
    slack.deliverer.hook = None
    approved(slack)
    telegram_approved(telegram)


async def _install(client: httpx.AsyncClient, slack: Slack, team: str) -> int:
    begun = await client.get("/hooks/slack/install")
    cookie = begun.headers["set-cookie"].partition(";")[0]
    async with httpx.AsyncClient() as browser:
        asked = await browser.get(f"{begun.headers['location']}&team={team}")
    done = await client.get(asked.headers["location"], headers={"cookie": cookie})
    return done.status_code


def _titles(person: Person) -> list[str]:
    return [title for line in person.lines for title in line.titles]


def _a_token(person: Person) -> str:
    """What a button in the person's list carries."""
    rows = [block for line in person.lines for block in line.blocks if block["type"] == "carousel"]
    return str(rows[0]["elements"][0]["actions"][0]["value"])


def _conversations(aisle: Any) -> set[str]:
    """Every conversation that there is."""
    with aisle.database.connect() as connection:
        return set(connection.scalars(sa.select(sessions.c.conversation)))
