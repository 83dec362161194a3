"""What a part of a Chinese message tells of the thing it takes: 就芦岸那把, 拿一对2kg, 灰色加大的要了."""

import re
from dataclasses import replace

from bot.understand.numerals import counted
from bot.understand.told import RUNS, Record, Told
from bot.understand.zh import CLASSIFIERS

_KIND_OF = f"[{CLASSIFIERS}份对斤米碗打]"
_LEADS = re.compile(
    "(?:嗯+|那|我|先|再|哦|啊|额|呃|唉|哎|诶|哈+|不然|要不|干脆|最后|想了想|你好|亲|帮我|麻烦|是个?)[，, ]?"
)
_TAKES = re.compile(
    "(?:好的?|好吧|行吧?|可以|ok(?:ay)?|就|还是|算了|定|选|买|拿|来|给我|下单|入|换成?|整|订|加上|加)了?[，, ]?"
)
_WISH = re.compile("要")
_TAILS = re.compile("(?:吧|啦|哈|哦|呗|嘛|先|呀|~|～|的)$")
_TAKES_AT_LAST = re.compile("(?:要了|就行|给我|也要|也来|也?加上|也加|拿下|买了|就它|来吧|好了|行|了)$")
_MANY = re.compile(
    rf"(?:来|要|拿|买|各来)?(?P<many>[一二两三四五六七八九十俩\d]{{1,2}}){_KIND_OF}$|(?:来|要|拿|买)(?P<pair>俩)$"
)
_POINTER = re.compile(f"的?[那这]{_KIND_OF}?$|的$")
_FILLER = frozenset(f"的那这色码号版装{CLASSIFIERS}")
_LONGEST_PIECE = 16
_UNIT = re.compile(r"^(\d+(?:\.\d+)?)(?:[a-z]{1,3}|寸|块|元|刀|号|码)?$")


def told_in_chinese(part: str, told: Told) -> Told:
    """What a part of a message says, before what is told after it."""
    rest, before = part, ""
    while rest and rest != before:
        before = rest
        if rest == "要":
            return replace(told, firm=True)  # 黑色獾，要
        if found := _MANY.search(rest):
            many = 2 if found["pair"] else counted(found["many"]) or 1
            told, rest = replace(told, many=many, firm=True), rest[: found.start()]
        if found := _LEADS.match(rest):
            rest = rest[found.end() :]
        if found := _TAKES.match(rest):
            told, rest = replace(told, firm=True), rest[found.end() :]
        if found := _WISH.match(rest):
            rest = rest[found.end() :]
        if found := _TAKES_AT_LAST.search(rest):
            told, rest = replace(told, firm=True), rest[: found.start()]
        if found := _TAILS.search(rest):
            told, rest = replace(told, firm=told.firm or found[0] in "吧呗"), rest[: found.start()]
        if found := _POINTER.search(rest):
            told, rest = replace(told, pointed=True), rest[: found.start()]
    return replace(told, pieces=(*RUNS.findall(rest.replace("要", " ")), *told.pieces))


def says_in_chinese(record: Record, piece: str) -> str:
    """How a record has a piece: by "name", as an "option", as "said" of it, as mere "filler"; "" when it has it not."""
    if found := _has(record, piece):
        return found
    if piece.isascii() or len(piece) > _LONGEST_PIECE:
        return ""
    # 灰色加大: several values and names side by side.
    reached: list[set[str] | None] = [set(), *(None for _ in piece)]
    for start in range(len(piece)):
        here = reached[start]
        if here is None:
            continue
        if piece[start] in _FILLER and reached[start + 1] is None:
            reached[start + 1] = set(here)
        for end in range(start + 1, len(piece) + 1):
            found = _has(record, piece[start:end])
            if found and (reached[end] is None or found == "name"):
                reached[end] = here | {found}
    how = reached[-1]
    return "" if how is None else next((one for one in ("name", "option", "said") if one in how), "filler")


def _has(record: Record, piece: str) -> str:
    more, number = len(piece) > 1, _UNIT.match(piece)
    if more and piece in record.title and not piece.isdigit():
        return "name"
    if any(piece in (value, value.rstrip("色码")) or (more and piece in value) for value in record.options):
        return "option"
    if number and any(_measures(value, number[1]) for value in record.options):
        return "option"
    if number and (
        number[1] in record.prices or re.search(rf"(?<![\d.]){re.escape(number[1])}(?![\d.])", record.title)
    ):
        return "name"
    numbered = piece.isascii() and piece.isalpha() and f"{piece}号" in record.said
    return "said" if numbered or (more and piece in record.said) else ""


def _measures(value: str, number: str) -> bool:
    """128 of "128gb"."""
    return value.startswith(number) and not value[len(number) : len(number) + 1].isdigit()
