"""`aisle chat`: talk to the guide in a terminal, or line by line from another program."""

import asyncio
import json
import logging
import sys
import threading
from datetime import UTC, datetime
from typing import Annotated, Any
from uuid import uuid4

import typer
from rich.markup import escape

from app.cli import app
from app.cli.say import err, line, out
from app.settings import load_settings

PLATFORM = "terminal"


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

    from app.database import refuse_missing
    from app.wiring import build
    from bot.messages import Button, Reply

    replies = TypeAdapter(Reply)
    settings = load_settings()
    refuse_missing(settings)
    aisle = build(settings)
    conversation = uuid4().hex
    buttons: list[Button] = []
    fine = True
    try:
        await aisle.start()
        if not as_json:
            out.print('Ask for something, such as "waterproof hiking boots under $120". A button is #1, #2, …')
        async for number, text in _lines(prompt=not as_json):
            try:
                said = _read_json(text) if as_json else _read_plain(text, buttons)
            except ValueError as problem:
                fine = False
                err.print(f"aisle: line {number}: {problem}", markup=False)
                continue
            reply = await aisle.inbox.answer(_event(said, conversation))
            if as_json:
                line(replies.dump_python(reply, mode="json"))
            else:
                buttons = [button for card in reply.cards for button in card.buttons] + list(reply.buttons)
                _show(reply)
    finally:
        await aisle.close()
    return fine


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


def _read_plain(text: str, buttons: list[Any]) -> dict[str, str]:
    choice = text.strip().removeprefix("#")
    if text.strip().startswith("#") and choice.isdecimal():
        if not 1 <= int(choice) <= len(buttons):
            raise ValueError(f"there is no button {choice}")
        return {"action": buttons[int(choice) - 1].action}
    return {"text": text}


def _event(said: dict[str, str], conversation: str) -> Any:
    from bot.messages import Message, Tap

    common: dict[str, Any] = {
        "event_id": uuid4().hex,
        "platform": PLATFORM,
        "conversation_id": said.get("conversation_id") or conversation,
        "user_id": PLATFORM,
        "at": datetime.now(UTC),
    }
    return Message(text=said["text"], **common) if "text" in said else Tap(action=said["action"], **common)


async def _lines(*, prompt: bool) -> Any:
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


def _show(reply: Any) -> None:
    out.print(escape(reply.text))
    number = 0
    for card in reply.cards:
        price = f"{card.price} {card.currency}" if card.price is not None else ""
        out.print(f"  [bold]{escape(card.title)}[/bold]  {price}")
        out.print(f"    {escape(card.reason)}  [dim]{escape(card.url or '')}[/dim]")
        number = _buttons(card.buttons, number)
    _buttons(reply.buttons, number)


def _buttons(buttons: Any, number: int) -> int:
    words = [f"#{place} {escape(button.label)}" for place, button in enumerate(buttons, start=number + 1)]
    if words:
        out.print("    [dim]" + "   ".join(words) + "[/dim]")
    return number + len(words)
