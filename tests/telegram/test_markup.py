"""Telegram's HTML: its error texts, and the same answer as Python's own parser gives for the tags it allows."""

import html
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.telegram.errors import ApiError
from tests.telegram.markup import formatted, is_link, units

KINDS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler", "span": "spoiler",
    "a": "text_link", "code": "code", "pre": "pre", "blockquote": "blockquote",
}  # fmt: skip


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("a <p>", 'Unsupported start tag "p" at byte offset 2'),
        ("靴<X>", 'Unsupported start tag "x" at byte offset 3'),
        ("<br/>", 'Unsupported start tag "br/" at byte offset 0'),
        ("<!-- x -->", 'Unsupported start tag "!--" at byte offset 0'),
        ("1 < 2 > 1", 'Unsupported start tag "" at byte offset 2'),
        ("a<b", "Unclosed start tag at byte offset 1"),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("<b>x</b y>", "Unclosed end tag at byte offset 4"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<a href>x</a>", 'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0'),
        ("<a ='x'>x</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=x:y>x</a>", "Unexpected end of name token at byte offset 8"),
        ("<a href='x>x</a>", "Unclosed start tag at byte offset 0"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<tg-emoji emoji-id='x'>x</tg-emoji>", "Invalid custom emoji identifier specified"),
        ("&#xd83d;", "Text contains invalid Unicode characters after decoding HTML entities"),
    ],
)
def test_broken_markup_is_refused_in_telegrams_words(source: str, why: str) -> None:
    with pytest.raises(ApiError) as refused:
        formatted(source, "HTML", None)
    assert refused.value.description == f"Bad Request: can't parse entities: {why}"


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("😀<b>靴</b>", "😀靴", [("bold", 2, 1)]),
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        ("<b></b>x", "x", []),
        ("<b>a</>b", "ab", [("bold", 0, 1)]),
        ("  <b> a </b>  ", "a", [("bold", 0, 1)]),
        ("&lt;b&gt; &amp;amp; &quot;&#39;&#x1F600;&nbsp;&copy;", "<b> &amp; \"'😀&nbsp;&copy;", []),
        ("AT&T & &lt", "AT&T & <", []),
        ("<a href='https://a.example/?a=1&amp;b=2'>x</a>", "x", [("text_link", 0, 1)]),
        ("<a href='http://localhost/1'>x</a>", "x", []),
        ("<a>a.example</a>", "a.example", [("text_link", 0, 9)]),
        ("<pre><code class='language-py'>x</code></pre>", "x", [("pre", 0, 1)]),
        ("<code class=language-py>x</code>", "x", [("code", 0, 1)]),
        ("<blockquote expandable>x</blockquote>", "x", [("expandable_blockquote", 0, 1)]),
        ("<tg-emoji emoji-id=5>x</tg-emoji>", "x", [("custom_emoji", 0, 1)]),
    ],
)
def test_what_is_shown(source: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    shown, found = formatted(source, "HTML", None)
    assert shown == text
    assert [(entity["type"], entity["offset"], entity["length"]) for entity in found] == entities


def test_entities_carry_what_belongs_to_them() -> None:
    (link,) = formatted("<a href='https://a.example/?a=1&amp;b=2'>x</a>", "HTML", None)[1]
    assert link["url"] == "https://a.example/?a=1&b=2"
    (block,) = formatted("<pre><code class='language-py'>x</code></pre>", "HTML", None)[1]
    assert block["language"] == "py"


@dataclass
class Judged(HTMLParser):
    """Python's reading of a text: whether Telegram must take it, what it shows, what it marks."""

    fine: bool = True
    text: str = ""
    open: list[tuple[str, int]] = field(default_factory=list)
    marks: list[tuple[str, int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=False)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.fine &= tag in KINDS and (tag != "span" or dict(attrs).get("class") == "tg-spoiler")
        self.open.append((tag, units(self.text)))

    def handle_startendtag(self, tag: str, attrs: Any) -> None:
        self.fine = False

    def handle_endtag(self, tag: str) -> None:
        opened, start = self.open.pop() if self.open else ("", 0)
        self.fine &= opened == tag
        if self.fine and units(self.text) > start:
            self.marks.append((KINDS[tag], start, units(self.text) - start))

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_entityref(self, name: str) -> None:
        self.text += html.unescape(f"&{name};") if name in ("lt", "gt", "amp", "quot") else f"&{name};"

    def handle_charref(self, name: str) -> None:
        self.text += html.unescape(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self.fine = False


WORDS = st.lists(
    st.one_of(
        st.text(alphabet=st.characters(codec="utf-8", exclude_characters="<>&\0\r"), max_size=3),
        st.sampled_from(["😀", "靴子", "&lt;", "&gt;", "&amp;", "&quot;", "&nbsp;", "&#65;", "&#x1F600;", "& ", ">"]),
    ),
    max_size=3,
).map(" ".join)
# Right ones mostly, so that a good share of the texts is taken.
OPENINGS = st.one_of(
    *[st.sampled_from([f"<{tag}>" for tag in KINDS if tag != "span"])] * 4,
    st.sampled_from(["<a href='https://a.example'>", '<span class="tg-spoiler">', "<B>", "<DEL >"]),
    st.sampled_from(["<p>", "<img>", "<bb>", "<span>", "<span class=x>", "<b/>", "<!-- x -->"]),
)


@st.composite
def markup(draw: st.DrawFn, depth: int = 3) -> str:
    """Nested tags, closed as they were opened, or now and then as they were not."""
    if depth == 0 or draw(st.integers(0, 2)) == 0:
        return draw(WORDS)
    opening = draw(OPENINGS)
    own = opening.strip("<>").split()[0]
    closing = draw(st.sampled_from([own] * 8 + [own.upper(), "b", "i", ""]))
    end = f"</{closing}>" if closing else ""
    return f"{draw(markup(depth - 1))}{opening}{draw(markup(depth - 1))}{end}{draw(markup(depth - 1))}"


@settings(deadline=None, max_examples=300)
@given(markup())
def test_it_takes_and_refuses_as_pythons_parser_says(source: str) -> None:
    # Letters at both ends keep white space there out of it.
    source = f"x{source}x"
    judged = Judged()
    judged.feed(source)
    judged.close()
    try:
        shown, entities = formatted(source, "HTML", None)
    except ApiError:
        assert not judged.fine or judged.open, source
        return
    assert judged.fine, source
    assert not judged.open, source
    assert shown == judged.text
    found = [(entity["type"], entity["offset"], entity["length"]) for entity in entities]
    linked = [mark for mark in judged.marks if mark[0] != "text_link"]
    assert sorted(mark for mark in found if mark[0] != "text_link") == sorted(linked)


@settings(deadline=None)
@given(st.text(alphabet=st.characters(exclude_characters="\0", codec="utf-8")))
def test_escaped_text_is_shown_as_it_is(text: str) -> None:
    assert formatted(html.escape(text), "HTML", None) == (text.strip(), [])


@settings(deadline=None)
@given(st.text())
def test_anything_at_all_is_taken_or_refused(source: str) -> None:
    try:
        shown, _ = formatted(source, "HTML", None)
    except ApiError as refused:
        assert refused.code == 400  # noqa: PT017  # either outcome is right
    else:
        assert "<" not in shown or "&lt" in source or "&#" in source


@pytest.mark.parametrize(
    ("url", "good"),
    [
        ("https://shop.example/1", True), ("shop.example", True), ("http://127.0.0.1:8000/1", True),
        ("tg://user?id=1", True), ("http://localhost:8000/1", False), ("javascript:alert(1)", False),
        ("https://", False), ("", False),
    ],
)  # fmt: skip
def test_what_telegram_takes_for_a_link(url: str, good: bool) -> None:
    assert is_link(url) is good
