"""A Slack for one test; other folders import this fixture."""

import subprocess
from collections.abc import Iterator

import pytest

from tests.conftest import REQUIRED
from tests.npm import installed
from tests.slack.judge import captured
from tests.slack.people import Person, Room, Workspace
from tests.slack.server import Slack, serving
from tests.slack.typed import TYPES, TYPESCRIPT, mistakes


@pytest.fixture(scope="session", autouse=True)
def _typed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """At the end everything that was sent in these tests is read by tsc, where that can be had."""
    yield
    if not captured:
        return
    try:
        for package in (TYPES, TYPESCRIPT):
            installed(package)
    except (OSError, subprocess.SubprocessError):
        assert "node" not in REQUIRED
        return
    assert mistakes(captured, tmp_path_factory.mktemp("typed")) == ""


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
