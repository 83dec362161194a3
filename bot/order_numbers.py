"""Reads order numbers and e-mail addresses out of messages, in time linear in their length."""

import re
import unicodedata
from dataclasses import dataclass

MOST = 4_000
"""Characters of a message that are looked at."""
_EMAIL = re.compile(
    r"(?<![A-Za-z0-9._%+-])([A-Za-z0-9._%+-]{1,64})@((?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,24})(?![A-Za-z0-9-])"
)
_TOKEN = re.compile(r"#?[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?|订单|訂單|单号|單號|[$€£¥￥]")
_CUES = frozenset({"order", "orders", "订单", "訂單", "单号", "單號"})
_FILLERS = frozenset({"is", "it", "its", "it's", "s", "no", "nr", "num", "number", "numbers", "id", "my", "the", "was"})
_SIGNS = frozenset("$€£¥￥")
_REACH = 4
"""Words between "order" and its number."""
_SHORTEST = 4
"""Characters of a number that nothing announces."""
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Named:
    """What a message says of an order."""

    number: str | None = None
    email: str | None = None
    announced: bool = False
    """Whether the number follows "order", "订单号" or #, or nothing else stands in the message."""
    rest: str = ""
    """The message without both; without a number that is not announced nothing is cut."""


def named(message: str) -> Named:
    """The order number and the e-mail address in a message, where there are some.

    >>> named("my order A1002, mail Mei@x.com")
    Named(number='A1002', email='Mei@x.com', announced=True, rest='my order  , mail  ')
    >>> named("订单号：20261122007")
    Named(number='20261122007', email=None, announced=True, rest='订单号: ')
    >>> named("a tent under $1500")
    Named(number=None, email=None, announced=False, rest='a tent under $1500')
    """
    text = unicodedata.normalize("NFKC", message[:MOST])
    found = _EMAIL.search(text)
    if found:
        text = f"{text[: found.start()]} {text[found.end() :]}"
    spans = [match.span() for match in _TOKEN.finditer(text)]
    tokens = [text[start:end] for start, end in spans]
    place = _announced(tokens)
    announced = place is not None
    if place is None:
        plain = [token for token in tokens if token.lower() not in _FILLERS]
        place = next((at for at, token in enumerate(tokens) if _alone(tokens, at, token)), None)
        announced = place is not None and len(plain) == 1
    if place is not None and announced:
        start, end = spans[place]
        text = f"{text[:start]} {text[end:]}"
    number = tokens[place].lstrip("#") if place is not None else None
    return Named(number, found[0] if found else None, announced, text if found or announced else message)


def _announced(tokens: list[str]) -> int | None:
    """The place of the number right after a word that says one follows, or behind a #."""
    left = 0
    for place, token in enumerate(tokens):
        digits = any(map(str.isdigit, token)) and len(token) <= _LONGEST
        if token.startswith("#") and digits:
            return place
        if token.lower() in _CUES:
            left = _REACH
        elif left and digits and (len(token) > 2 or not token.isdigit()) and not _priced(tokens, place):
            return place
        elif left and token.lower() in _FILLERS:
            left -= 1
        else:
            left = 0
    return None


def _alone(tokens: list[str], place: int, token: str) -> bool:
    """Whether a word looks like an order number by itself: long enough, with a digit, and no price."""
    if not _SHORTEST <= len(token) <= _LONGEST or _priced(tokens, place):
        return False
    digits = sum(map(str.isdigit, token))
    # "100ml", "3000mAh" and "5-inch" begin with their figure and are none.
    return token.isdigit() or (digits >= 3 and not token[0].isdigit()) or (digits >= 3 and "-" in token)


def _priced(tokens: list[str], place: int) -> bool:
    return place > 0 and tokens[place - 1] in _SIGNS
