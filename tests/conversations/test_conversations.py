"""Whole conversations held with the real guide over a real ledger, and judged against the raw records."""

from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.conversations.cases import hold, read_cases
from tests.conversations.shops import SHOPS, Shop, open_shop

CASES = read_cases()
LEAST = {"demo": 0.90, "bestbuy": 0.86, "litemall": 0.90}
"""Share of turns that must be right: a little under what was last measured, so that no change makes it worse unseen."""
NEWEST = ("g-", "h-", "i-", "j-")
LEAST_OF_NEWEST = {"demo": 0.79, "bestbuy": 0.65, "litemall": 0.69}
"""The same for the four sets whose shoppers write the tersest."""
UNSEEN = ("k-", "l-", "m-")
LEAST_OF_UNSEEN = {"demo": 0.73, "bestbuy": 0.68, "litemall": 0.72}
"""The same for the three sets made last; the last of them was not looked at."""
GROUPS = {"older": LEAST, "newest": LEAST_OF_NEWEST, "unseen": LEAST_OF_UNSEEN}


@pytest.fixture(scope="session")
def opened(request: pytest.FixtureRequest) -> Callable[[str], Shop]:
    """Opens each shop once; the demo shop needs no data from outside."""

    @cache
    def shop(name: str) -> Any:
        data: Path | None = None if name == "demo" else request.getfixturevalue("shared_data")
        return open_shop(name, data)

    return shop


@pytest.mark.parametrize("every", [4, pytest.param(1, marks=pytest.mark.long)])
@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("name", SHOPS)
def test_most_turns_are_right(name: str, group: str, every: int, opened: Callable[[str], Shop]) -> None:
    shop = opened(name)
    cases = [case for case in CASES if case.shop == name and _group(case.id) == group][::every]
    least = GROUPS[group][name]
    turns = [judged for case in cases for judged in hold(case, shop.talk(case.id), shop.judge())]
    wrong = [f"{one.case.id} {one.number} {one.said!r}: {one.complaints[0]}" for one in turns if one.complaints]
    assert len(wrong) <= (1 - least) * len(turns), "\n".join(wrong)


def _group(case_id: str) -> str:
    return "newest" if case_id.startswith(NEWEST) else "unseen" if case_id.startswith(UNSEEN) else "older"


@pytest.mark.parametrize("name", SHOPS)
def test_the_bot_is_silent_while_a_person_holds_the_conversation(name: str, opened: Callable[[str], Shop]) -> None:
    shop = opened(name)
    silent = [
        judged
        for case in CASES
        if case.shop == name and any("person" in turn for turn in case.turns)
        for judged in hold(case, shop.talk(case.id), shop.judge())
        if judged.expect.get("silent")
    ]
    assert silent
    assert [judged.reply["text"] for judged in silent] == [""] * len(silent)


def test_the_set_is_large_in_both_languages_and_all_shops() -> None:
    assert len(CASES) >= 150
    assert len({case.id for case in CASES}) == len(CASES)
    assert all(3 <= len(case.turns) <= 10 for case in CASES)
    languages = Counter(case.language for case in CASES)
    assert min(languages.values()) >= 75
    assert {case.shop for case in CASES} == set(SHOPS)
