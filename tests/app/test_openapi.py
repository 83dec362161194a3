"""Every path of our OpenAPI against the running server: no 500, and no answer that is not described.

schemathesis makes requests from the description, valid and invalid ones; its checks compare what comes back. The stream
of events is left out of that, because it never ends; what it answers at once is looked at by itself.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
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


@pytest.fixture
def described(server: Server) -> Any:
    return schemathesis.openapi.from_url(f"{server.url}/openapi.json").exclude(path=STREAM)


SCHEMA = schemathesis.pytest.from_fixture("described")


def _conforms(case: Any) -> None:
    """Send the case, signed where it goes to a hook, and check what comes back."""
    if case.path.startswith("/hooks/"):
        body = case.body if isinstance(case.body, dict | list | str | int | float | bool) else None
        text = json.dumps(body)
        case.body, case.headers = body, {**(case.headers or {}), **signed(text, uuid4().hex, at=datetime.now(UTC))}
        case.headers["content-type"] = "application/json"
    case.call_and_validate(checks=CHECKS, timeout=30, allow_redirects=False)


def _few(examples: int) -> settings:
    return settings(
        max_examples=examples, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck),
        phases=(Phase.explicit, Phase.generate),
    )  # fmt: skip


@SCHEMA.parametrize()
@_few(8)
def test_every_answer_is_described(case: Any) -> None:
    _conforms(case)


@pytest.mark.long
@SCHEMA.parametrize()
@_few(300)
def test_every_answer_is_described_at_length(case: Any) -> None:
    _conforms(case)


def test_the_stream_is_a_stream_or_an_error_that_is_described(server: Server) -> None:
    path = f"{server.url}{STREAM.format(conversation_id='c')}"
    described = httpx.get(f"{server.url}/openapi.json").json()["paths"][STREAM]["get"]["responses"]
    with httpx.stream("GET", path) as answer:
        assert (answer.status_code, answer.headers["content-type"]) == (200, "text/event-stream; charset=utf-8")
    assert "text/event-stream" in described["200"]["content"]
    refused = httpx.get(path, headers={"last-event-id": "x"})
    assert str(refused.status_code) in described
    assert set(refused.json()) == {"error"}
