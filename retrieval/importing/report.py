"""What became of a file's rows, in figures for programs and in plain words for the shop's owner."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Generic, TypeVar

_Item = TypeVar("_Item")

DETAILS = 10_000
"""Of how many rows a report tells line and reason; beyond it they are only counted."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """Something in the file that could not be used."""

    line: int
    field: str
    """Our name of the field, or "row" when the row as a whole is broken."""
    reason: str
    value: str
    """The beginning of what stands there."""


class Kept(Generic[_Item]):
    """Counts all, keeps the first `DETAILS`: a file of millions of bad rows must not fill the memory."""

    def __init__(self) -> None:
        self.count = 0
        self._first: list[_Item] = []

    def add(self, item: _Item) -> None:
        self.count += 1
        if len(self._first) < DETAILS:
            self._first.append(item)

    @property
    def first(self) -> tuple[_Item, ...]:
        """The kept ones."""
        return tuple(self._first)


@dataclass(frozen=True, slots=True)
class Report:
    """What became of the rows: rows = accepted + rejected_rows + duplicates + merged, always."""

    file: str
    rows: int
    accepted: int
    """Products made."""
    format: str = ""
    """The known export the file was recognised as; empty when its columns were found by name."""
    rejected_rows: int = 0
    """Rows that were left out."""
    rejected: tuple[Rejected, ...] = ()
    """Why, for each of the first `DETAILS` rows that were left out."""
    duplicates: int = 0
    """Rows left out because an earlier one is equal in every field."""
    duplicate_lines: tuple[int, ...] = ()
    """Where the first `DETAILS` of them are."""
    merged: int = 0
    """Rows that became variants, or more pictures, of an earlier row's product."""
    merged_lines: tuple[int, ...] = ()
    """Where the first `DETAILS` of them are."""
    dropped_values: int = 0
    """Single values left out of rows that were accepted."""
    dropped: tuple[Rejected, ...] = ()
    """The first `DETAILS` of them."""
    without_price: int = 0
    without_picture: int = 0
    without_stock: int = 0
    without_link: int = 0
    without_rating: int = 0
    assumptions: tuple[str, ...] = ()
    """What the file did not say, and what was taken instead, as sentences."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """The shop's column to our field."""
    unused: tuple[str, ...] = ()
    """The shop's columns that took no part."""

    @property
    def accepted_rows(self) -> int:
        """Rows whose facts are in the catalog: those that made a product, joined one, or repeat another row."""
        return self.rows - self.rejected_rows

    def as_dict(self) -> dict[str, object]:
        """All of it, JSON-ready."""
        return {**asdict(self), "accepted_rows": self.accepted_rows, "columns": dict(self.columns)}

    def lines(self, most: int = 20) -> list[str]:
        """The report as lines to read; of long lists the first `most` entries and how many more there are."""
        unknown = {
            "price": self.without_price,
            "picture": self.without_picture,
            "stock": self.without_stock,
            "link": self.without_link,
            "rating": self.without_rating,
        }
        missing = ", ".join(f"{count:,} no {what}" for what, count in unknown.items() if count)
        return [
            f"{self.file}: {self.rows:,} rows, {self.accepted:,} products accepted.",
            *([f"Read as {self.format}."] if self.format else []),
            *([f"Accepted as unknown: {missing}."] if missing else []),
            *self.assumptions,
            *_listed("Left out, equal to an earlier row in every field", self.duplicates, self.duplicate_lines),
            *_listed("Became variants or pictures of an earlier row's product", self.merged, self.merged_lines),
            *_problems("Rejected rows", self.rejected_rows, self.rejected, most),
            *_problems("Values left out of accepted rows", self.dropped_values, self.dropped, most),
            *([f"Columns not used: {', '.join(self.unused)}."] if self.unused else []),
        ]


def _listed(what: str, count: int, lines: tuple[int, ...]) -> list[str]:
    if not count:
        return []
    shown = ", ".join(map(str, lines[:10])) + (", …" if count > 10 else "")
    return [f"{what}: {count:,} (line {shown})."]


def _problems(heading: str, count: int, problems: tuple[Rejected, ...], most: int) -> list[str]:
    if not count:
        return []
    lines = [f"{heading}: {count:,}."]
    for problem in problems[:most]:
        value = f" ({problem.value})" if problem.value else ""
        lines.append(f"  line {problem.line}, {problem.field}: {problem.reason}{value}")
    if count > most:
        lines.append(f"  and {count - most:,} more")
    return lines
