"""A Chatwoot server for one test, of this year and of some years ago."""

from collections.abc import Iterator

import pytest

from tests.chatwoot.server import Chatwoot, chatwoot


@pytest.fixture
def desk() -> Iterator[Chatwoot]:
    """A server that signs."""
    with chatwoot() as running:
        yield running


@pytest.fixture(params=["new", "old"])
def any_desk(request: pytest.FixtureRequest) -> Iterator[Chatwoot]:
    """One of each kind."""
    with chatwoot(old=request.param == "old") as running:
        yield running
