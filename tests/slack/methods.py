"""The methods of the Web API that a guide needs, each as strict as the public description."""

import json
import time
from collections.abc import Callable
from typing import Any

from tests.slack.limits import problems
from tests.slack.world import Channel, Json, Refusal, Team, World

Method = Callable[[World, Team, Json], Json]
_POST = {"channel", "text", "blocks", "thread_ts", "metadata", "unfurl_links", "unfurl_media"}
LONGEST_TEXT, LONGEST_CHUNK = 40_000, 12_000


def auth_test(_: World, team: Team, __: Json) -> Json:
    """auth.test."""
    return {"url": "https://x.slack.com/", "team": team.name, "user": "aisle", "team_id": team.id, "user_id": team.bot,
            "bot_id": team.bot_id, "is_enterprise_install": False}  # fmt: skip


def users_info(_: World, team: Team, query: Json) -> Json:
    """users.info."""
    if query["user"] not in team.people:
        raise Refusal("user_not_found")
    person = dict(team.people[query["user"]])
    if str(query.get("include_locale")).lower() not in ("1", "true"):
        person.pop("locale")
    return {"user": person}


def post_message(world: World, team: Team, query: Json) -> Json:
    """chat.postMessage."""
    channel = team.channel(query["channel"])
    if not channel.bot_in:
        raise Refusal("not_in_channel")
    drawn = _drawn(query)
    if (thread := query.get("thread_ts")) is not None and thread not in channel.messages:
        raise Refusal("thread_not_found")
    message = _put(world, team, channel, drawn | ({"thread_ts": thread} if thread else {}))
    if metadata := query.get("metadata"):
        metadata = json.loads(metadata) if isinstance(metadata, str) else metadata
        if set(metadata) != {"event_type", "event_payload"}:
            raise Refusal("metadata_must_be_sent_from_app")
        message["metadata"] = metadata
    return {"channel": channel.id, "ts": message["ts"], "message": _shown(message)}


def post_ephemeral(world: World, team: Team, query: Json) -> Json:
    """chat.postEphemeral."""
    channel = team.channel(query["channel"])
    if not channel.bot_in:
        raise Refusal("not_in_channel")
    if query["user"] not in team.people:
        raise Refusal("user_not_in_channel")
    message = _put(world, team, channel, _drawn(query) | {"only": query["user"]})
    return {"message_ts": message["ts"]}


def update(world: World, team: Team, query: Json) -> Json:
    """chat.update."""
    channel = team.channel(query["channel"])
    message = _own(team, channel, query["ts"], "message_not_found", "cant_update_message")
    if _streams(world, message):
        raise Refusal("streaming_state_conflict")
    drawn = _drawn(query)
    message.pop("streamed", None)
    message.pop("blocks", None)
    message.update(drawn)
    return {"channel": channel.id, "ts": message["ts"], "text": message["text"]}


def start_stream(world: World, team: Team, query: Json) -> Json:
    """chat.startStream."""
    channel = team.channel(query["channel"])
    if not query.get("thread_ts"):
        raise Refusal("invalid_arguments")
    if query["thread_ts"] not in channel.messages:
        raise Refusal("thread_not_found")
    if not channel.person:
        if not query.get("recipient_user_id"):
            raise Refusal("missing_recipient_user_id")
        if not query.get("recipient_team_id"):
            raise Refusal("missing_recipient_team_id")
    text, blocks = _chunks(query)
    message = _put(world, team, channel, {"text": text, "thread_ts": query["thread_ts"]})
    message |= {"streamed": text, "blocks": blocks, "state": "streaming", "since": time.monotonic()}
    channel.messages[message["ts"]] = message
    return {"channel": channel.id, "ts": message["ts"]}


def append_stream(world: World, team: Team, query: Json) -> Json:
    """chat.appendStream."""
    channel, message = _stream(world, team, query)
    text, blocks = _chunks(query)
    if not text and not blocks:
        raise Refusal("no_text")
    message["streamed"] += text
    message["text"] = message["streamed"]
    message["blocks"] = [*message["blocks"], *blocks]
    return {"channel": channel.id, "ts": message["ts"]}


def stop_stream(world: World, team: Team, query: Json) -> Json:
    """chat.stopStream."""
    channel, message = _stream(world, team, query)
    text, blocks = _chunks(query)
    message["streamed"] += text
    message["text"] = message["streamed"]
    message["blocks"] = [*message["blocks"], *blocks, *query.get("blocks", [])]
    if found := problems(message["blocks"]):
        raise Refusal("invalid_blocks", why="; ".join(found))
    message["state"] = "completed"
    return {"channel": channel.id, "ts": message["ts"], "message": _shown(message)}


def replies(_: World, team: Team, query: Json) -> Json:
    """conversations.replies."""
    channel = team.channel(query["channel"])
    if query["ts"] not in channel.messages:
        raise Refusal("thread_not_found")
    return _listed(channel, query, lambda one: query["ts"] in (one["ts"], one.get("thread_ts")))


def history(_: World, team: Team, query: Json) -> Json:
    """conversations.history."""
    return _listed(team.channel(query["channel"]), query, lambda one: one.get("thread_ts") in (None, one["ts"]))


def set_status(_: World, team: Team, query: Json) -> Json:
    """assistant.threads.setStatus."""
    channel = team.channel(query["channel_id"])
    if query["thread_ts"] not in channel.messages:
        raise Refusal("invalid_thread_ts")
    team.statuses.append((channel.id, query["thread_ts"], query["status"]))
    return {}


def set_prompts(_: World, team: Team, query: Json) -> Json:
    """assistant.threads.setSuggestedPrompts."""
    team.channel(query["channel_id"])
    prompts = query["prompts"]
    if not 1 <= len(prompts) <= 4 or any({"title", "message"} != set(prompt) for prompt in prompts):
        raise Refusal("invalid_arguments")
    team.prompts.append(dict(query))
    return {}


def publish(_: World, team: Team, query: Json) -> Json:
    """views.publish."""
    if query["user_id"] not in team.people:
        raise Refusal("user_not_found")
    view = query["view"] if isinstance(query["view"], dict) else json.loads(query["view"])
    if view.get("type") != "home":
        raise Refusal("invalid_arguments")
    if found := problems(view["blocks"], 100, home=True):
        raise Refusal("invalid_blocks", why="; ".join(found))
    team.homes[query["user_id"]] = view
    return {"view": view | {"id": "V1"}}


METHODS: dict[str, tuple[Method, set[str], set[str]]] = {
    "auth.test": (auth_test, set(), set()),
    "users.info": (users_info, {"user"}, {"include_locale"}),
    "chat.postMessage": (post_message, {"channel"}, _POST),
    "chat.postEphemeral": (post_ephemeral, {"channel", "user"}, {"text", "blocks", "thread_ts"}),
    "chat.update": (update, {"channel", "ts"}, {"text", "blocks", "metadata"}),
    "chat.startStream": (
        start_stream,
        {"channel", "thread_ts"},
        {"markdown_text", "chunks", "recipient_user_id", "recipient_team_id"},
    ),
    "chat.appendStream": (append_stream, {"channel", "ts"}, {"markdown_text", "chunks"}),
    "chat.stopStream": (stop_stream, {"channel", "ts"}, {"markdown_text", "chunks", "blocks", "metadata"}),
    "conversations.replies": (replies, {"channel", "ts"}, {"oldest", "limit", "include_all_metadata"}),
    "conversations.history": (history, {"channel"}, {"oldest", "limit", "include_all_metadata"}),
    "assistant.threads.setStatus": (set_status, {"channel_id", "thread_ts", "status"}, {"loading_messages"}),
    "assistant.threads.setSuggestedPrompts": (
        set_prompts, {"channel_id", "thread_ts", "prompts"}, {"title"},
    ),
    "views.publish": (publish, {"user_id", "view"}, {"hash"}),
}  # fmt: skip
"""By name: what does it, what it must be told, what it may be told."""


def _put(world: World, team: Team, channel: Channel, more: Json) -> Json:
    ts = world.ts()
    message = {"type": "message", "ts": ts, "user": team.bot, "bot_id": team.bot_id, **more}
    channel.messages[ts] = message
    return message


def _drawn(query: Json) -> Json:
    text, blocks = query.get("text"), query.get("blocks")
    if not text and not blocks:
        raise Refusal("no_text")
    if not text:
        raise Refusal("no_text", why="words for notifications are wanted here, too")
    if len(text) > LONGEST_TEXT:
        raise Refusal("msg_too_long")
    found = problems(blocks) if blocks else []
    if any("characters of text" in one for one in found):
        raise Refusal("msg_blocks_too_long")
    if found:
        raise Refusal("invalid_blocks", why="; ".join(found))
    return {"text": text, **({"blocks": blocks} if blocks else {})}


def _chunks(query: Json) -> tuple[str, list[Json]]:
    text, blocks = query.get("markdown_text") or "", []
    for chunk in query.get("chunks", []):
        if chunk["type"] == "markdown_text" and set(chunk) == {"type", "text"}:
            text += chunk["text"]
        elif chunk["type"] == "blocks" and set(chunk) == {"type", "blocks"}:
            blocks += chunk["blocks"]
        else:
            raise Refusal("invalid_chunks")
    if len(text) > LONGEST_CHUNK:
        raise Refusal("msg_too_long")
    if problems(blocks):
        raise Refusal("invalid_chunks")
    return text, blocks


def _stream(world: World, team: Team, query: Json) -> tuple[Channel, Json]:
    channel = team.channel(query["channel"])
    message = _own(team, channel, query["ts"], "message_not_found", "message_not_owned_by_app")
    if message.get("state") == "stopped":
        raise Refusal("stopped_by_user")
    if not _streams(world, message):
        raise Refusal("message_not_in_streaming_state")
    return channel, message


def _streams(world: World, message: Json) -> bool:
    return message.get("state") == "streaming" and time.monotonic() - message["since"] < world.stream_lasts


def _own(team: Team, channel: Channel, ts: Any, missing: str, foreign: str) -> Json:
    message = channel.messages.get(ts)
    if message is None or message.get("only"):
        raise Refusal(missing)
    if message.get("bot_id") != team.bot_id:
        raise Refusal(foreign)
    return message


def _shown(message: Json) -> Json:
    return {name: value for name, value in message.items() if name not in ("metadata", "state", "since", "streamed")}


def _listed(channel: Channel, query: Json, meant: Callable[[Json], bool]) -> Json:
    whole = str(query.get("include_all_metadata")).lower() in ("1", "true")
    found = [
        one | {} if whole else _shown(one)
        for one in channel.messages.values()
        if meant(one) and not one.get("only") and float(one["ts"]) > float(query.get("oldest", 0))
    ]
    return {"messages": found[: int(query.get("limit", 100))], "has_more": False}
