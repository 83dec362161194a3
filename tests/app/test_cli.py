"""The command line: in an empty folder, beside a running demo that is a process of its own, and over files."""

import gzip
import io
import json
import logging
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx
import pytest
import structlog

from app.cli import main

AISLE = Path(sys.executable).with_name("aisle")


COMPILED = Path(tempfile.gettempdir()) / f"aisle-compiled-{os.getpid()}"


@pytest.fixture(scope="module", autouse=True)
def _compiled() -> Iterator[None]:
    yield
    shutil.rmtree(COMPILED, ignore_errors=True)


def environment(**more: str) -> dict[str, str]:
    """Ours, without settings of Aisle. Compiled code is kept, as on a machine where the command ran before."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("AISLE_")}
    plain.pop("PYTHONDONTWRITEBYTECODE", None)
    return plain | {"PYTHONPYCACHEPREFIX": str(COMPILED)} | more


@dataclass
class Done:
    """What a command left behind."""

    returncode: int
    stdout: str
    stderr: str


Command = Callable[..., Done]


@pytest.fixture
def aisle(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Command]:
    """Runs `aisle …` in a folder, inside this process: a process of its own costs seconds of imports."""
    handlers, level = logging.root.handlers[:], logging.root.level

    def run(folder: Path, *words: str, stdin: str = "", **more: str) -> Done:
        with monkeypatch.context() as patch:
            patch.chdir(folder)
            patch.setattr(sys, "argv", ["aisle", *words])
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
            patch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
            for name, value in ({"PYTHONPYCACHEPREFIX": str(COMPILED)} | more).items():
                patch.setenv(name, value)
            try:
                main()
            except SystemExit as end:
                said = capsys.readouterr()
                return Done(int(end.code or 0), said.out, said.err)
        pytest.fail("the command line did not end by itself")

    yield run
    logging.root.handlers[:] = handlers
    logging.root.setLevel(level)
    structlog.reset_defaults()


@dataclass
class Demo:
    """A running `aisle demo`."""

    folder: Path
    process: "subprocess.Popen[str]"
    url: str


def start(folder: Path, *, port: int = 0, **more: str) -> Demo:
    """`aisle demo` in a folder, answering."""
    log = (folder / "demo.log").open("w+")
    process = subprocess.Popen(
        [AISLE, "demo"], cwd=folder, env=environment(AISLE_PORT=str(port), **more), text=True,
        stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
    )  # fmt: skip
    log.close()
    until = time.monotonic() + 90
    while time.monotonic() < until and process.poll() is None:
        for line in (folder / "demo.log").read_text("utf-8").splitlines():
            if "http://" in line:
                return Demo(folder, process, "http://" + line.split("http://")[1].strip())
        time.sleep(0.1)
    process.kill()
    pytest.fail("the demo did not come up:\n" + (folder / "demo.log").read_text("utf-8"))


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    running = start(tmp_path_factory.mktemp("demo"), AISLE_SEED="1")
    yield running
    running.process.terminate()
    # uvicorn ends by the signal it was given, once everything is closed.
    assert running.process.wait(20) in (0, -signal.SIGTERM)
    assert "Traceback" not in (running.folder / "demo.log").read_text("utf-8")


def test_an_empty_folder_stays_empty_and_one_line_says_what_to_do(tmp_path: Path, aisle: Command) -> None:
    for words in (("search", "boots"), ("chat", "--json"), ("serve",), ("index", "missing.json")):
        done = aisle(tmp_path, *words)
        assert done.returncode in (1, 2)
        assert done.stdout == ""
        assert len(done.stderr.strip().splitlines()) == 1
        assert "aisle demo" in done.stderr or "missing.json" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_wrong_settings_are_named_on_one_line_each(tmp_path: Path, aisle: Command) -> None:
    done = aisle(tmp_path, "serve", AISLE_PORT="many", AISLE_HOST="0.0.0.0")  # noqa: S104  # refused is the point
    assert done.returncode == 2
    assert "AISLE_PORT" in done.stderr
    assert "Traceback" not in done.stderr
    doctor = aisle(tmp_path, "doctor", "--json", AISLE_PORT="many")
    assert doctor.returncode == 1
    assert "AISLE_PORT" in json.loads(doctor.stdout)["findings"][0]["says"]


LINES = [
    {"text": "waterproof hiking boots under $120, not leather"},
    {"text": "cheaper"},
    {"text": "200元以内的蓝色连衣裙，不要雪纺"},
]


def test_chat_beside_the_demo_answers_each_line(demo: Demo) -> None:
    done = subprocess.run(
        [AISLE, "chat", "--json"], cwd=demo.folder, input="".join(json.dumps(line) + "\n" for line in LINES),
        capture_output=True, text=True, timeout=60, env=environment(),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    replies = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(replies) == 3
    for reply, least, currency, most in zip(replies, (3, 1, 1), ("USD", "USD", "CNY"), (120, 120, 200), strict=True):
        assert len(reply["cards"]) >= least, reply
        for card in reply["cards"]:
            assert card["currency"] == currency
            assert Decimal(card["price"]) <= most
    assert done.stderr == ""


def test_chat_says_which_line_it_cannot_read_and_goes_on(demo: Demo, aisle: Command) -> None:
    lines = [
        "nonsense",
        '{"text": 5}',
        '{"text": "a", "action": "b"}',
        "[]",
        "",
        '{"action": "unknown"}',
        '{"text": "\\ud800"}',
    ]
    done = aisle(demo.folder, "chat", "--json", stdin="\n".join(lines))
    assert done.returncode == 1
    assert [json.loads(line)["language"] for line in done.stdout.splitlines()] == ["en", "en"]
    assert [line.split(":")[1].strip() for line in done.stderr.splitlines()] == ["line 1", "line 2", "line 3", "line 4"]


def test_chat_for_people_draws_text(demo: Demo, aisle: Command) -> None:
    done = aisle(demo.folder, "chat", stdin="hiking boots\n/1\n")
    assert done.returncode == 0, done.stderr
    assert "1. " in done.stdout
    assert "USD" in done.stdout


def test_search_one_and_many(demo: Demo, aisle: Command) -> None:
    one = aisle(demo.folder, "search", "red dress", "-k", "2", "--json")
    found = json.loads(one.stdout)
    assert found["query"] == "red dress"
    assert len(found["ids"]) == len(found["scores"]) == 2
    batch = demo.folder / "queries.txt"
    batch.write_text(
        'red dress\n\nboots under $100\n{"query": "boots", "filters": {"price": {"<=": 100}}}\n'
        '{"query": "boots", "filters": [{"field": "price", "op": "<=", "value": "1"}]}\n{"not": "an object of ours"}\n',
        "utf-8",
    )
    many = aisle(demo.folder, "search", "--batch", str(batch), "-k", "2")
    assert many.returncode == 0, many.stderr
    rows: list[dict[str, Any]] = [json.loads(line) for line in many.stdout.splitlines()]
    assert [row["query"] for row in rows] == [
        "red dress", "", "boots under $100", "boots", "boots", '{"not": "an object of ours"}',
    ]  # fmt: skip
    assert rows[0] == found
    assert rows[1]["ids"] == []
    assert set(rows[2]["ids"]) == set(rows[3]["ids"])
    assert rows[4]["ids"] == []


def test_search_refuses_filters_it_does_not_know(demo: Demo, aisle: Command) -> None:
    batch = demo.folder / "bad.txt"
    batch.write_text('boots\n{"query": "boots", "filters": {"price": {"~": 1}}}\n', "utf-8")
    done = aisle(demo.folder, "search", "--batch", str(batch))
    assert done.returncode == 2
    assert "line 2" in done.stderr
    assert done.stdout == ""
    assert aisle(demo.folder, "search").returncode == 2


def test_the_doctor_finds_the_demo_well(demo: Demo, aisle: Command) -> None:
    done = aisle(demo.folder, "doctor", "--json")
    assert done.returncode == 0, done.stdout
    findings = {finding["subject"]: finding["state"] for finding in json.loads(done.stdout)["findings"]}
    assert set(findings) == {
        "settings",
        "database",
        "catalog",
        "vectors",
        "embedder",
        "policy",
        "links",
        "slack",
        "telegram",
        "chatwoot",
        "llm",
    }
    assert set(findings.values()) == {"ok"}
    assert "broken" not in aisle(demo.folder, "doctor").stdout


def test_the_doctor_tells_of_an_llm_that_does_not_answer(demo: Demo, aisle: Command) -> None:
    done = aisle(
        demo.folder, "doctor", "--json", AISLE_LLM_BASE_URL="http://127.0.0.1:9/v1", AISLE_LLM_API_KEY="hunter2"
    )
    assert done.returncode == 0
    llm = json.loads(done.stdout)["findings"][-1]
    assert (llm["subject"], llm["state"]) == ("llm", "degraded")
    assert "hunter2" not in done.stdout + done.stderr


def test_a_busy_port_is_named(demo: Demo, aisle: Command) -> None:
    port = demo.url.rsplit(":", 1)[1]
    done = aisle(demo.folder, "demo", AISLE_PORT=port)
    assert done.returncode == 1
    assert done.stderr.strip() == f"aisle: port {port} is in use: stop what uses it, or set AISLE_PORT to another one"


def ask(demo: Demo, text: str, **more: str) -> dict[str, Any]:
    """POST /v1/messages."""
    body = {"conversation_id": "http", "user_id": "u", "text": text, **more}
    answer = httpx.post(f"{demo.url}/v1/messages", json=body, timeout=30)
    assert answer.status_code == 200
    reply: dict[str, Any] = answer.json()
    return reply


def test_the_server_takes_up_what_index_changed(demo: Demo, aisle: Command) -> None:
    assert not any(card["product_id"] == "zither-1" for card in ask(demo, "a concert zither")["cards"])
    goods = demo.folder / "goods.jsonl.gz"
    with gzip.open(goods, "wt", encoding="utf-8") as file:
        file.write('{"id": "zither-1", "title": "Concert zither", "price": "$310", "categories": ["Zithers"]}\n')
        file.write('{"id": "zither-2", "title": "Broken zither", "price": -5}\n')
    done = aisle(demo.folder, "index", str(goods), "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["stored"]["added"] >= 1
    until = time.monotonic() + 20
    while time.monotonic() < until:
        if any(card["product_id"] == "zither-1" for card in ask(demo, "a concert zither")["cards"]):
            break
        time.sleep(0.5)
    else:
        pytest.fail("the new product did not appear")
    assert httpx.get(f"{demo.url}/readyz").json() == {"status": "ready", "degraded": []}


def test_the_server_takes_up_what_knowledge_changed(demo: Demo, aisle: Command) -> None:
    question = "do you rent zithers out for weddings?"
    assert "Rental" not in ask(demo, question)["text"]
    pages = demo.folder / "pages"
    pages.mkdir()
    (pages / "rental.md").write_text("# Rental\n\nWe rent zithers for 12 dollars a day.", "utf-8")
    (pages / "empty.md").write_text("", "utf-8")
    (pages / "faq.csv").write_text("问题,答案\n你们修古筝吗？,修，三天取。\n没有答案的问题？,\n", "utf-8")
    done = aisle(demo.folder, "knowledge", str(pages), "--json")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["passages"] == {"en": 1, "zh": 1}
    assert report["replies"] == 1
    assert [one["file"] for one in report["skipped"]] == ["empty.md", "faq.csv, line 3"]
    assert report["stored"]["added"] == 2
    assert report["stored"]["total"] > 100  # the demo's own pages stay
    until = time.monotonic() + 20
    while "12 dollars a day" not in ask(demo, question)["text"]:
        assert time.monotonic() < until, "the new page is not quoted"
        time.sleep(0.5)
    assert ask(demo, "请问你们能修古筝吗")["text"].startswith("修，三天取。")
    assert "12 dollars" not in ask(demo, "who pays for the return label?")["text"]


def test_a_folder_that_cannot_be_read_leaves_the_pages_as_they_were(demo: Demo, aisle: Command) -> None:
    (demo.folder / "nothing").mkdir()
    for folder in ("nothing", "not-there"):
        done = aisle(demo.folder, "knowledge", folder, "--replace")
        assert done.returncode == 1
        assert folder in done.stderr
        assert "Traceback" not in done.stderr
    assert "$4.90" in ask(demo, "who pays for the return label?")["text"]


def test_a_file_that_cannot_be_read_leaves_the_catalog_as_it_was(demo: Demo, aisle: Command) -> None:
    broken = demo.folder / "broken.json"
    broken.write_text('[{"id": "half', "utf-8")
    before = json.loads(aisle(demo.folder, "search", "boots", "--json").stdout)
    done = aisle(demo.folder, "index", str(broken), "--replace")
    assert done.returncode == 1
    assert "broken.json" in done.stderr
    assert "Traceback" not in done.stderr
    assert json.loads(aisle(demo.folder, "search", "boots", "--json").stdout) == before


def test_kill_9_then_restart_keeps_every_reply_and_link(tmp_path: Path) -> None:
    first = start(tmp_path)
    try:
        reply = ask(first, "hiking boots", event_id="e1")
    finally:
        first.process.send_signal(signal.SIGKILL)
        first.process.wait()
    began = time.monotonic()
    second = start(tmp_path, port=int(first.url.rsplit(":", 1)[1]))
    try:
        print(f"second start: {time.monotonic() - began:.1f} s")  # noqa: T201  # shown with -rP
        assert ask(second, "hiking boots", event_id="e1") == reply
        assert httpx.get(reply["cards"][0]["url"]).status_code == 302
        logged = httpx.get(f"{second.url}/v1/decisions/{reply['decision_id']}").json()
        assert [feedback["kind"] for feedback in logged["feedback"]] == ["click"]
        tapped = reply["cards"][0]["buttons"][0]["action"]
        body = {"conversation_id": "http", "user_id": "u", "action": tapped}
        assert httpx.post(f"{second.url}/v1/messages", json=body, timeout=30).json()["act"] != "help"
    finally:
        second.process.terminate()
        second.process.wait(20)
