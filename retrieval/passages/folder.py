"""A folder of pages: which files are read, in which language each is, and what was left out and why."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from retrieval.errors import CatalogError, KnowledgeError
from retrieval.importing.decoding import Source, examine
from retrieval.importing.plain import snippet
from retrieval.importing.table import delimiter_of, table_rows
from retrieval.knowledge import Passage
from retrieval.passages import html, markdown
from retrieval.passages.pages import Block, Page, clean, passages
from retrieval.passages.pairs import Line, is_library, pair_passages
from retrieval.text import is_cjk

TABLES = frozenset((".csv", ".tsv"))
ENDINGS = frozenset((".md", ".markdown", ".html", ".htm")) | TABLES
MOST_BYTES = 500_000
"""A help page above this size is something else, and could take minutes to read."""
MOST_FILES = 5_000
_LANGUAGE = re.compile(r"(?:^|[./_-])(en|zh)(?:[-_](?:[a-z]{2,4}))*(?=$|[./_-])", re.IGNORECASE)
_CHINESE_SHARE = 0.2
"""A page is Chinese when at least this share of its letters is: Chinese pages hold Latin names and addresses."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that gave no passage."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class Folder:
    """What a folder holds."""

    pages: Mapping[str, tuple[Passage, ...]]
    """Passages by the name of their page."""
    skipped: tuple[Skipped, ...]

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All passages in order."""
        return tuple(passage for page in self.pages.values() for passage in page)

    def summary(self) -> str:
        """ "12 pages, 40 passages (30 en, 10 zh)"."""
        languages = Counter(passage.language for passage in self.passages)
        parts = ", ".join(f"{count} {language}" for language, count in sorted(languages.items()))
        replies = f", {count} of them replies" if (count := self._replies) else ""
        return f"{len(self.pages)} pages, {languages.total()} passages ({parts}){replies}"

    @property
    def _replies(self) -> int:
        return sum(bool(passage.asked) for passage in self.passages)

    def as_dict(self) -> dict[str, object]:
        """The report as JSON."""
        return {
            "pages": len(self.pages),
            "passages": dict(Counter(passage.language for passage in self.passages)),
            "replies": self._replies,
            "skipped": [{"file": one.file, "reason": one.reason} for one in self.skipped],
        }


def read_folder(folder: Path) -> Folder:
    """Read every Markdown, HTML and CSV file below a folder. Nothing is stored.

    KnowledgeError when there is no such folder or nothing in it can be quoted; single bad files stand in the report.
    """
    if not folder.is_dir():
        raise KnowledgeError(f"{folder} is not a folder")
    pages: dict[str, tuple[Passage, ...]] = {}
    skipped: list[Skipped] = []
    names: Counter[str] = Counter()
    for path in _files(folder):
        name = path.relative_to(folder).as_posix()
        try:
            page, lines = _page(path, name)
            if page.name in pages:
                raise CatalogError(f"another file is the page {page.name} already")
            left_out: list[Skipped] = []
            pairs = _pairs(page, lines, names, snippet(name), left_out)
            cut = (*passages(page, names), *pairs)
            skipped += left_out
            if not cut:
                raise CatalogError("there is no text in it")
        except CatalogError as problem:
            skipped.append(Skipped(snippet(name), problem.reason))
            continue
        pages[page.name] = cut
    if not pages:
        raise KnowledgeError(f"there is nothing to quote in {folder}: it needs .md, .html or .csv files with text")
    return Folder(pages, tuple(skipped))


def _files(folder: Path) -> Iterator[Path]:
    """Pages by name; hidden files and folders are left alone, links are not followed out of the folder."""
    root = folder.resolve()
    seen = 0
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.suffix.lower() not in ENDINGS or any(part.startswith(".") for part in parts):
            continue
        if path.is_file() and path.resolve().is_relative_to(root):
            seen += 1
            if seen > MOST_FILES:
                raise KnowledgeError(f"there are more than {MOST_FILES} pages in {folder}")
            yield path


def _page(path: Path, name: str) -> tuple[Page, tuple[Line, ...]]:
    """The page, and the rows of its tables of questions and answers."""
    if not name.isprintable():
        raise CatalogError("its name holds what is no text")
    if path.stat().st_size > MOST_BYTES:
        raise CatalogError(f"it is larger than {MOST_BYTES // 1000} kB")
    source = examine(path)
    about: Mapping[str, str] = {}
    blocks: tuple[Block, ...] = ()
    lines: tuple[Line, ...] = ()
    if path.suffix.lower() in TABLES:
        lines = tuple(_table(source))
    else:
        with source.text() as file:
            text = file.read().replace("\r\n", "\n").replace("\r", "\n")
        if path.suffix.lower() in (".md", ".markdown"):
            about, below = markdown.front_matter(text)
            blocks = tuple(markdown.blocks(below))
            above = text.count("\n") - below.count("\n")
            lines = tuple(replace(line, number=line.number + above) for line in markdown.pair_lines(below))
        else:
            html.check(text)
            about = html.head(text)
            blocks = tuple(html.blocks(text))
    stem = name[: -len(path.suffix)]
    told = about.get("lang") or about.get("language") or ""
    page = Page(
        name=stem,
        language=_language(told, stem, " ".join(block.text for block in blocks)),
        source=about.get("link") or about.get("url") or name,
        title=clean(about.get("title", "")) or path.stem.replace("-", " ").replace("_", " "),
        blocks=blocks,
        told=told,
    )
    return page, lines


def _table(source: Source) -> Iterator[Line]:
    with source.text() as file:
        delimiter = "\t" if source.path.suffix.lower() == ".tsv" else delimiter_of(file)
    with source.text() as file:
        for number, row in enumerate(table_rows(file, source.name, delimiter)):
            if number == 0 and not row.fault and not is_library(row.cells):
                raise CatalogError("a table needs a column question and a column answer")
            yield Line(row.line, {name: str(cell) for name, cell in row.cells.items()}, row.fault)


def _pairs(
    page: Page, lines: Iterable[Line], names: Counter[str], file: str, left_out: list[Skipped]
) -> tuple[Passage, ...]:
    return tuple(
        pair_passages(
            lines,
            names,
            lambda number, reason: left_out.append(Skipped(f"{file}, line {number}", reason)),
            page=page.name,
            title=next((block.text for block in page.blocks if block.level == 1), page.title),
            source=page.source,
            language=lambda said, text: _language(said or page.told, page.name, text),
        )
    )


def _language(told: str, stem: str, text: str) -> str:
    """The page's own word for it, else its place (en/returns, returns.zh), else its script."""
    code = told.strip().lower().replace("_", "-").split("-")[0]
    if re.fullmatch("[a-z]{2,3}", code):
        return code
    if placed := _LANGUAGE.search(stem):
        return placed[1].lower()
    letters = [char for char in text if char.isalpha()]
    return "zh" if letters and sum(map(is_cjk, letters)) >= _CHINESE_SHARE * len(letters) else "en"
