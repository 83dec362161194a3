"""Names of models in a message: "iPhone 7 Plus", "Galaxy S7 edge", "QN55" are wanted phrases, no numbers or sizes."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.understand.en import number
from bot.understand.reading import Place, Reading
from retrieval.lexicon import Lexicon
from retrieval.phrases import word_set
from retrieval.query import Query

SUFFIXES = word_set("plus pro edge max mini ultra lite air se xl note play active prime neo compact")
_SIZED = ("clothing", "shoes", "衣服", "鞋")
_NO_NAMES = frozenset(("color", "material", "size", "brand"))
_NO_CODES = word_set("us uk eu size sz rmb usd cny k w gb tb mb mah under over below above rated usb type top mm cm")
_BOUNDING = ("at_most", "at_least", "around", "between")
"""Cues of a price: "max 75" names no model."""
_LONGEST_NUMBER = 4
_LONGEST_CODE = 5
_MOST = 8
"""Models in one message."""


class ModelNames:
    """Finds model names by their form and by the words of the catalog's titles."""

    def __init__(self, lexicon: Lexicon, stop: frozenset[str], units: frozenset[str]) -> None:
        """`units` are words that make the number before them a measure."""
        self._lexicon = lexicon
        self._stop = stop
        self._units = units

    def read(self, reading: Reading) -> list[tuple[int, int]]:
        """(first word, word after) of each model name, in order; takes no words."""
        sized = any(self._has_sizes(place.term.surface) for place in reading.kinds)
        found: list[tuple[int, int]] = []
        at = 0
        while at < len(reading.words) and len(found) < _MOST:
            end = self._name(reading, at, sized=sized)
            if end is None:
                at += 1
                continue
            found.append((at, end))
            at = end
        return found

    def part_kinds(self, reading: Reading) -> None:
        """Cut kinds that begin with a model: "iPhone 7 cases" may be a category, but others hold such cases too."""
        ends = dict(reading.models)
        for place in reading.kinds:
            end = ends.get(place.start)
            if end is None or end >= place.end:
                continue
            offset = reading.words[end].start
            rest = self._lexicon.scan(reading.text[offset : reading.words[place.end - 1].end])
            if len(rest) == 1 and rest[0].field == "category" and rest[0].start == 0:
                term = replace(rest[0], start=offset, end=offset + rest[0].end)
                reading.replace_term(place, Place(end, place.end, term))

    def _name(self, reading: Reading, at: int, *, sized: bool) -> int | None:
        """The end of a model name that begins at a word."""
        words = reading.words
        code = self._code(reading, at)
        if code is None and self._is_name(reading, at):
            code = self._code(reading, at + 1) or self._number(reading, at)
            if code is None and self._suffixed(reading, at, sized=sized):
                return at + 2
        if code is None:
            return None
        if code < len(words) and words[code].text in SUFFIXES and not (sized and words[code].text == "xl"):
            code += 1
        return code

    def _code(self, reading: Reading, at: int) -> int | None:
        """Letters with digits right behind them: g4, QN55, XT1064."""
        words = reading.words
        if at + 1 >= len(words) or words[at].kind != "latin":
            return None
        if at > 0 and words[at].glued and words[at - 1].kind != "cjk":
            return None
        word = words[at].text
        if (
            (len(word) > 1 and word in self._stop)
            or word in _NO_CODES
            or reading.starting(at, *_BOUNDING)
            or len(word) > _LONGEST_CODE
        ):
            return None
        end = at + 1
        while end < len(words) and words[end].glued and words[end].kind in ("latin", "number"):
            end += 1
        whole = words[at + 1].kind == "number" and words[at + 1].text.isdigit() and words[at + 1].glued
        return end if whole and end > at + 1 else None

    def _number(self, reading: Reading, at: int) -> int | None:
        """A name and a number: "iphone 7", "windows 10"; not "boots 11", where a noun has a size."""
        words = reading.words
        if at + 1 >= len(words):
            return None
        number, after = words[at + 1], words[at + 2] if at + 2 < len(words) else None
        if number.kind != "number" or not number.text.isdigit() or len(number.text) > _LONGEST_NUMBER:
            return None
        suffixed = after is not None and after.text in SUFFIXES
        if words[at].key != words[at].text or (not suffixed and self._is_noun(words[at].text)):
            return None
        if suffixed and at + 3 < len(words) and self._counts(reading, at + 3):
            return None  # "boot 100 plus dollars"
        if after is not None and not suffixed and self._counts(reading, at + 2):
            return None
        end = at + 2
        if after is not None and after.glued and after.kind == "latin" and len(after.text) == 1:
            end += 1  # 6s
        return end

    def _counts(self, reading: Reading, place: int) -> bool:
        """Whether what follows a number makes it money or a measure."""
        cue = reading.starting(place, "usd", "cny", "eur", "gbp", "jpy", "local", "or_less", "or_more", "or_so", "to")
        after = reading.words[place].text
        return cue is not None or after in self._units or after in _NO_CODES or after in "-–~+%$€£¥'\""

    def _suffixed(self, reading: Reading, at: int, *, sized: bool) -> bool:
        words = reading.words
        if at + 1 >= len(words) or words[at + 1].text not in SUFFIXES or words[at + 1].glued:
            return False
        if self._is_noun(words[at].text) or number(words, at) is not None:
            return False  # "forty max"
        return words[at + 1].text != "xl" or (not sized and not self._covered(reading, at))

    def _is_name(self, reading: Reading, at: int) -> bool:
        """Whether a word may begin a name: it stands in titles and is neither a quality nor a turn of phrase."""
        word = reading.words[at]
        if word.kind != "latin" or len(word.text) < 2 or word.text in self._stop or word.text in _NO_CODES:
            return False
        if reading.starting(at, *_BOUNDING) or not self._lexicon.in_titles(word):
            return False
        place = reading.term_at(at)
        return place is None or (place.term.field not in _NO_NAMES and place.term.score == 1.0)

    def _covered(self, reading: Reading, at: int) -> bool:
        return any(place.start <= at < place.end for place in reading.terms)

    def _is_noun(self, word: str) -> bool:
        """An ordinary noun, which other languages translate."""
        return self._lexicon.in_language("category", word, "zh") is not None

    def _has_sizes(self, kind: str) -> bool:
        return any(self._lexicon.is_kind_of(kind, wide) for wide in _SIZED)


_FAMILY = re.compile(r"([a-z]{2,20})[ -]?\d[\w ]{0,20}", re.IGNORECASE)
_ALONE = re.compile(
    rf"((?:^|\b(?:the|a|an|my|for|is|have|meant|it's|actually|no|not)\s|[,.!?]\s))"
    rf"(\d{{1,2}}s? ?(?:{'|'.join(sorted(SUFFIXES))})\b)",
    re.IGNORECASE,
)
"""A model by its number and suffix alone."""


_SAME = re.compile(r"\b(?:the|that|my) same (?:phone|model|device|mobile|cell ?phone)\b", re.IGNORECASE)
_BALL = re.compile("(?<![足篮排网毛乓台水气雪星地眼线棒垒手护])球(?![拍鞋衣服类网星场迷员])")
_PACK = re.compile("(?<![\\d])(\\d{1,3}[只个支片粒件])装的?(?=多少钱|怎么卖|什么价|啥价|几钱|贵|价格)")
_GAMES = ("羽毛", "乒乓", "网")


def its_ball(text: str, before: Query | None) -> str:
    """送球吗 beside rackets asks for the balls of that game."""
    said = before.kind if before else ""
    for limit in before.limits if before else ():
        said += f" {limit.value}"
    text = _PACK.sub("\\1的", text)
    game = next((game for game in _GAMES if f"{game}球" in said), None)
    return _BALL.sub(f"{game}球", text) if game else text


def continued(text: str, before: Query | None) -> str:
    """The message with the family's name before another model of it: "I meant the 7 plus" after "iPhone 7"."""
    words = [str(limit.value) for limit in (before.limits if before else ()) if limit.field == "words"]
    models = [match for word in words if (match := _FAMILY.fullmatch(word))]
    if not models:
        return text
    text = _SAME.sub(models[0][0], text)
    return _ALONE.sub(lambda match: f"{match[1]}{models[-1][1]} {match[2]}", text)


def inside(models: Sequence[tuple[int, int]], place: int) -> bool:
    """Whether a word belongs to a model's name."""
    return any(start <= place < end for start, end in models)
