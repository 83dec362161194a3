"""Packages of npm that tests use, installed on first use into a cache outside the project.

That needs node and npm, and the network that first time.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import unavailable


def installed(*packages: str) -> Path:
    """The folder node_modules with exactly these (name@version). OSError or CalledProcessError: they cannot be had."""
    name = "+".join(package.replace("@", "-").replace("/", "-").strip("-") for package in packages)
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "aisle-tests" / name
    done = cache / "done"
    if not done.exists():
        npm = shutil.which("npm")
        if npm is None or shutil.which("node") is None:
            raise FileNotFoundError("node and npm")
        cache.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            [npm, "install", *packages, "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", cache],
            check=True, capture_output=True, timeout=300,
        )  # fmt: skip
        done.touch()
    return cache / "node_modules"


def needed(*packages: str) -> Path:
    """The same, or a skip with the line about what is missing; a failure where AISLE_REQUIRE names node."""
    try:
        return installed(*packages)
    except (OSError, subprocess.SubprocessError) as error:
        unavailable("node", f"install node and npm, and let npm fetch {', '.join(packages)} ({error})")
        raise pytest.skip.Exception from error
