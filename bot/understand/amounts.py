"""Numbers in a message: prices with their bounds and currency, ratings, sizes, stock. Each takes its words."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from bot.understand.pack import Pack
from bot.understand.reading import Cue, Reading
from retrieval.query import Limit

AROUND = Decimal("0.25")
""" "Around X" is X give or take a quarter."""
_SYMBOLS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "CNY", "￥": "CNY", "₽": "RUB", "₩": "KRW", "₹": "INR"}
_CURRENCIES = {"usd": "USD", "eur": "EUR", "gbp": "GBP", "cny": "CNY", "jpy": "JPY"}
_OTHER = {
    "rupees": "INR", "won": "KRW", "港币": "HKD", "港元": "HKD", "台币": "TWD", "韩元": "KRW",
    "卢布": "RUB", "加元": "CAD", "澳元": "AUD", "新币": "SGD",
}  # fmt: skip
_LETTERS = {"xxs", "xs", "s", "m", "l", "xl", "xxl", "xxxl", "small", "medium", "large"}
_LETTER_NAMES = {"small": "S", "medium": "M", "large": "L"}
_TO = frozenset("-–—~～")


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


@dataclass(frozen=True, slots=True)
class Bounds:
    """A price wish: bounds as the shopper gave them, before currency is settled."""

    low: Decimal | None
    high: Decimal | None
    currency: str | None


class Amounts:
    """Reads numbers with the words of all languages."""

    def __init__(self, packs: Iterable[Pack]) -> None:
        self._packs = tuple(packs)
        self._units = frozenset().union(*(pack.units for pack in self._packs))

    def read(self, reading: Reading) -> tuple[list[Limit], list[Bounds]]:
        """Rating, size and stock limits, and price bounds; their words become taken."""
        amounts = list(self._amounts(reading))
        limits = [*_ratings(reading, amounts), *_sizes(reading, amounts), *_stock(reading)]
        return limits, list(_prices(reading, amounts))

    def _amounts(self, reading: Reading) -> Iterable[Amount]:
        at = 0
        while at < len(reading.words):
            vague = self._spread(reading, at)
            found = vague[:2] if vague else self._number(reading, at)
            if found is None:
                at += 1
                continue
            amount = self._with_unit(reading, at, *found)
            if vague:
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
        scale = reading.starting(end, "thousand", "ten_thousand")
        if scale and words[end].glued and words[end].text in ("k", "千", "万"):
            value *= 10_000 if "ten_thousand" in scale.names else 1000
            end = scale.end
        elif end < len(words) and words[end].glued and words[end].text == "w":
            value, end = value * 10_000, end + 1
        before = reading.mark(start - 1)
        if before in _SYMBOLS:
            currency, start = _SYMBOLS[before], start - 1
            if start and words[start - 1].text in ("us", "rmb") and words[start].glued:
                start -= 1
        elif (cue := reading.ending(start, *_CURRENCIES)) and not self._follows_number(reading, cue.start):
            currency, start = _code(cue.names), cue.start
        after = self._currency_after(reading, end)
        if after:
            end, currency = after[0], currency or after[1]
        measure = (
            currency is None and end < len(words) and (words[end].text in self._units or words[end].text in "%\"'°")
        )
        return Amount(start, end, value, currency, measure)

    def _follows_number(self, reading: Reading, place: int) -> bool:
        return place > 0 and reading.words[place - 1].kind == "number"

    def _currency_after(self, reading: Reading, end: int) -> tuple[int, str] | None:
        if reading.mark(end) in _SYMBOLS and not _opens_number(reading, end):
            return end + 1, _SYMBOLS[reading.mark(end)]
        cue = reading.starting(end, *_CURRENCIES, "local", "other_money")
        if cue is None:
            return None
        if "local" in cue.names:
            return cue.end, ""
        if "other_money" in cue.names:
            word = reading.text[reading.words[end].start : reading.words[cue.end - 1].end]
            return cue.end, _OTHER.get(word, word.upper()[:3])
        return cue.end, _code(cue.names)


def _code(names: frozenset[str]) -> str:
    return next(_CURRENCIES[name] for name in _CURRENCIES if name in names)


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


def _ratings(reading: Reading, amounts: list[Amount]) -> Iterable[Limit]:
    """At least so many stars: "4.5+", "4 stars and up", "rated above 4", 4星以上, 评分4.5以上."""
    for amount in amounts:
        words = reading.words
        if not reading.free(amount.start, amount.end) or amount.currency is not None or not 0 < amount.value <= 5:
            continue
        start, end = amount.start, amount.end
        plus = reading.mark(end) == "+" and words[end].glued
        after = reading.starting(end + plus, "rating")
        before = reading.ending(start, "at_least", "at_most")
        named = reading.ending(before.start if before else start, "rating")
        filler = before.start if before else start
        if named is None and filler > 1 and words[filler - 1].text in ("of", "at", "is", "在", "是", "要"):
            named = reading.ending(filler - 1, "rating")
        decimal_plus = plus and amount.value % 1 != 0
        if not (after or named or decimal_plus):
            continue
        if before and "at_most" in before.names:
            continue
        start = min([start, *(cue.start for cue in (before, named) if cue)])
        end = after.end if after else end + plus
        suffix = reading.starting(end, "or_more")
        if suffix:
            end = suffix.end
        reading.take(start, end, "limit")
        reading.rules.append("rating")
        yield Limit("rating", ">=", _plain(amount.value))


def _sizes(reading: Reading, amounts: list[Amount]) -> Iterable[Limit]:
    """ "size 10", "size M or L", 42码, XL, M码."""
    found: list[str] = []
    number_at = {amount.start: amount for amount in amounts}
    ends_at = {amount.end: amount for amount in amounts if amount.currency is None and amount.value < 60}
    for cue in reading.found("size"):
        if not reading.free(cue.start, cue.end) or (
            cue.start and reading.words[cue.start - 1].text in ("plus", "one", "full")
        ):
            continue
        before = _size_before(reading, cue.start, ends_at)
        if before and reading.words[cue.start].kind == "cjk":
            found.append(before[1])
            reading.take(before[0], cue.end, "limit")
            continue
        place, got = cue.end, False
        while (value := _size_at(reading, place, number_at)) is not None:
            found.append(value[1])
            reading.take(cue.start, value[0], "limit")
            place, got = value[0], True
            joint = place < len(reading.words) and reading.words[place].text in ("or", "/", "或", "和", "and", "、")
            if not joint:
                break
            place += 1
        if not got and before and reading.words[cue.start].text in ("size", "sizes"):
            found.append(before[1])
            reading.take(before[0], cue.end, "limit")
    found += _bare_letters(reading)
    if found:
        reading.rules.append("size")
        values = tuple(dict.fromkeys(found))
        yield Limit("size", "=", values[0]) if len(values) == 1 else Limit("size", "in", values)


def _size_at(reading: Reading, place: int, number_at: dict[int, Amount]) -> tuple[int, str] | None:
    words = reading.words
    while place < len(words) and words[place].text in ("is", "us", "uk", "eu", "a", ":", "是", "in", "：", "of"):
        place += 1
    if place >= len(words):
        return None
    amount = number_at.get(place)
    if amount and amount.currency is None and words[place].kind == "number":
        return place + 1, _plain(amount.value)
    two = words[place].text + (words[place + 1].text if place + 1 < len(words) and words[place + 1].glued else "")
    if two in ("2xl", "3xl", "4xl"):
        return place + 2, two.upper()
    if words[place].text in _LETTERS:
        return place + 1, _LETTER_NAMES.get(words[place].text, words[place].text.upper())
    return None


def _size_before(reading: Reading, place: int, ends_at: dict[int, Amount]) -> tuple[int, str] | None:
    """A size written before its word: 42码, "M码", "medium size"."""
    word = reading.words[place - 1] if place else None
    if word is None:
        return None
    if word.kind == "number":
        return place - 1, word.text
    amount = ends_at.get(place)
    if amount:
        return amount.start, _plain(amount.value)
    if word.text in _LETTERS:
        return place - 1, _LETTER_NAMES.get(word.text, word.text.upper())
    return None


def _bare_letters(reading: Reading) -> list[str]:
    """Letter sizes that are nothing else: XL, XXL, 2XL anywhere; S, M, L only after "in" ("in M", "in a large")."""
    found = []
    words = reading.words
    for place, word in enumerate(words):
        if not reading.free(place, place + 1) or (word.glued and place and words[place - 1].kind != "cjk"):
            continue
        joined = word.kind == "number" and place + 1 < len(words) and words[place + 1].glued
        if joined and word.text in ("2", "3", "4") and words[place + 1].text == "xl":
            found.append(f"{word.text}XL")
            reading.take(place, place + 2, "limit")
        elif word.text in ("xl", "xxl", "xxxl", "xs", "xxs"):
            found.append(word.text.upper())
            reading.take(place, place + 1, "limit")
        elif word.text in _LETTERS and _after_in(reading, place):
            found.append(_LETTER_NAMES.get(word.text, word.text.upper()))
            reading.take(place, place + 1, "limit")
    return found


def _after_in(reading: Reading, place: int) -> bool:
    words = reading.words
    last = (
        place + 1 >= len(words) or words[place + 1].kind == "mark" or words[place + 1].text in ("please", "size", "or")
    )
    if place > 1 and words[place - 1].text == "a":
        return last and words[place - 2].text == "in"
    return last and place > 0 and words[place - 1].text == "in"


def _stock(reading: Reading) -> Iterable[Limit]:
    cues = reading.found("in_stock")
    for cue in cues:
        reading.take(cue.start, cue.end, "limit")
    if cues:
        reading.rules.append("stock")
        yield Limit("stock", "=", "in_stock")


def _prices(reading: Reading, amounts: list[Amount]) -> Iterable[Bounds]:
    place = 0
    while place < len(amounts):
        first = amounts[place]
        if not reading.free(first.start, first.end):
            place += 1
            continue
        second = amounts[place + 1] if place + 1 < len(amounts) else None
        bounds = _range(reading, first, second) if second else None
        if bounds:
            place += 2
        else:
            bounds = _single(reading, first)
            place += 1
        if bounds:
            reading.rules.append("price")
            yield bounds


def _range(reading: Reading, first: Amount, second: Amount) -> Bounds | None:
    """ "between 50 and 100", "$50-100", 100到200元."""
    words = reading.words
    gap = range(first.end, second.start)
    if len(gap) != 1 or second.measure or not reading.free(second.start, second.end):
        return None
    joint = words[first.end].text
    if joint not in _TO and not reading.starting(first.end, "to"):
        return None
    before = reading.ending(first.start, "between")
    span = reading.starting(second.end, "span", "or_so")
    money = first.currency is not None or second.currency is not None
    listed = joint in ("and", "和", "跟", "through", "till", "until")
    if not (before or span or money) and not (_alone(reading, first.start, second.end) and not listed):
        return None
    if listed and not (before or span):
        return None
    low, high = first.value, second.value
    if low < 10 and joint in _TO and high >= 100:
        return None
    start = before.start if before else first.start
    if price := reading.ending(start, "price", "at_most", "around"):
        start = price.start
    reading.take(start, span.end if span else second.end, "limit")
    named = second.currency if second.currency is not None else first.currency
    return Bounds(min(low, high), max(low, high), named)


def _alone(reading: Reading, start: int, end: int) -> bool:
    """Whether a bare range is all that stands between marks, cues and terms: a price, not a model or a part count."""
    after = reading.words[end].kind != "latin" if end < len(reading.words) else True
    kind = reading.ends_kind(start)
    return after and (
        kind or start == 0 or reading.words[start - 1].kind != "latin" or reading.ending(start, "price") is not None
    )


_SUFFIXES = (("or_less", "<="), ("or_more", ">="), ("or_so", "~"))
_PREFIXES = (("at_most", "<="), ("at_least", ">="), ("around", "~"))


def _single(reading: Reading, amount: Amount) -> Bounds | None:
    """One amount with its bound before or after; money without a bound means around it."""
    start, end = amount.start, amount.end
    words = reading.words
    plus = reading.mark(end) == "+"
    sign = None
    if plus:
        sign, end = ">=", end + 1
    for name, bound in _SUFFIXES:
        cue = reading.starting(end, name)
        if (
            cue
            and sign is None
            and not (name == "or_less" and "budget" in _cue_text(reading, cue) and amount.currency is None)
        ):
            sign, end = bound, cue.end
            break
    prefix = _prefix(reading, start)
    if prefix and not amount.measure:
        names, start = prefix
        sign = sign or next(bound for name, bound in _PREFIXES if name in names)
    elif reading.mark(start - 1) in ("<", "≤", ">", "≥", "~", "≈") and not amount.measure:
        sign = sign or {"<": "<=", "≤": "<=", ">": ">=", "≥": ">="}.get(reading.mark(start - 1), "~")
        start -= 1
    if amount.measure and not (sign and words[amount.end].text == "起"):
        return None
    if sign is None:
        if amount.currency is None and amount.high is None and not _bare_price(reading, amount):
            return None
        sign = "<=" if reading.ending(start, "for", "price") else "~"
    if amount.currency is None and amount.value < 1 and sign is not None:
        return None
    again = reading.ending(start, "price", "around", "between", "at_most")
    if again and again.end == start:
        start = again.start
    if start and reading.ending(start, "for"):
        start -= 1
    reading.take(start, end, "limit")
    return _bounds(sign, amount)


def _cue_text(reading: Reading, cue: Cue) -> str:
    return reading.text[reading.words[cue.start].start : reading.words[cue.end - 1].end]


def _prefix(reading: Reading, start: int) -> tuple[frozenset[str], int] | None:
    """The bound that stands before an amount, one filler apart at most ("under the $50", "budget is about 200")."""
    names = tuple(name for name, _ in _PREFIXES)
    cue = reading.ending(start, *names)
    if (
        cue is None
        and start > 1
        and reading.words[start - 1].text in ("a", "the", "is", "of", "是", "在", "了", "为", "than", "like")
    ):
        cue = reading.ending(start - 1, *names)
    if cue is None:
        return None
    earlier = reading.ending(cue.start, *names)
    if earlier and "around" in cue.names:
        return (
            earlier.names if "at_most" in earlier.names and not _is_budget(reading, earlier) else cue.names
        ), earlier.start
    return cue.names, cue.start


def _is_budget(reading: Reading, cue: Cue) -> bool:
    return "budget" in _cue_text(reading, cue) or "预算" in _cue_text(reading, cue)


def _bare_price(reading: Reading, amount: Amount) -> bool:
    """Whether a number without currency or bound is a price: "price 50", or 200 as an answer to nothing else."""
    return reading.ending(amount.start, "price") is not None


def _bounds(sign: str, amount: Amount) -> Bounds:
    if amount.high is not None:
        if sign == "<=":
            return Bounds(None, amount.high, amount.currency)
        return Bounds(amount.value, amount.high if sign == "~" else None, amount.currency)
    if sign == "<=":
        return Bounds(None, amount.value, amount.currency)
    if sign == ">=":
        return Bounds(amount.value, None, amount.currency)
    return Bounds(amount.value * (1 - AROUND), amount.value * (1 + AROUND), amount.currency)


def price_limits(bounds: Bounds, unit: str, rate: Decimal = Decimal(1)) -> list[Limit]:
    """The limits of a price wish in a currency, rounded to cents."""
    limits = []
    if bounds.low is not None:
        limits.append(Limit("price", ">=", _plain(_cents(bounds.low * rate)), unit))
    if bounds.high is not None:
        limits.append(Limit("price", "<=", _plain(_cents(bounds.high * rate)), unit))
    return limits


def _cents(value: Decimal) -> Decimal:
    try:
        return value.quantize(Decimal("0.01"), ROUND_HALF_UP)
    except InvalidOperation:  # more digits than money has
        return Decimal(10) ** 20


def _plain(value: Decimal) -> str:
    """A decimal string without exponent or idle zeros.

    >>> _plain(Decimal("120.00")), _plain(Decimal("4.50"))
    ('120', '4.5')
    """
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
