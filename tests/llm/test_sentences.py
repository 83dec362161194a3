"""Sentences cut out of a text that is still being written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.llm.sentences import Sentences
from bot.llm.shape import LONGEST


def cut(text: str, size: int) -> list[str]:
    """The sentences when the text comes in pieces of this size."""
    sentences, found = Sentences(), []
    for start in range(0, len(text), size):
        found += sentences.feed(text[start : start + size])
    return found + sentences.end()


@pytest.mark.parametrize("size", [1, 2, 5, 400])
@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It weighs 1.5 kg. It costs [P1.price].", ["It weighs 1.5 kg.", "It costs [P1.price]."]),
        ("See e.g. [P1]. Fine!", ["See e.g. [P1].", "Fine!"]),
        ("See shop.example for more. Yes", ["See shop.example for more.", "Yes"]),
        ("第一款不错。第二款更好！好的", ["第一款不错。", "第二款更好！", "好的"]),
        ("重1.5千克。“好”。", ["重1.5千克。", "“好”。"]),
        ("- [P1] is fine\n2. **[P2]** too", ["[P1] is fine", "[P2] too"]),
        ("", []),
        ("  \n \n", []),
    ],
)
def test_sentences_end_where_they_end_however_they_come(text: str, sentences: list[str], size: int) -> None:
    assert cut(text, size) == sentences


def test_a_sentence_is_given_as_soon_as_the_next_begins() -> None:
    sentences = Sentences()
    assert sentences.feed("Hello") == []
    assert sentences.feed("! ") == ["Hello!"]


def test_no_part_of_an_endless_sentence_passes_for_a_whole_one() -> None:
    found = cut("not " * 1_000 + "waterproof. Fine.", 7)
    assert [len(one) > LONGEST for one in found] == [True, False]
    assert found[-1] == "Fine."


@given(st.text(alphabet="ab .!?。！[]P1\n", max_size=200), st.integers(1, 20))
def test_how_it_comes_changes_nothing(text: str, size: int) -> None:
    assert "".join("".join(cut(text, size)).split()) == "".join("".join(cut(text, 1)).split())
    assert all(len(one) <= LONGEST + 1 for one in cut(text, size))
