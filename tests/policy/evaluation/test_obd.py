"""Real logs with few clicks: whatever is asked of them, the answer is that they cannot tell."""

from pathlib import Path

import pytest
from numpy.random import default_rng

from benchmarks.policy.obd import CAMPAIGNS, POLICIES, Rows, judged
from policy.evaluation.sequential import Arm, compare
from tests.conftest import unavailable


@pytest.fixture(scope="module")
def logs(shared_data: Path) -> Path:
    if not (shared_data / "obd").is_dir():
        unavailable("data", "AISLE_TEST_DATA has no obd/")
    return shared_data / "obd"


@pytest.mark.parametrize("campaign", CAMPAIGNS)
def test_every_verdict_is_refused_with_the_size_that_would_do(logs: Path, campaign: str) -> None:
    answers = list(judged(logs, campaign))
    assert len(answers) == 14
    for name, _, verdict in answers:
        assert verdict.answer == "not enough evidence", name
        assert verdict.needed is not None, name
        assert verdict.needed > 10_000, name


@pytest.mark.parametrize("campaign", CAMPAIGNS)
def test_the_two_logs_are_not_told_apart_either(logs: Path, campaign: str) -> None:
    clicks = [Rows.read(logs, policy, campaign).click for policy in POLICIES]
    arms = [Arm.of(one, default_rng(0).permutation(len(one))) for one in clicks]
    assert compare(*arms).answer == "not enough evidence"
