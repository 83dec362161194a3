"""Builds an index in processes of its own, one per third: a running server goes on answering meanwhile.

    {"url": …, "folder": …, "third": "what_it_is"}  on standard input  (a database address may hold a password)

Each line of the answer is {"stamp": …} once, then {"done": n}, then {"saved": true}.
"""

import gc
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine

from retrieval import arrays, index
from retrieval.catalog import Catalog
from retrieval.errors import RetrievalError
from retrieval.stamp import Stamp
from retrieval.threads import one_thread

ATTEMPTS = 5
"""How often the thirds may start at different versions of a catalog that is being written."""


class BuildError(RetrievalError):
    """The index could not be built."""


def build(engine: Engine, folder: Path, progress: Callable[[int, int], None]) -> Stamp:
    """Build all thirds of an index into a folder; what it was made from. Raises BuildError."""
    for _ in range(ATTEMPTS):
        thirds = [_Third(engine, folder, name) for name in index.THIRDS]
        try:
            stamps = [third.stamp() for third in thirds]
            if len(set(stamps)) == 1:
                longest, *others = thirds
                longest.finish(progress)
                for third in others:
                    third.finish(lambda done, size: None)
                return stamps[0]
        finally:
            for third in thirds:
                third.stop()
    raise BuildError("the catalog changes too fast to be indexed")


class _Third:
    """One process and what it says."""

    def __init__(self, engine: Engine, folder: Path, name: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "retrieval.building"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        url = engine.url.render_as_string(hide_password=False)
        asked = {"url": url, "folder": str(folder), "third": name}
        assert self._process.stdin is not None  # noqa: S101 - asked for above
        self._process.stdin.write(json.dumps(asked))
        self._process.stdin.close()
        self._size = 0

    def stamp(self) -> Stamp:
        said = self._next()
        self._size = int(said["size"])
        return Stamp(**said["stamp"])

    def finish(self, progress: Callable[[int, int], None]) -> None:
        while "saved" not in (said := self._next()):
            progress(int(said["done"]), self._size)
        self._process.wait()

    def stop(self) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()

    def _next(self) -> dict[str, Any]:
        assert self._process.stdout is not None  # noqa: S101 - asked for above
        line = self._process.stdout.readline()
        if not line:
            raise BuildError(f"a process that builds the index ended with {self._process.wait()}")
        said: dict[str, Any] = json.loads(line)
        if "failed" in said:
            raise BuildError(said["failed"])
        return said


def main() -> None:
    """Build one third."""
    one_thread()
    # Nothing made here is garbage before the end.
    gc.disable()
    asked = json.load(sys.stdin)
    engine = create_engine(asked["url"])
    third = index.THIRDS[asked["third"]]
    try:
        with Catalog(engine).reading() as standing:
            stamp = Stamp(standing.identity, standing.version)
            _say({"stamp": {"identity": stamp.identity, "version": stamp.version}, "size": standing.size})
            built = third(standing.products, lambda done: _say({"done": done}))
        arrays.save(Path(asked["folder"]), built)
        _say({"saved": True})
    except (RetrievalError, OSError) as problem:
        _say({"failed": str(problem)})


def _say(said: dict[str, Any]) -> None:
    print(json.dumps(said), flush=True)  # noqa: T201 - the other process reads it


if __name__ == "__main__":
    main()
