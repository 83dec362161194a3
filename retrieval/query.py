"""What is asked of the catalog, and what comes back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from retrieval.products import Product, Variant

Op = Literal["<=", ">=", "=", "!=", "in", "not_in"]
Order = Literal["cheapest", "dearest", "best_rated", "popular", "saving"]


NO_OPTIONS = frozenset(("category", "brand", "price", "rating", "stock", "sale"))
"""Fields that no option of a variant stands in: what is wished in others chooses among a product's variants."""


@dataclass(frozen=True, slots=True)
class Limit:
    """One wish. Hard ones are never broken; the others are preferences, named as met or missed."""

    field: str
    """price, stock, rating, sale, size, category, brand, color, material, or any attribute's name; "words" for a wish
    that is looked for in title, attributes and description."""
    op: Op
    value: str | tuple[str, ...]
    """Numbers are decimal strings. Words are the catalog's own where it has them, else the shopper's."""
    unit: str | None = None
    """ISO 4217 code for a price or sale, a unit for a measure."""
    hard: bool = True


@dataclass(frozen=True, slots=True)
class Query:
    """A search request. `text` ranks, `limits` decide."""

    text: str = ""
    """The words to rank by; excluded words ("not leather") are not among them."""
    language: str = "en"
    limits: tuple[Limit, ...] = ()
    currency: str | None = None
    """Price list that cards show; None for the catalog's own."""
    order: Order | None = None
    """An order the shopper named; None ranks by relevance."""
    lean: Literal["cheap", "dear"] | None = None
    """Towards which end of the prices, where no figure was named ("a cheap kettle")."""
    exclude: tuple[str, ...] = ()
    """Product ids that must not come back ("more" shows others)."""
    kind: str = ""
    """The shopper's own words for the kind of thing, for naming it: "phones" where the limit lists six categories."""
    phrases: tuple[str, ...] = ()
    """What the shopper calls the thing, the newest first ("trail running shoes", 午睡枕): narrows a list to what bears
    the name, where anything does."""
    beyond: bool = False
    """Whether wishes that only excluded products meet are given up: "what else" after all that fit were shown."""
    newest: tuple[Limit, ...] = ()
    """The wishes said last: where as many would be given up either way, older ones are."""
    like: str | None = None
    """A product id: rank by likeness to it, and leave it out."""
    age: int | None = None
    """How old in years the person is whom it is for: what a record says is for others is left out."""
    keywords: str = ""
    """Further words to rank by, not the shopper's own; never shown."""
    ideal: str = ""
    """What the ideal product is like: the vectors are compared with it instead of the text; never shown."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A product that keeps every hard limit, with the variant that does so."""

    product: Product
    variant: Variant
    """The variant that meets most wishes, then the cheapest; the card shows its price."""
    currency: str | None
    """The price list used; None when the price is unknown."""
    score: float
    """Fused relevance in 0..1."""
    channels: Mapping[str, float] = field(default_factory=dict)
    """Scores by ranking channel (bm25f, ngrams, vectors, …), each in 0..1."""
    met: tuple[Limit, ...] = ()
    missed: tuple[Limit, ...] = ()
    unstated: tuple[Limit, ...] = ()
    """Exclusions the record says nothing about."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a search found, settled: preferences that nobody could meet are given up, and named."""

    hits: tuple[Hit, ...] = ()
    """Best first, at most as many as asked for, one per product."""
    total: int = 0
    """How many products the settled limits leave."""
    given_up: tuple[Limit, ...] = ()
    """Preferences that no product meets together with the rest: the fewest possible, never the kind of thing."""
    kind_sold: bool = True
    """False when the kind of thing asked for is not in the catalog at all."""
    blocking: tuple[Limit, ...] = ()
    """When nothing is left: the hard limits that empty the list when the kind is in the catalog."""
    relaxations: tuple[tuple[Limit, int], ...] = ()
    """When nothing is left: each hard limit whose loss alone would bring products, and how many, most first."""
