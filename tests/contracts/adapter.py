"""What every platform's adapter promises. A subclass gives `make`: an adapter, its input and what it sent."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

import pytest

from adapters.base import Adapter, Payload
from bot.messages import Message, Tap

Accept = Callable[[Message | Tap], Awaitable[None]]


@dataclass
class Bench:
    """An adapter on the bench: fed with lines, each sent payload visible through `sent`."""

    adapter: Adapter
    payload: Callable[[str], Payload]
    """The payload of a reply with this text, for the conversation of the lines."""
    sent: Callable[[], Sequence[str]]
    """Every text that arrived, in order."""
    beside: Callable[[], Awaitable[object]] | None = None
    """What feeds the lines while the adapter runs, where they are not there from the start."""

    async def run(self, accept: Accept) -> None:
        """Run the adapter until it ends."""
        async with asyncio.timeout(20):
            feeding = asyncio.ensure_future(self.beside()) if self.beside else None
            await self.adapter.run(accept)
            if feeding:
                feeding.cancel()
                await asyncio.gather(feeding, return_exceptions=True)


class AdapterContract:
    """Subclass and override `make`."""

    @pytest.fixture
    def make(self) -> Callable[[Sequence[str]], Bench]:
        raise NotImplementedError

    async def _drive(self, bench: Bench, expected: int) -> list[Message | Tap]:
        """Run the adapter, answering each event, until `expected` events came in."""
        accepted: list[Message | Tap] = []

        async def accept(event: Message | Tap) -> None:
            accepted.append(event)
            await bench.adapter.send(bench.payload(f"answer {len(accepted)}"), key=event.event_id)
            if len(accepted) == expected:
                await bench.adapter.close()

        await bench.run(accept)
        assert len(accepted) == expected
        return accepted

    async def test_every_event_is_accepted_in_order_with_its_own_id(self, make: Callable[..., Bench]) -> None:
        accepted = await self._drive(make(["boots", "第二个"]), 2)
        assert [event.text for event in accepted if isinstance(event, Message)] == ["boots", "第二个"]
        assert len({event.event_id for event in accepted}) == 2
        assert len({(event.platform, event.conversation_id, event.user_id) for event in accepted}) == 1
        assert all(event.at.tzinfo for event in accepted)

    async def test_every_answer_arrives(self, make: Callable[..., Bench]) -> None:
        bench = make(["boots", "第二个"])
        await self._drive(bench, 2)
        assert [text.strip() for text in bench.sent()] == ["answer 1", "answer 2"]

    async def test_an_answer_is_sent_once_per_key(self, make: Callable[..., Bench]) -> None:
        bench = make(["boots"])

        async def accept(event: Message | Tap) -> None:
            for _ in range(3):
                await bench.adapter.send(bench.payload("only once"), key=event.event_id)
            await bench.adapter.close()

        await bench.run(accept)
        assert [text.strip() for text in bench.sent()] == ["only once"]

    async def test_closing_ends_the_run(self, make: Callable[..., Bench]) -> None:
        bench = make(["one", "two", "three"])
        accepted = []

        async def accept(event: Message | Tap) -> None:
            accepted.append(event)
            await bench.adapter.close()

        await bench.run(accept)
        assert len(accepted) == 1
