"""What became of a file's rows, in figures for programs and in plain words for the shop's owner."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field


@dataclass(frozen=True, slots=True)
class Rejected:
    """Something in the file that could not be used."""

    line: int
    field: str
    """Our name of the field, or "row" when the row as a whole is broken."""
    reason: str
    value: str
    """The beginning of what stands there."""


@dataclass(frozen=True, slots=True)
class Report:
    """What became of the rows: rows = accepted + rejected + duplicates + merged, always."""

    file: str
    rows: int
    accepted: int
    """Products made."""
    rejected: tuple[Rejected, ...] = ()
    """One entry per row that was left out."""
    duplicate_lines: tuple[int, ...] = ()
    """Rows left out because an earlier one is equal in every field."""
    merged_lines: tuple[int, ...] = ()
    """Rows that became variants, or more pictures, of an earlier row's product."""
    dropped: tuple[Rejected, ...] = ()
    """Single values left out of rows that were accepted."""
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
    def duplicates(self) -> int:
        """How many rows were dropped as duplicates."""
        return len(self.duplicate_lines)

    @property
    def merged(self) -> int:
        """How many rows went into an earlier row's product."""
        return len(self.merged_lines)

    def as_dict(self) -> dict[str, object]:
        """All of it, JSON-ready."""
        return {**asdict(self), "duplicates": self.duplicates, "merged": self.merged, "columns": dict(self.columns)}

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
            *([f"Accepted as unknown: {missing}."] if missing else []),
            *self.assumptions,
            *_listed("Left out, equal to an earlier row in every field", self.duplicate_lines),
            *_listed("Became variants or pictures of an earlier row's product", self.merged_lines),
            *_problems("Rejected rows", self.rejected, most),
            *_problems("Values left out of accepted rows", self.dropped, most),
            *([f"Columns not used: {', '.join(self.unused)}."] if self.unused else []),
        ]


def _listed(what: str, lines: tuple[int, ...]) -> list[str]:
    if not lines:
        return []
    shown = ", ".join(map(str, lines[:10])) + (", …" if len(lines) > 10 else "")
    return [f"{what}: {len(lines):,} (line {shown})."]


def _problems(heading: str, problems: tuple[Rejected, ...], most: int) -> list[str]:
    if not problems:
        return []
    lines = [f"{heading}: {len(problems):,}."]
    for problem in problems[:most]:
        value = f" ({problem.value})" if problem.value else ""
        lines.append(f"  line {problem.line}, {problem.field}: {problem.reason}{value}")
    if len(problems) > most:
        lines.append(f"  and {len(problems) - most:,} more")
    return lines
