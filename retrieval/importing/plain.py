"""Makes plain text of what shops write into fields: HTML, entities, control characters.

Not html.parser: on broken markup it takes time that grows with the square (nine minutes for 180 kB of "<a <a <a …",
Python 3.11). One pass with a regular expression is enough for text without structure.
"""

import html
import re
from collections.abc import Iterator

_MARKUP = re.compile(r"<[a-zA-Z/!?]|&#?\w{1,32};")
# A tag ends at ">", or where the next one begins; quoted values may hold ">". Possessive, so that it cannot back up.
_TAG = re.compile(r"""<(/?)([a-zA-Z][a-zA-Z0-9-]*+|[!?/])(?:[^<>"']++|"[^"<]*+"|'[^'<]*+'|["'])*+>?""")
_BLOCKS = frozenset(
    ("address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure",
     "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre",
     "section", "table", "td", "th", "tr", "ul")
)  # fmt: skip
_UNSEEN = {
    name: re.compile(rf"</{name}(?![a-zA-Z0-9])", re.IGNORECASE)
    for name in ("script", "style", "template", "noscript", "head", "iframe")
}
# Also the signs that turn the direction of writing: they make a name read as something else.
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def _seen(text: str) -> Iterator[str]:
    """The pieces of `text` that a reader of the page would see."""
    at = 0
    while tag := _TAG.search(text, at):
        yield text[at : tag.start()]
        at = tag.end()
        name = tag[2].lower()
        if name in _BLOCKS:
            yield "\n"
        elif name in _UNSEEN and not tag[1]:
            end = _UNSEEN[name].search(text, at)
            at = end.start() if end else len(text)
        elif text.startswith("<!--", tag.start()):
            end_at = text.find("-->", tag.start() + 4)
            at = end_at + 3 if end_at >= 0 else len(text)
    yield text[at:]


def _without_markup(text: str) -> str:
    return html.unescape("".join(_seen(text))) if _MARKUP.search(text) else text


def has_control(text: str) -> bool:
    """Whether control characters or halves of characters are in `text`; line ends do not count."""
    return bool(_CONTROL.search(text))


def paragraphs(text: str) -> str:
    """`text` without markup and control characters; lines are kept, white space inside them is folded.

    >>> paragraphs("<p>Warm &amp; dry.</p><script>alert(1)</script><p>For  winter</p>")
    'Warm & dry.\\nFor winter'
    """
    if text.isprintable() and "<" not in text and "&" not in text:
        return " ".join(text.split())
    text = _without_markup(text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    text = _CONTROL.sub("", text)
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def one_line(text: str) -> str:
    """Like `paragraphs`, in one line.

    >>> one_line("AT&amp;T\\x00  phone ")
    'AT&T phone'
    """
    if not text.isprintable() or "<" in text or "&" in text:
        text = paragraphs(text)
    return " ".join(text.split())


def snippet(value: object) -> str:
    """The beginning of any value, fit for a report line."""
    text = " ".join(_CONTROL.sub(" ", str(value)[:200]).split())
    return text if len(text) <= 60 else text[:59] + "…"
