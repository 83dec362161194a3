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
    r"(?:\b(?:for|with|without|compatible with|fits|in an?)\b|\bw/).*?(?= [-–|] |[,(\[]|$)|适用于?[^，,()（） ]*"
)
_APPOSITION = re.compile(r".*[:：] (?=an? )")
""" "Weeknight Wok: A Home Cookbook" is a cookbook."""
_PIECES = re.compile(r" [-–|·] |(?:,(?!\d)|[，:：;；()（）\[\]【】《》!！?？。])+")
_COUNTED = re.compile(
    r"(?:(?:\d+|[一二两三四五六七八九十])(?:条|只|个|件|把|枚|颗|片|粒|支|盒|包|双|对|本|瓶|罐|袋)装?"
    r"|礼盒装?|套装|三件套|组合|礼包|系列|新款|\*\d+)$"
)
_PACKS = ("礼盒", "礼包", "套装", "三件套")
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
def _tails(phrases: frozenset[Phrase]) -> frozenset[str]:
    return frozenset(phrase[-1] for phrase in phrases if phrase)


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
    text = normalise(title)
    if ": a" in text or "：" in text:
        text = _APPOSITION.sub("", text)
    text = _PURPOSE.sub(" ", text)
    maker = keys(normalise(brand))
    found: set[Phrase] = set()
    unknown: frozenset[Phrase] = frozenset()
    for piece in _cut(text):
        words = [word for word in read_words(piece) if word.kind != "mark"]
        if tuple(word.key for word in words) == maker:
            continue
        known, phrases = _of_piece(words, loose=loose)
        chinese = is_cjk(piece)
        if chinese and found:
            # 缎光口红 黄铜壳: one character at the end of a further part tells of the thing.
            phrases = frozenset(phrase for phrase in phrases if len(phrase) > 1)
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
    pieces = [piece for piece in _PIECES.split(_PURPOSE.sub(" ", normalise(title))) if piece.strip()]
    if brand:
        # Beside its own brand a title names a maker only in the form "Brand - Maker Thing".
        pieces = pieces[1:2] if len(pieces) > 1 and keys(pieces[0]) == keys(normalise(brand)) else []
    if not pieces or not _accessories().isdisjoint(title_phrases(title, brand, loose=False)):
        return ""
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


def _of_piece(words: Sequence[Word], *, loose: bool) -> tuple[bool, frozenset[Phrase]]:
    """Whether a part of a title, in words without marks, ends in a known kind, and the phrases it ends in."""
    names = tuple(word.key for word in words)
    end = _head_end(words, names)
    size = _known(names, end)
    if not size and loose:
        end = next((place for place in range(len(words), 0, -1) if _known(names, place)), end)
        size = _known(names, end)
    if not end:
        return False, frozenset()
    least = size or (2 if words[end - 1].kind == "cjk" else 1)
    found = {names[end - length : end] for length in range(least, min(end, least + _MODIFIERS) + 1)}
    for tail in range(end + 1, min(len(names), end + _TAIL) + 1):
        if tail == len(names) or names[tail] not in OTHER_MODEL:
            found.add(names[max(end - least, 0) : tail])
    return bool(size), frozenset(found)


def _beside(piece: str) -> frozenset[Phrase]:
    """What else a title offers: the tripod of "Tripod and Remote", but not the phone of "Phone and Tablet Case"."""
    first, joint, second = _AND.sub("\n", piece, count=1).partition("\n")
    if not joint:
        return frozenset()
    words = [word for word in read_words(second) if word.kind != "mark"]
    names = tuple(word.key for word in words)
    end = _head_end(words, names)
    if not end or any(_known(names, place) for place in range(1, end)):
        return frozenset()
    known, phrases = _of_piece([word for word in read_words(first) if word.kind != "mark"], loose=False)
    return phrases if known else frozenset()


def _known(names: Phrase, end: int) -> int:
    """The length of the longest known kind that ends here, 0 without one."""
    kinds = _kinds()
    if not end or names[end - 1] not in _tails(kinds):
        return 0
    return next((length for length in range(min(end, _LONGEST), 0, -1) if names[end - length : end] in kinds), 0)


def _head_end(words: Sequence[Word], names: Phrase) -> int:
    """Where the head ends: before sizes, colours, materials and model names that follow it."""
    end = len(words)
    while end:
        if _known(names, end):
            return end
        step = _aside(words, names, end)
        if not step:
            return end
        end -= step
    return 0


def _aside(words: Sequence[Word], names: Phrase, end: int) -> int:
    """How many words before a place only describe."""
    last = words[end - 1]
    if last.kind == "number" or (last.kind == "latin" and (len(last.key) <= 2 or last.key in _TRAILING)):
        return 1
    qualities = _qualities()
    if last.key not in _tails(qualities):
        return 0
    for length in range(min(end, _MODIFIERS), 0, -1):
        if names[end - length : end] in qualities and not (length == 1 and last.kind == "cjk"):
            return length
    return 0
