"""What a newcomer could ask on the chat page: only what this shop can answer."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from statistics import median_low

from app.web.words import words
from bot.guide import Guide
from bot.messages import Language
from bot.say.phrases import money
from retrieval.products import Product

SHOWN = 4
ENOUGH = 2
"""Products a suggestion must find."""


@lru_cache(maxsize=2)
def suggestions(guide: Guide) -> Mapping[Language, tuple[str, ...]]:
    """Written ones whose kind of thing the shop sells, filled up with its commonest kinds at a usual price."""
    found: dict[Language, tuple[str, ...]] = {}
    for language, table in words().items():
        written = [text for text in table["suggestions"] if _answers(guide, text)]
        common = common_kinds(guide.search.products, language, guide.search.currency)
        found[language] = tuple([*written, *common][:SHOWN])
    return found


def _answers(guide: Guide, text: str) -> bool:
    query = guide.parse(text)
    understood = {limit.field for limit in query.limits}
    # A price in a currency that the shop does not know is dropped, and then the line would promise too much.
    if "category" not in understood or (any(map(str.isdigit, text)) and "price" not in understood):
        return False
    result = guide.search.search(query, ENOUGH)
    return result.kind_sold and len(result.hits) >= ENOUGH


def common_kinds(products: Iterable[Product], language: Language, currency: str) -> list[str]:
    """The kinds with most products, each under a round price that at least half of them keep."""
    kinds: dict[str, list[Decimal]] = defaultdict(list)
    for product in products:
        path = product.words(language).category
        amounts = [variant.prices[currency].amount for variant in product.variants if currency in variant.prices]
        if path and amounts:
            kinds[path[-1]].append(min(amounts))
    often = sorted(kinds.items(), key=lambda kind: -len(kind[1]))[:SHOWN]
    ask: str = words()[language]["ask"]
    return [ask.format(kind=kind, price=money(_round(median_low(found)), currency, language)) for kind, found in often]


def _round(amount: Decimal) -> Decimal:
    """The next of 1, 2, 5, 10, 20, 50, … that is not lower."""
    steps = (Decimal(digit) * Decimal(10) ** power for power in range(13) for digit in (1, 2, 5))
    return next((step for step in steps if step >= amount), amount)
