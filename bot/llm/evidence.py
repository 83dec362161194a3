"""What English sentences of a turn may rest on: its statements, cut into lines of words, numbers and amounts."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from bot.llm import ranking, statements
from bot.llm.facts import Facts
from bot.llm.plain_en import NEGATORS, VERBS
from bot.llm.statements import Amount, Role, Statement
from bot.llm.tokens import Chunk, Sign, Token, chunks
from bot.say import WORDS
from retrieval.phrases import word_set

Told = tuple[str, Sign]


@dataclass(frozen=True, slots=True)
class Line:
    """One statement: its words with their signs, its numbers, and which word follows which number."""

    words: frozenset[Told]
    numbers: frozenset[str] = frozenset()
    bonds: frozenset[tuple[str, str]] = frozenset()
    counted: frozenset[tuple[str, str]] = frozenset()
    """The number it begins with, and the things of which there are so many: "two real pockets"."""
    pairs: frozenset[tuple[str, str]] = frozenset()
    """Each word with the one before it, whatever they are."""
    every: frozenset[str] = frozenset()
    """All its words, plain ones too, and what joins its parts."""
    openers: frozenset[str] = frozenset()
    """What its parts begin with."""
    runs: frozenset[tuple[str, str]] = frozenset()
    """Words that stand in one run with nothing plain between them, in their order."""
    subject: frozenset[str] = frozenset()
    """Words before its "is" or "can": of what part it speaks."""
    actor: frozenset[str] = frozenset()
    """The word that a part begins with behind its "the": "the filter rinses clean" says nothing of the kettle."""
    led: frozenset[tuple[str, str]] = frozenset()
    """Each word with the preposition before it: "on one charge" is not "of charging"."""
    denied: frozenset[str] = frozenset()
    """Plain words behind its "not": of "whose taste you do not know" nothing is said that one knows."""
    order: tuple[str, ...] = ()
    """Its words and numbers as they come."""
    role: Role = "line"
    amount: Amount | None = None
    amounts: frozenset[Amount] = frozenset()


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one product."""

    names: frozenset[str]
    """Words of its title, kind, brand and options: they may stand beside any line."""
    lines: tuple[Line, ...]
    parts: frozenset[str] = frozenset()
    """Of them those that a title has behind "with": what the thing has, and not what it is."""
    options: frozenset[str] = frozenset()
    """Words of the options that the variant shown has not: a count in stock is not of these."""
    elsewhere: tuple[frozenset[str], ...] = ()
    """Words of each clause that sends the shopper elsewhere: "for all-day rain take a heavier shell"."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known in a turn."""

    products: tuple[Known, ...]
    general: tuple[Line, ...]
    """Our own reply's sentences that speak of no single product."""
    quoted: tuple[Line, ...]
    source: frozenset[str]
    """Words of the name of the page that is quoted."""
    said: frozenset[str]
    """Words and numbers of the shopper."""
    wished: frozenset[Told]
    """The shopper's words as they were meant: "not leather" wishes no leather."""
    given_up: frozenset[str]
    """Words of wishes that our reply says nothing meets."""
    amounts: frozenset[str]
    """Numbers of the shopper and of our reply."""
    capitals: frozenset[str]
    """Words that somebody wrote with a capital."""


@lru_cache(maxsize=64)
def evidence(facts: Facts) -> Evidence:
    """What is known in a turn, read once."""
    quoted = facts.passages[:-1] if len(facts.passages) > 1 else facts.passages
    source = facts.passages[-1] if len(facts.passages) > 1 else ""
    said = [token for chunk in chunks(facts.said) for token in chunk.tokens]
    ours = [token for chunk in chunks(facts.template) for token in chunk.tokens]
    return Evidence(
        tuple(
            _known(statements.of_product(product, "en"), statements.other_options(product))
            for product in facts.products
        ),
        tuple(_whole(_ranked(text)) for text in statements.general(facts)),
        tuple(_whole(part) for passage in quoted for part in statements.clauses(passage)),
        frozenset(token.key for chunk in chunks(source) for token in chunk.tokens),
        frozenset(token.key for token in said),
        frozenset(token.told for token in said if token.kind == "word"),
        frozenset(
            token.key for wishes in _gave_up(facts.template) for chunk in chunks(wishes) for token in chunk.content
        ),
        frozenset(token.key for token in (*said, *ours) if token.number is not None),
        frozenset(_CAPITAL.findall("\n".join(_texts(facts)))),
    )


_LEADING = frozenset(
    {"on", "of", "in", "for", "with", "per", "from", "after", "at", "to", "under", "over", "behind", "against", "into"}
)
_ALIKE = {"per": "on", "from": "on", "with": "on", "at": "on"}
_GRAMMAR = word_set("a an the of it its for in on to by as at up that this so some any do does is are be you")
_UNITS = frozenset({"g", "kg", "mm", "cm", "l", "h", "inch", "percent", "stars", "reviews", "minut", "day", "year"})
SIZED = frozenset({"real", "large", "big", "small", "tiny", "front", "side", "separat"})
"""What may stand between a number and the things it counts."""
_EACH = frozenset({"a", "an", "per", "each", "every"})
BEING = frozenset({"is", "are", "was", "were", "be", "can", "may"})
"""Words behind which something is said of what stands before them."""
_LOOKS = word_set("wide low high soft fine small large thick thin silver steel front lower upper")
"""Before the word for a part."""
_SUBORDINATE = frozenset({"that", "which", "who", "so"})
_CLAUSE = re.compile(r"[.;:!]\s")
_SENDS = re.compile(r"\b(?:take|choose|pick|use|get|buy) (?:a|an|another)\b", re.IGNORECASE)
_CAPITAL = re.compile(r"\b[A-Z][A-Za-z]+")


def _gave_up(template: str) -> list[str]:
    head, tail = WORDS["en"].gave_up.split("{wishes}")
    return re.findall(rf"^{re.escape(head)}(.+){re.escape(tail)}$", template, re.MULTILINE)


def _texts(facts: Facts) -> Iterable[str]:
    yield from (facts.template, *facts.passages)
    for one in facts.products:
        yield from (one.title, one.brand, *(value for _, value in one.fields))


def _known(stated: list[Statement], other_options: list[str]) -> Known:
    names: set[str] = set()
    having: set[str] = set()
    lines: list[Line] = []
    for one in stated:
        if one.role == "name":
            names |= {token.key for chunk in chunks(one.text) for token in chunk.tokens if token.kind == "word"}
            having |= {token.key for chunk in chunks(one.text) if chunk.opener == "with" for token in chunk.content}
            lines += [line_of([chunk]) for chunk in chunks(one.text)]
        elif one.role in ("line", "free"):
            parts = chunks(one.text)
            lines += [
                replace(line, role=one.role, led=line.led | {(lead, key) for key in line.order if lead})
                for line, lead in zip(map(line_of, ([part] for part in parts)), _leads(parts), strict=True)
            ]
            if one.role == "free":
                lines += [
                    replace(line_of([main, clause]), role="joined")
                    for main, clause in pairwise(parts)
                    if clause.opener in _SUBORDINATE and not main.denies and not clause.denies
                ]
        else:
            words = frozenset(token.told for chunk in chunks(one.text) for token in chunk.tokens)
            number = f"{one.amount[0].normalize():f}" if one.amount else ""
            lines.append(Line(words, frozenset({number}), role=one.role, amount=one.amount))
    elsewhere = [
        part for one in stated if one.role == "free" for part in _CLAUSE.split(one.text) if _SENDS.search(part)
    ]
    return Known(
        frozenset(names),
        tuple(lines),
        frozenset(having),
        frozenset(token.key for value in other_options for chunk in chunks(value) for token in chunk.tokens),
        tuple(frozenset(token.key for chunk in chunks(part) for token in chunk.content) for part in elsewhere),
    )


def _leads(parts: Sequence[Chunk]) -> list[str]:
    """The preposition that reaches each part from the one before: "in wet heather and spring snow"."""
    found, last = [], ""
    for part in parts:
        keys = {token.key for token in part.tokens}
        last = last if part.opener in ("and", "or", ",") and not keys & (BEING | VERBS) else ""
        found.append(last)
        own = [word for word, _ in led(part.tokens) if word]
        last = own[-1] if own else "need" if "need" in keys else last
    return found


def _ranked(text: str) -> str:
    """A sentence with the sort of each comparison in its place."""
    text, ranks = ranking.find(text, "en", None)
    for at, rank in enumerate(ranks):
        text = text.replace(chr(ranking.FIRST + at), ranking.kind(rank))
    return text


def _whole(text: str) -> Line:
    head, colon, _ = text.partition(": ")
    parts = chunks(text)
    if colon and any(chunk.denies for chunk in chunks(head)):  # "None of these meets: leather."
        parts = [replace(part, tokens=tuple(replace(token, sign="-") for token in part.tokens)) for part in parts]
    return line_of(parts)


def line_of(parts: list[Chunk]) -> Line:
    """Chunks as one line."""
    found = [token for part in parts for token in part.tokens]
    words = {token.told for token in found if (token.kind == "word" and not token.plain) or token.kind == "rank"}
    numbers = {token.key for token in found if token.number is not None}
    return Line(
        frozenset(words),
        frozenset(numbers),
        frozenset(bonds(found)),
        frozenset(_counted(found)),
        frozenset(pairs(found)),
        frozenset(token.key for token in found) | {part.opener for part in parts},
        frozenset(part.opener for part in parts),
        frozenset((*runs(found), *_predicated(found))),
        frozenset(_subject(found)),
        frozenset(_actor(parts)),
        frozenset(one for part in parts for one in led(part.tokens)),
        frozenset(_denied(parts)),
        tuple(token.key for token in found if token.number is not None or (token.kind == "word" and not token.plain)),
        amounts=frozenset((token.number, token.currency) for token in found if token.number and token.currency),
    )


def pairs(found: Sequence[Token]) -> list[tuple[str, str]]:
    """Each word with the one before it."""
    return [(before.key, token.key) for before, token in pairwise(found) if token.kind == "word" and not token.plain]


def led(found: Sequence[Token]) -> list[tuple[str, str]]:
    """Each word that states something with the nearest preposition before it."""
    told, last = [], ""
    for token in found:
        last = _ALIKE.get(token.key, token.key) if token.key in _LEADING else last
        if token.kind == "word" and not token.plain:
            told.append((last, token.key))
    return told


def _actor(parts: Sequence[Chunk]) -> list[str]:
    first = parts[0].tokens if len(parts) == 1 else ()
    if not first or first[0].key not in ("the", "both"):
        return []
    whom = first[1] if len(first) > 1 else first[0]
    return [whom.key] if whom.kind == "word" and not whom.plain and whom.key not in _LOOKS else []


def _denied(parts: Sequence[Chunk]) -> list[str]:
    told: list[str] = []
    for part in parts:
        at = next((place for place, token in enumerate(part.tokens) if token.key in NEGATORS), len(part.tokens))
        told += [token.key for token in part.tokens[at + 1 :] if token.plain and token.key not in _GRAMMAR]
    return told


def _subject(found: Sequence[Token]) -> list[str]:
    at = next((place for place, token in enumerate(found) if token.key in BEING), 0)
    return [token.key for token in found[:at] if token.kind == "word" and not token.plain]


def _counted(found: Sequence[Token]) -> list[tuple[str, str]]:
    """The number that a statement begins with, and what it counts; not where it counts them of each of something."""
    if len(found) < 2 or found[0].kind != "number":
        return []
    after = [token for token in found[1:] if token.key not in SIZED]
    if not after or after[0].kind != "word" or after[0].plain or after[0].sign != "+" or after[0].key in _UNITS:
        return []
    return [] if len(after) > 1 and after[1].key in _EACH else [(found[0].key, after[0].key)]


def _predicated(found: Sequence[Token]) -> list[tuple[str, str]]:
    """What right behind "is" or "are" is said of the word right before it: of "the ankle is padded" a padded ankle."""
    return [
        (said.key, subject.key)
        for subject, being, said in zip(found, found[1:], found[2:], strict=False)
        if being.key in ("is", "are") and not subject.plain and not said.plain
        if subject.kind == said.kind == "word" and subject.sign == said.sign == "+"
    ]


def runs(found: Sequence[Token]) -> list[tuple[str, str]]:
    """Each two words of a run in which no plain word stands."""
    told: list[tuple[str, str]] = []
    run: list[str] = []
    for token in found:
        if token.kind != "word" or token.plain:
            run = []
            continue
        told += [(before, token.key) for before in run]
        run.append(token.key)
    return told


def bonds(found: Sequence[Token]) -> list[tuple[str, str]]:
    """Each number with the word right behind it."""
    return [
        (token.key, after.key)
        for token, after in pairwise(found)
        if token.number is not None and after.kind == "word" and not after.plain
    ]
