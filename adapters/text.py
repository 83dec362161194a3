"""Words with a little markup, measured and cut as platforms measure them.

Markup is kept beside the words and written only at the end, so a cut never falls into a tag, and what a catalog or a
shopper wrote can never become markup.
"""

import unicodedata
from dataclasses import dataclass, replace
from html import escape

_stops = frozenset("。！？；，、：…）》」』”")
_joins = frozenset("\u200d\ufe0f\ufe0e\u20e3")
"""Zero-width joiner, variation selectors, keycap: what holds an emoji together."""


@dataclass(frozen=True, slots=True)
class Span:
    """Words in one style."""

    text: str
    bold: bool = False
    link: str | None = None


Rich = tuple[Span, ...]


def length(text: str) -> int:
    """UTF-16 units, the way Telegram and JavaScript count: an emoji is two or more."""
    return len(text) + sum(character > "\uffff" for character in text)


def plain(rich: Rich) -> str:
    """The words alone."""
    return "".join(span.text for span in rich)


def to_html(rich: Rich) -> str:
    """The words as HTML."""
    parts = []
    for span in rich:
        text = escape(span.text, quote=False)
        if span.bold:
            text = f"<b>{text}</b>"
        if span.link:
            text = f'<a href="{escape(span.link)}">{text}</a>'
        parts.append(text)
    return "".join(parts)


def split(rich: Rich, limit: int) -> tuple[Rich, ...]:
    """Pieces of at most `limit` units which joined give the whole; no emoji is cut, and no word that fits a piece."""
    pieces: list[Rich] = []
    rest = rich
    while length(plain(rest)) > limit:
        at = _cut(plain(rest), limit)
        pieces.append(_slice(rest, 0, at))
        rest = _slice(rest, at, None)
    return (*pieces, rest) if rest or not pieces else tuple(pieces)


def shorten(text: str, limit: int) -> str:
    """The text, or as much of it as fits with an ellipsis."""
    if length(text) <= limit:
        return text
    return text[: _cut(text, limit - 1)].rstrip() + "…"


def _cut(text: str, limit: int) -> int:
    """Where to cut: after a line in the last half, else after a word, else between two visible characters."""
    end = _fitting(text, limit)
    for mark in ("\n\n", "\n"):
        if (at := text.rfind(mark, end // 2, end)) >= 0:
            return at + len(mark)
    between = (at for at in range(end, 0, -1) if _between_words(text, at))
    whole = (at for at in range(end, 0, -1) if not _inside(text, at))
    return next(between, 0) or next(whole, 0) or max(end, 1)


def _between_words(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    if before.isspace() or after.isspace() or before in _stops:
        return True
    # Chinese is written without spaces: every character may end a line, but none may begin with a full stop.
    return (_wide(before) or _wide(after)) and after not in _stops and not _inside(text, at)


def _wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def _fitting(text: str, limit: int) -> int:
    """How many characters fit into `limit` units."""
    units = 0
    for at, character in enumerate(text):
        units += 2 if character > "\uffff" else 1
        if units > limit:
            return at
    return len(text)


def _inside(text: str, at: int) -> bool:
    """Whether a cut at this place would split one visible character."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if before == "\r" and after == "\n":
        return True
    if before == "\u200d" or after in _joins or unicodedata.combining(after) or "\U0001f3fb" <= after <= "\U0001f3ff":
        return True
    if unicodedata.category(after) in ("Mn", "Mc", "Me") or "\U000e0020" <= after <= "\U000e007f":
        return True
    if _flag(before) and _flag(after):
        run = 0
        while run < at and _flag(text[at - 1 - run]):
            run += 1
        return run % 2 == 1
    return False


def _flag(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _slice(rich: Rich, start: int, end: int | None) -> Rich:
    parts = []
    place = 0
    stop = len(plain(rich)) if end is None else end
    for span in rich:
        first, last = max(start - place, 0), min(stop - place, len(span.text))
        if first < last:
            parts.append(replace(span, text=span.text[first:last]))
        place += len(span.text)
    return tuple(parts)
