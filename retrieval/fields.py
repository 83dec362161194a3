"""What shops call the same thing: the option and attribute names that mean colour, size and material."""

from collections.abc import Iterator
from functools import lru_cache

from retrieval.products import Product, Text
from retrieval.text import normalise

NAMES = {
    "color": frozenset({"color", "colour", "colors", "colours", "color family", "颜色", "色", "配色", "花色", "款色"}),
    "size": frozenset({"size", "sizes", "shoe size", "clothing size", "尺码", "尺寸", "码数", "鞋码", "大小", "码"}),
    "material": frozenset({
        "material", "materials", "fabric", "fabrics", "upper material", "材质", "面料", "材料", "质地", "主料",
        "面料材质", "填充物", "鞋面材质",
    }),
    "brand": frozenset({"brand", "manufacturer", "品牌"}),
    "category": frozenset({"category", "department", "类目", "分类", "品类"}),
}  # fmt: skip
_FIELDS = {name: field for field, names in NAMES.items() for name in names}


@lru_cache(maxsize=10_000)
def field_of(name: str) -> str:
    """The limit field that an option or attribute name belongs to; other names are their own field.

    >>> field_of("Colour"), field_of("材质"), field_of("waterproof")
    ('color', 'material', 'waterproof')
    """
    folded = normalise(name).strip()
    return _FIELDS.get(folded, folded)


def texts(product: Product) -> tuple[Text, ...]:
    """The product's words in all its languages, its first language first."""
    return (product.text, *product.translations.values())


def option_words(product: Product, word: str) -> Iterator[str]:
    """An option's name or value in every language the record has."""
    yield word
    for text in product.translations.values():
        if word in text.options:
            yield text.options[word]


def option_fields(product: Product, name: str) -> frozenset[str]:
    """The fields that an option's name belongs to, in every language the record has."""
    return frozenset(map(field_of, option_words(product, name)))


def stated(product: Product, field: str) -> Iterator[str]:
    """Every value, in every language, that attributes and options state for a field."""
    for text in texts(product):
        for name, values in text.attributes.items():
            if field_of(name) == field:
                yield from values
    for variant in product.variants:
        for name, value in variant.options.items():
            if field in option_fields(product, name):
                yield from option_words(product, value)
