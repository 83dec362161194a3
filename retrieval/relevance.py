"""What words and vectors say of a part of the catalog: terms, pairs, titles, n-grams, LSA; built once, only asked."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from retrieval import lsa, ngrams
from retrieval.arrays import Arrays, Growing, Rows, Texts, Words, below, under
from retrieval.bm25f import Base, Field, Postings, Vocabulary, bm25f, codes_of, pairs_of
from retrieval.dense import Dense
from retrieval.fields import stated, texts
from retrieval.lsa import Lsa
from retrieval.ngrams import CharGrams
from retrieval.products import Product
from retrieval.text import tokenise

Floats = NDArray[np.float32]

TITLE, BODY = 5.0, 0.3
"""Weights of the fields in BM25F; brand, category and colour weigh 2."""


class Asked(NamedTuple):
    """A query as numbers of one vocabulary."""

    ordered: list[int]
    beside: list[int]
    grams: ngrams.Query

    @property
    def terms(self) -> list[int]:
        """All terms; -1 for unknown ones."""
        return [*self.ordered, *self.beside]


class Reader:
    """Builds the relevance of a part while its products come in. With `base`, as an addition weighed like the base."""

    def __init__(self, base: "Relevance | None" = None) -> None:
        self._base = base
        self._vocabulary = Vocabulary(base.words if base else None)
        read = self._vocabulary.read
        # The same brands, categories and colours come again and again.
        again = lru_cache(maxsize=20_000)(read)
        self._title, self._body = Field(read), Field(read)
        self._brand, self._category, self._colour = (Field(again) for _ in range(3))
        self._spelt = Rows()
        self._short = Growing()

    def add(self, product: Product) -> None:
        """One more product."""
        parts = [list(read(product)) for read in (_titles, _brands, _categories, _colours)]
        spelt: list[int] = []
        for field, part in zip((self._title, self._brand, self._category, self._colour), parts, strict=True):
            spelt += field.add(part)
        self._body.add(_bodies(product))
        self._spelt.add(spelt)
        self._short.add(" ".join(text for part in parts for text in part if text).encode("utf-8", "surrogatepass"))

    def finish(self) -> Arrays:
        """The arrays for Relevance."""
        base = self._base
        size = len(self._vocabulary)
        keys = np.arange(size, dtype=np.int64)
        fields = (self._title, self._brand, self._category, self._colour, self._body)
        counts = [field.counts(size) for field in fields]
        weighed = zip((TITLE, 2.0, 2.0, 2.0, BODY), counts, (field.lengths for field in fields), strict=True)
        terms, means = bm25f(list(weighed), keys, base.terms_base if base else None)
        pairs, pair_means = pairs_of([(TITLE, self._title), (BODY, self._body)], base.pairs_base if base else None)
        spelt_arrays, grams = ngrams.read(self._spelt, self._vocabulary.words, base.grams if base else None)
        idf_of = np.nan_to_num(Postings(terms).idf_of(keys))
        short = ngrams.weigh(sparse.csr_array(sum(counts[1:4], start=counts[0])), idf_of)
        titles = sparse.csr_array(counts[0].T)
        fitted = {} if base else under("lsa", lsa.fit(short, grams))
        vectors = (base.lsa if base else Lsa(below("lsa", fitted))).project(short, grams)
        return {
            **under("words", Words.of(self._vocabulary.terms)),
            **under("terms", terms),
            **under("pairs", pairs),
            **under("titles", Postings.of(titles, idf_of, keys)),
            **under("grams", spelt_arrays),
            **fitted,
            **under("dense", Dense.of(vectors)),
            **under("short", self._short.finish()),
            "means": np.asarray(means),
            "pair_means": np.asarray(pair_means),
        }


class Relevance:
    """What words and vectors say of one part of the catalog."""

    def __init__(self, arrays: Arrays) -> None:
        self.words = Words(below("words", arrays))
        self.terms = Postings(below("terms", arrays))
        self.grams = CharGrams(below("grams", arrays))
        self.dense = Dense(below("dense", arrays))
        self.short = Texts(below("short", arrays))
        self._pairs = Postings(below("pairs", arrays))
        self._titles = Postings(below("titles", arrays))
        self._lsa = below("lsa", arrays)
        self._means, self._pair_means = arrays["means"].tolist(), arrays["pair_means"].tolist()
        self.size = len(self.short)

    @property
    def lsa(self) -> Lsa:
        """The projection that was fitted on this part; only the first part has one."""
        return Lsa(self._lsa)

    @property
    def terms_base(self) -> Base:
        """How an addition weighs its terms."""
        return Base(self.size, self._means, self.terms)

    @property
    def pairs_base(self) -> Base:
        """How an addition weighs its pairs."""
        return Base(self.size, self._pair_means, self._pairs)

    def bm25f(self, asked: Asked) -> Floats:
        """BM25F over all fields."""
        return self._sum(self.terms, asked.terms)

    def pairs(self, asked: Asked) -> Floats:
        """BM25F over ordered pairs."""
        return self._sum(self._pairs, codes_of(asked.ordered))

    def coverage(self, terms: Iterable[int], mass: float) -> Floats:
        """Which share of the terms' idf mass stands in the title."""
        return self._held(self._titles, terms, mass)

    def held(self, terms: Iterable[int], mass: float) -> Floats:
        """Which share of the terms' idf mass stands anywhere in the record."""
        return self._held(self.terms, terms, mass)

    def _sum(self, postings: Postings, keys: Iterable[int]) -> Floats:
        found = np.zeros(self.size, np.float32)
        for place in postings.places(key for key in keys if key >= 0):
            postings.add(found, place)
        return found

    def _held(self, postings: Postings, terms: Iterable[int], mass: float) -> Floats:
        found = np.zeros(self.size, np.float32)
        if mass:
            for place in postings.places(term for term in terms if term >= 0):
                postings.fill(found, place, float(postings.idf[place]) / mass)
        return found


def ask(text: str, parts: Iterable[Relevance]) -> Asked:
    """A query's terms, numbered by the first part and, for what it does not know, by the later ones."""
    parts = list(parts)
    ordered, beside = tokenise(text)
    known: dict[str, int] = {}
    for part in reversed(parts):
        for term in {*ordered, *beside}:
            number = part.words.get(term)
            if number is not None:
                known[term] = number
    return Asked(
        [known.get(term, -1) for term in ordered], [known.get(term, -1) for term in beside], parts[0].grams.query(text)
    )


def _titles(product: Product) -> Iterable[str]:
    return (text.title for text in texts(product))


def _brands(product: Product) -> Iterable[str]:
    return (text.brand for text in texts(product))


def _categories(product: Product) -> Iterable[str]:
    return (" ".join(text.category) for text in texts(product))


def _colours(product: Product) -> Iterable[str]:
    return [" ".join(dict.fromkeys(stated(product, "color")))]


def _bodies(product: Product) -> Iterable[str]:
    for text in texts(product):
        attributes = (f"{name} {' '.join(values)}" for name, values in text.attributes.items())
        yield "\n".join([text.description, *attributes, *text.options.values()])
    yield "\n".join(dict.fromkeys(value for variant in product.variants for value in variant.options.values()))
