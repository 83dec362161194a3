"""Every path of our OpenAPI against the running server: no 500, and no answer that is not described.

schemathesis makes requests from the description, valid and invalid ones; its checks compare what comes back. The stream
of events is left out of that, because it never ends; what it answers at once is looked at by itself.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import httpx
import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pydantic import SecretStr
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from app.settings import Settings
from tests.app.server import Server, serving
from tests.desk.desk import SECRET, signed

# schemathesis draws the bounds of its strategies by itself.
pytestmark = pytest.mark.filterwarnings("ignore:Do not use the `random` module inside strategies")
CHECKS: list[Any] = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
STREAM = "/v1/conversations/{conversation_id}/events"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    wanted = Settings(data=tmp_path_factory.mktemp("openapi") / "data", seed=1, webhook_secret=SecretStr(SECRET))
    with serving(wanted) as running:
        yield running


def _try(server: Server, examples: int) -> dict[str, Counter[int]]:
    """Make this many requests of every path, check each answer, and count what came."""
    schema = schemathesis.openapi.from_url(f"{server.url}/openapi.json").exclude(path=STREAM)
    seen: dict[str, Counter[int]] = {}
    few = settings(
        max_examples=examples, deadline=None, derandomize=True, database=None,
        suppress_health_check=list(HealthCheck), phases=(Phase.explicit, Phase.generate),
    )  # fmt: skip
    for found in schema.get_all_operations():
        operation = found.ok()
        seen[operation.label] = Counter()
        few(_every_answer_is_described(operation, seen[operation.label]))()
    return seen


def _every_answer_is_described(operation: Any, seen: Counter[int]) -> Callable[[], None]:
    @given(case=operation.as_strategy(), proved=st.booleans())
    def described(case: Any, *, proved: bool) -> None:
        if case.path.startswith("/hooks/") and proved:
            case.headers = {**(case.headers or {}), **_proof(case)}
        answer = case.call(timeout=30, allow_redirects=False)
        case.validate_response(answer, checks=CHECKS)
        seen[answer.status_code] += 1

    return described


def _proof(case: Any) -> dict[str, str]:
    """The signature of the body as it will be sent."""
    request = requests.Request(**case.as_transport_kwargs()).prepare()
    body = request.body or b""
    return signed(body if isinstance(body, str) else body.decode(), uuid4().hex)


def test_every_answer_is_described(server: Server) -> None:
    seen = _try(server, 8)
    assert len(seen) >= 10
    for path in ("POST /hooks/desk", "POST /v1/messages"):
        assert {200, 202} & seen[path].keys(), f"{path} was never taken: {seen[path]}"
    assert seen["POST /hooks/shop"].keys() - {401}, "no proof was good"


@pytest.mark.long
def test_every_answer_is_described_at_length(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    seen = _try(server, 60)
    with capsys.disabled():
        for path, counted in seen.items():
            print(f"\n  {path}: {dict(counted)}", end="")  # noqa: T201  # the figures are the point


def test_the_stream_is_a_stream_or_an_error_that_is_described(server: Server) -> None:
    path = f"{server.url}{STREAM.format(conversation_id='c')}"
    described = httpx.get(f"{server.url}/openapi.json").json()["paths"][STREAM]["get"]["responses"]
    with httpx.stream("GET", path) as answer:
        assert (answer.status_code, answer.headers["content-type"]) == (200, "text/event-stream; charset=utf-8")
    assert "text/event-stream" in described["200"]["content"]
    refused = httpx.get(path, headers={"last-event-id": "x"})
    assert str(refused.status_code) in described
    assert set(refused.json()) == {"error"}
