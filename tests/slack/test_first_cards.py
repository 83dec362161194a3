"""From tokens to first cards by docs/slack.md alone: steps 3 to 5, with the commands that stand there."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.slack.people import Person, Workspace
from tests.slack.server import Slack
from tests.slack.stack import approved

ROOT = Path(__file__).parents[2]
AISLE = Path(sys.executable).with_name("aisle")


@contextmanager
def demo(folder: Path, env: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """`aisle demo`, which is what `make demo` runs, until the block ends."""
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen([AISLE, "demo"], cwd=folder, env=env, stdout=log, stderr=log)
        try:
            yield process
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(60)


def test_tokens_to_first_cards(
    slack: Slack, acme: Workspace, ann: Person, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (ROOT / "docs/slack.md").read_text("utf-8").partition("\n## ")[0]
    steps = re.findall(r"^(\d)\. ", page, re.MULTILINE)
    assert steps == ["1", "2", "3", "4", "5"]
    wish = re.search(r"write \*“([^”]*)”", page)
    assert wish
    assert "aisle connect slack" in page
    assert "make demo" in page
    env = {name: value for name, value in os.environ.items() if not name.startswith("AISLE_")}
    env |= {"AISLE_SLACK_API_URL": slack.api_url, "AISLE_PORT": "0"}
    began = time.monotonic()
    pasted = f"{acme.team.token}\n{slack.world.app_token}\n"
    done = subprocess.run(
        [AISLE, "connect", "slack"], cwd=tmp_path, env=env, input=pasted, text=True, capture_output=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    with demo(tmp_path, env):
        slack.wait(lambda: slack.sockets.open, seconds=240)
        ann.say(wish[1])
        slack.wait(lambda: ann.lines[-1].titles, seconds=60)
        seconds = time.monotonic() - began
        assert "$" in str(ann.lines[-1].blocks)
    assert acme.team.token not in (tmp_path / "log").read_text("utf-8")
    approved(slack)
    with capsys.disabled():
        print(f"\n  from tokens to first cards: steps 3 to 5 of 5, {seconds:.0f} s")  # noqa: T201  # the figures are the point
