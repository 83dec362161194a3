"""Servers that speak chat completions: our own, and somebody else's where node is there."""

import subprocess
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import AsyncExitStack, ExitStack
from typing import Any

import pytest

from bot.llm.endpoint import Endpoint
from tests.conftest import unavailable
from tests.llm_endpoint import server
from tests.llm_endpoint.aimock import LEAST_NODE, PACKAGE, Json, Mock, mocking
from tests.llm_endpoint.server import ChatServer
from tests.npm import installed, node

Endpoints = Callable[..., Endpoint]


@pytest.fixture
def chat_server() -> Iterator[ChatServer]:
    """Our own server; its test fails if anything asked of it was wrong."""
    with server.serving() as running:
        yield running
        assert running.faults == []


@pytest.fixture
async def endpoints() -> AsyncIterator[Endpoints]:
    """Makes endpoints, and closes them in the end."""
    async with AsyncExitStack() as stack:

        def made(base_url: str, **more: Any) -> Endpoint:
            endpoint = Endpoint(base_url, **more)
            stack.push_async_callback(endpoint.aclose)
            return endpoint

        yield made


@pytest.fixture(scope="module")
def aimock() -> Iterator[Callable[[Sequence[Json]], Mock]]:
    """Runs aimock with fixtures, or says what it needs."""
    try:
        installed(PACKAGE)
        node(LEAST_NODE)
    except (OSError, subprocess.SubprocessError) as error:
        unavailable("node", f"install node (20.15 or newer) and npm, and let npm fetch {PACKAGE} ({error})")
    with ExitStack() as stack:
        yield lambda fixtures: stack.enter_context(mocking(fixtures))
