"""One guide for the conversations of a file."""

import pytest

from tests.bot.talk import Talk


@pytest.fixture(scope="module")
def talk() -> Talk:
    """Conversations that do not disturb each other when they have names of their own."""
    return Talk()
