"""A page of blocks under headings, cut into passages."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from retrieval.knowledge import Passage
from retrieval.quoting import sentences
from retrieval.text import is_cjk

LONGEST = 900
"""Letters of a passage; a Chinese character counts as two. What is longer is parted between paragraphs."""
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Block:
    """A heading or a paragraph, as plain text."""

    text: str
    level: int = 0
    """1 for the title of a page to 6; 0 for text."""
    anchor: str = ""
    """The heading's own address on the page, when it has one."""


@dataclass(frozen=True, slots=True)
class Page:
    """One file, read. `name` is its path in the folder without the ending."""

    name: str
    language: str
    source: str
    """The page's link, or its file."""
    title: str
    """Used when no heading of the first level stands in the page."""
    blocks: tuple[Block, ...]
    told: str = ""
    """What the page itself says of its language."""


def clean(text: str) -> str:
    """Text in one line, without characters that cannot be seen.

    >>> clean("free \\u200bof\\n charge")
    'free of charge'
    """
    return " ".join(_CONTROL.sub("", text).split())


def passages(page: Page, names: Counter[str]) -> Iterator[Passage]:
    """The page's sections as passages, in order; headings without text give none. `names` counts the ids given out."""
    for titles, anchor, paragraphs in _sections(page):
        for number, text in enumerate(_parts(paragraphs), start=1):
            base = "/".join(filter(None, (page.name, anchor)))
            name = base if number == 1 else f"{base}-{number}"
            names[name] += 1
            yield Passage(
                id=name if names[name] == 1 else f"{name}~{names[name]}",
                titles=titles,
                text=text,
                source=f"{page.source}#{anchor}" if anchor else page.source,
                language=page.language,
            )


def _sections(page: Page) -> Iterator[tuple[tuple[str, ...], str, list[str]]]:
    """Titles from the page's down, the place on the page, and the paragraphs."""
    path: list[tuple[int, str]] = [] if _titled(page.blocks) else [(1, page.title)]
    anchor = ""
    paragraphs: list[str] = []
    for block in page.blocks:
        if not block.level:
            paragraphs.append(block.text)
            continue
        if paragraphs:
            yield _titles(path, page), anchor, paragraphs
        first = not path
        while path and path[-1][0] >= block.level:
            path.pop()
        path.append((block.level, block.text))
        anchor = "" if first else block.anchor or slug(block.text)
        paragraphs = []
    if paragraphs:
        yield _titles(path, page), anchor, paragraphs


def _titled(blocks: Sequence[Block]) -> bool:
    """Whether the first heading is the page's title: of the first level, with no text before it."""
    return bool(blocks) and blocks[0].level == 1


def _titles(path: Sequence[tuple[int, str]], page: Page) -> tuple[str, ...]:
    titles = tuple(text for _, text in path)
    return titles or (page.title,)


def _parts(paragraphs: Iterable[str]) -> Iterator[str]:
    """Paragraphs joined as long as they stay short enough to be one passage."""
    held = ""
    for piece in (part for paragraph in paragraphs for part in _short(paragraph)):
        joined = f"{held}\n{piece}" if held else piece
        if held and length(joined) > LONGEST:
            yield held
            held = piece
        else:
            held = joined
    if held:
        yield held


def _short(paragraph: str) -> Iterator[str]:
    """The paragraph, or its sentences in runs that are short enough; a sentence is parted only when it has to be."""
    if length(paragraph) <= LONGEST:
        yield paragraph
        return
    start = end = 0
    for first, last in sentences(paragraph):
        if end > start and length(paragraph[start:last]) > LONGEST:
            yield paragraph[start:end]
            start = first
        end = last
        while length(paragraph[start:end]) > LONGEST:
            cut = start + (LONGEST // 2 if is_cjk(paragraph[start:end]) else LONGEST)
            yield paragraph[start:cut].strip()
            start = cut
    if end > start:
        yield paragraph[start:end].strip()


def length(text: str) -> int:
    """Letters of a text; a Chinese character counts as two."""
    return len(text) + sum(is_cjk(char) for char in text)


def slug(heading: str) -> str:
    """A heading's address as most programs make it.

    >>> slug("Will it fit through the door?"), slug("退款 多久")
    ('will-it-fit-through-the-door', '退款-多久')
    """
    kept = "".join(char if char.isalnum() else " " for char in unicodedata.normalize("NFKC", heading).casefold())
    return "-".join(kept.split())[:80] or "section"
