"""`aisle chat` with and without a model over the same script: other words, the same cards, byte for byte."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.demo.catalog import products
from app.demo.knowledge import passages
from app.settings import Settings
from app.wiring import build
from retrieval.vectors import ExactIndex
from tests.llm_endpoint.server import ChatServer, Json, Script, say

ROOT = Path(__file__).parents[2]
SCRIPTS = {
    "en": (
        "waterproof hiking boots under $120",
        "something cheaper",
        "a gift for my mother",
        "more",
        "which one is it?",
    ),
    "zh": ("你好", "防水登山靴，900元以内", "便宜点的", "送妈妈的丝巾", "第二个多少钱"),
}


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the demo shop in it."""
    folder = tmp_path_factory.mktemp("shop") / "data"
    aisle = build(Settings(data=folder), vectors=ExactIndex)
    aisle.catalog.upsert(products(), currency="USD", language="en")
    aisle.pages.renew(passages())
    aisle.load()
    aisle.database.dispose()
    return folder


def chat(folder: Path, script: list[Json], **settings: str) -> list[dict[str, Any]]:
    """What `aisle chat --json` answers over a copy of the folder."""
    copy = folder.with_name(f"copy-{len(list(folder.parent.iterdir()))}")
    shutil.copytree(folder, copy)
    plain = {name: value for name, value in os.environ.items() if not name.startswith("AISLE_")}
    done = subprocess.run(
        [sys.executable, "-c", "from app.cli import main; main()", "chat", "--json"],
        input="".join(f"{json.dumps(line)}\n" for line in script), capture_output=True, text=True, cwd=ROOT,
        env=plain | {"AISLE_DATA": str(copy), **settings}, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_the_cards_do_not_know_of_a_model(shop: Path, chat_server: ChatServer) -> None:
    def answer(asked: Json) -> Script:
        chinese = "简体中文" in asked["messages"][0]["content"]
        return say("[P1]符合您的要求。" if chinese else "[P1] fits what you asked for.")

    chat_server.script = answer
    script = [
        {"text": text, "conversation_id": language, "event_id": f"{language}-{number}"}
        for language, texts in SCRIPTS.items()
        for number, text in enumerate(texts)
    ]
    plain = chat(shop, script)
    worded = chat(shop, script, AISLE_LLM_BASE_URL=chat_server.base_url, AISLE_LLM_FIRST_SECONDS="30",
                  AISLE_LLM_SECONDS="60")  # fmt: skip
    for part in ("cards", "buttons", "act", "decision_id", "owner", "understood"):
        assert json.dumps([reply[part] for reply in worded]) == json.dumps([reply[part] for reply in plain])
    assert sum(bool(reply["cards"]) for reply in plain) >= 6
    changed = [reply for reply, before in zip(worded, plain, strict=True) if reply["text"] != before["text"]]
    assert {reply["language"] for reply in changed} == {"en", "zh"}
    for reply in changed:
        title = reply["cards"][0]["title"]
        assert reply["text"].startswith((f"{title} fits what you asked for.", f"{title}符合您的要求。"))
