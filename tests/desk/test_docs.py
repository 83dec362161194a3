"""The client of docs/desk.md, as it stands there, gets a signed conversation going in both styles."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.desk.desk import SECRET, shop

PAGE = Path(__file__).parents[2] / "docs" / "desk.md"
CLIENT = PAGE.read_text("utf-8").split("```python\n")[1].split("```")[0]


def test_the_client_has_thirty_lines() -> None:
    assert len(CLIENT.strip().splitlines()) <= 30


@pytest.mark.parametrize("style", ["response", "call-back"])
def test_a_stranger_s_client_gets_a_conversation_going(tmp_path: Path, style: str) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    more = {"desk_callback_url": f"http://127.0.0.1:{port}/"} if style == "call-back" else {}
    with shop(tmp_path, **more) as running:
        done = subprocess.run(
            [sys.executable, "-c", CLIENT, str(port)],
            env={"AISLE": running.url, "AISLE_DESK_SECRET": SECRET}, capture_output=True, text=True, timeout=60,
        )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "boots" in done.stdout.lower()
