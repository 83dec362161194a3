"""Vector indexes: the contract for both, and what only an index on disk can get wrong."""

import json
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from retrieval.vectors import ChromaIndex, ExactIndex, VectorIndex, VectorIndexError, chroma
from tests.contracts.vector_index import VectorIndexContract, names, vectors


class TestExactIndex(VectorIndexContract):
    @pytest.fixture
    def index(self) -> VectorIndex:
        return ExactIndex()


class TestChromaIndex(VectorIndexContract):
    @pytest.fixture
    def index(self, tmp_path: Path) -> Iterator[VectorIndex]:
        index = ChromaIndex(tmp_path)
        yield index
        index.close()


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """A folder with forty rows, left in good order."""
    index = ChromaIndex(tmp_path)
    index.fill(names(40), vectors(40), "a")
    index.close()
    return tmp_path


def test_the_set_survives_the_process_and_guards_itself(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unfinished = filled / "v-unfinished"
    unfinished.mkdir()  # what a writer killed in the middle leaves: `current.json` does not name it
    (unfinished / "chroma.sqlite3").write_bytes(b"half")
    index = ChromaIndex(filled)
    assert index.fingerprint() == "a"
    assert index.nearest(vectors(40)[3], 1)[0][0] == "p3"
    with pytest.raises(VectorIndexError, match="dimensions"):
        index.nearest(vectors(1, 3)[0], 2)
    monkeypatch.setattr(chroma, "LOCK_PATIENCE", 0.1)
    with FileLock(filled / "lock"), pytest.raises(VectorIndexError, match="another process"):
        index.fill(names(3), vectors(3), "b")
    assert index.fingerprint() == "a"
    index.fill(names(2), vectors(2), "b")
    assert not unfinished.exists()
    index.close()


def _directory(folder: Path) -> Path:
    return folder / json.loads((folder / "current.json").read_text("utf-8"))["directory"]


@pytest.mark.parametrize("damage", ["not a database", "half a pointer", "pointer to nothing"])
def test_a_damaged_folder_counts_as_empty_and_can_be_filled(filled: Path, damage: str) -> None:
    pointer = filled / "current.json"
    if damage == "not a database":
        (_directory(filled) / "chroma.sqlite3").write_bytes(b"\0" * 5_000)
    elif damage == "half a pointer":
        pointer.write_text(pointer.read_text("utf-8")[:20], "utf-8")
    else:
        shutil.rmtree(_directory(filled))
    index = ChromaIndex(filled)
    assert index.fingerprint() is None
    assert index.nearest(vectors(1)[0], 3) == []
    index.fill(names(5), vectors(5), "b")
    assert len(index.nearest(vectors(1)[0], 9)) == 5
    index.close()


@pytest.mark.parametrize(("rows", "code"), [(40, 0), (41, 1)])
def test_a_probe_counts_the_rows(filled: Path, monkeypatch: pytest.MonkeyPatch, rows: int, code: int) -> None:
    monkeypatch.setattr(sys, "argv", ["probe", str(_directory(filled)), str(rows), "16"])
    assert chroma.probe.main() == code


def test_a_directory_that_kills_its_reader_does_not_kill_us(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The crash itself needs a lucky kill; a probe that dies by signal stands for it."""
    dying = [sys.executable, "-c", "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)"]
    monkeypatch.setattr(chroma.probe, "start", lambda *_: subprocess.Popen(dying))
    index = ChromaIndex(filled)
    assert index.fingerprint() is None
    index.fill(names(5), vectors(5), "b")
    assert index.fingerprint() == "b"
    index.close()


def test_a_reader_lives_through_the_fills_of_another_process(filled: Path) -> None:
    reader = ChromaIndex(filled)
    refill = (
        "import sys; from pathlib import Path; from retrieval.vectors import ChromaIndex\n"
        "from tests.contracts.vector_index import names, vectors\n"
        "ChromaIndex(Path(sys.argv[1])).fill(names(9), vectors(9), 'other')\n"
    )
    subprocess.run([sys.executable, "-c", refill, str(filled)], check=True)
    assert reader.nearest(vectors(40)[3], 1)[0][0] == "p3"
    late = ChromaIndex(filled)
    assert late.fingerprint() == "other"
    late.fill(names(9), vectors(9), "another")
    with pytest.raises(VectorIndexError, match="replaced"):
        reader.nearest(vectors(40)[3], 1)
    assert len(list(filled.glob("v-*"))) == 2
    for index in (reader, late):
        index.close()


def test_two_writers_of_the_same_set_do_the_work_once(tmp_path: Path) -> None:
    first, second = ChromaIndex(tmp_path), ChromaIndex(tmp_path)
    first.fill(names(7), vectors(7), "b")
    directory = _directory(tmp_path)
    second.fill(names(7), vectors(7), "b")
    assert _directory(tmp_path) == directory
    assert len(second.nearest(vectors(1)[0], 9)) == 7
    first.close()
    second.close()


def test_a_writer_that_fails_leaves_the_set_and_says_why(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chroma, "HERE", 0)
    index = ChromaIndex(filled)
    monkeypatch.setenv("PYTHONPATH", str(filled))
    (filled / "chromadb.py").write_text("raise RuntimeError('no room')", "utf-8")
    with pytest.raises(VectorIndexError, match="no room"):
        index.fill(names(9), vectors(9), "b")
    assert index.fingerprint() == "a"
    assert not list(filled.glob("*.npz"))
    monkeypatch.delenv("PYTHONPATH")
    index.fill(names(9), vectors(9), "b")
    assert index.nearest(vectors(9)[3], 1)[0][0] == "p3"
    index.close()


def test_importing_search_does_not_load_chromadb() -> None:
    code = "import sys, retrieval.search, retrieval.vectors; raise SystemExit('chromadb' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


@pytest.mark.long
def test_killed_writers_never_leave_a_folder_that_cannot_be_used(tmp_path: Path) -> None:
    code = (
        "import itertools, sys; from pathlib import Path; from retrieval.vectors import ChromaIndex\n"
        "from tests.contracts.vector_index import names, vectors\n"
        "index = ChromaIndex(Path(sys.argv[1]))\n"
        "for turn in itertools.count():\n"
        "    index.fill(names(3000), vectors(3000, 64, seed=turn), f'{sys.argv[2]} {turn}')\n"
    )
    moments = random.Random(7)  # noqa: S311 - when to kill is no secret
    for kill in range(12):
        writer = subprocess.Popen([sys.executable, "-c", code, str(tmp_path), str(kill)])
        time.sleep(moments.uniform(2, 8))
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        index = ChromaIndex(tmp_path)
        held = index.fingerprint()
        assert (len(index.nearest(vectors(1, 64)[0], 10)) == 10) == (held is not None)
        index.fill(names(40), vectors(40, 64), f"after {kill}")
        assert len(index.nearest(vectors(1, 64)[0], 50)) == 40
        index.close()
