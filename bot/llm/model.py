"""The port to a language model: messages in, text out in pieces. What it says is checked by others."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import Literal, Protocol


@dataclass(frozen=True, slots=True)
class Line:
    """One message of a prompt."""

    role: Literal["system", "user"]
    text: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a model is asked: what never changes first, so that servers can keep it, the shopper's words last."""

    lines: tuple[Line, ...]
    most: int
    """Tokens that the answer may have."""
    stop: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens of one call."""

    prompt: int
    answer: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of an answer. The last one may carry what the server counted."""

    text: str = ""
    usage: Usage | None = None


class ModelError(Exception):
    """The model gives no answer now; the guide goes on by its own rules."""

    def __init__(self, trouble: str, *, wait: float | None = None) -> None:
        super().__init__(trouble)
        self.wait = wait
        """Seconds that the server wants to be left alone, where it said so."""


class Model(Protocol):
    """A language model. Several answers may be under way at once."""

    @property
    def name(self) -> str:
        """Tells this model from any other, for whoever keeps its answers."""

    def answer(self, prompt: Prompt) -> AsyncGenerator[Piece, None]:
        """The answer as it comes. No piece is promised, nor an end: whoever asks keeps the time and may stop.

        Raises ModelError when the server refuses, fails, or breaks off.
        """

    async def aclose(self) -> None:
        """Let go of connections. Idempotent."""


def guess(text: str) -> int:
    """About how many tokens a text has: one for four Latin characters, one for each Chinese one.

    >>> guess("waterproof boots"), guess("登山靴")
    (4, 3)
    """
    wide = sum(character > "\u2e7f" for character in text)
    return wide + (len(text) - wide + 3) // 4


def guessed(prompt: Prompt, answer: str) -> Usage:
    """What a call took where the server does not count."""
    return Usage(sum(guess(line.text) for line in prompt.lines), guess(answer))
