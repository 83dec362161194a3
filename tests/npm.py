"""Programs from npm that the tests talk to, installed on first use into a cache outside the project."""

import os
import shutil
import subprocess
from pathlib import Path


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
