"""What a language brings: its cue phrases, its function words, its numbers. One file per language fills one Pack."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from retrieval.phrases import Word

NumberReader = Callable[[Sequence[Word], int], tuple[int, Decimal] | None]
"""Reads a number written in words that begins at a word: the index after it and its value, or None."""


SpreadReader = Callable[[Sequence[Word], int], tuple[int, Decimal, Decimal] | None]
"""Reads a vague number that begins at a word: the index after it, its lower and its upper value, or None."""


@dataclass(frozen=True, slots=True)
class Pack:
    """One language. `cues` maps the name of a cue to its phrases, parted by commas; the names are in cues.py."""

    code: str
    cues: Mapping[str, str]
    grammar: frozenset[str]
    """Words that only a sentence in this language uses; they tell the language."""
    stop: frozenset[str]
    """Words that carry no wish."""
    number: NumberReader
    units: frozenset[str]
    """After a number: it is a measure, not money."""
    spread: SpreadReader | None = None
    patterns: Mapping[str, str] = field(default_factory=dict)
    """Cues with a gap in them, as regular expressions over the normalised message. Every gap is bounded, so that no
    message makes them slow; they steer, but take no words."""


def phrases(text: str) -> frozenset[str]:
    """The phrases of a comma-separated table."""
    return frozenset(phrase.strip() for phrase in text.split(",") if phrase.strip())
