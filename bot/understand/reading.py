"""One message laid out for the rules: its words, the cues and catalog terms in them, and which words are taken."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from bot.understand.pack import Pack, phrases
from retrieval.lexicon import Lexicon, Term
from retrieval.phrases import Trie, Word, read_words
from retrieval.text import normalise

CLAUSE_MARKS = frozenset(",.;:!?，。；：！？、\n")
"""、 ends a clause only where no list goes on."""


_NEAR = 20


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
    taken: list[str] = field(default_factory=list)
    """For each word "" or what took it: limit, negated, reference."""
    rules: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.taken = [""] * len(self.words)
        self._cue_at = {cue.start: cue for cue in self.cues}
        self._cue_before = {cue.end: cue for cue in self.cues}
        self._term_at = {place.start: place for place in self.terms}
        self._named: dict[str, list[Cue]] = {}
        for cue in self.cues:
            for name in cue.names:
                self._named.setdefault(name, []).append(cue)
        self.clause: list[int] = []
        """For each word, the number of its clause."""
        number = 0
        for word in self.words:
            number += word.text in CLAUSE_MARKS
            self.clause.append(number)

    def take(self, start: int, end: int, by: str) -> None:
        """Mark words as used up."""
        for place in range(start, end):
            self.taken[place] = by

    def free(self, start: int, end: int) -> bool:
        """Whether no word of a stretch is taken."""
        return not any(self.taken[start:end])

    def has(self, *names: str) -> bool:
        """Whether any of these cues stands in the message."""
        return any(name in self._named for name in names)

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

    def __init__(self, lexicon: Lexicon, packs: Iterable[Pack]) -> None:
        self._lexicon = lexicon
        self._cues: Trie[str] = Trie()
        known: set[str] = set()
        for pack in packs:
            known |= pack.grammar | pack.stop | pack.units
            for name, table in pack.cues.items():
                for phrase in phrases(table):
                    words = [
                        word.text for word in read_words(normalise(" ".join(phrase.split()))) if word.kind != "mark"
                    ]
                    self._cues.add(words, name)
                    known.update(words)
        self._known = frozenset(known)

    def read(self, message: str) -> Reading:
        """The message, normalised and laid out."""
        text = normalise(message).replace("’", "'")
        words = read_words(text)
        starts = {word.start: place for place, word in enumerate(words)}
        ends = {word.end: place + 1 for place, word in enumerate(words)}
        terms = [
            Place(starts[term.start], ends[term.end], term)
            for term in self._lexicon.scan_words(text, words, self._known)
        ]
        cues = list(self._find_cues(words))
        return Reading(text, words, _without(cues, terms), _without_terms(terms, cues))

    def _find_cues(self, words: Sequence[Word]) -> Iterable[Cue]:
        at = 0
        while at < len(words):
            found = self._cues.longest(words, at, raw=True) if words[at].kind != "mark" else None
            if found is None:
                at += 1
                continue
            yield Cue(at, found[0], frozenset(found[1]))
            at = found[0]


def _without(cues: Sequence[Cue], terms: Sequence[Place]) -> list[Cue]:
    """The cues that no longer term covers."""
    length: dict[int, int] = {}
    for term in terms:
        for place in range(term.start, term.end):
            length[place] = term.end - term.start
    return [
        cue for cue in cues if all(length.get(place, 0) <= cue.end - cue.start for place in range(cue.start, cue.end))
    ]


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
