"""Where the catalog mentions a word or phrase, and whether it does so in earnest ("leather", not "faux leather").

Texts are folded once: Latin words without inflection between spaces, Chinese as it stands, punctuation as " . " or
" , ". A Latin form then matches at word boundaries and a Chinese one as a substring.
"""

import re
from array import array
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import chain
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from retrieval.arrays import Arrays, Growing, Known, Numbers, Rows, Texts, Words, below, gather, postings, under
from retrieval.negation import CUES, affirmed
from retrieval.text import CJK, is_cjk, normalise, parts, uninflected

Mask = NDArray[np.bool_]
Ints = NDArray[np.integer]

_PIECE = re.compile(rf"[{CJK}]+|\d+\.\d+|[^\W_{CJK}]+|[.,;:!?。、；：/()\n|•·]")
_PLAIN_PIECE = re.compile(r"\d+\.\d+|[a-z0-9]+|[.,;:!?/()\n|]")
"""The same for text in ASCII and lower case."""
_MARKS = " .,/、"
_INCH = re.compile(r"(?<=\d)\s?(?:\"|''|″|”)")
_FOOT = re.compile(r"(?<=\d)\s?['’′](?![\w'’′])")
_NOT = re.compile(r"n['’]t\b")
_APOSTROPHE = re.compile(r"['’](?:s\b)?")
_QUOTES = frozenset("\"'’′″”")
_REGION = re.compile(r"\b(us|uk|eu)(?=\d)")


@lru_cache(maxsize=200_000)
def _fold(piece: str) -> str:
    if piece in "、,/":
        return piece
    if not piece[0].isalnum():
        return "."
    return piece if is_cjk(piece[0]) else " ".join(map(uninflected, parts(piece)))


@lru_cache(maxsize=50_000)
def _fold_whole(piece: str) -> str:
    return uninflected(piece) if piece.isalpha() else piece if piece[0].isalnum() else "."


def fold(text: str, *, split: bool = True) -> str:
    """A text ready for matching, with a space at both ends; `split` cuts where letters meet digits.

    >>> fold("Women's 15\\" Boots, faux-leather 仿皮靴")
    ' woman 15 inch boot , faux leather 仿皮靴 '
    >>> fold("2XL"), fold("2XL", split=False)
    (' 2 xl ', ' 2xl ')
    """
    return f" {' '.join(map(_fold if split else _fold_whole, _pieces(text, split)))} "


def _pieces(text: str, split: bool) -> list[str]:
    plain = normalise(text).replace("%", " percent ")
    if not _QUOTES.isdisjoint(plain):
        plain = _APOSTROPHE.sub("", _NOT.sub(" not", _FOOT.sub(" foot ", _INCH.sub(" inch ", plain))))
    found = _PLAIN_PIECE if plain.isascii() else _PIECE
    return found.findall(plain if split else _REGION.sub(r"\1 ", plain))


@lru_cache(maxsize=20_000)
def pattern(form: str, *, split: bool = True) -> str:
    """A form as the substring to look for in folded text; "" when the form has no words."""
    folded = fold(form, split=split).strip(_MARKS)
    if not folded:
        return ""
    return f"{'' if is_cjk(folded[0]) else ' '}{folded}{'' if is_cjk(folded[-1]) else ' '}"


_Piece = tuple[str, tuple[int, ...]]
_FOLDED, _NUMBERS = itemgetter(0), itemgetter(1)


class Gathering:
    """Mentions while the catalog is read. Equal texts are folded once."""

    def __init__(self) -> None:
        self._units: dict[int, int] = {}
        self._folded = Growing()
        self._terms = Numbers()
        # A piece's folded form and the numbers of its terms.
        self._split: Known[str, _Piece] = Known(lambda piece: self._read(_fold(piece)))
        self._whole: Known[str, _Piece] = Known(lambda piece: self._read(_fold_whole(piece)))
        self._postings = Rows()
        self._unit_of = array("i")
        self._row_of = array("i")

    def add(self, row: int, text: str, *, split: bool = True) -> int:
        """Note that a row has a text; the number of the text."""
        # Texts may be long and many: their hash stands for them.
        key = hash((text, split))
        unit = self._units.get(key)
        if unit is None:
            unit = self._units[key] = len(self._units)
            known = self._split if split else self._whole
            read = list(map(known.__getitem__, _pieces(text, split)))
            self._folded.add(f" {' '.join(map(_FOLDED, read))} ".encode("utf-8", "surrogatepass"))
            self._postings.add(set(chain.from_iterable(map(_NUMBERS, read))))
        self._unit_of.append(unit)
        self._row_of.append(row)
        return unit

    def _read(self, folded: str) -> _Piece:
        return folded, tuple(map(self._terms.__getitem__, _terms(folded)))

    def finish(self, rows: int) -> Arrays:
        """The arrays for Mentions over so many rows."""
        units, terms = len(self._units), len(self._terms)
        unit_of = np.asarray(self._unit_of, np.int32)
        row_of = np.asarray(self._row_of, np.int32)
        starts, held = postings(self._postings.flat, self._postings.owners(), (terms, units))
        owned, owners = postings(unit_of, row_of, (units, rows))
        suspect = np.zeros(units, np.bool_)
        for cue in CUES:
            number = self._terms.get(cue)
            if number is not None:
                suspect[held[starts[number] : starts[number + 1]]] = True
        return {
            **under("texts", self._folded.finish()),
            **under("terms", Words.of(self._terms)),
            "starts": starts,
            "held": held,
            "owned": owned,
            "owners": owners,
            "suspect": suspect,
            "rows": np.asarray([rows]),
        }


class Mentions:
    """Which rows mention a form in one kind of text. A row may have any number of texts."""

    def __init__(self, arrays: Arrays) -> None:
        self._rows = int(arrays["rows"][0])
        self._texts = Texts(below("texts", arrays))
        self._terms = Words(below("terms", arrays))
        self._starts, self._held = arrays["starts"], arrays["held"]
        self._owned, self._owners = arrays["owned"], arrays["owners"]
        self._suspect = arrays["suspect"]

    @classmethod
    def of(cls, rows: int, texts: Iterable[tuple[int, str]], *, split: bool = True) -> "Mentions":
        """Read (row, text) pairs."""
        gathering = Gathering()
        for row, text in texts:
            if text:
                gathering.add(row, text, split=split)
        return cls(gathering.finish(rows))

    def mentioned(self, forms: Iterable[str], *, split: bool = True) -> Mask:
        """Rows whose texts hold any of the forms, negated or not."""
        return self.rows_of(self._holding(sought) for sought in _patterns(forms, split))

    def affirmed(self, forms: Iterable[str], *, split: bool = True) -> Mask:
        """Rows that hold any of the forms at least once in earnest."""
        return self.rows_of(self.affirming(forms, split=split))

    def affirming(self, forms: Iterable[str], *, split: bool = True) -> Iterator[Ints]:
        """The texts that hold each of the forms in earnest, by number."""
        for sought in _patterns(forms, split):
            held = self._holding(sought)
            doubtful = self._suspect[held]
            yield held[~doubtful]
            yield self._among(held[doubtful], lambda text, sought=sought: affirmed(text, sought))  # type: ignore[misc]  # mypy cannot type a default

    def equal(self, forms: Iterable[str]) -> Mask:
        """Rows one of whose texts is nothing but a form."""
        return self.rows_of(
            self._among(self._holding(sought), lambda text, sought=sought: text.strip(_MARKS) == sought.strip())  # type: ignore[misc]  # mypy cannot type a default
            for sought in _patterns(forms, split=True)
        )

    def rows_of(self, units: Iterable[Ints]) -> Mask:
        """The rows that have one of the texts."""
        found = np.zeros(self._rows, np.bool_)
        for held in units:
            found[gather(self._owned, self._owners, held)] = True
        return found

    def _holding(self, sought: str) -> Ints:
        """Texts that hold a pattern: its words give the candidates, the text decides."""
        terms = _terms(sought)
        held = self._units(terms[0])
        for term in terms[1:]:
            held = np.intersect1d(held, self._units(term), assume_unique=True)
        if len(terms) == 1:
            return held
        wanted = sought.encode("utf-8", "surrogatepass")
        return held[np.asarray([wanted in self._texts[unit] for unit in held.tolist()], np.bool_)]

    def _among(self, units: Ints, keep: Callable[[str], bool]) -> Ints:
        kept = [keep(self._texts[unit].decode("utf-8", "surrogatepass")) for unit in units.tolist()]
        return units[np.asarray(kept, np.bool_)]

    def _units(self, term: str) -> Ints:
        number = self._terms.get(term)
        if number is None:
            return np.empty(0, np.int32)
        return np.asarray(self._held[self._starts[number] : self._starts[number + 1]])


def _patterns(forms: Iterable[str], split: bool) -> Iterator[str]:
    return (sought for form in forms if (sought := pattern(form, split=split)))


def _terms(folded: str) -> list[str]:
    """Latin words and single Chinese characters: what postings are kept for."""
    if folded.isascii():
        return folded.split()
    return [term for word in folded.split() for term in (word if is_cjk(word[0]) else (word,))]
