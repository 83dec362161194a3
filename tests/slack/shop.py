"""The whole application over the demo shop, connected to the local Slack, on a real socket."""

from collections.abc import Iterator
from contextlib import contextmanager

import httpx
from pydantic import SecretStr

from app.settings import Settings
from tests.app.server import Server, serving
from tests.relays.stack import hurried
from tests.slack.people import Workspace
from tests.slack.server import Slack


def settings_for(settings: Settings, slack: Slack, only: Workspace | None, **more: object) -> Settings:
    """The settings with the local server's secrets and address; without `only`, any workspace can install."""
    world = slack.world
    installs = {
        "slack_client_id": world.client_id, "slack_client_secret": SecretStr(world.client_secret),
    }  # fmt: skip
    known = {"slack_bot_token": SecretStr(only.team.token)} if only else installs
    secret = {"slack_signing_secret": SecretStr(world.signing_secret), "slack_api_url": slack.api_url}
    return settings.model_copy(update=known | secret | more)


@contextmanager
def open_shop(settings: Settings, slack: Slack) -> Iterator[Server]:
    """The shop at work, Slack delivering to it."""
    with serving(settings) as running:
        courier = running.aisle.relays.couriers["slack"]
        courier._pace._limits = hurried(courier.adapter.limits, 20)
        hook = f"{running.url}/hooks/slack/events"
        slack.wait(lambda: httpx.post(hook, content=b"{}").status_code == 401)
        slack.wait(lambda: courier.adapter._accept, seconds=20)  # type: ignore[attr-defined]  # Slack's
        slack.deliverer.hook = hook
        yield running
        slack.deliverer.hook = None
