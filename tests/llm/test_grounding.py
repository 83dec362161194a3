"""What of a model's words is shown, over real turns of the demo shop."""

import ast
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.llm.facts import Facts, ProductFacts
from bot.llm.grounding import check
from bot.llm.names import ShopNames
from retrieval.products import Product, Text, Variant
from tests.llm.score import FALSE, facts, mutated, rows, shown

LEAST_SHOWN = {("en", "seen"): 0.98, ("en", "held"): 0.94, ("zh", "seen"): 0.98, ("zh", "held"): 0.94}
"""Shares of true sentences that are shown; `python -m tests.llm.score` prints where they stand."""
OF_ALL = 0.97


def test_no_false_sentence_of_the_mutators_is_shown() -> None:
    leaked = [(name, turn, sentence) for name, turn, sentence in mutated() if shown(turn, sentence)[0]]
    assert not leaked


@pytest.mark.parametrize("name", FALSE)
def test_no_false_sentence_of_the_lists_is_shown(name: str) -> None:
    leaked = [row for row in rows(name) if shown(row["turn"], row["sentence"])[0]]
    assert not leaked


def test_true_sentences_are_shown() -> None:
    right: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    for row in rows("paraphrases.jsonl"):
        key = (row["turn"][:2], row["half"])
        total[key] += 1
        right[key] += shown(row["turn"], row["sentence"])[0]
    assert set(total) == set(LEAST_SHOWN)
    assert {key: right[key] / total[key] for key in total if right[key] < LEAST_SHOWN[key] * total[key]} == {}
    assert right.total() >= OF_ALL * total.total()


def test_everyday_sentences_are_shown() -> None:
    fresh = rows("fresh.jsonl") + rows("afresh.jsonl")
    right = Counter(row["turn"][:2] for row in fresh if shown(row["turn"], row["sentence"])[0])
    total = Counter(row["turn"][:2] for row in fresh)
    assert {language: right[language] for language in total if right[language] < 0.85 * total[language]} == {}


@pytest.mark.parametrize(
    ("turn", "sentence", "known"),
    [
        ("en-boots-1", "[P1] is rated 4.7 by 842 people.", True),
        ("en-boots-1", "[P1] is rated 4.7 by 317 people.", False),
        ("en-boots-1", "Here are four pairs that keep the water out.", True),
        ("en-boots-1", "Here are four pairs that keep your feet dry.", False),
        ("en-sound-1", "[P2] and [P4] are wireless, the other two are wired.", True),
        ("en-sound-1", "[P2] and [P3] are wireless, the other two are wired.", False),
        ("en-boots-1", "[P1] is the only one that is reduced.", True),
        ("en-boots-1", "[P2] is the only one that is reduced.", False),
        ("en-sound-1", "Do you want them wired or wireless?", True),
        ("en-boots-1", "Do you want them wired or wireless?", False),
        ("en-deals-1", "For all-day rain, take a heavier shell.", True),
        ("en-deals-1", "For all-day rain, take [P1].", False),
        ("zh-boots-2", "[P1]比[P2]轻60克。", True),
        ("zh-boots-2", "[P1]比[P2]轻50克。", False),
        ("zh-dress-1", "这四条都在您的预算里。", True),
        ("zh-dress-1", "这五条都在您的预算里。", False),
    ],
)
def test_everyday_words_say_what_the_record_says(turn: str, sentence: str, known: bool) -> None:
    assert shown(turn, sentence)[0] is known


def test_the_mutators_know_nothing_of_the_check() -> None:
    files = sorted(Path(__file__).with_name("mutators").glob("*.py"))
    imported = {
        name
        for file in files
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        for name in (
            [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else [one.name for one in node.names]
            if isinstance(node, ast.Import)
            else []
        )
    }
    own = {f"tests.llm.mutators.{file.stem}" for file in files}
    outside = {name.split(".")[0] for name in imported - own}
    assert outside == {"collections", "importlib", "itertools", "json", "random", "typing"}


def test_places_are_filled_from_the_record() -> None:
    verdict = check("[P1] costs [P1.price], down from [P1.was].", facts()["en-boots-1"])
    assert verdict.text == "Fell & Tarn Ridgeline Waterproof Hiking Boots costs $89, down from $109."


def test_a_blocked_sentence_says_why() -> None:
    verdict = check("[P1] is fireproof.", facts()["en-boots-1"])
    assert verdict.text is None
    assert "fireproof" in verdict.reason


BAG = ProductFacts("P1", "Tote Bag", Decimal(30), None, "USD", True, fields=(("material", "Faux Leather"),))


@pytest.mark.parametrize(
    ("sentence", "known"),
    [
        ("[P1] is made of faux leather.", True),
        ("[P1] is made of leather.", False),
        ("[P1] costs $30.", True),
        ("[P1] costs $3.", False),
        ("[P1] costs 30 euros.", False),
        ("[P1] is in stock.", True),
        ("[P1] is sold out.", False),
        ("[P1] is on sale.", False),
        ("[P1] is not on sale.", True),
    ],
)
def test_a_product_is_spoken_of_as_its_record_does(sentence: str, known: bool) -> None:
    assert (check(sentence, Facts("en", (BAG,))).text is not None) is known


def test_a_name_of_plain_words_is_still_a_name_of_the_shop() -> None:
    clever = Product("1", "en", Text("Good Choice", brand="Simple Things"), (Variant(),))
    plain = Facts("en", (BAG,))
    named = replace(plain, others=ShopNames.of([clever]))
    assert check("Simple Things would be lovely.", plain).text is not None
    assert check("Simple Things would be lovely.", named).text is None


@pytest.mark.parametrize(
    ("sentence", "known"),
    [
        ("It is available in blue, size 8.", True),
        ("It is available in blue, size 9.", False),
        ("You can choose gray or blue.", True),
        ("有蓝色8码。", True),
        ("有蓝色9码。", False),
    ],
)
def test_options_are_offered_together_only_where_a_variant_has_them_all(sentence: str, known: bool) -> None:
    turn = "zh-boots-3" if "色" in sentence else "en-boots-3"
    assert shown(turn, sentence)[0] is known


@pytest.mark.parametrize(
    ("turn", "sentence", "known"),
    [
        ("en-boots-2", "[P1] and [P2] are waterproof.", True),
        ("en-boots-2", "[P1] is breathable and so is [P2].", False),
        ("en-boots-2", "There are 12 of [P1] in stock and 6 of [P2].", True),
        ("en-boots-2", "There are 12 of [P1] in stock and 12 of [P2].", False),
        ("en-boots-1", "Have a look at [P3]: it is vegan, and has a wide fit.", True),
        ("en-boots-1", "Have a look at [P1]: it is vegan, and has a wide fit.", False),
        ("zh-boots-2", "[P1]和[P2]都防水。", True),
        ("zh-boots-2", "[P1]透气，[P2]也是。", False),
    ],
)
def test_what_is_said_is_held_against_the_cards_it_is_said_of(turn: str, sentence: str, known: bool) -> None:
    assert shown(turn, sentence)[0] is known


@given(st.sampled_from(sorted(facts())), st.text(max_size=500))
@settings(max_examples=300, deadline=None)
def test_any_text_gets_a_verdict(turn: str, text: str) -> None:
    verdict = check(text, facts()[turn])
    assert verdict.text is not None or verdict.reason


@given(
    st.sampled_from([name for name, one in facts().items() if one.products]),
    st.integers(min_value=2, max_value=99_999),
    st.sampled_from(["[P1] costs ${}.", "[P1] weighs {} g.", "[P1]只要{}元。", "[P1]重{}克。", "{} of them."]),
)
@settings(max_examples=300, deadline=None)
def test_no_number_is_shown_that_the_turn_does_not_know(turn: str, number: int, line: str) -> None:
    known = facts()[turn]
    # The record's prices are known, too, whether the reply named them or not.
    if str(number) not in f"{known.text}{known.said}{known.products}":
        assert check(line.format(number), known).text is None


@given(
    st.sampled_from(sorted(facts())), st.sampled_from(["\u200b", "\u202e", "\x00", "а", "＄", "<b>", "```", "{", "|"])
)
def test_what_no_shop_writes_is_never_shown(turn: str, odd: str) -> None:
    for sentence in (f"Hello{odd}!", f"{odd}您好！", f"[P1]{odd}"):
        assert check(sentence, facts()[turn]).text is None


@pytest.mark.parametrize(
    ("turn", "sentence", "known"),
    [
        ("en-boots-1", "You asked for waterproof boots, and [P1] is waterproof.", True),
        ("en-boots-1", "You asked for a wide fit, and [P3] has it.", False),
        ("en-boots-1", "[P4] is the lightest of the four at 390 g.", True),
        ("en-boots-1", "A pair of [P4] weighs 390 g.", False),
        ("en-boots-1", "[P4] is our lightest boot.", False),
        ("en-boots-1", "The sole of [P3] can be replaced.", True),
        ("en-boots-1", "[P3] can be replaced.", False),
        ("en-boots-1", "[P3] comes with thick socks.", False),
        ("en-toy-1", "[P3] contains oats.", False),
        ("en-cream-1", "In a heated office [P2] is perfect.", False),
        ("en-cart-3", "The dress in your cart is white.", False),
        ("en-gift-1", "The infuser of [P2] is glass.", False),
        ("zh-boots-1", "[P3]鞋底磨平后可以更换。", True),
        ("zh-boots-1", "[P3]可以更换。", False),
        ("zh-boots-1", "[P2]有防水鞋垫。", False),
        ("zh-boots-1", "您说要宽楦，[P3]就是。", False),
        ("zh-cream-1", "[P2]暖气房里正好。", False),
        ("zh-boots-1", "[P1]有四种颜色。", False),
        ("zh-boots-1", "[P1]鞋带防水。", False),
    ],
)
def test_what_is_true_of_one_thing_is_not_said_of_another(turn: str, sentence: str, known: bool) -> None:
    assert shown(turn, sentence)[0] is known
