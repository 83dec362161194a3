"""What somebody wants to do, and the kinds of goods that do it: "something to keep my coffee hot", "I lose my keys"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.understand.purposes_table_en import TABLE
from bot.understand.reading import Reading
from bot.understand.wishes import Wishes, kind_limit
from retrieval.lexicon import Lexicon, Term

_MOST_READ = 300
_G = r"[^.!?;\n]"
_WISH = re.compile(
    r"\b(?:(?:some|any)thing|stuff|things?|gear|(?:i|we)(?:'d)? (?:really |just |also )?(?:need|want|like|wish|try)"
    r"|(?:i'm|we're)? ?(?:looking|trying|hoping)|help (?:me|us)|a way|ideas?|ideal|good"
    r"|what (?:can|do|should|could|would) (?:i|you|we)"
    r"|what(?:'ve| have| do) you|got (?:any|some)|how (?:do|can|could) i|need|want|which)\b"
)
"""A wish that names no goods yet."""
_ABOUT_IT = re.compile(
    r"\b(?:do|does|will|would|can|could|is|are) (?:it|this|that|they|these|those|the (?:first|second|third|last))\b"
)
"""A question on a thing that is talked about."""

_TOLD = re.compile(
    r"\b(?:i|we|he|she|my \w+) (?:always |keep |keeps |often |constantly ){0,2}los(?:e|es|ing)\b"
    r"|\bkeeps dying\b|\balways dies\b"
    r"|\b(?:feet|toes|hands|fingers|ears)(?: are| is|'re| get)\b|\bsnor(?:es|ing)\b"
    r"|\b(?:no|bad|weak|poor) (?:signal|reception)\b"
    r"|\bburns? easily\b|\boversleep"
)
"""What is wrong, told without a wish."""


def _pattern(form: str) -> str:
    """A form of the table as a regular expression."""
    parts = []
    for word in form.split():
        if word == "…":
            parts.append(f"{_G}{{0,24}}")
            continue
        ends = "|".join(re.escape(one).replace(r"\*", r"\w*") for one in word.split("|"))
        parts.append(rf"\b(?:{ends})\b")
    joined = " ".join(parts)
    return joined.replace(f" {_G}{{0,24}} ", f"{_G}{{0,24}}")


def _read(table: str) -> list[tuple[re.Pattern[str], list[str]]]:
    lines = table.strip().replace("\n    ", " ").splitlines()
    parted = (line.split(": ", 1) for line in lines)
    return [(re.compile("|".join(map(_pattern, forms.split("; ")))), kinds.split(", ")) for kinds, forms in parted]


_PURPOSES = _read(TABLE)


@dataclass(frozen=True, slots=True)
class Purposes:
    """Gives wishes that only tell a purpose the kinds of goods that serve it."""

    lexicon: Lexicon

    def settled(self, wishes: Wishes, reading: Reading) -> Wishes:
        """The wishes, with the kinds that a purpose wants where the message names none of its own."""
        text = reading.text[:_MOST_READ]
        if _ABOUT_IT.search(text) or any(word.kind == "cjk" for word in reading.words):
            return wishes
        for start, end, kinds in self._found(text):
            if not all(self._inside(reading, place.start, start, end) for place in reading.kinds):
                continue
            terms = [term for name in kinds if (term := self._sold(name))]
            if terms:
                kind = kind_limit(terms, hard=False)
                others = tuple(limit for limit in wishes.limits if limit.field != "category")
                return replace(
                    wishes, limits=(kind, *others), kind=kind, kinds=(kind,), kind_words=terms[0].surface,
                    words=(*(term.surface for term in terms), *wishes.words), guessed=False, not_understood=(),
                )  # fmt: skip
        return wishes

    def _found(self, text: str) -> Iterator[tuple[int, int, list[str]]]:
        """Where a purpose stands behind a wish, or what is wrong is told, with the kinds for it."""
        wish = _WISH.search(text)
        for pattern, kinds in _PURPOSES:
            found = pattern.search(text)
            if found and ((wish and wish.start() <= found.start()) or _TOLD.search(text)):
                yield found.start(), found.end(), kinds

    def _sold(self, name: str) -> Term | None:
        terms = (term for term in self.lexicon.scan(name) if term.field == "category" and term.surface == name)
        return next((term for term in terms if self.lexicon.sells(term)), None)

    def _inside(self, reading: Reading, place: int, start: int, end: int) -> bool:
        return start <= reading.words[place].start < end
