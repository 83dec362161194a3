"""Composes a guide out of plain objects, for the application and for rehearsals alike."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from bot.bundles import Complements
from bot.choosing import Choosing
from bot.desk import Desk
from bot.dialogue import Dialogue
from bot.features import FEATURES, PRIOR
from bot.learner import Learner
from bot.ledger import LearningLog, Ledger
from bot.listing import Listing
from bot.llm.aide import Aide, Shop
from bot.llm.names import ShopNames
from bot.measured_finder import MeasuredFinder
from bot.orders import OrderBook
from bot.rules import Rules
from bot.session import Session
from bot.strategy import STATE
from bot.suggest import Suggestions
from bot.tastes import Tastes
from bot.understand.learned import Opinion
from bot.understand.understanding import Understanding
from policy import SLATE_POLICIES, STRATEGY_POLICIES
from policy.guards import Guards
from policy.offers import Offers
from policy.watch import Watch
from retrieval.complements import complements as complements_of
from retrieval.handbook import Handbook
from retrieval.index import Index
from retrieval.lexicon import Lexicon
from retrieval.phrases import read_words
from retrieval.products import Product
from retrieval.query import Hit, Query
from retrieval.search import Search
from retrieval.text import is_cjk, normalise


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All that follows from a catalog alone: dear to make, then only read, by as many guides as like."""

    forms: Lexicon
    """What words mean the same in this shop."""
    search: Search
    understanding: Understanding
    suggestions: Suggestions
    """Lines a newcomer could try, by language."""
    handbook: Handbook
    """What the shop says besides its products."""

    def knows(self, words: str) -> bool:
        """Whether the catalog uses all of these words."""
        text = normalise(words)
        latin = all(self.forms.knows(word) for word in read_words(text) if word.kind == "latin")
        return latin and (not is_cjk(text) or self.forms.knows_han(text))


@dataclass(frozen=True, slots=True)
class Guide:
    """A shop's guide: what it knows of the catalog, its policies and its dialogue."""

    knowledge: Knowledge
    learner: Learner
    dialogue: Dialogue
    tastes: Tastes
    """What clicks and orders tell of their shoppers."""

    @property
    def search(self) -> Search:
        """The search over the catalog."""
        return self.knowledge.search

    @property
    def suggestions(self) -> Suggestions:
        """Lines a newcomer could try, by language."""
        return self.knowledge.suggestions

    def parse(self, text: str) -> Query:
        """What a search line asks for, limits included, outside any conversation."""
        meaning = self.knowledge.understanding.read(text, Session("", ""), locale=None, shown=())
        return meaning.query or Query(text=text)


def know(
    index: Index,
    *,
    currency: str,
    language: str,
    rates: Mapping[tuple[str, str], Decimal] | None = None,
    handbook: Handbook | None = None,
    second: Opinion | None = None,
) -> Knowledge:
    """What a catalog teaches of words, and the search over it. `second` is another opinion than the one learned."""
    handbook = handbook or Handbook()
    lexicon = Lexicon(index.vocabulary, index.part.wording.offers)
    search = Search(index.part, lexicon, currency=currency, rates=rates or {})
    currencies = set(index.part.columns.prices)
    understanding = Understanding(
        lexicon,
        currency=currency,
        currencies=currencies or {currency},
        rates=rates or {},
        language=language,
        handbook=handbook,
        second=second,
    )
    return Knowledge(lexicon, search, understanding, Suggestions(search, understanding), handbook)


def compose(
    knowledge: Knowledge,
    *,
    ledger: Ledger,
    log: LearningLog,
    slate: str = "plackett-luce",
    strategy: str = "linear-q",
    seed: int = 0,
    secret: bytes = b"",
    snapshot: Mapping[str, object] | None = None,
    learner: Learner | None = None,
    link: Callable[[str, str, str], str] = lambda platform, token, url: url,
    rules: Rules = Rules(),  # noqa: B008  # frozen
    complements: Complements | None = None,
    orders: OrderBook | None = None,
    desk: Desk = Desk(),  # noqa: B008  # frozen
    aide: Callable[[Shop], Aide] | None = None,
    version: Callable[[], str] = lambda: "",
) -> Guide:
    """A guide with this knowledge.

    `secret` keys the tokens of buttons and links; `snapshot` is what Learner.snapshot() gave, and `learner` one that
    goes on as it is; `link` makes the link on a card out of the platform, its click token and the product's own link;
    `rules` are the shop owner's; `complements` finds what goes with a product; `orders` tells of a shopper's orders,
    None where the shop reports none; `desk` are the rules for calling its people; `aide` makes a language model's help
    for this shop, whose catalog has `version`.
    """
    before: Mapping[str, Any] = snapshot or {}
    learner = learner or Learner(
        SLATE_POLICIES[slate](FEATURES, prior=PRIOR, state=before.get("slate")),
        STRATEGY_POLICIES[strategy](STATE, state=before.get("strategy")),
        log,
        position=int(str(before.get("position", 0))),
        version=slate,
        offers=Offers(before.get("offers")),
        watch=Watch(before.get("watch")),
    )
    hand = {name: mean for name, (mean, _) in PRIOR.items()}
    tastes = Tastes(knowledge.search, knowledge.forms)
    choosing = Choosing(learner, Guards(hand, rules.bounds), rules, tastes.suits, ledger.lists)
    help_ = None
    if aide:
        names = ShopNames.of(knowledge.search.products)
        help_ = aide(Shop(knowledge.search, knowledge.knows, version, names))
    dialogue = Dialogue(
        reader=knowledge.understanding,
        forms=knowledge.forms,
        suggestions=knowledge.suggestions,
        listing=Listing(
            MeasuredFinder(knowledge.search, knowledge.search.currency),
            choosing,
            link,
            complements or _complements(knowledge.search),
            second_look=help_.rank if help_ else None,
        ),
        handbook=knowledge.handbook,
        orders=orders,
        tastes=tastes,
        learner=learner,
        ledger=ledger,
        seed=seed,
        secret=secret,
        desk=desk,
        aide=help_,
    )
    return Guide(knowledge, learner, dialogue, tastes)


def _complements(search: Search) -> Complements:
    """What goes with a product, by the kinds that complete it."""

    def find(product: Product, query: Query, budget: Decimal | None, exclude: Sequence[str]) -> list[Hit]:
        found = complements_of(
            search, product, language=query.language, currency=query.currency, budget=budget, exclude=exclude
        )
        return [complement.hit for complement in found]

    return find
