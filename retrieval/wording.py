"""Limits that words decide: what titles, descriptions, attributes and options of a part of the catalog say."""

import re
from collections.abc import Iterator
from functools import cache

import numpy as np
from numpy.typing import NDArray

from retrieval.arrays import Arrays, Words, below, postings, under
from retrieval.concepts import named
from retrieval.fields import field_of, option_fields, option_words, texts
from retrieval.heads import Phrase, maker_words, title_phrases
from retrieval.mentions import Gathering, Mentions
from retrieval.products import Product
from retrieval.statements import Statements, Stating
from retrieval.text import normalise

Mask = NDArray[np.bool_]
Forms = frozenset[str]

_DENIED = frozenset({"no", "false", "none", "n/a", "without", "否", "无", "不", "没有", "不含", "不支持"})
_WHOLLY = re.compile(r"(?:\b100 ?%|\bpure|\bmade (?:of|from)|纯|全|100%)\s*[^\W\d_]+(?: [^\W\d_]+)?", re.IGNORECASE)
"""Where a description says what the whole is made of, …"""
_WHOLLY_SIGNS = ("100", "pure", "made ", "纯", "全")
"""… and what must stand in it for that."""
_OF_PRODUCT = ("title", "maker", "body", "wholly", "brand", "kind", "attributes")
_JOINT = "\x1f"


class Reading:
    """Words while the catalog is read."""

    def __init__(self) -> None:
        self._rows = 0
        self._variants = 0
        self._texts = {name: Gathering() for name in _OF_PRODUCT}
        self._options = Gathering()
        self._by_product = Stating()
        self._by_variant = Stating()
        self._phrases: dict[str, int] = {}
        self._phrase_of: list[int] = []
        self._phrase_row: list[int] = []
        self._has_brand: list[bool] = []
        self._has_kind: list[bool] = []

    def add(self, product: Product) -> None:
        """One more product."""
        row = self._rows
        for name, words in _words(product):
            if words:
                self._texts[name].add(row, words)
        for text in texts(product):
            for phrase in title_phrases(text.title, text.brand, loose=not text.category):
                key = _JOINT.join(phrase)
                self._phrase_of.append(self._phrases.setdefault(key, len(self._phrases)))
                self._phrase_row.append(row)
            for name, values in text.attributes.items():
                for value in values:
                    self._by_product.add(row, field_of(name), value)
        self._has_brand.append(any(text.brand for text in texts(product)))
        self._has_kind.append(any(text.category for text in texts(product)))
        for place, variant in enumerate(product.variants, start=self._variants):
            for name, value in variant.options.items():
                fields = option_fields(product, name)
                for words in option_words(product, value):
                    if words:
                        self._options.add(place, words)
                    for field in fields:
                        self._by_variant.add(place, field, words)
        self._rows += 1
        self._variants += len(product.variants)

    def finish(self) -> Arrays:
        """The arrays for Wording."""
        starts, rows = postings(
            np.asarray(self._phrase_of, np.int32),
            np.asarray(self._phrase_row, np.int32),
            (len(self._phrases), self._rows),
        )
        found = {
            **under("options", self._options.finish(self._variants)),
            **under("by_product", self._by_product.finish(self._rows)),
            **under("by_variant", self._by_variant.finish(self._variants)),
            **under("phrases", Words.of(self._phrases)),
            "phrase_starts": starts,
            "phrase_rows": rows,
            "has_brand": np.asarray(self._has_brand, np.bool_),
            "has_kind": np.asarray(self._has_kind, np.bool_),
        }
        for name, gathering in self._texts.items():
            found |= under(name, gathering.finish(self._rows))
        return found


def _words(product: Product) -> Iterator[tuple[str, str]]:
    for text in texts(product):
        yield "title", text.title
        yield "maker", maker_words(text.title, text.brand)
        yield "body", text.description
        yield "brand", text.brand
        lowered = text.description.lower()
        if any(sign in lowered for sign in _WHOLLY_SIGNS):
            for words in _WHOLLY.findall(text.description):
                yield "wholly", words
        for part in text.category:
            yield "kind", part
        for name, found in text.attributes.items():
            for value in found:
                # An attribute whose value denies it ("waterproof: no") claims nothing.
                if normalise(value).strip() not in _DENIED:
                    yield "attributes", f"{name} . {value}"


class Wording:
    """What a part of the catalog says. Masks have one cell per variant of the part."""

    def __init__(self, arrays: Arrays, owner: NDArray[np.int32]) -> None:
        """`owner` is the product row of each variant, counted within the part."""
        self._owner = owner
        self._title, self._maker, self._body, self._wholly, self._brand, self._kind, self._attributes = (
            Mentions(below(name, arrays)) for name in _OF_PRODUCT
        )
        self._options = Mentions(below("options", arrays))
        self._by_product = Statements(below("by_product", arrays))
        self._by_variant = Statements(below("by_variant", arrays))
        self._phrases = Words(below("phrases", arrays))
        self._phrase_starts, self._phrase_rows = arrays["phrase_starts"], arrays["phrase_rows"]
        self._has_brand, self._has_kind = arrays["has_brand"], arrays["has_kind"]
        self._named = cache(self._names)
        self.sized = cache(self._sized)
        """Variants of products whose record has sizes at all."""

    def offers(self, phrase: Phrase) -> bool:
        """Whether any title offers what a phrase names."""
        return self._phrases.get(_JOINT.join(phrase)) is not None

    def _sized(self) -> Mask:
        recorded = self._by_product.stated("size").copy()
        recorded[self._owner[self._by_variant.stated("size")]] = True
        return np.asarray(recorded[self._owner], np.bool_)

    def states(self, field: str, forms: Forms) -> Mask:
        """Variants whose own option says so, or, where they have none, whose product's attributes do."""
        told = self._by_product.states(field, forms)[self._owner]
        return self._by_variant.states(field, forms) | (~self._by_variant.stated(field) & told)

    def of_kind(self, forms: Forms, phrases: frozenset[Phrase]) -> Mask:
        """What lies in a category of the kind, and what says by its title that it is one, wherever it lies."""
        kind = self._kind.equal(forms)
        for phrase in phrases:
            number = self._phrases.get(_JOINT.join(phrase))
            if number is not None:
                kind[self._phrase_rows[self._phrase_starts[number] : self._phrase_starts[number + 1]]] = True
        return np.asarray(kind[self._owner], np.bool_)

    def branded(self, forms: Forms) -> Mask:
        """ "AT&T - Samsung Galaxy J3" is a Samsung; "Case for Samsung" is not."""
        return np.asarray((self._brand.mentioned(forms) | self._maker.affirmed(forms))[self._owner], np.bool_)

    def wanted(self, field: str, forms: Forms) -> Mask:
        """What has a quality: by its statements, else by its words."""
        on_product = self._by_product.stated(field)
        elsewhere = self._title.affirmed(forms)
        if field != "color" and not on_product.all():
            elsewhere |= ~on_product & (self._attributes.affirmed(forms) | self._body.affirmed(forms))
        found = elsewhere[self._owner]
        if field != "color":
            # One shop's "diameter" is another's "size".
            found |= ~on_product[self._owner] & self._options.affirmed(forms)
        return self.states(field, forms) | (~self._by_variant.stated(field) & found)

    def anywhere(self, forms: Forms) -> Mask:
        """What mentions any of the forms in earnest."""
        product = self._title.affirmed(forms)
        for words in (self._attributes, self._body, self._brand, self._kind):
            product |= words.affirmed(forms)
        return np.asarray(product[self._owner] | self._options.affirmed(forms), np.bool_)

    def called(self, forms: Forms) -> Mask:
        """What is called so: like `anywhere`, but a description tells of a thing without naming it."""
        product = self._title.affirmed(forms) | self._attributes.affirmed(forms) | self._kind.affirmed(forms)
        return np.asarray(product[self._owner] | self._options.affirmed(forms), np.bool_)

    def stated(self, forms: Forms) -> Mask:
        """What an attribute or option says in earnest."""
        return np.asarray(self._attributes.affirmed(forms)[self._owner] | self._options.affirmed(forms), np.bool_)

    def broken(self, field: str, forms: Forms) -> Mask:
        """What breaks an exclusion."""
        product = self._title.affirmed(forms)
        for words in (self._attributes, self._body, self._kind, self._brand):
            product |= words.affirmed(forms)
        broken = product[self._owner]
        if field == "color":
            # The variant's own colour decides: a title that names black does not make the blue one black.
            broken &= ~self._by_variant.stated("color")
        return np.asarray(broken | self._options.affirmed(forms), np.bool_)

    def speaks_of(self, field: str, forms: Forms) -> Mask:
        """Variants whose record says anything about a field, or mentions any of the forms."""
        if field == "brand":
            said = self._has_brand[self._owner]
        elif field == "category":
            said = self._has_kind[self._owner]
        else:
            said = self._by_variant.stated(field) | self._by_product.stated(field)[self._owner]
        product = self._title.mentioned(forms) | self._attributes.mentioned(forms) | self._body.mentioned(forms)
        if field in ("color", "material"):
            # "Case - Gold" says that it is not black.
            product |= self._named(field)
        return np.asarray(said | product[self._owner], np.bool_)

    def numbers(self, field: str, unit: str | None) -> NDArray[np.float64]:
        """Each variant's number for a measure, NaN without one."""
        return np.asarray(self._by_product.numbers(field, unit)[self._owner], np.float64)

    def _names(self, field: str) -> Mask:
        """Products that name any colour or material as their own."""
        return self._title.affirmed(named(field)) | self._wholly.affirmed(named(field))
