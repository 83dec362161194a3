"""The generic desk, called back, under every event five times and at once: one answer each, in order."""

import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.desk.desk import desk, shop


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
