"""`aisle chat`: talk to the guide in a terminal, or line by line from another program."""

import asyncio
import json
import locale
import logging
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any
from uuid import uuid4

import typer

from app.cli import app
from app.cli.say import err, line, out
from app.settings import load_settings

if TYPE_CHECKING:
    from app.turns import Inbox
    from bot.messages import Message, Tap


@app.command()
def chat(
    as_json: Annotated[bool, typer.Option("--json", help="Read and write one JSON object per line.")] = False,
) -> None:
    """Talk to the guide. With --json {"text"|"action","conversation_id"?,"event_id"?} in, a Reply out, one per line."""
    from app import logs

    logs.configure(logging.WARNING)
    if not asyncio.run(_chat(as_json=as_json)):
        sys.exit(1)


async def _chat(*, as_json: bool) -> bool:
    from app.database import refuse_missing
    from app.wiring import build

    settings = load_settings()
    refuse_missing(settings)
    sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # the real stdin is a TextIOWrapper
    aisle = build(settings)
    try:
        await aisle.start()
        return await (_for_programs(aisle.inbox) if as_json else _for_people(aisle.inbox))
    finally:
        await aisle.close()


async def _for_people(inbox: "Inbox") -> bool:
    from adapters.terminal import Terminal, to_payload
    from app.turns import NotAnsweredError

    conversation, fine = uuid4().hex, True
    screen = Terminal(sys.stdin, sys.stdout, conversation_id=conversation, locale=_locale(), prompt="> ")

    async def accept(event: "Message | Tap") -> None:
        nonlocal fine
        try:
            reply = await inbox.answer(event)
        except NotAnsweredError as problem:
            fine = False
            err.print(f"aisle: {problem}", markup=False)
            await screen.close()
        else:
            for payload in to_payload(reply, conversation):
                await screen.send(payload, key=event.event_id)

    out.print('Ask for something, such as "waterproof hiking boots under $120". /2 presses the second button.')
    await screen.run(accept)
    return fine


async def _for_programs(inbox: "Inbox") -> bool:
    from pydantic import TypeAdapter

    from adapters.terminal import lines
    from app.turns import NotAnsweredError
    from bot.messages import Reply

    replies, conversation, fine, number = TypeAdapter(Reply), uuid4().hex, True, 0
    async for text in lines(sys.stdin):
        number += 1
        if not text.strip():
            continue
        try:
            reply = await inbox.answer(_event(_read_json(text), conversation))
        except (ValueError, NotAnsweredError) as problem:
            fine = False
            err.print(f"aisle: line {number}: {problem}", markup=False)
        else:
            line(replies.dump_python(reply, mode="json"))
    return fine


def _event(said: dict[str, str], conversation: str) -> "Message | Tap":
    from adapters.terminal import PLATFORM
    from bot.messages import Message, Tap

    lane, now = said.get("conversation_id") or conversation, datetime.now(UTC)
    # The seed of a turn's draws is made of the event's id: a script that names it gets the same cards again.
    event_id = said.get("event_id") or uuid4().hex
    if "text" in said:
        return Message(event_id, PLATFORM, lane, lane, said["text"], now)
    return Tap(event_id, PLATFORM, lane, lane, said["action"], now)


def _locale() -> str | None:
    """The shopper's locale as the terminal tells it, such as zh-CN."""
    name = locale.getlocale()[0]
    return name.replace("_", "-") if name and len(name) == 5 else None


def _read_json(text: str) -> dict[str, str]:
    try:
        value: Any = json.loads(text)
    except ValueError:
        raise ValueError("not valid JSON") from None
    if not isinstance(value, dict) or ("text" in value) == ("action" in value):
        raise ValueError('needs {"text": …} or {"action": …}')
    names = ("text", "action", "conversation_id", "event_id")
    known = {key: value[key] for key in names if value.get(key) is not None}
    if not all(isinstance(part, str) for part in known.values()):
        raise ValueError("text, action, conversation_id and event_id are strings")
    return known
