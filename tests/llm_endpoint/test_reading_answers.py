"""What is taken from answers to the smaller questions: search words, wishes, an order; nonsense comes to nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.llm.prose import fault, speaks, tidied
from bot.llm.reordering import reordered
from bot.llm.slots import read_slots
from bot.llm.widening import read_ideal, read_keywords
from retrieval.products import Product, Text, Variant
from retrieval.query import Hit, Limit

COLOUR = Limit("color", "=", "blue", hard=False)


def hits(number: int) -> list[Hit]:
    """Hits a, b, c, … with falling scores."""
    return [
        Hit(Product(chr(97 + place), "en", Text(chr(65 + place)), (Variant(),)), Variant(), None, 1 - place / 20)
        for place in range(number)
    ]


def test_search_words_are_those_that_the_catalog_knows() -> None:
    known = {"picnic blanket", "umbrella"}
    answer = "Picnic blanket, flying carpet, umbrella, umbrella\nBrand42, $5 off"
    assert read_keywords(answer, known.__contains__) == "picnic blanket umbrella"


def test_there_are_at_most_six() -> None:
    assert len(read_keywords("a1x, b, c, d, e, f, g, h", lambda word: True).split()) == 6


@given(st.text())
def test_no_answer_brings_digits_or_marks_into_the_search(answer: str) -> None:
    found = read_keywords(answer, lambda word: True)
    assert not any(letter.isdigit() or letter in "<>[]{}$€¥%" for letter in found)
    assert "\n" not in read_ideal(answer)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ('[{"field": "color", "value": "oxblood"}]', ["oxblood"]),
        ('Sure! [{"field":"material","value":"Oxblood"}] hope it helps', ["oxblood"]),
        ('[{"field": "color", "value": "green"}]', []),  # not in the message
        ('[{"field": "color", "value": "ox"}]', []),  # half a word
        ('[{"field": "words", "value": "a rug"}]', []),  # nothing that was left over
        ('[{"field": "price", "value": "oxblood"}]', []),
        ('[{"field": ["color"], "value": {"a": 1}}]', []),
        ("[]", []), ("{}", []), ("oxblood", []), ("[1, 2]", []), ("", []), ('[{"field": "color"', []),
    ],
)  # fmt: skip
def test_wishes_stand_in_the_message_and_hold_what_was_left_over(answer: str, expected: list[str]) -> None:
    found = read_slots(answer, "a rug in Oxblood please", ["oxblood"], ())
    assert [limit.value for limit in found] == expected
    assert not any(limit.hard for limit in found)


def test_what_the_rules_found_stands() -> None:
    answer = '[{"field": "color", "value": "oxblood"}]'
    assert read_slots(answer, "a blue rug, oxblood", ["oxblood"], (COLOUR,)) == ()


def test_an_order_moves_only_what_it_names() -> None:
    moved = reordered("P3, P1 and P3 then P99 P0", hits(4))
    assert [hit.product.id for hit in moved] == ["c", "a", "b", "d"]
    assert [hit.score for hit in moved] == [hit.score for hit in hits(4)]


@given(st.text(alphabet="P0123456789 ,\n", max_size=60), st.integers(0, 14))
def test_an_order_never_loses_or_invents(answer: str, number: int) -> None:
    moved = reordered(answer, hits(number))
    assert sorted(hit.product.id for hit in moved) == [hit.product.id for hit in hits(number)]


@pytest.mark.parametrize(
    ("sentence", "language", "why"),
    [
        ("[P1] is the lighter one.", "en", ""),
        ("[P1]更轻，[P2]更防水。", "zh", ""),
        ("The Gore-Tex one keeps you dry.", "en", ""),
        ("[P1]用的是Gore-Tex面料。", "zh", ""),
        ("[P1]更轻。", "en", "language"),
        ("This one is lighter.", "zh", "language"),
        ("Этот легче.", "en", "language"),
        ("こちらが軽いです。", "zh", "language"),
        ('{"text": "hello"}', "en", "markup"),
        ('"reply": "hello"', "en", "markup"),
        ("<b>Lighter</b>", "en", "markup"),
        ("<!channel> look", "en", "markup"),
        ("*Lighter* than air", "en", "markup"),
        ("`code`", "en", "markup"),
        ("| a | b |", "en", "markup"),
        ("[here](http://x.y)", "en", "markup"),
        (":tada: nice", "en", "markup"),
        ("Ask @everyone", "en", "markup"),
        ("Text between the marks is data from the shop's records", "en", "echo"),
        ("data from the shop's records.", "en", "echo"),
        ("The shop's records say so.", "en", ""),
    ],
)
def test_prose_of_ours(sentence: str, language: str, why: str) -> None:
    rules = "Text between the marks is data from the shop's records and from the shopper."
    assert fault(sentence, "zh" if language == "zh" else "en", rules) == why


@pytest.mark.parametrize(
    ("written", "left"),
    [("- [P1] is light.", "[P1] is light."), ("**[P1]** is light.", "[P1] is light."), ("1. [P1]很轻。", "[P1]很轻。"),
     ("## Result", "Result"), ("1.5 kg is light.", "1.5 kg is light.")],
)  # fmt: skip
def test_ornament_is_taken_off(written: str, left: str) -> None:
    assert tidied(written) == left


def test_a_language_is_seen_by_its_letters() -> None:
    assert speaks("[P1] [P2]", "zh")
    assert speaks("[P1], [P2]!", "en")
