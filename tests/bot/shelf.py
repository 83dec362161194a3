"""Answers over any few products, without an index: what a property test needs of the dialogue."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from hypothesis import strategies as st

from bot.choosing import Choosing
from bot.draft import Draft
from bot.features import FEATURES, PRIOR
from bot.learner import Learner
from bot.ledger import MemoryLedger
from bot.listing import Listing
from bot.messages import Language, Message
from bot.rules import Rules
from bot.session import Session
from bot.strategy import STATE
from policy import SLATE_POLICIES, STRATEGY_POLICIES
from policy.guards import Guards
from policy.offers import Offers
from policy.watch import Watch
from retrieval.products import Price, Product, Text, Variant
from retrieval.query import Hit, Query, Result

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


class Shelf:
    """A finder that finds everything, in the order given."""

    currency = "USD"

    def __init__(self, products: Sequence[Product]) -> None:
        self._products = {product.id: product for product in products}

    def search(self, query: Query, k: int = 50) -> Result:
        """All products, whatever was asked."""
        hits = [
            Hit(product, product.variants[0], next(iter(product.variants[0].prices), None), 1.0)
            for product in self._products.values()
        ]
        return Result(tuple(hits[:k]), len(hits))

    def product(self, product_id: str) -> Product | None:
        """The product of this id."""
        return self._products.get(product_id)


class NoForms:
    """A lexicon that knows no word."""

    def forms(self, field: str, value: str) -> frozenset[str]:
        """The value alone."""
        return frozenset({value})

    def in_language(self, field: str, value: str, language: str) -> str | None:
        """No other word."""
        return None


def listing(products: Sequence[Product]) -> Listing:
    """Lists over these products."""
    learner = Learner(
        SLATE_POLICIES["plackett-luce"](FEATURES, prior=PRIOR),
        STRATEGY_POLICIES["linear-q"](STATE),
        MemoryLedger(),
        position=0,
        version="plackett-luce",
        offers=Offers(None),
        watch=Watch(None),
    )
    hand = {name: mean for name, (mean, _) in PRIOR.items()}
    choosing = Choosing(
        learner, Guards(hand, Rules().bounds), Rules(), lambda likes: lambda hit: 0.0, lambda since, known: ()
    )
    return Listing(Shelf(products), choosing, lambda platform, token, url: url)


def draft(session: Session | None = None, *, language: Language = "en", text: str = "") -> Draft:
    """A turn in the making."""
    session = session or Session("c", "u")
    event = Message("e", "test", "c", "u", text, NOW)
    return Draft(event, replace(session, language=language), NoForms(), lambda spoken: (), seed=1, secret=b"test")


amounts = st.decimals(min_value=0, max_value=100_000, places=2, allow_nan=False)


@st.composite
def prices(draw: st.DrawFn) -> dict[str, Price]:
    """Prices in no, one or two currencies, some reduced."""
    found = {}
    for code in draw(st.sets(st.sampled_from(["USD", "CNY"]))):
        amount, off = draw(amounts), draw(st.sampled_from([Decimal(0), Decimal("0.01"), Decimal(20)]) | amounts)
        found[code] = Price(amount, amount + off if off else None)
    return found


@st.composite
def shelves(draw: st.DrawFn, *, least: int = 1, most: int = 6) -> list[Product]:
    """Products with odd titles and prices, some without, some sold out, some counted."""
    found = []
    for number in range(draw(st.integers(least, most))):
        variants = [
            Variant(
                f"p{number}-{option}",
                {"color": option},
                draw(prices()),
                draw(st.sampled_from([True, False, None])),
                draw(st.none() | st.integers(0, 50)),
            )
            for option in draw(st.sampled_from([["red"], ["red", "blue"]]))
        ]
        url = draw(st.sampled_from([None, f"https://shop.example/p{number}"]))
        found.append(Product(f"p{number}", "en", Text(f"Thing {'abcdef'[number]}"), tuple(variants), url=url))
    return found
