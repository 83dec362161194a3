"""What a desk tells us: a shopper wrote, a person of the shop joined or wrote, gave back, closed."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, TypeAdapter, model_validator
from pydantic_core import PydanticCustomError

from adapters.commands import PICTURE
from adapters.desk.places import PLATFORM, conversation
from adapters.webhooks import Name, read, schema
from bot.messages import Message, Tap
from bot.people import PersonEvent, PersonKind


class _Said(BaseModel):
    conversation_id: Name
    user_id: Name
    text: str | None = None
    """What the shopper wrote; nothing where they sent only attachments."""
    action: Name | None = None
    """The opaque string of the button they pressed, instead of a text."""
    attachments: list[Any] = []
    locale: Annotated[str, Field(max_length=35)] | None = None

    @model_validator(mode="after")
    def _something(self) -> "_Said":
        if (self.text is None) == (self.action is None) and not self.attachments:
            raise PydanticCustomError("one_of_two", "Send either text or action.", {"field": "data.text"})
        return self


class _There(BaseModel):
    conversation_id: Name


class _Wrote(_There):
    text: Annotated[str, Field(min_length=1)]


class ShopperWrote(BaseModel):
    """A shopper wrote, or pressed a button."""

    type: Literal["message.created"]
    data: _Said


class PersonWrote(BaseModel):
    """A person of the shop wrote to the shopper; the guide is silent from now on."""

    type: Literal["person.message"]
    data: _Wrote


class Changed(BaseModel):
    """A person took the conversation, gave it back to the guide, or closed it."""

    type: Literal["person.joined", "conversation.returned", "conversation.closed"]
    data: _There


_Notice = Annotated[ShopperWrote | PersonWrote | Changed, Field(discriminator="type")]
_NOTICE: TypeAdapter[ShopperWrote | PersonWrote | Changed] = TypeAdapter(_Notice)
_ANY: TypeAdapter[Any] = TypeAdapter(Annotated[dict[str, Any], Field()])
SCHEMA = schema(_NOTICE)
"""The body's JSON Schema, for the description of our HTTP face."""
_people: dict[str, PersonKind] = {
    "person.message": "message",
    "person.joined": "take",
    "conversation.returned": "return",
    "conversation.closed": "close",
}
KINDS = ("message.created", *_people)
"""The events we know; any other is taken and means nothing."""


def to_event(body: bytes, *, event_id: str, key: bytes, now: datetime) -> Message | Tap | PersonEvent | None:
    """The event in a verified body; None for one that means nothing to us. Raises BadNoticeError with the field."""
    kind = read(_ANY, body).get("type")
    if isinstance(kind, str) and kind not in KINDS:
        return None
    notice: ShopperWrote | PersonWrote | Changed = read(_NOTICE, body)
    here = conversation(notice.data.conversation_id, key)
    if not isinstance(notice, ShopperWrote):
        text = notice.data.text if isinstance(notice, PersonWrote) else ""
        return PersonEvent(f"{PLATFORM}:{event_id}", here, _people[notice.type], now, text, by=PLATFORM)
    said = notice.data
    who = f"{PLATFORM}:{said.user_id}"
    if said.action is not None:
        return Tap(event_id, PLATFORM, here, who, said.action, now, said.locale)
    text = PICTURE if said.text is None else said.text
    return Message(event_id, PLATFORM, here, who, text, now, said.locale)
