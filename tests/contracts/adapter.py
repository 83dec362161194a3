"""What every platform's adapter promises. A subclass gives `make`: an adapter, its input and what it sent."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest

from adapters.base import Adapter, Payload
from bot.messages import Message, Tap


@dataclass
class Bench:
    """An adapter on the bench: fed with `lines`, each sent payload visible through `sent`."""

    adapter: Adapter
    payload: Callable[[str], Payload]
    sent: Callable[[], Sequence[str]]


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

        await asyncio.wait_for(bench.adapter.run(accept), timeout=10)
        assert len(accepted) == expected
        return accepted

    async def test_every_event_is_accepted_in_order_with_its_own_id(self, make: Callable[..., Bench]) -> None:
        accepted = await self._drive(make(["boots", "第二个"]), 2)
        assert [event.text for event in accepted if isinstance(event, Message)] == ["boots", "第二个"]
        assert len({event.event_id for event in accepted}) == 2
        assert all(event.at.tzinfo for event in accepted)

    async def test_an_answer_is_sent_once_per_key(self, make: Callable[..., Bench]) -> None:
        bench = make([])
        for _ in range(3):
            await bench.adapter.send(bench.payload("only once"), key="k1")
        await bench.adapter.send(bench.payload("another"), key="k2")
        assert [("only once" in text, "another" in text) for text in bench.sent()] == [(True, False), (False, True)]

    async def test_closing_ends_the_run(self, make: Callable[..., Bench]) -> None:
        bench = make(["one", "two", "three"])

        async def accept(event: Message | Tap) -> None:
            await bench.adapter.close()

        await asyncio.wait_for(bench.adapter.run(accept), timeout=10)
