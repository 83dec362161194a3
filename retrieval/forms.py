"""The tables of matters and goods as forms to look for: each with its words as they are compared, and what it means."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from babel import Locale

from retrieval.concepts import Concept, concepts, read_table
from retrieval.concepts import policies as tables
from retrieval.phrases import Word, read_words
from retrieval.text import is_cjk, normalise, uninflected

Kind = Literal["topic", "aspect", "goods"]

LEAST_LETTERS = 5
"""Shorter words are not compared with mistyped ones."""
_GAP = {"latin": 4, "cjk": 8}
"""Words that may stand in the gap of a form."""
_GOODS = frozenset({"category", "material", "words", "topic"})


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing a text is about; any of `names` is meant."""

    names: tuple[str, ...]
    kind: Kind
    plain: bool = True
    """Whether it was said in so many words; else it follows from something wider or from what happened."""


@dataclass(frozen=True, slots=True)
class Form:
    """A surface form of a table."""

    pieces: tuple[tuple[str, ...], ...]
    """The keys of the parts between gaps."""
    gap: int
    matters: tuple[Matter, ...]


@cache
def form_index() -> Mapping[str, tuple[Form, ...]]:
    """Forms by their first key."""
    found: dict[str, dict[Form, None]] = {}
    for surface, matters in _surface_forms():
        pieces = tuple(
            tuple(keyed(word).key for word in read_words(normalise(piece)) if word.kind != "mark")
            for piece in surface.split("…")
        )
        if all(pieces):
            form = Form(pieces, _GAP["cjk" if is_cjk(surface) else "latin"], matters)
            found.setdefault(pieces[0][0], {})[form] = None
    return {key: tuple(forms) for key, forms in found.items()}


def _surface_forms() -> Iterator[tuple[str, tuple[Matter, ...]]]:
    aspects = {concept.name for concept in read_table("aspect", tables.ASPECTS)}
    for concept in read_table("topic", tables.TABLE):
        yield from ((form, (Matter((concept.name,), "topic"),)) for form in _forms(concept))
    for concept in read_table("aspect", tables.ASPECTS):
        yield from ((form, (Matter((concept.name,), "aspect"),)) for form in _forms(concept))
    for concept in read_table("both", tables.COMPOSITES):
        both = tuple(Matter((name,), "aspect" if name in aspects else "topic") for name in concept.narrower)
        yield from ((form, both) for form in _forms(concept))
    for concept in read_table("situation", tables.SITUATIONS):
        yield from ((form, (Matter(concept.narrower, "topic", plain=False),)) for form in _forms(concept))
    for place in _places():
        yield place, (Matter(("place",), "aspect"),)
    for concept in concepts():
        if concept.field in _GOODS:
            yield from ((form, (Matter((concept.name,), "goods"),)) for form in _forms(concept))


def _forms(concept: Concept) -> tuple[str, ...]:
    return (*concept.english, *concept.chinese)


def _places() -> Iterator[str]:
    """Countries in both languages, and the parts of China that parcels cost more to."""
    for language in ("en", "zh"):
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha():
                yield name
    yield from (place.strip() for place in tables.PLACES.split(","))


@cache
def vocabulary() -> frozenset[str]:
    """The keys of all words in the tables."""
    return frozenset(key for forms in form_index().values() for form in forms for piece in form.pieces for key in piece)


@cache
def surfaces() -> tuple[str, ...]:
    """The Latin words a mistyped one is compared with: those of the shop's matters."""
    found: dict[str, None] = {}
    for table in (tables.TABLE, tables.COMPOSITES, tables.SITUATIONS, tables.ASPECTS):
        for concept in read_table("any", table):
            for form in concept.english:
                for word in read_words(form):
                    if word.kind == "latin" and len(word.text) >= LEAST_LETTERS:
                        found[word.text] = None
    return tuple(found)


@cache
def wider(name: str) -> tuple[str, ...]:
    """The matters or kinds that contain this one, nearest first."""
    found: dict[str, None] = {}
    open_names = [name]
    while open_names:
        for parent in _parents().get(open_names.pop(0), ()):
            if parent not in found:
                found[parent] = None
                open_names.append(parent)
    return tuple(found)


@cache
def _parents() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for concept in (*read_table("topic", tables.TABLE), *(c for c in concepts() if c.field in _GOODS)):
        for name in concept.narrower:
            found[name] = (*found.get(name, ()), concept.name)
    return found


def keyed(word: Word) -> Word:
    """A word as it is compared: without its ending ("install" is no "instalment"), apostrophes dropped as people do."""
    return word._replace(key=uninflected(word.text.replace("'", ""))) if word.kind == "latin" else word
