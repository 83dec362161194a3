"""Price wishes in a message: under, over, between, around; 以内, 以上, 左右. Each takes its words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from bot.understand.amounts import CURRENCIES, Amount, code_of, plain
from bot.understand.pack import phrases
from bot.understand.reading import Cue, Reading
from retrieval.query import Limit, Query

AROUND = Decimal("0.25")
""" "Around X" is X give or take a quarter."""
_MARKS = {"<": "<=", "≤": "<=", ">": ">=", "≥": ">=", "~": "~", "≈": "~"}
_COMPARED = (
    (("cheap", "cheaper"), frozenset("低少"), "<="),
    (("dear", "dearer"), frozenset("贵高多"), ">="),
)
_PARTICLES = frozenset(("吧", "的", "呢", "啊", "就", "那", "then", "ok", "okay", "so", "please"))
_LEAST_BARE = 20
_LEAST_ALONE = 100
"""A smaller number alone may be a size or a place in the list."""
_REACH = 8
_TO = frozenset("-–—~～")
_AND = frozenset(("and", "to"))
_SUFFIXES = (("or_less", "<="), ("or_more", ">="), ("or_so", "~"))
_PREFIXES = (("at_most", "<="), ("at_least", ">="), ("around", "~"))


_OPPOSITE = {"<=": ">=", ">=": "<="}
_NEGATORS = phrases(
    "not, no, nothing, never, isn't, aren't, don't want, do not want, dont want, 不要, 别, 不是, 不想要"
)
_BETWEEN = phrases("""
    anything, something, any, ones, it, to, be, is, that, costs, cost, go, spend, pay, going, spending, paying, want,
    looking, really, like, willing, prepared, able, planning, much, quite, 是, 价格
""")
_NOT_WORDS = frozenset(("won't", "can't", "wouldn't", "couldn't", "shouldn't", "don't", "not", "never"))
_FILLERS_BETWEEN = 6


@dataclass(frozen=True, slots=True)
class Bounds:
    """A price wish: bounds as the shopper gave them, before currency is settled."""

    low: Decimal | None
    high: Decimal | None
    currency: str | None


def price_wishes(reading: Reading, amounts: list[Amount], before: Query | None = None) -> Iterable[Bounds]:
    """The price wishes of a message, in order. `before` are the wishes in force, which tell what a bare number is."""
    named = currency_named(reading, amounts)
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
            prices = [limit for limit in (before.limits if before else ()) if limit.field == "price"]
            force = prices[0].op if len(prices) == 1 else "<=" if prices else None
            bounds = (
                _changed(reading, first, force)
                or _single(reading, first)
                or _alone_in_clause(reading, first, force, named)
            )
            place += 1
        if bounds:
            reading.rules.append("price")
            yield bounds if bounds.currency else replace(bounds, currency=named or bounds.currency)


def agreeing(bounds: Sequence[Bounds]) -> list[Bounds]:
    """Without an amount alone that a bound contradicts: "hmm, 90 bucks. Show me one under 45" tells of a price seen."""
    most = [one.high for one in bounds if one.low is None and one.high is not None]
    least = [one.low for one in bounds if one.high is None and one.low is not None]
    return [
        one
        for one in bounds
        if one.low is None
        or one.high is None
        or (all(one.low <= high for high in most) and all(one.high >= low for low in least))
    ]


def currency_named(reading: Reading, amounts: Sequence[Amount]) -> str | None:
    """A currency that stands by no number: "in dollars then, 100", 用人民币."""
    beside = {place for amount in amounts for place in range(amount.start, amount.end)}
    for cue in reading.found(*CURRENCIES):
        before = reading.words[cue.start - 1].text if cue.start else ""
        after = reading.words[cue.end].text if cue.end < len(reading.words) else ""
        asked = reading.has("price_question") and after in ("卖", "多", "价", "是", "要", "怎", "的")
        if cue.start not in beside and asked and reading.words[cue.start].kind == "cjk":
            return code_of(cue.names)  # 人民币卖多少
        if cue.start not in beside and before in ("in", "to", "use", "用", "按", "成", "以", "是"):
            return code_of(cue.names)
    return None


def _range(reading: Reading, first: Amount, second: Amount) -> Bounds | None:
    """ "between 50 and 100", "$50-100", 100到200元."""
    words = reading.words
    gap = range(first.end, second.start)
    if len(gap) != 1 or second.measure or not reading.free(second.start, second.end):
        return None
    joint = words[first.end].text
    if joint not in _TO and joint not in _AND and not reading.starting(first.end, "to"):
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
    sign, end, named = _suffix(reading, amount)
    if not amount.measure:
        stated, start = _before(reading, start)
        sign = sign or stated
    elif not (sign and reading.words[amount.end].text == "起"):
        return None
    if sign is None:
        if amount.currency is None and amount.high is None and not _bare_price(reading, amount):
            return None
        sign = "<=" if reading.ending(start, "for", "price") or reading.has("enough") else "~"
    if amount.currency is None and amount.value < 1:
        return None
    again = reading.ending(start, "price", "around", "between", "at_most")
    if again and again.end == start:
        start = again.start
    if start and reading.ending(start, "for"):
        start -= 1
    reading.take(start, end, "limit")
    return _bounds(sign, replace(amount, currency=amount.currency if amount.currency is not None else named))


def _suffix(reading: Reading, amount: Amount) -> tuple[str | None, int, str | None]:
    """The bound after an amount, the word after it, and the currency that only follows there ("100 plus dollars")."""
    end = amount.end
    if reading.mark(end) == "+":
        # "iPhone 7+" is no floor.
        return (">=" if amount.currency is not None or amount.value >= _LEAST_BARE else None), end + 1, None
    for name, bound in _SUFFIXES:
        cue = reading.starting(end, name)
        if cue is None or (name == "or_less" and amount.currency is None and "budget" in _cue_text(reading, cue)):
            continue
        money = reading.starting(cue.end, *CURRENCIES, "local")
        if _cue_text(reading, cue) == "plus" and amount.currency is None and money is None:
            continue
        after = money if money and amount.currency is None else None
        return bound, (after or cue).end, ("" if "local" in after.names else code_of(after.names)) if after else None
    return _compared(reading, amount)


def _compared(reading: Reading, amount: Amount) -> tuple[str | None, int, str | None]:
    """比300元便宜: the comparison stands around the amount."""
    end = amount.end
    if not reading.ending(amount.start, "than") or end >= len(reading.words):
        return None, end, None
    for names, words, bound in _COMPARED:
        cue = reading.starting(end, *names)
        if cue or reading.words[end].text in words:
            return bound, cue.end if cue else end + 1, None
    return None, end, None


def _before(reading: Reading, start: int) -> tuple[str | None, int]:
    """The bound before an amount, and where it begins."""
    if than := reading.ending(start, "than"):
        start = than.start
    prefix = _prefix(reading, start)
    if prefix:
        names, start = prefix
        stated = next(bound for name, bound in _PREFIXES if name in names)
        if negator := _negator(reading, start):
            start, stated = negator.start, _OPPOSITE.get(stated, stated)
        return stated, start
    mark = reading.mark(start - 1)
    if mark in _MARKS:
        return _MARKS[mark], start - 1
    return None, start


def _changed(reading: Reading, amount: Amount, force: str | None) -> Bounds | None:
    """ "Make it 150" changes the bound in force; where none is, it is a budget."""
    cue = reading.ending(amount.start, "make_it")
    bare = amount.currency is None and amount.value < _LEAST_ALONE
    if cue is None or amount.measure or (force is None and bare):
        return None
    reading.take(cue.start, amount.end, "limit")
    return _bounds(force or "<=", amount)


def _alone_in_clause(reading: Reading, amount: Amount, force: str | None, named: str | None) -> Bounds | None:
    """A number that is all its clause says: "1500吧", "100" after "in dollars"; the bound is the one in force."""
    if amount.measure or any(
        reading.clause[place] == reading.clause[amount.start]
        and not amount.start <= place < amount.end
        and reading.words[place].kind != "mark"
        and reading.words[place].text not in _PARTICLES
        for place in range(max(0, amount.start - _REACH), min(len(reading.words), amount.end + _REACH))
    ):
        return None
    least = 1 if named else _LEAST_BARE if force else _LEAST_ALONE
    if amount.value < least or amount.value != amount.value.to_integral():
        return None
    reading.take(amount.start, amount.end, "limit")
    return _bounds(force or "~", amount)


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
    if cue is None and reading.mark(start - 1) == "." and reading.words[start - 1].glued:
        cue = reading.ending(start - 1, *names)  # "max. $90"
    if cue is None:
        return None
    earlier = reading.ending(cue.start, *names)
    if earlier and "around" in cue.names:
        return (
            earlier.names if "at_most" in earlier.names and not _is_budget(reading, earlier) else cue.names
        ), earlier.start
    return cue.names, cue.start


def _negator(reading: Reading, start: int) -> Cue | None:
    """A "not" before a comparison turns it round: "not cheaper than 50", "I don't want anything over 60"."""
    place = start
    while place > max(0, start - _FILLERS_BETWEEN):
        if reading.words[place - 1].text in _NOT_WORDS:
            return Cue(place - 1, place, frozenset(("not",)))
        cue = reading.ending(place, "not", "without")
        if cue:
            return cue if _cue_text(reading, cue) in _NEGATORS else None
        if reading.words[place - 1].text not in _BETWEEN:
            return None
        place -= 1
    return None


def _is_budget(reading: Reading, cue: Cue) -> bool:
    return "budget" in _cue_text(reading, cue) or "预算" in _cue_text(reading, cue)


def _bare_price(reading: Reading, amount: Amount) -> bool:
    """Whether a number without currency or bound is a price: "price 50", "a backpack for 100"."""
    last = amount.end >= len(reading.words) or reading.words[amount.end].kind == "mark"
    paid = last and amount.value >= _LEAST_BARE and reading.ending(amount.start, "for") is not None
    return paid or reading.ending(amount.start, "price") is not None


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
