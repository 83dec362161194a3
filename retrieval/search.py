"""The catalog's one entrance: a query in, ranked products that keep every hard limit out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from retrieval.columns import EXCLUDING
from retrieval.masks import Forms, Masks
from retrieval.products import Product, Variant
from retrieval.query import Hit, Limit, Query, Result
from retrieval.ranking import Ranked, Ranking, Weights
from retrieval.settle import hard_limits, is_kind, keeping, settle
from retrieval.text import normalise
from retrieval.vectors import VectorIndex

Mask = NDArray[np.bool_]
Rows = NDArray[np.int64]

WISH_BONUS = 0.1
"""What meeting all preferences adds to a score in 0..1 where preferences only rank."""
NAMELESS = frozenset({"price", "stock", "rating", "size"})
"""Limits that every kind of product can keep."""
TIE = 1e-6
"""Far below the step between two ratings."""
PRIOR_STARS, PRIOR_REVIEWS = 3.5, 10
"""A rating counts as if this many reviewers had given this many stars before."""


class Search:
    """Searches one catalog. Built once, then only read; a changed catalog is a new Search."""

    def __init__(
        self,
        products: Sequence[Product],
        forms: Forms,
        *,
        vectors: VectorIndex | None = None,
        currency: str,
        rates: Mapping[tuple[str, str], Decimal] | None = None,
        weights: Weights = Weights(),  # noqa: B008 - a frozen value
    ) -> None:
        """`vectors` is filled unless it already holds this catalog; without one, neighbours are found in memory."""
        self.currency = currency
        self._products = list(products)
        self._rows = {product.id: row for row, product in enumerate(self._products)}
        self._masks = Masks(self._products, forms, currency, rates or {})
        self._ranking = Ranking(self._products, vectors, weights)
        self._prior = _prior(self._products)
        self._liked = np.argsort(-self._prior, kind="stable")
        """All rows, the best liked first."""
        reviews = np.asarray([p.rating_count or 0 for p in self._products])
        # The count only breaks ties between equal ratings.
        self._stars = np.asarray([np.nan if p.rating is None else p.rating for p in self._products])
        self._stars += TIE * reviews / max(1, reviews.max(initial=1))
        self._popularity = np.asarray([np.nan if p.popularity is None else p.popularity for p in self._products])
        names: dict[tuple[str, str], int] = {}
        self._twins = np.asarray(
            [
                names.setdefault((normalise(p.text.title).strip(), normalise(p.text.brand)), len(names))
                for p in self._products
            ],
            np.int64,
        )

    @property
    def products(self) -> Sequence[Product]:
        """The catalog, in its own order."""
        return self._products

    def attach(self, vectors: VectorIndex) -> None:
        """Take neighbours from this index from now on; it is filled unless it already holds this catalog."""
        self._ranking.attach(vectors)

    def product(self, product_id: str) -> Product | None:
        """The record by id, or None when the shop does not have it."""
        row = self._rows.get(product_id)
        return None if row is None else self._products[row]

    def search(self, query: Query, k: int = 50) -> Result:
        """At most k products after settling: hard limits kept, preferences kept as far as they go together."""
        settled = settle(self._masks, query.limits)
        variants = settled.variants & ~self._excluded(query)[self._masks.owner]
        found = self._relevance(query, self._owners(variants))
        if _nothing_holds(query, settled.given_up):
            found = found.take(self._ranking.matching(query.text, found.rows))
        if query.order is not None:
            found = self._ordered(query, variants, found)
        _, first = np.unique(self._twins[found.rows], return_index=True)
        found = found.take(np.sort(first))
        hits = self._hits(query, variants, found.take(slice(k)))
        return Result(tuple(hits), len(found.rows), settled.given_up, settled.kind_sold, settled.blocking)

    def rank(self, query: Query, k: int) -> list[Hit]:
        """At most k products that keep the hard limits, by relevance; preferences only add a little."""
        variants = keeping(self._masks, hard_limits(query.limits)) & ~self._excluded(query)[self._masks.owner]
        found = self._relevance(query, self._owners(variants))
        wishes = [limit for limit in query.limits if not limit.hard]
        if wishes and len(found.rows):
            met = np.mean([self._owners(self._masks.meets(limit) & variants)[found.rows] for limit in wishes], axis=0)
            raised = replace(found, scores=(found.scores + WISH_BONUS * met) / (1 + WISH_BONUS))
            found = raised.take(np.argsort(-raised.scores, kind="stable"))
        if query.order is not None:
            found = self._ordered(query, variants, found)
        return self._hits(query, variants, found.take(slice(k)))

    def _excluded(self, query: Query) -> Mask:
        excluded = np.zeros(len(self._products), np.bool_)
        gone = [self._rows[i] for i in (*query.exclude, query.like or "") if i in self._rows]
        excluded[gone] = True
        return excluded

    def _owners(self, variants: Mask) -> Mask:
        products = np.zeros(len(self._products), np.bool_)
        products[self._masks.owner[variants]] = True
        return products

    def _relevance(self, query: Query, allowed: Mask) -> Ranked:
        """Every allowed product, best first: what the channels found, then the rest by general liking."""
        like = self._rows.get(query.like) if query.like is not None else None
        if like is not None:
            ranked = self._ranking.like(like, allowed)
        elif query.text.strip():
            ranked = self._ranking.rank(query.text, allowed)
        else:
            rows = self._liked[allowed[self._liked]]
            return Ranked(rows, self._prior[rows], {})
        rest = allowed.copy()
        rest[ranked.rows] = False
        others = self._liked[rest[self._liked]]
        nothing = np.zeros(len(others))
        return Ranked(
            np.concatenate([ranked.rows, others]),
            np.concatenate([ranked.scores, nothing]),
            {name: np.concatenate([channel, nothing]) for name, channel in ranked.channels.items()},
        )

    def _ordered(self, query: Query, variants: Mask, found: Ranked) -> Ranked:
        """The same products in the order the shopper named, exact over all of them; unknown values last."""
        if query.text.strip() and all(limit.op in EXCLUDING or limit.field in NAMELESS for limit in query.limits):
            # No limit names the thing, so the words must: the cheapest of everything is not an answer.
            found = found.take(self._ranking.matching(query.text, found.rows))
        keys = self._keys(query, variants)[found.rows]
        return found.take(np.argsort(np.where(np.isnan(keys), np.inf, keys), kind="stable"))

    def _keys(self, query: Query, variants: Mask) -> NDArray[np.float64]:
        """One number per product, the smallest first."""
        if query.order == "best_rated":
            return -self._stars
        if query.order == "popular":
            return -self._popularity
        keys = np.full(len(self._products), np.nan)
        chosen = self._chosen(query, variants)
        prices = self._masks.prices(self._listing(query))[chosen]
        keys[self._masks.owner[chosen]] = prices if query.order == "cheapest" else -prices
        return keys

    def _chosen(self, query: Query, variants: Mask) -> Rows:
        """One variant per product: most wishes met, known to be in stock, cheapest."""
        places = np.flatnonzero(variants)
        met = np.zeros(len(places))
        for limit in query.limits:
            met += self._masks.meets(limit)[places]
        prices = np.nan_to_num(self._masks.prices(self._listing(query))[places], nan=np.inf)
        owners = self._masks.owner[places]
        order = np.lexsort((prices, ~self._masks.known_in_stock[places], -met, owners))
        _, first = np.unique(owners[order], return_index=True)
        return places[order][first]

    def _hits(self, query: Query, variants: Mask, found: Ranked) -> list[Hit]:
        shown = np.zeros(len(self._products), np.bool_)
        shown[found.rows] = True
        chosen = self._chosen(query, variants & shown[self._masks.owner])
        place_of = dict(zip(self._masks.owner[chosen].tolist(), chosen.tolist(), strict=True))
        silent = {limit: self._masks.unstated(limit) for limit in query.limits if limit.op in EXCLUDING}
        met = {limit: self._masks.meets(limit) for limit in query.limits}
        hits = []
        for i, row in enumerate(found.rows.tolist()):
            place = place_of[row]
            quiet = tuple(limit for limit in silent if silent[limit][place])
            variant = self._masks.variants[place]
            hits.append(
                Hit(
                    product=self._products[row],
                    variant=variant,
                    currency=self._currency_of(query, variant),
                    score=float(found.scores[i]),
                    channels={name: float(channel[i]) for name, channel in found.channels.items()},
                    met=tuple(limit for limit in met if met[limit][place] and limit not in quiet),
                    missed=tuple(limit for limit in met if not met[limit][place]),
                    unstated=quiet,
                )
            )
        return hits

    def _listing(self, query: Query) -> str:
        """The currency in which prices are compared."""
        units = (limit.unit for limit in query.limits if limit.field == "price")
        return next((code for code in (query.currency, *units) if code), self.currency)

    def _currency_of(self, query: Query, variant: Variant) -> str | None:
        asked = (self._listing(query), self.currency, *variant.prices)
        return next((code for code in asked if code in variant.prices), None)


def _nothing_holds(query: Query, given_up: Sequence[Limit]) -> bool:
    """Whether no kind is named and every wish was given up: the words alone must then find something."""
    wishes = [limit for limit in query.limits if not limit.hard]
    return bool(wishes) and query.like is None and not any(map(is_kind, query.limits)) and set(wishes) <= set(given_up)


def _shrunk(products: Sequence[Product]) -> NDArray[np.float64]:
    """Mean stars drawn towards the middle when few people rated; NaN without a rating."""
    stars = [np.nan if p.rating is None else p.rating for p in products]
    counts = np.asarray([p.rating_count or 0 for p in products])
    return np.asarray((np.asarray(stars) * counts + PRIOR_STARS * PRIOR_REVIEWS) / (counts + PRIOR_REVIEWS))


def _prior(products: Sequence[Product]) -> NDArray[np.float64]:
    """General liking in 0..1, for when the words say nothing: by popularity, then by rating."""
    popularity = np.asarray([-np.inf if p.popularity is None else p.popularity for p in products])
    stars = np.nan_to_num(_shrunk(products), nan=0.0)
    order = np.lexsort((stars, popularity))
    liking = np.empty(len(products))
    liking[order] = np.arange(1, len(products) + 1) / max(1, len(products))
    return liking
