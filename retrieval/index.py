"""The catalog made searchable: records, numbers, words and relevance, each read in one pass and kept as arrays.

The three thirds know nothing of each other, so that processes can build them side by side.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from retrieval import columns, records, relevance, wording
from retrieval.arrays import Arrays, below, under
from retrieval.columns import Columns
from retrieval.products import Product
from retrieval.records import Records
from retrieval.relevance import Relevance
from retrieval.vocabulary import Vocabulary
from retrieval.wording import Wording

TOLD = 1_000
"""Products between two words to `progress`."""
Progress = Callable[[int], None]


class _Reader(Protocol):
    def add(self, product: Product) -> None:
        """Take in one more product."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the catalog, ready to be asked."""

    records: Records
    columns: Columns
    wording: Wording
    relevance: Relevance

    @classmethod
    def of(cls, arrays: Arrays) -> "Part":
        """From arrays that `build` made."""
        numbers = Columns.of(below("columns", arrays))
        return cls(
            records=Records(below("records", arrays)),
            columns=numbers,
            wording=Wording(below("wording", arrays), numbers.owner),
            relevance=Relevance(below("relevance", arrays)),
        )


@dataclass(frozen=True, slots=True)
class Index:
    """All that is derived from a catalog."""

    part: Part
    vocabulary: Vocabulary

    @classmethod
    def of(cls, products: Iterable[Product]) -> "Index":
        """These products, indexed in memory."""
        products = list(products)
        return cls.stored({name: array for third in THIRDS.values() for name, array in third(products).items()})

    @classmethod
    def stored(cls, arrays: Arrays) -> "Index":
        """From the arrays of all thirds."""
        return cls(Part.of(arrays), Vocabulary.stored(below("vocabulary", arrays)))


def what_it_is(products: Iterable[Product], progress: Progress = lambda done: None) -> Arrays:
    """One third of an index: records, numbers and what limits look at. `progress` hears how many were read."""
    stored, counted, worded = records.Writing(), columns.Counting(), wording.Reading()
    _read(products, (stored, counted, worded), progress)
    return {
        **under("records", stored.finish()),
        **under("columns", counted.finish().arrays()),
        **under("wording", worded.finish()),
    }


def what_it_means(products: Iterable[Product], progress: Progress = lambda done: None) -> Arrays:
    """Another third: relevance."""
    ranked = relevance.Reader()
    _read(products, (ranked,), progress)
    return under("relevance", ranked.finish())


def how_it_speaks(products: Iterable[Product], progress: Progress = lambda done: None) -> Arrays:
    """The last third: the catalog's vocabulary."""
    words = Vocabulary()
    _read(products, (words,), progress)
    return under("vocabulary", words.finish().arrays())


THIRDS = {"what_it_means": what_it_means, "what_it_is": what_it_is, "how_it_speaks": how_it_speaks}
"""Longest first."""


def indexed(products: Iterable[Product], *, base: Part | None = None) -> Part:
    """These products, indexed in memory; with `base`, as an addition that is weighed like it."""
    products = list(products)
    ranked = relevance.Reader(base.relevance if base else None)
    _read(products, (ranked,), lambda done: None)
    return Part.of({**what_it_is(products), **under("relevance", ranked.finish())})


def _read(products: Iterable[Product], readers: Sequence[_Reader], progress: Progress) -> None:
    for number, product in enumerate(products, start=1):
        for reader in readers:
            reader.add(product)
        if number % TOLD == 0:
            progress(number)
