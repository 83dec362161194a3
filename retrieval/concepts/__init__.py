"""Words that shops share, in English and Chinese: what a catalog in one language means to a shopper of the other.

Each table is plain text, one concept a line:

    name: other English forms; Chinese forms > narrower concepts

An indented line goes on with the line before.

A narrower concept counts as the wider one (navy is blue, boots are shoes), never the other way round. A Chinese form
of one character ("蓝", "被") is recognised in what a shopper writes, where it stands as a word; it is too short to
look for in a record.
"""

from collections.abc import Iterator
from dataclasses import dataclass
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


@cache
def concepts() -> tuple[Concept, ...]:
    """Every concept of every table."""
    return tuple(concept for field, table in TABLES for concept in read_table(field, table))
