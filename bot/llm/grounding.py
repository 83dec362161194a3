"""Decides, sentence by sentence, what of a model's words may be shown."""

from dataclasses import dataclass

from bot.llm.facts import Facts


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a sentence."""

    text: str | None
    """The sentence with its places filled; None when it is blocked."""
    reason: str = ""
    """Why it is blocked: a short name and the words it is about."""


def check(sentence: str, facts: Facts) -> Verdict:
    """Whether every claim of a sentence is among the facts of its turn."""
    return Verdict(None, "not checked yet")
