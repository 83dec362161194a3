"""Two to four products side by side: what the records say of each, and where they differ."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.cards import options, price_of, rating, stock_of
from bot.say.phrases import Phrases
from retrieval.query import Hit

MOST = 4
"""Products in one comparison."""


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


def differences(hits: Sequence[Hit], phrases: Phrases) -> str:
    """The comparison as lines of text: a line for each difference, and one for all that is alike."""
    words = phrases.words
    table = rows(hits, phrases)
    titles = [
        words.compare_title.format(letter=letter, title=hit.product.words(phrases.language).title)
        for letter, hit in zip("ABCD", hits, strict=False)
    ]
    lines = [
        words.attribute_line.format(name=row.name, values=words.against.join(row.values))
        for row in table
        if row.differs
    ]
    alike = [words.attribute_line.format(name=row.name, values=row.values[0]) for row in table if not row.differs]
    same = [words.alike.format(rows=words.semicolon.join(alike))] if alike else []
    return "\n".join([*titles, *(lines or [words.no_difference]), *same])
