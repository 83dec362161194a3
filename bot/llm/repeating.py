"""Whether an English sentence repeats what our own reply or a quoted passage says."""

import re
from collections.abc import Sequence

from bot.llm.evidence import Evidence, Line, bonds
from bot.llm.tokens import Token, chunks, key_of
from retrieval.phrases import word_set

_CONDITIONS = word_set("""
    if unless except only most mostly some usually often when until before after within from over under but without
    least up may might not
""")
"""Words that a repeated clause may not lose."""
_QUANTIFIERS = word_set(
    "all every each any always never only most mostly usually generally some half both rarely seldom"
)
"""Words that a repeated clause may not gain."""
_GRAMMAR = word_set("""
    a about after again all alright also an and any are around as at be been before below but by can could do does each
    either for found from generally get gets had has have here how i if in into is it its just let mainly may might more
    mostly my no normally note of oh ok okay on once one or our please same say says shall should so some still such
    sure than thank thanks that the their them then there these they this those to together too up usually we well what
    when where which while who will with within without would yes yet you your
""")
"""Plain words that a repeated clause may gain; "faults in use", "the day you like" are other things."""
_VERBS = word_set("leave arrive come follow ship take cost send pay cover stop open")
_DOING = frozenset(map(key_of, _VERBS))
"""What a clause says is done; another clause's figures are not said of it."""
_ENOUGH, _SOME = 0.7, 0.4
"""Shares of a quoted clause, and of a sentence of our own, that have to be told."""
_ORDERED = 0.8
"""Share of the words that have to stand in the clause's order."""
_AMOUNT = r"(?P<amount>(?:US)?[$€£¥]\d[\d.,]*\d|(?:US)?[$€£¥]\d)"
_SAME = tuple(
    (re.compile(pattern, re.IGNORECASE), instead)
    for pattern, instead in (
        (
            r"^(?:usually|mostly|generally|normally|in most cases),? (?:your |the |a )?(parcels?|packages?|orders?)\b",
            "most parcels",
        ),
        (r"\b(?:your |the )?(?:parcels?|packages?) (?:will )?(?:usually|mostly|generally|normally)\b", "most parcels"),
        (r"^(?:they|it) (?:will )?(?:usually|mostly|generally|normally)\b", "most"),
        (r"\bbusiness days\b", "working days"),
        (
            r"\b(?:the (?:same )?day (?:that )?you (?:place (?:the|your) )?order|the day of your order)\b",
            "the day of the order",
        ),
        (r"\b(?:are|is|get|gets) (?:sent|shipped|dispatched)(?: out)?\b|\bgo(?:es)? out\b", "leave"),
        (r"\bcosts? nothing\b|\bis free of charge\b|\bcomes at no (?:extra )?cost\b", "is free"),
        (
            rf"\b(?:once|when|if) (?:you spend|your order is|you order for) (?:at least )?{_AMOUNT}(?: or more)?"
            r"(?=[.,]|$)",
            r"from \g<amount> on",
        ),
        (rf"\b(?:for|on) orders (?:of|from) {_AMOUNT}(?: or more| on| up(?:wards)?)(?=[.,]|$)", r"from \g<amount> on"),
        (
            rf"^orders (?:of|from) {_AMOUNT} (?:or more|on|up(?:wards)?) (?:ship|are delivered|get delivered)"
            r"(?: for)? free\b",
            r"delivery is free from \g<amount> on",
        ),
        (
            r"\b(?:your|the) money (?:comes|is paid|will be) back\b|\byou (?:will )?get your money back\b"
            r"|\b(?:the|your) refund (?:follows|arrives|comes)\b",
            "your money follows",
        ),
        (r"^you (?:can|may) (?:return|send back|bring back) (unused \w+)", r"\1 come back"),
        (r"\b(?:with )?no questions asked\b", "without questions"),
    )
)
"""What pages say in other words that mean the same."""
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
    said = sentence
    for pattern, instead in _SAME:
        said = pattern.sub(instead, said)
    return any(
        _quotes(evidence, one) or all(_quotes(evidence, part) for part in _PARTS.split(one)) for one in (sentence, said)
    )


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
        if {token.key for token in tokens if token.plain} - line.every - _GRAMMAR:
            continue
        if every & _QUANTIFIERS - line.every:
            continue
        shared = len(told & line.words) + len(set(numbers))
        whole = len(line.words) + len(line.numbers)
        if (
            not whole
            or shared < (1 if ":" in line.every else _ENOUGH) * whole
            or not line.every & (_CONDITIONS | _DOING) <= every
        ):
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
