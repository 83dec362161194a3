"""Finding known phrases in a text: words with their places, plurals folded, and a longest-match trie over them."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, Generic, NamedTuple, TypeVar

Payload = TypeVar("Payload")

_WORD = re.compile(
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?)"
    r"|(?P<cjk>[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff])"
    r"|(?P<latin>[^\W\d_\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+"
    r"(?:'[^\W\d_\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+)?)"
    r"|(?P<mark>\S)"
)
_JOINTS = frozenset("-&'/.+™®*")
"""Marks that may stand inside a phrase without a space: noise-cancelling, at&t, t-shirt."""
_IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth", "mice": "mouse",
    "knives": "knife", "leaves": "leaf", "shelves": "shelf", "scarves": "scarf", "wives": "wife", "lenses": "lens",
    "lens": "lens", "potatoes": "potato", "tomatoes": "tomato", "people": "person", "canvas": "canvas", "gas": "gas",
    "this": "this", "was": "was", "has": "has", "is": "is", "us": "us", "yes": "yes", "plus": "plus",
}  # fmt: skip


def word_set(text: str) -> frozenset[str]:
    """The words of a table written as one text."""
    return frozenset(text.split())


class Word(NamedTuple):
    """One word, number, Chinese character or mark of a normalised text."""

    start: int
    end: int
    text: str
    key: str
    """What is compared: singular for Latin words, the text itself otherwise."""
    kind: str
    """latin, number, cjk or mark."""
    glued: bool
    """Whether it follows the word before without a space."""


@lru_cache(maxsize=100_000)
def singular(word: str) -> str:
    """A Latin word without its plural or possessive ending; the same for both numbers, not always a word.

    >>> singular("boots"), singular("batteries"), singular("dresses"), singular("women's"), singular("wireless")
    ('boot', 'battery', 'dress', 'woman', 'wireless')
    """
    word = word.removesuffix("'s").removesuffix("'")
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if (word.endswith("ies") and len(word) > 4) or word.endswith("ie"):
        return word.removesuffix("s")[:-2] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "zzes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 2:
        return word[:-1]
    return word


def read_words(text: str) -> list[Word]:
    """The words of a normalised text with their places. Linear in its length.

    >>> [word.text for word in read_words("$1,299.00 t-shirt 42码")]
    ['$', '1,299.00', 't', '-', 'shirt', '42', '码']
    """
    words = []
    end = 0
    for found in _WORD.finditer(text.replace("’", "'") if "’" in text else text):
        surface, kind = found[0], found.lastgroup
        start, end, glued = found.start(), found.end(), found.start() == end
        key = singular(surface) if kind == "latin" else surface
        words.append(Word(start, end, surface, key, kind or "mark", glued))
    return words


@lru_cache(maxsize=50_000)
def keys(phrase: str) -> tuple[str, ...]:
    """A phrase as it is compared: keys of its words, marks dropped."""
    return tuple(word.key for word in read_words(phrase) if word.kind != "mark")


class Trie(Generic[Payload]):
    """Phrases, found by their words in time linear in the text."""

    def __init__(self) -> None:
        self._root: dict[str, Any] = {}

    def add(self, phrase: Sequence[str], payload: Payload) -> None:
        """Add a phrase given as keys; the same phrase again adds another payload."""
        if phrase:
            node = self._root
            for key in phrase:
                node = node.setdefault(key, {})
            payloads = node.setdefault("", [])
            if payload not in payloads:
                payloads.append(payload)

    def get(self, phrase: Iterable[str]) -> list[Payload]:
        """The payloads of exactly this phrase."""
        node: dict[str, Any] | None = self._root
        for key in phrase:
            node = node.get(key) if node else None
        return list(node.get("", ())) if node else []

    def longest(self, words: Sequence[Word], at: int, *, raw: bool = False) -> tuple[int, list[Payload]] | None:
        """The longest phrase that begins at a word: the index after it, and its payloads.

        `raw` compares words as written instead of their singular.
        """
        node: dict[str, Any] | None = self._root
        best: tuple[int, list[Payload]] | None = None
        place = at
        while place < len(words):
            word = words[place]
            if word.kind == "mark" and place > at and (word.text == "&" or (word.glued and word.text in _JOINTS)):
                place += 1
                continue
            node = node.get(word.text if raw else word.key) if node else None
            if node is None:
                break
            place += 1
            if "" in node:
                best = place, node[""]
        return best
