"""The worked example of docs/adapters.md is taken from the page and runs: under the contract and in the registry."""

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from app.platforms import Platform
from bot.messages import Reply
from tests.contracts.adapter import AdapterContract, Bench

PAGE = Path(__file__).parents[2] / "docs/adapters.md"
BLOCKS = re.findall(r"^```python\n(.*?)^```", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
NOW = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.fixture(scope="module")
def example() -> Iterator[Any]:
    """The page's file as a module."""
    module = ModuleType("folder_of_the_docs")
    sys.modules[module.__name__] = module
    exec(compile(BLOCKS[0], str(PAGE), "exec"), module.__dict__)  # noqa: S102  # our own page
    yield module
    del sys.modules[module.__name__]


class TestFolder(AdapterContract):
    @pytest.fixture
    def make(self, example: Any, tmp_path: Path) -> Callable[[Sequence[str]], Bench]:
        def bench(lines: Sequence[str]) -> Bench:
            for number, line in enumerate(lines):
                (tmp_path / f"ann.{number}.txt").write_text(line, "utf-8")
            out = tmp_path / "ann.out"
            return Bench(
                example.Folder(tmp_path),
                lambda text: example.to_payload(Reply(text=text, language="en", act="help"), "folder:ann")[0],
                lambda: [part for part in out.read_text("utf-8").split("\n\n") if part] if out.exists() else [],
            )

        return bench


def test_a_number_presses_a_button_of_the_last_answer(example: Any) -> None:
    assert example.to_message("ann.2.txt", "/2", ("t1", "t2"), now=NOW).action == "t2"
    assert example.to_message("ann.2.txt", "/3", ("t1", "t2"), now=NOW).text == "/3"


def test_the_registry_line_connects_it(example: Any, tmp_path: Path) -> None:
    names = {"Platform": Platform, "Folder": example.Folder, "to_payload": example.to_payload}
    platforms = eval(f"{{{BLOCKS[1]}}}", names)  # noqa: S307  # our own page
    platform = platforms["folder"]
    assert not platform.configured(SimpleNamespace(folder=None))
    settings = SimpleNamespace(folder=tmp_path)
    assert platform.configured(settings)
    assert isinstance(platform.adapter(settings, None, b""), example.Folder)
    assert platform.draw() is example.to_payload


def test_the_setting_is_as_settings_are_written() -> None:
    assert re.match(r'folder: Path \| None = None\n"""', BLOCKS[2])
