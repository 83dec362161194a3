"""What is like a product: of the same kind, near in words, and the nearer in price the better."""

import math
from collections.abc import Collection, Sequence
from dataclasses import replace

from retrieval.complements import Finder, kinds_of, wider_kinds
from retrieval.products import Product
from retrieval.query import Hit, Limit, Query, Result

LOOKED_AT = 50


def similar(
    finder: Finder,
    product: Product,
    *,
    language: str,
    currency: str | None,
    exclude: Collection[str] = (),
    limits: Sequence[Limit] = (),
) -> Result:
    """Products like this one that can be had and keep `limits`, best first; of another kind only where none of its own
    is left.
    """
    if limits and (kinds := kinds_of(product)[:1]):
        limits = (Limit("category", "in", kinds, hard=False), *limits)
    query = Query(
        language=language,
        limits=(Limit("stock", "=", "in_stock"), *limits),
        currency=currency,
        exclude=tuple(exclude),
        like=product.id,
    )
    result = finder.search(query, LOOKED_AT)
    soft = tuple(limit for limit in limits if not limit.hard and limit.field != "category")
    if not result.hits and soft:
        # Only the product itself meets them: they described it.
        result = finder.search(replace(query, limits=tuple(one for one in query.limits if one not in soft)), LOOKED_AT)
    hits = [replace(hit, score=hit.score * (1 + price_likeness(product, hit)) / 2, met=()) for hit in result.hits]
    own = _kinds(product)
    same = [hit for hit in hits if not own.isdisjoint(kinds_of(hit.product))] if own else _beside(product, hits)
    best = tuple(sorted(same or hits, key=lambda hit: -hit.score))
    return replace(result, hits=best, total=len(best))


def price_likeness(product: Product, hit: Hit) -> float:
    """1 for the same price, halved for about twice or half of it; .5 where a price is not known."""
    currency = hit.currency or ""
    prices = [variant.prices[currency].amount for variant in product.variants if currency in variant.prices]
    theirs = hit.variant.prices.get(currency)
    if not prices or theirs is None or not min(prices) or not theirs.amount:
        return 0.5
    return math.exp(-abs(math.log(float(theirs.amount / min(prices)))))


def _kinds(product: Product) -> frozenset[str]:
    """Its narrowest kinds, and what is as narrow as these: sneakers are like running shoes, sandals are not."""
    named = kinds_of(product)
    depth = len(wider_kinds(named[0])) if named else 0
    return frozenset(kind for kind in named if len(wider_kinds(kind)) == depth)


def _beside(product: Product, hits: Collection[Hit]) -> list[Hit]:
    """Those in the same category of the shop."""
    return [hit for hit in hits if hit.product.text.category == product.text.category]
