"""Folding and cutting text: equal wishes become equal strings, and nothing takes forever."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.fields import field_of
from retrieval.mentions import fold, pattern
from retrieval.text import is_cjk, normalise, parts, stem, tokenise, uninflected, words


@given(st.text())
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ｗａｔｅｒｐｒｏｏｆ", "waterproof"),
        ("藍色連衣裙", "蓝色连衣裙"),
        ("STRASSE", "straße"),
        ("ﬁtness", "fitness"),
    ],
)
def test_width_case_script_and_ligatures_are_folded(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("boots", "boot"), ("women's", "woman"), ("shelves", "shelf"), ("batteries", "battery"), ("dresses", "dress")],
)
def test_inflections_of_a_word_are_one_word(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("organic", "organizer"), ("red", "hundred"), ("universal", "university")])
def test_different_words_stay_different_in_matching(one: str, other: str) -> None:
    assert uninflected(one) != uninflected(other)


def test_model_numbers_are_found_joined_and_apart() -> None:
    ordered, beside = tokenise("iPhone6s case")
    assert ordered == [stem("iphone"), "6", "s", "case"]
    assert beside == ["iphone6s"]


def test_chinese_is_characters_and_pairs() -> None:
    assert tokenise("雪纺裙") == (["雪", "纺", "裙"], ["雪纺", "纺裙"])


def test_scripts_that_touch_are_apart() -> None:
    assert words("纯棉T恤38码") == ["纯棉", "t", "恤", "38", "码"]


@given(st.text(max_size=80))
def test_words_never_mix_scripts_and_parts_lose_nothing(text: str) -> None:
    for word in words(text):
        assert is_cjk(word) == all(is_cjk(letter) for letter in word)
        assert "".join(parts(word)) == word


@given(st.text(max_size=60))
def test_a_pattern_is_found_in_its_own_text(text: str) -> None:
    sought = pattern(text)
    assert not sought or sought.strip() in fold(text)


def test_inches_are_a_word() -> None:
    assert fold('15.6" laptop') == fold("15.6-inch laptops") == fold("15.6 inches laptop")


@pytest.mark.parametrize("unit", ["a", "靴", "a1", "1.", "'s", "“", "\u202e", "🎁", " "])
def test_time_is_linear_in_the_length(unit: str) -> None:
    long = unit * (100_000 // len(unit))
    start = time.perf_counter()
    tokenise(long)
    fold(long)
    assert time.perf_counter() - start < 3


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("Colour", "color"),
        ("颜色", "color"),
        ("顏色", "color"),
        ("Size ", "size"),
        ("材质", "material"),
        ("Sole", "sole"),
    ],
)
def test_names_of_options_and_attributes(name: str, field: str) -> None:
    assert field_of(name) == field
