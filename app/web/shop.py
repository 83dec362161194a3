"""A catalog record as a plain product page shows it."""

from collections.abc import Mapping
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
    others: tuple[str, ...]
    """What it costs in the shop's other price lists."""
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
    picture: str | None
    rating: float | None
    rating_count: int | None


def page_of(product: Product, language: Language) -> ProductPage:
    """The product's page in `language`, or in its first language where it has no other."""
    text = product.words(language)
    known = [variant.prices for variant in product.variants if variant.prices]
    currency = _price_list(known, language)
    offered = [prices[currency] for prices in known if currency in prices] if currency else []
    pictures = [*product.images, *(variant.image for variant in product.variants if variant.image)]
    return ProductPage(
        id=product.id,
        text=text,
        rows=tuple(_row(variant, text, currency, language) for variant in product.variants),
        price=_tag(min(offered, key=lambda price: price.amount), currency, language) if offered and currency else None,
        spread=len({price.amount for price in offered}) > 1,
        picture=next((link for link in pictures if link.startswith(("https://", "http://", "/"))), None),
        rating=product.rating,
        rating_count=product.rating_count,
    )


def _price_list(known: list[Mapping[str, Price]], language: Language) -> str | None:
    codes = [code for prices in known for code in prices]
    return HOME[language] if HOME[language] in codes else next(iter(codes), None)


def _tag(price: Price, currency: str, language: Language) -> Tag:
    before = money(price.list_amount, currency, language) if price.list_amount is not None else None
    return Tag(money(price.amount, currency, language), before)


def _row(variant: Variant, text: Text, currency: str | None, language: Language) -> Row:
    price = variant.prices.get(currency) if currency else None
    return Row(
        name=" / ".join(text.options.get(value, value) for value in variant.options.values()),
        price=_tag(price, currency, language) if price and currency else None,
        others=tuple(money(other.amount, code, language) for code, other in variant.prices.items() if code != currency),
        in_stock=variant.in_stock,
        stock=variant.stock,
    )
