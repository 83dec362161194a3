"""The wishes in force after a message: those before it, changed by its own, or new ones."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.messages import Act
from bot.session import Part, Session
from bot.understand.aged import age
from bot.understand.measured import goes_further
from bot.understand.merging import merge, ranking_text, starts_afresh, values
from bot.understand.reading import Reading
from bot.understand.set_changes import SetChange
from bot.understand.sets import for_all, wanted_beside
from bot.understand.tongue import Tongue
from bot.understand.whom import Whom
from bot.understand.wishes import Wishes
from retrieval.lexicon import Lexicon
from retrieval.phrases import keys
from retrieval.query import Limit, Query

WISHING: frozenset[Act] = frozenset(("find", "refine", "gift", "best_deal", "bundle"))
"""Acts whose words become wishes; the others leave the wishes in force as they are."""
_SEVERAL = 2
_MEANT = re.compile(r"\bi (?:mean|meant)\b")
_HEDGED = re.compile(
    r"\b(?:if possible|if you (?:have|can|got)|ideally|preferabl[ye]|prefer(?:red)?|maybe|perhaps|hopefully"
    r"|would be nice|best if|nice to have)\b|最好|如果有|有的话|尽量|也行|也可以"
)
"""A wish that need not outweigh those before it."""
_A_THING = re.compile(
    r"^(?:(?:and|also|now|ok|okay|then|next|plus|so|alright)[ ,]+){0,3}"
    r"(?:(?:i|we) (?:also )?(?:need|want) |do you (?:also )?have |is there |(?:show|find|get) me |can i get )?an? "
)
"""Brings in something else, with its article."""
_FOR_SOMETHING = re.compile(
    r"^\W{0,3}(?:(?:and|now|ok|okay|then|next|plus|so|alright|one more thing)[ ,.]+){0,2}(?:also|and|plus|next)[ ,:]+"
    r"(?:some|any)thing (?:to|for) "
)
""" "Also something to charge the watch on": another thing by what it is for."""
_STILL = frozenset(("要", "有", "有没有", "有吗", "想要", "来点", "需要", "我要", "我想要", "买", "看看", "来个"))
"""Chinese requests that as often go on with what is looked for: 要素色."""


@dataclass(frozen=True, slots=True)
class InForce:
    """Settles what is looked for from now on."""

    lexicon: Lexicon
    whom: Whom

    def settle(
        self,
        act: Act,
        wishes: Wishes,
        reading: Reading,
        session: Session,
        spoken: Tongue,
        currency: str,
        parts: Sequence[Part],
        change: SetChange | None,
    ) -> tuple[Act, Query | None]:
        """The act, where what it does to the wishes tells more of it, and what is wished for; None for nothing."""
        before = session.query
        if reading.has("back_to") and (topic := _topic(wishes, session, self.lexicon)):
            before = topic
        if act == "start_over":
            return act, None
        if act == "goes_with" and wishes.kind is not None and wanted_beside(reading):
            limits = wishes.limits
            text = " ".join(wishes.words)
            return act, Query(text, spoken.language, limits, currency, kind=wishes.kind_words, phrases=wishes.phrases)
        if act == "bundle" and session.kinds and before is not None and (change or len(wishes.kinds) < _SEVERAL):
            kept = [limit for limit in before.limits if limit.field == "price"]
            told = _budget_told(wishes, parts, change)
            others = [limit for limit in before.limits if limit.field not in ("price", "category")]
            others += [limit for limit in wishes.limits if limit.field not in ("price", "category") and not parts]
            return act, replace(before, limits=for_all([*(told or kept), *others]), currency=currency)
        if act == "gift":
            return act, self._gift(wishes, reading, session, spoken, currency)
        if act not in WISHING or (act != "refine" and not _any(wishes)):
            return act, before
        if before and _MEANT.search(reading.text) and not self._sold(reading):
            # "I meant car" after a phone holder says what it is for.
            wishes = _as_phrase(wishes)
        if before and wishes.order in ("cheapest", "dearest") and not session.seen:
            # Nothing kept the budget: 那最便宜的多少钱 asks without it.
            before = replace(before, limits=tuple(limit for limit in before.limits if limit.field != "price"))
        fresh = starts_afresh(wishes, before, self.lexicon, asked=_asks_anew(reading), more=reading.has("wants_one"))
        fresh = fresh or (before is not None and reading.has("anew") and wishes.free and not _kinded(before))
        fresh = fresh or (before is not None and _another_thing(wishes, reading, before))
        fresh = fresh and "another-sort" not in reading.rules  # 荞麦的有吗 keeps the budget
        fresh = fresh and (wishes.kind is not None or not goes_further(reading))  # "is there a bigger version"
        # A kind named after ideas for a present is one of them.
        fresh = fresh and not (session.last_act == "gift" and before is not None and act in ("find", "refine"))
        if before is None or fresh or (wishes.kind and reading.has("everything")):
            query = Query(
                " ".join(wishes.words), spoken.language, wishes.limits, currency, wishes.order, kind=wishes.kind_words,
                phrases=wishes.phrases, age=age(reading),
            )  # fmt: skip
            if act == "bundle":
                query = replace(query, limits=for_all(query.limits))
            return ("find" if act == "refine" else act), query
        if session.kinds and wishes.kind is not None:
            before = replace(before, phrases=())  # "just the tents", of a set: what the others are called is of no use
        told_kind = wishes.kind is not None and not any(limit.field == "category" for limit in before.limits)
        limits, dropped = merge(before.limits, wishes)
        # A price limit that stays in force keeps its list.
        currency = next((limit.unit for limit in limits if limit.field == "price" and limit.unit), currency)
        text = ranking_text(before.text, [*dropped, *_excluded(wishes)], wishes.words, self.lexicon)
        query = replace(
            before, text=text, language=spoken.language, limits=limits, currency=currency,
            order=wishes.order or before.order, exclude=(), like=None, kind=_kind_words(before.kind, wishes),
            phrases=(*wishes.phrases, *(old for old in before.phrases if old not in wishes.phrases)),
            age=before.age if (years := age(reading)) is None else years,
            newest=() if _HEDGED.search(reading.text) else wishes.limits,
        )  # fmt: skip
        return ("refine" if act == "find" and not told_kind else act), query

    def _gift(self, wishes: Wishes, reading: Reading, session: Session, spoken: Tongue, currency: str) -> Query:
        """A present; another idea for the same one keeps its budget and its age."""
        gift, before = self.whom.gift(wishes, reading, spoken.language, currency), session.query
        if before is None or session.last_act != "gift":
            return gift
        if not any(limit.field == "price" for limit in gift.limits):
            budget = [limit for limit in before.limits if limit.field == "price"]
            gift = replace(gift, limits=(*gift.limits, *budget), currency=before.currency)
        same = gift.age is None and not reading.has("person", "child")
        return replace(gift, age=before.age) if same else gift

    def _sold(self, reading: Reading) -> bool:
        """Whether the shop has anything of a kind that is named, or none is."""
        kinds = [place.term for place in reading.kinds]
        return not kinds or any(map(self.lexicon.sells, kinds))


def _another_thing(wishes: Wishes, reading: Reading, before: Query) -> bool:
    """ "And a charging stand for my watch": a thing that no table knows, and no word of those in force names."""
    brought = _A_THING.search(reading.text) or _FOR_SOMETHING.search(reading.text)
    if wishes.kind is not None or not wishes.free or not brought or reading.has("one", "ones"):
        return False
    known = keys(before.text)
    return any(len(said := keys(phrase)) > 1 and not set(said) & set(known) for phrase in wishes.phrases)


def _kinded(query: Query) -> bool:
    """Whether wishes are for a kind of goods, of which "something for running" may be a sort."""
    return any(limit.field == "category" for limit in query.limits)


def _topic(wishes: Wishes, session: Session, lexicon: Lexicon) -> Query | None:
    """The wishes in force when this kind of goods was spoken of before."""
    if wishes.kind is None:
        return None
    for query in session.topics:
        wide = [value for limit in query.limits if limit.field == "category" for value in values(limit)]
        if any(lexicon.is_kind_of(value, above) for above in wide for value in values(wishes.kind)):
            return query
    return None


def _budget_told(wishes: Wishes, parts: Sequence[Part], change: SetChange | None) -> list[Limit]:
    """The price limits that a message sets for a whole set, not for one kind of it."""
    if change is not None and change.budget is not None:
        return [change.budget]
    of_part = change is not None and any(part.wish.field == "price" for part in parts)
    return [] if of_part else [limit for limit in wishes.limits if limit.field == "price"]


def _as_phrase(wishes: Wishes) -> Wishes:
    """Wishes whose kind only says what things are called."""
    limits = tuple(limit for limit in wishes.limits if limit != wishes.kind)
    return replace(wishes, limits=limits, kind=None, kinds=(), phrases=(*wishes.phrases, wishes.kind_words))


def _asks_anew(reading: Reading) -> bool:
    said = {reading.written(cue.start, cue.end) for cue in reading.found("request")}
    return reading.has("request") and not (said and said <= _STILL)


def _any(wishes: Wishes) -> bool:
    return bool(wishes.limits or wishes.words or wishes.order or wishes.indifferent or wishes.given_up)


def _kind_words(before: str, wishes: Wishes) -> str:
    """The shopper's words for the kind in force; none where two kinds are in force under different words."""
    if wishes.adds and wishes.kind and before:
        return ""
    return wishes.kind_words or before


def _excluded(wishes: Wishes) -> list[Limit]:
    return [limit for limit in wishes.limits if limit.op in ("!=", "not_in")]
