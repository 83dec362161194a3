"""What a title says the thing is: its head noun, so that a backpack for laptops is no laptop and 床笠 is no 床."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from retrieval.concepts import concepts
from retrieval.negation import OTHER_MODEL
from retrieval.phrases import Word, keys, read_words, word_set
from retrieval.text import is_cjk, normalise

Phrase = tuple[str, ...]

_PURPOSE = re.compile(
    r"(?:\b(?:for|with|without|compatible with|fits)\b|\bw/).*?(?= [-–|] |[,(\[]|$)|适用于?[^，,()（） ]*"
)
_APPOSITION = re.compile(r".*[:：] (?=an? )")
""" "Weeknight Wok: A Home Cookbook" is a cookbook."""
_PIECES = re.compile(r" [-–|·] |[,，:：;；()（）\[\]【】《》!！?？。]+")
_COUNTED = re.compile(
    r"(?:(?:\d+|[一二两三四五六七八九十])(?:条|只|个|件|把|枚|颗|片|粒|支|盒|包|双|对|本|瓶|罐|袋)装?"
    r"|礼盒装?|套装|组合|礼包|系列|新款|\*\d+)$"
)
_PACKS = ("礼盒", "礼包", "套装")
"""Packings that shoppers also ask for by name: 曲奇礼盒 is 曲奇 and a 礼盒."""
_TRAILING = word_set("""
    set pack bundle combo pair plus edge pro max mini ultra lite active premier generation gen series edition model
    inch gb tb ml oz pre-owned certified new
""")
_AND = re.compile(r" (?:and|&|\+) ")
_LONGEST = 6
"""Words of the longest phrase looked at; characters in Chinese."""
_MODIFIERS = 4
_TAIL = 4
_MAKER_WORDS = 2


@cache
def _kinds() -> frozenset[Phrase]:
    return frozenset(
        keys(normalise(form))
        for concept in concepts()
        if concept.field == "category"
        for form in (*concept.english, *concept.chinese)
    )


@cache
def _qualities() -> frozenset[Phrase]:
    return frozenset(
        keys(normalise(form))
        for concept in concepts()
        if concept.field not in ("category", "brand")
        for form in (*concept.english, *concept.chinese)
    )


@cache
def _accessories() -> frozenset[Phrase]:
    named = {concept.name: concept for concept in concepts() if concept.field == "category"}
    names = ["accessories"]
    found: set[Phrase] = set()
    while names:
        concept = named[names.pop()]
        names += concept.narrower
        found.update(keys(normalise(form)) for form in (*concept.english, *concept.chinese))
    return frozenset(found)


@lru_cache(maxsize=50_000)
def title_phrases(title: str, brand: str = "", *, loose: bool = False) -> frozenset[Phrase]:
    """The phrases that name what a title offers, as keys, from the narrowest known kind to wider compounds.

    `loose` also accepts a known kind that other words follow, for records whose title is all they have.

    >>> sorted(title_phrases("Ferry Laptop Backpack"))
    [('backpack',), ('ferry', 'laptop', 'backpack'), ('laptop', 'backpack')]
    >>> ("iphone", "7") in title_phrases("Apple - iPhone 7 32GB - Black", "Apple")
    True
    """
    text = _APPOSITION.sub("", normalise(title))
    text = _PURPOSE.sub(" ", text)
    maker = keys(normalise(brand))
    pieces = [piece for piece in _cut(text) if keys(piece) != maker]
    found: set[Phrase] = set()
    unknown: frozenset[Phrase] = frozenset()
    for piece in pieces:
        known, phrases = _of_piece(piece, loose=loose)
        chinese = is_cjk(piece)
        if known:
            found |= phrases
            if not chinese:
                found |= _beside(piece)
                break
        elif not unknown:
            unknown = phrases
    return frozenset(found) or unknown


def maker_words(title: str, brand: str = "") -> str:
    """The words of a title where a maker stands, " . " between its parts; "" for what only fits others' things.

    >>> maker_words("AT&T - Samsung Galaxy J3 - Black", "AT&T"), maker_words("Acme - Samsung Galaxy S7 Case", "Acme")
    ('samsung galaxy', '')
    """
    if any(phrase in _accessories() for phrase in title_phrases(title, brand)):
        return ""
    pieces = [piece for piece in _PIECES.split(_PURPOSE.sub(" ", normalise(title))) if piece.strip()]
    if brand:
        # Beside its own brand a title names a maker only in the form "Brand - Maker Thing".
        pieces = pieces[1:2] if pieces and keys(pieces[0]) == keys(normalise(brand)) else []
    return " . ".join(" ".join(piece.split()[:_MAKER_WORDS]) for piece in pieces)


def _cut(text: str) -> Iterator[str]:
    """The parts of a title that may each name the thing; Chinese is parted by spaces too."""
    for piece in _PIECES.split(text):
        for part in piece.split() if is_cjk(piece) else (piece,):
            stripped = part.strip()
            if stripped.endswith(_PACKS):
                yield stripped
            while (shorter := _COUNTED.sub("", stripped)) != stripped and shorter:
                stripped = shorter
            if stripped:
                yield stripped


def _of_piece(piece: str, *, loose: bool) -> tuple[bool, frozenset[Phrase]]:
    """Whether a part of a title ends in a known kind, and the phrases it ends in."""
    words = [word for word in read_words(piece) if word.kind != "mark"]
    end = _head_end(words)
    size = _known(words, end)
    if not size and loose:
        end = next((place for place in range(len(words), 0, -1) if _known(words, place)), end)
        size = _known(words, end)
    if not end:
        return False, frozenset()
    least = size or (2 if words[end - 1].kind == "cjk" else 1)
    names = tuple(word.key for word in words)
    found = {names[end - length : end] for length in range(least, min(end, least + _MODIFIERS) + 1)}
    for tail in range(end + 1, min(len(names), end + _TAIL) + 1):
        if tail == len(names) or names[tail] not in OTHER_MODEL:
            found.add(names[end - least : tail])
    return bool(size), frozenset(found)


def _beside(piece: str) -> frozenset[Phrase]:
    """What else a title offers: the tripod of "Tripod and Remote", but not the phone of "Phone and Tablet Case"."""
    first, _, second = _AND.sub("\n", piece, count=1).partition("\n")
    words = [word for word in read_words(second) if word.kind != "mark"]
    end = _head_end(words)
    if not end or any(_known(words, place) for place in range(1, end)):
        return frozenset()
    known, phrases = _of_piece(first, loose=False)
    return phrases if known else frozenset()


def _known(words: Sequence[Word], end: int) -> int:
    """The length of the longest known kind that ends here, 0 without one."""
    for length in range(min(end, _LONGEST), 0, -1):
        if tuple(word.key for word in words[end - length : end]) in _kinds():
            return length
    return 0


def _head_end(words: Sequence[Word]) -> int:
    """Where the head ends: before sizes, colours, materials and model names that follow it."""
    end = len(words)
    while end:
        if _known(words, end):
            return end
        step = _aside(words, end)
        if not step:
            return end
        end -= step
    return 0


def _aside(words: Sequence[Word], end: int) -> int:
    """How many words before a place only describe."""
    last = words[end - 1]
    if last.kind == "number" or (last.kind == "latin" and (len(last.key) <= 2 or last.key in _TRAILING)):
        return 1
    for length in range(min(end, _MODIFIERS), 0, -1):
        phrase = tuple(word.key for word in words[end - length : end])
        if phrase in _qualities() and not (length == 1 and last.kind == "cjk"):
            return length
    return 0
