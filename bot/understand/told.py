"""What a message tells of the thing that it takes, and a product by the words that may call it."""

import re
from dataclasses import dataclass
from functools import cached_property

from retrieval.products import Product
from retrieval.text import normalise, stem

RUNS = re.compile(r"[\u4e00-\u9fff]+|[a-z0-9.*x×/+-]+")
"""Stretches of a normalised text that call something."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of a thing."""

    pieces: tuple[str, ...] = ()
    """The words that call it."""
    firm: bool = False
    """Whether a word takes it, and does not only narrow the list."""
    many: int = 0
    """How many are taken; 0 where that is not said."""
    pointed: bool = False
    """Whether it is "the … one", 那款."""
    carted: bool = False
    """Whether it shall be put into the cart in so many words."""


class Record:
    """A product by the words that may call it, in both languages."""

    def __init__(self, product: Product) -> None:
        self.id = product.id
        self._product = product
        self._texts = (product.text, *product.translations.values())

    @cached_property
    def title(self) -> str:
        """Its titles without spaces."""
        return normalise(" . ".join(text.title for text in self._texts)).replace(" ", "")

    @cached_property
    def title_words(self) -> frozenset[str]:
        """The stems of its titles' words."""
        return frozenset(stem(word) for text in self._texts for word in RUNS.findall(normalise(text.title)))

    @cached_property
    def options(self) -> frozenset[str]:
        """The values that its variants have, without spaces."""
        values = [value for one in self._product.variants for value in one.options.values()]
        values += [value for text in self._texts for value in text.options.values()]
        return frozenset(normalise(value).replace(" ", "") for value in values)

    @cached_property
    def option_words(self) -> frozenset[str]:
        """The stems of the words of these values."""
        values = (value for one in self._product.variants for value in one.options.values())
        return frozenset(stem(word) for value in values for word in RUNS.findall(normalise(value)))

    @cached_property
    def said(self) -> str:
        """Its attributes without spaces."""
        values = (value for text in self._texts for values in text.attributes.values() for value in values)
        return normalise(" . ".join(values)).replace(" ", "")

    @cached_property
    def prices(self) -> frozenset[str]:
        """What its variants cost, in figures, with and without cents."""
        amounts = [price.amount for one in self._product.variants for price in one.prices.values()]
        return frozenset(str(amount.normalize()) for amount in amounts) | {str(int(amount)) for amount in amounts}
