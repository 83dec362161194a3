"""What Chatwoot tells a bot. Field sets differ between its versions, so everything is read leniently.

A conversation's status says who has it: pending is the bot's, open and snoozed are the agents', resolved is nobody's.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from adapters.chatwoot.places import PLATFORM, Place
from adapters.commands import PICTURE, VOICE
from bot.messages import Holder, Message, Tap
from bot.people import PersonEvent, PersonKind

HELD = frozenset({"open", "snoozed"})
"""Statuses in which a conversation is the agents'."""
MARK = "aisle"
"""The attribute by which we know our own messages again."""
Json = Mapping[str, Any]
_TYPES = {0: "incoming", 1: "outgoing", 2: "activity", 3: "template"}
_CHANGES: dict[str, PersonKind] = {"pending": "return", "open": "hold", "snoozed": "hold", "resolved": "close"}
_HOLDERS: dict[str, Holder] = {"pending": "bot", "open": "human", "snoozed": "human"}


@dataclass(frozen=True, slots=True)
class Told:
    """One delivery, as far as we understand it."""

    event: str
    place: Place
    status: str
    """Of the conversation; "" where it is not said."""
    number: int = 0
    """Of the message."""
    kind: str = ""
    """incoming, outgoing, activity, template; "" where it is not about a message."""
    text: str | None = None
    """What a message says, or stands for what it shows; None where it says nothing."""
    private: bool = False
    sender: str = ""
    """contact, user or agent_bot."""
    sender_id: str = ""
    chosen: str | None = None
    """The value of the option that was chosen under a message."""
    changed: bool = False
    """Whether the delivery is about a change of the status."""
    mark: str | None = None
    """Our own key, in a message of ours."""
    locale: str | None = None


def read(body: bytes, *, account: int | None = None) -> Told | None:
    """The delivery in a body; None for what is none or means nothing to us. `account` is for bodies that name none.

    Raises ValueError where it is no JSON.
    """
    try:
        data = json.loads(body)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    event = _text(_get(data, "event"))
    message = event.startswith("message_")
    conversation = _get(data, "conversation") if message else data
    first = _get(conversation, "messages")
    first = first[0] if isinstance(first, list) and first else {}
    owner = _int(_get(data, "account", "id"), _get(data, "account_id"), _get(first, "account_id"), account)
    number = _int(_get(conversation, "id"), _get(conversation, "display_id"), _get(data, "conversation_id"))
    if not event or owner is None or number is None:
        return None
    place, status = Place(owner, number), _text(_get(conversation, "status"))
    if message:
        return _message(data, event, place, status)
    changed = event in ("conversation_opened", "conversation_resolved", "conversation_status_changed")
    return Told(event, place, status, changed=changed or _status_changed(data))


def to_message(
    told: Told, *, key: bytes, now: datetime, delivery: str, holder: Holder | None = None
) -> tuple[Message | Tap | PersonEvent, ...]:
    """The events in a delivery, in their order; `holder` overrules what the conversation's status says."""
    here = told.place.conversation(key)
    name = f"{PLATFORM}:{told.place.account}:{told.number or delivery}"

    def person(kind: PersonKind, text: str = "") -> PersonEvent:
        return PersonEvent(f"{name}:{kind}", here, kind, now, text, by=PLATFORM)

    holder = holder or _HOLDERS.get(told.status)
    who = f"{PLATFORM}:{told.place.account}:{told.sender_id}"
    if told.changed and told.status in _CHANGES:
        return (person(_CHANGES[told.status]),)
    if told.chosen is not None:
        event_id = f"{told.place.account}:{told.number}:{told.chosen[:100]}"
        return (Tap(event_id, PLATFORM, here, who, told.chosen, now, told.locale, holder),)
    if told.event != "message_created" or told.private or told.text is None:
        return ()
    if told.kind == "incoming" and told.sender == "contact":
        event_id = f"{told.place.account}:{told.number}"
        return (Message(event_id, PLATFORM, here, who, told.text, now, told.locale, holder),)
    if by_agent(told):
        said = person("message", told.text)
        # Whoever writes has it: the desk is told so where its status still says that it is ours.
        return (said, person("take")) if told.status == "pending" else (said,)
    return ()


def by_agent(told: Told) -> bool:
    """Whether an agent wrote to the shopper."""
    return (
        told.event == "message_created"
        and told.kind == "outgoing"
        and told.sender == "user"
        and not told.private
        and told.text is not None
    )


def _message(data: Json, event: str, place: Place, status: str) -> Told | None:
    number = _int(_get(data, "id"))
    attributes = _get(data, "content_attributes")
    kind = _get(data, "message_type")
    values = _get(attributes, "submitted_values")
    chosen = _get(values[0], "value") if isinstance(values, list) and values else None
    if number is None or _get(attributes, "deleted") is True:
        return None
    sender = _get(data, "sender") or _get(data, "contact")
    shopper = _get(data, "conversation", "meta", "sender", "id") if chosen is not None else _get(sender, "id")
    return Told(
        event, place, status, number,
        kind=_TYPES.get(kind, "") if isinstance(kind, int) else _text(kind),
        text=_said(data),
        private=_get(data, "private") is True,
        sender=_who(sender, kind),
        sender_id=str(_int(shopper, _get(sender, "id")) or ""),
        chosen=chosen if event == "message_updated" and isinstance(chosen, str) and chosen else None,
        mark=_text(_get(attributes, MARK)) or None,
        locale=_locale(data),
    )  # fmt: skip


def _said(data: Json) -> str | None:
    content, attachments = _get(data, "content"), _get(data, "attachments")
    if isinstance(content, str) and content.strip():
        return content
    if isinstance(attachments, list) and attachments:
        return VOICE if _get(attachments[0], "file_type") == "audio" else PICTURE
    return content if isinstance(content, str) else ""


def _who(sender: Any, kind: Any) -> str:
    """contact, user or agent_bot; older versions do not say it of contacts and users."""
    said = _text(_get(sender, "type")).lower()
    if said in ("contact", "user", "agent_bot"):
        return said
    if kind in (0, "incoming"):
        return "contact"
    return "user" if _get(sender, "email") and not said else said


def _locale(data: Json) -> str | None:
    found = (
        _get(data, "conversation", "additional_attributes", "browser_language"),
        _get(data, "conversation", "additional_attributes", "browser", "browser_language"),
        _get(data, "sender", "additional_attributes", "language"),
    )
    return next((one for one in found if isinstance(one, str) and 0 < len(one) <= 35), None)


def _status_changed(data: Json) -> bool:
    changes = _get(data, "changed_attributes")
    return isinstance(changes, list) and any(isinstance(one, dict) and "status" in one for one in changes)


def _get(data: Any, *path: str) -> Any:
    for name in path:
        data = data.get(name) if isinstance(data, dict) else None
    return data


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _int(*values: Any) -> int | None:
    """The first that is a number, or is written like one."""
    for value in values:
        if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 19:
            return int(value)
        if type(value) is int and 0 <= value < 2**63:
            return value
    return None
