"""Goods that the shop does not have: whether a word for them is what is asked for, or only stands beside it."""

from collections.abc import Callable, Sequence

from bot.understand.reading import Place, Reading
from retrieval.lexicon import Lexicon, Term
from retrieval.phrases import Word

_BEHIND = frozenset(("for", "with", "in", "of", "on", "at", "from", "to", "by", "like", "into", "inside", "without"))
_LINKS = frozenset(
    ("that", "which", "who", "it", "is", "are", "be", "can", "doesn't", "doesnt", "don't", "dont", "won't", "to", "not",
     "because", "so", "but", "if")
)  # fmt: skip
"""Words after which a sentence no longer names what it asks for."""
_COUNTING = frozenset(("a", "an", "any", "some", "more", "the", "other", "another", "good", "sell", "stock", "carry"))
_GOING_ON = frozenset(("and", "but", "ok", "okay", "hm", "hmm", "so", "also", "or", "well"))
_LONGEST_PHRASE = 5
_KIND_OR_TOPIC = ("category", "topic")


def asked_for(reading: Reading, heads: Sequence[Place], lexicon: Lexicon) -> list[Place]:
    """The kinds asked for, without those that the shop does not sell and that only describe something else: what a
    thing is for or has ("a strap for an apple watch"), or what is told in another sentence ("30h battery or don't
    bother").
    """
    return [
        place
        for place in heads
        if lexicon.sells(place.term) or not (_behind(reading, place, lexicon) or _in_passing(reading, place))
    ]


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
    between = words[request:place]
    if any(word.text in _LINKS for word in between) or reading.clause[place] != reading.clause[max(0, request - 1)]:
        return False
    if any(word.text in _BEHIND - {"for", "to"} for word in between[1:]):
        return False
    before = {word.text for word in words[max(0, request - 2) : place]}
    return words[place].text.endswith("s") or not before.isdisjoint(_COUNTING)


def _behind(reading: Reading, place: Place, lexicon: Lexicon) -> bool:
    """Whether an English kind stands behind a preposition, and what it describes before that or in an earlier message."""
    words = reading.words
    if words[place.start].kind != "latin":
        return False
    at = next(
        (
            at
            for at in range(place.start - 1, max(-1, place.start - _LONGEST_PHRASE), -1)
            if words[at].kind == "mark" or words[at].text in _BEHIND
        ),
        -1,
    )
    if at < 0 or words[at].text not in _BEHIND:
        return False
    goes_on = {word.text for word in words[:at] if word.kind != "mark"}
    if words[at].text != "for" or (goes_on and goes_on <= _GOING_ON):
        return True
    return any(_tells(reading, words[other], other, lexicon) for other in range(at) if other < place.start)


def _tells(reading: Reading, word: Word, at: int, lexicon: Lexicon) -> bool:
    """Whether a word names or describes goods of the shop."""
    if any(term.start <= at < term.end for term in reading.terms):
        return True
    steering = any(cue.start <= at < cue.end for cue in reading.cues)
    return word.kind == "latin" and not steering and lexicon.in_titles(word)


def _in_passing(reading: Reading, place: Place) -> bool:
    """Whether a kind stands in a sentence of its own that asks for nothing, behind one that says what is wanted."""
    clause = reading.clause[place.start]
    if any(reading.clause[cue.start] == clause for cue in reading.found("request")):
        return False
    return any(
        term.term.field not in _KIND_OR_TOPIC and reading.clause[term.start] < clause
        for term in reading.terms
        if reading.words[term.start].kind == "latin"
    )
