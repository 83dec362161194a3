"""HTML as blocks of plain text: what a reader of the page would see, without menus, scripts and hidden parts."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from retrieval.errors import CatalogError
from retrieval.passages.pages import Block, clean

BOLD_LEVEL = 6
"""The level of a bold line that stands for a heading."""
_MOST_HEADING = 120
DEEPEST = 200
"""Elements inside elements; what lies deeper is left out."""
MOST_OPEN = 10_000
"""Elements that are never closed: the parser's time grows with their square."""
_UNSEEN = frozenset(
    ("script", "style", "template", "noscript", "head", "iframe", "svg", "nav", "footer", "aside", "form", "button",
     "select", "dialog", "object", "canvas", "audio", "video", "input", "textarea")
)  # fmt: skip
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6, "summary": 6, "dt": 6, "legend": 6, "caption": 6}
_BLOCKS = frozenset(
    ("address", "article", "blockquote", "body", "dd", "details", "div", "dl", "fieldset", "figcaption", "figure",
     "header", "hr", "html", "li", "main", "ol", "p", "pre", "section", "table", "tbody", "thead", "tr", "ul",
     "center")
)  # fmt: skip
_OPENING = re.compile(r"<(?!br|hr|img|input|meta|link|p\b|li\b)[a-z]", re.IGNORECASE)
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d]*[1-9])", re.IGNORECASE)


def may_be_heading(text: str) -> bool:
    """Whether a bold line can be a heading: short, and no sentence that ends in a full stop.

    >>> may_be_heading("Can I return it?"), may_be_heading("We are closed on Monday.")
    (True, False)
    """
    return len(text) <= _MOST_HEADING and not text.endswith((".", "。", "!", "！", ";", "；", ","))


def check(text: str) -> None:
    """CatalogError for markup that no program writes and that would take minutes to read."""
    if len(_OPENING.findall(text)) - text.count("</") > MOST_OPEN:
        raise CatalogError(f"more than {MOST_OPEN:,} of its elements are never closed")


def head(text: str) -> dict[str, str]:
    """What the page says of itself: title, lang and link, as far as it does."""
    tree = LexborHTMLParser(text)
    title, root = tree.css_first("title"), tree.css_first("html")
    canonical = tree.css_first("link[rel=canonical]") or tree.css_first("meta[property='og:url']")
    found = {
        "title": clean(title.text()) if title else "",
        "lang": (root.attributes.get("lang") or "") if root else "",
        "link": (canonical.attributes.get("href") or canonical.attributes.get("content") or "") if canonical else "",
    }
    return {name: value for name, value in found.items() if value}


def blocks(text: str) -> Iterator[Block]:
    """Headings and paragraphs in order. Before the page's title stand menus: with one, what comes first is dropped."""
    tree = LexborHTMLParser(text)
    root = tree.css_first("main") or tree.css_first("[role=main]") or tree.css_first("article") or tree.body
    found = list(_Reader().read(root)) if root is not None else []
    title = next((place for place, block in enumerate(found) if block.level == 1), 0)
    yield from found[title:]


class _Reader:
    """Walks a tree once, collecting text until a block ends."""

    def __init__(self) -> None:
        self._line: list[str] = []
        self._bold = True
        self._items: list[str] = []

    def read(self, root: LexborNode) -> Iterator[Block]:
        yield from self._visit(root, 0, bold=False)
        yield from self._flush()

    def _visit(self, node: LexborNode, depth: int, *, bold: bool) -> Iterator[Block]:
        tag = node.tag or ""
        if tag == "-text":
            said = node.text_content or ""
            self._line.append(said)
            self._bold &= bold or not said.strip()
            return
        if tag in _UNSEEN or tag.startswith(("-", "!")) or depth > DEEPEST or _is_hidden(node):
            return
        if level := _HEADINGS.get(tag):
            yield from self._flush()
            if title := clean(node.text(separator=" ")):
                yield Block(title, level, node.attributes.get("id") or _inner_id(node))
            return
        breaks = tag in _BLOCKS
        if breaks:
            yield from self._flush()
        if tag == "li":
            self._line.append("- ")
        if tag in ("br", "td", "th"):
            self._line.append(" " if tag == "br" or not "".join(self._line).strip() else " | ")
        for child in node.iter(include_text=True):
            yield from self._visit(child, depth + 1, bold=bold or tag in ("b", "strong"))
        if breaks:
            yield from self._flush()

    def _flush(self) -> Iterator[Block]:
        text = clean("".join(self._line))
        bold = self._bold
        self._line, self._bold = [], True
        if text and text != "-":
            yield Block(text, BOLD_LEVEL if bold and may_be_heading(text) and not text.startswith("- ") else 0)


def _is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    hidden = "hidden" in attributes or attributes.get("aria-hidden") == "true"
    return hidden or bool(_HIDING.search(attributes.get("style") or ""))


def _inner_id(node: LexborNode) -> str:
    """The address of an anchor inside a heading, as some editors write it."""
    inner = node.css_first("a[id], a[name]")
    return (inner.attributes.get("id") or inner.attributes.get("name") or "") if inner else ""
