"""The generic desk, called back, under every event five times and at once: one answer each, in order."""

import asyncio
import time
from collections import defaultdict
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr

from adapters.base import House
from adapters.desk import PLATFORM, to_payload
from adapters.desk import Desk as Adapter
from app.http import desk as route
from app.settings import Settings
from tests.desk.desk import SECRET, Desk, desk, shop
from tests.relays.hooks import hooked
from tests.relays.stack import KEY, Stack, at_work


def _storm(folder: Path, conversations: int, each: int) -> str:
    with desk() as back, shop(folder, desk_callback_url=f"{back.url}/back") as running:
        began = time.monotonic()

        def talk(number: int) -> list[int]:
            statuses = []
            for turn in range(each):
                for _ in range(5):
                    told = back.tell(
                        running.url, "message.created", f"c{number}",
                        event_id=f"s{number}-{turn}", user_id=f"u{number}", text="hello" if turn % 2 else "thanks",
                    )  # fmt: skip
                    statuses.append(told.status_code)
            return statuses

        with ThreadPoolExecutor(8) as pool:
            statuses = [status for some in pool.map(talk, range(conversations)) for status in some]
        back.wait(lambda: len(back.known) == conversations * each, seconds=120)
        took = time.monotonic() - began
        time.sleep(0.5)
        assert set(statuses) == {202}
        answered = defaultdict(list)
        for call in back.calls:
            answered[call.data["conversation_id"]].append(call.data["event_id"])
        assert dict(answered) == {
            f"c{number}": [f"s{number}-{turn}" for turn in range(each)] for number in range(conversations)
        }
        return f"{conversations * each} events x5 in {conversations} conversations: one answer each, {took:.1f} s"


def test_a_small_storm(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    figures = _storm(tmp_path, 8, 4)
    with capsys.disabled():
        print(f"\n  desk storm: {figures}")  # noqa: T201  # the figures are the point


@pytest.mark.long
def test_a_larger_storm(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    figures = _storm(tmp_path, 25, 20)
    with capsys.disabled():
        print(f"\n  desk storm: {figures}")  # noqa: T201  # the figures are the point


@asynccontextmanager
async def _slow(back: Desk, data: Path, *, called_back: bool) -> AsyncIterator[tuple[Stack[Adapter], str]]:
    """A dialogue that takes twenty seconds behind the desk's route, and the route's address."""

    def make(house: House) -> Adapter:
        return Adapter(f"{back.url}/back", [SECRET], key=KEY, house=house)

    # Without a call back no courier knows of the desk.
    name = PLATFORM if called_back else "nobody"
    settings = Settings(desk_secret=SecretStr(SECRET))
    async with at_work(name, make, to_payload, data, seconds=20.0, durable=True, patience=1.0) as running:
        couriers = {PLATFORM: running.courier} if called_back else {}
        async with hooked(route.router, settings, running, couriers=couriers) as url:
            yield running, url


async def _tell(back: Desk, url: str, number: int) -> tuple[httpx.Response, float]:
    """The answer to one delivery, and the seconds it took."""
    began = time.monotonic()
    who = {"event_id": f"slow{number}", "user_id": f"u{number}"}
    told = await asyncio.to_thread(back.tell, url, "message.created", f"c{number}", **who, text="boots")
    return told, time.monotonic() - began


@pytest.mark.long
async def test_an_engine_of_twenty_seconds_called_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with desk() as back:
        async with _slow(back, tmp_path, called_back=True) as (running, url):
            began = time.monotonic()
            told = await asyncio.gather(*(_tell(back, url, number) for number in range(5) for _ in range(5)))
            assert {answer.status_code for answer, _ in told} == {202}
            slowest = max(took for _, took in told)
            assert slowest < 3.0
            await asyncio.to_thread(back.wait, lambda: len(back.known) == 5, 60)
            answered = time.monotonic() - began
            await asyncio.sleep(0.5)
            assert len(running.dialogue.events) == 5
        assert dict(back.shown) == {f"c{number}": ["heard boots"] for number in range(5)}
    with capsys.disabled():
        print(f"\n  20 s engine: 25 deliveries taken within {slowest:.2f} s, 5 calls back after {answered:.1f} s")  # noqa: T201


@pytest.mark.long
async def test_an_engine_of_twenty_seconds_in_the_response(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with desk() as back:
        async with _slow(back, tmp_path, called_back=False) as (running, url):
            early = await asyncio.gather(*(_tell(back, url, number) for number in range(5) for _ in range(5)))
            assert {answer.status_code for answer, _ in early} == {503}
            assert max(took for _, took in early) < route.PATIENCE + 3
            assert all("retry-after" in answer.headers for answer, _ in early)
            again = await asyncio.gather(*(_tell(back, url, number) for number in range(5)))
            assert [answer.json()["text"] for answer, _ in again] == ["heard boots"] * 5
            assert len(running.dialogue.events) == 5
    with capsys.disabled():
        first, second = (max(took for _, took in some) for some in (early, again))
        print(f"\n  20 s engine: 25 deliveries refused after {first:.1f} s, repeated: 5 replies after {second:.1f} s")  # noqa: T201
