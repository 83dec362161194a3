"""What an index was made from."""

from dataclasses import dataclass

FORM = 6
"""Of the stored arrays; an index of another form is built again."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which catalog, at which version."""

    identity: str
    version: int
    form: int = FORM
