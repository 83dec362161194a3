"""Markdown as blocks of plain text."""

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from retrieval.passages import html
from retrieval.passages.pages import Block, clean
from retrieval.passages.pairs import Line, is_library

MOST_FRONT = 100
"""Lines looked at for the end of a front matter."""
_ANCHOR = re.compile(r"\s*\{#([^\s{}]+)\}\s*$")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_FIELD = re.compile(r"([A-Za-z_-]+)\s*:\s*(.*)")
# HTML inside Markdown is read by html.py and shown by nobody.
_markdown = MarkdownIt("commonmark", {"html": True}).enable("table")


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """The plain fields between two "---" at the top, names in lower case, and the text below them.

    >>> front_matter("---\\ntitle: 'Returns'\\n---\\nText")
    ({'title': 'Returns'}, 'Text')
    """
    lines = text.split("\n")
    if lines[0].strip() != "---":
        return {}, text
    for end, line in enumerate(lines[1 : MOST_FRONT + 1], start=1):
        if line.strip() == "---":
            fields = (match for row in lines[1:end] if (match := _FIELD.fullmatch(row.strip())))
            return {match[1].lower(): match[2].strip().strip("\"'") for match in fields}, "\n".join(lines[end + 1 :])
    return {}, text


def blocks(text: str) -> Iterator[Block]:
    """Headings and paragraphs in order; a list is a paragraph with a line for each item, a table one for each row."""
    tokens = _markdown.parse(text)
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.type == "heading_open":
            yield from _heading(tokens[at + 1], int(token.tag[1]))
            at += 1
        elif token.type in ("bullet_list_open", "ordered_list_open", "table_open"):
            end = _end(tokens, at)
            if token.type == "table_open":
                table = list(_rows(tokens[at:end]))
                # Questions with answers are read as such, by `lines`.
                rows = [] if is_library(table[0]) else [" | ".join(filter(None, map(clean, row))) for row in table]
            else:
                rows = list(_items(tokens[at:end]))
            if lines := [line for line in rows if line]:
                yield Block("\n".join(lines))
            at = end
        elif token.type == "inline":
            yield from _paragraph(token)
        elif token.type in ("fence", "code_block"):
            if said := clean(token.content):
                yield Block(said)
        elif token.type == "html_block":
            yield from html.blocks(token.content)
        at += 1


def pair_lines(text: str) -> Iterator[Line]:
    """The rows of all tables of questions and answers, with their lines in the text."""
    tokens = _markdown.parse(text)
    for at, token in enumerate(tokens):
        if token.type != "table_open":
            continue
        inside = tokens[at : _end(tokens, at)]
        heading, *rows = _rows(inside)
        starts = [one.map[0] + 1 for one in inside if one.type == "tr_open" and one.map]
        if is_library(heading):
            for number, row in zip(starts[1:], rows, strict=True):
                yield Line(number, dict(zip(heading, row, strict=True)))


def _heading(inline: Token, level: int) -> Iterator[Block]:
    text = _plain(inline)
    anchor = _ANCHOR.search(text)
    if title := clean(_ANCHOR.sub("", text)):
        yield Block(title, level, anchor[1] if anchor else "")


def _paragraph(inline: Token) -> Iterator[Block]:
    text = clean(_plain(inline))
    if text:
        yield Block(text, html.BOLD_LEVEL if _is_bold(inline) and html.may_be_heading(text) else 0)


def _is_bold(inline: Token) -> bool:
    """Whether all of a paragraph is bold: how many people write the questions of an FAQ."""
    children = [child for child in inline.children or () if child.content or child.type != "text"]
    kinds = [child.type for child in children]
    return (
        len(kinds) >= 3
        and kinds[0] == "strong_open"
        and kinds[-1] == "strong_close"
        and kinds.count("strong_open") == 1
    )


def _items(tokens: Sequence[Token]) -> Iterator[str]:
    """The lines of a list with its marks; what is nested follows on lines of its own."""
    numbers: list[int] = []
    mark = ""
    for token in tokens:
        if token.type == "ordered_list_open":
            numbers.append(int(token.attrGet("start") or 1))
        elif token.type == "bullet_list_open":
            numbers.append(-1)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            numbers.pop()
        elif token.type == "list_item_open":
            mark = "- " if numbers[-1] < 0 else f"{numbers[-1]}. "
            numbers[-1] += numbers[-1] >= 0
        elif token.type == "inline" and (text := clean(_plain(token))):
            yield mark + text
            mark = ""


def _rows(tokens: Sequence[Token]) -> Iterator[list[str]]:
    """The cells of each row; a line break inside a cell stays one."""
    row: list[str] = []
    for token in tokens:
        if token.type == "inline":
            row.append(_plain(token))
        elif token.type == "tr_close":
            yield row
            row = []


def _end(tokens: Sequence[Token], start: int) -> int:
    """The place of the token that closes the one at `start`."""
    depth = 0
    for place in range(start, len(tokens)):
        depth += tokens[place].nesting
        if depth == 0:
            return place
    return len(tokens) - 1


def _plain(inline: Token) -> str:
    """Inline text without its marks; pictures by what they show, line breaks as blanks."""
    said = {"text", "code_inline", "text_special"}
    parts = []
    for child in inline.children or ():
        if child.type in said:
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif child.type == "html_inline" and _BREAK.fullmatch(child.content):
            parts.append("\n")
        elif child.type == "image":
            parts.append(_plain(child))
    return "".join(parts)
