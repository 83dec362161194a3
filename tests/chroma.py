"""A real Chroma server on loopback, and one that takes connections and never answers."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

PROGRAM = Path(sys.executable).with_name("chroma")


@contextmanager
def running(folder: Path, port: int = 0) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    """`chroma run` over a folder: its address and its process."""
    if not port:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
    process = subprocess.Popen(
        [PROGRAM, "run", "--path", folder, "--host", "127.0.0.1", "--port", str(port)],
        cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    url = f"http://127.0.0.1:{port}"
    try:
        until = time.monotonic() + 60
        while time.monotonic() < until and process.poll() is None:
            try:
                if httpx.get(f"{url}/api/v2/heartbeat", timeout=1).is_success:
                    break
            except httpx.HTTPError:
                time.sleep(0.05)
        else:
            pytest.fail("the Chroma server did not come up")
        yield url, process
    finally:
        process.kill()
        process.wait()


@contextmanager
def hanging() -> Iterator[str]:
    """The address of a server that says nothing."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen(64)
        yield f"http://127.0.0.1:{door.getsockname()[1]}"
