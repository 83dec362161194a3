"""Every fault of a server, by somebody else's server: a good reply in time, and nothing is lost."""

import time
from collections.abc import Callable, Sequence
from datetime import timedelta

import pytest

from tests.llm_endpoint.aimock import Json, Mock
from tests.llm_endpoint.conftest import Endpoints
from tests.llm_endpoint.faults import FAULTS, Fault
from tests.llm_endpoint.talking import Chat

WISH = "waterproof hiking boots under $120"
SECONDS, FIRST = 3.0, 1.5
SLACK = 3.0
"""Of a loaded machine; `python -m benchmarks.llm.faults` measures it."""


@pytest.fixture(scope="module")
def mock(aimock: Callable[[Sequence[Json]], Mock]) -> Mock:
    """aimock with all the faults."""
    return aimock([fault.fixture for fault in FAULTS])


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
async def test_a_good_reply_in_time(mock: Mock, endpoints: Endpoints, fault: Fault) -> None:
    plain = await Chat().say(WISH)
    chat = Chat(endpoints(mock.base_url, model=fault.name), seconds=SECONDS, first=FIRST)
    began = time.monotonic()
    reply = await chat.say(WISH)
    assert time.monotonic() - began < SECONDS + SLACK
    assert reply.cards == plain.cards
    assert reply.buttons == plain.buttons
    if fault.worded:
        assert reply.text.startswith(f"{plain.cards[0].title} fits what you asked for.")
        assert chat.notes.drafts[0] == f"{plain.cards[0].title} fits what you asked for."
    else:
        assert reply == plain
        assert chat.notes.drafts == []


async def test_the_first_sentence_is_out_before_the_model_has_finished(mock: Mock, endpoints: Endpoints) -> None:
    chat = Chat(endpoints(mock.base_url, model="slow to the end"), seconds=4.0, first=3.0)
    await chat.say(WISH)
    assert chat.notes.calls in ([("wording", "late")], [("wording", "enough")])
    assert time.monotonic() - chat.notes.times[0] > 0.5


async def test_nobody_is_there(endpoints: Endpoints) -> None:
    chat = Chat(endpoints("http://127.0.0.1:9/v1", model="m"), seconds=SECONDS, first=FIRST)
    assert await chat.say(WISH) == await Chat().say(WISH)
    assert chat.notes.calls == [("wording", "failed")]


async def test_the_breaker_opens_rests_and_closes_and_no_reply_is_missing(mock: Mock, endpoints: Endpoints) -> None:
    chat = Chat(endpoints(mock.base_url, model="broken"))
    for _ in range(5):
        assert (await chat.say(WISH)).cards
    assert [outcome for _, outcome in chat.notes.calls] == ["failed"] * 3 + ["resting"] * 2
    assert chat.asking is not None
    chat.asking._model = endpoints(mock.base_url, model="fine")
    assert (await chat.say(WISH)).cards
    chat.now += timedelta(seconds=31)
    replies = [await chat.say(WISH) for _ in range(2)]
    assert [outcome for _, outcome in chat.notes.calls[5:]] == ["resting", "answered", "answered"]
    assert all("fits what you asked for" in reply.text for reply in replies)
