"""What an adapter remembers of the last things that happened; the oldest is forgotten first."""

from collections import OrderedDict
from typing import TypeVar

REMEMBERED = 2000
"""Things remembered in one place, such as keys of sends."""

K = TypeVar("K")
V = TypeVar("V")


def remember(where: OrderedDict[K, V], key: K, value: V) -> None:
    """Put it in, as the newest."""
    where[key] = value
    where.move_to_end(key)
    while len(where) > REMEMBERED:
        where.popitem(last=False)
