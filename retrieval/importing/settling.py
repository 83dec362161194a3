"""Settles what only the whole file can tell: its currency, its language, its id column, its further attributes."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Settled:
    """What holds for the whole file."""

    currency: str
    language: str
    assumptions: tuple[str, ...]
    """What was taken because the file does not say."""


def is_chinese(title: str) -> bool:
    """Whether words are written in Chinese: Han signs and no Japanese kana."""
    return bool(_HAN.search(title)) and not _KANA.search(title)


def settle(drafts: Sequence[Draft], natives: Sequence[Product], currency: str | None, language: str | None) -> Settled:
    """Currency and language of the catalog: the caller's, else the file's own, else from the script of the titles."""
    spoken, about_language = _language(drafts, natives, language)
    money, about_currency = _currency(drafts, natives, currency, spoken)
    return Settled(money, spoken, tuple(filter(None, (about_currency, about_language))))


def _language(drafts: Sequence[Draft], natives: Sequence[Product], given: str | None) -> tuple[str, str]:
    if given:
        return given, ""
    if stated := _most([*(p.language for p in natives), *(d.language for d in drafts if d.language)]):
        return stated, ""
    titles = [draft.title for draft in drafts if draft.title]
    chinese = sum(map(is_chinese, titles))
    language = "zh" if chinese * 2 > len(titles) else "en"
    return language, (
        f"The file names no language; {_NAMED[language]} was taken, because {chinese:,} of {len(titles):,} names "
        "are written in Chinese."
    )


def _currency(drafts: Sequence[Draft], natives: Sequence[Product], given: str | None, language: str) -> tuple[str, str]:
    if given:
        return given, ""
    lists = Counter(code for product in natives for code in {c for v in product.variants for c in v.prices})
    local = "CNY" if language == "zh" else "USD"
    if lists:
        return (local if local in lists else lists.most_common(1)[0][0]), ""
    priced = [price for draft in drafts for price in draft.prices]
    if column := _most(price.currency for price in priced if price.currency):
        return column, ""
    if sign := _most(price.signs[0] for price in priced if price.signs):
        bare = sum(not price.signs for price in priced)
        return sign, f"{bare:,} prices name no currency; {sign} was taken, as in the others." if bare else ""
    return local, (
        f"The prices name no currency; {local} was taken, because most names are "
        f"{'' if language == 'zh' else 'not '}written in Chinese."
    )


def _most(found: Iterable[str]) -> str | None:
    ranked = Counter(found).most_common(1)
    return ranked[0][0] if ranked else None


def language_of(draft: Draft, catalog: str) -> str:
    """The language of one product in a catalog whose names are mostly in `catalog`'s language."""
    if catalog == "en" and is_chinese(draft.title):
        return "zh"
    if catalog == "zh" and not _HAN.search(draft.title + draft.description):
        return "en"
    return catalog


def id_rank(drafts: Sequence[Draft]) -> int | None:
    """Which of the id columns is the product's: the one filled in most rows, in doubt the first in rank.

    None when none is filled in half of the rows: a file that only sometimes has an id has none to go by.
    """
    filled = Counter(rank for draft in drafts for rank in draft.ids)
    best = max(filled, key=lambda rank: (filled[rank], -rank), default=None)
    return best if best is not None and filled[best] * 2 >= len(drafts) else None


def attribute_columns(drafts: Sequence[Draft]) -> Mapping[str, Callable[[object], tuple[str, ...]]]:
    """Further columns worth keeping as attributes.

    Kept: short words that repeat over the file (style, season, 产地). Left out: bare numbers and yes/no, which mean
    nothing without a unit, addresses, long text, and the shop's bookkeeping (codes, dates, search keywords).
    """
    cells: dict[str, list[tuple[str, ...]]] = {}
    unfit: set[str] = set()
    for draft in drafts:
        for column, value in draft.others.items():
            if column in unfit:
                continue
            words = _words(value)
            if words is None or _INTERNAL.search(_snake(column)):
                unfit.add(column)
            else:
                cells.setdefault(column, []).append(words)
    return {
        column: values.attribute_values
        for column, found in cells.items()
        if column not in unfit and _repeats(found) and fold(column)
    }


def _snake(column: str) -> str:
    return re.sub(r"[\W_]+", "_", re.sub(r"(?<=[a-z])(?=[A-Z])", "_", column)).lower()


def _words(value: object) -> tuple[str, ...] | None:
    """The cell's short words; None when it is no attribute."""
    items = value if isinstance(value, list) else [value]
    if not all(isinstance(item, str) and len(item) <= 4 * _MAX_VALUE for item in items):
        return None
    words = values.attribute_values(items)
    fit = all(len(w) <= _MAX_VALUE and "://" not in w and any(map(str.isalpha, w)) for w in words)
    return words if fit else None


def _repeats(found: list[tuple[str, ...]]) -> bool:
    return len(found) < 20 or len(set(found)) * 2 <= len(found)
