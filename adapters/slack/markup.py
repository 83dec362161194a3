"""Words as Slack reads them. What a catalog or a shopper wrote is shown as it is and never calls anybody."""

import html
import re
from itertools import pairwise

from slack_sdk.models.blocks import RichTextBlock, RichTextElementParts, RichTextSectionElement

from adapters.text import Rich, Span, length, shorten

_address = re.compile(r"https?://[^\s<>\"'，。；！？（）“”]*[^\s<>\"'，。；！？（）“”.,;:!?)]")
_reference = re.compile(r"<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>")
_markdown = re.compile(r"([\\`*_~\[\]])")


def escaped(text: str) -> str:
    """The text with what Slack would read as a mention, a link or an entity made harmless."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def fitted(text: str, limit: int) -> str:
    """As much of the text, escaped, as stays within the limit."""
    room = limit
    while len(said := escaped(shorten(text, room))) > limit:
        room -= len(said) - limit
    return said


def mrkdwn(rich: Rich) -> str:
    """The words in Slack's own markup."""
    parts = []
    for span in rich:
        text = escaped(span.text)
        if span.link:
            text = f"<{escaped(span.link)}|{text.replace('|', '¦')}>"
        parts.append(f"*{text}*" if span.bold and "*" not in text else text)
    return "".join(parts)


def markdown(text: str) -> str:
    """The text for a stream, which speaks Markdown."""
    return _markdown.sub(r"\\\1", escaped(text))


def linked(text: str) -> Rich:
    """The text with its addresses as links."""
    ends = [0, *(end for found in _address.finditer(text) for end in found.span()), len(text)]
    parts = [text[start:end] for start, end in pairwise(ends)]
    return tuple(Span(part, link=part if number % 2 else None) for number, part in enumerate(parts) if part)


def rich_text(rich: Rich) -> RichTextBlock:
    """The words as a block whose text is never read as markup."""
    parts = [
        RichTextElementParts.Link(url=span.link, text=span.text)
        if span.link
        else RichTextElementParts.Text(text=span.text)
        for span in rich
    ]
    return RichTextBlock(elements=[RichTextSectionElement(elements=parts)])


def heard(text: str, me: str) -> str:
    """What somebody wrote, without Slack's markup and without our name."""

    def plain(found: "re.Match[str]") -> str:
        kind, name, label = found[1], found[2], found[3]
        if kind == "@":
            return "" if name == me else f"@{label or name}"
        return f"{'#' if kind == '#' else '@' if kind == '!' else ''}{label or name}"

    return html.unescape(_reference.sub(plain, text)).strip()


def names(text: str, me: str) -> bool:
    """Whether the text names us."""
    return any(found[1] == "@" and found[2] == me for found in _reference.finditer(text))


def weight(value: object) -> int:
    """Characters of text in blocks, as Slack counts them together for one message."""
    if isinstance(value, dict):
        return sum(
            length(item) if isinstance(item, str) and name == "text" else weight(item) for name, item in value.items()
        )
    return sum(map(weight, value)) if isinstance(value, list) else 0
