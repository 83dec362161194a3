"""Two to four products side by side: what the records say of each, and where they differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.cards import options, price_of, rating, stock_of
from bot.messages import Language
from bot.say import WORDS
from bot.say.phrases import Phrases, money
from retrieval.query import Hit

MOST = 4
"""Products in one comparison."""
LETTERS = "ABCD"
LONGEST = 1400
"""Characters of a comparison."""


@dataclass(frozen=True, slots=True)
class Row:
    """One property of all products compared."""

    name: str
    values: tuple[str, ...]
    """In the products' order; the words for "not stated" where a record does not say."""
    differs: bool
    """Whether the products are not all alike in it; the order in which a record lists things says nothing."""


def rows(hits: Sequence[Hit], phrases: Phrases) -> tuple[Row, ...]:
    """The table: price, rating, stock, brand, the variants shown, then every attribute of any of the records."""
    words = phrases.words
    texts = [hit.product.words(phrases.language) for hit in hits]
    table: dict[str, list[tuple[str, ...]]] = {
        words.row_price: [(price_of(hit, phrases),) for hit in hits],
        words.row_rating: [(rating(hit.product, phrases),) for hit in hits],
        words.row_stock: [(stock_of(hit.variant, phrases),) for hit in hits],
        words.row_brand: [(text.brand,) for text in texts],
        words.row_version: [(options(hit.product, hit.variant, phrases),) for hit in hits],
    }
    for name in dict.fromkeys(name for text in texts for name in text.attributes):
        # A record may call an attribute "price"; our own row says it already.
        table.setdefault(name, [tuple(text.attributes.get(name, ())) for text in texts])
    return tuple(_row(name, values, phrases) for name, values in table.items() if any(map(any, values)))


def _row(name: str, values: Sequence[tuple[str, ...]], phrases: Phrases) -> Row:
    said = tuple(phrases.words.comma.join(filter(None, value)) or phrases.words.not_stated for value in values)
    return Row(name, said, differs=len({frozenset(value) for value in values}) > 1)


def differences(hits: Sequence[Hit], phrases: Phrases, told: Sequence[str] = ()) -> str:
    """The comparison as lines of text: what it comes to, then a line for each difference, then all that is alike.

    Rows that every record states come first; what does not fit into a reply is left out row by row. `told` answers what
    was asked in particular and stands in the table's place.
    """
    verdict = [line for line in (price_difference(hits, phrases), best_rated(hits, phrases)) if line]
    lines = [*told, *verdict] if told else [*verdict, *_rows(hits, phrases)]
    found: list[str] = []
    for line in [*_titles(hits, phrases), *lines]:
        if sum(len(one) + 1 for one in found) + len(line) <= LONGEST:
            found.append(line)
    return "\n".join(found)


def _rows(hits: Sequence[Hit], phrases: Phrases) -> list[str]:
    """The table as lines: the differences, and all that is alike in one."""
    words = phrases.words
    lines = [line_of(row.name, row.values, phrases.language) for row in _differing(hits, phrases)]
    alike = [
        words.attribute_line.format(name=row.name, values=row.values[0])
        for row in rows(hits, phrases)
        if not row.differs
    ]
    same = [words.alike.format(rows=words.semicolon.join(alike))] if alike else []
    return [*(lines or [words.no_difference]), *same]


def table(hits: Sequence[Hit], phrases: Phrases) -> tuple[tuple[str, ...], ...]:
    """The differences as a table: the products' names, then a row for each difference, its name first."""
    differing = _differing(hits, phrases)
    head = ("", *_titles(hits, phrases))
    return (head, *((row.name, *row.values) for row in differing)) if differing else ()


def line_of(name: str, values: Sequence[str], language: Language) -> str:
    """A row of the table as it stands in the text."""
    words = WORDS[language]
    return words.attribute_line.format(name=name, values=words.against.join(values))


def _titles(hits: Sequence[Hit], phrases: Phrases) -> list[str]:
    return [
        phrases.words.compare_title.format(letter=letter, title=hit.product.words(phrases.language).title)
        for letter, hit in zip(LETTERS, hits, strict=False)
    ]


def _differing(hits: Sequence[Hit], phrases: Phrases) -> list[Row]:
    """What differs, rows that every record states first."""
    found = (row for row in rows(hits, phrases) if row.differs)
    return sorted(found, key=lambda row: phrases.words.not_stated in row.values)


def price_difference(hits: Sequence[Hit], phrases: Phrases) -> str:
    """Which costs least and by how much, worked out from the records; nothing where prices cannot be compared."""
    words = phrases.words
    prices = [hit.variant.prices.get(hit.currency or "") for hit in hits]
    currencies = {hit.currency for hit in hits}
    known = [price.amount for price in prices if price is not None]
    if len(known) < len(hits) or len(currencies) != 1:
        return ""
    currency = next(iter(currencies)) or ""

    def said(amount: Decimal) -> str:
        return money(amount, currency, phrases.language)

    least = min(known)
    cheap = words.comma.join(letter for letter, amount in zip(LETTERS, known, strict=False) if amount == least)
    dearer = [(letter, amount) for letter, amount in zip(LETTERS, known, strict=False) if amount > least]
    if not dearer:
        return words.same_price.format(price=said(least))
    if len(hits) == 2:
        ((letter, amount),) = dearer
        parts = {"off": said(amount - least), "price": said(least), "dear": said(amount)}
        return words.costs_less.format(letter=cheap, other=letter, **parts)
    dearer.sort(key=lambda pair: pair[1])
    others = words.comma.join(
        words.costs_more.format(letter=letter, off=said(amount - least)) for letter, amount in dearer
    )
    return words.costs_least.format(letter=cheap, price=said(least), others=others)


def best_rated(hits: Sequence[Hit], phrases: Phrases) -> str:
    """Which is rated best, with the figures; nothing where not all are rated or all alike."""
    known = [hit.product.rating for hit in hits if hit.product.rating is not None]
    if len(known) < len(hits) or len(set(known)) == 1:
        return ""
    best = [(letter, hit) for letter, hit in zip(LETTERS, hits, strict=False) if hit.product.rating == max(known)]
    named = phrases.words.comma.join(
        phrases.words.rated_best.format(letter=letter, rating=rating(hit.product, phrases)) for letter, hit in best
    )
    return phrases.words.best_rated_is.format(named=named)
