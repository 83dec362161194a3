"""Runs `aisle` commands as processes of their own that can be killed, without paying for their imports each time.

`python -m tests.app.commands SAID` loads what commands need and then forks: each line in is {"words", "folder",
"limit"?} or {"wait": pid}, each line out a process id, or a return code as `subprocess` has it. `limit` is the most
bytes of a file. What a command says is kept in the folder SAID, so that the command's own disk may be full.
"""

import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

COMMANDS: list[str | Path] = [sys.executable, "-m", "tests.app.commands"]


@dataclass
class Running:
    """One command."""

    commands: "Commands"
    pid: int

    def wait(self) -> int:
        """Its return code; negative for a signal."""
        return int(self.commands.ask({"wait": self.pid}))

    def kill(self) -> int:
        """SIGKILL it unless it has ended; its return code."""
        os.kill(self.pid, signal.SIGKILL)
        return self.wait()

    def output(self, name: str = "out") -> str:
        """What it wrote to `out` or `err`."""
        return (self.commands.said / f"{self.pid}.{name}").read_text("utf-8")


class Commands:
    """A process that runs commands."""

    def __init__(self, root: Path, said: Path) -> None:
        """`root` is the project's folder."""
        self.said = said
        plain = {name: value for name, value in os.environ.items() if not name.startswith("AISLE_")}
        self._process = subprocess.Popen(
            [*COMMANDS, said], cwd=root, env=plain, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )
        self.ask({"wait": 0})

    def start(self, folder: Path, *words: str, limit: int | None = None) -> Running:
        """Begin `aisle …` in a folder."""
        return Running(self, int(self.ask({"words": words, "folder": str(folder), "limit": limit})))

    def run(self, folder: Path, *words: str, limit: int | None = None) -> tuple[int, str, str]:
        """Return code, stdout and stderr of a command that is left to end."""
        running = self.start(folder, *words, limit=limit)
        return running.wait(), running.output(), running.output("err")

    def ask(self, line: dict[str, Any]) -> Any:
        """One line in, one line out."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(line) + "\n")
        return json.loads(self._process.stdout.readline())

    def close(self) -> None:
        """End."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(10)
        assert self._process.stdout is not None
        self._process.stdout.close()


def at_any_moment(running: Running, usual: float, moments: random.Random) -> int:
    """Kill a command somewhere in its usual time; its return code, 0 when it was quicker."""
    time.sleep(moments.uniform(0, usual))
    return running.kill()


def _main() -> None:
    import scipy.sparse  # noqa: F401

    import app.cli.goods
    import app.wiring  # noqa: F401

    for line in sys.stdin:
        asked = json.loads(line)
        if "words" in asked:
            answer = os.fork() or _child(asked)
        else:
            answer = os.waitstatus_to_exitcode(os.waitpid(asked["wait"], 0)[1]) if asked["wait"] else 0
        print(answer, flush=True)  # noqa: T201 - the answer


def _child(asked: dict[str, Any]) -> int:
    from app.cli import main

    code = 70
    try:
        os.chdir(asked["folder"])
        for number, name in ((1, "out"), (2, "err")):
            os.dup2(os.open(f"{sys.argv[1]}/{os.getpid()}.{name}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
        if asked["limit"]:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (asked["limit"], asked["limit"]))
        sys.argv = ["aisle", *asked["words"]]
        main()
        code = 0
    except SystemExit as end:
        code = int(end.code or 0)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    _main()
