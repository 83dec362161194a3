"""Limits as typed column masks over variants: what a shopper's wish means, decided for the whole catalog at once."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from retrieval.columns import EXCLUDING, Floats, Rates, Stated, column, compare, decimal_of, price_in, values
from retrieval.concepts import named
from retrieval.fields import option_words, texts
from retrieval.heads import Phrase, maker_words, title_phrases
from retrieval.mentions import Mentions
from retrieval.products import Product
from retrieval.query import Limit
from retrieval.text import normalise

Mask = NDArray[np.bool_]

IN_STOCK = Limit("stock", "=", "in_stock")
"""The limit every search keeps: not known to be out of stock."""
_DENIED = frozenset({"no", "false", "none", "n/a", "without", "否", "无", "不", "没有", "不含", "不支持"})
_NUMBERS = frozenset({"price", "rating", "stock"})
_WHOLLY = re.compile(r"(?:\b100 ?%|\bpure|\bmade (?:of|from)|纯|全|100%)\s*[^\W\d_]+(?: [^\W\d_]+)?", re.IGNORECASE)
"""Where a description says what the whole is made of."""
_CACHED = 500
"""Masks kept in memory."""


class Forms(Protocol):
    """The words that mean a value."""

    def forms(self, field: str, value: str) -> frozenset[str]:
        """Normalised words or phrases, in both languages; always with `normalise(value)`."""

    def heads(self, kind: str) -> frozenset[Phrase]:
        """The phrases that a title ends in when it offers this kind, or a thing of this category, as keys."""


class Masks:
    """The catalog as columns. Every mask has one cell per variant."""

    def __init__(self, products: Sequence[Product], forms: Forms, currency: str, rates: Rates) -> None:
        self._forms = forms
        self._currency = currency
        self._rates = rates
        self.variants = [variant for product in products for variant in product.variants]
        counts = [len(product.variants) for product in products]
        self.owner = np.repeat(np.arange(len(products)), counts)
        """Product row of each variant."""
        self._sold_out = np.asarray(
            [
                v.in_stock is False or (v.in_stock is None and v.stock is not None and v.stock <= 0)
                for v in self.variants
            ],
            np.bool_,
        )
        self.known_in_stock = np.asarray([v.in_stock is True for v in self.variants], np.bool_)
        self._stock = column([v.stock for v in self.variants])
        self.rating = column([p.rating for p in products])
        self._prices: dict[str, Floats] = {}
        self._masks: dict[tuple[str, Limit], Mask] = {}
        self._products = products
        size = len(products)
        self._title = Mentions(size, ((row, text.title) for row, p in enumerate(products) for text in texts(p)))
        self._heads: dict[Phrase, set[int]] = {}
        for row, p in enumerate(products):
            for text in texts(p):
                for phrase in title_phrases(text.title, text.brand, loose=not text.category):
                    self._heads.setdefault(phrase, set()).add(row)
        self._maker = Mentions(
            size, ((row, maker_words(text.title, text.brand)) for row, p in enumerate(products) for text in texts(p))
        )
        self._body = Mentions(size, ((row, text.description) for row, p in enumerate(products) for text in texts(p)))
        self._wholly = Mentions(
            size,
            (
                (row, words)
                for row, p in enumerate(products)
                for text in texts(p)
                for words in _WHOLLY.findall(text.description)
            ),
        )
        self._brand = Mentions(size, ((row, text.brand) for row, p in enumerate(products) for text in texts(p)))
        self._kind = Mentions(
            size, ((row, part) for row, p in enumerate(products) for text in texts(p) for part in text.category)
        )
        self._attributes = Mentions(
            size, ((row, words) for row, p in enumerate(products) for words in _attribute_words(p))
        )
        self._options = Mentions(
            len(self.variants),
            (
                (place, words)
                for place, (row, variant) in enumerate(zip(self.owner.tolist(), self.variants, strict=True))
                for value in variant.options.values()
                for words in option_words(products[row], value)
            ),
        )
        self._has_brand = np.asarray([any(text.brand for text in texts(p)) for p in products], np.bool_)
        self._has_kind = np.asarray([any(text.category for text in texts(p)) for p in products], np.bool_)
        self._fields: dict[str, Stated] = {}

    def prices(self, currency: str) -> Floats:
        """Price per variant, NaN where unknown."""
        if currency not in self._prices:
            self._prices[currency] = column([price_in(v, currency, self._rates) for v in self.variants])
        return self._prices[currency]

    def passes(self, limit: Limit) -> Mask:
        """The variants that keep a limit when it is hard."""
        return self._kept("passes", limit, self._judge)

    def meets(self, limit: Limit) -> Mask:
        """The variants that fulfil a limit as a wish: like `passes`, but a size must be stated or mentioned."""
        if limit.field != "size" or limit.op in EXCLUDING:
            return self.passes(limit)
        return self._kept("meets", limit, self._meets_size)

    def unstated(self, limit: Limit) -> Mask:
        """For an exclusion: the variants that pass because their record says nothing."""
        return self._kept("unstated", limit, self._silent)

    def _kept(self, name: str, limit: Limit, compute: Callable[[Limit], Mask]) -> Mask:
        mask = self._masks.get((name, limit))
        if mask is None:
            mask = compute(limit)
            mask.setflags(write=False)
            # Threads may race here; at worst a mask is computed twice.
            if len(self._masks) >= _CACHED:
                self._masks.clear()
            self._masks[name, limit] = mask
        return mask

    def _meets_size(self, limit: Limit) -> Mask:
        return self.passes(limit) & (self._sized() | self._anywhere(self._sought(limit)))

    def _silent(self, limit: Limit) -> Mask:
        if limit.field in _NUMBERS:
            return np.zeros(len(self.variants), np.bool_)
        forms = self._sought(limit)
        if limit.field == "brand":
            said = self._has_brand[self.owner]
        elif limit.field == "category":
            said = self._has_kind[self.owner]
        else:
            field = self._stated(limit.field)
            said = field.on_variant | field.on_product[self.owner]
        for words in (self._title, self._attributes, self._body):
            said = said | words.mentioned(forms)[self.owner]
        if limit.field in ("color", "material"):
            # "Case - Gold" says that it is not black.
            said = (
                said
                | (self._title.affirmed(named(limit.field)) | self._wholly.affirmed(named(limit.field)))[self.owner]
            )
        return np.asarray(self.passes(limit) & ~said, np.bool_)

    def _judge(self, limit: Limit) -> Mask:
        if limit.field == "price":
            return compare(self.prices(limit.unit or self._currency), limit)
        if limit.field == "rating":
            return compare(self.rating, limit)[self.owner]
        if limit.field == "stock":
            return self._in_stock(limit)
        if limit.op in EXCLUDING:
            return ~self._broken(limit.field, self._sought(limit))
        if limit.op in ("<=", ">="):
            return self._measured(limit)
        sought = self._sought(limit)
        if limit.field == "size":
            return ~self._sized() | self._stated("size").states(sought, self.owner)
        if limit.field == "category":
            return self._of_kind(limit, sought)
        return self._wanted(limit.field, sought)

    def _in_stock(self, limit: Limit) -> Mask:
        least = decimal_of(values(limit)[0]) if values(limit) else None
        enough = ~self._sold_out
        if least is None or limit.op != ">=":
            return enough
        return enough & ~(self._stock < float(least))

    def _sized(self) -> Mask:
        """Variants of products whose record has sizes at all."""
        sizes = self._stated("size")
        recorded = sizes.on_product.copy()
        recorded[self.owner[sizes.on_variant]] = True
        return recorded[self.owner]

    def _sought(self, limit: Limit) -> frozenset[str]:
        return frozenset().union(*(self._forms.forms(limit.field, value) for value in values(limit)))

    def _of_kind(self, limit: Limit, forms: frozenset[str]) -> Mask:
        """What lies in a category of the kind, and what says by its title that it is one, wherever it lies."""
        kind = self._kind.equal(forms)
        for value in values(limit):
            for phrase in self._forms.heads(value):
                kind[list(self._heads.get(phrase, ()))] = True
        return np.asarray(kind[self.owner], np.bool_)

    def _wanted(self, field: str, forms: frozenset[str]) -> Mask:
        if field == "brand":
            # "AT&T - Samsung Galaxy J3" is a Samsung; "Case for Samsung" is not.
            named = self._brand.mentioned(forms) | self._maker.affirmed(forms)
            return named[self.owner]
        if field == "words":
            return self._anywhere(forms)
        told = self._stated(field)
        elsewhere = self._title.affirmed(forms)
        if field != "color":
            elsewhere |= ~told.on_product & (self._attributes.affirmed(forms) | self._body.affirmed(forms))
        found = elsewhere[self.owner]
        if field != "color":
            # One shop's "diameter" is another's "size".
            found |= ~told.on_product[self.owner] & self._options.affirmed(forms)
        return told.states(forms, self.owner) | (~told.on_variant & found)

    def _anywhere(self, forms: frozenset[str]) -> Mask:
        product = self._title.affirmed(forms)
        for words in (self._attributes, self._body, self._brand, self._kind):
            product |= words.affirmed(forms)
        return product[self.owner] | self._options.affirmed(forms)

    def _broken(self, field: str, forms: frozenset[str]) -> Mask:
        product = self._title.affirmed(forms)
        for words in (self._attributes, self._body, self._kind, self._brand):
            product |= words.affirmed(forms)
        broken = product[self.owner]
        if field == "color":
            # The variant's own colour decides: a title that names black does not make the blue one black.
            broken &= ~self._stated("color").on_variant
        return np.asarray(broken | self._options.affirmed(forms), np.bool_)

    def _stated(self, field: str) -> Stated:
        if field not in self._fields:
            self._fields[field] = Stated(self._products, self.owner, field)
        return self._fields[field]

    def _measured(self, limit: Limit) -> Mask:
        told = self._stated(limit.field)
        return np.asarray(compare(told.on_products(limit.unit), limit)[self.owner], np.bool_)


def _attribute_words(product: Product) -> Iterator[str]:
    """Names and values as words; an attribute whose value denies it ("waterproof: no") claims nothing."""
    for text in texts(product):
        for name, found in text.attributes.items():
            for value in found:
                if normalise(value).strip() not in _DENIED:
                    yield f"{name} . {value}"
