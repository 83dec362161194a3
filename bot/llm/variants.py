"""Whether options that a sentence names together can be had together: blue, and size 9, but not both."""

import re

from bot.llm.facts import Facts, ProductFacts
from bot.llm.placeholders import PLACE
from retrieval.text import is_cjk, normalise


def apart(sentence: str, facts: Facts) -> bool:
    """Whether a sentence names one value of each of several options, and no variant of its cards has them all."""
    named = {int(found[1]) for found in PLACE.finditer(sentence)}
    products = [facts.products[place - 1] for place in sorted(named)] or list(facts.products)
    text = normalise(PLACE.sub(" ", sentence))
    return bool(products) and not any(_together(text, one) for one in products)


def _together(text: str, product: ProductFacts) -> bool:
    names = [set(values) for values in zip(*product.variants, strict=False)]
    said = [{value for value in values if _says(text, value)} for values in names]
    if sum(len(values) == 1 for values in said) < 2 or any(len(values) > 1 for values in said):
        return True
    wanted = set().union(*said)
    return any(wanted <= set(variant) for variant in product.variants)


def _says(text: str, value: str) -> bool:
    plain = normalise(value)
    if is_cjk(plain):
        return plain in text
    return (
        re.search(rf"(?<![a-z0-9.$¥]){re.escape(plain)}(?![a-z0-9%]|\.\d| ?(?:g|kg|hours?|h|克|分|条|款|件)\b)", text)
        is not None
    )
