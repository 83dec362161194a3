"""Which device a title speaks of: "iPhone 11", "Galaxy S9"; an accessory for another one does not go with it."""

import re

from retrieval.text import normalise

Model = tuple[str, str]
"""A family and its number or letters, as in ("iphone", "11")."""

_TOKEN = re.compile(r"[a-z]+\d[a-z0-9]*|\d+(?:\.\d+)?[a-z]*|[a-z]+")
_GLUED = re.compile(r"([a-z]{3,})(\d[a-z0-9]*)")
_NUMBER = re.compile(r"[a-z]{0,2}\d{1,4}[a-z]{0,2}")
_MEASURE = re.compile(
    r"\d+(?:\.\d+)?(?:g|gb|tb|mb|mm|cm|m|ml|l|w|kw|v|a|ah|mah|hz|khz|in|ft|kg|oz|lb|k|p|x|mp|pcs|pc|pack|th|st|nd|rd)"
)
_UNITS = frozenset(
    ("gb", "tb", "mb", "mm", "cm", "ml", "inch", "inches", "in", "ft", "feet", "oz", "w", "watt", "mah", "pack", "pcs",
     "piece", "pieces", "count", "pair", "pairs", "years", "year", "hours", "l", "kg", "lb", "person", "port", "ports")
)  # fmt: skip
_NO_FAMILY = frozenset(
    ("of", "to", "for", "with", "and", "or", "in", "the", "a", "x", "up", "pack", "set", "size", "usb", "bluetooth",
     "wifi", "type", "version", "gen", "pro", "max", "plus", "mini", "by", "from", "at", "no")
)  # fmt: skip


def models(title: str) -> frozenset[Model]:
    """The devices a title names; measures and counts are none.

    >>> sorted(models("Silicone Case for iPhone 11 / iPhone12, 2 pack")), models("Charger 65W, 2 m")
    ([('iphone', '11'), ('iphone', '12')], frozenset())
    >>> sorted(models("Samsung Galaxy S9 64GB"))
    [('galaxy', 's9')]
    """
    tokens: list[str] = []
    for token in _TOKEN.findall(normalise(title)):
        glued = _GLUED.fullmatch(token)
        tokens += glued.groups() if glued else (token,)
    found: set[Model] = set()
    for place in range(1, len(tokens)):
        family, number = tokens[place - 1], tokens[place]
        after = tokens[place + 1] if place + 1 < len(tokens) else ""
        if not (family.isalpha() and _NUMBER.fullmatch(number)) or len(family) < 2 or family in _NO_FAMILY:
            continue
        if not _MEASURE.fullmatch(number) and after not in _UNITS:
            found.add((family, number))
    return frozenset(found)
