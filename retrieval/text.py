"""One way to make text comparable: Unicode, case and Chinese script folded, then cut into words and stems."""

import re
import unicodedata
from functools import cache, lru_cache

import Stemmer
from opencc import OpenCC

CJK = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3040-\u30ff"
"""Scripts written without spaces, as the inside of a character class."""

_CJK = re.compile(f"[{CJK}]")
_APOSTROPHE = re.compile(r"['’](?:s\b)?")
_WORD = re.compile(rf"[{CJK}]+|\d+\.\d+|[^\W_{CJK}]+")
_PLAIN_WORD = re.compile(r"\d+\.\d+|[a-z0-9]+")
"""The same for text in ASCII and lower case, at a fraction of the time."""
_PART = re.compile(r"\d+|\D+")
_IRREGULAR = {
    "children": "child",
    "feet": "foot",
    "knives": "knife",
    "leaves": "leaf",
    "men": "man",
    "mice": "mouse",
    "scarves": "scarf",
    "shelves": "shelf",
    "teeth": "tooth",
    "women": "woman",
}
_INFLECTION = re.compile(r"(?:[b-df-hj-np-tv-z]?(?:ed|ing)|e?s|ies|y|e|d)?")


@cache
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


@cache
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("english", 0)


def normalise(text: str) -> str:
    """Fold width, compatibility forms, case and traditional Chinese, so that equal wishes are equal strings.

    >>> normalise("Ｗaterproof 藍色連衣裙"), normalise("Insignia™")
    ('waterproof 蓝色连衣裙', 'insignia ')
    """
    if text.isascii():
        return text.lower()
    # Compatibility would spell the sign out: "Insigniatm".
    folded = unicodedata.normalize("NFKC", text.replace("™", " ").replace("℠", " ")).casefold()
    return str(_simplifier().convert(folded)) if _CJK.search(folded) else folded


def is_cjk(text: str) -> bool:
    """Whether any character belongs to a script written without spaces."""
    return not text.isascii() and _CJK.search(text) is not None


def words(text: str) -> list[str]:
    """The words of a text, normalised, as written; a run of Chinese is one word.

    >>> words("Women's iPhone6s 防水靴 3.5mm")
    ['women', 'iphone6s', '防水靴', '3.5', 'mm']
    """
    plain = normalise(text)
    found = _PLAIN_WORD if plain.isascii() else _WORD
    return found.findall(_APOSTROPHE.sub("", plain) if "'" in plain or "’" in plain else plain)


def parts(word: str) -> list[str]:
    """A word cut where letters meet digits; decimals stay whole.

    >>> parts("iphone6s")
    ['iphone', '6', 's']
    """
    return [word] if word.isalpha() or word.isdecimal() or "." in word else _PART.findall(word)


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The English (Snowball) stem; other scripts come back as they are.

    >>> stem("boots"), stem("women")
    ('boot', 'woman')
    """
    return str(_stemmer().stemWord(_IRREGULAR.get(word, word)))


@lru_cache(maxsize=200_000)
def uninflected(word: str) -> str:
    """The stem when only an inflection is lost (boots, zipped), else the word: "organic" is no "organizer".

    >>> uninflected("boots"), uninflected("organic"), uninflected("organizer")
    ('boot', 'organic', 'organizer')
    """
    base = _IRREGULAR.get(word, word)
    short = stem(base)
    same = next((i for i, (a, b) in enumerate(zip(base, short, strict=False)) if a != b), min(len(base), len(short)))
    return short if _INFLECTION.fullmatch(base[same:]) else base


def tokenise(text: str) -> tuple[list[str], list[str]]:
    """What ranking counts: the stems in order, and beside them joined model numbers and Chinese character pairs.

    Chinese is single characters and bigrams: measured better than a dictionary. Linear in the length of the text.

    >>> tokenise("iPhone6s 连衣裙")
    (['iphon', '6', 's', '连', '衣', '裙'], ['iphone6s', '连衣', '衣裙'])
    """
    ordered: list[str] = []
    beside: list[str] = []
    for word in words(text):
        in_order, more = stems(word)
        ordered += in_order
        beside += more
    return ordered, beside


@lru_cache(maxsize=200_000)
def stems(word: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What one word of `words` gives to each of the two."""
    if is_cjk(word[0]):
        return tuple(word), tuple(word[i : i + 2] for i in range(len(word) - 1))
    pieces = parts(word)
    return tuple(map(stem, pieces)), (word,) if len(pieces) > 1 else ()
