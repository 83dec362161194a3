"""Comparisons: which product is cheaper, cheapest, better rated, lighter; worked out from the records."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from bot.llm.facts import RATING, REVIEWS, STOCK, Facts, ProductFacts
from bot.messages import Language

Value = Callable[[ProductFacts], Decimal | None]

_WEIGHT = re.compile(r"(\d+(?:\.\d+)?)\s?(kg|g|千克|公斤|克)$")

_HOURS = re.compile(r"(\d+(?:\.\d+)?)\s?(?:hours?|h|小时)$")


@dataclass(frozen=True, slots=True)
class Rank:
    """A comparison as a sentence makes it."""

    by: str
    """"price", "rating", "reviews", "stock", "weight" or "battery"."""
    least: bool
    """Whether the smaller value is meant."""
    most: bool
    """ "cheapest" is against all; "cheaper" against whatever is named, or all."""
    off: tuple[Decimal, str] | None = None
    """By how much, where the sentence says so."""


def holds(rank: Rank, facts: Facts, of: Sequence[int], against: Sequence[int]) -> bool:
    """Whether the cards `of` stand so against others; without others, against all the rest. Places count from 1."""
    if not of or any(place > len(facts.products) for place in (*of, *against)):
        return False
    rest = list(against) or [place for place in range(1, len(facts.products) + 1) if place not in of]
    if not rest:
        return False
    value = _VALUES[rank.by]
    mine = [value(facts.products[place - 1]) for place in of]
    theirs = [value(facts.products[place - 1]) for place in rest]
    for one in mine:
        for other in theirs:
            if one is None or other is None or not _stands(one, other, rank):
                return False
    if rank.by == "price" and len({facts.products[place - 1].currency for place in (*of, *rest)}) > 1:
        return False
    if rank.off is None:
        return True
    currency = facts.products[of[0] - 1].currency
    return len(mine) == len(theirs) == 1 and rank.off == (abs((mine[0] or 0) - (theirs[0] or 0)), currency)


def reduced(facts: Facts) -> tuple[int, ...]:
    """Places of the cards that cost less than they did."""
    return tuple(
        place
        for place, one in enumerate(facts.products, 1)
        if one.price is not None and one.list_price is not None and one.list_price > one.price
    )


def apart(facts: Facts, one: int, other: int, by: str = "weight") -> Decimal | None:
    """By how many grams, or hours of battery, two cards differ; None where that is not known."""
    if not all(0 < place <= len(facts.products) for place in (one, other)):
        return None
    first, second = (_VALUES[by](facts.products[place - 1]) for place in (one, other))
    return None if first is None or second is None else abs(first - second)


def _stands(one: Decimal, other: Decimal, rank: Rank) -> bool:
    if one == other:
        return rank.most
    return (one < other) == rank.least


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _weight(product: ProductFacts) -> Decimal | None:
    found = _WEIGHT.fullmatch(product.field("weight") or product.field("重量"))
    if found is None:
        return None
    return Decimal(found[1]) * (1000 if found[2] in ("kg", "千克", "公斤") else 1)


def _battery(product: ProductFacts) -> Decimal | None:
    found = _HOURS.fullmatch(product.field("battery") or product.field("续航"))
    return Decimal(found[1]) if found else None


_VALUES: dict[str, Value] = {
    "price": lambda product: product.price,
    "rating": lambda product: _decimal(product.field(RATING)),
    "reviews": lambda product: _decimal(product.field(REVIEWS)),
    "weight": _weight,
    "battery": _battery,
    "stock": lambda product: _decimal(product.field(STOCK)) if product.in_stock else None,
}

_MONEY_EN = r"(?P<off>(?:US)?\$ ?[\d,]+(?:\.\d+)?|[\d,]+(?:\.\d+)? ?(?:dollars?|bucks))"
_MONEY_ZH = r"(?P<off>[¥￥]?\d+(?:\.\d+)?(?:元|块钱|块)?)"
_PATTERNS: dict[Language, tuple[tuple[re.Pattern[str], str, bool, bool], ...]] = {
    "en": tuple(
        (re.compile(rf"\b(?:{pattern})(?![\w-])", re.IGNORECASE), by, least, most)
        for pattern, by, least, most in (
            (rf"(?:costs?|is|are) {_MONEY_EN} (?:less expensive|less|cheaper)", "price", True, False),
            (rf"(?:costs?|is|are) {_MONEY_EN} (?:more expensive|more|dearer)", "price", False, False),
            (rf"cheaper by {_MONEY_EN}", "price", True, False),
            (r"cheapest|least expensive|most affordable|lowest[- ]priced?|costs? (?:the )?least", "price", True, True),
            (r"cheaper|less expensive|more affordable|lower[- ]priced?|costs? less", "price", True, False),
            (r"most expensive|priciest|dearest|highest[- ]priced?|costs? (?:the )?most", "price", False, True),
            (r"more expensive|pricier|dearer|higher[- ]priced?|costs? more", "price", False, False),
            (r"(?:best|highest|top)[- ]rat(?:ed|ing)|rated (?:the )?(?:highest|best)", "rating", False, True),
            (r"(?:better|higher)[- ]rat(?:ed|ing)", "rating", False, False),
            (r"most reviews|most reviewed", "reviews", False, True),
            (r"more reviews", "reviews", False, False),
            (r"fewest(?: pairs| pieces| items)?(?: left)? in stock", "stock", True, True),
            (r"lightest", "weight", True, True),
            (r"lighter", "weight", True, False),
            (r"heaviest", "weight", False, True),
            (r"heavier", "weight", False, False),
            (r"(?:longest|most) battery life|(?:lasts|runs) (?:the )?longest", "battery", False, True),
            (r"(?:longer|more) battery life|(?:lasts|runs) longer", "battery", False, False),
        )
    ),
    "zh": tuple(
        (re.compile(pattern), by, least, most)
        for pattern, by, least, most in (
            (r"最便宜|最实惠|最划算|价格也?最低|价钱最低|最低价", "price", True, True),
            (r"最贵|价格最高", "price", False, True),
            (rf"便宜(?:了)?{_MONEY_ZH}", "price", True, False),
            (rf"贵(?:了)?{_MONEY_ZH}", "price", False, False),
            (r"价格(?:也|要)?更?低(?:一些|一点|些|点)?", "price", True, False),
            (r"(?:更|要)?便宜(?:一些|一点|些|点)?", "price", True, False),
            (r"(?:更|要)?贵(?:一些|一点|些|点)?", "price", False, False),
            (r"(?:评分|评价)(?:是|也|都)?最[高好]", "rating", False, True),
            (r"(?:评分|评价)(?:也|还|都)?(?:更|要)?[高好](?:一些|一点|些|点)?", "rating", False, False),
            (r"评价最多", "reviews", False, True),
            (r"评价更多", "reviews", False, False),
            (r"库存(?:是|也)?最少", "stock", True, True),
            (r"库存(?:是|也)?最多", "stock", False, True),
            (r"最轻", "weight", True, True),
            (r"更轻|要轻|轻(?:一些|一点|些|点)", "weight", True, False),
            (r"最重", "weight", False, True),
            (r"续航(?:时间)?(?:是|也)?最[长久]", "battery", False, True),
            (r"续航(?:时间)?(?:也|还)?(?:更|要)[长久](?:一些|一点|些|点)?", "battery", False, False),
            (r"续航(?:时间)?(?:也|还)?(?:更|要)短(?:一些|一点|些|点)?", "battery", True, False),
            (r"更重|要重|重(?:一些|一点|些|点)", "weight", False, False),
        )
    ),
}
FIRST = 0xE000
"""The private character that stands for the first comparison of a sentence; the next follow."""
OPINION = chr(FIRST + 0x500)
"""Stands for "worth a look" and the like: says something of a card, and nothing that could be false."""


def kind(rank: Rank) -> str:
    """A private character for what is compared, the same wherever it stands: "cheapest first" is not "best first"."""
    return chr(FIRST + _KINDS + list(_VALUES).index(rank.by) * 4 + 2 * rank.least + rank.most)


_KINDS = 0x80
_NEXT = 15
_WITH_NEXT = re.compile(r"[\w' -]+? [A-Za-z]+\b")
"""A comparison with the word behind it."""


def find(text: str, language: Language, currency: str | None, known: str = "") -> tuple[str, list[Rank]]:
    """The text with a private character for each comparison, and the comparisons in that order.

    What stands word for word in `known` with the word behind it ("a heavier shell") compares nothing shown.
    """
    ranks: list[Rank] = []
    for pattern, by, least, most in _PATTERNS[language]:

        def put(found: re.Match[str], by: str = by, least: bool = least, most: bool = most) -> str:
            quoted = _WITH_NEXT.match(found.string, found.start(), found.end() + _NEXT)
            if quoted and language == "en" and len(quoted[0]) > len(found[0]) and quoted[0].lower() in known.lower():
                return found[0]
            off = _amount(found.groupdict().get("off"), currency)
            ranks.append(Rank(by, least, most, off))
            return f" {chr(FIRST + len(ranks) - 1)} "

        text = pattern.sub(put, text)
    return text, ranks


def _amount(text: str | None, currency: str | None) -> tuple[Decimal, str] | None:
    if text is None or currency is None:
        return None
    sign = {"$": "USD", "¥": "CNY", "￥": "CNY", "元": "CNY", "块": "CNY", "d": "USD", "b": "USD"}
    told = next((code for mark, code in sign.items() if mark in text), currency)
    return Decimal(re.sub(r"[^\d.]", "", text)), told
