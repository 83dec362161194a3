"""Where the catalog mentions a word or phrase, and whether it does so in earnest ("leather", not "faux leather").

Texts are folded once: Latin words without inflection between spaces, Chinese as it stands, punctuation as " . " or
" , ". A Latin form then matches at word boundaries and a Chinese one as a substring.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from retrieval.negation import CUES, affirmed
from retrieval.text import CJK, is_cjk, normalise, parts, uninflected

Mask = NDArray[np.bool_]
Ints = NDArray[np.integer]

_PIECE = re.compile(rf"[{CJK}]+|\d+\.\d+|[^\W_{CJK}]+|[.,;:!?。、；：/()\n|•·]")
_MARKS = " .,/、"
_INCH = re.compile(r"(?<=\d)\s?(?:\"|''|″|”)")
_NOT = re.compile(r"n['’]t\b")
_APOSTROPHE = re.compile(r"['’](?:s\b)?")
_REGION = re.compile(r"\b(us|uk|eu)(?=\d)")


@lru_cache(maxsize=200_000)
def _folded(piece: str) -> str:
    if piece in "、,/":
        return piece
    if not piece[0].isalnum():
        return "."
    return piece if is_cjk(piece[0]) else " ".join(map(uninflected, parts(piece)))


@lru_cache(maxsize=50_000)
def _folded_whole(piece: str) -> str:
    return uninflected(piece) if piece.isalpha() else piece if piece[0].isalnum() else "."


def fold(text: str, *, split: bool = True) -> str:
    """A text ready for matching, with a space at both ends; `split` cuts where letters meet digits.

    >>> fold("Women's 15\\" Boots, faux-leather 仿皮靴")
    ' woman 15 inch boot , faux leather 仿皮靴 '
    >>> fold("2XL"), fold("2XL", split=False)
    (' 2 xl ', ' 2xl ')
    """
    plain = _APOSTROPHE.sub("", _NOT.sub(" not", _INCH.sub(" inch ", normalise(text))))
    if split:
        return f" {' '.join(map(_folded, _PIECE.findall(plain)))} "
    apart = _REGION.sub(r"\1 ", plain)
    return f" {' '.join(map(_folded_whole, _PIECE.findall(apart)))} "


@lru_cache(maxsize=20_000)
def pattern(form: str, *, split: bool = True) -> str:
    """A form as the substring to look for in folded text; "" when the form has no words."""
    folded = fold(form, split=split).strip(_MARKS)
    if not folded:
        return ""
    return f"{'' if is_cjk(folded[0]) else ' '}{folded}{'' if is_cjk(folded[-1]) else ' '}"


class Mentions:
    """Which rows mention a form in one kind of text. A row may have any number of texts."""

    def __init__(self, rows: int, texts: Iterable[tuple[int, str]], *, split: bool = True) -> None:
        self._rows = rows
        self._split = split
        units: dict[str, int] = {}
        owners: list[tuple[int, int]] = []
        for row, text in texts:
            if text:
                owners.append((units.setdefault(text, len(units)), row))
        self._texts = [fold(text, split=split) for text in units]
        pairs = np.asarray(owners or np.empty((0, 2)), np.int64).reshape(-1, 2)
        self._owners = _incidence(pairs[:, 0], pairs[:, 1], (len(units), rows))
        self._terms: dict[str, int] = {}
        flat: list[int] = []
        lengths: list[int] = []
        for text in self._texts:
            found = [self._terms.setdefault(term, len(self._terms)) for term in set(_terms(text))]
            flat += found
            lengths.append(len(found))
        numbers = np.repeat(np.arange(len(units)), lengths)
        self._postings = _incidence(np.asarray(flat, np.int64), numbers, (len(self._terms), len(units)))

        self._suspect = np.zeros(len(units), np.bool_)
        for cue in CUES:
            self._suspect[self._units(cue)] = True

    def mentioned(self, forms: Iterable[str]) -> Mask:
        """Rows whose texts hold any of the forms, negated or not."""
        return self._rows_of(self._holding(sought) for sought in self._patterns(forms))

    def affirmed(self, forms: Iterable[str]) -> Mask:
        """Rows that hold any of the forms at least once in earnest."""
        return self._rows_of(self._affirming(sought) for sought in self._patterns(forms))

    def equal(self, forms: Iterable[str]) -> Mask:
        """Rows one of whose texts is nothing but a form."""
        return self._rows_of(
            [unit for unit in self._holding(sought) if self._texts[unit].strip(_MARKS) == sought.strip()]
            for sought in self._patterns(forms)
        )

    def _patterns(self, forms: Iterable[str]) -> list[str]:
        return [sought for form in forms if (sought := pattern(form, split=self._split))]

    def _affirming(self, sought: str) -> list[int]:
        held = self._holding(sought)
        return [unit for unit in held if not self._suspect[unit] or affirmed(self._texts[unit], sought)]

    def _holding(self, sought: str) -> list[int]:
        """Units that hold a pattern: its rarest words give the candidates, the text decides."""
        terms = _terms(sought)
        held = self._units(terms[0])
        for term in terms[1:]:
            held = np.intersect1d(held, self._units(term), assume_unique=True)
        units: list[int] = held.tolist()
        return units if len(terms) == 1 else [unit for unit in units if sought in self._texts[unit]]

    def _units(self, term: str) -> Ints:
        number = self._terms.get(term)
        if number is None:
            return np.empty(0, np.int64)
        return self._postings.indices[self._postings.indptr[number] : self._postings.indptr[number + 1]]

    def _rows_of(self, units: Iterable[Sequence[int]]) -> Mask:
        found = np.zeros(len(self._texts), np.float32)
        for held in units:
            found[held] = 1
        return np.asarray(self._owners.T @ found > 0, np.bool_)


def _terms(folded: str) -> list[str]:
    """Latin words and single Chinese characters: what postings are kept for."""
    if folded.isascii():
        return folded.split()
    return [term for word in folded.split() for term in (word if is_cjk(word[0]) else (word,))]


def _incidence(rows: Ints, columns: Ints, shape: tuple[int, int]) -> sparse.csr_array:
    return sparse.csr_array((np.ones(len(rows), np.float32), (rows, columns)), shape=shape)
