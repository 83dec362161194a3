"""A shop without ratings: nothing is said to be sorted by them, and no button offers it."""

import asyncio
from dataclasses import replace

import pytest

from app.demo.catalog import products
from bot.guide import compose, know
from bot.ledger import MemoryLedger
from bot.messages import Message
from retrieval.index import Index
from tests.bot.talk import START


@pytest.mark.parametrize(
    ("lines", "said", "button"),
    [
        (("kettles", "best rated first please"), "no ratings", "Best rated"),
        (("水壶", "评价最好的"), "没有评分", "评分"),
    ],
)
@pytest.mark.parametrize("rated", [True, False])
def test_only_what_has_ratings_is_sorted_by_them(
    lines: tuple[str, str], said: str, button: str, *, rated: bool
) -> None:
    goods = [one if rated else replace(one, rating=None, rating_count=None) for one in products()]
    few = [one for one in goods if {"Kettles", "Water Bottles"} & set(one.text.category)]
    ledger = MemoryLedger()
    guide = compose(know(Index.of(few), currency="USD", language="en"), ledger=ledger, log=ledger, secret=b"test")
    first, second = (
        asyncio.run(guide.dialogue.handle(Message(f"e{number}", "test", "c", "u", line, START)))
        for number, line in enumerate(lines)
    )
    assert (said in second.text) is not rated
    assert rated or not any(button in one.label for one in first.buttons)
