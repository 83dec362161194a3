"""Reads a product's category, which shops write as a path, a list, or links from each category to its parent."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from retrieval.importing.plain import one_line
from retrieval.importing.values import fitting, is_blank, line, scalar

_DEEPEST = 20
_SHORT = 500


def path(value: object) -> tuple[str, ...]:
    """A category from broad to narrow: a list, or text split at > / |.

    >>> path("Home > Kitchen")
    ('Home', 'Kitchen')
    """
    if isinstance(value, str):
        return _remembered(value) if len(value) <= _SHORT else _split(value)
    if isinstance(value, dict):
        return _nested(value) if isinstance(value.get("parent"), dict) else path(value.get("name"))
    if isinstance(value, list):
        if value and all(isinstance(item, dict) and "id" in item for item in value):
            value = _linked(value)
        if value and (isinstance(value[0], list) or (isinstance(value[0], str) and ">" in value[0])):
            return path(value[0])  # several paths: the first is the main one
        return _steps(line(item.get("name") if isinstance(item, dict) else item) for item in value)
    return _split(scalar(value))


def _split(text: str) -> tuple[str, ...]:
    text = one_line(fitting(text))
    return _steps(text.split(">") if ">" in text else re.split(r"[/|]", text))


_remembered = lru_cache(maxsize=10_000)(_split)


def _steps(named: Iterable[str]) -> tuple[str, ...]:
    """What is a step of a category; a step that comes again (a path that runs in a circle) counts once."""
    steps = (one_line(step) for step in named)
    return tuple(dict.fromkeys(step for step in steps if not is_blank(step) and not step.isdigit()))


def _nested(category: Mapping[str, object]) -> tuple[str, ...]:
    """A category that holds its parent, which holds its own."""
    named: list[str] = []
    at: object = category
    while isinstance(at, dict) and len(named) < _DEEPEST:
        named.append(line(at.get("name")))
        at = at.get("parent")
    return _steps(reversed(named))


def _linked(categories: list[Mapping[str, object]]) -> list[Mapping[str, object]]:
    """Categories that name their parents by id, from broad to narrow; a circle is followed round once."""
    by_id = {scalar(item["id"]): item for item in categories}
    parents = {own: scalar(item.get("parent", item.get("parent_id"))) for own, item in by_id.items()}
    if not set(parents.values()) & set(by_id):
        return categories
    at = next((own for own in by_id if own not in parents.values()), next(iter(by_id)))
    chain: list[Mapping[str, object]] = []
    while at in by_id:
        chain.insert(0, by_id.pop(at))
        at = parents[at]
    return chain
