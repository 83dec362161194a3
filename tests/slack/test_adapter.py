"""Slack keeps the adapter contract, over HTTP's own hook and over a web socket."""

import asyncio
from collections.abc import Callable, Sequence

import pytest

from adapters.slack import Keys, Slack, to_payload
from adapters.slack.places import Place
from bot.messages import Reply
from tests.contracts.adapter import AdapterContract, Bench
from tests.relays.stack import KEY, NoHouse
from tests.slack import server
from tests.slack.people import Workspace


class TestSlack(AdapterContract):
    @pytest.fixture
    def make(self, slack: server.Slack, acme: Workspace) -> Callable[[Sequence[str]], Bench]:
        def bench(lines: Sequence[str]) -> Bench:
            ann = acme.user("Ann")
            conversation = Place(acme.team.id, ann.dm.id).conversation(KEY)
            adapter = over_socket(slack, acme)

            async def say() -> None:
                await slack.until(lambda: slack.sockets.open)
                for line in lines:
                    await slack.on_its_loop(slack.deliverer.event(acme.envelope(ann.compose(line))))

            return Bench(
                adapter,
                lambda text: to_payload(Reply(text=text, language="en", act="help"), conversation)[0],
                lambda: [line.text for line in ann.lines if line.sender == "Aisle"],
                say,
            )

        return bench


def over_socket(slack: server.Slack, team: Workspace, **more: str) -> Slack:
    """An adapter that asks for a web socket."""
    keys = {"bot_token": team.team.token, "app_token": slack.world.app_token} | more
    return Slack(Keys(**keys), key=KEY, house=NoHouse(), api_url=slack.api_url, pauses=(0.05,))


async def test_a_lost_web_socket_comes_back(slack: server.Slack, acme: Workspace) -> None:
    adapter, heard = over_socket(slack, acme), []

    async def accept(event: object) -> None:
        heard.append(event)

    running = asyncio.create_task(adapter.run(accept))
    ann = acme.user("Ann")
    await slack.until(lambda: slack.sockets.open)
    await slack.on_its_loop(slack.sockets.drop())
    await slack.until(lambda: slack.sockets.open, seconds=15)
    ann.say("boots")
    await slack.until(lambda: heard, seconds=15)
    await adapter.close()
    async with asyncio.timeout(5):
        await running


@pytest.mark.parametrize("wrong", ["bot_token", "app_token"])
async def test_a_wrong_token_is_said_and_tried_again(slack: server.Slack, acme: Workspace, wrong: str) -> None:
    adapter = over_socket(slack, acme, **{wrong: "xoxb-wrong"})
    running = asyncio.create_task(adapter.run(lambda _: asyncio.sleep(0)))
    await slack.until(lambda: "refuses a token" in adapter.trouble, seconds=30)
    await adapter.close()
    async with asyncio.timeout(20):
        await running
