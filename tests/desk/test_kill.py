"""Case 4 for both desks: the process is killed between the claim and the end of the send."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.chatwoot.server import chatwoot
from tests.desk.desk import desk

ROOT = Path(__file__).parents[2]


@contextmanager
def worker(platform: str, data: Path, url: str, when: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process at work until the block ends."""
    command = [sys.executable, "-m", "tests.desk.worker", platform, str(data), url, when]
    process = subprocess.Popen(command, cwd=ROOT)
    try:
        yield process
    finally:
        process.kill()
        process.wait(10)


def killed_once(platform: str, data: Path, url: str, when: str, said: Callable[[], list[str]], wanted: int) -> None:
    """Let it die at its first send, and then work."""
    with worker(platform, data, url, when) as first:
        assert first.wait(120) == -signal.SIGKILL
    with worker(platform, data, url, "never"):
        end = time.monotonic() + 120
        while len(said()) < wanted:
            assert time.monotonic() < end, said()
            time.sleep(0.05)
        time.sleep(0.5)


@pytest.mark.parametrize(("when", "times"), [("before", 1), ("after", 2)])
def test_4_chatwoot_hears_everything_and_at_most_that_one_message_twice(tmp_path: Path, when: str, times: int) -> None:
    with chatwoot() as running:
        ann = running.shopper()
        killed_once("chatwoot", tmp_path, running.url, when, ann.conversation.said, 1 + times)
        assert ann.conversation.said() == ["heard boots"] * times + ["heard hats"]


@pytest.mark.parametrize("when", ["before", "after"])
def test_4_a_desk_that_knows_our_ids_shows_everything_once(tmp_path: Path, when: str) -> None:
    with desk() as running:
        killed_once("desk", tmp_path, running.url, when, lambda: running.shown["c1"], 2)
        assert running.shown["c1"] == ["heard boots", "heard hats"]
