"""slack-bolt around our own few functions: it reads deliveries, knows who is meant, and answers Slack."""

import logging
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext, AsyncBoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.incoming import COMMAND, Me
from adapters.slack.manifest import SCOPES
from adapters.slack.workspaces import States, Workspaces

_ANY = re.compile(".*", re.DOTALL)
# Its own log would hold what shoppers write.
_quiet = logging.getLogger("aisle.slack")
_quiet.setLevel(logging.CRITICAL)

Take = Callable[[Mapping[str, Any], Me], Awaitable[None]]
"""Takes in one delivery; returns when it is safe."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back to whoever called."""

    status: int
    headers: Mapping[str, str]
    body: str


def bolt(client: AsyncWebClient, workspaces: Workspaces, take: Take) -> AsyncApp:
    """The app. Deliveries are acknowledged when they are safe with us, and anything we do not know at once."""

    async def authorize(team_id: str | None = None) -> AuthorizeResult | None:
        found = await workspaces.find(team_id)
        if found is None:
            return None
        return AuthorizeResult(
            enterprise_id=None,
            team_id=found.team,
            bot_user_id=found.bot,
            bot_id=found.bot_id,
            bot_token=found.token,
        )

    async def listen(body: dict[str, Any], context: AsyncBoltContext, ack: AsyncAck) -> None:
        known = context.authorize_result
        team, bot = (known.team_id, known.bot_user_id) if known else (None, None)
        await take(body, Me(team or context.team_id or "", bot or ""))
        await ack()

    app = AsyncApp(
        client=client,
        logger=_quiet,
        authorize=authorize,  # type: ignore[arg-type]  # None says that we are not installed there
        process_before_response=True,
        # The signature is checked before bolt sees anything: its own check breaks on odd headers.
        request_verification_enabled=False,
        attaching_function_token_enabled=False,
        attaching_conversation_kwargs_enabled=False,
    )
    app.event(_ANY)(listen)
    app.action(_ANY)(listen)
    app.command(COMMAND)(listen)
    app.shortcut(_ANY)(listen)
    app.view(_ANY)(listen)
    return app


def oauth(
    client: AsyncWebClient, workspaces: Workspaces, states: States, *, client_id: str, client_secret: str, site: str,
    redirect_uri: str,
) -> AsyncOAuthFlow:  # fmt: skip
    """Installing into any workspace; `site` is Slack's own."""
    settings = AsyncOAuthSettings(
        client_id=client_id,
        client_secret=client_secret,
        scopes=SCOPES,
        redirect_uri=redirect_uri,
        authorization_url=f"{site}/oauth/v2/authorize",
        installation_store=workspaces,
        state_store=states,
        install_page_rendering_enabled=False,
        logger=_quiet,
    )
    return AsyncOAuthFlow(client=client, settings=settings, logger=_quiet)


def request_of(body: bytes, headers: Mapping[str, str]) -> AsyncBoltRequest:
    """The delivery as bolt takes it. What is pressed and commanded comes as a form, events come as JSON."""
    kind = "application/json" if body.lstrip().startswith(b"{") else "application/x-www-form-urlencoded"
    return AsyncBoltRequest(body=body.decode(), headers={**headers, "content-type": kind})


def answer_of(response: BoltResponse) -> Answer:
    """What bolt says."""
    return Answer(response.status, response.first_headers(), response.body)
