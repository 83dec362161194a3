"""What the shop sells: the catalog's own record, and the only source of names, prices, stock and links."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Price:
    """What a variant costs in one currency."""

    amount: Decimal
    """What the shopper pays, in major units (119.00), never negative."""
    list_amount: Decimal | None = None
    """The price before the sale, only when it is higher than `amount`."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One thing that can be put into a cart. Limits on price, stock and size hold for one variant."""

    id: str | None = None
    """None when the product has no variants of its own."""
    options: Mapping[str, str] = field(default_factory=dict)
    """Option name to value in the product's first language, names in lower case: {"color": "blue", "size": "10"}."""
    prices: Mapping[str, Price] = field(default_factory=dict)
    """ISO 4217 currency code to price; empty when the price is unknown."""
    in_stock: bool | None = None
    """None when the record does not say."""
    stock: int | None = None
    """How many are left, when the record counts them."""
    image: str | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A product's words in one language."""

    title: str
    description: str = ""
    brand: str = ""
    category: tuple[str, ...] = ()
    """From broad to narrow."""
    attributes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Attribute name in lower case to its values, as the record writes them."""
    options: Mapping[str, str] = field(default_factory=dict)
    """For a translation: option names and values of the first language to this one ({"blue": "蓝色"})."""


@dataclass(frozen=True, slots=True)
class Product:
    """A catalog record."""

    id: str
    language: str
    """Language code of `text`: "en", "zh" or another."""
    text: Text
    variants: tuple[Variant, ...]
    """At least one."""
    translations: Mapping[str, Text] = field(default_factory=dict)
    """The same product's words in other languages, by language code."""
    rating: float | None = None
    """Mean stars, 0 to 5."""
    rating_count: int | None = None
    popularity: float | None = None
    """Any number that grows with sales or views; only its order counts."""
    images: tuple[str, ...] = ()
    url: str | None = None

    def words(self, language: str) -> Text:
        """The product's words in `language`, or in its first language when there are none."""
        return self.translations.get(language, self.text)
