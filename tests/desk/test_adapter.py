"""Both desks keep the adapter contract."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime

import pytest

from adapters.chatwoot import Chatwoot, Place, Told
from adapters.chatwoot import to_payload as chatwoot_payload
from adapters.desk import Desk, to_payload
from adapters.desk.places import PLATFORM, conversation
from bot.messages import Message, Reply, Tap
from bot.people import PersonEvent
from tests.chatwoot import server
from tests.contracts.adapter import AdapterContract, Bench
from tests.desk import desk
from tests.relays.stack import KEY, NoHouse


async def nobody(_: Message | Tap | PersonEvent) -> None:
    """Nothing comes in before the adapter runs."""
    raise AssertionError("the adapter takes it in itself")


class TestDesk(AdapterContract):
    @pytest.fixture
    def running(self) -> Iterator[desk.Desk]:
        with desk.desk() as running:
            yield running

    @pytest.fixture
    def make(self, running: desk.Desk) -> Callable[[Sequence[str]], Bench]:
        def bench(lines: Sequence[str]) -> Bench:
            adapter = Desk(f"{running.url}/back", [desk.SECRET], key=KEY, house=NoHouse())
            here = conversation("c", KEY)

            async def tell() -> None:
                while adapter._accept is None:  # noqa: ASYNC110  # the state is another object's
                    await asyncio.sleep(0.005)
                for number, line in enumerate(lines):
                    if adapter._closed.is_set():
                        return
                    await adapter.receive(Message(f"e{number}", PLATFORM, here, "u", line, datetime.now(UTC)), nobody)

            def payload(text: str) -> object:
                return to_payload(Reply(text=text, language="en", act="help"), here)[0]

            return Bench(adapter, payload, lambda: running.shown["c"], beside=tell)  # type: ignore[arg-type]

        return bench


class TestChatwoot(AdapterContract):
    @pytest.fixture
    def running(self) -> Iterator[server.Chatwoot]:
        with server.chatwoot() as running:
            yield running

    @pytest.fixture
    def make(self, running: server.Chatwoot) -> Callable[[Sequence[str]], Bench]:
        def bench(lines: Sequence[str]) -> Bench:
            adapter = Chatwoot(running.url, server.BOT_TOKEN, key=KEY, house=NoHouse())
            ann, place = running.shopper(), Place(3, 1)

            async def tell() -> None:
                while adapter._accept is None:  # noqa: ASYNC110  # the state is another object's
                    await asyncio.sleep(0.005)
                for number, line in enumerate(lines, start=1):
                    if adapter._closed.is_set():
                        return
                    told = Told(
                        "message_created", place, "pending", number, "incoming", line, sender="contact", sender_id="1"
                    )
                    await adapter.receive(told, "", nobody)

            def payload(text: str) -> object:
                return chatwoot_payload(Reply(text=text, language="en", act="help"), place.conversation(KEY))[0]

            return Bench(adapter, payload, ann.conversation.said, beside=tell)  # type: ignore[arg-type]

        return bench
