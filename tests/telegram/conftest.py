"""The Bot API's description and a server for one test; other folders import these fixtures."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.telegram.description import Description
from tests.telegram.server import Telegram, serving


@pytest.fixture(scope="session")
def description(shared_data: Path) -> Description:
    """The public description of the Bot API."""
    return Description.load(shared_data / "telegram" / "api.min.json.gz")


@pytest.fixture
def telegram(description: Description) -> Iterator[Telegram]:
    """A server of its own."""
    with serving(description) as running:
        yield running
