"""Ages that say whom a thing is for: "a 6 year old", "she turns 6", "his 5th birthday", 3岁; who only comes along."""

import re

from bot.understand.reading import Reading

_OLDEST = 12
"""Years: what is for children is for these."""
_TO_TWELVE = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_SPELT = {word: number for words in (_TO_TWELVE, "零一二三四五六七八九十") for number, word in enumerate(words)}
_AGED = re.compile(
    rf"\b(?:is|'s|shes|hes|she'?s|he'?s|aged?|turn(?:s|ed|ing)?|just) (\d{{1,2}}|{'|'.join(_TO_TWELVE)})\b"
    r"(?! ?(?:cm|mm|m|kg|g|inch|inches|ft|feet|dollars|bucks|\$|%))"
)
_BIRTHDAY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th) (?:birthday|bday|b-day)\b")
_BEING = frozenset(("she's", "he's", "is", "aged", "baby", "just", "turns", "turned", "only"))
_MONTHS_A_YEAR = 12
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
        elif after[:1] in (["month"], ["months"]) and place and reading.words[place - 1].text in _BEING:
            found.append((place, place + 2))
    return found


def age(reading: Reading) -> int | None:
    """How old in years the person is whom a thing is for, of several the youngest; None where no age is told."""
    told = []
    for start, end in ages(reading):
        months = any(word.text.startswith(("month", "月")) for word in reading.words[start:end])
        number = _number(reading.words[start].text)
        told.append(number // _MONTHS_A_YEAR if months and number is not None else number)
    if reading.has("child"):
        told += [_number(match[1]) for match in _AGED.finditer(reading.text)]
    told += [_number(match[1]) for match in _BIRTHDAY.finditer(reading.text)]
    return min((years for years in told if years is not None), default=None)


def young(reading: Reading) -> bool:
    """Whether the age of a child is told: "my son who is 8", "she's six", 6岁."""
    years = age(reading)
    return years is not None and years <= _OLDEST


def _number(text: str) -> int | None:
    return _SPELT.get(text) if text in _SPELT else int(text) if text.isdecimal() else None
