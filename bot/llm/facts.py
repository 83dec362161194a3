"""What is true in one turn: the records on its cards, the shop's own words, and the reply our rules wrote."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from bot.messages import Card, Language, Reply
from bot.say import WORDS
from retrieval.products import Product, Variant

DESCRIPTION, CATEGORY, RATING, REVIEWS, STOCK, REASON = (
    "description", "category", "rating", "reviews", "stock", "reason",
)  # fmt: skip
"""Names of fields that are no attributes."""
OPTION = "option "
"""Stands before the name of an option."""


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
    variants: tuple[tuple[str, ...], ...] = ()
    """The options of each variant that is not sold out, for those with several."""

    def field(self, name: str) -> str:
        """The first value of a field; "" without one."""
        return next((value for known, value in self.fields if known == name), "")


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

    @property
    def text(self) -> str:
        """All that the turn's records and the shop say, as one text."""
        told = (part for one in self.products for part in (one.title, one.brand, *(value for _, value in one.fields)))
        return "\n".join((self.template, *self.passages, *told))


def facts_of(
    reply: Reply,
    find: Callable[[str], Product | None],
    *,
    said: str,
    passages: Sequence[str] = (),
    others: Names = NoNames(),
) -> Facts:
    """The facts of a reply. `find` gives the record of a card's product.

    Without `passages` what the reply quotes from the shop's pages is found by the line that names their source.
    """
    products = tuple(
        _product(number, card, find(card.product_id), reply.language) for number, card in enumerate(reply.cards, 1)
    )
    quoted = tuple(passages) or _quoted(reply)
    return Facts(reply.language, products, quoted, reply.text, said, others)


def _product(number: int, card: Card, record: Product | None, language: Language) -> ProductFacts:
    fields: list[tuple[str, str]] = [(REASON, card.reason)]
    brand = ""
    if record is not None:
        words = record.words(language)
        variant = _variant(record, card.variant_id)
        brand = words.brand
        fields += [(CATEGORY, name) for name in words.category]
        fields += _options(record, language)
        if words.description:
            fields.append((DESCRIPTION, words.description))
        if variant.stock is not None:
            fields.append((STOCK, str(variant.stock)))
    if card.rating is not None:
        fields.append((RATING, f"{card.rating:g}"))
    if card.rating_count:
        fields.append((REVIEWS, str(card.rating_count)))
    if record is not None:
        fields += [(name, value) for name, values in record.words(language).attributes.items() for value in values]
    return ProductFacts(
        f"P{number}", card.title, card.price, card.list_price, card.currency, card.in_stock, brand, card.url,
        tuple(dict.fromkeys(fields)), _combined(record, language),
    )  # fmt: skip


def _variant(record: Product, variant_id: str | None) -> Variant:
    return next((one for one in record.variants if one.id == variant_id), record.variants[0])


def _options(record: Product, language: Language) -> list[tuple[str, str]]:
    """What the product can be had in: the options of variants that are not sold out."""
    glossary = record.words(language).options
    return [
        (OPTION + glossary.get(name, name), glossary.get(value, value))
        for variant in record.variants
        if variant.in_stock is not False
        for name, value in variant.options.items()
    ]


def _combined(record: Product | None, language: Language) -> tuple[tuple[str, ...], ...]:
    """Which options can be had together."""
    if record is None or len(record.variants) == 1:
        return ()
    glossary = record.words(language).options
    return tuple(
        tuple(glossary.get(value, value) for value in variant.options.values())
        for variant in record.variants
        if variant.in_stock is not False and len(variant.options) > 1
    )


def _quoted(reply: Reply) -> tuple[str, ...]:
    """The lines above the one that names a page as their source, with that page's name."""
    mark = WORDS[reply.language].source.split("{")[0]
    head, found, rest = reply.text.partition(f"\n{mark}")
    return (head, rest.splitlines()[0].strip("”“ ")) if found else ()
