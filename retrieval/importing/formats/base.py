"""What a known export is."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from retrieval.importing.row import Row


@dataclass(frozen=True, slots=True)
class Format:
    """A known export of a shop system."""

    name: str
    """For the report."""
    knows: Callable[[Mapping[str, object]], bool]
    """Whether a row is of this format, by its columns."""
    fields: Mapping[str, str]
    """Folded column to our field, the first of several for one field counts; "" for columns that say nothing to us."""
    rows: Callable[[Iterator[Row], datetime | None], Iterator[Row]]
    """Makes raw rows plain: one row per variant, references and dated prices resolved at the given moment."""
    attribute: Callable[[str], str] = lambda column: ""
    """The attribute that any further column holds; most exports have none but the shop's bookkeeping there."""


def during(now: datetime | None, begins: datetime | None, ends: datetime | None) -> bool:
    """Whether a sale with these dates is on; unknown when the moment is."""
    if begins is None and ends is None:
        return True
    return now is not None and (begins is None or begins <= now) and (ends is None or now <= ends)
