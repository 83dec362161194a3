"""`aisle chat`: talk to the guide in a terminal, or line by line from another program."""

import asyncio
import json
import locale
import logging
import sys
import threading
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Annotated, Any
from uuid import uuid4

import typer

from app.cli import app
from app.cli.say import err, line, out
from app.settings import load_settings


@app.command()
def chat(
    as_json: Annotated[bool, typer.Option("--json", help="Read and write one JSON object per line.")] = False,
) -> None:
    """Talk to the guide. With --json: {"text"|"action","conversation_id"?} in, a Reply out, one per line."""
    from app import logs

    logs.configure(logging.WARNING)
    if not asyncio.run(_chat(as_json=as_json)):
        sys.exit(1)


async def _chat(*, as_json: bool) -> bool:
    from pydantic import TypeAdapter

    from adapters import terminal
    from adapters.render import as_text
    from app.database import refuse_missing
    from app.turns import NotAnsweredError
    from app.wiring import build
    from bot.messages import Message, Reply, Tap

    settings = load_settings()
    refuse_missing(settings)
    aisle = build(settings)
    replies = TypeAdapter(Reply)
    conversation = uuid4().hex
    actions: tuple[str, ...] = ()
    fine = True

    def event(text: str) -> Message | Tap:
        now = datetime.now(UTC)
        if not as_json:
            return terminal.to_message(
                text, actions, event_id=uuid4().hex, conversation_id=conversation, now=now, locale=_locale()
            )
        said = _read_json(text)
        lane = said.get("conversation_id") or conversation
        if "text" in said:
            return Message(uuid4().hex, terminal.PLATFORM, lane, lane, said["text"], now)
        return Tap(uuid4().hex, terminal.PLATFORM, lane, lane, said["action"], now)

    try:
        await aisle.start()
        if not as_json:
            out.print('Ask for something, such as "waterproof hiking boots under $120". /2 presses the second button.')
        async for number, text in _lines(prompt=not as_json):
            try:
                reply = await aisle.inbox.answer(event(text))
            except (ValueError, NotAnsweredError) as problem:
                fine = False
                err.print(f"aisle: line {number}: {problem}", markup=False)
                continue
            if as_json:
                line(replies.dump_python(reply, mode="json"))
            else:
                shown, actions = as_text(reply)
                out.print(shown, markup=False, soft_wrap=True)
    finally:
        await aisle.close()
    return fine


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
    known = {key: value[key] for key in ("text", "action", "conversation_id") if value.get(key) is not None}
    if not all(isinstance(part, str) for part in known.values()):
        raise ValueError("text, action and conversation_id are strings")
    return known


async def _lines(*, prompt: bool) -> AsyncIterator[tuple[int, str]]:
    """Lines of stdin with their numbers. Read by a daemon thread, so that Ctrl-C does not wait for the next line."""
    queue: asyncio.Queue[str | None] = asyncio.Queue()
    loop = asyncio.get_running_loop()
    more = threading.Semaphore(0)

    def read() -> None:
        while True:
            more.acquire()
            text = sys.stdin.buffer.readline()
            loop.call_soon_threadsafe(queue.put_nowait, text.decode("utf-8", "replace") if text else None)
            if not text:
                return

    threading.Thread(target=read, daemon=True).start()
    number = 0
    while True:
        if prompt:
            out.print("[bold]>[/bold] ", end="")
        more.release()
        text = await queue.get()
        if text is None:
            return
        number += 1
        if text.strip():
            yield number, text.rstrip("\r\n")
