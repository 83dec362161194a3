"""The workspaces the bot is installed in: one by its token in the settings, or any number by Slack's install page."""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from pydantic import TypeAdapter
from slack_sdk.oauth.installation_store import Installation
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore

from adapters.base import Notes

STATE_LASTS = timedelta(minutes=10)
"""How long somebody may take over Slack's page of permissions."""


@dataclass(frozen=True, slots=True)
class Keys:
    """What Slack knows us by. A bot token is one workspace; client id and secret are any number of them."""

    bot_token: str | None = None
    app_token: str | None = None
    """With it events come over a web socket."""
    signing_secret: str | None = None
    """With it events come over HTTP."""
    client_id: str | None = None
    client_secret: str | None = None
    public_url: str | None = None


@dataclass(frozen=True, slots=True)
class Workspace:
    """One installation."""

    team: str
    name: str
    token: str
    bot: str
    """The bot's user."""
    bot_id: str


_workspace = TypeAdapter(Workspace)


class Workspaces(AsyncInstallationStore):
    """Installations, kept as notes. Only what the bot needs to answer is kept: nothing of whoever installed it."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self.only: Workspace | None = None
        """The one workspace of a token in the settings; then no other one counts."""

    async def find(self, team: str | None) -> Workspace | None:
        """The installation in this workspace."""
        if self.only is not None:
            return self.only if team in (None, self.only.team) else None
        text = await self._notes.read(_name(team)) if team else None
        return _workspace.validate_json(text) if text else None

    async def drop(self, team: str) -> None:
        """The bot was uninstalled there."""
        await self._notes.take(_name(team))

    async def async_save(self, installation: Installation) -> None:
        """Keep an installation that Slack has just granted. One for a whole organisation has no workspace to keep."""
        if not installation.team_id or not installation.bot_token:
            raise ValueError("this installation is not into a workspace")
        kept = Workspace(
            installation.team_id,
            installation.team_name or "",
            installation.bot_token,
            installation.bot_user_id or "",
            installation.bot_id or "",
        )
        await self._notes.write(_name(kept.team), _workspace.dump_json(kept).decode())


class States(AsyncOAuthStateStore):
    """Installs that have begun: each state is good once, and for a while."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes

    async def async_issue(self, *args: object, **kwargs: object) -> str:
        """A state for a new install."""
        state = secrets.token_urlsafe(24)
        await self._notes.write(f"state:{state}", "begun", datetime.now(UTC) + STATE_LASTS)
        return state

    async def async_consume(self, state: str) -> bool:
        """Whether this state was issued, lately, and not used before."""
        return await self._notes.take(f"state:{state}") is not None


def _name(team: str | None) -> str:
    return f"workspace:{team}"
