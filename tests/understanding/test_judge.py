"""The judge can fail: for every key of an expectation one reply that passes and one that does not."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.understanding.cases import read_cases
from tests.understanding.judge import judge
from tests.understanding.truth import truth
from tests.understanding.words import mentions


def record(title: str, usd: float, **more: Any) -> dict[str, Any]:
    plain = {"title": title, "description": "", "brand": "Acme", "category": ["Shoes", "Boots"], "attributes": {}}
    return plain | {"options": {}, "prices": {"USD": [usd], "CNY": [usd * 7]}, "rating": 4.0} | more


RECORDS: dict[str, dict[str, Any]] = {
    "red": record("Red waterproof boots", 50),
    "blue": record("Blue waterproof boots", 80, rating=4.8, description="Faux leather upper"),
    "hide": record("Leather waterproof boots", 110, attributes={"material": "Leather"}, brand="Ox"),
    "dear": record("Black boots", 200, rating=None),
    "tent": record("Green tent", 60, category=["Outdoor"]),
}
SIZES = {
    "s": {"options": ["S", "blue"], "prices": {"USD": [30.0]}},
    "l": {"options": ["L", "blue"], "prices": {"USD": [35.0]}},
}
DRESS = {"dress": record("Dress", 30, prices={"USD": [30.0, 35.0]}, variants=SIZES)}
BOOTS = {"kind": ["boot"]}


def card(product_id: str, **more: Any) -> dict[str, Any]:
    known = (RECORDS | DRESS).get(product_id, record("Ghost", 1))
    price = f"{known['prices']['USD'][0]:.2f}"
    return {
        "product_id": product_id,
        "variant_id": None,
        "title": known["title"],
        "price": price,
        "currency": "USD",
    } | more


def reply(*cards: str | dict[str, Any], **more: Any) -> dict[str, Any]:
    shown = [card(one) if isinstance(one, str) else one for one in cards]
    understood = {"query": "", "limits": [], "references": [], "mood": "calm", "not_understood": []}
    understood |= more.pop("understood", {})
    said = {"text": "Here you are", "act": "find", "language": "en", "handoff": False, "understood": understood}
    return said | {"cards": shown} | more


def limit(value: str, unit: str | None = "USD", op: str = "<=") -> dict[str, Any]:
    return {"limits": [{"field": "price", "op": op, "value": value, "unit": unit, "hard": True}]}


UNDER = [{"field": "price", "op": "<=", "value": "120"}]
Example = tuple[dict[str, Any], dict[str, Any], dict[str, Any]]
SAID: list[Example] = [
    ({"act": "find"}, reply(), reply(act="help")),
    ({"act": ["find", "refine"]}, reply(), reply(act="help")),
    ({"language": "en"}, reply(), reply(language="zh")),
    ({"handoff": True}, reply(handoff=True), reply()),
    ({"reply_has": ["sorry", "don't"]}, reply(text="Sorry, no"), reply()),
    ({"reply_has": [["eur", "€"], ["rate"]]}, reply(text="No rate for EUR"), reply(text="EUR")),
    ({"limits": UNDER}, reply(understood=limit("120.00")), reply(understood=limit("12"))),
    ({"limits": UNDER}, reply(understood=limit("120")), reply(understood=limit("120", op=">="))),
    ({"no_price_limit_in": ["USD"]}, reply(understood=limit("100", "EUR")), reply(understood=limit("100"))),
    ({"no_price_limit_in": ["USD"]}, reply(), reply(understood=limit("100", None))),
]
ONE = {"min_cards": 1}
CARDS: list[Example] = [
    ({}, reply("red"), reply(card("red", title="Rod boots"))),
    ({}, reply("red"), reply(card("red", price="49.00"))),
    ({}, reply("red"), reply("ghost")),
    ({}, reply("red", "blue"), reply("red", "red")),
    ({"currency": "USD"}, reply("red"), reply(card("red", price="350.00", currency="CNY"))),
    ({"price_max": 60} | ONE, reply("red"), reply("blue")),
    ({"price_max": 60} | ONE, reply("red"), reply(card("red", price=None))),
    ({"price_min": 60} | ONE, reply("blue"), reply("red")),
    ({"rating_min": 4.5}, reply("blue"), reply("red")),
    ({"rating_min": 4.5}, reply("blue"), reply("dear")),
    ({"exclude_words": ["leather"]}, reply("red", "blue"), reply("hide")),
    ({"exclude_brand": ["ox"]}, reply("red"), reply("hide")),
    ({"kind": ["tent"]}, reply("tent"), reply("red")),
    ({"must_word": [["waterproof"]]}, reply("red"), reply("dear")),
    ({"must_word": [["golden"]]}, reply(), reply("dear")),
    ({"any_word": [["blue", "navy"]]}, reply("blue"), reply("red")),
    (BOOTS | {"any_word": [["red"], ["waterproof"]]}, reply("red"), reply()),
    ({"min_cards": 2}, reply("red", "blue"), reply("red")),
    ({"max_cards": 0}, reply(), reply("red")),
    ({"max_cards": 1}, reply("red"), reply("red", "blue")),
    (BOOTS, reply("red", "blue", "hide"), reply("red", "blue")),
    (BOOTS | {"price_max": 90}, reply("red", "blue"), reply("red")),
    (BOOTS | {"order": "cheapest"}, reply("red", "blue", "hide"), reply("blue", "hide", "dear")),
    (BOOTS | {"order": "cheapest"}, reply("red", "blue", "hide"), reply("red", "hide", "blue")),
    (BOOTS | {"order": "dearest"}, reply("dear", "hide", "blue"), reply("hide", "blue", "red")),
    (BOOTS | {"order": "best_rated"}, reply("blue", "red", "hide"), reply("red", "hide", "blue")),
    (BOOTS | {"cheap": True}, reply("red", "blue", "hide"), reply("blue", "hide", "dear")),
]
AFTER: list[Example] = [
    ({"subset_of_previous": True}, reply("red"), reply("tent")),
    ({"disjoint_from_previous": True}, reply("tent"), reply("red")),
    ({"references": [1]}, reply(understood={"references": ["blue"]}), reply(understood={"references": ["red"]})),
    ({"references": [1]}, reply(understood={"references": ["blue"]}), reply()),
    ({"price_change": "cheaper"}, reply("red"), reply("blue", "hide")),
    ({"price_change": "dearer"}, reply("blue", "hide"), reply("red")),
]


@pytest.mark.parametrize(("expect", "good", "bad"), SAID + CARDS)
def test_what_is_wrong_is_told(expect: dict[str, Any], good: dict[str, Any], bad: dict[str, Any]) -> None:
    assert judge(expect, good, None, RECORDS) == []
    assert judge(expect, bad, None, RECORDS)


@pytest.mark.parametrize(("expect", "good", "bad"), AFTER)
def test_what_is_wrong_beside_the_last_list_is_told(
    expect: dict[str, Any], good: dict[str, Any], bad: dict[str, Any]
) -> None:
    last = reply("red", "blue")
    assert judge(expect, good, last, RECORDS) == []
    assert judge(expect, bad, last, RECORDS)


def test_a_reference_into_a_list_that_was_never_shown_is_told() -> None:
    assert judge({"references": [2]}, reply(understood={"references": ["red"]}), reply("red", "blue"), RECORDS)


def test_the_variant_shown_is_the_one_asked_for() -> None:
    small, large = card("dress", variant_id="s"), card("dress", variant_id="l", price="35.00")
    expect = {"variant_word": [["L"], ["blue"]]}
    assert judge(expect, reply(large), None, DRESS) == []
    assert judge(expect, reply(small), None, DRESS)
    too_dear = expect | {"price_max": 32}
    assert judge(too_dear, reply(small), None, DRESS) == []


def test_wishes_that_nothing_meets_may_be_given_up_but_not_the_kind() -> None:
    expect = BOOTS | {"any_word": [["purple"]]}
    assert judge(expect, reply("red", "blue", "dear"), None, RECORDS) == []
    assert judge(expect, reply("red", "blue", "tent"), None, RECORDS)
    assert truth(expect, RECORDS) == ["red", "blue", "hide", "dear"]


def test_nothing_cheaper_to_be_had_is_no_fault_of_the_reply() -> None:
    cheapest = reply("red")
    assert judge({"price_change": "cheaper"}, cheapest, cheapest, RECORDS) == []


def test_a_wish_yields_to_cheaper_only_when_nothing_cheaper_meets_it() -> None:
    expect = {"kind": ["boot"], "any_word": [["waterproof"]], "price_change": "cheaper", "min_cards": 1}
    plain = RECORDS | {"plain": record("Plain boots", 40)}
    shown = reply({"product_id": "plain", "title": "Plain boots", "price": "40.00", "currency": "USD"})
    assert judge(expect, shown, reply("red", "blue"), plain) == []
    assert judge(expect, shown, reply("blue", "hide"), plain)


def test_one_thing_in_three_colours_need_not_fill_the_page() -> None:
    colours = {str(n): record(f"Acme - Boots - {colour}", 50) for n, colour in enumerate(("Red", "Blue", "Sea Green"))}
    shown = reply({"product_id": "0", "title": "Acme - Boots - Red", "price": "50.00", "currency": "USD"})
    assert judge(BOOTS, shown, None, colours) == []


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        ("Full-grain leather upper", "leather", True),
        ("LEATHERS", "leather", True),
        ("faux leather upper", "leather", False),
        ("vegan-leather", "leather", False),
        ("leather-free", "leather", False),
        ("made without any leather", "leather", False),
        ("leatherette", "leather", False),
        ("No laces. Leather upper", "leather", True),
        ("头层真皮鞋面", "真皮", True),
        ("非真皮", "真皮", False),
        ("不含雪纺", "雪纺", False),
        ("雪纺面料", "雪纺", True),
        ("noise-cancelling", "noise cancelling", True),
        ("iPhone 7s", "iphone 7", True),
        ("iPhone 71", "iphone 7", False),
        ("Apple® iPhone® 7", "iphone 7", True),
    ],
)
def test_a_negated_or_imitation_mention_is_none(text: str, word: str, meant: bool) -> None:
    assert mentions(text, word) is meant


@given(st.text(max_size=40), st.sampled_from(["leather", "皮革", "wool blend"]), st.text(max_size=40))
def test_a_word_between_full_stops_is_always_found(before: str, word: str, after: str) -> None:
    assert mentions(f"{before} . {word} . {after}", word)


def test_every_key_the_set_uses_is_one_the_judge_was_seen_to_fail() -> None:
    used = {key for case in read_cases() for turn in case.turns for key in turn["expect"]}
    shown: list[dict[str, Any]] = [expect for expect, _, _ in (*SAID, *CARDS, *AFTER)]
    seen = {key for expect in shown for key in expect} | {"variant_word"}
    assert used <= seen
