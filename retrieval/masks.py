"""Limits as masks over variants: what a shopper's wish means, decided for the whole catalog at once."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from retrieval.columns import EXCLUDING, Columns, Floats, Rates, compare, decimal_of, values
from retrieval.heads import Phrase
from retrieval.index import Part
from retrieval.query import Limit
from retrieval.wording import Wording

Mask = NDArray[np.bool_]

IN_STOCK = Limit("stock", "=", "in_stock")
"""The limit every search keeps: not known to be out of stock."""
_NUMBERS = frozenset({"price", "rating", "stock", "sale"})
_CACHED = 32 << 20
"""Bytes of masks kept in memory."""
_NAMING = ("words", "category")
"""The fields whose synonyms a phrase may be said in: a holder for a bike is a bicycle mount."""
_FEWEST = 64
"""Masks kept in any case: in a shop of a million products one takes megabytes, and milliseconds to work out again."""


class Forms(Protocol):
    """The words that mean a value."""

    def forms(self, field: str, value: str) -> frozenset[str]:
        """Normalised words or phrases, in both languages; always with `normalise(value)`."""

    def heads(self, kind: str) -> frozenset[Phrase]:
        """The phrases that a title ends in when it offers this kind, or a thing of this category, as keys."""


class Kept:
    """Masks that were computed before, the least used dropped first."""

    def __init__(self) -> None:
        self._masks: OrderedDict[tuple[str, Limit], Mask] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def get(self, name: str, limit: Limit, compute: Callable[[Limit], Mask]) -> Mask:
        """The mask, computed when it is not kept. Threads may both compute it; the same comes out."""
        place = name, limit
        with self._lock:
            mask = self._masks.get(place)
            if mask is not None:
                self._masks.move_to_end(place)
                return mask
        mask = compute(limit)
        mask.setflags(write=False)
        with self._lock:
            if place not in self._masks:
                self._masks[place] = mask
                self._bytes += mask.nbytes
            while self._bytes > _CACHED and len(self._masks) > _FEWEST:
                self._bytes -= self._masks.popitem(last=False)[1].nbytes
        return mask

    def wordly(self) -> "Kept":
        """The masks that words alone decide, for use after prices or stock were edited."""
        kept = Kept()
        with self._lock:
            kept._masks.update((place, mask) for place, mask in self._masks.items() if place[1].field not in _NUMBERS)
        kept._bytes = sum(mask.nbytes for mask in kept._masks.values())
        return kept


@dataclass(frozen=True, slots=True)
class Masks:
    """The limits of one state of the catalog. Every mask has one cell per variant."""

    columns: Columns
    present: Mask
    """The variants that are in the catalog; others were removed since it was indexed."""
    wordings: Sequence[Wording]
    """Of the parts of the catalog, in the columns' order."""
    forms: Forms
    currency: str
    rates: Rates
    kept: Kept

    @classmethod
    def of(cls, part: Part, forms: Forms, currency: str, rates: Rates) -> "Masks":
        """The limits of a part that is the whole catalog."""
        everything = np.ones(len(part.columns.owner), np.bool_)
        return cls(part.columns, everything, (part.wording,), forms, currency, rates, Kept())

    def passes(self, limit: Limit) -> Mask:
        """The variants that keep a limit when it is hard."""
        return self.kept.get("passes", limit, self._judge)

    def meets(self, limit: Limit) -> Mask:
        """The variants that fulfil a limit as a wish: like `passes`, but a size must be stated or mentioned."""
        if limit.field != "size" or limit.op in EXCLUDING:
            return self.passes(limit)
        return self.kept.get("meets", limit, self._meets_size)

    def named(self, limit: Limit) -> Mask:
        """The variants whose record calls them so; what a description speaks of may be another thing's."""
        return self.kept.get("named", limit, lambda limit: self._each(lambda words: words.called(self.sought(limit))))

    def stated(self, limit: Limit) -> Mask:
        """The variants whose attributes or options say so."""
        return self.kept.get("stated", limit, lambda limit: self._each(lambda words: words.stated(self.sought(limit))))

    def called(self, phrase: str) -> Mask:
        """The variants whose record calls them so or by a synonym: in title, category, attributes or options."""
        return self.kept.get("called", Limit("words", "=", phrase), self._called)

    def bears(self, name: str) -> Mask:
        """The variants whose record calls them by exactly this name."""
        return self.kept.get("bears", Limit("words", "=", name), self._bears)

    def unstated(self, limit: Limit) -> Mask:
        """For an exclusion: the variants that pass because their record says nothing."""
        return self.kept.get("unstated", limit, self._silent)

    def prices(self, currency: str) -> Floats:
        """Price per variant, NaN where unknown."""
        return self.columns.prices_in(currency, self.rates)

    def _meets_size(self, limit: Limit) -> Mask:
        forms = self.sought(limit)
        return self.passes(limit) & self._each(lambda words: words.sized() | words.anywhere(forms))

    def _called(self, limit: Limit) -> Mask:
        said = values(limit)
        forms = frozenset().union(*(self.forms.forms(field, value) for field in _NAMING for value in said))
        return self._each(lambda words: words.called(forms))

    def _bears(self, limit: Limit) -> Mask:
        return self._each(lambda words: words.called(frozenset(values(limit))))

    def _silent(self, limit: Limit) -> Mask:
        if limit.field in _NUMBERS:
            return np.zeros(len(self.columns.owner), np.bool_)
        forms = self.sought(limit)
        return self.passes(limit) & ~self._each(lambda words: words.speaks_of(limit.field, forms))

    def _judge(self, limit: Limit) -> Mask:
        match limit.field:
            case "price":
                return compare(self.prices(limit.unit or self.currency), limit)
            case "rating":
                return compare(self.columns.rating, limit)[self.columns.owner]
            case "stock":
                return self._in_stock(limit)
            case "sale":
                reduced = self.columns.saved(limit.unit) > 0 if limit.unit else self.columns.reduced
                return np.asarray(reduced ^ (limit.op in EXCLUDING), np.bool_)
        return self._worded(limit)

    def _worded(self, limit: Limit) -> Mask:
        field, forms = limit.field, self.sought(limit)
        if limit.op in EXCLUDING:
            return ~self._each(lambda words: words.broken(field, forms))
        if limit.op in ("<=", ">="):
            return compare(self._measures(field, limit.unit), limit)
        if field == "size":
            return self._each(lambda words: ~words.sized() | words.states("size", forms))
        if field == "category":
            phrases = frozenset().union(*(self.forms.heads(value) for value in values(limit)))
            return self._each(lambda words: words.of_kind(forms, phrases))
        if field == "brand":
            return self._each(lambda words: words.branded(forms))
        if field == "words":
            return self._each(lambda words: words.anywhere(forms))
        return self._each(lambda words: words.wanted(field, forms))

    def _in_stock(self, limit: Limit) -> Mask:
        least = decimal_of(values(limit)[0]) if values(limit) else None
        enough = ~self.columns.sold_out
        if least is None or limit.op != ">=":
            return enough
        if least <= 0:
            return np.ones_like(enough)  # what is sold out may be asked about by its name
        return enough & ~(self.columns.stock < float(least))

    def sought(self, limit: Limit) -> frozenset[str]:
        """The words that mean a limit's value."""
        return frozenset().union(*(self.forms.forms(limit.field, value) for value in values(limit)))

    def _measures(self, field: str, unit: str | None) -> Floats:
        return np.concatenate([words.numbers(field, unit) for words in self.wordings])

    def _each(self, judge: Callable[[Wording], Mask]) -> Mask:
        return np.concatenate([judge(words) for words in self.wordings])
