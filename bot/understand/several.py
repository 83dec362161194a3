"""Several of a list at once: "the first three", "both", 后两个, 仨哪个好; and whether a choice among them is asked."""

import re
from collections.abc import Sequence

from bot.understand.numerals import WHOLE, counted
from bot.understand.reading import Reading
from retrieval.products import Product

_ENGLISH_END = re.compile(
    r"\b(?P<end>first|top|last|bottom) (?P<n>two|three|four|five|[2-5])(?P<whole>)\b"
    r"(?![.,]?\d| ?(?:%|weeks?|days?|months?|years?|hours?|minutes?|nights?|times?|people|orders?|letters?|digits?"
    r"|sizes?|colou?rs?|stars?|inch|inches|feet|ft|gb|kg|lbs?|pounds?|dollars?|bucks)\b)"
)
_CHINESE_END = re.compile(
    r"(?P<end>前面?|头|最?后面?|末)的?[那这]?"
    r"(?:(?P<n>[两二三四五2-5])(?:[款双件条张台部本瓶把支盏盒套种样包罐]|个(?!月|小时|星期|礼拜|钟))|(?P<whole>[俩仨]))"
)
_FROM_THE_END = ("last", "bottom", "后", "末")
_THESE_ZH = frozenset("这那")
_THESE_EN = frozenset(("these", "those", "all", "the"))
_COUNTING_ON = frozenset("第每来要再加买拿多少几")
"""Before a number of things: they are no things of the list."""
_BOTH = re.compile(
    "[两俩][个款双件条张台部本瓶把支盏盒套种样]?都(?:要|买|来|拿|加|放)|[这那它]俩|这两[个款双件条张台部本瓶把支盏盒套种样]"
)


def asks_which(reading: Reading) -> bool:
    """ "Which one is lighter?", 哪个更轻: a choice among the things shown, not "a tent which is waterproof"."""
    return any(
        cue.start == 0
        or reading.words[cue.start].kind == "cjk"
        or reading.words[cue.start - 1].kind == "mark"
        or reading.words[cue.start - 1].text in ("and", "so", "but", "ok", "then", "hmm")
        for cue in reading.found("which")
    )


def at_one_end(reading: Reading, ids: Sequence[str]) -> list[str]:
    """ "The first three", "the last 2", 后两个: as many as are named from that end; the words become taken."""
    for pattern in (_ENGLISH_END, _CHINESE_END):
        if found := pattern.search(reading.text):
            count = counted(found["n"] or found["whole"])
            inside = [place for place, word in enumerate(reading.words) if found.start() <= word.start < found.end()]
            reading.take(inside[0], inside[-1] + 1, "reference")
            return list(ids[-count:] if any(word in found["end"] for word in _FROM_THE_END) else ids[:count])
    return []


def several(reading: Reading, ids: Sequence[str], recent: Sequence[str] = ()) -> list[str]:
    """ "Both", "all three", 这三样: as many as are named, from the top; with nothing named two."""
    for place, word in enumerate(reading.words[:-1]):
        if word.text in _THESE_ZH and place + 2 < len(reading.words):
            count = counted(reading.words[place + 1].text)
            if count > 1 and (end := _things_end(reading, place + 1)) and len(ids) >= count:
                reading.take(place, end, "reference")
                return list(ids[:count])
        if word.text in _THESE_EN:
            count = counted(reading.words[place + 1].text)
            if count > 1 and len(ids) >= count:
                reading.take(place, place + 2, "reference")
                return list(ids[:count])
    if compared := _all_compared(reading, ids):
        return compared
    if len(ids) == 1 and recent and reading.has("both") and reading.has("cart", "put", "add", "add_to_cart"):
        return [*recent[:1], *ids]  # of this list, and of the one before it
    if len(ids) == 2 and (reading.has("both") or reading.has("two")):
        return list(ids)
    return list(ids[:2]) if reading.has("two") or (reading.has("both") and reading.has("compare")) else []


def _things_end(reading: Reading, place: int) -> int:
    """The word after a Chinese number and its classifier: 三样, 俩; 0 where none is."""
    if reading.words[place].text in WHOLE:
        return place + 1
    return place + 2 if reading.starting(place + 1, "classifier") else 0


def _all_compared(reading: Reading, ids: Sequence[str]) -> list[str]:
    """两个有啥区别, 仨哪个好: as many of the list as are counted, where things are compared."""
    if not (reading.has("compare", "best_of", "better") or asks_which(reading)):
        return []
    for place, word in enumerate(reading.words[:-1]):
        count = counted(word.text) if word.kind == "cjk" else 0
        counting_on = place > 0 and reading.words[place - 1].text in _COUNTING_ON
        if 1 < count <= len(ids) and not counting_on and (end := _things_end(reading, place)):
            reading.take(place, end, "reference")
            return list(ids[:count])
    return []


_OF_THEM = re.compile(r"\b(?:one|two|three|four|five|six|[1-9]) of (?:them|these|those)\b")


def so_many_of_it(reading: Reading, focus: Sequence[str]) -> list[str]:
    """ "I take three of them": of the thing talked about, and not of each that was shown."""
    chosen = reading.has("put", "add", "add_to_cart", "takes", "takes_named", "wants_that")
    return list(focus) if chosen and len(focus) == 1 and _OF_THEM.search(reading.text) else []


def with_one_before(reading: Reading, ids: Sequence[str], recent: Sequence[Product]) -> list[str]:
    """两本都要, where one stands in the list and the other in the one before."""
    if len(ids) != 1 or not recent or not _BOTH.search(reading.text):
        return []
    reading.take(0, 1, "reference")
    return [recent[0].id, *ids]
