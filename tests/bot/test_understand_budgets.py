"""Budgets in everyday words: stated, stretched, lifted again; and English as it is typed in a hurry."""

import pytest

from bot.session import Session
from bot.understand.spoken import in_full
from tests.bot.test_understand_numbers import bounds
from tests.bot.test_understand_undo import in_force


@pytest.mark.parametrize(
    ("text", "high"),
    [
        ("I don't wanna pay more than 45 for a lamp", "45"),
        ("boots, can't really go over 110 dollars", "110"),
        ("a rug, I'm not looking to spend more than 80", "80"),
        ("boots but I'd rather not pay over 90", "90"),
        ("the most I can spend is 75, I need boots", "75"),
        ("boots, my budget's one hundred and twenty", "120"),
        ("boots please, 95 is all I can afford", "95"),
        ("a kettle, my absolute ceiling is $60", "60"),
        ("I could stretch to 130 for boots", "130"),
        ("a tent, I can go as high as 200", "200"),
    ],
)
def test_the_most_somebody_will_pay(text: str, high: str) -> None:
    assert bounds(text)[:2] == (None, high)


@pytest.mark.parametrize("text", ["boots between forty and a hundred bucks", "boots between 40 and a hundred dollars"])
def test_a_range_may_end_in_a_hundred(text: str) -> None:
    assert bounds(text)[:2] == ("40", "100")


@pytest.mark.parametrize(
    "text",
    [
        "money is no object", "price isn't an issue", "no upper limit", "the budget is not a problem any more",
        "don't worry about the price", "sky's the limit", "whatever it costs", "forget the 90 dollars",
        "drop the price limit", "cost doesn't really matter", "ignore my budget",
    ],
)  # fmt: skip
def test_a_bound_on_the_price_is_lifted(text: str) -> None:
    act, now = in_force(text)
    assert act == "refine"
    assert not [limit for limit in now if limit[0] == "price"]
    assert not [limit for limit in now if limit[1] in ("!=", "not_in")]


def test_a_lifted_bound_gives_way_to_a_new_one() -> None:
    assert [limit for limit in in_force("forget the budget, make it 150")[1] if limit[0] == "price"] == [
        ("price", "<=", "150")
    ]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("do u ship today", "do you ship today"), ("u got any lamps", "you got any lamps"),
        ("whats the htc u ultra", "what's the htc u ultra"), ("ill grab it", "i'll grab it"),
        ("i feel ill", "i feel ill"),
        ("lemme see, im not sure", "let me see, i'm not sure"), ("a skin-tone wont-do", "a skin-tone wont-do"),
    ],
)  # fmt: skip
def test_short_forms_are_written_out(typed: str, meant: str) -> None:
    assert in_full(typed) == meant


def test_empty_conversations_have_no_bound_to_lift() -> None:
    assert Session("c", "u").query is None
    assert bounds("money is no object, show me boots") == (None, None, None)
