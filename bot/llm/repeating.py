"""Whether an English sentence repeats what our own reply or a quoted passage says."""

import re
from collections.abc import Sequence

from bot.llm.evidence import Evidence, Line, bonds
from bot.llm.tokens import Chunk, Token, chunks
from retrieval.phrases import word_set

_CONDITIONS = word_set("""
    if unless except only most mostly some usually often when until before after within from over under but without
    least up may might not
""")
"""Words that a repeated clause may not lose."""
_ENOUGH, _SOME = 0.7, 0.4
"""Shares of a quoted clause, and of a sentence of our own, that have to be told."""
_ORDERED = 0.8
"""Share of the words that have to stand in the clause's order."""
_PARTS = re.compile(r"; |, and ")


def ours(evidence: Evidence, ranks: Sequence[str], content: Sequence[Token], numbers: Sequence[Token]) -> bool:
    """Whether a sentence of our own reply says it, and the chunk says enough of that sentence.

    `ranks` are the sorts of the comparisons it makes.
    """
    words = {token.told for token in content} | {(rank, "+") for rank in ranks}
    wanted = {token.key for token in numbers}
    for line in evidence.general:
        if not words <= line.words or not wanted <= line.numbers:
            continue
        if any(token.currency and (token.number, token.currency) not in line.amounts for token in numbers):
            continue
        whole = len(line.words) + len(line.numbers)
        if whole and len(words) + len(wanted) >= _SOME * whole:
            return True
    return False


def quotes(evidence: Evidence, sentence: str) -> bool:
    """Whether a sentence repeats clauses of a quoted passage: their words, numbers, conditions and order."""
    if not evidence.quoted or "[" in sentence:
        return False
    return _quotes(evidence, sentence) or all(_quotes(evidence, part) for part in _PARTS.split(sentence))


def _quotes(evidence: Evidence, sentence: str) -> bool:
    found = chunks(sentence)
    tokens = [token for chunk in found for token in chunk.tokens]
    told = {token.told for token in tokens if token.kind == "word" and not token.plain}
    numbers = [token.key for token in tokens if token.number is not None]
    links = set(bonds(tokens))
    every = {token.key for token in tokens} | {chunk.opener for chunk in found}
    for line in evidence.quoted:
        extra = {key for key, _ in told - line.words}
        if extra - evidence.source or set(numbers) != line.numbers or not links <= line.bonds:
            continue
        shared = len(told & line.words) + len(set(numbers))
        whole = len(line.words) + len(line.numbers)
        if not whole or shared < _ENOUGH * whole or not line.every & _CONDITIONS <= every:
            continue
        if _ordered([token.key for token in tokens], line):
            return True
    return False


def _ordered(said: Sequence[str], line: Line) -> bool:
    """Whether most words stand in the line's order (longest common subsequence), where order can change the sense."""
    words = [key for key in said if key in line.order]
    if len(words) <= _FREE:
        return True
    before = [0] * (len(line.order) + 1)
    for key in words:
        row = [0]
        for at, known in enumerate(line.order):
            row.append(before[at] + 1 if key == known else max(before[at + 1], row[at]))
        before = row
    return before[-1] >= _ORDERED * len(words)


_FREE = 4
"""So few words may stand in any order."""
