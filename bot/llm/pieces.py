"""Chinese text cut into plain words and pieces of what is known, with the fewest cuts."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from bot.llm.plain_zh import ASKING, BREAKS, MONEY_WORDS, NEGATORS, NOT_FOUND, PLAIN, SAVING_WORDS, STATING
from retrieval.text import normalise

Kind = Literal["plain", "not", "break", "piece", "number", "money word", "sign", "unknown"]

_NOON = 12
_LONGEST_WORD = max(map(len, PLAIN))
_LONGEST_PIECE = 24
_UNKNOWN = 50
_NUMERALS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_UNITS = (
    "毫米|厘米|毫升|千克|公斤|小时|分钟|个月|个工作日|个麦克风|米|克|升|天|年|岁|英寸|寸|元|块钱|块|折|件|款|双|种|码|瓦|倍"
    "|页|次|层|人|成|万|条评价|条"
)
_COUNTED = re.compile(rf"([零〇一二两三四五六七八九十百千]+)(?={_UNITS})")
_ONE = re.compile(r"一(?:款|双|件|种|次|条|块)")
_SIZE = re.compile(r"尺码:?([a-z0-9]{1,4}(?:\.\d)?)(?![a-z0-9码])")
_SEASON = re.compile("([春夏秋冬])天")
_HOUR = re.compile(
    "(上午|早上|下午|晚上)?([0-9]{1,2}|[一二两三四五六七八九十]{1,3})点(?:钟|整)?(?=以?前|之前|以?后|之后)(?:前(?=下))?"
)
_SPACE = re.compile(r"\s+")
_CLOSED = re.compile(r"[a-z0-9.]")
_CHINESE_NUMBER = frozenset("零一二两三四五六七八九十百千万半几")
_AWAY = re.compile(r"(?<!可)不(?![锈仅但过错同止限])|没(?!问题)|未|别(?![致具])|并非|无(?=需|法|任何|添)|免(?=了)")
"""What denies all that follows in its line."""
_LOCAL = re.compile(r"(?:无|非|仿|假|人造|合成|免|去|除|零|类|似|仿真|超纤|环保|素)$")
"""What makes another thing of the very next word."""
_SPLIT = re.compile(r"[，。；：！？、（）,;!?()\n…—“”\"《》·]+|(?<!\d)[.:]|[.:](?!\d)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A plain word, a piece of something known, or something unknown."""

    kind: Kind
    text: str


def flat(text: str) -> str:
    """A text ready for comparison: folded, without spaces, counted things in digits.

    >>> flat("鞋底齿深五毫米，一次充电用 40 小时")
    '鞋底齿深5毫米,一次充电用40小时'
    """
    joined = _HOUR.sub(_clock, normalise(text).replace("下的单", "下单"))
    joined = _SEASON.sub(r"\1季", _SPACE.sub("", joined))
    return _SIZE.sub(r"\1码", _COUNTED.sub(_digits, joined))


def _digits(found: re.Match[str]) -> str:
    # "一款" and "一次" speak of one thing and count nothing.
    if found[0] == "一" and _ONE.match(found.string, found.start()):
        return "一"
    return _number(found[1])


def _number(text: str) -> str:
    if text.isdigit():
        return text
    total, current = 0, 0
    for char in text:
        if char in _NUMERALS:
            current = _NUMERALS[char]
        else:
            total += max(current, 1) * {"十": 10, "百": 100, "千": 1000}[char]
            current = 0
    return str(total + current)


def _clock(found: re.Match[str]) -> str:
    """下午两点以前 as 14:00以前."""
    hour = int(_number(found[2])) + (_NOON if found[1] in ("下午", "晚上") else 0)
    return f"{hour}:00" + ("以前" if found[0].endswith("前") else "")


def split(text: str) -> list[str]:
    """A flat text in its parts between marks."""
    return [part for part in _SPLIT.split(text) if part]


def cut(text: str, known: str) -> list[Piece]:
    """A flat text without marks in plain words and pieces of `known`. Linear in its length."""
    size = len(text)
    best: list[tuple[float, int, Piece | None]] = [(float("inf"), 0, None)] * (size + 1)
    best[0] = (0.0, 0, None)
    for start in range(size):
        so_far = best[start][0]
        for piece, cost in _options(text, start, known):
            end = start + len(piece.text)
            if so_far + cost < best[end][0]:
                best[end] = (so_far + cost, start, piece)
    found: list[Piece] = []
    at = size
    while at:
        _, at, last = best[at]
        if last is not None:
            found.append(last)
    return found[::-1]


def _options(text: str, start: int, known: str) -> Iterable[tuple[Piece, float]]:
    char = text[start]
    if "\ue000" <= char <= "\uf8ff":
        yield Piece("sign", char), 1.0
        return
    yield Piece("unknown", char), float(_UNKNOWN)
    for end in range(start + 1, min(len(text), start + _LONGEST_WORD) + 1):
        if kind := _WORDS.get(text[start:end]):
            yield Piece(kind, text[start:end]), 1.0
    if char.isdigit() and (found := re.compile(r"\d+(?:\.\d+)?").match(text, start)):
        yield Piece("number", found[0]), 1.5
    for end in range(start + 2, min(len(text), start + _LONGEST_PIECE) + 1):
        if text[start:end] not in known:
            break
        if _whole(text, start, end):
            yield Piece("piece", text[start:end]), 1.0
    if f"\n{char}\n" in known or (char in _SINGLE and char in known) or f"{char}色" in known:
        yield Piece("piece", char), 1.2


_SINGLE = frozenset("轻软薄厚宽暖凉")
"""Qualities that one character says."""
_WORDS: dict[str, Kind] = {
    **dict.fromkeys(PLAIN | STATING | ASKING, "plain"),
    **dict.fromkeys(MONEY_WORDS | SAVING_WORDS, "money word"),
    **dict.fromkeys(BREAKS, "break"),
    **dict.fromkeys(NEGATORS | NOT_FOUND, "not"),
}


def _whole(text: str, start: int, end: int) -> bool:
    """Whether a cut leaves numbers and Latin words whole."""
    return not (_joined(text, start) or _joined(text, end))


def _joined(text: str, at: int) -> bool:
    if at <= 0 or at >= len(text):
        return False
    before, after = text[at - 1], text[at]
    if before in _CHINESE_NUMBER and after in _CHINESE_NUMBER:
        return True
    if before.isdigit() != after.isdigit() and before.isascii() and after.isascii() and "." not in (before, after):
        return False
    return bool(_CLOSED.match(before) and _CLOSED.match(after))


@lru_cache(maxsize=20_000)
def signs(piece: str, line: str) -> frozenset[str]:
    """How a line speaks of a piece: "+" in earnest, "-" denied, "~" of something else; empty where it does not.

    >>> sorted(signs("防水", "不防水")), sorted(signs("皮革", "整双不含皮革")), sorted(signs("网布", "合成网布"))
    (['-'], ['-'], ['~'])
    """
    found = set()
    start = line.find(piece)
    while start >= 0:
        if _whole(line, start, start + len(piece)):
            before = line[:start]
            found.add("~" if _LOCAL.search(before) else "-" if _AWAY.search(before) else "+")
        start = line.find(piece, start + 1)
    return frozenset(found)


def haystack(lines: Sequence[str]) -> str:
    """Lines as one text that pieces are looked for in."""
    return "\n" + "\n".join(lines) + "\n"
