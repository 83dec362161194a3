"""What goes with a product: kinds of goods that complete it, and of each the ones that fit it and its price."""

import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import chain, zip_longest
from typing import Protocol

from retrieval.concepts import concepts
from retrieval.concepts.complements import TABLE
from retrieval.heads import title_phrases
from retrieval.kinds import alternatives
from retrieval.models import models
from retrieval.phrases import keys
from retrieval.products import Product
from retrieval.query import Hit, Limit, Query, Result
from retrieval.text import normalise, words

KINDS = 6
"""Kinds in an answer."""
PER_KIND = 2
"""Products of one kind in an answer."""
CANDIDATES = 10
"""Products of one kind looked at."""
DEVICE_KINDS = frozenset({"phone case", "tablet case", "screen protector", "watch band", "case"})
"""Kinds made for one device: for another they are useless."""
UNKNOWN_DEVICE = 0.5
"""Fit of such a thing when its title does not say what it is for."""
FARTHER = 0.9
"""Each kind further down a line of the table counts this much less."""
_AUDIENCES: Mapping[str, str] = {
    "men": "men", "mens": "men", "man": "men", "male": "men", "women": "women", "womens": "women", "ladies": "women",
    "female": "women", "kids": "kids", "children": "kids", "boys": "kids", "girls": "kids", "baby": "kids",
    "toddler": "kids",
}  # fmt: skip
_HAN_AUDIENCES = (("男", "men"), ("女", "women"), ("童", "kids"), ("婴", "kids"), ("宝宝", "kids"))


class Finder(Protocol):
    """The search, as far as lists around one product need it."""

    def search(self, query: Query, k: int = 50) -> Result:
        """Products that keep the hard limits."""


@dataclass(frozen=True, slots=True)
class Complement:
    """A product that goes with another."""

    hit: Hit
    """With the variant to show; its score is the fit in 0..1."""
    kind: str
    """The kind of goods that was looked for, by its name in the tables."""


def complement_kinds(product: Product) -> tuple[str, ...]:
    """The kinds of goods that go with a product, the closest first; empty when nothing is known of its kind."""
    lines = _lines()
    for kind in kinds_of(product):
        for name in (kind, *wider_kinds(kind)):
            if name in lines:
                return lines[name]
    return ()


def complements(
    finder: Finder,
    product: Product,
    *,
    language: str,
    currency: str | None,
    budget: Decimal | None = None,
    exclude: Collection[str] = (),
) -> tuple[Complement, ...]:
    """What goes with a product, best first and every kind once before any comes twice.

    Never of the product's own kind, never sold out, none dearer than `budget` (in `currency`) and none of `exclude`.
    """
    own = set(kinds_of(product))
    limits = [Limit("stock", "=", "in_stock")]
    if budget is not None:
        limits.append(Limit("price", "<=", str(budget), currency))
    found: list[list[Complement]] = []
    seen = {product.id, *exclude}
    for distance, kind in enumerate(complement_kinds(product)):
        query = Query(
            product.words(language).title,
            language,
            (Limit("category", "=", kind), *limits),
            currency=currency,
            exclude=tuple(seen),
        )
        fitting = [
            Complement(replace(hit, score=fit * FARTHER**distance, met=(), missed=(), unstated=()), kind)
            for hit in finder.search(query, CANDIDATES).hits
            if _is_other(hit.product, kind, own) and (fit := _fit(product, hit, kind)) > 0
        ]
        fitting.sort(key=lambda one: -one.hit.score)
        if fitting:
            found.append(fitting[:PER_KIND])
            seen.update(one.hit.product.id for one in found[-1])
        if len(found) == KINDS:
            break
    rounds = zip_longest(*found)
    return tuple(
        chain.from_iterable(sorted(filter(None, one), key=lambda complement: -complement.hit.score) for one in rounds)
    )


@cache
def _lines() -> Mapping[str, tuple[str, ...]]:
    rows = (line.partition(":") for line in TABLE.strip().splitlines())
    return {kind.strip(): tuple(name.strip() for name in rest.split(",")) for kind, _, rest in rows}


def kinds_of(product: Product) -> tuple[str, ...]:
    """The known kinds a product is, by its title and else by its category, the narrowest first."""
    texts = (product.text, *product.translations.values())
    titles = (_known(title_phrases(text.title, text.brand)) for text in texts)
    categories = (_known(alternatives(text.category[-1])) for text in texts if text.category)
    found: set[str] = next(filter(None, chain(titles, categories)), set())
    return tuple(sorted(found, key=lambda kind: (-len(wider_kinds(kind)), kind)))


def _is_other(product: Product, kind: str, own: Collection[str]) -> bool:
    """Whether a product is of a kind, as far as its own words say what it is, and of none of the kinds `own`.

    A "case for iPhone 11" only says that it is a case: a wider kind than the phone case it was found as.
    """
    named = kinds_of(product)
    held = {name for narrow in named for name in (narrow, *wider_kinds(narrow))}
    return held.isdisjoint(own) and (kind in held or not named or not set(named).isdisjoint(wider_kinds(kind)))


def _known(phrases: Iterable[tuple[str, ...]]) -> set[str]:
    return {kind for phrase in phrases for kind in _kinds_by_phrase().get(phrase, ())}


@cache
def _kinds_by_phrase() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for concept in concepts():
        if concept.field == "category":
            for form in (*concept.english, *concept.chinese):
                phrase = keys(normalise(form))
                found[phrase] = (*found.get(phrase, ()), concept.name)
    return found


@cache
def wider_kinds(kind: str) -> tuple[str, ...]:
    """Kinds that hold this one, nearest first."""
    found: dict[str, None] = {}
    waiting = [kind]
    while waiting:
        name = waiting.pop(0)
        for concept in concepts():
            if concept.field == "category" and name in concept.narrower and concept.name not in found:
                found[concept.name] = None
                waiting.append(concept.name)
    return tuple(found)


def _fit(product: Product, hit: Hit, kind: str) -> float:
    """How well a product of a kind goes with another, 0..1; 0 when it cannot."""
    ours, theirs = _audience(product), _audience(hit.product)
    if ours and theirs and ours.isdisjoint(theirs):
        return 0.0
    device = _device_fit(product, hit.product, kind)
    return device * (1 + hit.score) / 2 * _price_fit(product, hit)


def _device_fit(product: Product, other: Product, kind: str) -> float:
    own, named = _models(product), _models(other)
    if own & named:
        return 1.0
    if kind not in DEVICE_KINDS:
        return 0.9 if own else 1.0
    return 0.0 if named else UNKNOWN_DEVICE


def _models(product: Product) -> frozenset[tuple[str, str]]:
    return frozenset(chain.from_iterable(models(text.title) for text in (product.text, *product.translations.values())))


def _price_fit(product: Product, hit: Hit) -> float:
    """1 for what costs no more than the product itself, falling with the logarithm of how often it costs that."""
    currency = hit.currency or ""
    prices = [variant.prices[currency].amount for variant in product.variants if currency in variant.prices]
    theirs = hit.variant.prices.get(currency)
    if not prices or theirs is None or not min(prices):
        return 0.7
    return 1 / (1 + math.log(max(1.0, float(theirs.amount / min(prices)))))


def _audience(product: Product) -> frozenset[str]:
    """For whom a title says a product is: men, women, kids."""
    found: set[str] = set()
    for text in (product.text, *product.translations.values()):
        found |= {_AUDIENCES[word] for word in words(text.title) if word in _AUDIENCES}
        found |= {name for sign, name in _HAN_AUDIENCES if sign in text.title}
    return frozenset(found)
