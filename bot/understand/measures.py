"""Sizes of a thing that is no garment: "20寸", "1.5米", "40 l", "20-inch" are wanted words, as the shopper wrote."""

import re

from bot.understand.models import inside
from bot.understand.reading import CLAUSE_MARKS, Reading
from retrieval.phrases import word_set
from retrieval.query import Limit

UNITS = word_set("""
    inch inches mm cm ml l oz gb tb mb kg lb lbs pound pounds mah w v hz mp m ft foot feet litre liter litres liters
    gallon gallons quart quarts ounce ounces gram grams g watt watts lumens person hour hours hr hrs piece pieces pcs
    pack 寸 英寸 厘米 毫米 毫升 升 公斤 千克 克 斤 毫安 毫安时 瓦 流明 米 人 小时 片 层 件套 只装 片装
""")
_OLDEST = 12
"""Years: what is for children is for these."""
_TO_TWELVE = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_SPELT = {word: number for words in (_TO_TWELVE, "零一二三四五六七八九十") for number, word in enumerate(words)}
_AGED = re.compile(
    rf"\b(?:is|'s|shes|hes|she'?s|he'?s|aged?|turn(?:s|ed|ing)?|just) (\d{{1,2}}|{'|'.join(_TO_TWELVE)})\b"
    r"(?! ?(?:cm|mm|m|kg|g|inch|inches|ft|feet|dollars|bucks|\$|%))"
)
_MEMORIES = frozenset(("16", "32", "64", "128", "256", "512"))
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
            limits.append(Limit("words", "=", _as_recorded(said), hard=False))
    return limits


def _joins(reading: Reading, place: int) -> bool:
    """Whether a number goes on with what stands before it: t-500, 2*500; not after a comma."""
    word = reading.words[place]
    return word.kind == "latin" or (word.kind == "mark" and word.text not in CLAUSE_MARKS)


def _as_recorded(said: str) -> str:
    """128G of memory is 128GB in every record."""
    return f"{said}B" if said[:-1] in _MEMORIES and said[-1] in "gG" else said


_COUNTED = frozenset("一二两三四五六七八九十")
_MONTHS = re.compile("(个多?月大?)(?:$|(?<=大)|的?(?:小?宝宝?|婴儿?|小?孩|娃))")


_BESIDE = re.compile(
    r"\b(?:with|w/|have|has|got|plus"
    r"|(?:wife|husband|partner|girlfriend|boyfriend|me|us|i|dog|mum|mom|dad|adults?|parents) (?:and|&))"
    r" (?:the |my |our |a |her |his )?(?:\d{1,2} |one |two |three |four |five )?(?:little |small |young )?"
    r"(?:kids?|children|baby|babies|toddlers?)\b"
)


def accompanied(reading: Reading) -> bool:
    """ "With the wife and 2 kids": children who come along, for whom the thing need not be made."""
    return _BESIDE.search(reading.text) is not None


def ages(reading: Reading) -> list[tuple[int, int]]:
    """(first word, word after) of every age: 3岁, "4 year old"; it says whom a thing is for, in no catalog's words."""
    found = []
    for place, word in enumerate(reading.words):
        if word.kind != "number" and word.text not in _COUNTED:
            continue
        text = "".join(other.text for other in reading.words[place + 1 : place + 2])
        after = [other.text for other in reading.words[place + 1 : place + 5] if other.kind != "mark"]
        if text in ("岁", "周岁"):
            ranged = (
                place > 1 and reading.words[place - 1].text in "-–~到至" and reading.words[place - 2].kind == "number"
            )
            found.append((place - 2 if ranged else place, place + 2))
        elif months := _MONTHS.match("".join(other.text for other in reading.words[place + 1 : place + 7])):
            found.append((place, place + 1 + len(months[1])))
        elif (
            word.kind == "number"
            and after[:1] in (["year"], ["years"], ["yr"], ["month"], ["months"])
            and "old" in after[:2]
        ):
            found.append(
                (place, place + 1 + next(i for i in range(4) if reading.words[place + 1 + i].text == "old") + 1)
            )
    return found


def young(reading: Reading) -> bool:
    """Whether the age of a child is told: "my son who is 8", "she's six", 6岁."""
    told = [reading.words[start].text for start, _ in ages(reading)]
    if reading.has("child"):
        told += [match[1] for match in _AGED.finditer(reading.text)]
    return any((_SPELT.get(age) or (int(age) if age.isdigit() else _OLDEST + 1)) <= _OLDEST for age in told)


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
