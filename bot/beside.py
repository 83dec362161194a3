"""Lists around one product: what is like it, and what goes with it."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.draft import Draft
from bot.finder import Found
from bot.ledger import Logged, Turn
from bot.listing import Listing
from bot.messages import Card
from bot.session import Shown
from retrieval.complements import complements, kinds_of, wider_kinds
from retrieval.products import Product
from retrieval.query import Limit, Query, Result
from retrieval.similar import similar
from retrieval.topics import read


@dataclass(frozen=True, slots=True)
class Beside:
    """Answers with a list that starts from a product instead of wishes."""

    listing: Listing

    async def similar(self, draft: Draft, product: Product, last: Logged | None, stated: Sequence[Limit] = ()) -> Turn:
        """What is like it and keeps what was asked besides ("but cheaper"); "more" goes on with it."""
        # A kind or a brand named only calls the product.
        besides = tuple(one for one in stated if one.op in ("!=", "not_in") or one.field not in ("category", "brand"))
        session = draft.session
        query = Query(
            like=product.id,
            language=session.language,
            currency=session.currency,
            limits=(*_of_kind(kinds_of(product)[:1]), *besides),
        )
        result = await asyncio.to_thread(
            similar, self.listing.finder, product, language=session.language, currency=session.currency, limits=besides
        )
        opening = draft.words.similar_to.format(title=self._title(draft, product))
        return await self._listing(result).show(draft, query, "similar", last, opening=opening)

    async def goes_with(self, draft: Draft, product: Product, last: Logged | None) -> Turn:
        """What completes it, in stock and with the product's name in each reason; the wishes in force stay."""
        session, words = draft.session, draft.words
        found = await asyncio.to_thread(
            complements, self.listing.finder, product, language=session.language, currency=session.currency,
            exclude=[line.product_id for line in session.cart.lines],
        )  # fmt: skip
        title = self._title(draft, product)
        if not found:
            return draft.turn(words.nothing_goes_with.format(title=title), "goes_with", buttons=draft.suggestions())
        kinds = dict.fromkeys(complement.kind for complement in found)
        query = Query(language=session.language, currency=session.currency, limits=_of_kind(kinds))
        hits = tuple(complement.hit for complement in found)
        opening = words.goes_with.format(title=title)
        turn = await self._listing(Result(hits, len(hits))).show(draft, query, "goes_with", last, opening=opening)
        line = words.goes_with_reason.format(title=title)
        cards = tuple(_because(card, line, words.semicolon, words.plain_reason) for card in turn.reply.cards)
        shown = tuple(replace(item, why=f"{line}\n{item.why}") for item in turn.session.shown)
        after = replace(turn.session, query=session.query, seen=session.seen, focus=product.id, shown=shown)
        return replace(turn, reply=replace(turn.reply, cards=cards, buttons=()), session=after)

    async def cart(self, draft: Draft, last: Logged | None) -> Turn:
        """What completes the cart under what is left of the budget."""
        if turn := await self.listing.bundle(draft, draft.session.query, last):
            return turn
        lines = (self.listing.finder.product(line.product_id) for line in draft.session.cart.lines)
        titles = draft.words.semicolon.join(self._title(draft, product) for product in lines if product)
        text = draft.words.nothing_goes_with.format(title=titles) if titles else draft.words.cart_empty
        return draft.turn(text, "goes_with", buttons=draft.suggestions())

    def anchor(self, draft: Draft, pointed: Sequence[Shown], about: Sequence[Shown]) -> Product | None:
        """The product to start from: pointed at, else the best of the kind named, else the one talked about."""
        finder = self.listing.finder
        for item in pointed:
            return finder.product(item.product_id)
        if goods := read(draft.text).names("goods"):
            hits = finder.search(Query(draft.text, draft.session.language, currency=draft.session.currency), 1).hits
            for hit in hits:
                kinds = kinds_of(hit.product)
                if not goods.isdisjoint({name for kind in kinds for name in (kind, *wider_kinds(kind))}):
                    return hit.product
        cart = [line.product_id for line in reversed(draft.session.cart.lines)]
        ids = [*(item.product_id for item in about), *cart, *(item.product_id for item in draft.session.shown)]
        return next((product for product_id in ids if (product := finder.product(product_id))), None)

    def _listing(self, result: Result) -> Listing:
        return replace(self.listing, finder=Found(self.listing.finder, result, self.listing.finder.currency))

    def _title(self, draft: Draft, product: Product) -> str:
        return product.words(draft.session.language).title


def _of_kind(kinds: Iterable[str]) -> tuple[Limit, ...]:
    """What keeps the list, and what is asked of it next, to these kinds."""
    names = tuple(kinds)
    return (Limit("category", "in", names, hard=False),) if names else ()


def _because(card: Card, line: str, semicolon: str, nothing: str) -> Card:
    """The card with why it is here at the head of its reason."""
    return replace(card, reason=line if card.reason == nothing else f"{line}{semicolon}{card.reason}")
