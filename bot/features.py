"""Where a Hit becomes a Candidate: named numbers in 0..1 that the policy learns from."""

import math
import zlib
from collections.abc import Callable, Sequence
from typing import Literal

from policy.base import OFFSET, Candidate
from retrieval.query import Hit

PRIOR: dict[str, tuple[float, float]] = {
    "relevance": (2.0, 20.0),
    "wishes_met": (1.0, 20.0),
    "rank": (0.6, 20.0),
    "rating": (0.6, 20.0),
    "popularity": (0.4, 20.0),
    "reviews": (0.3, 20.0),
    "discount": (0.3, 20.0),
    "picture": (0.2, 20.0),
    "stock_known": (0.1, 20.0),
    "price_low": (0.0, 20.0),
    "price_mid": (0.0, 20.0),
    "price_high": (0.0, 20.0),
    "profile_match": (0.5, 20.0),
}
"""Feature name to (mean, precision) of its weight before the first click: what a careful shopkeeper would guess."""

LEAN = 5.0
"""Logit from one end of the prices to the other when the shopper leans to one: more than relevance alone gives."""
SELLER = ("seller", "seller_name", "seller name", "sold by", "卖家", "店铺")
"""Attributes that say who sells a product, where a shop has several sellers; the first that a record has counts."""
FEATURES = tuple(PRIOR)
FEATURE_VERSION = format(zlib.crc32(" ".join(FEATURES).encode()), "08x")
"""Changes with the features, so that a log and a snapshot can tell which numbers they speak of."""


def candidates(
    hits: Sequence[Hit],
    lean: Literal["cheap", "dear"] | None = None,
    suits: Callable[[Hit], float] = lambda hit: 0.0,
) -> tuple[Candidate, ...]:
    """The hits of one search as candidates, in the search's order. Prices and popularity are relative to each other.

    `lean` draws the choice towards one end of the prices, by an offset that teaches nothing. `suits` tells how well a
    product suits the shopper's tastes.
    """
    prices = sorted(amount for hit in hits if (amount := _amount(hit)) is not None)
    top_popularity = max((hit.product.popularity or 0.0 for hit in hits), default=0.0)
    return tuple(_candidate(hit, rank, prices, top_popularity, lean, suits) for rank, hit in enumerate(hits))


def _candidate(
    hit: Hit,
    rank: int,
    prices: list[float],
    top_popularity: float,
    lean: Literal["cheap", "dear"] | None,
    suits: Callable[[Hit], float],
) -> Candidate:
    product, text = hit.product, hit.product.text
    price = hit.variant.prices.get(hit.currency or "")
    named = len(hit.met) + len(hit.missed)
    band = _band(_amount(hit), prices)
    features = {
        "relevance": min(max(hit.score, 0.0), 1.0),
        "wishes_met": len(hit.met) / named if named else 1.0,
        "rank": 1.0 / (1.0 + rank),
        "rating": max(((product.rating or 0.0) - 3.0) / 2.0, 0.0),
        "popularity": math.log1p(max(product.popularity or 0.0, 0.0)) / math.log1p(top_popularity)
        if top_popularity > 0
        else 0.0,
        "reviews": min(math.log1p(product.rating_count or 0) / math.log1p(10_000), 1.0),
        "discount": float(1 - price.amount / price.list_amount) if price and price.list_amount else 0.0,
        "picture": 1.0 if product.images or hit.variant.image else 0.0,
        "stock_known": 1.0 if hit.variant.in_stock else 0.0,
        "price_low": float(band == 0),
        "price_mid": float(band == 1),
        "price_high": float(band == 2),
        "profile_match": suits(hit),
    }
    if lean:
        features[OFFSET] = LEAN * _share_beyond(_amount(hit), prices, lean)
    seller = next((text.attributes[name][0] for name in SELLER if text.attributes.get(name)), "")
    groups = {"brand": text.brand, "category": text.category[-1] if text.category else "", "seller": seller}
    return Candidate(product.id, features, {name: value for name, value in groups.items() if value})


def _share_beyond(amount: float | None, prices: list[float], lean: Literal["cheap", "dear"]) -> float:
    """For "cheap" the share of prices above this one, for "dear" below; 0 for an unknown price."""
    if amount is None:
        return 0.0
    beyond = sum(price > amount if lean == "cheap" else price < amount for price in prices)
    return beyond / len(prices)


def _amount(hit: Hit) -> float | None:
    price = hit.variant.prices.get(hit.currency or "")
    return float(price.amount) if price else None


def _band(amount: float | None, prices: list[float]) -> int | None:
    """Which third of the candidates' prices the amount lies in: 0 low, 1 middle, 2 high."""
    if amount is None:
        return None
    below = sum(price < amount for price in prices)
    return min(3 * below // len(prices), 2)
