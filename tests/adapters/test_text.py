"""Cutting and measuring: nothing is lost, nothing visible is cut, markup stays words."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.text import Rich, Span, length, plain, shorten, split, to_html

FAMILY = "👩‍👩‍👧‍👦"
spans = st.builds(
    Span,
    st.text(max_size=40)
    | st.sampled_from([FAMILY * 3, "🇨🇳🇺🇸", "é" * 9, "字数很多的一句话。", "plain words here ", "👍🏽👍🏿", "1️⃣"]),
    bold=st.booleans(),
    link=st.none() | st.just("https://shop.example/?a=1&b=%22<>"),
)
riches = st.lists(spans, max_size=8).map(tuple)


@given(riches, st.integers(20, 60))
def test_the_pieces_joined_give_the_whole(rich: Rich, limit: int) -> None:
    pieces = split(rich, limit)
    assert "".join(map(plain, pieces)) == plain(rich)
    assert all(length(plain(piece)) <= limit for piece in pieces)
    assert all(plain(piece) for piece in pieces) or not plain(rich)


@given(riches, st.integers(20, 60))
def test_styles_stay_with_their_words(rich: Rich, limit: int) -> None:
    def styled(whole: Rich) -> list[tuple[str, bool, str | None]]:
        return [(character, span.bold, span.link) for span in whole for character in span.text]

    assert [one for piece in split(rich, limit) for one in styled(piece)] == styled(rich)


@given(st.lists(st.sampled_from([FAMILY, "🇨🇳", "👍🏽", "1️⃣", "é", "字", "a", " "]), max_size=80), st.integers(20, 40))
def test_no_visible_character_is_cut(characters: list[str], limit: int) -> None:
    text = "".join(characters)
    ends, at = {0}, 0
    for character in characters:
        at += len(character)
        ends.add(at)
    place = 0
    for piece in split((Span(text),), limit):
        place += len(plain(piece))
        assert place in ends


@given(st.lists(st.text("abcdefghij", min_size=1, max_size=18), min_size=1, max_size=40), st.integers(20, 60))
def test_no_word_that_fits_is_cut(words: list[str], limit: int) -> None:
    pieces = split((Span(" ".join(words)),), limit)
    assert [word for piece in pieces for word in plain(piece).split()] == words


def test_chinese_is_cut_between_characters_and_never_before_a_full_stop() -> None:
    text = "这是一双防水的登山鞋。" * 9
    for piece in split((Span(text),), 20):
        assert not plain(piece).startswith("。")
        assert length(plain(piece)) >= 10 or text.endswith(plain(piece))


def test_what_cannot_be_cut_well_is_cut_all_the_same() -> None:
    assert [plain(piece) for piece in split((Span("e" + "\u0301" * 30),), 20)] == ["e" + "\u0301" * 19, "\u0301" * 11]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text, self.open = "", []

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ("a", "b")
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@given(riches, st.integers(20, 60))
def test_html_says_the_words_and_closes_its_tags(rich: Rich, limit: int) -> None:
    for piece in split(rich, limit):
        html = to_html(piece)
        reader = _Reader()
        reader.feed(html)
        reader.close()
        assert reader.text == plain(piece).replace("\r\n", "\n").replace("\r", "\n") or reader.text == plain(piece)
        assert not reader.open
        assert re.sub(r"</?[ab]\b[^>]*>", "", html).find("<") == -1


@pytest.mark.parametrize(("text", "units"), [("abc", 3), ("字", 1), ("👍", 2), (FAMILY, 11), ("", 0)])
def test_length_counts_as_platforms_do(text: str, units: int) -> None:
    assert length(text) == units == len(text.encode("utf-16-le")) // 2


@given(st.text(max_size=50), st.integers(3, 20))
def test_shortening_keeps_the_beginning(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert length(short) <= limit
    assert short == text or (short.endswith("…") and text.startswith(short[:-1]))
