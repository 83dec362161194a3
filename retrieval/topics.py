"""What a sentence about a shop is about: the matters it names, what it asks of them, and the goods, in both languages.

The same reading serves questions and passages, so that a question in one language meets a passage in the other.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from retrieval.forms import LEAST_LETTERS, Form, Kind, Matter, form_index, keyed, surfaces, vocabulary, wider
from retrieval.phrases import Word, read_words, word_set
from retrieval.text import normalise, stem, uninflected

TYPO = 81
"""Least rapidfuzz ratio of a mistyped word to the known one: "retrun" and "return" have 83, "react" and "reach" 80."""
_TRIED = 8
"""At most so many unknown words of a text are compared, so that its time stays bounded."""
_ENDS = frozenset(".?!。？！;；\n")
_MONEY = re.compile(r"[$€£¥]\s?\d|\d\s?(?:元|块钱|usd|eur|cny|dollars|euros|yuan)")
_SPAN = re.compile(
    r"\d\s?个?(?:天|日|周|月|小时|年|工作日)|\b\w+ (?:working |business )?(?:day|hour|week|month|year)s?\b"
)
_BETWEEN_SIZES = re.compile(
    r"\b(?:i'?m|i am|am|feet are|foot is|she'?s|he'?s|they'?re|i usually am|i fall)"
    r" (?:just |right |somewhere )?(?:in )?between"
    r" (?:an? |sizes? )?(?:\d{1,2}(?:\.5)?|xs|s|m|l|xl|small|medium) and (?:an? |size )?"
    r"(?:\d{1,2}(?:\.5)?|s|m|l|xl|xxl|medium|large)\b(?! ?(?:years|days|dollars|cm|mm|kg|%))"
    r"|\b(?:in )?between (?:two|2) sizes\b"
    r"|两个?(?:尺)?码的?(?:之间|中间)|[选买拍拿]大(?:的|码|一码)?(?:还是|或者?)[选买拍拿]?小"
    r"|(?:介于|卡在|处于|在|脚)(?:\d{1,2}(?:\.5)?|[smlx]{1,3})码?[和到与跟](?:\d{1,2}(?:\.5)?|[smlx]{1,3})码?(?:之间|中间)"
)
"""Two sizes that a shopper is between."""
_STOP = word_set("""
    a an the is are am was were be been do does did have has had can could would should will may might must i im id
    ill ive you he she it its we they me my your his her our their this that these those what which who where when
    why how and or but if because for with without in on at of to from by not no dont doesnt isnt any some something
    anything show need want looking find please thanks hello hi there here hey one more less than give tell get got
    as so up out just too very really also then now thing things stuff us them him ur u pls plz thx about into after
    before over under again still only all both each much many long going go come take put make let lets know like
""")
_STOP_HAN = frozenset(
    "的了吗呢吧啊呀嘛么我你您他她它们是不没有在能可会要给请什怎样哪个这那和或就也都还很太把被让为以啦哦呗着过得地之其此后上下里"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A text, read."""

    matters: tuple[Matter, ...]
    tokens: tuple[str, ...]
    """Stems and pairs of Chinese characters that carry meaning, in order."""
    rest: frozenset[str]
    """Those of the tokens that no matter accounts for."""
    mentions: Mapping[str, int]
    """How often each matter is named."""
    begins: Mapping[str, int]
    """Where each is named first, in characters of the normalised text."""

    def names(self, kind: Kind) -> frozenset[str]:
        """What is named of a kind, whatever it follows from."""
        return frozenset(name for matter in self.matters if matter.kind == kind for name in matter.names)


@lru_cache(maxsize=16)  # one message is read by who understands it, who looks for a page, and who quotes
def read(text: str) -> Reading:
    """What a text is about. Linear in its length; never raises on any text.

    >>> sorted(read("who pays for the return label?").names("topic"))
    ['returns']
    >>> sorted(read("穿着不合适怎么办").names("topic"))
    ['exchange', 'returns', 'sizes']
    """
    folded = normalise(text)
    words = _corrected([keyed(word) for word in read_words(folded)])
    found = _outermost(_matches(words))
    matters = dict.fromkeys(matter for _, form in found for matter in form.matters)
    mentions = Counter(name for _, form in found for matter in form.matters for name in matter.names)
    begins: dict[str, int] = {}
    for places, form in found:
        start = words[min(places)].start
        for name in (name for matter in form.matters for name in matter.names):
            begins[name] = min(start, begins.get(name, start))
    if between := between_sizes(folded):
        matters.setdefault(Matter(("sizes",), "topic"))
        begins.setdefault("sizes", between[0])
    if _MONEY.search(folded):
        matters.setdefault(Matter(("cost",), "aspect"))
    if _SPAN.search(folded):
        matters.setdefault(Matter(("time",), "aspect"))
    taken = {place for places, _ in found for place in places}
    tokens = list(_tokens(words))
    return Reading(
        tuple(_settled(matters)),
        tuple(token for _, token in tokens),
        frozenset(token for places, token in tokens if not taken.issuperset(places)),
        mentions,
        begins,
    )


def between_sizes(folded: str) -> tuple[int, int] | None:
    """Where a normalised text says that somebody is between two sizes.

    >>> between_sizes("i'm between 9.5 and 10"), between_sizes("between 50 and 100")
    ((0, 22), None)
    """
    found = _BETWEEN_SIZES.search(folded)
    return found.span() if found else None


def _settled(matters: Iterable[Matter]) -> Iterator[Matter]:
    """The matters; a wider one beside a narrower of its own is no longer said in so many words."""
    matters = list(matters)
    said = dict.fromkeys(matter.names[0] for matter in matters if len(matter.names) == 1)
    implied = {parent for name in said for parent in wider(name)}
    for name in said:
        kind = next(matter.kind for matter in matters if matter.names == (name,))
        yield Matter((name,), kind, plain=name not in implied)
    yield from (matter for matter in matters if len(matter.names) > 1 and said.keys().isdisjoint(matter.names))


def _corrected(words: list[Word]) -> list[Word]:
    """Words that are one slip away from a word of the tables, put right."""
    tried = 0
    for place, word in enumerate(words):
        if word.kind != "latin" or len(word.text) < LEAST_LETTERS or word.key in vocabulary() or word.text in _STOP:
            continue
        tried += 1
        if tried > _TRIED:
            break
        best = process.extractOne(word.text, surfaces(), scorer=fuzz.ratio, score_cutoff=TYPO)
        if best and best[0][0] == word.text[0] and abs(len(best[0]) - len(word.text)) <= 1:
            words[place] = word._replace(key=uninflected(best[0]))
    return words


def _matches(words: Sequence[Word]) -> Iterator[tuple[frozenset[int], Form]]:
    index = form_index()
    for start, word in enumerate(words):
        for form in index.get(word.key, ()):
            if places := _fits(words, start, form):
                yield places, form


def _fits(words: Sequence[Word], start: int, form: Form) -> frozenset[int] | None:
    """The places of a form's words when it begins here."""
    places = _run(words, start, form.pieces[0])
    for piece in form.pieces[1:]:
        if places is None:
            return None
        begin = places[-1] + 1
        for at in range(begin, min(len(words), begin + form.gap + 1)):
            if more := _run(words, at, piece):
                places = places + more
                break
            if words[at].text in _ENDS:
                return None
        else:
            return None
    return frozenset(places) if places else None


def _run(words: Sequence[Word], start: int, keys: tuple[str, ...]) -> list[int] | None:
    places: list[int] = []
    at = start
    for key in keys:
        while places and at < len(words) and words[at].kind == "mark" and words[at].glued:
            at += 1
        if at >= len(words) or words[at].key != key:
            return None
        places.append(at)
        at += 1
    return places


def _outermost(found: Iterable[tuple[frozenset[int], Form]]) -> list[tuple[frozenset[int], Form]]:
    """The matches that no longer one covers; of equal ones the shop's matters come before its goods."""
    best: list[tuple[frozenset[int], Form]] = []
    at: dict[int, list[tuple[frozenset[int], Form]]] = {}
    for match in sorted(found, key=lambda match: (-len(match[0]), _is_goods(match[1]))):
        places, form = match
        covers = [other for other in at.get(min(places), ()) if places <= other[0]]
        if all(places == other[0] and _is_goods(form) == _is_goods(other[1]) for other in covers):
            best.append(match)
            for place in places:
                at.setdefault(place, []).append(match)
    return best


def _is_goods(form: Form) -> bool:
    return form.matters[0].kind == "goods"


def _tokens(words: Sequence[Word]) -> Iterator[tuple[tuple[int, ...], str]]:
    """Tokens with the places of the words they are made of."""
    for place, word in enumerate(words):
        if word.kind == "latin" and word.text.replace("'", "") not in _STOP and len(word.key) > 1:
            yield (place,), stem(word.key)
        elif word.kind == "number":
            yield (place,), word.key
        elif (
            word.kind == "cjk" and place + 1 < len(words) and words[place + 1].kind == "cjk" and words[place + 1].glued
        ):
            pair = word.text + words[place + 1].text
            if not _STOP_HAN.issuperset(pair):
                yield (place, place + 1), pair
