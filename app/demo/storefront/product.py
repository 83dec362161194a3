"""A product's page: what can be chosen, what the choice costs, and what shoppers wrote."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from app.demo.storefront.cart import most_of
from app.demo.storefront.shelves import picture_of, shown
from app.web.shop import HOME
from bot.messages import Language
from bot.say.phrases import money
from retrieval.products import Product, Text, Variant
from retrieval.reviews import Review

OPTION = "o."
"""Before an option's name in forms and addresses; "variant" names a whole variant."""


@dataclass(frozen=True, slots=True)
class Version:
    """A variant as the page tells it."""

    picks: Mapping[str, str]
    """The form's fields that choose it."""
    name: str
    now: str | None
    before: str | None
    in_stock: bool | None
    stock: int | None
    most: int
    """How many can be ordered; 0 when it is sold out or has no price in the page's currency."""
    priced: bool
    """Whether it has a price in the page's currency."""
    picture: str | None


@dataclass(frozen=True, slots=True)
class Value:
    """One value of an option."""

    value: str
    label: str
    chosen: bool
    out: bool
    """Whether it cannot be had together with what was chosen above it."""
    picture: str | None


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose."""

    field: str
    label: str
    """Empty for a choice among whole variants."""
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """All that can be chosen, and what is."""

    options: tuple[Option, ...]
    versions: tuple[Version, ...]
    version: Version | None
    """None when nothing is made in the chosen combination."""

    def data(self) -> list[dict[str, Any]]:
        """The versions for the page's own script."""
        return [asdict(version) for version in self.versions]


def find(product: Product, picks: Mapping[str, str]) -> Variant | None:
    """The variant that a form's fields or an address choose; None when they choose none or nothing that is made."""
    if len(product.variants) == 1:
        return product.variants[0]
    for variant, own in zip(product.variants, _picks(product), strict=True):
        if "variant" in picks:
            # Links from the cart name a variant whatever its options are.
            fits = picks["variant"] in (variant.id, own.get("variant"))
        else:
            fits = own.items() <= picks.items()
        if fits:
            return variant
    return None


def choice(product: Product, picks: Mapping[str, str], language: Language) -> Choice:
    """The choice as it stands after `picks`; without any, the first variant that can be had is chosen."""
    text = product.words(language)
    fields = _picks(product)
    versions = tuple(
        _version(variant, own, text, language) for variant, own in zip(product.variants, fields, strict=True)
    )
    wanted = find(product, picks)
    if wanted is None and not any(name.startswith(OPTION) for name in picks):
        wanted = next((v for v, said in zip(product.variants, versions, strict=True) if said.most), product.variants[0])
    chosen = versions[product.variants.index(wanted)] if wanted is not None else None
    current = dict(chosen.picks) if chosen else {name: value for name, value in picks.items() if name in fields[0]}
    options = tuple(_option(field, versions, current, text) for field in fields[0]) if len(versions) > 1 else ()
    return Choice(options, versions, chosen)


def _picks(product: Product) -> list[dict[str, str]]:
    """For each variant the fields that choose it: its options, or a number where options cannot tell them apart."""
    names = set(product.variants[0].options)
    combinations = [tuple(variant.options.items()) for variant in product.variants]
    if (
        names
        and all(set(variant.options) == names for variant in product.variants)
        and len({frozenset(combination) for combination in combinations}) == len(combinations)
    ):
        return [
            {OPTION + name: variant.options[name] for name in product.variants[0].options}
            for variant in product.variants
        ]
    return [{"variant": variant.id or f"#{number}"} for number, variant in enumerate(product.variants, 1)]


def _version(variant: Variant, picks: Mapping[str, str], text: Text, language: Language) -> Version:
    home = HOME[language]
    code = home if home in variant.prices else next(iter(variant.prices), home)
    price = variant.prices.get(code)
    before = price.list_amount if price else None
    return Version(
        picks=picks,
        name=" / ".join(text.options.get(value, value) for value in variant.options.values()),
        now=money(price.amount, code, language) if price else None,
        before=money(before, code, language) if before is not None else None,
        in_stock=False if most_of(variant) == 0 else variant.in_stock,
        stock=variant.stock,
        most=most_of(variant) if home in variant.prices else 0,
        priced=home in variant.prices,
        picture=variant.image if shown(variant.image) else None,
    )


def _option(field: str, versions: Sequence[Version], current: Mapping[str, str], text: Text) -> Option:
    name = field.removeprefix(OPTION)
    above = list(versions[0].picks)[: list(versions[0].picks).index(field)]
    before = {name: current[name] for name in above if name in current}
    pictures: dict[str, set[str | None]] = {}
    for version in versions:
        pictures.setdefault(version.picks[field], set()).add(version.picture)
    # A picture speaks for a value when all of that value look alike, and other values look different.
    telling = all(len(found) == 1 for found in pictures.values()) and len(
        {next(iter(found)) for found in pictures.values()}
    ) == len(pictures)
    values = []
    for number, (value, found) in enumerate(pictures.items(), 1):
        fitting = [version for version in versions if version.picks.items() >= {**before, field: value}.items()]
        label = text.options.get(value, value)
        if field == "variant":
            label = next(version.name for version in versions if version.picks[field] == value) or str(number)
        values.append(
            Value(
                value=value,
                label=label,
                chosen=current.get(field) == value,
                out=not any(version.most for version in fitting),
                picture=next(iter(found)) if telling and len(pictures) > 1 else None,
            )
        )
    return Option(field, text.options.get(name, name) if field != "variant" else "", tuple(values))


@dataclass(frozen=True, slots=True)
class Voices:
    """What shoppers wrote."""

    reviews: tuple[Review, ...]
    """Newest first."""
    mean: float
    stars: tuple[tuple[int, int, float], ...]
    """For 5 to 1 stars: how many reviews, and their share in percent."""


def voices(reviews: tuple[Review, ...]) -> Voices | None:
    """The reviews with their mean and spread, or None when there are none."""
    if not reviews:
        return None
    counted = Counter(min(5, max(1, round(review.rating))) for review in reviews)
    stars = tuple((star, counted[star], 100 * counted[star] / len(reviews)) for star in range(5, 0, -1))
    return Voices(reviews, sum(review.rating for review in reviews) / len(reviews), stars)


def main_picture(product: Product, version: Version | None) -> str | None:
    """The picture of what is chosen, else the product's own."""
    return version.picture if version and version.picture else picture_of(product)
