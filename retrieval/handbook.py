"""The shop's own words as answers: the passage that answers a question, and the part of it worth quoting.

Passages are scored as in BM25F (Robertson, Zaragoza and Taylor 2004), over matters, goods and words instead of words
alone, and over three fields: the heading, the titles above it, and the text. A second number, the share of what was
asked that the passage speaks of, decides whether anything answers at all.
"""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from operator import itemgetter

from retrieval.forms import Kind, Matter, wider
from retrieval.knowledge import Passage
from retrieval.quoting import quote
from retrieval.replies import Replies
from retrieval.text import stem
from retrieval.topics import Reading, read

HEADING, ABOVE, BODY = 1.0, 0.9, 0.35
"""What a mention counts in the heading, in the titles above it, and in the text."""
SATURATION = 0.6
IMPLIED = 0.5
"""A mention of something narrower counts for the wider thing so much."""
LEAST_IDF, MOST_IDF = 0.7, 2.5
"""In a handbook of ten passages a count of one says little: rarity is kept within bounds."""
WEIGHTS: Mapping[Kind, float] = {"topic": 1.0, "aspect": 0.45, "goods": 0.5}
HINTED = 0.4
"""Of a matter that was not said in so many words."""
SETTLING = (0.9, 0.8, 0.5)
"""Of the matters that settle what happened to the shopper, in the order of the table."""
WORD, SAME_WORD = 0.4, 0.1
"""Of a plain word, and of one that a matter accounts for already."""
INTRODUCTION = 1.15
"""The beginning of a page speaks for the whole page."""
ASIDE = {"topic": 0.85, "aspect": 0.85, "goods": 0.75}
"""A title that names something of this kind, and nothing of it that was asked, is about something else."""
FULL = 0.6
"""Presence at which a passage speaks of a matter without doubt: a title has it, one mention in the text has not."""
BACKING = 0.15
"""What it adds that a title asks the same of something: "How much is it?"."""
CHOOSING = "choosing"
"""The aspect that makes a question about goods one to the shop's guides."""
_PLACE = Matter(("place",), "aspect")
_USED = {"returns", "condition"}
"""Matters of a question whether something opened, tried or worn can come back."""
_UNUSED = re.compile(
    r"\bun(?:opened|used|worn)\b|\b(?:not|never|n't)\b[^.?!]{0,12}\b(?:open|use|worn|wear)|[没未][^，。]{0,3}(?:拆|开|用|穿)"
)
ANSWERED = 0.55
"""Least share of what was asked that a passage must speak of."""
CLOSE = 0.9
"""A second passage that fits at least so well beside the first is quoted with it."""


@dataclass(frozen=True, slots=True)
class Found:
    """A passage for a question."""

    passage: Passage
    score: float
    """Fit; only its order counts."""
    share: float
    """How much of what was asked the passage speaks of, 0..1."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the shop says to a question."""

    passage: Passage
    quote: str
    """A stretch of the passage's text, as it stands there."""


class Handbook:
    """The passages of one shop. `load` takes the place of all that was known before; reading never waits for it."""

    def __init__(self, passages: Iterable[Passage] = ()) -> None:
        self._shelf = _Shelf(tuple(passages))

    def load(self, passages: Iterable[Passage]) -> None:
        """Know these passages from now on and no others."""
        self._shelf = _Shelf(tuple(passages))

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All that is known, in the shop's order."""
        return self._shelf.passages

    def search(self, question: str, language: str, k: int = 5) -> list[Found]:
        """The best passages for a question, those in `language` before others that are hardly better."""
        return self._shelf.search(read(question), language)[:k]

    def reply(self, question: str, language: str) -> Answer | None:
        """The shop's own answer to exactly this question, whole; None when its library has none."""
        passage = self._shelf.replies.find(question, language)
        return Answer(passage, passage.text) if passage else None

    def answer(self, question: str, language: str, *, length: int = 400, about: str = "") -> Answer | None:
        """The passage that answers, at most `length` characters of it, or a whole reply; None when nothing does.

        `about` says what goods are talked of where the question does not: "can I return it once it's opened".
        """
        return next(self._answers(question, language, length, about), None)

    def answers(self, question: str, language: str, *, length: int = 400, about: str = "") -> tuple[Answer, ...]:
        """What answers, best first, together at most `length` characters; a whole reply stands alone.

        A second passage is quoted where the first is the beginning of a page, which is general, or hardly fits better,
        and what is not taken back where somebody asks whether something used is.
        """
        return tuple(self._answers(question, language, length, about))

    def _answers(self, question: str, language: str, length: int, about: str) -> Iterator[Answer]:
        """The answers as they are asked for: the second is looked for only where both are quoted."""
        if reply := self.reply(question, language):
            yield reply
            return
        asked = _when(read(question))
        if CHOOSING in asked.names("aspect") and not (asked.names("goods") or asked.names("topic")):
            # "Which size is right for two?", of the pans talked of.
            asked = replace(
                asked, matters=(*asked.matters, *(one for one in read(about).matters if one.kind == "goods"))
            )
        found: Iterable[Passage] = (one.passage for one in self._shelf.answering(asked, language))
        if not _USED - asked.names("topic") - asked.names("aspect") and not _UNUSED.search(question):
            goods = asked.names("goods") or read(about).names("goods")
            if exception := self._shelf.exception(goods, language):
                found = (*(() if goods else islice(found, 1)), exception)
        room = length
        said: list[Passage] = []
        for passage in found:
            if passage not in said and (not said or 0 < len(passage.text.strip()) <= room):
                answer = Answer(passage, quote(passage.text, asked, room))
                yield answer
                said.append(passage)
                room -= len(answer.quote)


class _Shelf:
    """Passages, read once."""

    def __init__(self, passages: tuple[Passage, ...]) -> None:
        self.passages = passages
        # A reply is for its own question: elsewhere it could be the answer to another one.
        self._quotable = [passage for passage in passages if not passage.asked]
        self.replies = Replies(passages)
        self._pages = [_Page(passage) for passage in self._quotable]
        self._pages_of = dict(zip(self._quotable, self._pages, strict=True))
        counts = Counter(term for page in self._pages for term in page.terms)
        size = len(self._quotable)
        self._idf = {
            term: min(MOST_IDF, max(LEAST_IDF, math.log1p((size - count + 0.5) / (count + 0.5))))
            for term, count in counts.items()
        }

    def search(self, asked: Reading, language: str) -> list[Found]:
        found = []
        for passage, page in zip(self._quotable, self._pages, strict=True):
            if score := self._score(asked, page):
                found.append(Found(passage, score, self._share(asked, page)))

        def rank(one: Found) -> tuple[bool, bool, float]:
            return one.share < ANSWERED, one.passage.language != language, -one.score

        return sorted(found, key=rank)

    def answering(self, asked: Reading, language: str) -> Iterator[Found]:
        """The passage that answers, then the one to quote beside it; nothing when none does."""
        found = [one for one in self.search(asked, language) if one.share >= ANSWERED]
        if not found:
            return
        best, *others = found
        yield best
        page = self._pages_of[best.passage]
        fitting = []
        for one in others:
            if one.passage.language == best.passage.language:
                added = self._added(asked, page, self._pages_of[one.passage])
                if self._belongs(best, one, added):
                    fitting.append((one.score + added, one))
        if fitting:
            yield max(fitting, key=itemgetter(0))[1]

    def _belongs(self, best: Found, other: Found, added: float) -> bool:
        """Whether another passage, which adds so much, is worth quoting beside the best."""
        introduces = len(best.passage.titles) == 1
        if best.passage.titles[0] == other.passage.titles[0]:
            if introduces or added:
                return True
        elif introduces:
            return False
        return other.score >= CLOSE * best.score

    def _added(self, asked: Reading, best: "_Page", other: "_Page") -> float:
        """What a page says of the question's own words and goods that the best one does not say."""
        terms = {*(f"={token}" for token in asked.tokens), *asked.names("goods")}
        return sum(WORD * self._weight(term) for term in terms if other.presence(term) and not best.presence(term))

    def exception(self, goods: Collection[str], language: str) -> Passage | None:
        """What is said of returns that are not possible, where it speaks of such goods, or at all when none are told;
        in the language if there is."""
        found = [
            passage
            for passage, page in zip(self._quotable, self._pages, strict=True)
            if {"exclusion", "returns"} <= page.named and (not goods or any(map(page.speaks_of, goods)))
        ]
        return min(found, key=lambda passage: passage.language != language, default=None)

    def _weight(self, name: str) -> float:
        return self._idf.get(name, MOST_IDF)

    def _score(self, asked: Reading, page: "_Page") -> float:
        total = 0.0
        for matter in asked.matters:
            total += max(weight * self._weight(name) * page.presence(name) for name, weight in _weights(matter))
        for token in dict.fromkeys(asked.tokens):
            weight = WORD if token in asked.rest else SAME_WORD
            total += weight * self._weight(f"={token}") * page.presence(f"={token}")
        for kind, names in page.titled:
            if names.isdisjoint(asked.names(kind)):
                total *= ASIDE[kind]
        return total * (INTRODUCTION if page.introduces else 1.0)

    def _share(self, asked: Reading, page: "_Page") -> float:
        """The share of what was asked that the page speaks of."""
        topics, aspects = bool(asked.names("topic")), asked.names("aspect")
        if not topics and not aspects:
            return 0.0
        if not topics and (CHOOSING not in aspects or not asked.names("goods")):
            return self._wording(asked, page)
        backing = any(kind == "aspect" and not names.isdisjoint(aspects) for kind, names in page.titled)
        whole = met = 0.0
        for matter in asked.matters:
            # A guide to the goods asked about is an answer only to a question that names no matter of the shop.
            if matter.kind != "topic" and (topics or (matter.kind == "aspect" and CHOOSING not in matter.names)):
                continue
            presence, weight = max(
                (page.spoken(name, backing=backing), weight * self._weight(name)) for name, weight in _weights(matter)
            )
            whole += weight
            met += weight * presence
        return met / whole if whole else 0.0

    def _wording(self, asked: Reading, page: "_Page") -> float:
        """The share of the question's own words that the titles hold, for what no table names."""
        whole = sum(self._weight(f"={token}") for token in set(asked.tokens))
        return sum(self._weight(f"={token}") for token in page.title_tokens & set(asked.tokens)) / (whole or 1.0)


class _Page:
    """One passage as terms with how strongly it has each."""

    def __init__(self, passage: Passage) -> None:
        *above, heading = passage.titles
        titles: dict[str, float] = {}
        for weight, text in ((HEADING, heading), (ABOVE, " . ".join(above))):
            for term, count in _counted(read(text)).items():
                titles[term] = max(titles.get(term, 0.0), weight * min(count, 1.0))
        strength = dict(titles)
        for term, count in _counted(read(passage.text)).items():
            strength[term] = strength.get(term, 0.0) + BODY * (1 + math.log(count) if count > 1 else count)
        self.terms: Mapping[str, float] = strength
        self.introduces = not above
        self.title_tokens = frozenset(token for title in passage.titles for token in read(title).tokens)
        self.named = frozenset().union(*(names for title in passage.titles for _, names in _named(title)))
        self.titled = tuple((kind, names) for title in (heading, *above) for kind, names in _named(title))

    def spoken(self, name: str, *, backing: bool) -> float:
        """How far the page speaks of a matter, 0..1.

        One mention in the text is enough where the wider matter is at home, or where a title asks what was asked.
        """
        presence = self.presence(name)
        if presence:
            presence += max((self.presence(parent) for parent in wider(name)), default=0.0) / 2
            presence += BACKING if backing else 0.0
        return min(1.0, presence / FULL) ** 2

    def speaks_of(self, goods: str) -> bool:
        """Whether goods are named, by their name or the last word of it: "opened creams" are face creams, too."""
        return bool(self.presence(goods) or self.presence(f"={stem(goods.rpartition(' ')[2])}"))

    def presence(self, term: str) -> float:
        """How strongly the page is about a term, 0..1."""
        mass = self.terms.get(term, 0.0)
        return mass / (SATURATION + mass)


def _when(asked: Reading) -> Reading:
    """A question on when something comes, without where: 几天能到上海 asks for the days."""
    area = any("delivery" in matter.names for matter in asked.matters) and Matter(("time",), "aspect") in asked.matters
    return replace(asked, matters=tuple(one for one in asked.matters if one != _PLACE)) if area else asked


def _named(title: str) -> Iterator[tuple[Kind, frozenset[str]]]:
    """What a title names of each kind, and all that contains it."""
    reading = read(title)
    for kind in WEIGHTS:
        if names := reading.names(kind):
            yield kind, names | {parent for name in names for parent in wider(name)}


def _counted(reading: Reading) -> dict[str, float]:
    """Terms with their counts; a wider matter counts for less where only a narrower one is named."""
    counts: dict[str, float] = {}
    for matter in reading.matters:
        for name in matter.names:
            counts[name] = max(1, reading.mentions[name]) * (1.0 if matter.plain else IMPLIED)
    for name in list(counts):
        for parent in wider(name):
            counts[parent] = max(counts.get(parent, 0.0), IMPLIED)
    for token in reading.tokens:
        counts[f"={token}"] = counts.get(f"={token}", 0.0) + 1.0
    return counts


def _weights(matter: Matter) -> Iterator[tuple[str, float]]:
    """What each of the names counts."""
    if len(matter.names) > 1:
        return zip(matter.names, SETTLING, strict=False)
    return iter([(matter.names[0], WEIGHTS[matter.kind] * (1.0 if matter.plain else HINTED))])
