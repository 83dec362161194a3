"""What the shop says besides its products: policies, FAQ, guides, quoted with their source."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of shop knowledge short enough to quote."""

    id: str
    title: str
    text: str
    source: str
    """Where it was read: a file name or a link."""
    language: str
