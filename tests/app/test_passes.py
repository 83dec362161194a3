"""Page passes: where a token closes the API, a visitor's page still reaches its own conversations, and nothing else."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr

from app.passes import Passes, may_speak
from app.settings import Settings
from tests.app.server import Server, serving

KEY = b"key"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder: Path = tmp_path_factory.mktemp("passes")
    with serving(Settings(data=folder / "data", api_token=SecretStr("the token"))) as running:
        yield running


def bearer(text: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {text}"}


def speak(server: Server, given: str, conversation: str, user: str = "u") -> httpx.Response:
    body = {"conversation_id": conversation, "user_id": user, "text": "boots"}
    return httpx.post(f"{server.url}/v1/messages", json=body, headers=bearer(given), timeout=30)


def test_a_page_speaks_in_its_own_conversations_only(server: Server) -> None:
    page = httpx.get(server.url).text
    given = page.split('name="pass" content="')[1].split('"')[0]
    visitor = given.split(".")[0]
    other = server.aisle.passes.issue()
    assert speak(server, given, f"web-{visitor}-1", "somebody else").json()["cards"]
    session = server.aisle.ledger.session(f"web-{visitor}-1")
    assert session is not None
    assert session.user_id == f"web-{visitor}", "nobody speaks in another's name"
    assert speak(server, other, f"web-{visitor}-1").status_code == 403
    assert speak(server, given, "c1").status_code == 403
    assert speak(server, f"{visitor}.0000", f"web-{visitor}-1").status_code == 401
    assert speak(server, "the token", "c1").status_code == 200


def test_the_stream_takes_the_pass_from_the_address(server: Server) -> None:
    given = server.aisle.passes.issue()
    visitor = given.split(".")[0]
    speak(server, given, f"web-{visitor}-1")
    stream = f"{server.url}/v1/conversations/web-{visitor}-1/events"
    with httpx.stream("GET", stream, params={"pass": given}) as answer:
        assert answer.status_code == 200
        assert next(answer.iter_lines()).startswith("id:")
    assert httpx.get(stream).status_code == 401
    assert httpx.get(stream, params={"pass": server.aisle.passes.issue()}).status_code == 403


def test_a_pass_opens_neither_the_log_nor_the_desk_nor_the_figures(server: Server) -> None:
    given = bearer(server.aisle.passes.issue())
    assert httpx.get(f"{server.url}/v1/decisions/d", headers=given).status_code == 403
    person = f"{server.url}/v1/conversations/c/human"
    assert httpx.post(person, json={"kind": "take"}, headers=given).status_code == 403
    assert httpx.get(f"{server.url}/v1/conversations/c/summary", headers=given).status_code == 403
    for path in ("/learning/overview", "/learning/rehearsal", "/learning/d"):
        assert httpx.get(server.url + path, headers=given).status_code == 401
    assert 'id="panel"' not in httpx.get(server.url).text


def test_what_we_issue_we_know() -> None:
    passes = Passes(KEY)
    first, second = passes.issue(), passes.issue()
    assert first != second
    assert passes.visitor(first) == first.split(".")[0]
    assert Passes(b"other").visitor(first) is None
    assert may_speak("a", "web-a-1")
    assert not may_speak("a", "web-ab-1")


@given(st.text())
def test_what_we_did_not_issue_we_do_not_know(text: str) -> None:
    assert Passes(KEY).visitor(text) is None
