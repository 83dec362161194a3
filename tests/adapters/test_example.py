"""The worked example of docs/adapters.md keeps the adapter contract."""

import asyncio
import socket
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from bot.messages import Reply
from tests.contracts.adapter import AdapterContract, Bench

PAGE = Path(__file__).parents[2] / "docs" / "adapters.md"


def example() -> Any:
    """The page's code as a module."""
    module = ModuleType("lines_example")
    exec(PAGE.read_text("utf-8").split("```python\n")[1].split("```")[0], module.__dict__)  # noqa: S102  # our own text
    return module


class TestLines(AdapterContract):
    @pytest.fixture
    def make(self) -> Callable[[Sequence[str]], Bench]:
        lines_example = example()

        def bench(lines: Sequence[str]) -> Bench:
            with socket.socket() as free:
                free.bind(("127.0.0.1", 0))
                port = free.getsockname()[1]
            adapter = lines_example.Lines(port)
            heard: list[str] = []

            async def talk() -> None:
                while True:
                    try:
                        reader, writer = await asyncio.open_connection("127.0.0.1", port)
                    except ConnectionRefusedError:
                        await asyncio.sleep(0.01)
                    else:
                        break
                try:
                    writer.write("".join(f"{line}\n" for line in lines).encode())
                    while answer := await reader.readline():
                        heard.append(answer.decode())
                finally:
                    # What was on its way when the other side hung up.
                    heard.extend((await reader.read()).decode().splitlines())
                    writer.close()

            def payload(text: str) -> Any:
                (conversation,) = adapter._open
                return lines_example.to_payload(Reply(text=text, language="en", act="help"), conversation)[0]

            return Bench(adapter, payload, lambda: heard, beside=talk)

        return bench


def test_a_line_that_was_hung_up_is_gone() -> None:
    lines_example = example()
    payload = lines_example.to_payload(Reply(text="late", language="en", act="help"), "lines-1")[0]
    with pytest.raises(lines_example.GoneError):
        asyncio.run(lines_example.Lines(0).send(payload, "k"))
