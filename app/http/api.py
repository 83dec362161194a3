"""The HTTP face of the conversation: messages in, replies out, decisions, people, and the stream of both."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Mapping
from datetime import UTC, datetime
from typing import Annotated, Any, Literal
from uuid import uuid4

from fastapi import APIRouter, Depends, Header, Query, Request
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, BeforeValidator, Field, TypeAdapter, model_validator
from pydantic_core import PydanticCustomError
from starlette.exceptions import HTTPException

from adapters import page
from app.drafts import Growing
from app.inbox import storable
from app.passes import may_speak
from app.wiring import Aisle
from bot.messages import Owner, Reply
from bot.people import PersonEvent
from bot.summary import Summary, summary
from policy.base import Decision

POLL = 0.5
"""Seconds between looks for something new in a stream."""
BEAT = 15.0
"""Seconds of silence after which a stream says that it is alive."""

_decision = TypeAdapter(Decision)
_growing = TypeAdapter(Growing)


def _caller(
    request: Request,
    authorization: Annotated[str, Header()] = "",
    page_pass: Annotated[str | None, Query(alias="pass", include_in_schema=False)] = None,
) -> str | None:
    """None for who holds the token, or where none is needed; else the visitor whose page pass this is."""
    aisle: Aisle = request.app.state.aisle
    wanted = aisle.settings.api_token
    if wanted is None:
        return None
    scheme, _, given = authorization.partition(" ")
    given = given.strip() if scheme.lower() == "bearer" else ""
    # As the bytes that came in: header text is Latin-1 by definition, whatever was meant.
    if secrets.compare_digest(given.encode("latin-1"), wanted.get_secret_value().encode()):
        return None
    visitor = aisle.passes.visitor(page_pass or given)
    if visitor is None:
        raise HTTPException(
            401, "Send the header Authorization: Bearer <AISLE_API_TOKEN>.", {"WWW-Authenticate": "Bearer"}
        )
    return visitor


Caller = Annotated[str | None, Depends(_caller)]


def _trusted(caller: Caller) -> None:
    if caller is not None:
        raise HTTPException(403, "A page's pass opens its own conversations only.")


def _within(caller: str | None, conversation_id: str) -> None:
    if caller is not None and not may_speak(caller, conversation_id):
        raise HTTPException(403, "A page's pass opens its own conversations only.")


router = APIRouter(prefix="/v1")
trusted = [Depends(_trusted)]


def _clean(value: object) -> object:
    return storable(value) if isinstance(value, str) else value


Text = Annotated[str, BeforeValidator(_clean)]
Name = Annotated[Text, Field(min_length=1, max_length=200)]


class Incoming(BaseModel):
    """A shopper's message or the press of a button."""

    conversation_id: Name
    user_id: Name
    event_id: Name | None = None
    """The same id twice is the same event: one turn, the same reply."""
    text: Text | None = None
    action: Text | None = None
    """The opaque string of the pressed button."""
    locale: Annotated[Text, Field(max_length=35)] | None = None

    @model_validator(mode="after")
    def _one_of_two(self) -> "Incoming":
        if (self.text is None) == (self.action is None):
            raise PydanticCustomError("one_of_two", "Send either text or action.", {"field": "text"})
        return self


class Person(BaseModel):
    """What a person of the shop does."""

    kind: Literal["take", "message", "return", "close"]
    text: Text = ""
    event_id: Name | None = None

    @model_validator(mode="after")
    def _says_something(self) -> "Person":
        if self.kind == "message" and not self.text.strip():
            raise PydanticCustomError("no_text", "A message needs text.", {"field": "text"})
        return self


class Owned(BaseModel):
    """Whose conversation it is now."""

    owner: Owner


class Heard(BaseModel):
    """Feedback on a decision."""

    product_id: str | None
    event_id: str
    kind: str
    value: float
    at: datetime


def _aisle(request: Request) -> Aisle:
    aisle: Aisle = request.app.state.aisle
    return aisle


Here = Annotated[Aisle, Depends(_aisle)]


@router.post("/messages", response_model=Reply)
async def message(
    request: Request, incoming: Incoming, caller: Caller, sec_fetch_site: Annotated[str, Header()] = ""
) -> Mapping[str, object]:
    """Say something to the guide, or press a button, and get its reply."""
    _within(caller, incoming.conversation_id)
    if caller is not None:
        incoming = incoming.model_copy(update={"user_id": f"web-{caller}"})
    event = page.to_message(
        incoming.model_dump(),
        # Browsers say so themselves when the request comes from a page of this very site; no script can forge it.
        platform=page.PLATFORM if sec_fetch_site == "same-origin" else page.API,
        event_id=incoming.event_id or uuid4().hex,
        now=datetime.now(UTC),
    )
    answer = await request.app.state.page.ask(event)
    body: Mapping[str, object] = answer.body
    return body


@router.get("/decisions/{decision_id}", dependencies=trusted)
async def decision(decision_id: str, aisle: Here) -> dict[str, Any]:
    """A logged decision, with the feedback on it so far."""
    logged = await asyncio.to_thread(aisle.ledger.decision, storable(decision_id))
    if logged is None:
        raise HTTPException(404, "No such decision is logged.")
    heard = [Heard.model_validate(feedback, from_attributes=True) for feedback in logged.feedback]
    return {
        **_decision.dump_python(logged.decision, mode="json"),
        "feedback": [feedback.model_dump(mode="json") for feedback in heard],
    }


@router.post("/conversations/{conversation_id}/human", dependencies=trusted)
async def human(conversation_id: str, person: Person, aisle: Here) -> Owned:
    """A person takes the conversation, writes in it, gives it back to the guide, or closes it."""
    event = PersonEvent(person.event_id or uuid4().hex, conversation_id, person.kind, datetime.now(UTC), person.text)
    await aisle.inbox.settle(event)
    session = await asyncio.to_thread(aisle.ledger.session, storable(conversation_id))
    return Owned(owner=session.owner if session else "bot")


@router.get("/conversations/{conversation_id}/summary", dependencies=trusted)
async def summarised(conversation_id: str, aisle: Here) -> Summary:
    """What a person who takes over needs to know: wishes, cart, mood, the last list, the last things said."""
    session = await asyncio.to_thread(aisle.ledger.session, storable(conversation_id))
    if session is None:
        raise HTTPException(404, "There is no such conversation.")
    found = summary(session, aisle.guide.search, aisle.guide.knowledge.forms)
    return await aisle.llm.summed(found, session) if aisle.llm else found


@router.get(
    "/conversations/{conversation_id}/events",
    response_class=StreamingResponse,
    responses={200: {"description": "A stream without end", "content": {"text/event-stream": {}}}},
)
async def events(
    conversation_id: str, aisle: Here, caller: Caller, last_event_id: Annotated[int, Header(ge=0)] = 0
) -> StreamingResponse:
    """Every reply and everything people do, as server-sent events, from the beginning or after Last-Event-ID.

    An event `draft` shows how far a reply has come that is still being worded; the reply follows in any case.
    """
    _within(caller, conversation_id)
    lines = _stream(aisle, storable(conversation_id), last_event_id)
    return StreamingResponse(lines, media_type="text/event-stream", headers={"Cache-Control": "no-store"})


async def _stream(aisle: Aisle, conversation_id: str, after: int) -> AsyncIterator[str]:
    silent, drawn = 0.0, None
    while True:
        news = await asyncio.to_thread(aisle.ledger.stream, conversation_id, after)
        for said in news:
            yield f"id: {said.position}\nevent: {said.kind}\ndata: {said.body}\n\n"
            after = said.position
        growing = aisle.drafts.growing(conversation_id)
        if growing is not None and growing != drawn:
            # Without an id: whoever comes back later has no use for a draft.
            yield f"event: draft\ndata: {_growing.dump_json(growing).decode()}\n\n"
        drawn = growing
        silent = 0.0 if news else silent + POLL
        if silent >= BEAT:
            silent = 0.0
            yield ": still here\n\n"
        if not news:
            await aisle.drafts.wait(conversation_id, POLL)
