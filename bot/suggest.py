"""What a newcomer could ask: only what this shop can answer."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from statistics import median_low
from typing import Protocol

from bot.messages import Language
from bot.say import WORDS
from bot.say.phrases import money
from bot.session import Session
from bot.understand.meaning import Meaning
from retrieval.products import Product
from retrieval.query import Query, Result

SHOWN = 4
NAMED = 12
"""Kinds that are named to who asks what the shop sells."""
ENOUGH = 2
"""Products a suggestion must find."""


class Shop(Protocol):
    """The search, as far as suggestions need it."""

    currency: str

    @property
    def products(self) -> Sequence[Product]:
        """The catalog."""

    def search(self, query: Query, k: int = 50) -> Result:
        """Products that keep the hard limits, preferences settled."""


class Reader(Protocol):
    """What a message means."""

    def read(self, text: str, session: Session, *, locale: str | None, shown: Sequence[Product]) -> Meaning:
        """Understand one message in the light of the conversation."""


class Suggestions:
    """Lines to try, by language; worked out when first asked for."""

    def __init__(self, shop: Shop, reader: Reader) -> None:
        self._shop = shop
        self._reader = reader
        self._found: dict[Language, tuple[str, ...]] = {}
        self._kinds: dict[Language, tuple[str, ...]] = {}

    def lines(self, language: Language) -> tuple[str, ...]:
        """Written ones that the shop can answer, filled up with its commonest kinds at a usual price."""
        if language not in self._found:
            written = [text for text in WORDS[language].suggestions if self._answers(text)]
            common = common_kinds(self._shop.products, language, self._shop.currency)
            self._found[language] = tuple([*written, *common][:SHOWN])
        return self._found[language]

    def kinds(self, language: Language) -> tuple[str, ...]:
        """The kinds of goods that the shop has most of."""
        if language not in self._kinds:
            paths = (product.words(language).category for product in self._shop.products)
            counts = Counter(path[-1] for path in paths if path)
            self._kinds[language] = tuple(kind for kind, _ in counts.most_common(NAMED))
        return self._kinds[language]

    def _answers(self, text: str) -> bool:
        query = self._reader.read(text, Session("", ""), locale=None, shown=()).query or Query()
        understood = {limit.field for limit in query.limits}
        # A price in a currency that the shop does not know is dropped, and then the line would promise too much.
        if "category" not in understood or (any(map(str.isdigit, text)) and "price" not in understood):
            return False
        result = self._shop.search(query, ENOUGH)
        return result.kind_sold and not result.given_up and len(result.hits) >= ENOUGH


def common_kinds(products: Iterable[Product], language: Language, currency: str) -> list[str]:
    """The kinds with most products, each under a round price that at least half of them keep."""
    kinds: dict[str, list[Decimal]] = defaultdict(list)
    for product in products:
        path = product.words(language).category
        amounts = [variant.prices[currency].amount for variant in product.variants if currency in variant.prices]
        if path and amounts:
            kinds[path[-1]].append(min(amounts))
    often = sorted(kinds.items(), key=lambda kind: -len(kind[1]))[:SHOWN]
    ask = WORDS[language].ask
    return [ask.format(kind=kind, price=money(_round(median_low(found)), currency, language)) for kind, found in often]


def _round(amount: Decimal) -> Decimal:
    """The next of 1, 2, 5, 10, 20, 50, … that is not lower."""
    steps = (Decimal(digit) * Decimal(10) ** power for power in range(13) for digit in (1, 2, 5))
    return next((step for step in steps if step >= amount), amount)
