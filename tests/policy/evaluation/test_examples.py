"""The examples in the docstrings are true."""

import doctest

import pytest

from policy import rewards
from policy.evaluation import log, sequential, support


@pytest.mark.parametrize("module", [log, rewards, sequential, support])
def test_examples_in_docstrings_hold(module: object) -> None:
    found = doctest.testmod(module)  # type: ignore[arg-type]  # a module
    assert found.attempted
    assert not found.failed
