"""The endpoint against our own server and somebody else's, the scripted model beside them, and what is particular."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack

import pytest

from bot.llm.model import Line, Model, ModelError, Prompt, Usage
from bot.llm.profiles import PROFILES, by_address, by_answer
from tests.contracts.model import FINE, PROMPT, Kind, ModelContract, Models, heard
from tests.llm_endpoint.aimock import Json, Mock, fails, says
from tests.llm_endpoint.conftest import Endpoints
from tests.llm_endpoint.scripted import ScriptedModel
from tests.llm_endpoint.server import ChatServer, Script, say, serving

PIECES = [FINE[start : start + 7] for start in range(0, len(FINE), 7)]
SCRIPTS: dict[Kind, Script] = {
    "fine": say(*PIECES),
    "refuses": Script(status=401),
    "fails": Script(status=500),
    "busy": Script(status=429, headers=(("retry-after", "7"),)),
    "cut": say(*PIECES[:3], cut=True),
    "silent": say("late", before=5),
}


class TestEndpoint(ModelContract):
    @pytest.fixture
    def models(self, endpoints: Endpoints) -> Iterator[Models]:
        with ExitStack() as stack:

            def made(kind: Kind) -> Model:
                return endpoints(stack.enter_context(serving(SCRIPTS[kind])).base_url, model=kind)

            yield made


@pytest.fixture(scope="module")
def mock(aimock: Callable[[Sequence[Json]], Mock]) -> Mock:
    """Somebody else's server with the contract's models."""
    fixtures = [
        says("fine", FINE),
        fails("refuses", 401),
        fails("fails", 500),
        fails("busy", 429, retryAfter=7),
        says("cut", FINE, truncateAfterChunks=3, streamingProfile={"ttft": 10, "tps": 50}),
        says("silent", FINE, streamingProfile={"ttft": 20_000, "tps": 50}),
    ]
    return aimock(fixtures)


class TestEndpointAtAimock(ModelContract):
    @pytest.fixture
    def models(self, mock: Mock, endpoints: Endpoints) -> Models:
        return lambda kind: endpoints(mock.base_url, model=kind)


class TestScriptedModel(ModelContract):
    @pytest.fixture
    def models(self) -> Models:
        made = {
            "fine": ScriptedModel(PIECES, name="fine"),
            "refuses": ScriptedModel(error=ModelError("no")),
            "fails": ScriptedModel(error=ModelError("no")),
            "busy": ScriptedModel(error=ModelError("no", wait=7.0)),
            "cut": ScriptedModel(PIECES[:3], error=ModelError("gone"), cut=True, name="cut"),
            "silent": ScriptedModel(silent=True),
        }
        return lambda kind: made[kind]


async def test_the_first_model_on_offer_is_asked_where_none_is_named(
    chat_server: ChatServer, endpoints: Endpoints
) -> None:
    chat_server.script, chat_server.models = say("hi"), ("one", "two")
    endpoint = endpoints(chat_server.base_url)
    await heard(endpoint)
    await heard(endpoint)
    assert [asked["model"] for asked in chat_server.asked] == ["one", "one"]
    assert endpoint.name.startswith("one@")


async def test_a_server_that_lists_nothing_is_asked_for_its_default(
    chat_server: ChatServer, endpoints: Endpoints
) -> None:
    chat_server.script, chat_server.models = say("hi"), ()
    await heard(endpoints(chat_server.base_url))
    assert chat_server.asked[0]["model"] == "default"


async def test_a_key_goes_along_and_never_into_a_message(chat_server: ChatServer, endpoints: Endpoints) -> None:
    chat_server.script = Script(status=401)
    with pytest.raises(ModelError) as error:
        await heard(endpoints(chat_server.base_url, key="sk-secret", model="m"))
    assert chat_server.keys == {"Bearer sk-secret"}
    assert "secret" not in repr(error.value)
    assert error.value.__cause__ is None
    assert error.value.__suppress_context__


async def test_nothing_is_read_from_the_environment(
    chat_server: ChatServer, endpoints: Endpoints, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-somebody-else")
    chat_server.script = say("hi")
    await heard(endpoints(chat_server.base_url, model="m"))
    assert chat_server.keys == {"Bearer none"}


async def test_a_closed_door(endpoints: Endpoints) -> None:
    with pytest.raises(ModelError, match="cannot be reached"):
        await heard(endpoints("http://127.0.0.1:9/v1", model="m"))


@pytest.mark.parametrize(
    "raw",
    [b"", b"<html>Bad gateway</html>", b'data: {"choices": [{"delta": 3}]}\n\n', b"data: {not json}\n\n",
     b'data: {"choices": "x"}\n\n', b'data: {"error": {"message": "overloaded"}}\n\n', b"\xff\xfe\x00"],
)  # fmt: skip
async def test_what_is_no_answer_is_an_error_of_ours(chat_server: ChatServer, endpoints: Endpoints, raw: bytes) -> None:
    chat_server.script = Script(raw=raw)
    with pytest.raises(ModelError):
        await heard(endpoints(chat_server.base_url, model="m"))


async def test_a_server_that_counts_is_asked_to(chat_server: ChatServer, endpoints: Endpoints) -> None:
    chat_server.script = say("hi", usage=(120, 3))
    pieces = await heard(endpoints(chat_server.base_url, model="m", profile=PROFILES["vllm"]))
    assert pieces[-1].usage == Usage(120, 3)
    assert chat_server.asked[0]["stream_options"] == {"include_usage": True}
    chat_server.faults.clear()  # a field of its own, asked of a server that knows it


async def test_nobody_reads_on_after_leaving(chat_server: ChatServer, endpoints: Endpoints) -> None:
    chat_server.script = say("word " * 200, between=0.01, endless=True)
    endpoint = endpoints(chat_server.base_url, model="m")
    answer = endpoint.answer(PROMPT)
    assert (await anext(answer)).text
    await answer.aclose()
    assert await asyncio.to_thread(chat_server.hung_up.wait, 10)


async def test_the_answer_has_a_bound(chat_server: ChatServer, endpoints: Endpoints) -> None:
    chat_server.script = say("hi")
    await heard(endpoints(chat_server.base_url, model="m"), Prompt((Line("user", "x"),), 77, ("\n\n",)))
    assert (chat_server.asked[0]["max_tokens"], chat_server.asked[0]["stop"]) == (77, ["\n\n"])


@pytest.mark.parametrize(
    ("address", "name"),
    [("https://api.openai.com/v1", "openai"), ("http://localhost:11434/v1", "ollama"), ("http://gpu:8000/v1", None)],
)
def test_some_servers_are_known_by_their_address(address: str, name: str | None) -> None:
    found = by_address(address)
    assert (found and found.name) == name


@pytest.mark.parametrize(
    ("server", "owners", "name"),
    [("uvicorn", {"vllm"}, "vllm"), ("", {"library"}, "ollama"), ("llama.cpp", set(), "llama.cpp"),
     ("nginx", {"llamacpp"}, "llama.cpp"), ("nginx", {"organization-owner"}, "plain"), ("", set(), "plain")],
)  # fmt: skip
def test_others_by_what_they_answer(server: str, owners: set[str], name: str) -> None:
    assert by_answer(server, frozenset(owners)).name == name
