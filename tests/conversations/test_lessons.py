"""What teaches the second opinion is labelled with acts that there are."""

from typing import get_args

import pytest

from bot.messages import Act
from tests.conversations.cases import FOLDER, read_cases
from tests.conversations.shops import SHOPS

LESSONS = read_cases(FOLDER / "lessons")


def test_each_has_an_id_of_its_own() -> None:
    ids = [case.id for case in (*LESSONS, *read_cases())]
    assert len(LESSONS) > 250
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("case", LESSONS, ids=lambda case: case.id)
def test_every_turn_is_labelled(case: object) -> None:
    assert case.shop in SHOPS  # type: ignore[attr-defined]
    for turn in case.turns:  # type: ignore[attr-defined]
        acts = turn["expect"]["act"]
        assert turn["text"].strip()
        assert {acts} if isinstance(acts, str) else set(acts) <= set(get_args(Act))
