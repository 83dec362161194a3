"""Workspaces, channels and people that a test drives: what they do is delivered to the bot."""

import html
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.slack.world import Channel, Json, Team

if TYPE_CHECKING:
    from tests.slack.server import Slack

_link = re.compile(r"<(https?://[^|>]*)\|([^>]*)>")
_call = re.compile(r"<[@!#][^>]*>")


@dataclass(frozen=True, slots=True)
class Line:
    """One message as a chat shows it now."""

    ts: str
    thread: str | None
    sender: str
    text: str
    """Its words, or what its blocks say."""
    only: str | None
    """Who alone sees it."""
    raw: Json

    @property
    def blocks(self) -> list[Json]:
        """Its blocks."""
        found: list[Json] = self.raw.get("blocks", [])
        return found

    @property
    def kinds(self) -> list[str]:
        """What kinds of blocks it has."""
        return [block["type"] for block in self.blocks]

    @property
    def labels(self) -> list[str]:
        """The labels of its buttons, in order."""
        return [one["text"]["text"] for one in _named(self.blocks) if one["type"] == "button"]

    @property
    def titles(self) -> list[str]:
        """The titles of its carousel's cards, as read."""
        cards = [card for block in self.blocks if block["type"] == "carousel" for card in block["elements"]]
        return [_read(card["title"]["text"]) for card in cards]

    @property
    def calls_people(self) -> bool:
        """Whether anybody would be pinged by it: a mention in its words or in a text that is read as markup."""
        marked = [one["text"] for one in _texts(self.blocks) if one.get("type") == "mrkdwn"]
        return any(_call.search(text) for text in (self.raw.get("text", ""), *marked))


class Room:
    """A channel, or somebody's chat with the bot."""

    def __init__(self, workspace: "Workspace", channel: Channel) -> None:
        self._workspace = workspace
        self.channel = channel
        self.id = channel.id

    @property
    def lines(self) -> list[Line]:
        """What it shows now."""
        slack, team = self._workspace.slack, self._workspace.team
        return slack.do(lambda: [_line(team, message) for message in self.channel.messages.values()])


class Workspace:
    """A workspace."""

    def __init__(self, slack: "Slack", team: Team) -> None:
        self.slack = slack
        self.team = team

    def user(self, name: str, *, locale: str = "en-US") -> "Person":
        """Somebody new, with a chat with the bot."""

        def act() -> Person:
            user_id = f"U0{self.slack.world.number():07}"
            self.team.people[user_id] = {"id": user_id, "name": name, "locale": locale, "is_bot": False}
            chat = self._add(Channel(f"D0{self.slack.world.number():07}", user_id))
            return Person(self, user_id, Room(self, chat))

        return self.slack.do(act)

    def channel(self, name: str, *, bot_in: bool = True) -> Room:
        """A channel."""
        made = Channel(f"C0{self.slack.world.number():07}{name.upper()[:4]}", bot_in=bot_in)
        return self.slack.do(lambda: Room(self, self._add(made)))

    def envelope(self, event: Json) -> Json:
        """An event as Slack wraps it."""
        number = self.slack.world.number()
        return {
            "token": "x", "team_id": self.team.id, "api_app_id": "A1", "event": event, "type": "event_callback",
            "event_id": f"Ev{number:08}", "event_time": int(time.time()),
            "authorizations": [{"enterprise_id": None, "team_id": self.team.id, "user_id": self.team.bot,
                                "is_bot": True, "is_enterprise_install": False}],
        }  # fmt: skip

    def happens(self, event: Json) -> Json:
        """Deliver an event; returns its envelope."""
        body = self.slack.do(lambda: self.envelope(event))
        self.slack.later(lambda: self.slack.deliverer.event(body))
        return body

    def uninstall(self) -> None:
        """Throw the app out."""
        self.team.installed = False
        self.happens({"type": "app_uninstalled"})

    def _add(self, channel: Channel) -> Channel:
        self.team.channels[channel.id] = channel
        return channel


class Person:
    """Somebody in a workspace."""

    def __init__(self, workspace: Workspace, user_id: str, dm: Room) -> None:
        self.workspace = workspace
        self.id = user_id
        self.dm = dm
        self._slack = workspace.slack

    @property
    def lines(self) -> list[Line]:
        """Their chat with the bot."""
        return self.dm.lines

    @property
    def home(self) -> Json | None:
        """The bot's home as they see it."""
        return self.workspace.team.homes.get(self.id)

    def compose(self, text: str, *, to: Room | None = None, thread: str | None = None, **more: Any) -> Json:
        """A message that stands in the chat; returns its event, not delivered."""
        room = to or self.dm

        def act() -> Json:
            ts = self._slack.world.ts()
            message = {"type": "message", "user": self.id, "text": text, "ts": ts, **more}
            if thread:
                message["thread_ts"] = thread
            room.channel.messages[ts] = dict(message)
            kind = "im" if room.channel.person else "channel"
            return {**message, "channel": room.id, "channel_type": kind, "event_ts": ts}

        return self._slack.do(act)

    def say(self, text: str, *, to: Room | None = None, thread: str | None = None, **more: Any) -> Json:
        """Write something; returns the envelope."""
        return self.workspace.happens(self.compose(text, to=to, thread=thread, **more))

    def mention(self, text: str, to: Room, *, thread: str | None = None) -> Json:
        """Name the bot in a channel; returns the event."""
        event = self.compose(f"<@{self.workspace.team.bot}> {text}", to=to, thread=thread)
        event = {**event, "type": "app_mention"}
        event.pop("channel_type")
        self.workspace.happens(event)
        return event

    def open_thread(self) -> str:
        """Begin a new thread with the assistant; returns its time."""

        def act() -> str:
            ts = self._slack.world.ts()
            team = self.workspace.team
            self.dm.channel.messages[ts] = {"type": "message", "ts": ts, "user": team.bot, "bot_id": team.bot_id,
                                            "text": "New Assistant Thread"}  # fmt: skip
            return ts

        ts = self._slack.do(act)
        thread = {"user_id": self.id, "context": {"team_id": self.workspace.team.id}, "channel_id": self.dm.id,
                  "thread_ts": ts}  # fmt: skip
        self.workspace.happens({"type": "assistant_thread_started", "assistant_thread": thread, "event_ts": ts})
        return ts

    def open_home(self) -> None:
        """Look at the bot's home."""
        self.workspace.happens({"type": "app_home_opened", "user": self.id, "channel": self.dm.id, "tab": "home"})

    def press(self, label: str, *, to: Room | None = None, on: Line | None = None, nth: int = 1) -> None:
        """Press the nth button with this label on the newest message that has one; a thumb by its sign."""
        line, element, value = self._find(label, to or self.dm, on, nth)
        action = {"action_id": element.get("action_id"), "type": element["type"], "value": value}
        self._act(line, to or self.dm, action)

    def choose(self, label: str, *, to: Room | None = None, card: int = 1) -> None:
        """Choose an entry of a menu, for the card of this number."""
        room = to or self.dm
        for line in reversed(room.lines):
            for element in _named(line.blocks):
                if element["type"] == "static_select":
                    group = element["option_groups"][card - 1]
                    option = next(one for one in group["options"] if one["text"]["text"] == label)
                    action = {"action_id": element["action_id"], "type": "static_select", "selected_option": option}
                    self._act(line, room, action)
                    return
        raise AssertionError("no message has a menu")

    def press_value(self, value: str, *, to: Room | None = None) -> None:
        """Press a button that a chat no longer shows, on its newest message."""
        room = to or self.dm
        self._act(room.lines[-1], room, {"action_id": "a1", "type": "button", "value": value})

    def switch(self, action_id: str) -> None:
        """Press a switch in the bot's home."""
        assert self.home
        assert any(one.get("action_id") == action_id for one in _named(self.home["blocks"])), "no such switch"
        body = self._interaction("block_actions") | {
            "view": self.home | {"id": "V1"}, "container": {"type": "view", "view_id": "V1"},
            "actions": [{"action_id": action_id, "type": "button", "value": "x", "action_ts": self._slack.world.ts()}],
        }  # fmt: skip
        self._slack.later(lambda: self._slack.deliverer.interaction(body))

    def command(self, text: str, *, at: Room | None = None) -> None:
        """Type /shop and something."""
        room = at or self.dm
        form = {
            "command": "/shop", "text": text, "user_id": self.id, "user_name": "x", "channel_id": room.id,
            "team_id": self.workspace.team.id, "trigger_id": f"{self._slack.world.number()}.1.a",
            "response_url": self._address(room), "api_app_id": "A1",
        }  # fmt: skip
        self._slack.later(lambda: self._slack.deliverer.interaction(form, command=True))

    def shortcut(self, line: Line, at: Room) -> None:
        """Choose "find something like this" on a message."""
        body = self._interaction("message_action") | {
            "callback_id": "find_like_this", "message": line.raw, "message_ts": line.ts, "channel": {"id": at.id},
            "response_url": self._address(at),
        }  # fmt: skip
        self._slack.later(lambda: self._slack.deliverer.interaction(body))

    def stop(self, line: Line) -> None:
        """Press stop on an answer that grows."""
        self._slack.do(lambda: line.raw.update(state="stopped"))

    def _act(self, line: Line, room: Room, action: Json) -> None:
        action["action_ts"] = self._slack.world.ts()
        body = self._interaction("block_actions") | {
            "channel": {"id": room.id},
            "message": line.raw,
            "container": {"type": "message", "message_ts": line.ts, "channel_id": room.id,
                          "is_ephemeral": bool(line.only), **({"thread_ts": line.thread} if line.thread else {})},
            "response_url": self._address(room),
            "actions": [action],
        }  # fmt: skip
        self._slack.later(lambda: self._slack.deliverer.interaction(body))

    def _interaction(self, kind: str) -> Json:
        team = self.workspace.team
        return {
            "type": kind, "user": {"id": self.id, "team_id": team.id}, "team": {"id": team.id, "domain": "x"},
            "api_app_id": "A1", "token": "x", "trigger_id": f"{self._slack.world.number()}.2.b", "enterprise": None,
            "is_enterprise_install": False,
        }  # fmt: skip

    def _address(self, room: Room) -> str:
        name = f"r{self._slack.world.number()}"
        self._slack.world.respond[name] = {
            "team": self.workspace.team, "channel": room.channel, "user": self.id, "left": 5,
            "until": time.monotonic() + 1800,
        }  # fmt: skip
        return f"{self._slack.url}/respond/{name}"

    def _find(self, label: str, room: Room, on: Line | None, nth: int) -> tuple[Line, Json, str]:
        for line in [on] if on else reversed(room.lines):
            found = []
            for element in _named(line.blocks):
                if element["type"] == "button" and element["text"]["text"] == label:
                    found.append((line, element, element.get("value", "")))
                thumbs = [element[name] for name in ("positive_button", "negative_button") if name in element]
                found += [(line, element, thumb["value"]) for thumb in thumbs if thumb["text"]["text"] == label]
            if found:
                return found[nth - 1]
        raise AssertionError(f"no message has a button {label}")


def _line(team: Team, message: Json) -> Line:
    mine = message.get("bot_id") == team.bot_id
    words = " ".join(_said(message["blocks"])) if message.get("blocks") else _read(message.get("text", ""))
    if "streamed" in message:
        words = re.sub(r"\\(.)", r"\1", _read(message["streamed"])) + words * bool(message.get("blocks"))
    return Line(
        message["ts"], message.get("thread_ts"), "Aisle" if mine else message.get("user", ""), words.strip(),
        message.get("only"), message,
    )  # fmt: skip


def _read(text: str) -> str:
    return html.unescape(_link.sub(r"\2", text))


def _said(value: Any) -> Iterator[str]:
    """What blocks say, without their buttons."""
    for block in value:
        if block["type"] == "rich_text":
            yield "".join(part["text"] for section in block["elements"] for part in section["elements"])
        elif block["type"] == "section":
            yield _read(block["text"]["text"])
        elif block["type"] == "table":
            yield from (" ".join(cell["text"] for cell in row) for row in block["rows"])


def _named(value: Any) -> Iterator[Json]:
    if isinstance(value, dict):
        if "action_id" in value:
            yield value
        for item in value.values():
            yield from _named(item)
    elif isinstance(value, list):
        for item in value:
            yield from _named(item)


def _texts(value: Any) -> Iterator[Json]:
    if isinstance(value, dict):
        if isinstance(value.get("text"), str):
            yield value
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
