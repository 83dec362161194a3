"""The judge of conversations can fail: each of its keys is broken once."""

from decimal import Decimal
from typing import Any

import pytest

from tests.conversations.judge import Judge
from tests.conversations.money import amounts, unfounded

RECORDS = {
    "a": {"title": "Tin kettle", "category": ["Kettles"], "prices": {"USD": [20.0]}, "rating": 4.0},
    "b": {"title": "Red tent", "category": ["Tents"], "prices": {"USD": [80.0]}, "rating": 4.5},
}
KNOWN = {Decimal("20.00"), Decimal("80.00")}


def card(product_id: str) -> dict[str, Any]:
    record: Any = RECORDS[product_id]
    price = f"{record['prices']['USD'][0]:.2f}"
    return {"product_id": product_id, "variant_id": None, "title": record["title"], "price": price, "currency": "USD"}


def reply(text: str = "", cards: str = "", **more: Any) -> dict[str, Any]:
    understood = {"limits": more.pop("limits", []), "references": more.pop("references", []), "mood": "calm"}
    base = {"text": text, "act": "find", "language": "en", "owner": "bot", "handoff": False}
    return {**base, "cards": [card(one) for one in cards], "understood": understood, **more}


@pytest.mark.parametrize(
    ("expect", "good", "bad"),
    [
        ({"reply_lacks": ["shipped"]}, reply("paid"), reply("It was Shipped.")),
        ({"owner": "human"}, reply(owner="human"), reply()),
        ({"mood": "calm"}, reply(), {**reply(), "understood": {"limits": [], "references": [], "mood": "upset"}}),
        ({"silent": True}, reply(), reply("Hello")),
        ({"no_limits_on": ["price"]}, reply(), reply(limits=[{"field": "price", "op": "<=", "value": "5"}])),
        ({"kinds": [["kettle"], ["tent"]]}, reply(cards="ab"), reply(cards="a")),
        ({"kinds": [["tent"]]}, reply(cards="b"), reply(cards="ab")),
        ({"sum_max": 90, "kinds": [["tent"]]}, reply(cards="b"), reply(cards="ab")),
        ({"cart": [[0, 0], [0, 1, 2]]}, reply("Tin kettle, 2 Red tent: $180"), reply("Tin kettle, 2 Red tent: $100")),
        ({"names": [1]}, reply("The red tent"), reply("The tin kettle")),
        ({"references": [1], "from": 0}, reply(references=["b"]), reply(references=["a"])),
        ({"quotes": ["30 days"]}, reply("within 30 days"), reply("within 14 days")),
    ],
)
def test_each_key_tells_right_from_wrong(expect: dict[str, Any], good: dict[str, Any], bad: dict[str, Any]) -> None:
    def judge(answer: dict[str, Any]) -> list[str]:
        judging = Judge(RECORDS, KNOWN, "You have 30 days.")
        judging.take({}, reply(cards="ab"))
        return judging.take(expect, answer)

    assert judge(good) == []
    assert judge(bad) != []


def test_amounts_of_money_are_found_in_both_languages() -> None:
    text = "It is $1,299.50, not ¥89, 45元 or 30 dollars; 20 litres, size 42."
    assert amounts(text) == [Decimal("1299.50"), Decimal(89), Decimal(45), Decimal(30)]


@pytest.mark.parametrize("text", ["$20", "$20 and $80 make $100", "$80 is $60 more", "2 × $20 is $40"])
def test_sums_and_differences_of_known_prices_are_founded(text: str) -> None:
    assert unfounded(text, [card("a"), card("b")], KNOWN) == []


def test_an_invented_amount_is_not() -> None:
    assert unfounded("only $17.35", [card("a"), card("b")], KNOWN) == [Decimal("17.35")]


@pytest.mark.parametrize(
    "line",
    ["Tin kettle × {n}，单价¥20，共¥{sum}\n合计：¥{sum}。", "{n} × Tin kettle, $20 each, ${sum}. Total: ${sum}."],
)
def test_a_price_so_many_times_as_the_shopper_named_is_an_amount_and_no_other_sum_is(line: str) -> None:
    counts = {Decimal(35)}
    assert unfounded(line.format(n=35, sum=700), [], KNOWN, counts) == []
    assert unfounded(line.format(n=35, sum=701), [], KNOWN, counts) != []
    assert unfounded(line.format(n=36, sum=720), [], KNOWN, counts) != []  # nobody spoke of 36
    assert unfounded("合计：¥700。", [], KNOWN, counts) != []
