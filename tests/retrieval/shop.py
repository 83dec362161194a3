"""Small catalogs for tests: products from a few words, and the plainest reading of a value."""

from collections.abc import Mapping
from decimal import Decimal

from retrieval.phrases import keys
from retrieval.products import Price, Product, Text, Variant
from retrieval.text import normalise

Options = Mapping[str, str]


class Plain:
    """A value means itself and what is listed beside it."""

    def __init__(self, **same: set[str]) -> None:
        self._same = same

    def forms(self, field: str, value: str) -> frozenset[str]:
        return frozenset({normalise(value), *map(normalise, self._same.get(normalise(value), ()))})

    def heads(self, kind: str) -> frozenset[tuple[str, ...]]:
        return frozenset(map(keys, self.forms("category", kind)))


def prices(**amounts: str) -> dict[str, Price]:
    return {code: Price(Decimal(amount)) for code, amount in amounts.items()}


def variant(
    usd: str | None = None,
    *,
    stock: bool | None = None,
    left: int | None = None,
    id: str | None = None,  # noqa: A002 - the field's name
    **options: str,
) -> Variant:
    return Variant(id=id, options=options, prices=prices(USD=usd) if usd else {}, in_stock=stock, stock=left)


def product(
    id: str,  # noqa: A002 - the field's name
    title: str,
    *variants: Variant,
    description: str = "",
    brand: str = "",
    category: tuple[str, ...] = (),
    attributes: Mapping[str, tuple[str, ...]] | None = None,
    zh: Text | None = None,
    rating: float | None = None,
    rating_count: int | None = None,
    popularity: float | None = None,
    language: str = "en",
) -> Product:
    return Product(
        id=id,
        language=language,
        text=Text(title, description, brand, category, attributes or {}),
        variants=variants or (Variant(),),
        translations={"zh": zh} if zh else {},
        rating=rating,
        rating_count=rating_count,
        popularity=popularity,
    )
