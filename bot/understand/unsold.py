"""Goods that the shop does not have: whether a word for them is what is asked for, or only stands beside it."""

import re
from collections.abc import Callable, Sequence

from bot.understand.en import STOP
from bot.understand.reading import Place, Reading
from bot.understand.telling import told_clauses
from retrieval.lexicon import Lexicon, Term

_BEHIND = frozenset(("for", "with", "in", "of", "on", "at", "from", "to", "by", "like", "into", "inside", "without"))
_LINKS = frozenset(
    ("that", "which", "who", "it", "is", "are", "be", "can", "doesn't", "doesnt", "don't", "dont", "won't", "to", "not",
     "because", "so", "but", "if")
)  # fmt: skip
"""Words after which a sentence no longer names what it asks for."""
_COUNTING = frozenset(("a", "an", "any", "some", "more", "the", "other", "another", "good", "sell", "stock", "carry"))
_GOING_ON = frozenset(("and", "but", "ok", "okay", "hm", "hmm", "so", "also", "or", "well"))
_ANYTHING = frozenset(("gadget", "gadgets", "device", "devices", "tool", "tools"))
"""Words for goods of any kind, which say nothing where others say what for."""
_LONGEST_PHRASE = 5
_FARTHEST = 12
"""Words between a request and what it asks for."""
_WANTS_IT = re.compile(
    r"(?<![里面])(?:要|买|找|求|推荐|看看|看下|来|有没有|有|卖|需要|换|选|挑)(?:点|些|下|一下)?"
    r"(?:[一两几\d]?[个台款条件双只支把张副套块口瓶盒本顶盏部种份])?\s?$"
)
_DONE_TO_IT = re.compile(r"(?:[冲丢扔充放装喂喝煮泡擦给为对配接]|什么|啥|里面?有)(?:我的?|家里?的?|一[台个部])?\s?$")
_TOLD_OF_IT = re.compile(r"\s?(?:用|里|上|充电|能|可以|会|过敏|坏了|容易)")
_LONGEST_BEFORE = 8


def asked_for(reading: Reading, heads: Sequence[Place], lexicon: Lexicon) -> list[Place]:
    """The kinds asked for, without those that the shop does not sell and that only describe something else: what a
    thing is for or has ("a strap for an apple watch"), or what is told in another sentence ("30h battery or don't
    bother"). Words for goods of any kind say nothing where others say what for ("a gadget for lost keys").
    """
    doubtful = [place for place in heads if place.term.surface in _ANYTHING or not lexicon.sells(place.term)]
    behind = [place for place in heads if reading.words[place.start].kind == "latin" and _for(reading, place)]
    if not doubtful and not behind:
        return list(heads)
    said = _Said(reading, lexicon)
    heads = [place for place in heads if place not in behind or not said.titled(_for(reading, place) - 1)]
    return [
        place
        for place in heads
        if place not in doubtful
        or not (
            said.names
            if place.term.surface in _ANYTHING
            else said.before(place) or said.elsewhere(place) or _in_passing(reading, place)
        )
    ]


def _in_passing(reading: Reading, place: Place) -> bool:
    """Of a kind: what something is done with, or what a shopper tells ("I drink green tea")."""
    if all(word.kind != "cjk" for word in reading.words):
        return reading.clause[place.start] in told_clauses(reading)
    return done_with(reading, reading.words[place.start].start, reading.words[place.end - 1].end)


def done_with(reading: Reading, begin: int, end: int) -> bool:
    """冲奶粉用, 要能给laptop充电的, 里面有花生吗: whether something is done with what stands there, or it is within."""
    before, after = reading.text[max(0, begin - _LONGEST_BEFORE) : begin], reading.text[end:]
    return _WANTS_IT.search(before) is None and bool(_DONE_TO_IT.search(before) or _TOLD_OF_IT.match(after))


def _for(reading: Reading, place: Place) -> int:
    """The place of the "for the" right before a kind; 0 where none is."""
    at = place.start - 1
    while at > 0 and reading.words[at].text in ("the", "my", "a", "an", "his", "her", "our"):
        at -= 1
    return at if at > 0 and reading.words[at].text == "for" else 0


class _Said:
    """What a message says of goods, worked out once."""

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        words = reading.words
        terms = {at for term in reading.terms for at in range(term.start, term.end)}
        cues = {at for cue in reading.cues for at in range(cue.start, cue.end)}
        titled = {
            at
            for at, word in enumerate(words)
            if word.kind == "latin" and at not in terms and at not in cues and lexicon.in_titles(word)
        }
        self._reading = reading
        self._titled = {at for at in titled if words[at].text not in STOP}
        self.names = bool(self._titled)
        """Whether a word that no table knows stands in titles of the shop."""
        self._first = min(terms | titled, default=len(words))
        self._asking = {reading.clause[cue.start] for cue in reading.found("request")}
        qualities = [
            term.start
            for term in reading.terms
            if term.term.field not in ("category", "topic") and words[term.start].kind == "latin"
        ]
        self._described = min((reading.clause[at] for at in qualities), default=len(words))

    def titled(self, at: int) -> bool:
        """Whether a word that no table knows stands in titles: "a holster for the belt"."""
        return at in self._titled

    def before(self, place: Place) -> bool:
        """Whether an English kind stands behind a preposition, and what it describes before that or in an earlier
        message.
        """
        words = self._reading.words
        if words[place.start].kind != "latin":
            return False
        near = range(place.start - 1, max(-1, place.start - _LONGEST_PHRASE), -1)
        at = next((at for at in near if words[at].kind == "mark" or words[at].text in _BEHIND), -1)
        if at < 0 or words[at].text not in _BEHIND:
            return False
        opening = {word.text for word in words[: min(at, _LONGEST_PHRASE)] if word.kind != "mark"}
        goes_on = bool(opening) and at <= _LONGEST_PHRASE and opening <= _GOING_ON
        return words[at].text != "for" or goes_on or self._first < at

    def elsewhere(self, place: Place) -> bool:
        """Whether a kind stands in a sentence of its own that asks for nothing, behind one that says what is wanted."""
        clause = self._reading.clause[place.start]
        return clause not in self._asking and self._described < clause


def with_goods(reading: Reading, groups: Sequence[list[Place]], sells: Callable[[Term], bool]) -> list[Place]:
    """The first of several phrases that names goods of the shop: "now food: a cookbook for students"."""
    latin = (group for group in groups if reading.words[group[0].start].kind == "latin")
    return next((group for group in latin if any(sells(place.term) for place in group)), groups[0])


def may_be_kind(reading: Reading, request: int, place: int) -> bool:
    """Whether an English word that no table knows may be what a request that ends before `request` asks for: "do you
    have zithers", "I need a zither", but not "need whatsapp", "a cream that doesn't make it worse", "in a house".
    """
    words = reading.words
    if words[place].kind == "cjk":
        return True
    if place - request > _FARTHEST:
        return False
    between = words[request:place]
    if any(word.text in _LINKS for word in between) or reading.clause[place] != reading.clause[max(0, request - 1)]:
        return False
    if any(word.text in _BEHIND - {"for", "to"} for word in between[1:]):
        return False
    before = {word.text for word in words[max(0, request - 2) : place]}
    return words[place].text.endswith("s") or not before.isdisjoint(_COUNTING)
