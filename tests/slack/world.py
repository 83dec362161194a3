"""What the server knows: workspaces, people, channels and what they show, streams, homes, installs."""

import itertools
import time
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


class Refusal(Exception):  # noqa: N818  # Slack's word for it is an answer
    """`ok: false`, with Slack's own word."""

    def __init__(self, error: str, status: int = 200, retry_after: int | None = None, why: str = "") -> None:
        super().__init__(f"{error}: {why}" if why else error)
        self.error = error
        self.status = status
        self.retry_after = retry_after


@dataclass(eq=False)
class Channel:
    """A channel or somebody's chat with the bot."""

    id: str
    person: str = ""
    """Whose chat with the bot it is; "" for a channel."""
    bot_in: bool = True
    messages: dict[str, Json] = field(default_factory=dict)


@dataclass(eq=False)
class Team:
    """A workspace with the app in it, or not."""

    id: str
    name: str
    token: str
    bot: str
    bot_id: str
    installed: bool = True
    people: dict[str, Json] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    homes: dict[str, Json] = field(default_factory=dict)
    """The home that each person sees."""
    statuses: list[tuple[str, str, str]] = field(default_factory=list)
    """Channel, thread and words, as they were set."""
    prompts: list[Json] = field(default_factory=list)

    def channel(self, channel_id: Any) -> Channel:
        """The channel; a person's id means their chat with the bot."""
        for channel in self.channels.values():
            if channel_id and channel_id in (channel.id, channel.person):
                return channel
        raise Refusal("channel_not_found")


class World:
    """Everything that calls read and change."""

    def __init__(self) -> None:
        self.teams: dict[str, Team] = {}
        self.signing_secret = "8f742231b10e8888abcd99yyyzzz85a5"
        self.app_token = "xapp-1-A1-1-abc"
        self.client_id, self.client_secret = "1.2", "client-secret"
        self.codes: dict[str, str] = {}
        """OAuth codes and the workspace that each is for."""
        self.respond: dict[str, Json] = {}
        """Response addresses by their last part: where they answer to, and how often they still do."""
        self.stream_lasts = 300.0
        self._numbers = itertools.count(1)
        self._clock = 0.0

    def number(self) -> int:
        """A number never given before."""
        return next(self._numbers)

    def ts(self) -> str:
        """A new message's time: no two are alike."""
        self._clock = max(time.time(), self._clock + 0.000001)
        return f"{self._clock:.6f}"

    def new_team(self, name: str, *, installed: bool = True) -> Team:
        """A workspace."""
        n = self.number()
        team = Team(f"T0{n:06}", name, f"xoxb-{n}-secret", f"U0BOT{n:04}", f"B0{n:06}", installed)
        self.teams[team.id] = team
        return team

    def team_of(self, token: str) -> Team:
        """The workspace in which a token is good."""
        for team in self.teams.values():
            if team.token == token:
                if not team.installed:
                    raise Refusal("account_inactive")
                return team
        raise Refusal("invalid_auth" if token else "not_authed")
