"""Judges what the bot sends by readings that do not know each other: slack_sdk's models and the limits here.

@slack/types under tsc judges all that was `captured` (typed.py).
"""

from collections.abc import Iterator, Sequence
from typing import Any

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block
from slack_sdk.models.messages.chunk import Chunk
from slack_sdk.models.views import View

from tests.slack.exchange import EARLY, Call
from tests.slack.limits import problems

Json = dict[str, Any]
captured: list[tuple[str, Any]] = []
"""Every payload that any test has sent, with the name of its type in @slack/types."""


def judge(call: Call) -> list[str]:
    """What is wrong with a call."""
    found: list[str] = []
    for kind, value in payloads(call):
        found += list(_by_sdk(kind, value))
        if kind == "KnownBlock[]":
            found += [f"limit: {problem}" for problem in problems(value)]
    if call.error and call.error.split(":")[0] in ("invalid_arguments", "no_text", "missing_charset", "invalid_chunks"):
        found.append(f"refused: {call.error}")
    return found


def payloads(call: Call) -> Iterator[tuple[str, Any]]:
    """What of a call has a type of its own in @slack/types."""
    if call.params.get("blocks"):
        yield "KnownBlock[]", call.params["blocks"]
    if call.params.get("chunks"):
        yield "AnyChunk[]", call.params["chunks"]
    if call.params.get("view"):
        yield "HomeView", call.params["view"]


def too_soon(calls: Sequence[Call]) -> list[str]:
    """Calls of a method to a channel before the wait that a 429 asked for there was over."""
    until: dict[object, float] = {}
    found = []
    for call in sorted(calls, key=lambda call: call.at):
        where = (call.team, call.method, call.channel)
        left = until.get(where, 0) - call.at
        if call.channel is not None and left > EARLY:
            found.append(f"{call.method} to {call.channel} came {left:.2f} s too soon")
        if call.retry_after is not None:
            until[where] = call.at + call.retry_after
    return found


def _by_sdk(kind: str, value: Any) -> Iterator[str]:
    try:
        if kind == "HomeView":
            yield from _same("view", View(**value).to_dict(), value)
            return
        for one in value:
            made = Block.parse(one) if kind == "KnownBlock[]" else Chunk.parse(one)
            if made is None:
                yield f"slack_sdk does not know {one.get('type')}"
            else:
                yield from _same(str(one.get("type")), made.to_dict(), one)
    except (SlackObjectFormationError, TypeError, ValueError) as error:
        yield f"slack_sdk: {error}"


def _same(what: str, read: Json, sent: Json) -> Iterator[str]:
    # What the models do not know they drop.
    if _plain(read) != _plain(sent):
        yield f"slack_sdk reads a {what} otherwise"


def _plain(value: Any) -> Any:
    if hasattr(value, "to_dict"):
        return _plain(value.to_dict())
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else value
