"""The terminal as a platform: a line in, text out; "/2" presses the second button of the last reply."""

import asyncio
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from typing import TextIO
from uuid import uuid4

from adapters.base import Limits, Payload
from adapters.render import as_text
from bot.messages import Message, Reply, Tap

PLATFORM = "terminal"
LIMITS = Limits(text=4096, cards=0, buttons=0, label=75)


def to_message(
    line: str, actions: tuple[str, ...], *, event_id: str, conversation_id: str, now: datetime, locale: str | None
) -> Message | Tap:
    """What a typed line means: "/2" is a press on the second of `actions`, anything else is said."""
    number = line.strip().removeprefix("/")
    if line.strip().startswith("/") and number.isdecimal() and 1 <= int(number[:6]) <= len(actions):
        action = actions[int(number) - 1]
        return Tap(event_id, PLATFORM, conversation_id, conversation_id, action, now, locale)
    return Message(event_id, PLATFORM, conversation_id, conversation_id, line.rstrip("\r\n"), now, locale)


def to_payload(reply: Reply, conversation_id: str) -> tuple[Payload, ...]:
    """The reply as text, with the actions its numbers press."""
    text, actions = as_text(reply)
    return (Payload(conversation_id, {"text": text, "actions": actions}),)


class Terminal:
    """Reads lines until the end of input; the next line is read once the one before it is answered."""

    limits = LIMITS

    def __init__(
        self, source: TextIO, sink: TextIO, *, conversation_id: str, locale: str | None = None, prompt: str = ""
    ) -> None:
        self._source = source
        self._sink = sink
        self._conversation_id = conversation_id
        self._locale = locale
        self._prompt = prompt
        self._actions: tuple[str, ...] = ()
        self._sent: set[str] = set()
        self._closed = False
        self._answered = asyncio.Event()

    async def run(self, accept: Callable[[Message | Tap], Awaitable[None]]) -> None:
        """Receive until the input ends or `close` is called."""
        async for line in lines(self._source, before=lambda: self._write(self._prompt)):
            if line.strip():
                self._answered.clear()
                event = to_message(
                    line,
                    self._actions,
                    event_id=uuid4().hex,
                    conversation_id=self._conversation_id,
                    now=datetime.now(UTC),
                    locale=self._locale,
                )
                await accept(event)
                # The numbers of the next line press the buttons of this line's answer.
                await self._answered.wait()
            if self._closed:
                return

    async def send(self, payload: Payload, key: str) -> None:
        """Print once per key."""
        if key in self._sent:
            return
        self._sent.add(key)
        actions = payload.body["actions"]
        self._actions = tuple(map(str, actions)) if isinstance(actions, (tuple, list)) else ()
        self._write(f"{payload.body['text']}\n\n")
        self._answered.set()

    async def close(self) -> None:
        """Take in no further line."""
        self._closed = True
        self._answered.set()

    def _write(self, text: str) -> None:
        self._sink.write(text)
        self._sink.flush()


async def lines(source: TextIO, *, before: Callable[[], object] = lambda: None) -> AsyncIterator[str]:
    """The source's lines, each read when it is asked for; `before` is called first.

    A daemon thread reads, so that Ctrl-C does not wait for the next line.
    """
    queue: asyncio.Queue[str] = asyncio.Queue()
    loop = asyncio.get_running_loop()
    wanted = threading.Semaphore(0)

    def read() -> None:
        line = "first"
        while line:
            wanted.acquire()
            line = source.readline()
            loop.call_soon_threadsafe(queue.put_nowait, line)

    threading.Thread(target=read, daemon=True).start()
    while True:
        before()
        wanted.release()
        if not (line := await queue.get()):
            return
        yield line.rstrip("\r\n")
