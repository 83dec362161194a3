"""The words a catalog is written in: values by field, the same values in other languages, and what its titles say."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

import numpy as np

from retrieval.arrays import Arrays
from retrieval.fields import field_of, texts
from retrieval.fits import purposes
from retrieval.kinds import title_ends
from retrieval.phrases import Word, singular
from retrieval.products import Product, Text
from retrieval.text import normalise

OWN_FIELDS = frozenset(("category", "brand", "color", "material", "size"))
"""Fields whose values are kept apart; those of all other attributes stand together under "words" as well."""
_LATIN = re.compile(r"[^\W\d_\u3400-\u9fff]+(?:'s)?")
_PLAIN = re.compile(r"[a-z]+(?:'s)?")
"""The same for text in ASCII and lower case."""
_HAN = re.compile(r"[\u3400-\u9fff]+")


class Vocabulary:
    """What a catalog says, word by word. Filled product by product; can be stored and read again."""

    def __init__(self) -> None:
        self.size = 0
        """How many products were read."""
        self.equal: dict[tuple[str, str], set[str]] = defaultdict(set)
        """(field, normalised value) to the same value in other languages."""
        self.written: dict[tuple[str, str], str] = {}
        """(field, normalised value) to how the record writes it."""
        self.below: dict[str, set[str]] = defaultdict(set)
        """Category to the categories under it, by language."""
        self.paths: dict[tuple[str, ...], None] = {}
        """Category paths in the products' first language."""
        self.brands: Counter[str] = Counter()
        self.counted: Counter[str] = Counter()
        """How many products state a value."""
        self.words: set[str] = set()
        """Keys of all words."""
        self.pairs: set[str] = set()
        """Pairs of Chinese characters."""
        self.named: set[str] = set()
        """Keys of words in titles, brands and categories."""
        self.titles: Counter[str] = Counter()
        """In how many titles each key stands."""
        self.ends: Counter[tuple[str, ...]] = Counter()
        """What titles end in: see kinds.title_ends."""
        self.fitted: Counter[tuple[str, ...]] = Counter()
        """What titles say they fit: see fits.purposes."""
        self._recorded: set[tuple[str, str]] = set()
        self._raw: set[str] = set()
        self._raw_named: set[str] = set()
        self._spelt: set[str] = set()

    @classmethod
    def of(cls, products: Iterable[Product]) -> "Vocabulary":
        """The vocabulary of these products."""
        catalog = cls()
        for product in products:
            catalog.add(product)
        return catalog.finish()

    def add(self, product: Product) -> None:
        """One more product."""
        self.size += 1
        self._read(product)
        self._spell(product)

    def finish(self) -> "Vocabulary":
        """Itself, after the last product."""
        self.words.update(map(singular, self._raw))
        self.named |= set(self.titles) | set(map(singular, self._raw_named))
        self._recorded.clear()
        self._raw.clear()
        self._raw_named.clear()
        self._spelt.clear()
        return self

    def arrays(self) -> Arrays:
        """What `stored` reads: one JSON text."""
        kept = {
            "size": self.size,
            "equal": [[*place, *sorted(same)] for place, same in self.equal.items()],
            "written": [[*place, value] for place, value in self.written.items()],
            "below": {name: sorted(names) for name, names in self.below.items()},
            "paths": list(self.paths),
            "brands": self.brands,
            "counted": self.counted,
            "words": sorted(self.words),
            "pairs": sorted(self.pairs),
            "named": sorted(self.named),
            "titles": self.titles,
            "ends": [[count, *phrase] for phrase, count in self.ends.items()],
            "fitted": [[count, *phrase] for phrase, count in self.fitted.items()],
        }
        return {"json": np.frombuffer(json.dumps(kept).encode(), np.uint8)}

    @classmethod
    def stored(cls, arrays: Arrays) -> "Vocabulary":
        """A vocabulary as it was stored."""
        kept = json.loads(arrays["json"].tobytes())
        catalog = cls()
        catalog.size = kept["size"]
        catalog.equal.update({(field, value): set(same) for field, value, *same in kept["equal"]})
        catalog.written.update({(field, value): written for field, value, written in kept["written"]})
        catalog.below.update({name: set(names) for name, names in kept["below"].items()})
        catalog.paths.update(dict.fromkeys(map(tuple, kept["paths"])))
        catalog.brands.update(kept["brands"])
        catalog.counted.update(kept["counted"])
        catalog.words, catalog.pairs, catalog.named = set(kept["words"]), set(kept["pairs"]), set(kept["named"])
        catalog.titles.update(kept["titles"])
        catalog.ends.update({tuple(phrase): count for count, *phrase in kept["ends"]})
        catalog.fitted.update({tuple(phrase): count for count, *phrase in kept["fitted"]})
        return catalog

    def knows(self, word: Word) -> bool:
        """Whether a word stands anywhere in the catalog's texts."""
        return word.key in self.words

    def knows_all(self, run: str) -> bool:
        """Whether all pairs of characters of a Chinese word stand in the catalog's texts."""
        return all(run[i : i + 2] in self.pairs for i in range(len(run) - 1))

    def _read(self, product: Product) -> None:
        self.brands[_key(product.text.brand)] += 1
        self.paths[product.text.category] = None
        for text in texts(product):
            path = [_key(segment) for segment in text.category]
            for place, segment in enumerate(path):
                self.below[segment].update(path[place + 1 :])
        for field, value in _values(product.text):
            self._record(field, value)
            self.counted[_key(value)] += 1
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

    def _spell(self, product: Product) -> None:
        for text in texts(product):
            title = normalise(text.title)
            self.titles.update(set(map(singular, _latin(title))))
            self.ends.update(title_ends(text.title))
            self.fitted.update(set(purposes(text.title)))
            self._raw_named.update(_latin(normalise(" ".join((text.brand, *text.category)))))
            said = [text.brand, *text.category, *text.attributes, *text.options.values()]
            said += [value for found in text.attributes.values() for value in found]
            said += [value for variant in product.variants for value in variant.options.values()]
            # What records repeat is read once.
            new = set(said) - self._spelt
            self._spelt |= new
            body = normalise(" ".join((title, text.description, *new)))
            self._raw.update(_latin(body))
            if not body.isascii():
                for run in _HAN.findall(body):
                    self.pairs.update(run[i : i + 2] for i in range(len(run) - 1))

    def _record(self, field: str, value: str) -> None:
        if (field, value) in self._recorded:
            return
        self._recorded.add((field, value))
        key = _key(value)
        if key:
            self.written.setdefault((field if field in OWN_FIELDS else "words", key), value.strip())
            if field not in OWN_FIELDS:
                self.written.setdefault((field, key), value.strip())

    def _link(self, field: str, value: str, other: str) -> None:
        group = field if field in OWN_FIELDS else "words"
        first, second = _key(value), _key(other)
        if first and second and first != second:
            self.equal[group, first].add(second)
            self.equal[group, second].add(first)


@lru_cache(maxsize=50_000)
def _key(value: str) -> str:
    return normalise(value).strip()


def _latin(plain: str) -> list[str]:
    """The Latin words of a normalised text."""
    return (_PLAIN if plain.isascii() else _LATIN).findall(plain)


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
