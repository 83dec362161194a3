"""Sizes of a thing that is no garment: "20寸", "1.5米", "40 l", "20-inch" are wanted words, as the shopper wrote."""

import re
from typing import Literal

from bot.understand.measured import measure
from bot.understand.models import inside
from bot.understand.reading import CLAUSE_MARKS, Reading
from retrieval.phrases import word_set
from retrieval.query import Limit

UNITS = word_set("""
    inch inches mm cm ml l oz gb tb mb kg lb lbs pound pounds mah w v hz mp m ft foot feet litre liter litres liters
    gallon gallons quart quarts ounce ounces gram grams g watt watts lumens person hour hours hr hrs piece pieces pcs
    pack 寸 英寸 厘米 毫米 毫升 升 公斤 千克 克 斤 毫安 毫安时 瓦 流明 米 人 小时 片 层 件套 只装 片装
""")
MEASURE = "measure"
"""The field of a limit on a measure."""
_MEMORIES = frozenset(("16", "32", "64", "128", "256", "512"))
_THING = r"(?:my |a |the |his |her |our )?(?:\d{1,2}(?:\.\d)?[- ]?(?:inch|in|\")? )?"
_NOUN = "laptop|tablet|camera|water bottle"
_HOLDS = re.compile(
    rf"\b(?:has to|have to|must|needs to|need to|should|needs) (?:be able to )?(?:fit|hold|take|carry) {_THING}"
    rf"(?P<a>{_NOUN})\b"
    rf"|\b(?:my|a|the) (?P<b>{_NOUN})[a-z ,]{{0,12}} (?:has to|have to|must|should|needs to|need to) (?:fit|go)\b"
    rf"|\b(?:for|fits?|holds?) {_THING}(?P<c>{_NOUN}) (?:inside|in it|must|is a must)\b"
)
"""What must have room in a thing: "it has to fit my laptop"."""
_QUOTES = frozenset('"”″')


def measures(reading: Reading) -> list[Limit]:
    """The wished measures that became no other limit."""
    named = {index for place in reading.terms for index in range(place.start, place.end)}
    limits = []
    for place, word in enumerate(reading.words):
        end = _unit_after(reading, place)
        if word.kind != "number" or end is None or place in named or inside(reading.models, place):
            continue
        whole = not (word.glued and place and _joins(reading, place - 1))
        if whole and reading.free(place, end):
            said = reading.written(place, end)
            if not any(map(str.isdigit, said)):
                said = reading.text[word.start : reading.words[end - 1].end]  # 二十寸
            limits.append(
                measure_limit(reading, place, end, said) or Limit("words", "=", _as_recorded(said), hard=False)
            )
    if found := _HOLDS.search(reading.text):
        limits.append(Limit("words", "=", found["a"] or found["b"] or found["c"], hard=False))
    return limits


def measure_limit(reading: Reading, start: int, end: int, said: str) -> Limit | None:
    """The limit of a measure that is said to be the most or the least; None where it is neither."""
    bound = _bound(reading, start, end)
    return Limit(MEASURE, bound, _as_recorded(said), hard=False) if bound and measure(said) else None


def _bound(reading: Reading, start: int, end: int) -> Literal["<=", ">="] | None:
    """Whether a measure is the most or the least that is wished: 2公斤以内, "at least 10000 mah"."""
    if reading.starting(end, "or_less") or reading.ending(start, "at_most"):
        return "<="
    return ">=" if reading.starting(end, "or_more") or reading.ending(start, "at_least") else None


def _joins(reading: Reading, place: int) -> bool:
    """Whether a number goes on with what stands before it: t-500, 2*500; not after a comma."""
    word = reading.words[place]
    return word.kind == "latin" or (word.kind == "mark" and word.text not in CLAUSE_MARKS)


def _as_recorded(said: str) -> str:
    """128G of memory is 128GB in every record."""
    return f"{said}B" if said[:-1] in _MEMORIES and said[-1] in "gG" else said


def _unit_after(reading: Reading, place: int) -> int | None:
    """The end of the unit after a number: 20寸, 40 l, 20-inch, 15"."""
    words = reading.words
    at = place + 1
    if reading.mark(at) in _QUOTES or reading.mark(at) == "%":
        return at + 1
    if reading.mark(at) == "-" and words[at].glued:
        at += 1
    if at >= len(words):
        return None
    if words[at].kind == "cjk":
        pair = "".join(word.text for word in words[at : at + 2])
        size = len(pair) if pair in UNITS else 1
        return at + size if words[at].glued and (size == 2 or words[at].text in UNITS) else None
    return at + 1 if words[at].text in UNITS else None
