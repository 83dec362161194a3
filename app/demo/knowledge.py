"""What the demo shop says besides its products: policies, questions and answers, and buying guides in both languages.

Each file of `knowledge/en` and `knowledge/zh` is one page: a title, an introduction, and sections whose headings end
in an address of their own, `## Free delivery {#free}`. The shop shows the pages; the guide quotes the sections.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from markdown_it import MarkdownIt

from bot.messages import Language
from retrieval.knowledge import Passage

POLICIES = ("shipping", "returns", "warranty", "payment", "privacy", "faq")
LANGUAGES: tuple[Language, ...] = ("en", "zh")
GUIDES = ("hiking-boots", "headphones", "gifts", "cookware")

_HEADING = re.compile(r"^## (?P<title>.+?) \{#(?P<name>[a-z0-9-]+)\}$", re.MULTILINE)
# Our own files, and still nothing in them is taken as HTML.
_markdown = MarkdownIt("commonmark", {"html": False})


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page under a heading."""

    name: str
    """Its address on the page, the same in both languages."""
    title: str
    text: str
    """Markdown that reads well as it is: paragraphs and lists."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of help."""

    name: str
    guide: bool
    """Whether it helps to choose something, instead of telling the shop's rules."""
    title: str
    introduction: str
    sections: tuple[Section, ...]


@cache
def pages(language: Language) -> tuple[Page, ...]:
    """All pages: first the policies, then the guides."""
    return tuple(_page(language, name) for name in (*POLICIES, *GUIDES))


@cache
def passages() -> Mapping[str, tuple[Passage, ...]]:
    """All that can be quoted, by page: each introduction and section with the link where it can be read."""
    return {
        f"{language}/{page.name}": tuple(_passages(language, page))
        for language in LANGUAGES
        for page in pages(language)
    }


def _passages(language: Language, page: Page) -> Iterator[Passage]:
    source, name = f"/shop/help/{page.name}?lang={language}", f"{language}/{page.name}"
    yield Passage(name, (page.title,), page.introduction, source, language)
    for section in page.sections:
        titles = (page.title, section.title)
        yield Passage(f"{name}/{section.name}", titles, section.text, f"{source}#{section.name}", language)


def html(text: str) -> str:
    """A section's Markdown as HTML."""
    return str(_markdown.render(text))


def _page(language: Language, name: str) -> Page:
    written = files(__package__).joinpath("knowledge", language, f"{name}.md").read_text("utf-8")
    head, *parts = _HEADING.split(written)
    title, _, introduction = head.strip().partition("\n")
    sections = tuple(
        Section(address, heading, text.strip())
        for heading, address, text in zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    )
    return Page(name, name in GUIDES, title.removeprefix("# "), introduction.strip(), sections)
