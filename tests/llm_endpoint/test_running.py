"""A model beside the running application: the stream shows a reply that grows, the operator reads what was blocked."""

import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from app.blocked import BlockedTable
from app.settings import Settings
from app.tokens import SqlMeter
from bot.llm.meter import Caps
from tests.app.server import Server, serving
from tests.llm_endpoint.server import ChatServer, say

WISH = "waterproof hiking boots under $120"


@pytest.fixture
def settings(tmp_path: Path, chat_server: ChatServer, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """With our own server as the model."""
    monkeypatch.chdir(tmp_path)
    return Settings(
        data=tmp_path / "data", llm_base_url=chat_server.base_url, llm_seconds=30, llm_first_seconds=20,
        llm_uses=("wording", "summary"),
    )  # fmt: skip


@pytest.fixture
def server(settings: Settings) -> Iterator[Server]:
    """The application on a real socket."""
    with serving(settings) as running:
        yield running


def heard(server: Server, into: list[tuple[str, dict[str, object]]], ready: threading.Event) -> None:
    """Listen to the conversation's stream until its reply."""
    with httpx.stream("GET", f"{server.url}/v1/conversations/c/events", timeout=60) as stream:
        ready.set()
        kind = ""
        for line in stream.iter_lines():
            if line.startswith("event: "):
                kind = line.removeprefix("event: ")
            elif line.startswith("data: "):
                into.append((kind, json.loads(line.removeprefix("data: "))))
                if kind == "reply":
                    return


def test_whoever_listens_sees_the_reply_grow(server: Server, chat_server: ChatServer) -> None:
    chat_server.script = say("[P1] fits what you asked for. ", "Have a look at [P2]. ", "And it goes on ", between=1.5)
    events: list[tuple[str, dict[str, object]]] = []
    ready = threading.Event()
    listener = threading.Thread(target=heard, args=(server, events, ready))
    listener.start()
    assert ready.wait(20)
    reply = server.say(WISH, event_id="e1").json()
    listener.join(30)
    first = reply["cards"][0]["title"]
    kinds = [kind for kind, _ in events]
    assert kinds[0] == "draft"
    assert kinds[-1] == "reply"
    assert events[0][1] == {"event_id": "e1", "text": f"{first} fits what you asked for."}
    assert events[-1][1]["text"] == reply["text"]
    assert reply["text"].startswith(events[0][1]["text"])


def test_the_operator_reads_what_was_blocked_and_what_it_took(
    server: Server, settings: Settings, chat_server: ChatServer
) -> None:
    chat_server.script = say("[P1] fits what you asked for. It costs 99 cents. Delivered tomorrow. ")
    server.say(WISH)
    figures = httpx.get(f"{server.url}/metrics").text
    assert 'aisle_llm_sentences_total{use="wording",verdict="blocked"} 2.0' in figures
    assert 'aisle_llm_sentences_total{use="wording",verdict="shown"} 1.0' in figures
    assert 'aisle_llm_calls_total{outcome="answered",use="wording"} 1.0' in figures
    table = BlockedTable(server.aisle.database)
    until = time.monotonic() + 10
    while len(table.newest(10)) < 2 and time.monotonic() < until:
        time.sleep(0.05)
    assert {one.sentence for one in table.newest(10)} == {"It costs 99 cents.", "Delivered tomorrow."}
    assert all(one.reason and one.use == "wording" for one in table.newest(10))
    today = table.newest(1)[0].at.date()
    (spent,) = SqlMeter(server.aisle.database, Caps()).spent(today)
    assert (spent.use, spent.calls) == ("wording", 1)
    assert spent.prompt > 200


def test_a_model_that_fails_is_told_of(server: Server, chat_server: ChatServer) -> None:
    chat_server.script = say(status=500)
    for number in range(3):
        assert server.say(WISH, conversation=f"c{number}").json()["cards"]
    degraded = httpx.get(f"{server.url}/readyz").json()["degraded"]
    assert any(line.startswith("llm:") for line in degraded)


def test_whoever_takes_over_reads_a_summary_of_true_sentences(server: Server, chat_server: ChatServer) -> None:
    chat_server.script = say("[P1] fits what you asked for.")
    server.say(WISH)
    plain = httpx.get(f"{server.url}/v1/conversations/c/summary").json()["text"]
    chat_server.script = say("The shopper is looking for waterproof hiking boots. They have paid $7,000 already.")
    told = httpx.get(f"{server.url}/v1/conversations/c/summary").json()["text"]
    assert "7,000" not in told
    assert told.endswith(plain.removeprefix("[P1] fits what you asked for.").strip())
