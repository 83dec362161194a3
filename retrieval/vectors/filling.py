"""Fill a vector directory in a process of its own: chromadb holds the interpreter for seconds, and answers would wait.

The rows come in a file beside the directory; standard input stays open for as long as the parent lives.
"""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from retrieval.vectors.base import Floats, VectorIndexError

NICE = 10
"""How far the process stands back behind those that answer."""


def fill(directory: Path, ids: Sequence[str], rows: Floats) -> None:
    """Make the directory with the rows in it. Raises VectorIndexError, OSError."""
    handed = directory.with_suffix(".npz")
    names = np.frombuffer(json.dumps(list(ids)).encode(), np.uint8)
    try:
        np.savez(handed, names=names, rows=rows)
        done = subprocess.Popen(  # noqa: S603 - our own module
            [sys.executable, "-c", f"from {__name__} import main; main()", str(directory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        with done:
            assert done.stderr is not None  # noqa: S101 - asked for above
            said = done.stderr.read().decode("utf-8", "replace").strip().splitlines()
    finally:
        handed.unlink(missing_ok=True)
    if done.returncode:
        reason = said[-1] if said else f"the process that writes it ended with {done.returncode}"
        raise VectorIndexError(f"the vector index cannot be written: {reason}")


def main() -> None:
    """Write the rows."""
    from retrieval.vectors.store import Store

    os.nice(NICE)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    directory = Path(sys.argv[1])
    with np.load(directory.with_suffix(".npz"), allow_pickle=False) as handed:
        ids, rows = json.loads(handed["names"].tobytes()), handed["rows"]
    store = Store(directory, create=True)
    store.add(ids, rows)
    store.close()


def _end_with_parent() -> None:
    os.read(0, 1)  # a buffered read would hold a lock that the end of the process needs
    os._exit(1)
