"""Telegram, the page and the terminal in one process and one event loop, and an end that leaves nothing half said."""

import asyncio
import io
import socket
import time
from pathlib import Path

import httpx
import pytest
import uvicorn

from adapters.terminal import Terminal, to_payload
from app.http import create
from app.settings import Settings
from bot.messages import Message, Tap
from tests.telegram.server import Telegram
from tests.telegram.shop import settings_for, shop
from tests.telegram.stack import approved, stack


async def test_three_platforms_share_one_loop_and_end_within_ten_seconds(
    telegram: Telegram, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    aisle = shop(settings_for(Settings(data=tmp_path / "data"), telegram))
    ann = telegram.user("Ann", language="en")
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{door.getsockname()[1]}"
        server = uvicorn.Server(
            uvicorn.Config(
                create(aisle), log_config=None, access_log=False, timeout_graceful_shutdown=2, loop="asyncio"
            )
        )
        serving = asyncio.create_task(server.serve(sockets=[door]))
        await telegram.until(lambda: server.started, seconds=60)

        sink = io.StringIO()
        screen = Terminal(io.StringIO("waterproof hiking boots\n"), sink, conversation_id="terminal")

        async def accept(event: Message | Tap) -> None:
            for payload in to_payload(await aisle.inbox.answer(event), event.conversation_id):
                await screen.send(payload, event.event_id)

        async def ask_the_page() -> httpx.Response:
            body = {"conversation_id": "page", "user_id": "u", "text": "waterproof hiking boots"}
            async with httpx.AsyncClient() as client:
                return await client.post(f"{url}/v1/messages", json=body, timeout=30)

        ann.send("waterproof hiking boots")
        answer, _ = await asyncio.gather(ask_the_page(), screen.run(accept))
        await telegram.until(lambda: ann.lines[-1].sender == "Aisle" and ann.lines[-1].picture)
        assert answer.json()["cards"]
        assert "Boots" in sink.getvalue()
        async with httpx.AsyncClient() as client:
            assert (await client.get(f"{url}/readyz")).json() == {"status": "ready", "degraded": []}

        began = time.monotonic()
        server.should_exit = True
        await serving
        assert time.monotonic() - began < 10
    approved(telegram)


async def test_at_the_end_what_was_begun_is_finished(telegram: Telegram, tmp_path: Path) -> None:
    people = [telegram.user(f"P{number}") for number in range(5)]
    async with stack(telegram, tmp_path, seconds=1.0, durable=True) as at_work:
        for person in people:
            person.send("boots")
        await telegram.until(lambda: len(at_work.dialogue.events) == 5)
        began = time.monotonic()
    assert time.monotonic() - began < 10
    assert [[line.text for line in person.lines] for person in people] == [["boots", "heard boots"]] * 5
