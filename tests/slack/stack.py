"""The stack of tests/relays with Slack's adapter and real slack-bolt, connected to the local Slack."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aiohttp import web

from adapters.base import House
from adapters.slack import PLATFORM, Keys, NotReadyError, Slack, to_payload
from tests.relays.stack import KEY, Say, Stack, at_work, heard
from tests.slack import server
from tests.slack.judge import captured, judge, payloads, too_soon
from tests.slack.people import Workspace


@asynccontextmanager
async def stack(
    slack: "server.Slack", data: Path, say: Say = heard, *, only: Workspace | None = None, socket: bool = False,
    **more: Any,
) -> AsyncIterator[Stack[Slack]]:  # fmt: skip
    """Everything at work; events come over HTTP or, with `socket`, over a web socket. `only` is the one workspace of a
    bot token; without it any may be installed. At the end every call that was made is judged.
    """
    world = slack.world
    installs = {} if only else {"client_id": world.client_id, "client_secret": world.client_secret}
    keys = Keys(
        bot_token=only.team.token if only else None,
        app_token=world.app_token if socket else None,
        signing_secret=None if socket else world.signing_secret,
        **installs,
    )

    def make(house: House) -> Slack:
        return Slack(keys, key=KEY, house=house, api_url=slack.api_url, pauses=(0.05, 0.1))

    async with at_work(PLATFORM, make, to_payload, data, say, **more) as running:
        if socket:
            await slack.until(lambda: slack.sockets.open)
            yield running
        else:
            await slack.until(lambda: running.adapter._accept)
            async with listening(running.adapter) as hook:
                slack.deliverer.hook = hook
                yield running
                slack.deliverer.hook = None
    approved(slack)


def approved(slack: "server.Slack") -> None:
    """Every call is as Slack, its SDK and our own limits want it, and no pause was cut short."""
    captured.extend(found for call in slack.calls for found in payloads(call))
    assert [(call.method, problem) for call in slack.calls for problem in judge(call)] == []
    assert too_soon(slack.calls) == []


@asynccontextmanager
async def listening(adapter: Slack) -> AsyncIterator[str]:
    """The hook as the real server has it, without the rest of the server."""

    async def hook(request: web.Request) -> web.Response:
        body = await request.read()
        headers = {name.lower(): value for name, value in request.headers.items()}
        if not adapter.proves(body, headers):
            return web.Response(status=401)
        try:
            answer = await adapter.receive(body, headers)
        except NotReadyError:
            return web.Response(status=503)
        return web.Response(text=answer.body, status=answer.status)

    app = web.Application(client_max_size=10 * 1024 * 1024)
    app.router.add_post("/hooks/slack/events", hook)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    try:
        yield f"http://{host}:{port}/hooks/slack/events"
    finally:
        await runner.cleanup()
        await asyncio.sleep(0)
