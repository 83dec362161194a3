"""The shop's own questions with their answers: found only where a message asks the same, order and politeness aside.

A library is for what the shop wants said in its own words. Whatever is asked a little differently, about other goods,
with a condition more or one less, is not the same question, and its answer could be wrong; so words are never weighed.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz import process
from rapidfuzz.distance import OSA

from retrieval.knowledge import Passage
from retrieval.phrases import read_words, word_set
from retrieval.text import normalise, uninflected

LONGEST = 200
"""Characters of a message that can be one question."""
LEAST_LETTERS = 5
"""Letters of a word that may be a slip of the pen for one of the library."""
LIKE, IN_ORDER = 0.5, 0.8
"""Least likeness of two sequences of the same words, and where one of them tells what comes first."""

_WEAK = word_set("""
    a an the is are am be been do does can could will would may might please hi hello hey there thanks thank cheers
    guys your yours my our me us any some anyone somebody someone anybody it its this that these those to of for in on
    at with by and have got offer provide give just also so then ok okay pls plz
    吗 呢 吧 啊 呀 嘛 哈 哦 的 了 能 会 是 请 给
""")
_BINDING = word_set("""
    not no never without before after until from than except only against between below under over above
""")
"""Words that change what follows them, so that both are compared as one."""
_SHOP = word_set("shop store 店")
"""It goes without saying where the question is asked."""
_SUBJECTS = dict.fromkeys("i we 我".split(), "shopper") | dict.fromkeys("you u 你 您".split(), "shop")  # noqa: SIM905
_SAME = {"deliver": "ship", "delivery": "shipping"}
_ORDERING = word_set("前 后 从 比 先 再 到")
_WHOLE = re.compile("为什么|怎么|什么|哪里|何时|多少")
_PHRASES = tuple(
    (re.compile(phrase), instead)
    for phrase, instead in (
        (r"\b(?:can|could|would) you (?:please )?tell me\b|\b(?:i would|i'd) like to know\b|\bi want to know\b", " "),
        (r"\b(?:i was wondering|do you know|quick question|one question)\b(?: if\b| whether\b)?", " "),
        (r"\b(?:at )?what time\b", "when"),
        (r"\b(rent|rents|rented|renting) out\b", r"\1"),
        (r"\bwon't\b", "will not"),
        (r"\bcan(?:'t|not)\b", "can not"),
        (r"n't\b", " not"),
        # "Have you shipped it?", 退了吗: whether it was done is another question than whether it can be.
        (r"\b(?:have|has) (?=(?:you|i|we|they|my|the|our)\b)(?!\w+ got\b)|\b(?:i|we) have\b|'ve\b", " done "),
        (r"了(?=吗|没|[?？]|\s*$)", "已"),
        (r"'(?:s|re|d|ll|m)\b", " "),
        # 能不能, 收不收: asked without a question word; 试一试 is 试. Before anything else puts words side by side.
        (r"可不可以|能不能|会不会|是不是", " "),
        (r"([\u4e00-\u9fff])[不一]\1", r"\1"),
        (r"请问|麻烦问|我?想?问一?下|我?想(?:问|知道)|[你您]好", " "),
        (r"(?:什么|啥)时候|几时", "何时"),
        (r"如何|怎样|咋", "怎么"),
        (r"在?哪(?:里|儿)|在哪", "哪里"),
        (r"在?([你您])们?(?:那里|这里|那儿|这儿|那边|这边|店里|家)?", r"\1"),
        (r"[这本贵]家?店", "店"),
        (r"有没有", "有"),
        (r"能否|可否|是否", " "),
        (r"不(?:可以|能够|能|会|是)", "不"),
        (r"可以|能够", " "),
    )
)


_ASKS = re.compile(
    r"[?？吗呢嘛谁哪几]|什么|怎么|怎样|咋|如何|多[少久]|何时|为何|是否|[能可]否|有没有|([\u4e00-\u9fff])不\1"
    r"|^\W*(?:(?:hi|hello|hey|so|ok|okay|and|also|please)\b\W*)*(?:is|are|am|was|were|do|does|did|can|could|will|would"
    r"|should|may|have|has|what|where|when|who|whose|why|how|which|any)\b"
)


def is_question(text: str) -> bool:
    """Whether a message asks by its form, and does not only name things.

    >>> [is_question(text) for text in ("are your boots vegan", "vegan boots", "可以便宜点吗", "便宜点")]
    [True, False, True, False]
    """
    return bool(_ASKS.search(normalise(text[:LONGEST])))


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question as it is compared."""

    units: tuple[str, ...]
    """Its telling words in order."""
    subjects: frozenset[str]
    """Who does it: the shopper, the shop."""
    turned: bool
    """Whether it asks what can be done to something: "can strings be returned?"."""


class Replies:
    """The questions of a library, read once."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._pairs: dict[tuple[str, ...], list[tuple[_Asked, Passage]]] = {}
        self._words: dict[str, None] = {}
        for passage in passages:
            for question in passage.asked:
                asked = _read(question, {})
                self._pairs.setdefault(tuple(sorted(asked.units)), []).append((asked, passage))
                self._words.update((word, None) for unit in asked.units for word in unit.split() if word.isascii())
        self._pairs.pop((), None)

    def find(self, message: str, language: str) -> Passage | None:
        """The pair whose question this is; of several the one in `language`."""
        if not self._pairs or len(message) > LONGEST:
            return None
        asked = _read(message, self._words)
        same = [passage for one, passage in self._pairs.get(tuple(sorted(asked.units)), ()) if _same(asked, one)]
        return min(same, key=lambda passage: passage.language != language, default=None)


def _read(question: str, known: Mapping[str, None]) -> _Asked:
    """`known` are words that slips of the pen are taken for."""
    text = normalise(question).replace("’", "'")
    for pattern, instead in _PHRASES:
        text = pattern.sub(instead, text)
    words = list(_words(text))
    units = list(_units((word for word in words if word not in _SHOP), known))
    if len(units) < 2:
        units = list(_units(words, known))
    if len(units) < 2:
        # One word is no question by itself: then all of them count.
        units = words
    subjects = frozenset(_SUBJECTS[word] for word in words if word in _SUBJECTS)
    return _Asked(tuple(units), subjects, "be" in words)


def _units(words: Iterable[str], known: Mapping[str, None]) -> Iterator[str]:
    bound = ""
    for word in words:
        if word in _BINDING:
            bound = f"{bound} {word}".strip()
        elif word not in _WEAK and word not in _SUBJECTS:
            telling = _known(uninflected(_SAME.get(word, word)), known) if word.isascii() else word
            yield f"{bound} {telling}".strip()
            bound = ""
    if bound:
        yield bound


def _words(text: str) -> Iterator[str]:
    """Latin words, numbers, Chinese question words and single other Chinese characters."""
    at = 0
    for found in (*_WHOLE.finditer(text), None):
        end = found.start() if found else len(text)
        yield from (word.text for word in read_words(text[at:end]) if word.kind != "mark")
        if found:
            yield found[0]
            at = found.end()


def _known(word: str, known: Mapping[str, None]) -> str:
    """The library's word that this one is with a letter left out, doubled or swapped, else the word as it is.

    One letter in the place of another is no slip: shipping and shopping, 10000 and 20000 are two words.
    """
    if word in known or len(word) < LEAST_LETTERS or not word.isalpha():
        return word
    near = process.extract(word, known.keys(), scorer=OSA.distance, score_cutoff=1, limit=3)
    slips = (one for one, *_ in near if one[0] == word[0] and (len(one) != len(word) or sorted(one) == sorted(word)))
    return next(slips, word)


def _same(one: _Asked, other: _Asked) -> bool:
    """Whether two questions of the same telling words are one."""
    if one.subjects and other.subjects and one.subjects != other.subjects:
        # "Do you buy violins?", "Can I buy violins?"
        return False
    if one.units == other.units:
        return True
    if one.subjects != other.subjects and not (one.turned or other.turned):
        # "Do you tune guitars?", "Is my guitar tuned?"
        return False
    least = LIKE if _ORDERING.isdisjoint(one.units) else IN_ORDER
    return SequenceMatcher(None, one.units, other.units, autojunk=False).ratio() >= least
