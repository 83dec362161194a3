"""A library of replies as a table: a column of questions, a column of answers, a row for each pair."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from retrieval.knowledge import Passage
from retrieval.passages.pages import LONGEST, clean, length, slug

QUESTION = frozenset(("question", "questions", "q", "asked", "问题", "問題", "问", "提问", "用户问题", "常见问题"))
ANSWER = frozenset(("answer", "answers", "a", "reply", "response", "答案", "回答", "答", "回复", "答复", "回覆"))
LANGUAGE = frozenset(("language", "lang", "语言"))
LINK = frozenset(("link", "url", "链接"))
MOST_ASKED = 20
"""Questions with one answer."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row below the heading, and where it stands."""

    number: int
    cells: Mapping[str, str]
    fault: str = ""
    """Why it is no row at all."""


def is_library(heading: Iterable[str]) -> bool:
    """Whether a table with these columns holds questions and answers."""
    names = {name.strip().lower() for name in heading}
    return not names.isdisjoint(QUESTION) and not names.isdisjoint(ANSWER)


def pair_passages(
    lines: Iterable[Line],
    names: Counter[str],
    left_out: Callable[[int, str], None],
    *,
    page: str,
    title: str,
    source: str,
    language: Callable[[str, str], str],
) -> Iterator[Passage]:
    """The pairs as passages. `names` counts the ids given out; `left_out` is told of rows that give none, and why.

    `language` makes the code of a language out of what the row says of it and its text.
    """
    seen: set[str] = set()
    for line in lines:
        cells = {name.strip().lower(): cell for name, cell in line.cells.items()}
        asked = [question for row in _cell(cells, QUESTION).splitlines() if (question := clean(row))]
        answer = "\n".join(filter(None, map(clean, _cell(cells, ANSWER).splitlines())))
        if reason := line.fault or _fault(asked, answer, seen):
            left_out(line.number, reason)
            continue
        seen.update(asked)
        base = f"{page}/{slug(asked[0])}"
        names[base] += 1
        yield Passage(
            id=base if names[base] == 1 else f"{base}~{names[base]}",
            titles=(title, asked[0]),
            text=answer,
            source=clean(_cell(cells, LINK)) or source,
            language=language(_cell(cells, LANGUAGE), f"{' '.join(asked)} {answer}"),
            asked=tuple(asked),
        )


def _fault(asked: list[str], answer: str, seen: set[str]) -> str:
    if not asked:
        return "it has no question"
    if not answer:
        return "it has no answer"
    if len(asked) > MOST_ASKED:
        return f"it has more than {MOST_ASKED} questions"
    if length(answer) > LONGEST:
        return f"its answer is longer than {LONGEST} letters ({LONGEST // 2} Chinese characters); make it a page"
    if twice := next((question for question in asked if question in seen), None):
        return f"its question stands further up already: {twice[:60]}"
    return ""


def _cell(cells: Mapping[str, str], names: frozenset[str]) -> str:
    return next((cell for name, cell in cells.items() if name in names and cell.strip()), "")
