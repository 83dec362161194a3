"""What is true in one turn: the records on its cards, the shop's own words, and the reply our rules wrote."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from bot.messages import Language, Reply
from retrieval.products import Product


@dataclass(frozen=True, slots=True)
class ProductFacts:
    """One card's product as a model may speak of it."""

    alias: str
    """ "P1" is the first card."""
    title: str
    price: Decimal | None = None
    list_price: Decimal | None = None
    currency: str | None = None
    in_stock: bool | None = None
    brand: str = ""
    url: str | None = None
    fields: tuple[tuple[str, str], ...] = ()
    """What else its record and its card say, name and value: attributes, options, category, rating, reason."""


class Names(Protocol):
    """Names of everything the shop sells."""

    def called(self, words: Sequence[str]) -> tuple[str, ...]:
        """The names among the words of a text."""


@dataclass(frozen=True, slots=True)
class NoNames:
    """A shop without names."""

    def called(self, words: Sequence[str]) -> tuple[str, ...]:
        """None."""
        return ()


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that may be said in a turn."""

    language: Language
    products: tuple[ProductFacts, ...] = ()
    passages: tuple[str, ...] = ()
    """Words of the shop that the reply quotes."""
    template: str = ""
    """The reply our rules wrote."""
    said: str = ""
    """What the shopper wrote: a wish, never a fact."""
    others: Names = NoNames()


def facts_of(
    reply: Reply,
    find: Callable[[str], Product | None],
    *,
    said: str,
    passages: Sequence[str] = (),
    others: Names = NoNames(),
) -> Facts:
    """The facts of a reply. `find` gives the record of a card's product."""
    products = tuple(
        ProductFacts(
            f"P{number}", card.title, card.price, card.list_price, card.currency, card.in_stock,
            url=card.url, fields=(("reason", card.reason),),
        )
        for number, card in enumerate(reply.cards, 1)
    )  # fmt: skip
    return Facts(reply.language, products, tuple(passages), reply.text, said, others)
