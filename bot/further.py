"""A list of what goes further than what was shown: "something bigger", 有没有更轻的, "any longer ones?"."""

import asyncio
import operator
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.cards import hit_of
from bot.draft import Draft
from bot.finder import Found
from bot.ledger import Logged, Turn
from bot.listing import Listing
from bot.messages import Language
from bot.session import Shown
from bot.superlatives import stated
from bot.understand.measured import Further, further, much_of
from retrieval.products import Variant
from retrieval.query import NO_OPTIONS, Hit, Limit, Query
from retrieval.text import normalise

MOST = 1000
"""Products that are looked at."""
_FEW = 4
_KEEPS = {"<=": operator.le, ">=": operator.ge}


async def go_further(
    listing: Listing, draft: Draft, query: Query, about: Sequence[Shown], last: Logged | None
) -> Turn | None:
    """What fits and goes beyond the products in `about`, or honestly that nothing does, with what comes nearest first.

    None where their records state no figure of what is compared.
    """
    language, finder = draft.session.language, listing.finder
    products = [(item, finder.product(item.product_id)) for item in about]
    known = [hit_of(one, item.variant_id, query.currency, finder.currency) for item, one in products if one]
    wish = further(draft.text, [stated(hit, language) for hit in known])
    if wish is None:
        return None
    query = replace(
        query,
        exclude=listing.choosing.without(draft),
        limits=tuple(one for one in query.limits if not _stated_of(wish, one)),
        phrases=tuple(one for one in query.phrases if not wish.speaks_of(one)),
    )
    result = await asyncio.to_thread(listing.fitting, query, MOST)
    found = [furthest(wish, hit, query, language) for hit in result.hits]
    hits = tuple(hit for hit in found if wish.met_by(stated(hit, language)))
    if not hits and result.total > len(result.hits):
        return None  # what was not looked at may go further
    draft.understood = replace(draft.understood, limits=query.limits)
    words = draft.words
    line = (words.over if wish.more else words.under) if hits else (words.none_over if wish.more else words.none_under)
    opening = line.format(name=wish.name or words.measures[wish.family], figure=wish.figure)
    if not hits:
        figures = {hit.product.id: wish.figure_of(stated(hit, language)) for hit in found}
        told = [hit for hit in found if figures[hit.product.id] is not None]
        hits = tuple(sorted(told, key=lambda hit: figures[hit.product.id] or 0, reverse=wish.more))
    made = Found(finder, replace(result, hits=hits, total=len(hits)), finder.currency)
    return await replace(listing, finder=made).show(draft, query, "refine", last, opening=opening)


async def with_most(listing: Listing, draft: Draft, query: Query, last: Logged | None) -> Turn | None:
    """Of what fits, the few of which the record states most: 容量大的, "a big battery".

    None where no record states a figure of it.
    """
    language = draft.session.language
    plain = replace(query, phrases=tuple(one for one in query.phrases if not much_of(normalise(one))))
    result = await asyncio.to_thread(listing.fitting, plain, MOST)
    records = [stated(hit, language) for hit in result.hits]
    wish = further(draft.text, records)
    if wish is None:
        return None
    figures = {record.id: wish.figure_of(record) for record in records}
    told = sorted(
        (hit for hit in result.hits if figures[hit.product.id] is not None),
        key=lambda hit: figures[hit.product.id] or 0,
        reverse=wish.more,
    )
    words = draft.words
    opening = words.with_most.format(name=wish.name or words.measures[wish.family])
    few = tuple(told[:_FEW])
    made = Found(listing.finder, replace(result, hits=few, total=len(few)), listing.finder.currency)
    return await replace(listing, finder=made).show(draft, query, "refine", last, opening=opening)


def furthest(wish: Further, hit: Hit, query: Query, language: Language) -> Hit:
    """The hit with the variant that goes furthest among those that the wishes allow."""
    like = (replace(hit, variant=one) for one in hit.product.variants if _may_stand(one, hit, query, wish))
    known = [(figure, one) for one in like if (figure := wish.figure_of(stated(one, language))) is not None]
    return (max if wish.more else min)(known, key=lambda pair: pair[0], default=(None, hit))[1]


def _may_stand(variant: Variant, hit: Hit, query: Query, wish: Further) -> bool:
    """Whether a variant can be had, costs what the wishes allow, and where a quality is wished for, differs from what
    was found in nothing but the measure.
    """
    price = variant.prices.get(hit.currency or "")
    if variant.in_stock is False or price is None:
        return variant == hit.variant
    for limit in query.limits:
        if limit.field == "price" and not (
            limit.unit == hit.currency
            and limit.op in _KEEPS
            and _KEEPS[limit.op](price.amount, Decimal(str(limit.value)))
        ):
            return variant == hit.variant
    return all(limit.field in NO_OPTIONS for limit in query.limits) or all(
        variant.options.get(name) == value or wish.speaks_of(value) for name, value in hit.variant.options.items()
    )


def _stated_of(wish: Further, limit: Limit) -> bool:
    """Whether a wish in force named a figure of the measure: "20 litres" does not hold back "bigger"."""
    values = (limit.value,) if isinstance(limit.value, str) else limit.value
    return limit.field not in ("category", "brand", "price") and any(wish.speaks_of(str(value)) for value in values)
