"""Words that shops share, in English and Chinese: what a catalog in one language means to a shopper of the other.

Each table is plain text, one concept a line:

    name: other English forms; Chinese forms > narrower concepts

An indented line goes on with the line before.

A narrower concept counts as the wider one (navy is blue, boots are shoes), never the other way round. A Chinese form
of one character ("蓝", "被") is recognised in what a shopper writes, where it stands as a word; it is too short to
look for in a record.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cache

from retrieval.concepts import (
    beauty,
    brands,
    clothing,
    colours,
    electronics,
    elsewhere,
    features,
    food,
    home,
    kitchen,
    leisure,
    licences,
    materials,
    outdoor,
    sizes,
    topics,
)

TABLES = (
    ("color", colours.TABLE),
    ("material", materials.TABLE),
    ("size", sizes.TABLE),
    ("words", features.TABLE),
    ("words", licences.TABLE),
    ("topic", topics.TABLE),
    ("brand", brands.TABLE),
    ("category", clothing.TABLE),
    ("category", outdoor.TABLE),
    ("category", electronics.TABLE),
    ("category", home.TABLE),
    ("category", kitchen.TABLE),
    ("category", beauty.TABLE),
    ("category", leisure.TABLE),
    ("category", food.TABLE),
    ("category", elsewhere.TABLE),
)
"""Field of a limit to its table. "topic" (winter, wedding) only ranks and makes no limit."""


_TELLING_ALONE = frozenset("铝铜钛瓷竹藤")
_JOINABLE = 3
"""Letters of the shorter word of a kind that is also written as one."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One meaning with all its words."""

    field: str
    name: str
    """The usual English word."""
    english: tuple[str, ...]
    """All English forms, the name first."""
    chinese: tuple[str, ...]
    """All Chinese forms, the usual one first; may be empty."""
    narrower: tuple[str, ...] = ()
    """Names of concepts of the same field that are kinds of this one."""


def _split(cell: str) -> tuple[str, ...]:
    return tuple(form.strip() for form in cell.split(",") if form.strip())


def read_table(field: str, table: str) -> Iterator[Concept]:
    """The concepts of one table.

    >>> next(read_table("color", "navy: navy blue; 藏青色 > ink"))
    Concept(field='color', name='navy', english=('navy', 'navy blue'), chinese=('藏青色',), narrower=('ink',))
    """
    for line in filter(None, table.replace("\n    ", " ").splitlines()):
        name, _, rest = line.partition(":")
        words, _, narrower = rest.partition(">")
        english, _, chinese = words.partition(";")
        yield Concept(field, name.strip(), (name.strip(), *_split(english)), _split(chinese), _split(narrower))


@cache
def _tables() -> dict[str, int]:
    return {
        concept.name: number
        for number, (field, table) in enumerate(TABLES)
        if field == "category"
        for concept in read_table(field, table)
    }


def table_of(kind: str) -> int:
    """Which table a kind of goods stands in: kinds of one table are akin."""
    return _tables().get(kind, -1)


@cache
def named(field: str) -> frozenset[str]:
    """All words of a field's concepts that are long enough to look for in a record."""
    return frozenset(
        form
        for concept in concepts()
        if concept.field == field
        for form in (*concept.english, *concept.chinese)
        if form.isascii() or len(form) > 1
    )


def tells(form: str) -> bool:
    """Whether a form is long enough to look for in a record: one Chinese character only where it names one thing."""
    return form.isascii() or len(form) > 1 or form in _TELLING_ALONE


@cache
def concepts() -> tuple[Concept, ...]:
    """Every concept of every table."""
    read = [concept for field, table in TABLES for concept in read_table(field, table)]
    known = {form for concept in read for form in concept.english}
    return tuple(concept if concept.field != "category" else _joined(concept, known) for concept in read)


def _joined(concept: Concept, known: Collection[str]) -> Concept:
    """A kind of two words is as often written as one: "lunchbox"."""
    parts = [form.split() for form in concept.english]
    whole = ["".join(part) for part in parts if len(part) == 2 and min(map(len, part)) >= _JOINABLE]
    return replace(
        concept, english=tuple(dict.fromkeys([*concept.english, *(one for one in whole if one not in known)]))
    )
