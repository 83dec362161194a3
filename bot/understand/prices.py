"""Price wishes in a message: under, over, between, around; 以内, 以上, 左右. Each takes its words."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from bot.understand.amounts import Amount, plain
from bot.understand.reading import Cue, Reading
from retrieval.query import Limit

AROUND = Decimal("0.25")
""" "Around X" is X give or take a quarter."""
_TO = frozenset("-–—~～")
_SUFFIXES = (("or_less", "<="), ("or_more", ">="), ("or_so", "~"))
_PREFIXES = (("at_most", "<="), ("at_least", ">="), ("around", "~"))


_OPPOSITE = {"<=": ">=", ">=": "<="}
_NEGATORS = frozenset(
    ("not", "no", "nothing", "never", "isn't", "aren't", "don't want", "不要", "别", "不能是", "不是")
)


@dataclass(frozen=True, slots=True)
class Bounds:
    """A price wish: bounds as the shopper gave them, before currency is settled."""

    low: Decimal | None
    high: Decimal | None
    currency: str | None


def price_wishes(reading: Reading, amounts: list[Amount]) -> Iterable[Bounds]:
    """The price wishes of a message, in order."""
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
        stated = next(bound for name, bound in _PREFIXES if name in names)
        if negator := _negator(reading, start):
            start, stated = negator.start, _OPPOSITE.get(stated, stated)
        sign = sign or stated
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


def _negator(reading: Reading, start: int) -> Cue | None:
    """A "not" right before a comparison turns it round: "not cheaper than 50"."""
    cue = reading.ending(start, "not", "without")
    return cue if cue and _cue_text(reading, cue) in _NEGATORS else None


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
        limits.append(Limit("price", ">=", plain(_cents(bounds.low * rate)), unit))
    if bounds.high is not None:
        limits.append(Limit("price", "<=", plain(_cents(bounds.high * rate)), unit))
    return limits


def _cents(value: Decimal) -> Decimal:
    try:
        return value.quantize(Decimal("0.01"), ROUND_HALF_UP)
    except InvalidOperation:  # more digits than money has
        return Decimal(10) ** 20
