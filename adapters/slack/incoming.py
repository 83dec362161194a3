"""What a delivery from Slack means: a message, a tap, or nothing for us. A message counts once, by channel and time."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from adapters.commands import PICTURE, VOICE
from adapters.slack.markup import heard, names
from adapters.slack.places import PLATFORM, Place, user
from bot.messages import Message, Tap

COMMAND = "/shop"
SHORTCUT = "find_like_this"
HELLO = "/start"
"""Stands for somebody who came and has said nothing yet; app/commands.py answers it."""
_SAID = frozenset({None, "file_share", "thread_broadcast"})
"""Kinds of messages that somebody says; the others are edits, deletions, joins and what bots post."""
_LONGEST = 40_000
_id = re.compile(r"[A-Z0-9]{2,32}")
_ts = re.compile(r"\d{1,12}\.\d{1,10}")
UNREADABLE = (TypeError, ValueError, KeyError, AttributeError, IndexError, OverflowError)
"""What reading raises on what is not of the described shape."""


@dataclass(frozen=True, slots=True)
class Me:
    """The bot as it is installed in one workspace."""

    team: str
    user_id: str


@dataclass(frozen=True, slots=True)
class Heard:
    """An event, who it is from, and where an answer that one person sees may be sent to."""

    event: Message | Tap
    user_id: str
    respond: str = ""


def to_message(body: Mapping[str, Any], me: Me, *, key: bytes, now: datetime) -> Heard | None:
    """The event in a delivery; None when there is none for us."""
    try:
        if "event" in body:
            return _said(body["event"], me, key)
        if body.get("type") == "block_actions":
            return _pressed(body, me, key, now)
        if body.get("type") == "message_action" and body["callback_id"] == SHORTCUT:
            return _pointed_at(body, me, key, now)
        return _commanded(body, me, key, now) if body.get("command") == COMMAND else None
    except UNREADABLE:
        return None


def _said(event: Mapping[str, Any], me: Me, key: bytes) -> Heard | None:
    if event["type"] == "assistant_thread_started":
        return _came(event["assistant_thread"], me, key)
    if event["type"] not in ("message", "app_mention") or event.get("subtype") not in _SAID:
        return None
    who, channel, ts = _known(event.get("user")), _known(event["channel"]), _moment(event["ts"])
    # Bots answering bots would never end.
    if not who or who == me.user_id or event.get("bot_id") or event.get("bot_profile"):
        return None
    direct = channel.startswith("D")
    written = event.get("text") or ""
    if not direct and not names(written, me.user_id):
        return None
    thread = event.get("thread_ts") or ("" if direct else ts)
    place = Place(me.team, channel, _moment(thread) if thread else "")
    text = heard(written[:_LONGEST], me.user_id) or _instead_of_words(event.get("files") or [])
    message = Message(
        f"{me.team}:{channel}:{ts}",
        PLATFORM,
        place.conversation(key),
        user(me.team, who),
        text,
        datetime.fromtimestamp(float(ts), UTC),
    )
    return Heard(message, who)


def _came(thread: Mapping[str, Any], me: Me, key: bytes) -> Heard:
    """Somebody opened a new thread with the bot: it says hello."""
    who, channel, ts = _known(thread["user_id"]), _known(thread["channel_id"]), _moment(thread["thread_ts"])
    once, place = f"{me.team}:{channel}:{ts}:opened", Place(me.team, channel, ts)
    at = datetime.fromtimestamp(float(ts), UTC)
    return Heard(Message(once, PLATFORM, place.conversation(key), user(me.team, who), HELLO, at), who)


def _pressed(body: Mapping[str, Any], me: Me, key: bytes, now: datetime) -> Heard | None:
    action, who = body["actions"][0], _known(body["user"]["id"])
    value = action.get("value") or (action.get("selected_option") or {}).get("value")
    if not who or not isinstance(value, str) or body.get("view"):
        return None
    channel = _known(body["channel"]["id"])
    name, _, alone = str(action["action_id"]).partition(":")
    if alone:
        # It was drawn for one person, wherever it had to be shown in the end.
        place = Place(me.team, _known(alone), alone=who)
    else:
        message = body.get("message") or {}
        thread = body.get("container", {}).get("thread_ts") or message.get("thread_ts")
        if not thread and not channel.startswith("D"):
            thread = body["container"]["message_ts"]
        place = Place(me.team, channel, _moment(thread) if thread else "")
    pressed = _moment(action["action_ts"])
    tap = Tap(
        f"{me.team}:{who}:{pressed}:{name}",
        PLATFORM,
        place.conversation(key),
        user(me.team, who),
        value,
        now,
    )
    return Heard(tap, who, str(body.get("response_url") or ""))


def _commanded(body: Mapping[str, Any], me: Me, key: bytes, now: datetime) -> Heard | None:
    text = heard(str(body.get("text") or "")[:_LONGEST], me.user_id)
    return _alone(body, body["user_id"], body["channel_id"], text or HELLO, me, key, now)


def _pointed_at(body: Mapping[str, Any], me: Me, key: bytes, now: datetime) -> Heard | None:
    message = body["message"]
    text = heard(str(message.get("text") or "")[:_LONGEST], me.user_id)
    text = text or _instead_of_words(message.get("files") or []) or HELLO
    return _alone(body, body["user"]["id"], body["channel"]["id"], text, me, key, now)


def _alone(
    body: Mapping[str, Any], who: object, channel: object, text: str, me: Me, key: bytes, now: datetime
) -> Heard | None:
    """Something asked by a command or a shortcut: only who asked sees the answer."""
    asked, place = _known(who), Place(me.team, _known(channel), alone=_known(who))
    once = str(body["trigger_id"])[:200]
    if not asked:
        return None
    message = Message(f"{me.team}:{asked}:{once}", PLATFORM, place.conversation(key), user(me.team, asked), text, now)
    return Heard(message, asked, str(body.get("response_url") or ""))


def _instead_of_words(files: list[Mapping[str, Any]]) -> str:
    if any(file.get("subtype") == "slack_audio" or str(file.get("mimetype")).startswith("audio/") for file in files):
        return VOICE
    return PICTURE if files else ""


def _known(value: object) -> str:
    """An id of Slack's, "" for none. Anything else could not be told from the parts of a conversation's name."""
    if value in (None, ""):
        return ""
    if not isinstance(value, str) or not _id.fullmatch(value):
        raise ValueError("not an id of Slack's")
    return value


def _moment(value: object) -> str:
    if not isinstance(value, str) or not _ts.fullmatch(value):
        raise ValueError("not a time of Slack's")
    return value
