"""Whom or what a thing is for: presents, children and grown people, a product that something shall fit."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.session import Session
from bot.understand.aged import age, young
from bot.understand.fitting import FITS, name_of
from bot.understand.hobbies_en import kinds_liked
from bot.understand.merging import values
from bot.understand.purposes_zh import suiting
from bot.understand.reading import Reading
from bot.understand.telling import only_told
from bot.understand.wishes import CHILDREN, Wishes, kind_limit
from retrieval.lexicon import Lexicon
from retrieval.products import Product
from retrieval.query import Limit, Query
from retrieval.text import is_cjk, normalise

_PRONOUNS = frozenset(("her", "him", "them", "she", "he", "她", "他"))
_SMALL = frozenset(("toddler", "toddlers", "newborn", "baby", "babies"))
_FOR_SMALL = re.compile(r"\bfor (?:a|an|my|our|the|his|her|their)? ?(?:\w{1,10} )?(?:toddler|newborn|bab(?:y|ies))")
""" "Sunscreen for a toddler": most records only say that a thing is for children."""
_LIKING = re.compile(
    "(?:喜欢|喜歡|爱好|爱|愛|迷)(?:是|上|好)?(?:喝|吃|做|玩|看|听|养|种|打|搞|收集|收藏)?([\u4e00-\u9fff]{1,4})"
)
_LIKES = re.compile(
    r"\b(?:likes?|loves?|(?:is|'s|really|big) into|enjoys?|fan of|keen on|obsessed with|crazy about"
    r"|collects?|plays?|does)"
    r" (?:the |a lot of |all kinds of |playing |doing |making )?([a-z]{3,20})"
)
""" "He's into cooking"."""
_FOR = re.compile(r"\b[Ff]or (?=[A-Z0-9])")
"""In a title: what an accessory fits, to which nothing else is made."""
_PEOPLE = CHILDREN | {"women", "men", "unisex"}
_GIFT = {"en": "gift", "zh": "礼物"}
_TOYS = {"en": "toys", "zh": "玩具"}


@dataclass(frozen=True, slots=True)
class Whom:
    """Changes wishes by whom or what they are for."""

    lexicon: Lexicon

    def gift(self, wishes: Wishes, reading: Reading, language: str, currency: str) -> Query:
        """A present is a new wish. Whom it is for limits nothing, because few records say so; a child gets toys."""
        liked: tuple[str, ...] = ()
        if wishes.kind is not None and (reading.has("hobby") or only_told(reading)):
            # "Who likes noodles" tells of the person: what bears the name suits, but need not be one.
            liked = (wishes.kind_words,) if reading.has("hobby") else ()
            wishes = replace(wishes, limits=tuple(one for one in wishes.limits if one != wishes.kind), kind=None)
        people = [limit for limit in wishes.limits if not limit.hard and self._is_of(limit, _PEOPLE)]
        limits = tuple(limit for limit in wishes.limits if limit not in people)
        words = list(wishes.words)
        child = young(reading) or any(
            not self.lexicon.forms("words", str(limit.value)).isdisjoint(CHILDREN) for limit in people
        )
        if wishes.kind is None and child and all(limit.field != "category" for limit in limits):
            toys = [term for term in self.lexicon.scan(_TOYS[language]) if term.field == "category" and term.names]
            limits = (*limits, *(kind_limit([term], hard=False) for term in toys[:1]))
            words += [term.surface for term in toys[:1]]
            wishes = replace(wishes, kind_words=_TOYS[language])
        if all(limit.field != "category" for limit in limits) and (terms := kinds_liked(reading.text, self.lexicon)):
            limits = (*limits, kind_limit(terms, hard=False))
            liked = ()
        # Without any word of it the word itself ranks.
        text = " ".join(words) or _GIFT[language]
        called = (*liked, *(phrase for phrase in wishes.phrases if len(phrase.split()) > 1 or is_cjk(phrase)))
        return Query(
            text, language, limits, currency, wishes.order, kind=wishes.kind_words, phrases=called, age=age(reading)
        )

    def for_grown(self, wishes: Wishes, reading: Reading, session: Session, language: str) -> Wishes:
        """大人用的, 孩子背的不要: things for children are not wanted, where they were spoken of."""
        if not reading.has("grown"):
            return wishes
        before = session.query.limits if session.query else ()
        gone = [limit for limit in (*before, *wishes.limits) if self._is_of_children(limit)]
        if not gone:
            return wishes
        barred = Limit("words", "!=", "儿童" if language == "zh" else "kids")
        told = {word for limit in gone for value in values(limit) for word in self.lexicon.forms("words", value)}
        return replace(
            wishes,
            limits=(*(limit for limit in wishes.limits if limit not in gone), barred),
            given_up=(*wishes.given_up, *(limit for limit in gone if limit in before)),
            words=tuple(word for word in wishes.words if word not in told),
        )

    def fitting(self, wishes: Wishes, reading: Reading, pointed: Sequence[Product]) -> Wishes:
        """ "A case for it", "a case that fits the Heron": what names the product in its record, where any does."""
        if len(pointed) != 1 or wishes.kind is None or not FITS.search(reading.text):
            return wishes
        if reading.models or any(place.term.field == "brand" for place in reading.terms):
            return wishes  # "I have a Pellumo Heron. Got a case for it?" says itself what it is for
        if not self.is_part(reading) or not (name := name_of(pointed[0])) or _FOR.search(pointed[0].text.title):
            return wishes
        return replace(wishes, limits=(*wishes.limits, Limit("words", "=", name, hard=False)), phrases=())

    def is_part(self, reading: Reading) -> bool:
        """Whether a kind named is an accessory of something else."""
        part = self.lexicon.forms("category", "accessories")
        surfaces = [place.term.surface for place in reading.kinds]
        return any(not part.isdisjoint(self.lexicon.forms("category", surface)) for surface in surfaces)

    def for_child(self, wishes: Wishes, reading: Reading, session: Session, language: str) -> Wishes:
        """Whom a thing is for, told with it or later ("for my daughter, she's 6", "and a rope for her"): things for
        children, where there are such. All toys are.
        """
        before = session.query.limits if session.query else ()
        child = Limit("words", "=", "儿童" if language == "zh" else "kids", hard=False)
        if (reading.has("child") or young(reading)) and not wishes.limits and wishes.kind is None and before:
            kinds = [value for limit in before if limit.field == "category" for value in values(limit)]
            return wishes if self._are_toys(kinds) else replace(wishes, limits=(child,))
        named = values(wishes.kind) if wishes.kind else ()
        if not named or self._are_toys(named):
            return wishes
        same = any(word.text in _PRONOUNS for word in reading.words) and any(map(self._is_of_children, before))
        meant = _FOR_SMALL.search(reading.text) is not None
        small = [limit for limit in wishes.limits if meant and normalise(str(limit.value)) in _SMALL]
        if not (small or same or young(reading)) or any(
            self._is_of_children(limit) for limit in wishes.limits if limit not in small
        ):
            return wishes
        return replace(wishes, limits=(*(limit for limit in wishes.limits if limit not in small), child))

    def for_liking(self, wishes: Wishes, reading: Reading, session: Session) -> Wishes:
        """她平时就爱喝茶: what somebody likes narrows the presents shown, and is no kind of goods by itself."""
        liked = (
            _LIKING.search(reading.text) or _LIKES.search(reading.text)
            if session.last_act == "gift" and reading.has("hobby")
            else None
        )
        named = wishes.kind is not None and liked is not None and wishes.kind_words not in liked[0]
        if liked is None or named or (wishes.kind is not None and reading.has("request")):
            return wishes  # 她喜欢花，有永生花吗; "he likes being outside. a kite maybe"
        if terms := kinds_liked(reading.text, self.lexicon):
            # "He likes cooking", after ideas for a present.
            others = tuple(one for one in wishes.limits if one.field not in ("category", "words", "genre"))
            kind = kind_limit(terms, hard=False)
            return replace(wishes, limits=(kind, *others), kind=kind, kind_words="", kinds=(kind,), phrases=())
        said = liked[1]
        kept = tuple(one for one in wishes.limits if one.field not in ("category", "genre") and said not in values(one))
        limit = Limit("words", "=", liked[1], hard=False)
        return replace(wishes, limits=(*kept, limit), kind=None, kind_words="", kinds=())

    def _are_toys(self, kinds: Iterable[str]) -> bool:
        forms = (form for one in kinds for form in (one, *self.lexicon.forms("category", one)))
        return any(self.lexicon.is_kind_of(form, "toys") for form in forms)

    def for_need(self, wishes: Wishes, reading: Reading, session: Session) -> Wishes:
        """送给爱做饭的妈妈, 最近睡不好: kinds that suit, where a new wish in Chinese names none."""
        new = session.query is None or (reading.has("gift") and session.last_act != "gift")
        if wishes.kind is not None or not new or young(reading):
            return wishes
        if not (terms := suiting(reading.text, self.lexicon)):
            return wishes
        reading.rules.append("by-need")
        return replace(wishes, limits=(kind_limit(terms, hard=False), *wishes.limits), not_understood=())

    def _is_of_children(self, limit: Limit) -> bool:
        return limit.op in ("=", "in") and self._is_of(limit, CHILDREN)

    def _is_of(self, limit: Limit, people: frozenset[str]) -> bool:
        return limit.field == "words" and any(
            not self.lexicon.forms("words", value).isdisjoint(people) for value in values(limit)
        )
