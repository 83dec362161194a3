"""Try a vector directory in a process of its own: a damaged one can crash whoever opens it (chromadb 1.5.9).

It passes when the directory holds the rows it should and answers a query.
"""

import subprocess
import sys
from pathlib import Path

PATIENCE = 60.0
"""Seconds after which a directory that does not answer counts as damaged."""


def start(directory: Path, rows: int, dimensions: int) -> "subprocess.Popen[bytes]":
    """Begin probing; `answers` tells how it went."""
    code = f"from {__name__} import main; raise SystemExit(main())"
    arguments = [sys.executable, "-c", code, str(directory), str(rows), str(dimensions)]
    return subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - our own module


def answers(probe: "subprocess.Popen[bytes]") -> bool:
    """Wait for a probe; False when it failed, crashed or hung."""
    try:
        return probe.wait(PATIENCE) == 0
    except subprocess.TimeoutExpired:
        probe.kill()
        probe.wait()
        return False


def main() -> int:
    """Open, count and ask once; the exit code."""
    import numpy as np

    from retrieval.vectors.store import Store

    directory, rows, dimensions = sys.argv[1:]
    store = Store(Path(directory))
    if store.count() != int(rows):
        return 1
    if int(rows) == 0:
        return 0
    found = store.nearest(np.full(int(dimensions), 1 / np.sqrt(float(dimensions)), np.float32), 1)
    return 0 if found else 1
