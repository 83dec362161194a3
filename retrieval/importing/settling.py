"""Settles what only the whole file can tell: its currency, its language, its id column, its further attributes."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from retrieval.importing import values
from retrieval.importing.columns import fold
from retrieval.importing.drafts import Draft
from retrieval.products import Product

_HAN = re.compile(r"[\u3400-\u9fff]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_NAMED = {"en": "English", "zh": "Chinese"}
# Columns that hold the shop's own bookkeeping, by a word in their folded name.
_INTERNAL = re.compile(r"(^|_)(id|ids|uuid|guid|sku|ean|upc|gtin|isbn|mpn|hs|barcode|code|date|time|created|updated"
                       r"|modified|published|status|slug|seo|meta|tax|vat|shipping|position|sort|order|version|hash|url|path|src"
                       r"|email|phone|keywords?|tags?)(_|$)|at$")  # fmt: skip
_MAX_VALUE = 60
_MOST_VALUES = 5_000  # a column with more different values is nothing to choose by
_ALL_VALUES = 200_000  # in all columns together, so that memory stays bounded


@dataclass(frozen=True, slots=True)
class Settled:
    """What holds for the whole file."""

    currency: str
    language: str
    id_rank: int | None
    """Which of the id columns is the product's; None for a file that has none to go by."""
    attribute_columns: tuple[str, ...]
    """Further columns worth keeping as attributes."""
    assumptions: tuple[str, ...]
    """What was taken because the file does not say."""


def is_chinese(title: str) -> bool:
    """Whether words are written in Chinese: Han signs and no Japanese kana."""
    return not title.isascii() and bool(_HAN.search(title)) and not _KANA.search(title)


def language_of(title: str, description: str, catalog: str) -> str:
    """The language of one product in a catalog whose names are mostly in `catalog`'s language."""
    if catalog == "en" and is_chinese(title):
        return "zh"
    if catalog == "zh" and not _HAN.search(title + description):
        return "en"
    return catalog


class Survey:
    """Counts over all rows what settles the file; keeps no row."""

    def __init__(self) -> None:
        self.further = FurtherColumns()
        self.drafts = 0
        self._titles = 0
        self._chinese = 0
        self._languages: Counter[str] = Counter()
        self._lists: Counter[str] = Counter()
        self._columns: Counter[str] = Counter()
        self._signs: Counter[str] = Counter()
        self._bare = 0
        self._ids: Counter[int] = Counter()

    def see(self, draft: Draft) -> None:
        """Count one of the shop's rows."""
        self.drafts += 1
        if draft.title:
            self._titles += 1
            self._chinese += is_chinese(draft.title)
        if draft.language:
            self._languages[draft.language] += 1
        for price in draft.prices:
            if price.currency:
                self._columns[price.currency] += 1
            if price.signs:
                self._signs[price.signs[0]] += 1
            else:
                self._bare += 1
        for rank in draft.ids:
            self._ids[rank] += 1

    def see_own(self, product: Product) -> None:
        """Count one of our own records."""
        self._languages[product.language] += 1
        self._lists.update({code for variant in product.variants for code in variant.prices})

    def settle(self, currency: str | None, language: str | None) -> Settled:
        """Currency and language: the caller's, else the file's own, else from the script of the names."""
        spoken, about_language = self._language(language)
        money, about_currency = self._currency(currency, spoken)
        told = tuple(filter(None, (about_currency, about_language)))
        return Settled(money, spoken, self._id_rank(), self.further.kept(), told)

    def _language(self, given: str | None) -> tuple[str, str]:
        if given:
            return given, ""
        if stated := _most(self._languages):
            return stated, ""
        language = "zh" if self._chinese * 2 > self._titles else "en"
        return language, (
            f"The file names no language; {_NAMED[language]} was taken, because {self._chinese:,} of "
            f"{self._titles:,} names are written in Chinese."
        )

    def _currency(self, given: str | None, language: str) -> tuple[str, str]:
        if given:
            return given, ""
        local = "CNY" if language == "zh" else "USD"
        if self._lists:
            return (local if local in self._lists else self._lists.most_common(1)[0][0]), ""
        if column := _most(self._columns):
            return column, ""
        if sign := _most(self._signs):
            told = f"{self._bare:,} prices name no currency; {sign} was taken, as in the others."
            return sign, told if self._bare else ""
        return local, (
            f"The prices name no currency; {local} was taken, because most names are "
            f"{'' if language == 'zh' else 'not '}written in Chinese."
        )

    def _id_rank(self) -> int | None:
        """The id column filled in most rows, in doubt the first in rank; it must be filled in half of them."""
        best = max(self._ids, key=lambda rank: (self._ids[rank], -rank), default=None)
        return best if best is not None and self._ids[best] * 2 >= self.drafts else None


def _most(found: Counter[str]) -> str | None:
    ranked = found.most_common(1)
    return ranked[0][0] if ranked else None


class FurtherColumns:
    """Judges columns that are none of ours: which are worth keeping as attributes.

    Kept: short words that repeat over the file (style, season, 产地). Left out: bare numbers and yes/no, which mean
    nothing without a unit, addresses, long text, and the shop's bookkeeping (codes, dates, search keywords).
    """

    def __init__(self) -> None:
        self._cells: Counter[str] = Counter()
        self._different: dict[str, set[tuple[str, ...]]] = {}
        self._unfit: set[str] = set()
        self._room = _ALL_VALUES

    def words(self, column: str, value: object) -> tuple[str, ...]:
        """The cell's words; nothing when its column turned out to be no attribute."""
        if column in self._unfit or values.is_blank(value):
            return ()
        words = _words(value) if isinstance(value, str) else _listed(value)
        different = self._different.setdefault(column, set())
        if words is None or len(different) > _MOST_VALUES or self._room <= 0 or _is_internal(column):
            self._unfit.add(column)
            self._room += len(self._different.pop(column))
            return ()
        self._cells[column] += 1
        if words not in different:
            different.add(words)
            self._room -= 1
        return words

    def kept(self) -> tuple[str, ...]:
        """The attribute columns, in the order they appeared."""
        return tuple(
            column
            for column, different in self._different.items()
            if (self._cells[column] < 20 or len(different) * 2 <= self._cells[column]) and fold(column)
        )


@lru_cache(maxsize=10_000)
def _is_internal(column: str) -> bool:
    return bool(_INTERNAL.search(re.sub(r"[\W_]+", "_", re.sub(r"(?<=[a-z])(?=[A-Z])", "_", column)).lower()))


def _listed(value: object) -> tuple[str, ...] | None:
    if not isinstance(value, list) or len(value) > _MAX_VALUE or not all(isinstance(item, str) for item in value):
        return None
    read = [_words(item) for item in value]
    return tuple(dict.fromkeys(word for words in read if words for word in words)) if None not in read else None


@lru_cache(maxsize=50_000)
def _words(cell: str) -> tuple[str, ...] | None:
    """A cell's short words; None when it is no attribute."""
    if len(cell) > 4 * _MAX_VALUE:
        return None
    words = values.attribute_values(cell)
    fit = all(len(w) <= _MAX_VALUE and "://" not in w and any(map(str.isalpha, w)) for w in words)
    return words if fit else None
