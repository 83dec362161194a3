"""The catalog's one entrance: a query in, ranked products that keep every hard limit out."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from decimal import Decimal
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from retrieval.columns import EXCLUDING, TIE, Columns, rows_with, stars
from retrieval.index import Part, indexed
from retrieval.masks import Forms, Masks
from retrieval.narrowing import narrowed
from retrieval.neighbours import Space
from retrieval.products import Product, Variant
from retrieval.query import Hit, Limit, Query, Result
from retrieval.ranking import Ranked, Ranking, Weights
from retrieval.relevance import Relevance
from retrieval.reranking import DEPTH, Reranker, reranked
from retrieval.settle import hard_limits, is_kind, keeping, settle
from retrieval.state import State
from retrieval.vectors import VectorIndex, VectorIndexError

Mask = NDArray[np.bool_]
Rows = NDArray[np.int64]

WISH_BONUS = 0.1
"""What meeting all preferences adds to a score in 0..1 where preferences only rank."""
NAMELESS = frozenset({"price", "stock", "rating", "size", "sale"})
"""Limits that every kind of product can keep."""
MANY = 1_000
"""Edited prices that are worth a new index."""
PRIOR_STARS, PRIOR_REVIEWS = 3.5, 10
"""A rating counts as if this many reviewers had given this many stars before."""


class Search:
    """Searches one catalog. Edits are taken up as a whole: a query sees the catalog before or after, never between."""

    def __init__(
        self,
        products: Iterable[Product] | Part,
        forms: Forms,
        *,
        vectors: VectorIndex | None = None,
        currency: str,
        rates: Mapping[tuple[str, str], Decimal] | None = None,
        weights: Weights = Weights(),  # noqa: B008 - a frozen value
        reranker: Reranker | None = None,
    ) -> None:
        """Products are indexed in memory, or come indexed.

        `vectors` is filled unless it already holds this catalog; without one, or where that fails, neighbours are found
        in memory. `reranker` looks at the first hits again.
        """
        self._reranker = reranker
        base = products if isinstance(products, Part) else indexed(products)
        self.currency = currency
        masks = Masks.of(base, forms, currency, rates or {})
        self._now = View(State.of(base, Ranking((base.relevance,), weights), masks), currency)
        self._edits = Lock()
        if vectors is not None:
            with suppress(VectorIndexError):
                self.attach(vectors)

    @property
    def products(self) -> Sequence[Product]:
        """The catalog, in its own order."""
        return self._now.state.records

    @property
    def base(self) -> tuple[Relevance, Sequence[str]]:
        """What is indexed as a whole, for whoever makes vectors of it: its words and its product ids."""
        base = self._now.state.base
        return base.relevance, list(base.records.ids)

    @property
    def space(self) -> Space | None:
        """The model's vectors that are in use; None for those fitted on the catalog."""
        return self._now.state.ranking.neighbours.space

    def attach(self, vectors: VectorIndex | None, space: Space | None = None) -> bool:
        """Use a model's vectors from now on, or those fitted on the catalog, and take neighbours from this index.

        The index is filled unless it already holds them; whether it had to be. Raises VectorIndexError when it cannot
        be; neighbours are then found in memory.
        """
        base = self._now.state.base
        return self._now.state.ranking.neighbours.attach(vectors, list(base.records.ids), space)

    def edit(self, changed: Iterable[Product], removed: Iterable[str] = ()) -> None:
        """Take up new and changed products and drop removed ones, at once for everybody who asks afterwards.

        Prices and stock cost a copy of their columns; other changes are indexed in memory beside what was there.
        """
        with self._edits:
            self._now = View(self._now.state.after(changed, removed), self.currency, self._now)

    @property
    def waiting(self) -> bool:
        """Whether edits in memory are worth indexing with the rest: new words, or many prices."""
        state = self._now.state
        return bool(state.added) or not state.alive.all() or len(state.edited) > MANY

    def product(self, product_id: str) -> Product | None:
        """The record by id, or None when the shop does not have it."""
        return self._now.product(product_id)

    def search(self, query: Query, k: int = 50) -> Result:
        """At most k products after settling: hard limits kept, preferences kept as far as they go together."""
        if self._reranker is None:
            return self._now.search(query, k)
        result = self._now.search(query, max(k, DEPTH))
        return replace(result, hits=reranked(self._reranker, query, result.hits)[:k])

    def rank(self, query: Query, k: int) -> list[Hit]:
        """At most k products that keep the hard limits, by relevance; preferences only add a little."""
        if self._reranker is None:
            return self._now.rank(query, k)
        return list(reranked(self._reranker, query, self._now.rank(query, max(k, DEPTH)))[:k])


class View:
    """One state of the catalog, asked."""

    def __init__(self, state: State, currency: str, before: "View | None" = None) -> None:
        """What `before` has worked out of ratings and names is taken over where they are the same."""
        self.state = state
        self._currency = currency
        self._masks, self._columns, self._ranking = state.masks, state.masks.columns, state.ranking
        self._standing: _Standing
        if before is not None and before._columns.name is self._columns.name:
            self._standing = before._standing
        else:
            self._standing = _Standing.of(self._columns)

    def product(self, product_id: str) -> Product | None:
        row = self.state.rows.get(product_id)
        return None if row is None else self.state.records.at(row)

    def search(self, query: Query, k: int) -> Result:
        settled = settle(self._masks, query.limits, query.newest, self._not_excluded(query))
        variants = settled.variants
        if query.phrases:
            variants = narrowed(self._masks, variants, query.phrases, filter(is_kind, query.limits), query.kind)
        allowed = self._open_to(variants, query)
        needs_words = _nothing_holds(query, settled.given_up)
        found = self._relevance(query, allowed)
        if needs_words:
            found = found.take(self._ranking.matching(query.text, found.rows))
        if query.order is not None:
            found = self._ordered(query, variants, found)
        _, first = np.unique(self._standing.twins[found.rows], return_index=True)
        found = found.take(np.sort(first))
        hits = self._hits(query, variants, found.take(slice(k)))
        return Result(
            tuple(hits),
            len(found.rows),
            settled.given_up,
            settled.kind_sold,
            settled.blocking,
            settled.relaxations,
        )

    def rank(self, query: Query, k: int) -> list[Hit]:
        variants = keeping(self._masks, hard_limits(query.limits))
        wishes = [limit for limit in query.limits if not limit.hard]
        # Neither wishes nor an order lift what no channel found, so enough found is all there is to show.
        enough = k if not wishes and query.order is None else None
        found = self._relevance(query, self._open_to(variants, query), enough)
        if wishes and len(found.rows):
            met = np.mean([self._owners(self._masks.meets(limit) & variants)[found.rows] for limit in wishes], axis=0)
            raised = replace(found, scores=(found.scores + WISH_BONUS * met) / (1 + WISH_BONUS))
            found = raised.take(np.argsort(-raised.scores, kind="stable"))
        if query.order is not None:
            found = self._ordered(query, variants, found)
        return self._hits(query, variants, found.take(slice(k)))

    def allowed(self, query: Query) -> Mask:
        """The products that keep the query's hard limits."""
        return self._open_to(keeping(self._masks, hard_limits(query.limits)), query)

    def _not_excluded(self, query: Query) -> Mask | None:
        """The variants of products that may come back, where wishes are to go beyond those that may not."""
        if not query.beyond:
            return None
        rows = [row for product_id in query.exclude if (row := self.state.rows.get(product_id)) is not None]
        return ~np.isin(self._columns.owner, rows) if rows else None

    def _open_to(self, variants: Mask, query: Query) -> Mask:
        """The products of these variants that are not excluded by id."""
        allowed = self._owners(variants)
        for product_id in (*query.exclude, query.like or ""):
            row = self.state.rows.get(product_id)
            if row is not None:
                allowed[row] = False
        return allowed

    def _owners(self, variants: Mask) -> Mask:
        return rows_with(self._columns, variants)

    def _relevance(self, query: Query, allowed: Mask, enough: int | None = None) -> Ranked:
        """Every allowed product, best first: what the channels found, then the rest by general liking.

        The rest is left out when the channels found `enough`.
        """
        like = self.state.rows.get(query.like) if query.like is not None else None
        if like is not None:
            ranked = self._ranking.like(like, allowed)
        elif query.text.strip():
            ranked = self._ranking.rank(f"{query.text} {query.keywords}".strip(), allowed, meant=query.ideal)
        else:
            rows = self._standing.liked[allowed[self._standing.liked]]
            return Ranked(rows, self._standing.liking[rows], {})
        if enough is not None and len(ranked.rows) >= enough:
            return ranked
        rest = allowed.copy()
        rest[ranked.rows] = False
        others = self._standing.liked[rest[self._standing.liked]]
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
            return -stars(self._columns.rating, self._columns.rating_count)
        if query.order == "popular":
            return -self._columns.popularity
        keys = np.full(len(self._columns.rating), np.nan)
        chosen = self._chosen(query, np.flatnonzero(variants))
        if query.order == "saving":
            keys[self._columns.owner[chosen]] = -self._saved(query)[chosen]
            return keys
        prices = self._masks.prices(self._listing(query))[chosen]
        keys[self._columns.owner[chosen]] = prices if query.order == "cheapest" else -prices
        return keys

    def _saved(self, query: Query) -> NDArray[np.float64]:
        """What each variant costs less than before; of equal ones, the larger share of the price before goes first."""
        listing = self._listing(query)
        saved, price = self._columns.saved(listing), self._masks.prices(listing)
        share = np.divide(saved, price + saved, out=np.zeros_like(saved), where=saved > 0)
        return np.asarray(saved + TIE * share)

    def _chosen(self, query: Query, places: Rows) -> Rows:
        """One variant per product: most wishes met, known to be in stock, cheapest or with the largest saving."""
        met = np.zeros(len(places))
        for limit in query.limits:
            met += self._masks.meets(limit)[places]
        column = -self._saved(query) if query.order == "saving" else self._masks.prices(self._listing(query))
        prices = np.nan_to_num(column[places], nan=np.inf)
        owners = self._columns.owner[places]
        order = np.lexsort((prices, ~self._columns.known_in_stock[places], -met, owners))
        _, first = np.unique(owners[order], return_index=True)
        return np.asarray(places[order][first], np.int64)

    def _hits(self, query: Query, variants: Mask, found: Ranked) -> list[Hit]:
        rows = found.rows.tolist()
        open_places = [place for row in rows for place in _open(variants, self._columns.places(row))]
        chosen = self._chosen(query, np.asarray(open_places, np.int64))
        place_of = dict(zip(self._columns.owner[chosen].tolist(), chosen.tolist(), strict=True))
        places = np.asarray([place_of[row] for row in rows], np.int64)
        met = {limit: self._masks.meets(limit)[places].tolist() for limit in query.limits}
        silent = {
            limit: self._masks.unstated(limit)[places].tolist() for limit in query.limits if limit.op in EXCLUDING
        }
        firsts = (places - self._columns.first[found.rows]).tolist()
        listing = self._listing(query)
        scores = found.scores.tolist()
        channels = {name: channel.tolist() for name, channel in found.channels.items()}
        hits = []
        for i, row in enumerate(rows):
            product = self.state.records.at(row)
            variant = product.variants[firsts[i]]
            quiet = tuple(limit for limit in silent if silent[limit][i])
            hits.append(
                Hit(
                    product=product,
                    variant=variant,
                    currency=self._currency_of(listing, variant),
                    score=scores[i],
                    channels={name: channel[i] for name, channel in channels.items()},
                    met=tuple(limit for limit in met if met[limit][i] and limit not in quiet),
                    missed=tuple(limit for limit in met if not met[limit][i]),
                    unstated=quiet,
                )
            )
        return hits

    def _listing(self, query: Query) -> str:
        """The currency in which prices are compared."""
        units = (limit.unit for limit in query.limits if limit.field == "price")
        return next((code for code in (query.currency, *units) if code), self._currency)

    def _currency_of(self, listing: str, variant: Variant) -> str | None:
        asked = (listing, self._currency, *variant.prices)
        return next((code for code in asked if code in variant.prices), None)


def _open(variants: Mask, places: slice) -> list[int]:
    found: list[int] = (np.flatnonzero(variants[places]) + places.start).tolist()
    return found


def _nothing_holds(query: Query, given_up: Sequence[Limit]) -> bool:
    """Whether no kind is named and every wish was given up: the words alone must then find something."""
    wishes = [limit for limit in query.limits if not limit.hard]
    return bool(wishes) and query.like is None and not any(map(is_kind, query.limits)) and set(wishes) <= set(given_up)


@dataclass(frozen=True, slots=True)
class _Standing:
    """What follows from names, ratings and popularity alone: edits of prices and stock leave it."""

    liking: NDArray[np.float64]
    """General liking in 0..1, for when the words say nothing: by popularity, then by rating."""
    liked: Rows
    """All rows by it."""
    twins: Rows
    """A number per row, the same for products of one name."""

    @classmethod
    def of(cls, columns: Columns) -> "_Standing":
        counts = np.nan_to_num(columns.rating_count, nan=0.0)
        shrunk = (columns.rating * counts + PRIOR_STARS * PRIOR_REVIEWS) / (counts + PRIOR_REVIEWS)
        order = np.lexsort((np.nan_to_num(shrunk, nan=0.0), np.nan_to_num(columns.popularity, nan=-np.inf)))
        liking = np.empty(len(order))
        liking[order] = np.arange(1, len(order) + 1) / max(1, len(order))
        _, twins = np.unique(columns.name, return_inverse=True)
        return cls(liking, np.argsort(-liking, kind="stable"), np.asarray(twins, np.int64))
