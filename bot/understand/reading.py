"""One message laid out for the rules: its words, the cues and catalog terms in them, and which words are taken."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from bot.understand.pack import Pack, phrases
from bot.understand.spoken import in_full
from bot.understand.typos import mended, parted, respelt
from retrieval.lexicon import Lexicon, Term
from retrieval.phrases import Trie, Word, read_words
from retrieval.text import normalise

CLAUSE_MARKS = frozenset(",.;:!?，。；：！？、\n")
"""、 ends a clause only where no list goes on."""


_NEAR = 20
_MOST_JOINED = 12
"""Kinds of a message that are looked at for a first half."""
_BEFORE = 8
"""Characters before a kind in which its first half may stand."""
_LONGEST_CUE = 16
"""Words and marks that a cue may span; it bounds the time of looking for cues inside cues."""
_ENDINGS = frozenset(("or_less", "or_more"))
_COUNTING = frozenset(("classifier", "or_less", "local", "size", "usd", "cny"))
"""What one Chinese character means after a number only: the 部 of 部落 and the 内 of 室内 count nothing."""
_COUNTED = frozenset("零一二两三四五六七八九十百千万几半多来这那第哪每某各单整俩仨好块元码号钱之以")
_WHOLE_WORD = "word"
"""Phrases of this name only keep what is inside them from being read."""
_MONEY = frozenset("$€£¥￥")


class Cue(NamedTuple):
    """A phrase that steers: its place in words, and everything it may mean."""

    start: int
    end: int
    names: frozenset[str]


class Place(NamedTuple):
    """A catalog term with its place in words."""

    start: int
    end: int
    term: Term


@dataclass
class Reading:
    """The state of reading one message."""

    text: str
    words: Sequence[Word]
    cues: list[Cue]
    terms: list[Place]
    message: str = ""
    """As the shopper wrote it."""
    models: list[tuple[int, int]] = field(default_factory=list)
    """(first word, word after) of each name of a model."""
    taken: list[str] = field(default_factory=list)
    """For each word "" or what took it: limit, negated, reference, undone."""
    rules: list[str] = field(default_factory=list)
    turns: frozenset[str] = frozenset()
    """The patterns that the message holds."""

    def __post_init__(self) -> None:
        self.taken = [""] * len(self.words)
        self._cue_at = {cue.start: cue for cue in self.cues}
        self._cue_before = {cue.end: cue for cue in self.cues}
        self._term_at = {place.start: place for place in self.terms}
        self._term_before = {place.end: place for place in self.terms}
        self._named: dict[str, list[Cue]] = {}
        for cue in self.cues:
            for name in cue.names:
                self._named.setdefault(name, []).append(cue)
        self.spoken = sum(word.kind != "mark" for word in self.words)
        """How many words there are, marks not counted."""
        self.clause: list[int] = []
        """For each word, the number of its clause."""
        number = 0
        for word in self.words:
            number += word.text in CLAUSE_MARKS
            self.clause.append(number)

    @property
    def kinds(self) -> list[Place]:
        """The kinds of goods that the message names."""
        return [place for place in self.terms if place.term.field == "category"]

    def written(self, start: int, end: int) -> str:
        """A stretch of words as the shopper wrote them, where normalising kept every letter's place."""
        source = self.message if len(self.message) == len(self.text) else self.text
        return source[self.words[start].start : self.words[end - 1].end]

    def take(self, start: int, end: int, by: str) -> None:
        """Mark words as used up."""
        for place in range(start, end):
            self.taken[place] = by

    def free(self, start: int, end: int) -> bool:
        """Whether no word of a stretch is taken."""
        return not any(self.taken[start:end])

    def has(self, *names: str) -> bool:
        """Whether any of these cues or patterns stands in the message, beyond cues that a limit used up."""
        return not self.turns.isdisjoint(names) or any(
            not self._spent(cue) for name in names for cue in self._named.get(name, ())
        )

    def _spent(self, cue: Cue) -> bool:
        return all(taken in ("limit", "undone", "reference") for taken in self.taken[cue.start : cue.end])

    def found(self, *names: str) -> list[Cue]:
        """The cues of these names, in order."""
        return sorted({cue for name in names for cue in self._named.get(name, ())}, key=lambda cue: cue.start)

    def starting(self, place: int, *names: str) -> Cue | None:
        """The cue of one of these names that begins at a word."""
        cue = self._cue_at.get(place)
        return cue if cue and not cue.names.isdisjoint(names) else None

    def ending(self, place: int, *names: str) -> Cue | None:
        """The cue of one of these names that ends right before a word."""
        cue = self._cue_before.get(place)
        return cue if cue and not cue.names.isdisjoint(names) else None

    def term_at(self, place: int) -> Place | None:
        """The term that begins at a word."""
        return self._term_at.get(place)

    def term_ending(self, place: int) -> Place | None:
        """The term that ends right before a word."""
        return self._term_before.get(place)

    def replace_term(self, old: Place, new: Place) -> None:
        """Put a term in the place of another."""
        self.terms[self.terms.index(old)] = new
        del self._term_at[old.start]
        self._term_at[new.start] = new
        self._term_before.pop(old.end, None)
        self._term_before[new.end] = new

    def ends_kind(self, place: int) -> bool:
        """Whether the term right before a word is a kind of goods."""
        return any(
            term.end == place and term.term.field == "category" for term in self.terms[-_NEAR:] + self.terms[:_NEAR]
        )

    def mark(self, place: int) -> str:
        """The text of a mark at a word, "" for anything else or beyond the end."""
        if 0 <= place < len(self.words) and self.words[place].kind == "mark":
            return self.words[place].text
        return ""


class Reader:
    """Lays out messages for one catalog in all languages at once."""

    def __init__(self, lexicon: Lexicon, packs: Collection[Pack]) -> None:
        self._lexicon = lexicon
        self._cues: Trie[str] = Trie()
        known: set[str] = set()
        for pack in packs:
            known |= pack.grammar | pack.stop | pack.units
            for name, table in pack.cues.items():
                for phrase in (*phrases(table), *_unmarked(table)):
                    words = [
                        word.text for word in read_words(normalise(" ".join(phrase.split()))) if word.kind != "mark"
                    ]
                    self._cues.add(words, name)
                    known.update(words)
        self._known = frozenset(known)
        self._number = tuple(pack.number for pack in packs)
        self._patterns = [(name, re.compile(pattern)) for pack in packs for name, pattern in pack.patterns.items()]

    def read(self, message: str) -> Reading:
        """The message, normalised and laid out."""
        text = mended(in_full(normalise(message).replace("’", "'")), self._lexicon)
        text = parted(respelt(text, self._knows), self._knows, self._lexicon)
        words = read_words(text)
        starts = {word.start: place for place, word in enumerate(words)}
        ends = {word.end: place + 1 for place, word in enumerate(words)}
        terms = [
            Place(starts[term.start], ends[term.end], term)
            for term in self._lexicon.scan_words(text, words, self._known)
        ]
        known = {at for term in terms for at in range(term.start, term.end)}
        terms = [self._joined(text, words, place, known) for place in terms[:_MOST_JOINED]] + terms[_MOST_JOINED:]
        found = list(self._find_cues(words, terms))
        cues = [cue for cue in found if cue.names != {_WHOLE_WORD}]
        terms = _without_halves(terms, [cue for cue in found if cue.names == {_WHOLE_WORD}])
        turns = frozenset(name for name, pattern in self._patterns if pattern.search(text))
        return Reading(text, words, _without(cues, terms), _without_terms(terms, cues), message, turns=turns)

    def _knows(self, word: Word) -> bool:
        return word.text in self._known or self._lexicon.knows(word) or bool(self._lexicon.scan(word.text))

    def _joined(self, text: str, words: Sequence[Word], place: Place, known: set[int]) -> Place:
        """头戴式降噪耳机 is a 头戴式耳机: a kind whose first half stands before what describes it."""
        if place.term.field != "category" or words[place.start].kind != "cjk":
            return place
        begin = place.start
        while begin > 0 and place.start - begin < _BEFORE and words[begin].glued and words[begin - 1].kind == "cjk":
            begin -= 1
        for start in range(begin, place.start - 1):
            for stop in (start + 3, start + 2):
                if stop >= place.start or not known.isdisjoint(range(start, stop)):
                    continue
                half = text[words[start].start : words[stop - 1].end]
                whole = half + place.term.surface
                found = self._lexicon.scan(whole)
                if len(found) == 1 and found[0].surface == whole and found[0].field == "category":
                    return Place(place.start, place.end, found[0])
        return place

    def _find_cues(self, words: Sequence[Word], terms: Sequence[Place]) -> Iterable[Cue]:
        starts = {term.start: term.end for term in terms}
        at = 0
        while at < len(words):
            cue = self._cue(words, at, len(words))
            while cue is not None and (stop := self._cut(words, cue, starts)):
                cue = self._cue(words, at, stop)
            if cue is None or _counts_nothing(words, cue):
                at += 1
                continue
            yield cue
            at = cue.end

    def _cue(self, words: Sequence[Word], at: int, stop: int) -> Cue | None:
        """The longest cue that begins at a word and ends by `stop`."""
        if at >= stop or words[at].kind == "mark":
            return None
        found = self._cues.longest(words[at : min(stop, at + _LONGEST_CUE)], 0, raw=True)
        return Cue(at, at + found[0], frozenset(found[1])) if found else None

    def _cut(self, words: Sequence[Word], cue: Cue, terms: Mapping[int, int]) -> int:
        """Where a cue must end because something longer begins inside it, 0 when it may stand.

        不要有 yields the 有 of 有线 to the catalog, "and no" the "no" of "no more than"; "and under" is no ending where
        an amount follows.
        """
        for inner in range(cue.start + 1, cue.end):
            if terms.get(inner, 0) > cue.end:
                return inner
            other = self._cue(words, inner, len(words))
            if other and other.end > cue.end and other.end - inner > cue.end - cue.start:
                return inner
        joined = words[cue.start].text in ("and", "or")
        if joined and cue.names <= _ENDINGS and self._opens_amount(words, cue.end):
            return cue.end - 1
        return 0

    def _opens_amount(self, words: Sequence[Word], at: int) -> bool:
        if at >= len(words):
            return False
        return words[at].kind == "number" or words[at].text in _MONEY or any(read(words, at) for read in self._number)


def _counts_nothing(words: Sequence[Word], cue: Cue) -> bool:
    """Whether a Chinese character that counts after a number stands after none."""
    word = words[cue.start]
    if cue.end - cue.start > 1 or word.kind != "cjk" or not cue.names <= _COUNTING:
        return False
    before = words[cue.start - 1] if cue.start else None
    return before is None or (before.kind == "cjk" and before.text not in _COUNTED)


def _unmarked(table: str) -> list[str]:
    """The phrases of a table as they are typed in a hurry: dont, whats."""
    return [
        phrase.replace("n't", "nt").replace("what's", "whats")
        for phrase in phrases(table)
        if "n't" in phrase or "what's" in phrase
    ]


def _without(cues: Sequence[Cue], terms: Sequence[Place]) -> list[Cue]:
    """The cues that no longer term covers."""
    length: dict[int, int] = {}
    for term in terms:
        for place in range(term.start, term.end):
            length[place] = term.end - term.start
    return [
        cue for cue in cues if all(length.get(place, 0) <= cue.end - cue.start for place in range(cue.start, cue.end))
    ]


def _without_halves(terms: Sequence[Place], wholes: Collection[Cue]) -> list[Place]:
    """The terms that are no part of a longer word: the 白 of 显白 is no colour."""
    length = {at: cue.end - cue.start for cue in wholes for at in range(cue.start, cue.end)}
    return [term for term in terms if length.get(term.start, 0) <= term.end - term.start]


def _without_terms(terms: Sequence[Place], cues: Collection[Cue]) -> list[Place]:
    """The terms that no cue of the same length or longer covers."""
    length: dict[int, int] = {}
    for cue in cues:
        for place in range(cue.start, cue.end):
            length[place] = cue.end - cue.start
    return [
        term
        for term in terms
        if all(length.get(place, 0) < term.end - term.start for place in range(term.start, term.end))
    ]
