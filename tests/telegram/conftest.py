"""The Bot API's description, a server for one test, and two ways to call it; other folders import these fixtures."""

from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from telegram import Bot

from tests.telegram.description import Description
from tests.telegram.server import Telegram, serving

Json = dict[str, Any]


@pytest.fixture(scope="session")
def description(shared_data: Path) -> Description:
    """The public description of the Bot API."""
    return Description.load(shared_data / "telegram" / "api.min.json.gz")


@pytest.fixture
def telegram(description: Description) -> Iterator[Telegram]:
    """A server of its own."""
    with serving(description) as running:
        yield running


@pytest.fixture
async def bot(telegram: Telegram) -> AsyncIterator[Bot]:
    """python-telegram-bot, ready to call."""
    async with Bot(telegram.token, base_url=telegram.base_url, base_file_url=telegram.base_file_url) as ready:
        yield ready


@pytest.fixture(scope="session")
def http() -> Iterator[httpx.Client]:
    """One client for all plain calls: making one reads every certificate of the machine."""
    with httpx.Client(timeout=30) as client:
        yield client


@pytest.fixture
def call(telegram: Telegram, http: httpx.Client) -> Callable[..., Json]:
    """A plain call without any library's care: the answer's JSON."""

    def plain(method: str, **params: Any) -> Json:
        answer: Json = http.post(f"{telegram.base_url}{telegram.token}/{method}", json=params).json()
        return answer

    return plain
