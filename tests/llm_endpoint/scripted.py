"""A model whose answers are written down beforehand; it remembers what it was asked."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
from dataclasses import dataclass, field

from bot.llm.model import ModelError, Piece, Prompt, Usage

SILENCE = 60.0


@dataclass
class ScriptedModel:
    """Says `pieces`, or what `answers` makes of the prompt."""

    pieces: Sequence[str] = ()
    answers: Callable[[Prompt], Sequence[str]] | None = None
    error: ModelError | None = None
    """Raised before the first piece, or after all of them where `cut`."""
    cut: bool = False
    between: float = 0.0
    silent: bool = False
    usage: Usage | None = None
    name: str = "scripted"
    asked: list[Prompt] = field(default_factory=list)
    under_way: int = 0
    most_at_once: int = 0

    async def answer(self, prompt: Prompt) -> AsyncGenerator[Piece, None]:
        """See Model.answer."""
        self.asked.append(prompt)
        self.under_way += 1
        self.most_at_once = max(self.most_at_once, self.under_way)
        try:
            if self.silent:
                await asyncio.sleep(SILENCE)
            if self.error and not self.cut:
                raise self.error
            for text in self.answers(prompt) if self.answers else self.pieces:
                await asyncio.sleep(self.between)
                yield Piece(text)
            if self.error:
                raise self.error
            if self.usage:
                yield Piece(usage=self.usage)
        finally:
            self.under_way -= 1

    async def aclose(self) -> None:
        """See Model.aclose."""
