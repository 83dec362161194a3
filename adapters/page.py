"""The web page and the HTTP face as a platform: request JSON in, Reply JSON out, drawn in full."""

from collections.abc import Mapping
from datetime import datetime

from pydantic import TypeAdapter

from adapters.base import Limits, Payload
from bot.messages import Message, Reply, Tap

PLATFORM = "page"
"""Our own page."""
API = "api"
"""Somebody else's program."""
LIMITS = Limits(text=1500, cards=5, buttons=20, label=200)
_REPLY: TypeAdapter[Reply] = TypeAdapter(Reply)


def to_message(body: Mapping[str, str | None], *, platform: str, event_id: str, now: datetime) -> Message | Tap:
    """The event in a request body that has been checked to carry `text` or `action`."""
    conversation_id, user_id = str(body["conversation_id"]), str(body["user_id"])
    locale = body.get("locale")
    if action := body.get("action"):
        return Tap(event_id, platform, conversation_id, user_id, action, now, locale)
    return Message(event_id, platform, conversation_id, user_id, body.get("text") or "", now, locale)


def to_payload(reply: Reply, conversation_id: str) -> Payload:
    """The reply as the JSON of the HTTP face."""
    return Payload(conversation_id, _REPLY.dump_python(reply, mode="json"))
