"""Amounts of money in a reply's text, and whether each has a source."""

import re
from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from itertools import combinations
from typing import Any

_FIGURE = r"(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_MONEY = re.compile(
    rf"(?:US\$|[$¥￥])\s?{_FIGURE}|(?<![\d.,]){_FIGURE}\s?(?:元|块|美元|dollars\b|bucks\b|yuan\b|USD\b|CNY\b|RMB\b)"
)
_NUMBER = re.compile(_FIGURE)
_LINE = re.compile(
    rf"(?<![\d.])(?P<many>\d{{1,2}}) × [^\n]{{1,200}}?, (?:US\$|[$¥￥]){_FIGURE} each"
    rf"|× (?P<often>\d{{1,2}})，单价(?:US\$|[$¥￥]){_FIGURE}"
)
"""How often something lies in a cart, and its price."""
_MOST_TERMS = 5
_MOST_AMOUNTS = 14


def amounts(text: str) -> list[Decimal]:
    """Every amount of money a text names, in its order."""
    return [_decimal(found[1] or found[2]) for found in _MONEY.finditer(text)]


def numbers(text: str) -> set[Decimal]:
    """Every figure of a text."""
    return {_decimal(found[1]) for found in _NUMBER.finditer(text)}


def known_amounts(records: Mapping[str, Mapping[str, Any]]) -> set[Decimal]:
    """Every price and list price of a shop."""
    return {
        _rounded(amount)
        for record in records.values()
        for prices in (record["prices"], record.get("list_prices", {}))
        for some in prices.values()
        for amount in some
    }


def unfounded(
    text: str, cards: Iterable[Mapping[str, Any]], known: set[Decimal], counts: Collection[Decimal] = ()
) -> list[Decimal]:
    """The amounts in a text that are neither known nor a sum or difference of known ones that stand beside them.

    `counts` are the figures that the shopper named: a price may be taken so many times where the text says "× 20" too.
    """
    named = amounts(text)
    lines = {
        price * times
        for found in _LINE.finditer(text)
        if (times := Decimal(found["many"] or found["often"])) in counts
        and _rounded(price := _decimal(found[2] or found[4])) in known
    }
    known = known | {_rounded(line) for line in lines}
    strange = [amount for amount in named if _rounded(amount) not in known]
    if not strange:
        return []
    beside = [Decimal(card[key]) for card in cards for key in ("price", "list_price") if card.get(key)]
    sources = list(dict.fromkeys(amount for amount in (*named, *reversed(beside)) if _rounded(amount) in known))
    sources = sources[:_MOST_AMOUNTS]
    made = {abs(first - second) for first, second in combinations(sources, 2)}
    made |= {amount * times for amount in sources for times in range(2, 10)}
    for size in range(2, _MOST_TERMS + 1):
        made |= {sum(some, Decimal(0)) for some in combinations(sources, size)}
    made |= {first * times + second for first in sources for second in sources for times in range(2, 10)}
    # What is saved altogether, what is left of a budget.
    made |= {abs(first - second) for first in made for second in sources}
    return [amount for amount in strange if _rounded(amount) not in {_rounded(one) for one in made}]


def _decimal(figure: str) -> Decimal:
    return Decimal(figure.replace(",", ""))


def _rounded(amount: Decimal | float) -> Decimal:
    return Decimal(str(amount)).quantize(Decimal("0.01"))
