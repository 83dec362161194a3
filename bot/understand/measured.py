"""Picking by a measure that records state: "the lighter one", 大一点的那个, "the thicker of the two"."""

import re
from collections.abc import Sequence
from decimal import Decimal

from retrieval.products import Product
from retrieval.text import normalise

_FACTORS = {
    "g": 1, "克": 1, "kg": 1000, "千克": 1000, "公斤": 1000, "斤": 500, "oz": 28, "ounce": 28, "ounces": 28, "lb": 454,
    "lbs": 454, "pound": 454, "pounds": 454,
    "mm": 1, "毫米": 1, "cm": 10, "厘米": 10, "m": 1000, "米": 1000, "in": 25, "inch": 25, "inches": 25, "寸": 33,
    "ft": 305, "feet": 305,
    "ml": 1, "毫升": 1, "l": 1000, "litre": 1000, "litres": 1000, "liter": 1000, "liters": 1000, "升": 1000,
    "mah": 1, "毫安": 1, "毫安时": 1, "gb": 1, "tb": 1024, "w": 1, "瓦": 1, "h": 1, "hours": 1, "小时": 1,
}  # fmt: skip
_FIGURE = re.compile(
    r"(?<![\d.])(\d{1,7}(?:\.\d{1,3})?)\s?("
    + "|".join(sorted(map(re.escape, _FACTORS), key=len, reverse=True))
    + r")(?![a-z])"
)
_FAMILIES = {
    unit: family
    for family, units in {
        "weight": "g 克 kg 千克 公斤 斤 oz ounce ounces lb lbs pound pounds",
        "length": "mm 毫米 cm 厘米 m 米 in inch inches 寸 ft feet",
        "volume": "ml 毫升 l litre litres liter liters 升",
        "charge": "mah 毫安 毫安时",
        "store": "gb tb",
        "power": "w 瓦",
        "time": "h hours 小时",
    }.items()
    for unit in units.split()
}
_SIZES = ("volume", "length", "charge", "weight")
_LENGTHS = ("length", "time")
_COMPARATIVES = (
    (re.compile(r"\blight(?:er|est)\b|最?更?轻(?:一?点|一?些)?的?"), ("weight",), min),
    (re.compile(r"\bheav(?:ier|iest)\b|最?更?重(?:一?点|一?些)的?|最重"), ("weight",), max),
    (re.compile(r"\b(?:big|larg)(?:ger|gest|er|est)\b|[最更]大|大(?:一?点|一?些)的?"), _SIZES, max),
    (re.compile(r"\bsmall(?:er|est)\b|[最更]小|小(?:一?点|一?些|的?那)的?"), _SIZES, min),
    (re.compile(r"\b(?:thick|long|tall|wid|deep)e?(?:er|r|est|st)\b"), _LENGTHS, max),
    (re.compile(r"[最更][厚长高宽]|[厚长高宽](?:一?点|一?些)的?"), _LENGTHS, max),
    (re.compile(r"\b(?:thin|short|narrow|low)n?(?:er|est)\b"), _LENGTHS, min),
    (re.compile(r"[最更][薄短矮窄]|[薄短矮窄](?:一?点|一?些)的?"), _LENGTHS, min),
)


def measured(text: str, products: Sequence[Product]) -> str | None:
    """The id of the product that has most, or least, of what the message compares by; None where it compares by
    nothing, or the records of all but one state no figure.
    """
    said = normalise(text)
    for pattern, families, best in _COMPARATIVES:
        if not pattern.search(said):
            continue
        for family in families:
            figures = [(value, product.id) for product in products if (value := _figure(product, family)) is not None]
            if len(figures) == len(products) > 1 and len({value for value, _ in figures}) > 1:
                return best(figures)[1]
    return None


def _figure(product: Product, family: str) -> Decimal | None:
    """The largest figure of a family that the record's attributes or title state, in its smallest unit."""
    parts = [product.text.title, *(value for values in product.text.attributes.values() for value in values)]
    found = [
        Decimal(figure) * _FACTORS[unit]
        for part in parts
        for figure, unit in _FIGURE.findall(normalise(part))
        if _FAMILIES[unit] == family
    ]
    return max(found, default=None)
