"""The words a catalog is written in: values by field, the same values in other languages, and what its titles say."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from retrieval.fields import field_of, texts
from retrieval.phrases import Word, singular
from retrieval.products import Product, Text
from retrieval.text import normalise

OWN_FIELDS = frozenset(("category", "brand", "color", "material", "size"))
"""Fields whose values are kept apart; those of all other attributes stand together under "words" as well."""
_LATIN = re.compile(r"[^\W\d_\u3400-\u9fff]+(?:'s)?")
_HAN = re.compile(r"[\u3400-\u9fff]+")


class Vocabulary:
    """What a catalog says, word by word."""

    def __init__(self, products: Sequence[Product]) -> None:
        self.equal: dict[tuple[str, str], set[str]] = defaultdict(set)
        """(field, normalised value) to the same value in other languages."""
        self.written: dict[tuple[str, str], str] = {}
        """(field, normalised value) to how the record writes it."""
        self.below: dict[str, set[str]] = defaultdict(set)
        """Category to the categories under it, by language."""
        self.brands: Counter[str] = Counter()
        self.counted: Counter[str] = Counter()
        """How many products state a value."""
        self._read(products)
        self.words, self.pairs, self.named, self.titles = _words(products)
        """Keys of all words; pairs of Chinese characters; keys of words in titles, brands and categories; in how many
        titles each key stands."""

    def knows(self, word: Word) -> bool:
        """Whether a word stands anywhere in the catalog's texts."""
        return word.key in self.words

    def knows_all(self, run: str) -> bool:
        """Whether all pairs of characters of a Chinese word stand in the catalog's texts."""
        return all(run[i : i + 2] in self.pairs for i in range(len(run) - 1))

    def _read(self, products: Sequence[Product]) -> None:
        for product in products:
            self.brands[normalise(product.text.brand).strip()] += 1
            for text in texts(product):
                path = [normalise(segment).strip() for segment in text.category]
                for place, segment in enumerate(path):
                    self.below[segment].update(path[place + 1 :])
            own = list(_values(product.text))
            for field, value in own:
                self._record(field, value)
                self.counted[normalise(value).strip()] += 1
            for name, value in _options(product):
                self._record(field_of(name), value)
            for text in product.translations.values():
                for field, value in _values(text):
                    self._record(field, value)
                for field, value, other in _pairs(product.text, text):
                    self._link(field, value, other)
                for name, value in _options(product):
                    if value in text.options:
                        self._record(field_of(name), text.options[value])
                        self._link(field_of(name), value, text.options[value])

    def _record(self, field: str, value: str) -> None:
        key = normalise(value).strip()
        if key:
            self.written.setdefault((field if field in OWN_FIELDS else "words", key), value.strip())
            if field not in OWN_FIELDS:
                self.written.setdefault((field, key), value.strip())

    def _link(self, field: str, value: str, other: str) -> None:
        group = field if field in OWN_FIELDS else "words"
        first, second = normalise(value).strip(), normalise(other).strip()
        if first and second and first != second:
            self.equal[group, first].add(second)
            self.equal[group, second].add(first)


def _values(text: Text) -> Iterator[tuple[str, str]]:
    yield "brand", text.brand
    for segment in text.category:
        yield "category", segment
    for name, values in text.attributes.items():
        field = field_of(name)
        for value in values:
            yield field, value


def _options(product: Product) -> Iterator[tuple[str, str]]:
    for variant in product.variants:
        yield from variant.options.items()


def _pairs(first: Text, second: Text) -> Iterator[tuple[str, str, str]]:
    """Values of two languages that stand at the same place: (field, value, other value)."""
    yield "brand", first.brand, second.brand
    if len(first.category) == len(second.category):
        yield from (("category", a, b) for a, b in zip(first.category, second.category, strict=True))
    if len(first.attributes) != len(second.attributes):
        return
    for (name, values), others in zip(first.attributes.items(), second.attributes.values(), strict=True):
        if len(values) == len(others):
            yield from ((field_of(name), a, b) for a, b in zip(values, others, strict=True))


def _words(products: Iterable[Product]) -> tuple[set[str], set[str], set[str], Counter[str]]:
    """Keys of all words, pairs of Chinese characters, keys of title words, and how many titles each key stands in."""
    raw: set[str] = set()
    han: set[str] = set()
    in_title: Counter[str] = Counter()
    named: set[str] = set()
    for product in products:
        for text in texts(product):
            title = normalise(text.title)
            in_title.update(set(map(singular, _LATIN.findall(title))))
            named.update(_LATIN.findall(normalise(" ".join((text.brand, *text.category)))))
            values = [value for found in text.attributes.values() for value in found]
            values += [*text.options.values(), *(value for v in product.variants for value in v.options.values())]
            body = normalise(" ".join((title, text.description, text.brand, *text.category, *text.attributes, *values)))
            raw.update(_LATIN.findall(body))
            han.update(_HAN.findall(body))
    bigrams = {run[i : i + 2] for run in han for i in range(len(run) - 1)}
    titles = set(in_title) | set(map(singular, named))
    return set(map(singular, raw)), bigrams, titles, in_title
