"""What the shop could not answer: kept with the turn, counted, read by the shop's people; it names no shopper."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from bot.messages import Language
from bot.redaction import redact
from retrieval.text import normalise

UnansweredKind = Literal["product", "policy", "wish"]
"""A question on a product whose record does not say, one on what the shop settles, a wish the catalog cannot meet."""


@dataclass(frozen=True, slots=True)
class Unanswered:
    """One thing that a turn had no answer to."""

    kind: UnansweredKind
    text: str
    """In one line and without what names a person or an order; for a wish what was looked for."""
    language: Language
    product_id: str = ""
    """The product a question is about."""

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes two of them the same: spelling, marks and spaces do not."""
        words = "".join(letter if letter.isalnum() or letter in "+#%[]" else " " for letter in normalise(self.text))
        return self.kind, self.product_id, " ".join(words.split())


@dataclass(frozen=True, slots=True)
class Question:
    """What shoppers asked, and how often."""

    kind: UnansweredKind
    text: str
    """As it was first asked."""
    language: Language
    product_id: str
    first: datetime
    last: datetime
    times: int


class Questions(Protocol):
    """What the shop's people read."""

    def most_asked(self, limit: int) -> Sequence[Question]:
        """What was asked most often; of those asked equally often the one asked last comes first."""


class MemoryQuestions:
    """Questions in a dictionary."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, str], Question] = {}

    def keep(self, asked: Iterable[Unanswered], at: datetime) -> None:
        """Count what a turn could not answer."""
        for one in asked:
            known = self._found.get(one.key)
            self._found[one.key] = Question(
                one.kind,
                known.text if known else one.text,
                known.language if known else one.language,
                one.product_id,
                min(known.first, at) if known else at,
                max(known.last, at) if known else at,
                known.times + 1 if known else 1,
            )

    def most_asked(self, limit: int) -> Sequence[Question]:
        """What was asked most often, the one asked last first among equals."""
        ranked = sorted(self._found.values(), key=lambda one: (one.times, one.last), reverse=True)
        return ranked[:limit]


def unanswered(kind: UnansweredKind, text: str, language: Language, product_id: str = "") -> Unanswered | None:
    """What to keep of a message without an answer; None where nothing of it is left to read."""
    clean = redact(text)
    return Unanswered(kind, clean, language, product_id) if any(map(str.isalnum, clean)) else None
