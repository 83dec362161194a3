"""Any service desk over the real server that answers in the response; who holds the conversation; bad deliveries."""

import json
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from app.http.desk import CURL, PYTHON
from tests.app.server import Server
from tests.desk.desk import OLD, SECRET, Desk, shop, signed

ASK = "waterproof hiking boots under $120"


@pytest.fixture(scope="module")
def synchronous(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with shop(tmp_path_factory.mktemp("desk")) as running:
        yield running


@pytest.fixture
def teller() -> Desk:
    """A desk that is not called back."""
    return Desk()


def test_the_reply_stands_in_the_response(synchronous: Server, teller: Desk) -> None:
    answer = teller.tell(synchronous.url, "message.created", "s1", user_id="u", text=ASK, locale="en")
    assert answer.status_code == 200
    body = answer.json()
    assert (body["conversation_id"], body["owner"], body["handoff"], body["notices"]) == ("s1", "bot", False, [])
    assert body["cards"]
    pressed = body["cards"][0]["buttons"][0]["action"]
    details = teller.tell(synchronous.url, "message.created", "s1", user_id="u", action=pressed)
    assert body["cards"][0]["title"] in details.text
    chinese = teller.tell(synchronous.url, "message.created", "s2", user_id="u", text="200元以内的蓝色连衣裙").json()
    assert chinese["language"] == "zh"


def test_the_same_id_is_one_turn_and_the_same_answer(synchronous: Server, teller: Desk) -> None:
    told = [
        teller.tell(synchronous.url, "message.created", "twice", event_id="same", user_id="u", text=ASK)
        for _ in range(3)
    ]
    assert len({answer.text for answer in told}) == 1
    assert {answer.status_code for answer in told} == {200}


def test_19_a_wish_for_a_person_hands_over_once_and_the_guide_is_silent_until_it_is_given_back(
    synchronous: Server, teller: Desk
) -> None:
    teller.tell(synchronous.url, "message.created", "h", user_id="u", text=ASK)
    asked = teller.tell(synchronous.url, "message.created", "h", user_id="u", text="I want to talk to a person").json()
    assert (asked["handoff"], asked["owner"]) == (True, "waiting")
    assert ASK in asked["summary"]["text"]
    assert teller.tell(synchronous.url, "person.joined", "h").status_code == 202
    for text in (ASK, "hello?", "转人工"):
        silent = teller.tell(synchronous.url, "message.created", "h", user_id="u", text=text).json()
        assert (silent["owner"], silent["text"], silent["cards"], silent["handoff"]) == ("human", "", [], False)
    assert teller.tell(synchronous.url, "person.message", "h", text="Mei here").status_code == 202
    assert teller.tell(synchronous.url, "conversation.returned", "h").status_code == 202
    again = teller.tell(synchronous.url, "message.created", "h", user_id="u", text=ASK).json()
    assert (again["owner"], bool(again["cards"])) == ("bot", True)
    assert [(one["type"], one["text"]) for one in again["notices"]] == [
        ("conversation.resumed", "The person has left; the guide is back.")
    ]
    teller.tell(synchronous.url, "conversation.closed", "h")
    assert teller.tell(synchronous.url, "message.created", "h", user_id="u", text=ASK).json()["notices"] == []


def test_18_what_is_no_message_is_taken_and_answered_with_nothing(synchronous: Server, teller: Desk) -> None:
    for kind in ("message.deleted", "message.updated", "customer.typing", "", "x" * 300):
        answer = teller.tell(synchronous.url, kind, "odd", user_id="u", text="boots")
        assert (answer.status_code, answer.json()) == (202, {"status": "ignored"})
    for text in ("", " ", "🥾", "x" * 5000):
        assert teller.tell(synchronous.url, "message.created", "odd", user_id="u", text=text).json()["text"]
    picture = teller.tell(synchronous.url, "message.created", "odd", user_id="u", attachments=[{"url": "x"}])
    assert "pictures" in picture.json()["text"]


GOOD = json.dumps({"type": "message.created", "data": {"conversation_id": "f", "user_id": "u", "text": "boots"}})


def _bad() -> list[tuple[str, bytes, dict[str, str]]]:
    now = datetime.now(UTC)
    right = signed(GOOD, "f1")
    proof = right["webhook-signature"]
    stranger = "whsec_" + b64encode(b"somebody else's secret...").decode()
    respaced = json.dumps(json.loads(GOOD), separators=(",", ":"))
    return [
        ("no headers", GOOD.encode(), {}),
        ("another secret", GOOD.encode(), signed(GOOD, "f1", secret=stranger)),
        ("another id", GOOD.encode(), right | {"webhook-id": "f2"}),
        ("stale", GOOD.encode(), signed(GOOD, "f1", at=now - timedelta(seconds=301))),
        ("from the future", GOOD.encode(), signed(GOOD, "f1", at=now + timedelta(seconds=310))),
        ("re-serialised", respaced.encode(), right),
        ("no UTF-8", b"\xff", right),
        ("no base64", GOOD.encode(), right | {"webhook-signature": "v1,é!"}),
        ("another scheme", GOOD.encode(), right | {"webhook-signature": proof.replace("v1,", "v1a,")}),
        ("no comma", GOOD.encode(), right | {"webhook-signature": "garbage"}),
        ("commas", GOOD.encode(), right | {"webhook-signature": "v1,,"}),
        ("words for time", GOOD.encode(), right | {"webhook-timestamp": "abc"}),
        ("no whole second", GOOD.encode(), right | {"webhook-timestamp": right["webhook-timestamp"] + ".0"}),
        ("a time beyond time", GOOD.encode(), right | {"webhook-timestamp": "9" * 40}),
    ]


def test_5_20_what_is_not_signed_so_is_refused(synchronous: Server) -> None:
    for name, body, headers in _bad():
        given = [(key.encode(), value.encode()) for key, value in headers.items()]
        answer = httpx.post(f"{synchronous.url}/hooks/desk", content=body, headers=given, timeout=20)
        assert (name, answer.status_code) == (name, 401)
        assert set(answer.json()) == {"error"}
    assert synchronous.aisle.ledger.turn("desk", "f1") is None


def test_secrets_rotate_and_junk_before_a_good_signature_is_no_hindrance(synchronous: Server, teller: Desk) -> None:
    old = teller.tell(synchronous.url, "message.created", "r", secret=OLD, user_id="u", text="boots")
    assert old.status_code == 200
    headers = signed(GOOD, "rotate")
    headers["webhook-signature"] = "garbage v1,!!! v2,abc " + headers["webhook-signature"]
    answer = httpx.post(f"{synchronous.url}/hooks/desk", content=GOOD, headers=headers, timeout=20)
    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("body", "status", "field"),
    [
        ("{", 400, None), ("", 400, None), ("[]", 422, "type"), ("{}", 422, "type"), ('{"type": 7}', 422, "type"),
        ('{"type": "message.created"}', 422, "data"),
        ('{"type": "message.created", "data": {"conversation_id": "c", "user_id": "u"}}', 422, "data.text"),
        (
            '{"type": "message.created", "data": {"conversation_id": "\\u0000", "user_id": "u", "text": ""}}',
            422, "data.conversation_id",
        ),
        ('{"type": "person.message", "data": {"conversation_id": "c", "text": ""}}', 422, "data.text"),
    ],
)  # fmt: skip
def test_what_is_signed_and_wrong_is_said(synchronous: Server, body: str, status: int, field: str | None) -> None:
    answer = httpx.post(f"{synchronous.url}/hooks/desk", content=body, headers=signed(body, "wrong"), timeout=20)
    assert answer.status_code == status, answer.text
    if field:
        assert answer.json()["error"]["field"] == field


@pytest.mark.parametrize("source", ["curl", "python"])
def test_the_examples_of_the_openapi_page_work(synchronous: Server, source: str) -> None:
    command = ["bash", "-c", CURL] if source == "curl" else [sys.executable, "-c", PYTHON, synchronous.url, SECRET]
    environment = {"AISLE": synchronous.url, "AISLE_DESK_SECRET": SECRET, "PATH": "/usr/bin:/bin"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["cards"]
