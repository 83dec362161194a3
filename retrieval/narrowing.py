"""What things are called: a shopper's own phrase narrows a list to the things that bear it, where any do."""

from collections.abc import Collection, Iterable

import numpy as np
from numpy.typing import NDArray

from retrieval.columns import rows_with
from retrieval.masks import Masks
from retrieval.phrases import Word, read_words
from retrieval.query import Limit
from retrieval.settle import ENOUGH
from retrieval.text import is_cjk, normalise

Mask = NDArray[np.bool_]

_LONGEST = 10
"""Words, or Chinese characters, of a phrase that are looked at."""
_GENDERS = frozenset("男女")
_SHAPES = frozenset("圆方甜咸辣软硬厚薄")
_NOT = frozenset("不没")
_EMPTY = frozenset(
    "的了吗呢吧啊呀哦嗯我你您他她它们是没有在想要给请就也都还再很太最更把让和或跟与个些点会为那这又而可以能怎么样什啥哪"
    "用几多少款双件条张台部只种套本瓶支块里面头下上去来到得着过真家人合适时候平自己觉用说看起比较非常特别一二三四五六七八九十"
)
_NO_NAMES = frozenset(("系列", "周边", "款式", "那个系列"))
"""Words beside a name: "Carat系列"."""
_SHORTEST_LATIN, _SHORTEST_HAN = 2, 2


def narrowed(masks: Masks, variants: Mask, phrases: Iterable[str], kinds: Iterable[Limit] = (), kind: str = "") -> Mask:
    """The variants called by as long parts of each phrase as any is; all of them where none is.

    Phrases come with the newest first, and an older one yields to a newer. `kinds` are the limits on the kind of thing,
    which have said their own names: a 烧水壶 need not be called so, unless enough are.
    """
    named = {form for kind in kinds for form in masks.sought(kind) if is_cjk(form)}
    said = [normalise(phrase) for phrase in phrases]
    for text in said:
        words = [word for word in read_words(text) if word.kind != "mark"][:_LONGEST]
        variants = _narrow(masks, variants, text, words, named)
    own = max((form for form in named for text in (*said, normalise(kind)) if form in text), key=len, default="")
    called = masks.bears(own) & variants if own else variants
    return called if np.count_nonzero(rows_with(masks.columns, called)) >= ENOUGH else variants


def _narrow(masks: Masks, variants: Mask, text: str, words: list[Word], named: Collection[str]) -> Mask:
    for size, told in _steps(len(words)):
        # The last words are nearest to the thing.
        for start in range(len(words) - size, -1, -1):
            part = words[start : start + size]
            if not (_telling(part) or _is_shape(words, start, size)) or (start and words[start - 1].text in _NOT):
                continue
            if told and not _tells(part):
                continue
            said = text[part[0].start : part[-1].end]
            if said in named or said in _NO_NAMES:
                continue
            called = (masks.passes(Limit("words", "=", said)) if told else _called(masks, said, part)) & variants
            if called.any():
                left = _narrow(masks, called, text, words[:start], named)
                return _narrow(masks, left, text, words[start + size :], named)
    return variants


def _steps(size: int) -> Iterable[tuple[int, bool]]:
    """How many words of a phrase are tried, the most first, and whether a description may say them."""
    for length in range(size, 0, -1):
        yield length, False
        if length > _SHORTEST_HAN:
            yield length, True


def _called(masks: Masks, said: str, part: list[Word]) -> Mask:
    """What is called so, or by both halves of a Chinese compound: 头戴耳机 is a 头戴式降噪耳机 too."""
    called = masks.bears(said)
    if not (is_cjk(said) and called.any()):
        # Chinese builds its names of parts: 羽毛球拍 is no synonym of 羽毛球 where something is called so.
        called = masks.called(said)
    if len(part) == len(said) and len(part) >= 2 * _SHORTEST_HAN and all(word.kind == "cjk" for word in part):
        for cut in range(_SHORTEST_HAN, len(said) - 1):
            called = called | (masks.bears(said[:cut]) & masks.bears(said[cut:]))
    return called


def _is_shape(words: list[Word], start: int, size: int) -> bool:
    """圆的, 甜的: one character that says what the thing is like, before 的."""
    after = words[start + 1].text if start + 1 < len(words) else ""
    return size == 1 and start == 0 and words[0].text in _SHAPES and after == "的"


def _tells(part: list[Word]) -> bool:
    """Whether Chinese words say something that a description may say in passing and still mean."""
    return all(word.kind == "cjk" and word.text not in _EMPTY for word in part)


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
