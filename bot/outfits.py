"""Several kinds of things in one request: one of each, chosen together so that the sum keeps the budget."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.bundles import budget_of
from bot.combining import Combination, Option, cheapest, combine, options, shortlists
from bot.draft import Draft
from bot.ledger import Logged, Turn
from bot.listing import Listing
from bot.messages import Act
from bot.occasions import Occasion, occasion
from bot.say.phrases import money
from bot.session import Part
from bot.understand.meaning import Meaning
from retrieval.query import Hit, Limit, Query

MOST = 5
"""Kinds in one set: as many cards as a list has."""
_STAYING = 10_000
"""Worth of staying in a set: more than all the things of a set can differ by."""
_OPEN: frozenset[Act] = frozenset({"find", "refine", "bundle", "help"})
"""Acts of messages that may name an occasion."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a set shall hold."""

    kinds: tuple[Limit, ...]
    query: Query | None
    """The budget and the other wishes."""
    parts: tuple[Part, ...] = ()
    keep: frozenset[str] = frozenset()
    """Product ids that stay in the set, as far as the budget allows."""
    occasion: Occasion | None = None
    """What the kinds follow from; those that the shop does not sell are then left out without a word."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What the shop has of the kinds."""

    kinds: tuple[Limit, ...]
    lists: tuple[tuple[Option, ...], ...]
    missed: tuple[Limit, ...] = ()
    """Wishes for one kind that nothing of it meets."""


def wanted(draft: Draft, meaning: Meaning) -> Wanted | None:
    """The set that a message asks for: the kinds it names, or what an occasion needs."""
    if meaning.act == "bundle" and (len(meaning.kinds) > 1 or (draft.session.kinds and meaning.kinds)):
        before, query = draft.session.kinds, meaning.query
        if before and draft.session.query and set(before) < set(meaning.kinds):
            query = _going_on(draft.session.query, meaning.stated)
        old = [part for part in draft.session.parts if part.kind in meaning.kinds] if before else []
        kept = [part for part in old if not any(_instead(new, part) for new in meaning.parts)]
        return Wanted(meaning.kinds[:MOST], query, (*kept, *meaning.parts), _unchanged(draft, meaning))
    if meaning.act in _OPEN and not meaning.kinds:
        found = occasion(draft.text, asked=meaning.act == "bundle")
        if found is not None:
            kinds = tuple(Limit("category", "=", kind, hard=False) for kind in found.kinds)
            return Wanted(kinds, meaning.query, occasion=found)
    return None


def _going_on(query: Query, stated: Sequence[Limit]) -> Query:
    """The wishes of the set shown last, under a new budget where one was named."""
    prices = tuple(limit for limit in stated if limit.field == "price")
    if not prices:
        return query
    return replace(query, limits=(*(limit for limit in query.limits if limit.field != "price"), *prices))


def _unchanged(draft: Draft, meaning: Meaning) -> frozenset[str]:
    """What stands in the set shown last for kinds of which nothing is said."""
    if "set-part-changed" not in meaning.rules or len(draft.session.shown) != len(draft.session.kinds):
        return frozenset()
    changed = {part.kind for part in meaning.parts}
    shown = zip(draft.session.kinds, draft.session.shown, strict=True)
    return frozenset(item.product_id for kind, item in shown if kind not in changed)


def _instead(new: Part, old: Part) -> bool:
    """Whether a wish for one kind takes the place of an earlier one: another colour, another price."""
    same = new.kind == old.kind and new.wish.field == old.wish.field and new.wish.op == old.wish.op
    return same and new.wish.field != "words" and new.wish.op not in ("!=", "not_in")


def _values(limit: Limit) -> tuple[str, ...]:
    return (limit.value,) if isinstance(limit.value, str) else limit.value


@dataclass(frozen=True, slots=True)
class Outfits:
    """Answers with a set."""

    listing: Listing

    async def put_together(self, draft: Draft, want: Wanted, last: Logged | None) -> Turn:
        """One thing of each kind within the budget, with the sum; or what the cheapest together cost."""
        words = draft.words
        query = want.query or Query(language=draft.session.language, currency=draft.session.currency)
        if want.occasion:
            query = _without_words(query, want.occasion)
        currency = query.currency or draft.session.currency or self.listing.finder.currency
        budget = budget_of(query, currency)
        wishes = [limit for limit in query.limits if limit.field not in ("category", "price")]
        must = [limit for limit in wishes if limit.hard]
        found = await asyncio.to_thread(self._find, draft, query, want, wishes, currency)
        made = _chosen(found, budget)
        given_up: list[Limit] = []
        if made is None and len(must) < len(wishes):
            given_up = [limit for limit in wishes if not limit.hard]
            found = await asyncio.to_thread(self._find, draft, query, want, must, currency)
            made = _chosen(found, budget)
        parts = tuple(part for part in want.parts if part.wish not in found.missed)
        if made is not None or "set-part-changed" not in draft.rules or draft.session.query is None:
            draft.session = replace(draft.session, query=query)  # else nothing costs less, and the old budget stays
        draft.session = replace(draft.session, kinds=found.kinds, parts=parts)
        missing = [kind for kind in want.kinds if kind not in found.kinds] if want.occasion is None else []
        # Each kind by its own name: the words for all of them together are those of the whole set.
        phrases = replace(draft.phrases, kind="")
        for kind in missing:
            draft.miss("wish", phrases.list([kind, *must]))
        lines = [words.set_missing.format(kinds=phrases.list(missing))] if missing else []
        if made is None:
            return self._none(draft, found, budget, currency, lines)
        lines += self._lines(draft, made, budget, currency)
        if given_up := [*given_up, *found.missed]:
            lines.append(words.gave_up.format(wishes=draft.phrases.list(given_up)))
        return self.listing.set_out(draft, query, made.hits, last, "\n".join(lines))

    def _find(self, draft: Draft, query: Query, want: Wanted, wishes: Sequence[Limit], currency: str) -> _Found:
        """The best of each kind and the cheapest ones, so that the cheapest sum is that of the whole shop."""
        barred = self.listing.choosing.without(draft)
        sold, lists, kinds = [], [], want.kinds
        missed: list[Limit] = []
        for kind in kinds:
            text = " ".join((*_values(kind)[:1], *_free_words(query, kinds)))
            own = [part.wish for part in want.parts if part.kind == kind]
            limits = (kind, *wishes, *own)
            asked = replace(
                query, text=text, limits=limits, currency=currency, exclude=barred, kind="", phrases=(), order=None,
                like=None,
            )  # fmt: skip
            result = self.listing.finder.search(asked)
            if not result.hits and (hard := [wish for wish in own if wish.hard]):
                # Nothing cheaper of this kind: it stays as it is, and the reply says so.
                asked = replace(asked, limits=tuple(limit for limit in limits if limit not in hard))
                result = self.listing.finder.search(asked)
                missed += hard if result.hits else ()
            best = max((hit.score for hit in result.hits), default=0.0)
            fitting = options(result.hits, currency, best)
            if not fitting:
                continue
            low = self.listing.finder.search(replace(asked, order="cheapest"), len(kinds)).hits
            shortest = shortlists([fitting] * len(kinds))[0]
            known = {option.hit.product.id for option in shortest}
            cheap = [option for option in options(low, currency, best) if option.hit.product.id not in known]
            sold.append(kind)
            missed += [wish for wish in own if wish in result.given_up]
            lists.append(tuple(_kept(option, want.keep) for option in (*shortest, *cheap)))
        return _Found(tuple(sold[:MOST]), tuple(lists[:MOST]), tuple(missed))

    def _none(self, draft: Draft, found: _Found, budget: Decimal | None, currency: str, lines: Sequence[str]) -> Turn:
        """That no combination keeps the budget, and what the cheapest one costs."""
        words, language = draft.words, draft.session.language
        least = cheapest(found.lists)
        if least is None or budget is None:
            return draft.turn("\n".join(lines) or words.nothing, "bundle", buttons=draft.suggestions())
        wishes = [limit for limit in (draft.session.query or Query()).limits if limit.field == "price"]
        draft.miss("wish", draft.phrases.list([*found.kinds, *wishes]))
        total = money(least.total, currency, language)
        text = words.set_too_dear.format(budget=money(budget, currency, language), total=total)
        button = draft.say_button(words.b_up_to.format(price=total))
        return draft.turn("\n".join([*lines, text]), "bundle", buttons=(button, *draft.suggestions()))

    def _lines(self, draft: Draft, made: Combination, budget: Decimal | None, currency: str) -> list[str]:
        words, language = draft.words, draft.session.language
        total = money(made.total, currency, language)
        lines = [words.set_of.format(n=len(made.hits))] if len(made.hits) > 1 else []
        lines += [self._line(draft, hit, currency) for hit in made.hits]
        lines.append(words.cart_total.format(total=total))
        if budget is not None:
            left, whole = money(budget - made.total, currency, language), money(budget, currency, language)
            lines.append(words.set_left.format(left=left, budget=whole))
        return lines

    def _line(self, draft: Draft, hit: Hit, currency: str) -> str:
        price = money(hit.variant.prices[currency].amount, currency, draft.session.language)
        title = hit.product.words(draft.session.language).title
        return draft.words.cart_one.format(quantity=1, title=title, price=price)


def _kept(option: Option, keep: frozenset[str]) -> Option:
    return replace(option, worth=option.worth + _STAYING) if option.hit.product.id in keep else option


def _chosen(found: _Found, budget: Decimal | None) -> Combination | None:
    return combine(found.lists, budget)


def _free_words(query: Query, kinds: Sequence[Limit]) -> list[str]:
    """The words that rank within every kind: those that name none of them."""
    named = {word for kind in kinds for value in _values(kind) for word in value.lower().split()}
    named |= {word.rstrip("s") for word in named}
    return [word for word in query.text.split() if word.lower() not in named]


def _without_words(query: Query, found: Occasion) -> Query:
    """The query without kinds and wishes that only repeat the occasion's name: "rain" is no scent here."""
    limits = tuple(
        limit
        for limit in query.limits
        if limit.field != "category" and not any(value.lower() in found.words for value in _values(limit))
    )
    return replace(query, text="", limits=limits)
