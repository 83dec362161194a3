"""What an accessory is for: "a case that fits the Heron", "is there one for it?", 配它的壳."""

import re

from bot.understand.models import SUFFIXES
from retrieval.products import Product
from retrieval.text import is_cjk, normalise

FITS = re.compile(r"\b(?:fits?|for|goes? with|works? with|made for|compatible with)\b|配|适合|适用|用的")
_CODE = re.compile(r"\d{1,2}s?|[a-z]{1,2}\d{1,3}[a-z]?")
_MOST = 4
_HAN = 2
"""Characters that a Chinese name begins with: 柳枝大屏5G智能手机."""
_STATES = frozenset(("refurbished", "certified", "pre-owned", "preowned", "used", "renewed", "new", "geek"))
"""What a thing is sold as, before its name."""


def name_of(product: Product) -> str:
    """What others call the product in their records: the first word of its title after the brand, with its number.

    >>> from retrieval.products import Text, Variant
    >>> def thing(title: str, brand: str) -> Product: return Product("p", "en", Text(title, brand=brand), (Variant(),))
    >>> name_of(thing("Pellumo Heron 5G Smartphone", "Pellumo")), name_of(thing("Apple - iPhone 7 Plus 32GB", "Apple"))
    ('heron', 'iphone 7 plus')
    """
    title, brand = normalise(product.text.title), normalise(product.text.brand)
    words = title.removeprefix(brand).replace(" - ", " ").split()
    if words and is_cjk(words[0]):
        return words[0][:_HAN] if len(words[0]) > _HAN else ""
    while words and words[0] in _STATES:
        del words[0]
    if not words:
        return ""
    name = words[:1]
    for word in words[1:_MOST]:
        if not (_CODE.fullmatch(word) or (len(name) > 1 and word in SUFFIXES)):
            break
        name.append(word)
    return " ".join(name)
