"""Numbers in a message, with the currency or the unit that stands by them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from bot.understand.numerals import DIGITS
from bot.understand.pack import Pack
from bot.understand.reading import Reading

_SYMBOLS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "CNY", "￥": "CNY", "₽": "RUB", "₩": "KRW", "₹": "INR"}
_SCALES = {"k": 1000, "千": 1000, "百": 100, "万": 10_000, "w": 10_000}
CURRENCIES = {"usd": "USD", "eur": "EUR", "gbp": "GBP", "cny": "CNY", "jpy": "JPY"}
_COUNTING = frozenset("个款双件条张台只本瓶把支盒套块元份十百")
"""After these a digit counts things: 10块3个."""
_OTHER = {
    "rupees": "INR", "won": "KRW", "港币": "HKD", "港元": "HKD", "台币": "TWD", "韩元": "KRW",
    "卢布": "RUB", "加元": "CAD", "澳元": "AUD", "新币": "SGD",
}  # fmt: skip


_POUNDS = frozenset(("pound", "pounds"))
_WEIGHS = re.compile(
    r"\b(?:weigh(?:s|t|ing|ed)?|light(?:er|est|weight)?|heav(?:y|ier|iest)|dumbbells?|kettlebells?|barbells?)\b"
)
"""Beside these words pounds are a weight."""
_LONGEST_UNIT = 3


@dataclass(frozen=True, slots=True)
class Amount:
    """A number that may be money."""

    start: int
    end: int
    value: Decimal
    currency: str | None = None
    """ISO code when it was named; "" for 块, which is the catalog's currency."""
    measure: bool = False
    """Whether a unit follows that is no money."""
    high: Decimal | None = None
    """The upper value of a vague number, such as 两三百."""


class Amounts:
    """Reads numbers with the words of all languages."""

    def __init__(self, packs: Iterable[Pack]) -> None:
        self._packs = tuple(packs)
        self._units = frozenset().union(*(pack.units for pack in self._packs))

    def read(self, reading: Reading) -> Iterable[Amount]:
        """The numbers of a message, in order; takes no words."""
        at = 0
        while at < len(reading.words):
            vague = self._spread(reading, at)
            found = vague[:2] if vague else self._number(reading, at)
            if found is None:
                at += 1
                continue
            amount = self._with_unit(reading, at, *found)
            if vague is not None:
                amount = replace(amount, high=vague[2])
            yield amount
            at = max(amount.end, at + 1)

    def _spread(self, reading: Reading, at: int) -> tuple[int, Decimal, Decimal] | None:
        readers = (pack.spread for pack in self._packs if pack.spread)
        return next((found for reader in readers if (found := reader(reading.words, at))), None)

    def _number(self, reading: Reading, at: int) -> tuple[int, Decimal] | None:
        word = reading.words[at]
        if word.kind == "number":
            try:
                value = Decimal(word.text.replace(",", ""))
            except InvalidOperation:
                return None
            return at + 1, value
        unit = word.glued and word.kind == "latin" and at > 0 and reading.words[at - 1].kind == "number"
        if word.kind == "mark" or unit:
            return None
        for pack in self._packs:
            found = pack.number(reading.words, at)
            if found:
                return found
        return None

    def _with_unit(self, reading: Reading, at: int, end: int, value: Decimal) -> Amount:
        start, currency = at, None
        words = reading.words
        if reading.mark(end) in (",", ".") and _is_cents(reading, end):
            value += Decimal(words[end + 1].text) / 100  # 12,99 €
            end += 2
        end, value = _scaled(reading, end, value)
        high = None
        if end < len(words) and words[end].text == "多" and words[end].glued and value >= 10:
            end, high = end + 1, value + _last_place(value) - 1
        elif end + 1 < len(words) and words[end].text == "来" and words[end + 1].text in "块元" and value >= 10:
            end, high, value = end + 1, value * 5 / 4, value * 3 / 4  # 一百来块
        before = reading.mark(start - 1)
        if before in _SYMBOLS:
            currency, start = _SYMBOLS[before], start - 1
            if start and words[start - 1].text in ("us", "rmb") and words[start].glued:
                start -= 1
        elif (cue := reading.ending(start, *CURRENCIES)) and not self._follows_number(reading, cue.start):
            currency, start = code_of(cue.names), cue.start
        after = self._currency_after(reading, end)
        if after:
            end, currency = after[0], currency or after[1]
            end, value = _tenths(reading, end, value)
        measure = (
            currency is None
            and end < len(words)
            and (self._is_unit(reading, end) or words[end].text in "%\"'°")
            and reading.starting(end, "or_less") is None  # "80 in total"
        )
        return Amount(start, end, value, currency, measure, high)

    def _is_unit(self, reading: Reading, at: int) -> bool:
        """Whether a unit stands at a word; Chinese ones have up to three characters: 公斤, 毫安时."""
        said = [word.text for word in reading.words[at : at + _LONGEST_UNIT]]
        return any("".join(said[:size]) in self._units for size in range(1, len(said) + 1))

    def _follows_number(self, reading: Reading, place: int) -> bool:
        return place > 0 and reading.words[place - 1].kind == "number"

    def _currency_after(self, reading: Reading, end: int) -> tuple[int, str] | None:
        if reading.mark(end) in _SYMBOLS and not _opens_number(reading, end):
            return end + 1, _SYMBOLS[reading.mark(end)]
        cue = reading.starting(end, *CURRENCIES, "local", "other_money")
        if cue is None:
            return None
        if "local" in cue.names:
            return cue.end, ""
        if "other_money" in cue.names:
            word = reading.text[reading.words[end].start : reading.words[cue.end - 1].end]
            return cue.end, _OTHER.get(word, word.upper()[:3])
        if reading.words[end].text in _POUNDS and _WEIGHS.search(reading.text):
            return None
        return cue.end, code_of(cue.names)


def _scaled(reading: Reading, end: int, value: Decimal) -> tuple[int, Decimal]:
    """2k, 1万, 3w, and 1千5 for 1500."""
    words = reading.words
    if end >= len(words) or not words[end].glued or words[end].text not in _SCALES:
        return end, value
    scale = _SCALES[words[end].text]
    end, value = end + 1, value * scale
    digit = words[end] if end < len(words) and words[end].glued and scale != 1 else None
    if digit and words[end - 1].kind == "cjk" and digit.kind == "number" and len(digit.text) == 1:
        value, end = value + int(digit.text) * scale // 10, end + 1
    return end, value


def _tenths(reading: Reading, end: int, value: Decimal) -> tuple[int, Decimal]:
    """4块9 is 4.90, 五块五 5.50: one digit right after 块."""
    words = reading.words
    if end >= len(words) or words[end - 1].text not in "块元" or not words[end].glued:
        return end, value
    digit = words[end].text
    tenths = int(digit) if len(digit) == 1 and digit.isascii() and digit.isdigit() else DIGITS.get(digit, 0)
    if tenths and not (end + 1 < len(words) and words[end + 1].text in _COUNTING):
        return end + 1, value + Decimal(tenths) / 10
    return end, value


def _last_place(value: Decimal) -> Decimal:
    """The place of the last digit that counts: 100 for 300, 10 for 150."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(10) ** max(int(exponent), 0)


def code_of(names: frozenset[str]) -> str:
    """The ISO code of a currency's cue."""
    return next(CURRENCIES[name] for name in CURRENCIES if name in names)


def _is_cents(reading: Reading, mark: int) -> bool:
    words = reading.words
    return (
        mark + 1 < len(words)
        and words[mark].glued
        and words[mark + 1].glued
        and words[mark + 1].kind == "number"
        and len(words[mark + 1].text) == 2
        and words[mark + 1].text.isdigit()
    )


def _opens_number(reading: Reading, mark: int) -> bool:
    words = reading.words
    return (
        mark + 1 < len(words) and words[mark + 1].kind == "number" and words[mark + 1].glued and not words[mark].glued
    )


def plain(value: Decimal) -> str:
    """A decimal string without exponent or idle zeros.

    >>> plain(Decimal("120.00")), plain(Decimal("4.50"))
    ('120', '4.5')
    """
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
