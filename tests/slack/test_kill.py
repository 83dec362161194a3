"""Case 4: the process is killed between claim and end of the send. Slack can be asked, so nothing is repeated."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.slack.people import Person, Workspace
from tests.slack.server import Slack
from tests.slack.stack import approved

ROOT = Path(__file__).parents[2]


@contextmanager
def worker(slack: Slack, acme: Workspace, data: Path, when: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process at work until the block ends."""
    tokens = (acme.team.token, slack.world.app_token)
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.slack.worker", str(data), *tokens, slack.api_url, when], cwd=ROOT
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait(10)


@pytest.mark.parametrize("when", ["before", "after"])
def test_4_killed_at_its_first_send_it_loses_nothing_and_repeats_nothing(
    slack: Slack, acme: Workspace, ann: Person, tmp_path: Path, when: str
) -> None:
    with worker(slack, acme, tmp_path, when) as first:
        slack.wait(lambda: slack.sockets.open, seconds=60)
        ann.say("boots")
        ann.say("hats")
        assert first.wait(60) == -signal.SIGKILL
    with worker(slack, acme, tmp_path, "never"):
        slack.wait(lambda: [line for line in ann.lines if line.text == "heard hats"], seconds=60)
    said = [line.text for line in ann.lines if line.sender == "Aisle"]
    assert said == ["heard boots", "heard hats"]
    approved(slack)
