"""The shop's shelves: products as tiles, grouped by what they are, and the ones on sale."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.demo.storefront.cart import most_of
from app.demo.storefront.view import link
from app.web.shop import HOME
from bot.messages import Language
from bot.say.phrases import money
from retrieval.products import Product, Variant

MOST = 240
"""Tiles on one page."""
REST = "more"
"""The shelf of products without a category."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A product in a list."""

    href: str
    title: str
    brand: str
    picture: str | None
    now: str | None
    before: str | None
    saves: int
    """Percent off the price before the sale."""
    spread: bool
    """Whether some variants cost more."""
    rating: float | None
    sold_out: bool


@dataclass(frozen=True, slots=True)
class Shelf:
    """A broad category."""

    name: str
    """As it stands in addresses."""
    title: str
    picture: str | None
    count: int


@dataclass(frozen=True, slots=True)
class Group:
    """The tiles of one kind of thing."""

    title: str
    tiles: tuple[Tile, ...]


def shown(address: str | None) -> bool:
    """Whether a picture's address is one a page may load."""
    return address is not None and address.startswith(("https://", "http://", "/"))


def picture_of(product: Product) -> str | None:
    """The picture that stands for a product."""
    found = [*product.images, *(variant.image for variant in product.variants if variant.image)]
    return next(filter(shown, found), None)


def shelf_name(product: Product) -> str:
    """The shelf a product stands on."""
    category = product.text.category
    return category[0].casefold() if category and category[0] else REST


def shelves(products: Iterable[Product], language: Language) -> tuple[Shelf, ...]:
    """All shelves in the shop's order, each with the picture of its most popular product."""
    groups: dict[str, list[Product]] = {}
    for product in products:
        groups.setdefault(shelf_name(product), []).append(product)
    return tuple(
        Shelf(
            name=name,
            title=_broad(found[0], language),
            picture=picture_of(max(found, key=lambda product: product.popularity or 0)),
            count=len(found),
        )
        for name, found in groups.items()
    )


def groups(products: Sequence[Product], language: Language) -> tuple[Group, ...]:
    """Products by kind, in the shop's order."""
    kinds: dict[str, list[Product]] = {}
    for product in products[:MOST]:
        kinds.setdefault(kind_of(product), []).append(product)
    return tuple(
        Group(
            title=found[0].words(language).category[-1] if found[0].words(language).category else "",
            tiles=tuple(tile(product, language) for product in found),
        )
        for found in kinds.values()
    )


def kind_of(product: Product) -> str:
    """What a product is, in its first language."""
    return product.text.category[-1] if product.text.category else ""


def on_sale(products: Iterable[Product], language: Language, most: int) -> tuple[Tile, ...]:
    """The largest reductions among what can be bought, no kind of thing twice."""
    tiles = [(kind_of(product), tile(product, language)) for product in products]
    best: dict[str, Tile] = {}
    for kind, one in sorted(tiles, key=lambda pair: -pair[1].saves):
        if one.saves and not one.sold_out:
            best.setdefault(kind, one)
    return tuple(best.values())[:most]


def similar(product: Product, products: Iterable[Product], language: Language, most: int) -> tuple[Tile, ...]:
    """Other things of the same kind: first what is in stock, the popular before the rest."""
    kind = kind_of(product)
    others = [other for other in products if kind and kind_of(other) == kind and other.id != product.id]
    ranked = sorted(others, key=lambda other: (not _stocked(other), -(other.popularity or 0)))
    return tuple(tile(other, language) for other in ranked[:most])


def tile(product: Product, language: Language) -> Tile:
    """The product in a list, with the lowest price of what can be bought."""
    text = product.words(language)
    stocked = _stocked(product)
    variants = stocked or product.variants
    code = _price_list(variants, language)
    prices = sorted(
        (variant.prices[code] for variant in variants if code in variant.prices), key=lambda price: price.amount
    )
    lowest = prices[0] if prices else None
    before = lowest.list_amount if lowest else None
    return Tile(
        href=link(product.id),
        title=text.title,
        brand=text.brand,
        picture=picture_of(product),
        now=money(lowest.amount, code, language) if lowest else None,
        before=money(before, code, language) if before else None,
        saves=_percent(lowest.amount, before) if lowest and before else 0,
        spread=bool(lowest) and prices[-1].amount != prices[0].amount,
        rating=product.rating,
        sold_out=not stocked,
    )


def _percent(now: Decimal, before: Decimal) -> int:
    return round((1 - now / before) * 100)


def _stocked(product: Product) -> tuple[Variant, ...]:
    return tuple(variant for variant in product.variants if most_of(variant))


def _price_list(variants: Iterable[Variant], language: Language) -> str:
    """The language's own price list, or one there is a price in."""
    codes = dict.fromkeys(code for variant in variants for code in variant.prices)
    return HOME[language] if HOME[language] in codes else next(iter(codes), HOME[language])


def _broad(product: Product, language: Language) -> str:
    category = product.words(language).category
    return category[0] if category else ""
