"""Finding, choosing and showing: from wishes to a slate of cards, by one list."""

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from bot.cards import SELF_EXPLAINING, Explanation, card
from bot.draft import Draft
from bot.features import FEATURE_VERSION, candidates
from bot.learner import Learner
from bot.ledger import Logged, Turn, Verb
from bot.messages import Act, Button, Card, Language
from bot.say.phrases import money
from bot.session import Shown, Step
from bot.strategy import kind_known, mask, reward, state
from policy.base import Decision, Transition
from retrieval.products import Product
from retrieval.query import Hit, Limit, Order, Query, Result

NAMED_ORDER = "named-order"
"""The policy name of a list whose order the shopper named."""
SLATE = 4
"""Cards in a list, …"""
WHOLE = 5
"""… unless all that fit are at most this many: then all are shown."""
NEAR = 0.35
"""Without a known kind, hits below this share of the best score are not worth a card."""
FEWEST = 3
"""… unless the list would then have fewer cards than this."""


class Finder(Protocol):
    """The search, as far as the dialogue needs it."""

    currency: str

    def search(self, query: Query, k: int = 50) -> Result:
        """Products that keep the hard limits, preferences settled."""

    def product(self, product_id: str) -> Product | None:
        """The record of one product."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Makes lists. `link` turns a platform, a click token and a product's link into the card's link."""

    finder: Finder
    learner: Learner
    link: Callable[[str, str, str], str]

    async def show(self, draft: Draft, query: Query, act: Act, last: Logged | None, *, opening: str = "") -> Turn:
        """Search, choose and answer with cards, or say honestly why there are none."""
        draft.session = replace(draft.session, query=replace(query, exclude=()))
        result = await asyncio.to_thread(self.finder.search, query)
        if not result.hits:
            return await self._none(draft, query, act, result)
        hits = _near(result.hits, query)
        facet = _facet(hits, draft) if not kind_known(query) else None
        self._choose_strategy(draft, query, last, can_clarify=facet is not None)
        decision = self._choose(draft, query, act, hits)
        draft.decision = decision
        asked = draft.strategy is not None and draft.strategy.name == "clarify" and facet is not None
        text = self._text(draft, query, act, result, len(decision.slate), opening)
        buttons = _next(draft, query, result, decision)
        if asked and facet is not None:
            name, values = facet
            text += "\n" + draft.words.clarify.format(facet=name)
            buttons = (*(draft.say_button(value) for value in values), *buttons)
        cards = self._cards(draft, hits, decision)
        fresh = act != "more"
        draft.session = replace(
            draft.session,
            seen=(*(() if fresh else draft.session.seen), *decision.slate),
            focus=None,
            last_feedback="none",
            clarified=draft.session.clarified + 1 if asked else 0,
        )
        return draft.turn(text, act, cards=cards, buttons=buttons)

    def _choose_strategy(self, draft: Draft, query: Query, last: Logged | None, *, can_clarify: bool) -> None:
        now, allowed = state(draft.session, query), mask(draft.session, query, can_clarify=can_clarify)
        if step := draft.session.step:
            heard = [*(last.feedback if last else ()), *draft.feedback]
            draft.transition = Transition(step.state, step.action, reward(heard), now, allowed)
        draft.strategy = self.learner.strategy.choose(now, allowed, rng=draft.rng)
        draft.session = replace(draft.session, step=Step(now, draft.strategy.name))

    def _choose(self, draft: Draft, query: Query, act: Act, hits: Sequence[Hit]) -> Decision:
        offered = candidates(hits, query.lean)
        size = len(offered) if len(offered) <= WHOLE else SLATE
        arm = self.learner.arm(draft.session.user_id)
        context: dict[str, float | str] = {
            "version": arm.version,
            "language": draft.session.language,
            "platform": draft.event.platform,
            "strategy": draft.strategy.name if draft.strategy else "relevant",
            "features": FEATURE_VERSION,
            "learned": float(self.learner.position),
        }
        decision_id, now = draft.id("decision"), draft.event.at
        if query.order is None and act != "more":
            return arm.policy.choose(context, offered, size, decision_id=decision_id, now=now, rng=draft.rng)
        # The shopper named the order: it is kept exactly, nothing is drawn and nothing explored.
        slate = tuple(candidate.product_id for candidate in offered[:size])
        sure = (1.0,) * len(slate)
        return Decision(
            decision_id, offered, slate, sure, sure, (False,) * len(slate), False, NAMED_ORDER, context, now
        )

    def _cards(self, draft: Draft, hits: Sequence[Hit], decision: Decision) -> tuple[Card, ...]:
        by_id = {hit.product.id: hit for hit in hits}
        chosen = [by_id[product_id] for product_id in decision.slate]
        ordered = decision.policy == NAMED_ORDER
        whys = [
            Explanation.of(hit, draft.phrases).text(draft.phrases, ordered=ordered, explored=explored)
            for hit, explored in zip(chosen, decision.explored, strict=True)
        ]
        draft.session = replace(
            draft.session,
            shown=tuple(
                Shown(hit.product.id, hit.variant.id, decision.decision_id, why)
                for hit, why in zip(chosen, whys, strict=True)
            ),
        )
        return tuple(self._card(draft, hit, decision, why) for hit, why in zip(chosen, whys, strict=True))

    def _card(self, draft: Draft, hit: Hit, decision: Decision, why: str) -> Card:
        words = draft.words
        labels: dict[Verb, str] = {
            "details": words.b_details,
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
        return card(hit, draft.phrases, url=self.url(draft, hit, decision.decision_id), buttons=buttons)

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

    def _text(self, draft: Draft, query: Query, act: Act, result: Result, shown: int, opening: str) -> str:
        words, phrases = draft.words, draft.phrases
        kept = [limit for limit in query.limits if limit not in result.given_up]
        if opening:
            first = opening
        elif act == "more":
            first = words.more_of.format(n=shown)
        else:
            wishes = phrases.list(kept)
            # "72 fit" is only true when every word of the request took part in the counting.
            counted = bool(kept) and result.total > shown and not draft.understood.not_understood
            template = words.found_some_wishes if counted else words.found_wishes if wishes else words.found
            first = template.format(n=shown, total=result.total, wishes=wishes)
        lines = [first]
        if result.given_up:
            lines.append(words.gave_up.format(wishes=phrases.list(result.given_up)))
        if query.order:
            lines.append(words.sorted_by[query.order])
        return "\n".join(lines)

    async def _none(self, draft: Draft, query: Query, act: Act, result: Result) -> Turn:
        words, phrases = draft.words, draft.phrases
        if not result.kind_sold:
            kind = phrases.list(limit for limit in query.limits if limit.field == "category")
            draft.session = replace(draft.session, query=None)
            return draft.turn(words.kind_not_sold.format(kind=kind), act, buttons=draft.suggestions())
        if act == "more":
            return draft.turn(words.no_more, act, buttons=(draft.say_button(words.b_cheaper), *draft.suggestions()))
        draft.session = replace(draft.session, seen=())
        if not result.blocking:
            return draft.turn(words.nothing, act, buttons=draft.suggestions())
        fields = {limit.field for limit in result.blocking}
        if fields == {"stock"}:
            return draft.turn(
                words.sold_out.format(wishes=phrases.list(query.limits)), act, buttons=draft.suggestions()
            )
        if fields == {"price"}:
            text = words.nothing_in_price.format(wishes=phrases.list(query.limits))
            nearest, buttons = await self._nearest(draft, query, result.blocking)
            return draft.turn(f"{text}\n{nearest}".strip(), act, buttons=(*buttons, *draft.suggestions()))
        text = words.nothing_because.format(wishes=phrases.list(query.limits), blocking=phrases.list(result.blocking))
        return draft.turn(text, act, buttons=draft.suggestions())

    async def _nearest(self, draft: Draft, query: Query, blocking: Sequence[Limit]) -> tuple[str, tuple[Button, ...]]:
        """The price that comes nearest to a price limit which nothing keeps, and a button that asks for it."""
        free = tuple(limit for limit in query.limits if limit.field != "price")
        dear = any(limit.op == "<=" for limit in blocking)
        order: Order = "cheapest" if dear else "dearest"
        found = await asyncio.to_thread(self.finder.search, replace(query, limits=free, order=order), 1)
        prices = [(hit.variant.prices[hit.currency].amount, hit.currency) for hit in found.hits if hit.currency]
        if not prices:
            return "", ()
        words, price = draft.words, money(*prices[0], draft.session.language)
        said, ask = (words.nearest_from, words.b_up_to) if dear else (words.nearest_to, words.b_from)
        return said.format(price=price), (draft.say_button(ask.format(price=price)),)


def _next(draft: Draft, query: Query, result: Result, decision: Decision) -> tuple[Button, ...]:
    """What could be said next about this list: only what would change it."""
    words = draft.words
    several, more = len(decision.slate) > 1, result.total > len(decision.slate)
    labels = [words.b_more] if more else []
    if several and query.order != "cheapest":
        labels.append(words.b_cheaper)
    if more and query.order is None:
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


def _near(hits: Sequence[Hit], query: Query) -> Sequence[Hit]:
    """Without a known kind, only what comes near the best: a settled list is kept whole."""
    if kind_known(query) or query.order is not None or query.like is not None:
        return hits
    near = [hit for hit in hits if hit.score >= NEAR * hits[0].score]
    return near if len(near) >= FEWEST else hits[:FEWEST]


def _facet(hits: Sequence[Hit], draft: Draft) -> tuple[str, tuple[str, ...]] | None:
    """The kinds among the hits, most frequent first, when there are several: what a question could ask."""
    language = draft.session.language
    kinds = Counter(path[-1] for hit in hits if (path := hit.product.words(language).category))
    if len(kinds) < 2:
        return None
    return draft.words.kind, tuple(kind for kind, _ in kinds.most_common(4))
