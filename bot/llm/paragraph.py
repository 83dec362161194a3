"""The sentences of a whole answer that are prose and true, for readers who do not wait in a chat."""

from datetime import datetime

from bot.llm.asking import Watcher
from bot.llm.facts import Facts
from bot.llm.grounding import check
from bot.llm.meter import Use
from bot.llm.prose import fault, tidied
from bot.llm.sentences import Sentences
from bot.messages import Language

GAPS: dict[Language, str] = {"en": " ", "zh": ""}
"""What stands between two sentences, by language."""


def paragraph(answer: str, facts: Facts, instructions: str, *, use: Use, watcher: Watcher, at: datetime) -> str:
    """What is left of an answer; "" when nothing is. The watcher hears of every sentence."""
    cutter = Sentences()
    kept: list[str] = []
    for sentence in map(tidied, [*cutter.feed(answer), *cutter.end()]):
        if not sentence:
            continue
        reason = fault(sentence, facts.language, instructions)
        verdict = None if reason else check(sentence, facts)
        watcher.sentence(use, sentence, reason or (verdict.reason if verdict else ""), at)
        if verdict and verdict.text:
            kept.append(verdict.text)
    return GAPS[facts.language].join(dict.fromkeys(kept))
