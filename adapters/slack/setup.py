"""First contact: are the tokens right, what is the bot called, and how will its events come."""

from dataclasses import dataclass

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.adapter import API
from adapters.slack.errors import reason_of
from adapters.slack.manifest import SCOPES


class SetupError(Exception):
    """What stands in the way, in words for the operator."""


@dataclass(frozen=True, slots=True)
class Introduced:
    """The bot, ready to be talked to."""

    name: str
    workspace: str
    lacking: tuple[str, ...]
    """What it needs to be allowed and is not, where Slack tells."""


async def introduce(bot_token: str, app_token: str | None, *, api_url: str = API) -> Introduced:
    """Check both tokens with Slack. Raises SetupError."""
    client = AsyncWebClient(base_url=f"{api_url}/", retry_handlers=[])
    which = "bot token (xoxb-…)"
    try:
        me = await client.auth_test(token=bot_token)
        if app_token:
            which = "app-level token (xapp-…)"
            await client.apps_connections_open(app_token=app_token)
    except SlackApiError as problem:
        raise SetupError(
            f"Slack refuses the {which}: {reason_of(problem)}; copy it again from the app's page"
        ) from None
    except (SlackClientError, aiohttp.ClientError, TimeoutError, OSError) as problem:
        raise SetupError(f"Slack was not reached: {type(problem).__name__}") from None
    headers = {str(name).lower(): str(value) for name, value in me.headers.items()}
    given = {scope.strip() for scope in headers.get("x-oauth-scopes", "").split(",")} - {""}
    lacking = tuple(scope for scope in SCOPES if given and scope not in given)
    return Introduced(str(me.get("user", "")), str(me.get("team", "")), lacking)
