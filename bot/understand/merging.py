"""How new wishes change those in force: the same field is replaced, exclusions add up, a new kind starts afresh."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from statistics import median

from bot.understand.measures import MEASURE
from bot.understand.prices import Bounds, price_limits
from bot.understand.wishes import Wishes
from retrieval.lexicon import Lexicon
from retrieval.phrases import keys
from retrieval.query import Limit, Query
from retrieval.text import is_cjk, normalise

_SINGLE = frozenset(("category", "brand", "color", "material", "size", "rating", "stock"))
_ALTERNATIVE = frozenset(("brand", "category", "color", "material", "size"))
_OPPOSITES = (
    ("男", "女"), ("单人", "双人"),
    ("全自动", "半自动"), ("有线", "无线"), ("长袖", "短袖"), ("长款", "短款"), ("高帮", "低帮"),
    ("加厚", "薄款"), ("大号", "小号"), ("成人", "儿童"), ("硬壳", "软壳"), ("室内", "室外"), ("室内", "户外"),
    ("men", "women"), ("men's", "women's"), ("wired", "wireless"), ("long sleeve", "short sleeve"), ("adult", "kids"),
    ("indoor", "outdoor"), ("hard case", "soft case"), ("boys", "girls"), ("single", "double"),
)  # fmt: skip
"""What nothing is both of."""
_LIFTING = frozenset(("category", "words", "material"))
_MEASURED = frozenset((MEASURE, "words"))
_EXCLUDING = frozenset(("!=", "not_in"))


def values(limit: Limit) -> tuple[str, ...]:
    """The limit's value or values."""
    return (limit.value,) if isinstance(limit.value, str) else limit.value


def starts_afresh(wishes: Wishes, before: Query | None, lexicon: Lexicon, *, asked: bool, more: bool = False) -> bool:
    """Whether a message begins new wishes: another kind of thing, or a request for something known by its words only.

    A narrower kind ("hiking boots" after "boots") and the same kind again refine; a brand with other words of the
    catalog ("Pellumo Kestrel") is a product by its name. `more` says that it speaks of others of the kind ("ones").
    """
    if before is None or not (before.text or before.limits or before.like):
        return True
    if wishes.kind is None and more:
        return False
    if wishes.kind is None:
        return wishes.free and (wishes.branded or (asked and not wishes.limits))
    old = [limit for limit in before.limits if limit.field == "category" and limit.op not in _EXCLUDING]
    if not old:
        return any(limit.field != "price" for limit in before.limits) and not _fits_unkinded(before)
    if wishes.adds:
        return False
    wide = [value for limit in old for value in values(limit)]
    return not all(
        any(lexicon.is_kind_of(value, above) or _ends_in(value, above) for above in wide)
        for value in values(wishes.kind)
    )


def _ends_in(narrow: str, wide: str) -> bool:
    """Whether a kind is called by another's name and more: "trail running shoes" are running shoes."""
    said, above = keys(normalise(narrow)), keys(normalise(wide))
    return len(said) > len(above) and said[-len(above) :] == above


def _fits_unkinded(before: Query) -> bool:
    """Wishes without a kind ("something waterproof under 50") wait for one."""
    return all(limit.field != "category" for limit in before.limits)


def merge(before: Sequence[Limit], wishes: Wishes) -> tuple[tuple[Limit, ...], tuple[Limit, ...]]:
    """The limits in force after a refinement, and those that were given up for it."""
    dropped = [
        old
        for old in before
        if any(_replaces(new, old) for new in wishes.limits)
        or old.field in wishes.indifferent
        or old in wishes.given_up
    ]
    kept = [old for old in before if old not in dropped] + _left(dropped, wishes.limits)
    new = [_joined(limit, dropped) for limit in wishes.limits] if wishes.adds else wishes.limits
    merged = tuple(dict.fromkeys((*kept, *new)))
    return merged, tuple(dropped)


def _left(dropped: Sequence[Limit], new: Sequence[Limit]) -> list[Limit]:
    """What is left of alternatives of which some are excluded now: "not Jabra" after "Jabra or Plantronics"."""
    found = []
    for old in dropped:
        barred = {
            value.casefold()
            for limit in new
            if limit.field == old.field and limit.op in _EXCLUDING
            for value in values(limit)
        }
        if old.op == "in" and barred and (left := tuple(one for one in values(old) if one.casefold() not in barred)):
            found.append(replace(old, op="=", value=left[0]) if len(left) == 1 else replace(old, value=left))
    return found


def _joined(new: Limit, dropped: Sequence[Limit]) -> Limit:
    """A wish with the one it would replace as an alternative: "white is fine too" after "blue"."""
    if new.field not in _ALTERNATIVE or new.op in _EXCLUDING:
        return new
    old = [
        value for limit in dropped if limit.field == new.field and limit.op in ("=", "in") for value in values(limit)
    ]
    both = tuple(dict.fromkeys((*old, *values(new))))
    return replace(new, op="in", value=both) if len(both) > 1 else new


def _replaces(new: Limit, old: Limit) -> bool:
    if new.field == "price" and old.field == "price":
        return _replaces_price(new, old)
    if new.op == old.op == "=" and (
        _opposed(str(new.value), str(old.value))
        or _same_measure(str(new.value), str(old.value))
        or _same_family(str(new.value), str(old.value))
    ):
        return True
    if MEASURE in (new.field, old.field) and new.field in _MEASURED and old.field in _MEASURED:
        return new.op == old.op and _same_measure(str(new.value), str(old.value))
    if new.field != old.field and old.op in _EXCLUDING and new.op in ("=", "in") and new.field in _LIFTING:
        # 那还是看头戴的吧, after 不要头戴的.
        return any(len(one) > 1 and is_cjk(one) and one in other for one in values(old) for other in values(new))
    if new.field != old.field:
        return False
    if new.op in _EXCLUDING and old.op in _EXCLUDING:
        return False
    if new.op in _EXCLUDING or old.op in _EXCLUDING:
        return bool(set(map(str.casefold, values(new))) & set(map(str.casefold, values(old))))
    return new.field in _SINGLE


_MEASURE = re.compile(r"\d+(?:\.\d+)?\s?([a-z\"寸厘毫米升斤克片层人瓦安时]{1,6}|公斤|小时|件套)", re.IGNORECASE)


def _same_measure(new: str, old: str) -> bool:
    """500片的呢 after 1000片: one thing has one number of them."""
    ours, theirs = _MEASURE.fullmatch(new), _MEASURE.fullmatch(old)
    return bool(ours and theirs) and ours[1].lower() == theirs[1].lower()  # type: ignore[index]


def _opposed(new: str, old: str) -> bool:
    """换女款看看 after 男士: nothing is both."""
    return any((_in(one, new) and _in(other, old)) or (_in(other, new) and _in(one, old)) for one, other in _OPPOSITES)


def _in(word: str, text: str) -> bool:
    """Whether a text has a word; "men" is not in "women"."""
    return word in text and (not word.isascii() or re.search(rf"\b{word}\b", text, re.IGNORECASE) is not None)


_FAMILY = re.compile(r"([a-z]{2,20})[ -]?\d[\w ]{0,20}", re.IGNORECASE)


def _same_family(new: str, old: str) -> bool:
    """ "iPhone 7 Plus" after "iPhone 7": another model of the family."""
    ours, theirs = _FAMILY.fullmatch(new), _FAMILY.fullmatch(old)
    return bool(ours and theirs) and ours[1].lower() == theirs[1].lower()  # type: ignore[index]


def _replaces_price(new: Limit, old: Limit) -> bool:
    """A new upper bound is a new budget and drops both old ones; a lower one keeps an upper bound above it."""
    if new.op == "<=" or old.op == new.op or new.unit != old.unit:
        return True
    return Decimal(str(old.value)) < Decimal(str(new.value))


def ranking_text(before: str, dropped: Sequence[Limit], words: Sequence[str], lexicon: Lexicon) -> str:
    """The words in force: the old ones without what was given up, then the new."""
    for limit in dropped:
        if limit.field in ("price", "rating", "stock"):
            continue
        for value in values(limit):
            for form in sorted(lexicon.forms(limit.field, value), key=len, reverse=True):
                before = _cut(before, form)
    known = dict.fromkeys(before.split())
    return " ".join([*before.split(), *(word for word in dict.fromkeys(words) if word not in known)])


def _cut(text: str, phrase: str) -> str:
    """The text without a phrase, plurals folded.

    >>> _cut("blue hiking boots", "hiking boot")
    'blue'
    """
    if phrase in text.split() or phrase == text:
        return " ".join(word for word in text.split() if word != phrase) if phrase != text else ""
    sought = keys(phrase)
    words = text.split()
    folded = [keys(word) for word in words]
    size = len(sought)
    for start in range(len(words) - size + 1):
        if size and tuple(key for word in folded[start : start + size] for key in word) == sought:
            return " ".join(words[:start] + words[start + size :])
    return text


def relative_price(
    direction: str, prices: Sequence[Decimal], focus: Decimal | None, unit: str, before: Sequence[Limit]
) -> list[Limit]:
    """ "Cheaper" and "more expensive" as limits.

    Strictly beyond the product talked about; else up to the dearest shown price below the median of those shown, or
    from the cheapest above it; beyond all that was shown where there is none.
    """
    if not prices and focus is None:
        return []
    cent = Decimal("0.01")
    middle = median(prices or [Decimal(0)])
    if direction == "cheaper":
        below = [price for price in prices if price < middle]
        high = focus - cent if focus is not None else max(below) if below else min(prices) - cent
        high = max(high, Decimal(0))
        # A new ceiling drops both old bounds; this one came from the list and leaves a floor under it.
        floors = [old for old in before if old.field == "price" and old.op == ">=" and old.unit == unit]
        kept = [floor for floor in floors if Decimal(str(floor.value)) < high]
        return [*kept, *price_limits(Bounds(None, high, unit), unit)]
    above = [price for price in prices if price > middle]
    low = focus + cent if focus is not None else min(above) if above else max(prices) + cent
    return price_limits(Bounds(low, None, unit), unit)
