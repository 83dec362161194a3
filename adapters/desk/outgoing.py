"""What a desk is told: replies, and whose conversation it is, in the body of a response or of a call."""

from dataclasses import dataclass, fields
from typing import Any, Literal

from pydantic import TypeAdapter

from adapters.base import Limits, Payload
from adapters.desk.places import theirs
from bot.messages import Owner, Reply
from bot.people import PersonSaid
from bot.summary import Summary

LIMITS = Limits(text=1500, cards=5, buttons=20, label=200)
NoticeType = Literal["conversation.handed_over", "conversation.resumed", "person.message", "notice.created"]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something besides a reply."""

    type: NoticeType
    """conversation.handed_over: a person is wanted, `summary` tells of what. conversation.resumed: the guide has the
    conversation again. person.message: a person wrote, elsewhere than at the desk. notice.created: a line to show."""
    conversation_id: str
    text: str
    """What the shopper is to be shown; "" when nothing is."""
    owner: Owner
    summary: Summary | None = None


@dataclass(frozen=True, slots=True)
class Answer(Reply):
    """A reply with its place, and what has happened since the one before."""

    conversation_id: str = ""
    event_id: str = ""
    """The webhook-id of the message it answers."""
    summary: Summary | None = None
    """What a person who takes over needs to know, in the reply that hands over."""
    notices: tuple[Notice, ...] = ()
    """Only where replies are given in the response: what else the shopper is to be shown, before the reply."""


_ANSWER: TypeAdapter[Answer] = TypeAdapter(Answer)
_NOTICE: TypeAdapter[Notice] = TypeAdapter(Notice)


def answer(
    reply: Reply,
    conversation_id: str,
    event_id: str,
    *,
    summary: Summary | None = None,
    notices: tuple[Notice, ...] = (),
) -> Answer:
    """The reply as an answer."""
    said = {field.name: getattr(reply, field.name) for field in fields(Reply)}
    return Answer(**said, conversation_id=theirs(conversation_id), event_id=event_id, summary=summary, notices=notices)


def notice(said: PersonSaid, conversation_id: str, *, summary: Summary | None = None) -> Notice | None:
    """What the desk is told of what people or the clock did; None of what its own people did in silence."""
    text = said.text if said.kind == "message" else said.line
    if not text or (said.kind == "message" and said.by):
        return None
    kind: NoticeType = "notice.created"
    if said.kind == "message":
        kind = "person.message"
    elif said.kind == "opens":
        kind = "conversation.handed_over"
    elif said.owner == "bot":
        kind = "conversation.resumed"
    return Notice(kind, theirs(conversation_id), text, said.owner, summary if said.kind == "opens" else None)


def to_payload(reply: Reply, conversation_id: str) -> tuple[Payload, ...]:
    """The reply as the body of a call."""
    return answered(answer(reply, conversation_id, ""), conversation_id)


def answered(said: Answer, conversation_id: str) -> tuple[Payload, ...]:
    """An answer as calls: the reply, and the hand-over as an event of its own. None while a person has it."""
    if not (said.text or said.cards or said.buttons):
        return ()
    reply = _ANSWER.dump_python(said, mode="json", exclude={"notices", "summary"})
    calls = [Payload(conversation_id, {"type": "reply.created", "data": reply})]
    if said.handoff:
        calls += noticed(
            Notice("conversation.handed_over", said.conversation_id, "", said.owner, said.summary), conversation_id
        )
    return tuple(calls)


def noticed(told: Notice, conversation_id: str) -> tuple[Payload, ...]:
    """A notice as a call."""
    data: dict[str, Any] = _NOTICE.dump_python(told, mode="json", exclude={"type"})
    return (Payload(conversation_id, {"type": told.type, "data": data}),)
