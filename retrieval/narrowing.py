"""What things are called: a shopper's own phrase narrows a list to the things that bear it, where any do."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from retrieval.masks import Masks
from retrieval.phrases import Word, read_words
from retrieval.text import normalise

Mask = NDArray[np.bool_]

_LONGEST = 10
"""Words, or Chinese characters, of a phrase that are looked at."""
_GENDERS = frozenset("男女")
_SHORTEST_LATIN, _SHORTEST_HAN = 3, 2


def narrowed(masks: Masks, variants: Mask, phrases: Iterable[str]) -> Mask:
    """The variants called by as long parts of each phrase as any is; all of them where none is.

    Phrases come with the newest first, and an older one yields to a newer.
    """
    for phrase in phrases:
        text = normalise(phrase)
        words = [word for word in read_words(text) if word.kind != "mark"][:_LONGEST]
        variants = _narrow(masks, variants, text, words)
    return variants


def _narrow(masks: Masks, variants: Mask, text: str, words: list[Word]) -> Mask:
    for size in range(len(words), 0, -1):
        # The last words are nearest to the thing.
        for start in range(len(words) - size, -1, -1):
            part = words[start : start + size]
            if not _telling(part):
                continue
            called = masks.called(text[part[0].start : part[-1].end]) & variants
            if called.any():
                left = _narrow(masks, called, text, words[:start])
                return _narrow(masks, left, text, words[start + size :])
    return variants


def _telling(part: list[Word]) -> bool:
    """Chinese from two characters on; Latin word by word, because titles part them ("Lightning-to-USB Cable"), but a
    number only with the word after it ("7 Plus")."""
    if len(part) > 1 and not any(word.kind == "cjk" for word in part) and part[0].kind != "number":
        return False
    if all(word.kind == "cjk" for word in part):
        return len(part) >= _SHORTEST_HAN or part[0].text in _GENDERS
    return any(word.kind == "latin" and len(word.text) >= _SHORTEST_LATIN for word in part) or (
        len(part) > 1 and any(word.kind == "latin" for word in part)
    )
