"""Saying honestly that there are no cards, and why."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from bot.draft import Draft
from bot.finder import Finder
from bot.ledger import Turn
from bot.messages import Act, Button
from bot.say.phrases import money
from retrieval.query import Limit, Order, Query, Result

RELAXED = 3
"""Single wishes to give up that are named, each with what it would bring."""


async def nothing(finder: Finder, draft: Draft, query: Query, act: Act, result: Result) -> Turn:
    """Why there are no cards, and what would bring some."""
    words, phrases = draft.words, draft.phrases
    if not result.kind_sold:
        kind = phrases.list(limit for limit in query.limits if limit.field == "category")
        draft.miss("wish", kind)
        # "Under 200", said next, still speaks of it, unless something else was looked for before.
        draft.session = replace(draft.session, query=draft.session.query or query)
        return draft.turn(words.kind_not_sold.format(kind=kind), act, buttons=draft.suggestions())
    if act == "more":
        return draft.turn(words.no_more, act, buttons=(draft.say_button(words.b_cheaper), *draft.suggestions()))
    draft.session = replace(draft.session, seen=())
    draft.miss("wish", phrases.list(query.limits) or query.text)
    if not result.blocking:
        return draft.turn(words.nothing, act, buttons=draft.suggestions())
    fields = {limit.field for limit in result.blocking}
    if fields == {"stock"}:
        return draft.turn(words.sold_out.format(wishes=phrases.list(query.limits)), act, buttons=draft.suggestions())
    if fields == {"price"}:
        text = words.nothing_in_price.format(wishes=phrases.list(query.limits))
        nearest, buttons = await _nearest(finder, draft, query, result.blocking)
        return draft.turn(f"{text}\n{nearest}".strip(), act, buttons=(*buttons, *draft.suggestions()))
    text = words.nothing_because.format(wishes=phrases.list(query.limits), blocking=phrases.list(result.blocking))
    relaxed = [words.without.format(wish=phrases.list([limit]), n=n) for limit, n in result.relaxations[:RELAXED]]
    return draft.turn("\n".join([text, *relaxed]), act, buttons=draft.suggestions())


async def _nearest(
    finder: Finder, draft: Draft, query: Query, blocking: Sequence[Limit]
) -> tuple[str, tuple[Button, ...]]:
    """The price that comes nearest to a price limit which nothing keeps, and a button that asks for it."""
    free = tuple(limit for limit in query.limits if limit.field != "price")
    dear = any(limit.op == "<=" for limit in blocking)
    order: Order = "cheapest" if dear else "dearest"
    found = await asyncio.to_thread(finder.search, replace(query, limits=free, order=order), 1)
    prices = [(hit.variant.prices[hit.currency].amount, hit.currency) for hit in found.hits if hit.currency]
    if not prices:
        return "", ()
    words, price = draft.words, money(*prices[0], draft.session.language)
    said, ask = (words.nearest_from, words.b_up_to) if dear else (words.nearest_to, words.b_from)
    return said.format(price=price), (draft.say_button(ask.format(price=price)),)
