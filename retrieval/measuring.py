"""One measure in the words of both languages: "20 inch" is 20寸, "112 litre" is 112升."""

import re
from itertools import chain

_UNITS = (
    ("inch", "inches", "寸", "英寸"),
    ("litre", "litres", "liter", "liters", "l", "升"),
    ("ml", "millilitre", "milliliter", "毫升"),
    ("cm", "centimetre", "centimeter", "厘米", "公分"),
    ("mm", "毫米"),
    ("m", "metre", "metres", "meter", "meters", "米"),
    ("kg", "kilo", "kilos", "公斤", "千克"),
    ("lb", "lbs", "pound", "pounds", "磅"),
    ("g", "gram", "grams", "克"),
    ("gb", "gig", "gigs", "gigabyte", "gigabytes"),
    ("foot", "feet", "ft", "英尺"),
    ("oz", "ounce", "ounces", "盎司"),
    ("mah", "毫安", "毫安时"),
    ("w", "watt", "watts", "瓦"),
    ("hour", "hours", "hr", "hrs", "小时"),
    ("person", "人"),
    ("piece", "pieces", "pcs", "pc", "件", "件套"),
    ("pack", "pk", "只装", "片装"),
    ("percent", "%"),
)
_SAME = {unit: units for units in _UNITS for unit in units}
_LONGEST_FIRST = sorted(map(re.escape, chain(*_UNITS)), key=len, reverse=True)
_MEASURE = re.compile(rf"(\d+(?:\.\d+)?)[ -]?({'|'.join(_LONGEST_FIRST)})")


def same_measures(said: str) -> frozenset[str]:
    """A normalised measure in all units that mean the same; empty for anything else.

    >>> sorted(same_measures("20 inch"))
    ['20 inch', '20 inches', '20寸', '20英寸']
    """
    found = _MEASURE.fullmatch(said)
    if found is None:
        return frozenset()
    return frozenset(f"{found[1]}{unit}" if not unit.isascii() else f"{found[1]} {unit}" for unit in _SAME[found[2]])
