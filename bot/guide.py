"""Composes a guide out of plain objects, for the application and for rehearsals alike."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.dialogue import Dialogue
from bot.features import FEATURES, PRIOR
from bot.learner import Learner
from bot.ledger import LearningLog, Ledger
from bot.listing import Listing
from bot.say.phrases import Forms
from bot.session import Session
from bot.strategy import STATE
from bot.suggest import Suggestions
from bot.understand.understanding import Understanding
from policy import SLATE_POLICIES, STRATEGY_POLICIES
from retrieval.lexicon import Lexicon
from retrieval.products import Product
from retrieval.query import Query
from retrieval.search import Search
from retrieval.vectors import VectorIndex


@dataclass(frozen=True, slots=True)
class Guide:
    """A shop's guide: its search, its understanding, its policies and its dialogue."""

    search: Search
    forms: Forms
    """What words mean the same in this shop."""
    understanding: Understanding
    learner: Learner
    dialogue: Dialogue
    suggestions: Suggestions
    """Lines a newcomer could try, by language."""

    def parse(self, text: str) -> Query:
        """What a search line asks for, limits included, outside any conversation."""
        meaning = self.understanding.read(text, Session("", ""), locale=None, shown=())
        return meaning.query or Query(text=text)


def compose(
    products: Sequence[Product],
    *,
    ledger: Ledger,
    log: LearningLog,
    currency: str,
    language: str,
    vectors: VectorIndex | None = None,
    rates: Mapping[tuple[str, str], Decimal] | None = None,
    slate: str = "plackett-luce",
    strategy: str = "linear-q",
    seed: int = 0,
    secret: bytes = b"",
    snapshot: Mapping[str, object] | None = None,
    link: Callable[[str, str, str], str] = lambda platform, token, url: url,
) -> Guide:
    """A guide for these products.

    `secret` keys the tokens of buttons and links; `snapshot` is what Learner.snapshot() gave; `link` makes the link on
    a card out of the platform, its click token and the product's own link.
    """
    lexicon = Lexicon(products)
    search = Search(products, lexicon, vectors=vectors, currency=currency, rates=rates or {})
    currencies = {code for product in products for variant in product.variants for code in variant.prices}
    understanding = Understanding(
        lexicon, currency=currency, currencies=currencies or {currency}, rates=rates or {}, language=language
    )
    before = snapshot or {}
    learner = Learner(
        SLATE_POLICIES[slate](FEATURES, prior=PRIOR, state=before.get("slate")),
        STRATEGY_POLICIES[strategy](STATE, state=before.get("strategy")),
        log,
        position=int(str(before.get("position", 0))),
    )
    suggestions = Suggestions(search, understanding)
    dialogue = Dialogue(
        reader=understanding,
        forms=lexicon,
        suggest=suggestions.lines,
        listing=Listing(search, learner, link),
        learner=learner,
        ledger=ledger,
        seed=seed,
        secret=secret,
    )
    return Guide(search, lexicon, understanding, learner, dialogue, suggestions)
