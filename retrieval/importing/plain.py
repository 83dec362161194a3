"""Makes plain text of what shops write into fields: HTML, entities, control characters."""

import re
import unicodedata
from html.parser import HTMLParser

_MARKUP = re.compile(r"<[a-zA-Z/!?]|&#?\w{1,32};")
_TAG = re.compile(r"<[^>]*>")
_BLOCKS = frozenset(
    ("address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure",
     "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre",
     "section", "table", "td", "th", "tr", "ul")
)  # fmt: skip
_UNSEEN = frozenset(("script", "style", "template", "noscript", "head"))
_SURROGATES = re.compile("[\ud800-\udfff]")


class _Reader(HTMLParser):
    """Collects the text a reader of the page would see."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.parts.append(data)


def _without_markup(text: str) -> str:
    if not _MARKUP.search(text):
        return text
    reader = _Reader()
    try:
        reader.feed(text)
        reader.close()
    except AssertionError:  # the standard parser's answer to some broken "<![…" declarations
        return _TAG.sub(" ", text)
    return "".join(reader.parts)


def _visible(character: str) -> bool:
    return character == "\n" or unicodedata.category(character) not in ("Cc", "Cs")


def paragraphs(text: str) -> str:
    """`text` without markup and control characters; lines are kept, white space inside them is folded.

    >>> paragraphs("<p>Warm &amp; dry.</p><script>alert(1)</script><p>For  winter</p>")
    'Warm & dry.\\nFor winter'
    """
    text = _without_markup(text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    if not text.isprintable():
        text = "".join(filter(_visible, text)).replace("\ufeff", "")
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def one_line(text: str) -> str:
    """Like `paragraphs`, in one line.

    >>> one_line("AT&amp;T\\x00  phone ")
    'AT&T phone'
    """
    return " ".join(paragraphs(text).split())


def snippet(value: object) -> str:
    """The beginning of any value, fit for a report line."""
    text = " ".join(_SURROGATES.sub("", str(value)[:200]).replace("\x00", "").split())
    return text if len(text) <= 60 else text[:59] + "…"
