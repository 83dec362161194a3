"""A raw row: what every kind of file is turned into first."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Row:
    """One product row as the file has it."""

    line: int
    """Where it begins, from 1."""
    cells: dict[str, object] = field(default_factory=dict)
    fault: str = ""
    """Why it is no row at all."""
