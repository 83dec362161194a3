"""The examples in the docstrings are true."""

import doctest

import pytest

from policy import credit, drift, funnel, likelihood


@pytest.mark.parametrize("module", [credit, drift, funnel, likelihood])
def test_examples_in_docstrings_hold(module: object) -> None:
    found = doctest.testmod(module)  # type: ignore[arg-type]  # a module
    assert found.attempted
    assert not found.failed
