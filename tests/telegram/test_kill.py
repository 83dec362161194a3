"""Case 4: the process is killed between the claim and the end of the send."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.telegram.server import Telegram
from tests.telegram.stack import approved

ROOT = Path(__file__).parents[2]


@contextmanager
def worker(telegram: Telegram, data: Path, when: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process at work until the block ends."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.telegram.worker", str(data), telegram.token, telegram.url, when], cwd=ROOT
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait(10)


@pytest.mark.parametrize(("when", "times"), [("before", 1), ("after", 2)])
def test_4_killed_at_its_first_send_it_loses_nothing_and_repeats_at_most_that_one(
    telegram: Telegram, tmp_path: Path, when: str, times: int
) -> None:
    ann = telegram.user("Ann")
    with worker(telegram, tmp_path, when) as first:
        ann.send("boots")
        ann.send("hats")
        assert first.wait(30) == -signal.SIGKILL
    with worker(telegram, tmp_path, "never"):
        telegram.wait(lambda: len([line for line in ann.lines if line.sender == "Aisle"]) >= 1 + times, seconds=30)
    said = [line.text for line in ann.lines if line.sender == "Aisle"]
    assert said == ["heard boots"] * times + ["heard hats"]
    approved(telegram)
