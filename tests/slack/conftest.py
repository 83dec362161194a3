"""A Slack for one test; other folders import this fixture."""

from collections.abc import Iterator

import pytest

from tests.slack.people import Person, Room, Workspace
from tests.slack.server import Slack, serving


@pytest.fixture
def slack() -> Iterator[Slack]:
    """A server of its own."""
    with serving() as running:
        yield running


@pytest.fixture
def acme(slack: Slack) -> Workspace:
    """A workspace with the app in it."""
    return slack.workspace("Acme")


@pytest.fixture
def ann(acme: Workspace) -> Person:
    """Somebody there."""
    return acme.user("Ann")


@pytest.fixture
def general(acme: Workspace) -> Room:
    """A channel there."""
    return acme.channel("general")
