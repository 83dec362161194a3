"""Any service desk that is called back, over the real server."""

import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from aiohttp import web
from sqlalchemy import select

from app.database import sessions
from tests.app.server import Server
from tests.desk.desk import Desk, desk, shop

ASK = "waterproof hiking boots under $120"


@pytest.fixture(scope="module")
def back() -> Iterator[Desk]:
    with desk() as running:
        yield running


@pytest.fixture(scope="module")
def called(tmp_path_factory: pytest.TempPathFactory, back: Desk) -> Iterator[Server]:
    with shop(tmp_path_factory.mktemp("desk"), desk_callback_url=f"{back.url}/back") as running:
        yield running


def test_the_call_back_brings_replies_in_order_and_tells_of_the_hand_over(called: Server, back: Desk) -> None:
    for text in (ASK, "the second one", "I want to talk to a person"):
        assert back.tell(called.url, "message.created", "b", user_id="u", text=text).status_code == 202
    handed = back.wait(lambda: [one for one in back.calls if one.type == "conversation.handed_over"])
    mine = [one for one in back.calls if one.data["conversation_id"] == "b"]
    assert [one.type for one in mine] == ["reply.created"] * 3 + ["conversation.handed_over"]
    assert mine[0].data["cards"]
    assert ASK in handed[0].data["summary"]["text"]
    back.tell(called.url, "person.message", "b", text="Mei here")
    back.tell(called.url, "message.created", "b", user_id="u", text=ASK)
    back.tell(called.url, "conversation.returned", "b")
    back.tell(called.url, "message.created", "b", user_id="u", text=ASK)
    back.wait(lambda: len(back.shown["b"]) == 5)
    assert back.shown["b"][3] == "The person has left; the guide is back."
    assert back.talked_over == []


def test_a_person_at_our_own_page_is_heard_at_the_desk(called: Server, back: Desk) -> None:
    back.tell(called.url, "message.created", "p", user_id="u", text=ASK)
    back.wait(lambda: back.shown["p"])
    ours = next(one for one in _conversations(called) if one.startswith("desk:p:"))
    httpx.post(f"{called.url}/v1/conversations/{ours}/human", json={"kind": "message", "text": "Mei here"}, timeout=20)
    back.wait(lambda: back.shown["p"][1:] == ["Mei here"])


def test_a_desk_that_is_slow_down_or_broken_loses_nothing(called: Server, back: Desk) -> None:
    def once(status: int, **headers: str) -> Any:
        return lambda body: web.Response(status=status, headers=headers) if body["data"]["text"] else None

    back.faults[:] = [once(500), once(302, Location="http://127.0.0.1:9/"), once(429, **{"Retry-After": "1"})]
    began = time.monotonic()
    back.tell(called.url, "message.created", "f", user_id="u", text=ASK)
    back.wait(lambda: back.shown["f"])
    mine = [one for one in back.calls if one.data["conversation_id"] == "f"]
    assert [one.status for one in mine] == [500, 302, 429, 200]
    assert len({one.id for one in mine}) == 1, "the id stays the same, so that the desk can tell"
    assert time.monotonic() - began > 4, "1 s, 2 s, and the pause that was asked for"
    assert len(back.shown["f"]) == 1


def _conversations(server: Server) -> list[str]:
    with server.aisle.database.connect() as connection:
        return list(connection.scalars(select(sessions.c.conversation)))
