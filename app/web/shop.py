"""A catalog record as a plain product page shows it."""

from dataclasses import dataclass

from bot.messages import Language
from bot.say.phrases import money
from retrieval.products import Price, Product, Text, Variant

HOME = {"en": "USD", "zh": "CNY"}
"""The price list a page shows first when the product has it."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A price to print."""

    now: str
    before: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """One variant to print."""

    name: str
    price: Tag | None
    """In the page's price list, else in whichever the variant has."""
    in_stock: bool | None
    stock: int | None


@dataclass(frozen=True, slots=True)
class ProductPage:
    """A product in one language."""

    id: str
    text: Text
    rows: tuple[Row, ...]
    price: Tag | None
    """The cheapest variant's."""
    spread: bool
    """Whether variants differ in price."""
    others: tuple[str, ...]
    """The cheapest variant's price in the shop's other price lists."""
    picture: str | None
    rating: float | None
    rating_count: int | None


def page_of(product: Product, language: Language) -> ProductPage:
    """The product's page in `language`, or in its first language where it has no other."""
    text = product.words(language)
    codes = dict.fromkeys(code for variant in product.variants for code in variant.prices)
    first = HOME[language] if HOME[language] in codes else next(iter(codes), None)
    lists = {code: _offered(product, code) for code in codes}
    pictures = [*product.images, *(variant.image for variant in product.variants if variant.image)]
    return ProductPage(
        id=product.id,
        text=text,
        rows=tuple(_row(variant, text, first, language) for variant in product.variants),
        price=_tag(lists[first][0], first, language) if first else None,
        spread=first is not None and lists[first][0].amount != lists[first][-1].amount,
        others=tuple(money(offers[0].amount, code, language) for code, offers in lists.items() if code != first),
        picture=next((link for link in pictures if link.startswith(("https://", "http://", "/"))), None),
        rating=product.rating,
        rating_count=product.rating_count,
    )


def _offered(product: Product, code: str) -> list[Price]:
    """The variants' prices in one price list, cheapest first."""
    prices = [variant.prices[code] for variant in product.variants if code in variant.prices]
    return sorted(prices, key=lambda price: price.amount)


def _tag(price: Price, currency: str, language: Language) -> Tag:
    before = money(price.list_amount, currency, language) if price.list_amount is not None else None
    return Tag(money(price.amount, currency, language), before)


def _row(variant: Variant, text: Text, first: str | None, language: Language) -> Row:
    code = first if first in variant.prices else next(iter(variant.prices), None)
    return Row(
        name=" / ".join(text.options.get(value, value) for value in variant.options.values()),
        price=_tag(variant.prices[code], code, language) if code else None,
        in_stock=variant.in_stock,
        stock=variant.stock,
    )
