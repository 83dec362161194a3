"""The best deals: what is really reduced, the largest saving first, and an honest answer when nothing is."""

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from bot.draft import Draft
from bot.ledger import Logged, Turn
from bot.listing import Listing
from bot.messages import Language
from bot.say.phrases import money
from retrieval.query import Limit, Query

_ASKS_SAVING = re.compile("(?:省|便宜|优惠|减|降)了?(?:多少|几)|how much (?:do|can|would) i save", re.IGNORECASE)
USUAL: Mapping[Language, str] = {"en": "USD", "zh": "CNY"}
"""The price list of a shopper who has named none, where the shop has it."""


async def deals(listing: Listing, draft: Draft, query: Query | None, last: Logged | None) -> Turn:
    """What of the wishes costs less than before, by what is saved; else the cheapest, and that nothing is reduced."""
    query = query or Query(language=draft.session.language, currency=draft.session.currency)
    wishes = tuple(limit for limit in query.limits if limit.field != "sale")
    settled = query.currency or draft.session.currency
    usual = (USUAL[draft.session.language], listing.finder.currency)
    for currency in [settled] if settled else dict.fromkeys(usual):
        sale = Limit("sale", "=", "reduced", currency)
        reduced = replace(query, limits=(*wishes, sale), order="saving", lean=None, currency=currency)
        if turn := await listing.show_if_any(draft, reduced, "best_deal", last):
            return _with_saving(draft, turn)
    words, phrases = draft.words, draft.phrases
    opening = words.no_deals_for.format(wishes=phrases.list(wishes)) if wishes else words.no_deals
    cheapest = replace(query, limits=wishes, order="cheapest", lean=None)
    return await listing.show(draft, cheapest, "best_deal", last, opening=opening)


def _with_saving(draft: Draft, turn: Turn) -> Turn:
    """省多少: what the first thing of the list saves, before the list."""
    card = turn.reply.cards[0] if turn.reply.cards else None
    if card is None or not _ASKS_SAVING.search(draft.text) or not (card.price and card.list_price and card.currency):
        return turn
    saved = money(Decimal(card.list_price) - Decimal(card.price), card.currency, draft.session.language)
    line = draft.words.saves.format(title=card.title, saved=saved)
    return replace(turn, reply=replace(turn.reply, text=f"{line}\n{turn.reply.text}"))
