"""Real questions in both languages, asked of the real guide and judged against the raw records."""

import re
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from tests.understanding.cases import Case, hold, read_cases
from tests.understanding.shops import SHOPS, Ask, open_shop
from tests.understanding.truth import Records

CASES = read_cases()
CHINESE = re.compile(r"[\u3400-\u9fff]")


@pytest.fixture(scope="session")
def shop(request: pytest.FixtureRequest) -> Callable[[str], tuple[Ask, Records]]:
    """Opens each shop once; the demo shop needs no data from outside."""

    @cache
    def opened(name: str) -> tuple[Any, Records]:
        return open_shop(name, None if name == "demo" else request.getfixturevalue("shared_data"))

    return opened


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_conversation_keeps_what_it_was_asked(case: Case, shop: Callable[[str], tuple[Ask, Records]]) -> None:
    ask, records = shop(case.shop)
    wrong = [(judged.text, judged.complaints) for judged in hold(case, ask, records) if judged.complaints]
    assert not wrong


def test_the_set_is_large_and_half_of_it_chinese() -> None:
    chinese = [case for case in CASES if CHINESE.search(case.turns[0]["text"])]
    assert len(CASES) >= 70
    assert abs(len(chinese) / len(CASES) - 0.5) < 0.05
    assert {case.shop for case in CASES} == set(SHOPS)
    assert len({case.id for case in CASES}) == len(CASES)
