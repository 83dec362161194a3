"""Decides, sentence by sentence, what of a model's words may be shown."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from bot.llm.chinese import Chinese
from bot.llm.english import English
from bot.llm.facts import Facts
from bot.llm.placeholders import PLACE, fill
from bot.llm.shape import oddity
from bot.llm.variants import apart, each_size
from retrieval.text import words


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a sentence."""

    text: str | None
    """The sentence with its places filled; None when it is blocked."""
    reason: str = ""
    """Why it is blocked: a short name and the words it is about."""


def check(sentence: str, facts: Facts) -> Verdict:
    """Whether every claim of a sentence is among the facts of its turn. Linear in the length of the sentence."""
    written = sentence.strip()
    sentence = each_size(written, facts)
    if not sentence:
        return Verdict(None, "empty")
    if odd := oddity(sentence, facts, *_written(facts)):
        return Verdict(None, odd)
    try:
        filled = fill(written, facts)
    except ValueError as error:
        return Verdict(None, str(error))
    if stranger := _stranger(sentence, facts):
        return Verdict(None, f"a name of the shop: {stranger}")
    if apart(sentence, facts):
        return Verdict(None, "no such variant")
    reader = English(facts) if facts.language == "en" else Chinese(facts)
    if objection := reader.objection(sentence):
        return Verdict(None, objection)
    return Verdict(filled)


def _stranger(sentence: str, facts: Facts) -> str:
    """A name of the shop that nothing in this turn bears."""
    known = _said_words(facts)
    called = facts.others.called(words(PLACE.sub(" . ", sentence)))
    return next((name for name in called if name not in known), "")


@lru_cache(maxsize=64)
def _said_words(facts: Facts) -> str:
    return " ".join(words(_written(facts)[1]))


@lru_cache(maxsize=64)
def _written(facts: Facts) -> tuple[frozenset[str], str]:
    """The characters of the facts, and all their text."""
    text = facts.text
    usual = (char for char in text if char not in "<>{}[]|*_#`~\\@=^" and unicodedata.category(char)[0] != "C")
    return frozenset(usual), text
