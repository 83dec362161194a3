"""What all tests share: where real data lies, and which optional services must be there."""

import os
from pathlib import Path

import pytest

# One thread for matrix work, as in the Makefile: on two shared cores more threads are many times slower.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(_name, "1")

# So that what their checks found stands in the report.
pytest.register_assert_rewrite("tests.relays", "tests.slack", "tests.telegram")

REQUIRED = frozenset(filter(None, os.environ.get("AISLE_REQUIRE", "").split(",")))
"""postgres, chromium, node, data: what must not be missing on this machine."""


def unavailable(what: str, how: str) -> None:
    """Skip with the line that says how to enable, or fail where AISLE_REQUIRE names it."""
    if what in REQUIRED:
        pytest.fail(f"AISLE_REQUIRE names {what}, but it is not there: {how}")
    pytest.skip(f"{what} is not there: {how}")


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real catalogs and judgments; see README, "Test data"."""
    folder = Path(os.environ.get("AISLE_TEST_DATA", ""))
    if not os.environ.get("AISLE_TEST_DATA") or not (folder / "bestbuy").is_dir():
        unavailable("data", "set AISLE_TEST_DATA to the folder that holds bestbuy/, litemall/ and esci/")
    return folder
