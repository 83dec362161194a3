"""Finding, choosing and showing: from wishes to a slate of cards, by one list."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from bot.bundles import Complements, budget_left, together
from bot.cards import SELF_EXPLAINING, card
from bot.choosing import FEWEST, NAMED_ORDER, WHOLE, Choosing
from bot.draft import Draft
from bot.facets import best_facet
from bot.finder import Finder
from bot.ledger import Logged, Turn, Verb
from bot.messages import Act, Button, Card, Language
from bot.nothing import nothing
from bot.session import Shown
from bot.strategy import BESIDE, kind_known
from bot.why import why
from policy.base import Decision
from retrieval.ages import for_age
from retrieval.query import Hit, Limit, Order, Query, Result

__all__ = ["NAMED_ORDER", "Finder", "Listing"]

_SEVERAL = 2
_OF_AGE = 200
"""Hits that are looked through for those of a child's age."""
NEAR = 0.35
"""Without a known kind, hits below this share of the best score are not worth a card, unless too few are left."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Makes lists. `link` turns a platform, a click token and a product's link into the card's link."""

    finder: Finder
    choosing: Choosing
    link: Callable[[str, str, str], str]
    complements: Complements | None = None
    second_look: Callable[[Draft, Query, Result], Awaitable[Result]] | None = None
    """Looks at what was found again, and may put it into another order."""

    async def show(self, draft: Draft, query: Query, act: Act, last: Logged | None, *, opening: str = "") -> Turn:
        """Search, choose and answer with cards, or say honestly why there are none."""
        result = await self._search(draft, query)
        draft.session = replace(draft.session, query=replace(query, exclude=()), kinds=(), parts=())
        if not result.hits:
            return await nothing(self.finder, draft, query, act, result)
        return self._lay_out(draft, query, act, last, result, opening)

    async def show_each(
        self, draft: Draft, query: Query, kinds: Sequence[Limit], act: Act, last: Logged | None
    ) -> Turn | None:
        """A list with the best of each kind, each with what can be kept of the other wishes; None where fewer than two
        kinds have any.
        """
        others = tuple(limit for limit in query.limits if limit.field != "category")
        results = [await self._search(draft, replace(query, limits=(kind, *others))) for kind in kinds[:WHOLE]]
        found = [result for result in results if result.hits]
        if len(found) < len(kinds) or len(found) < _SEVERAL:
            return None
        draft.session = replace(draft.session, query=replace(query, exclude=()), kinds=(), parts=())
        best = _in_turn([result.hits for result in found])[:WHOLE]
        given_up = tuple(one for one in found[0].given_up if all(one in result.given_up for result in found))
        result = Result(tuple(best), len(best), given_up)
        return self._lay_out(draft, query, act, last, result, "")

    async def show_if_any(self, draft: Draft, query: Query, act: Act, last: Logged | None) -> Turn | None:
        """The list that `show` makes; None, and nothing changed, where nothing is found."""
        result = await self._search(draft, query)
        if not result.hits:
            return None
        draft.session = replace(draft.session, query=replace(query, exclude=()), kinds=(), parts=())
        return self._lay_out(draft, query, act, last, result, "")

    async def _search(self, draft: Draft, query: Query) -> Result:
        wanted = replace(query, exclude=(*query.exclude, *self.choosing.without(draft)))
        result = await asyncio.to_thread(self.fitting, wanted)
        return await self.second_look(draft, wanted, result) if self.second_look else result

    def fitting(self, query: Query, most: int = 50) -> Result:
        """What is found for these wishes, of the age they are for."""
        if query.age is None:
            return self.finder.search(query, most)
        return for_age(self.finder.search(query, max(most, _OF_AGE)), query.age)

    async def bundle(self, draft: Draft, query: Query | None, last: Logged | None) -> Turn | None:
        """What goes with the cart, or with the product talked about; None when nothing is known to."""
        session, query = draft.session, query or Query(language=draft.session.language)
        ids = [line.product_id for line in session.cart.lines] or [session.focus or ""]
        anchors = [product for product_id in ids if (product := self.finder.product(product_id))]
        if self.complements is None or not anchors:
            return None
        budget = budget_left(query, session.cart, self.finder.product, query.currency or self.finder.currency)
        hits = await asyncio.to_thread(together, anchors, query, budget, self.complements)
        barred = self.choosing.without(draft)
        if not (hits := tuple(hit for hit in hits if hit.product.id not in barred)):
            return None
        titles = draft.words.semicolon.join(product.words(session.language).title for product in anchors)
        opening = draft.words.bundle_with.format(titles=titles)
        return self._lay_out(draft, query, "bundle", last, Result(hits, len(hits)), opening)

    def set_out(self, draft: Draft, query: Query, hits: Sequence[Hit], last: Logged | None, text: str) -> Turn:
        """Cards of things that were chosen together, in their order; `text` says what they are."""
        self.choosing.strategy(draft, query, "bundle", last, can_clarify=False)
        decision = draft.decision = self.choosing.joint(draft, query, hits)
        cards = self._cards(draft, hits, decision, None)
        seen = tuple(card.product_id for card in cards)
        draft.session = replace(draft.session, seen=seen, focus=None, last_feedback="none", clarified=0)
        return draft.turn(text, "bundle", cards=cards)

    def _lay_out(
        self,
        draft: Draft,
        query: Query,
        act: Act,
        last: Logged | None,
        result: Result,
        opening: str,
    ) -> Turn:
        hits = result.hits if act in BESIDE else _near(result.hits, query)
        stated = [limit.field for limit in query.limits]
        facet = best_facet(hits, draft.session.language, stated) if not kind_known(query) else None
        strategy = self.choosing.strategy(draft, query, act, last, can_clarify=facet is not None)
        promoted = self.choosing.promoted(hits, query, act) if act not in BESIDE else None
        open_hits = [hit for hit in hits if hit is not promoted]
        most = WHOLE if promoted is None else WHOLE - 1
        decision = draft.decision = self.choosing.slate(draft, query, act, open_hits, most=most)
        asked = strategy == "clarify" and facet is not None
        text = self._text(draft, query, act, result, len(decision.slate), opening)
        buttons = () if act in BESIDE else _next(draft, query, result, decision)
        if asked and facet is not None:
            name, values = facet
            text += "\n" + draft.words.clarify.format(facet=draft.words.facets[name])
            buttons = (*(draft.say_button(value) for value in values), *buttons)
        cards = self._cards(draft, hits, decision, promoted)
        if offer := self.choosing.offer(draft, [hit.product for hit in hits if hit.product.id in decision.slate]):
            text += "\n" + draft.words.offer.format(text=offer.text[draft.session.language])
            buttons = (
                *buttons,
                Button(draft.words.b_offer, draft.action("offer", decision_id=draft.session.offered, value=offer.id)),
            )
        fresh = act != "more"
        draft.session = replace(
            draft.session,
            seen=(*(() if fresh else draft.session.seen), *(card.product_id for card in cards)),
            focus=None,
            last_feedback="none",
            clarified=draft.session.clarified + 1 if asked else 0,
        )
        return draft.turn(text, act, cards=cards, buttons=buttons)

    def _cards(self, draft: Draft, hits: Sequence[Hit], decision: Decision, promoted: Hit | None) -> tuple[Card, ...]:
        by_id = {hit.product.id: hit for hit in hits}
        chosen = [by_id[product_id] for product_id in decision.slate]
        whys = [why(hit, decision, draft.phrases) for hit in chosen]
        if promoted is not None:
            chosen.append(promoted)
            whys.append(why(promoted, decision, draft.phrases))
        draft.session = replace(
            draft.session,
            shown=tuple(
                Shown(hit.product.id, hit.variant.id, decision.decision_id, why)
                for hit, why in zip(chosen, whys, strict=True)
            ),
        )
        return tuple(
            self._card(draft, hit, decision, reason, promoted=hit is promoted)
            for hit, reason in zip(chosen, whys, strict=True)
        )

    def _card(self, draft: Draft, hit: Hit, decision: Decision, why: str, *, promoted: bool) -> Card:
        words = draft.words
        labels: dict[Verb, str] = {
            "details": words.b_details,
            "cart": words.b_cart,
            "similar": words.b_similar,
            "why": words.b_why,
            "compare": words.b_compare,
            "up": words.b_up,
            "down": words.b_down,
        }
        buttons = tuple(
            Button(
                label,
                draft.action(
                    verb,
                    decision_id=decision.decision_id,
                    product_id=hit.product.id,
                    variant_id=hit.variant.id,
                    value=why if verb == "why" else None,
                ),
            )
            for verb, label in labels.items()
        )
        # A promoted card stands outside the logged list: what becomes of it teaches nothing.
        url = self.url(draft, hit, None if promoted else decision.decision_id)
        return replace(card(hit, draft.phrases, url=url, buttons=buttons), promoted=promoted)

    def url(self, draft: Draft, hit: Hit, decision_id: str | None) -> str | None:
        """The product's link, counted when followed if it stands in a logged list."""
        if not hit.product.url:
            return None
        token = draft.action(
            "open",
            decision_id=decision_id,
            product_id=hit.product.id,
            variant_id=hit.variant.id,
            value=hit.product.url,
        )
        return self.link(draft.event.platform, token, hit.product.url)

    def offer(self, draft: Draft, offer_id: str, logged: Logged | None) -> Turn:
        """The offer's own words and its link; a click on it when it was mentioned by a logged choice."""
        offer = next((offer for offer in self.choosing.rules.offers if offer.id == offer_id), None)
        if offer is None or not offer.runs(draft.event.at.date()) or draft.session.language not in offer.text:
            return draft.turn(draft.words.offer_over, "feedback", buttons=draft.suggestions())
        if logged is not None:
            draft.hear(logged.decision, "click", f"offer:{offer.id}")
            draft.session = replace(draft.session, offered="")
        lines = [draft.words.offer.format(text=offer.text[draft.session.language])]
        if offer.link:
            token = draft.action("open", value=offer.link)
            lines.append(self.link(draft.event.platform, token, offer.link))
        return draft.turn("\n".join(lines), "best_deal", buttons=draft.suggestions())

    def _text(self, draft: Draft, query: Query, act: Act, result: Result, shown: int, opening: str) -> str:
        words, phrases = draft.words, draft.phrases
        kept = [limit for limit in query.limits if limit not in result.given_up]
        if opening:
            first = opening
        elif act == "more":
            first = draft.opening = words.more_of.format(n=shown)
        else:
            wishes = phrases.list(kept)
            # "72 fit" is only true when every word of the request took part in the counting.
            counted = bool(kept) and result.total > shown and not draft.understood.not_understood
            template = words.found_some_wishes if counted else words.found_wishes if wishes else words.found
            first = draft.opening = template.format(n=shown, total=result.total, wishes=wishes)
        lines = [first]
        if result.given_up:
            lines.append(words.gave_up.format(wishes=phrases.list(result.given_up)))
        if query.order:
            sayings = words.sorted_by if _sortable(query.order, result.hits) else words.unsorted
            lines.append(sayings[query.order])
        return "\n".join(lines)


def _sortable(order: Order, hits: Sequence[Hit]) -> bool:
    """Whether any record says what the order goes by."""
    if order == "best_rated":
        return any(hit.product.rating is not None for hit in hits)
    return order != "popular" or any(hit.product.popularity is not None for hit in hits)


def _next(draft: Draft, query: Query, result: Result, decision: Decision) -> tuple[Button, ...]:
    """What could be said next about this list: only what would change it."""
    words = draft.words
    several, more = len(decision.slate) > 1, result.total > len(decision.slate)
    labels = [words.b_more] if more else []
    if several and query.order != "cheapest":
        labels.append(words.b_cheaper)
    if more and query.order is None and _sortable("best_rated", result.hits):
        labels.append(words.b_best_rated)
    if more and (colour := _colour(result.hits, query, draft.session.language)):
        labels.append(words.b_in_colour.format(colour=colour))
    return tuple(map(draft.say_button, labels))


def _colour(hits: Sequence[Hit], query: Query, language: Language) -> str | None:
    """The commonest colour to choose among the hits, when none was named and not all have it."""
    if any(limit.field == "color" for limit in query.limits):
        return None
    found = Counter(
        hit.product.words(language).options.get(value, value)
        for hit in hits
        for value in {
            value
            for variant in hit.product.variants
            for name, value in variant.options.items()
            if name in SELF_EXPLAINING and variant.in_stock is not False
        }
    )
    shared = [(colour, count) for colour, count in found.items() if 1 < count < len(hits)]
    return max(shared, key=lambda pair: pair[1])[0] if shared else None


def _in_turn(lists: Sequence[Sequence[Hit]]) -> list[Hit]:
    """The first of each list, then the second of each, none twice."""
    ordered = [hit for row in zip_longest(*lists) for hit in row if hit is not None]
    return list({hit.product.id: hit for hit in reversed(ordered)}.values())[::-1]


def _near(hits: Sequence[Hit], query: Query) -> Sequence[Hit]:
    """Without a known kind, only what comes near the best: a settled list is kept whole."""
    if kind_known(query) or query.order is not None or query.like is not None:
        return hits
    near = [hit for hit in hits if hit.score >= NEAR * hits[0].score]
    return near if len(near) >= FEWEST else hits[:FEWEST]
