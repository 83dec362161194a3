"""English text as tokens and chunks: the same reading for what a model says and for what is true."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import zip_longest
from typing import Literal

from bot.llm.plain_en import BREAKS, DOUBLING, IMITATIONS, NEGATORS, PLAIN, TURNING, VERBS
from retrieval.text import uninflected

Kind = Literal["word", "number", "money", "alias", "place", "rank", "mark"]
Sign = Literal["+", "-", "~", "?"]
"""A word said of a thing, denied of it, said of an imitation, or one of which that cannot be told."""

RANKS = "\ue000"
"""The first of the private characters that stand for comparisons already read; see ranking.py."""

_TOKEN = re.compile(
    r"\[P(?P<alias>\d{1,2})(?:\.(?P<place>[a-z]+))?\]"
    r"|(?P<before>(?:US\$|USD|CNY|EUR|GBP|JPY|RMB|[$€£¥￥]) ?)?(?P<number>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)"
    r"(?P<after> ?(?:dollars?|bucks?|usd|euros?|eur|pounds?|gbp|yuan|rmb|cny|yen|jpy|cents?)\b)?"
    r"|(?P<word>[^\W\d_\ue000-\uf8ff]+(?:['’][^\W\d_]+)?)"
    r"|(?P<rank>[\ue000-\uf8ff])"
    r"|(?P<mark>\S)",
    re.IGNORECASE,
)
_MAKE_UP = re.compile("make-up", re.IGNORECASE)
_CURRENCIES = {
    "$": "USD", "us$": "USD", "usd": "USD", "dollar": "USD", "buck": "USD", "¥": "CNY", "￥": "CNY", "cny": "CNY",
    "rmb": "CNY", "yuan": "CNY", "€": "EUR", "eur": "EUR", "euro": "EUR", "£": "GBP", "gbp": "GBP", "pound": "GBP",
    "yen": "JPY", "jpy": "JPY", "cent": "cent",
}  # fmt: skip
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL = {word: value for value, word in enumerate(_ONES.split(" "))} | {
    word: 10 * value for value, word in enumerate(_TENS.split(" "), 2)
}
_LARGE = {"hundred": 100, "thousand": 1_000, "million": 1_000_000}
_SAME = {
    "grams": "g", "gram": "g", "kilograms": "kg", "kilogram": "kg", "kilos": "kg", "hour": "h", "hours": "h",
    "hrs": "h", "hr": "h", "millimetres": "mm", "millimetre": "mm", "millimeters": "mm", "millimeter": "mm",
    "centimetres": "cm", "centimetre": "cm", "centimeters": "cm", "litres": "l", "litre": "l", "liters": "l",
    "liter": "l", "inches": "inch", "%": "percent", "colour": "color", "colours": "color", "colors": "color",
    "grey": "gray", "fits": "match", "fit": "match", "suits": "match", "suit": "match", "matches": "match",
    "meets": "match", "meet": "match", "suitable": "match", "star": "stars", "review": "reviews", "rated": "rate",
    "weigh": "weight", "weighs": "weight", "shoppers": "shopper", "customers": "shopper", "buyers": "shopper",
    "saves": "save", "cancelling": "cancel", "gaming": "game",
    "games": "game", "stretchy": "stretch", "aluminum": "aluminium",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """A word under its comparable key, a number, an amount, a card, or a mark."""

    kind: Kind
    key: str
    sign: Sign = "+"
    number: Decimal | None = None
    currency: str | None = None
    card: int = 0
    """The place of the card that an alias or a place names, from 1."""
    plain: bool = False
    """A word that states nothing."""
    glued: bool = False
    """Whether the token before stands right before it, with nothing or a hyphen between."""

    @property
    def told(self) -> tuple[str, Sign]:
        """What is compared."""
        return self.key, self.sign


@dataclass(frozen=True, slots=True)
class Chunk:
    """Tokens that make one statement, and the word that opened it."""

    opener: str
    tokens: tuple[Token, ...]

    def of(self, kind: Kind) -> list[Token]:
        """The tokens of a kind."""
        return [token for token in self.tokens if token.kind == kind]

    @property
    def content(self) -> list[Token]:
        """The words that state something."""
        return [token for token in self.tokens if token.kind == "word" and not token.plain]

    @property
    def denies(self) -> bool:
        """Whether something in it is denied."""
        return any(token.kind == "word" and token.key in NEGATORS for token in self.tokens)


@lru_cache(maxsize=50_000)
def key_of(word: str) -> str:
    """What a lower-case word is compared by.

    >>> key_of("weighs"), key_of("boots"), key_of("grey")
    ('weight', 'boot', 'gray')
    """
    return _SAME.get(word) or _SAME.get(uninflected(word)) or uninflected(word)


def tokens(text: str) -> list[Token]:
    """The tokens of a text, number words as numbers.

    >>> [token.key for token in tokens("It isn't forty-two g, [P1] costs $1,299.00")]
    ['it', 'is', 'not', '42', 'g', ',', 'P1', 'cost', '1299']
    """
    return list(_paid(list(_counted(_raw(text)))))


def _paid(found: list[Token]) -> Iterator[Token]:
    """Numbers with the currency that stands behind them as a word."""
    skip = False
    for token, after in zip_longest(found, found[1:]):
        if skip:
            skip = False
        elif (
            token is not None
            and token.kind == "number"
            and after is not None
            and after.kind == "word"
            and after.key in _CURRENCIES
        ):
            skip = True
            yield replace(token, kind="money", currency=_CURRENCIES[after.key])
        elif token is not None:
            yield token


def _raw(text: str) -> Iterator[Token]:
    end = 0
    text = _MAKE_UP.sub("makeup", text)
    for found in _TOKEN.finditer(text):
        between = text[end : found.start()]
        glued = not between
        end = found.end()
        if found["alias"]:
            place, number = found["place"], int(found["alias"])
            yield Token("place" if place else "alias", place or f"P{number}", card=number)
        elif found["number"]:
            value = Decimal(found["number"].replace(",", ""))
            unit = (found["before"] or found["after"] or "").strip().lower()
            unit = unit if unit in _CURRENCIES else unit.removesuffix("s")
            kind: Kind = "money" if unit else "number"
            yield Token(kind, f"{value.normalize():f}", number=value, currency=_CURRENCIES.get(unit), glued=glued)
        elif found["word"]:
            yield from _words(found["word"].lower(), glued)
        elif found["rank"]:
            yield Token("rank", found["rank"])
        elif found["mark"] == "%":
            yield Token("word", "percent", glued=True)
        else:
            yield Token("mark", found["mark"])


def _words(word: str, glued: bool) -> Iterator[Token]:
    """One word, or two where it is contracted."""
    word = word.replace("’", "'")
    if word in ("can't", "cannot"):
        parts = ["can", "not"]
    elif word == "won't":
        parts = ["will", "not"]
    elif word.endswith("n't"):
        parts = [word[:-3], "not"]
    elif "'" in word:
        parts = [word.split("'")[0]]
    else:
        parts = [word]
    for part in parts:
        plain = part in PLAIN
        own = plain or part in BREAKS or part in NEGATORS or part in IMITATIONS or part in _SMALL or part in _LARGE
        yield Token("word", part if own else key_of(part), plain=plain, glued=glued)


def _counted(found: Iterable[Token]) -> Iterator[Token]:
    """Number words joined into numbers: "one hundred and twenty", "forty-two"."""
    pending: list[Token] = []
    run: list[Token] = []
    queue = [*found, Token("mark", "\n")]
    for at, token in enumerate(queue):
        small = token.kind == "word" and (token.key in _SMALL or token.key in _LARGE)
        # "one" alone points at a thing: "this one".
        if small and not (token.key == "one" and not run and not _goes_on(queue, at)):
            run += [*pending, token]
            pending = []
        elif run and token.key in ("and", "-"):
            pending.append(token)
        else:
            if run:
                yield _number(run)
                run = []
            yield from pending
            pending = []
            if token.key != "\n" or token.kind != "mark":
                yield token


def _goes_on(queue: list[Token], at: int) -> bool:
    following = queue[at + 1].key if at + 1 < len(queue) else ""
    return following in _LARGE


def _number(run: list[Token]) -> Token:
    total, current = 0, 0
    for token in run:
        if token.key in _SMALL:
            current += _SMALL[token.key]
        elif token.key == "hundred":
            current = max(current, 1) * 100
        elif token.key in _LARGE:
            total, current = total + max(current, 1) * _LARGE[token.key], 0
    value = Decimal(total + current)
    return Token("number", f"{value.normalize():f}", number=value)


def chunks(text: str) -> list[Chunk]:
    """A text in statements, each word with its sign."""
    found: list[Chunk] = []
    opener = ""
    current: list[Token] = []
    for token in tokens(text):
        if token.kind == "mark" and token.key in "'\"“”‘’-&/+°×":
            if token.key == "-" and current:
                current.append(token)
            continue
        broken = token.kind == "mark" or (token.kind == "word" and token.key in BREAKS)
        if broken:
            if current:
                found.append(Chunk(opener, tuple(current)))
            opener, current = token.key, []
        else:
            current.append(token)
    if current:
        found.append(Chunk(opener, tuple(current)))
    return list(_signed(found))


_ENDS = frozenset({".", ";", ":", "!", "?", "(", "—", "–"}) | TURNING
"""Openers that a "not" before them does not reach past."""
_LISTING = frozenset({",", "and", "with", "which", "that", "plus"})
"""Openers of which nobody can tell whether a "not" before them reaches on, unless a statement of its own begins."""


def _free_of(following: Sequence[Token]) -> bool:
    """ "free from leather", but not "free from $49"."""
    return len(following) == 2 and following[0].key in ("of", "from") and following[1].kind == "word"


def _reach(chunk: Chunk, before: Sign) -> Sign:
    """What is left of an earlier "not" where a chunk begins."""
    own = {token.key for token in chunk.tokens} & VERBS or chunk.of("alias") or chunk.of("place")
    if chunk.opener in _ENDS or (chunk.opener in _LISTING and own):
        return "+"
    return "?" if chunk.opener in _LISTING and before != "+" else before


def _signed(found: list[Chunk]) -> Iterator[Chunk]:
    """The chunks with the sign of each word. A "not" reaches to the end of its chunk, and on through "or"."""
    reach: Sign = "+"
    for chunk in found:
        reach = _reach(chunk, reach)
        signed: list[Token] = []
        nearest: Sign | None = None
        for at, token in enumerate(chunk.tokens):
            if token.key == "-":
                continue
            if token.kind != "word":
                signed.append(token)
            elif token.key == "free" and at > 1 and chunk.tokens[at - 1].key == "-":
                signed[-1] = replace(signed[-1], sign="-")  # "leather-free"
            elif token.key == "free" and _free_of(chunk.tokens[at + 1 : at + 3]):
                reach = "-"
            elif token.key == "non":
                nearest = "-"
                signed.append(replace(token, plain=True))
            elif token.key in NEGATORS:
                reach = "-"
                signed.append(replace(token, plain=token.key not in DOUBLING))
            elif token.plain:
                signed.append(token)
            elif token.key in IMITATIONS:
                signed.append(replace(token, sign=reach))
                nearest = "~"
            else:
                signed.append(replace(token, sign=nearest if nearest and reach == "+" else reach))
                nearest = None if nearest == "-" else nearest
        yield Chunk(chunk.opener, tuple(signed))
