"""Whether options that a sentence names together can be had together: blue, and size 9, but not both."""

import re
from collections.abc import Iterable, Sequence
from itertools import product as combinations

from bot.llm.facts import OPTION, Facts, ProductFacts
from bot.llm.placeholders import PLACE
from retrieval.text import is_cjk, normalise

_LETTERS = ("xxs", "xs", "s", "m", "l", "xl", "xxl", "xxxl")
_SIZE = r"(?:\d{1,2}|x{0,3}[sl]|m)"
_RANGE = re.compile(
    rf"(?<![a-z0-9.$¥'])({_SIZE}) ?(?:码 ?)?(?:through|up to|to|-|–|~|到|至) ?({_SIZE})(?![a-z0-9%])", re.IGNORECASE
)
_SPAN = re.compile(rf"(?<![A-Za-z0-9.$¥￥])({_SIZE})码?[到至~]({_SIZE})码", re.IGNORECASE)
_LIST = re.compile(
    rf"(?P<head>\bsizes? |尺码(?:[是有为:：]|都是|可选){{0,2}}|[\u4e00-\u9fff]?)"
    rf"(?P<list>{_SIZE}码?(?:(?:, (?:and |or )?| and | or |、|和){_SIZE}码?)+)(?!\.?[a-z0-9%])",
    re.IGNORECASE,
)


def apart(sentence: str, facts: Facts) -> bool:
    """Whether a sentence names values of several options, or a range of sizes, that none of its cards has so."""
    named = {int(found[1]) for found in PLACE.finditer(sentence)}
    products = [facts.products[place - 1] for place in sorted(named)] or list(facts.products)
    text = normalise(PLACE.sub(" ", sentence))
    return bool(products) and not any(_together(text, one) for one in products)


def each_size(sentence: str, facts: Facts) -> str:
    """A sentence that calls each size of a list so, where a card has them: "size 8, size 10" of "sizes 8, 10"."""
    known = {value.lower() for one in facts.products for name, value in one.fields if name.startswith(OPTION)}
    chinese = facts.language == "zh"

    def told(found: re.Match[str]) -> str:
        sizes = re.findall(_SIZE, found["list"], re.IGNORECASE)
        called = len(found["head"]) > 1 or "码" in found["list"]
        if not called or not {size.lower() for size in sizes} <= known:
            return found[0]
        if chinese:
            return found["head"] + "".join(f"尺码{size}、" for size in sizes)
        return ", ".join(f"size {size}" for size in sizes)

    return _LIST.sub(told, _SPAN.sub(r"\1码到\2码", sentence) if chinese else sentence)


def other_option(text: str, option: str, products: Iterable[ProductFacts]) -> bool:
    """Whether a value of another option is named: "two colors in size 9" counts not all colours."""
    values = {value for one in products for name, value in one.fields if name.startswith(OPTION) and name != option}
    return any(_says(normalise(text), value) for value in values)


def _together(text: str, product: ProductFacts) -> bool:
    """Whether all that is said of the options of one product can be had, each with each."""
    options = [list(dict.fromkeys(values)) for values in zip(*product.variants, strict=False)] or _options(product)
    said = [{value for value in values if _says(text, value)} for values in options]
    for low, high in _RANGE.findall(text):
        between = _between(low, high)
        for values, told in zip(options, said, strict=True):
            sizes = {value.lower(): value for value in values}
            if low in sizes and high in sizes:
                if not set(between) <= set(sizes):
                    return False
                told |= {sizes[size] for size in between}
    several = [told for told in said if told]
    if not product.variants or len(several) == 1:
        return True
    return all(any(set(wanted) <= set(variant) for variant in product.variants) for wanted in combinations(*several))


def _options(product: ProductFacts) -> list[list[str]]:
    """The values of each option."""
    names = dict.fromkeys(name for name, _ in product.fields if name.startswith(OPTION))
    return [[value for known, value in product.fields if known == name] for name in names]


def _between(low: str, high: str) -> Sequence[str]:
    """All sizes from one to another."""
    if low.isdigit() and high.isdigit():
        return [str(size) for size in range(int(low), int(high) + 1)]
    if low in _LETTERS and high in _LETTERS:
        return _LETTERS[_LETTERS.index(low) : _LETTERS.index(high) + 1]
    return (low, high)


def _says(text: str, value: str) -> bool:
    plain = normalise(value)
    if is_cjk(plain):
        return plain in text
    units = "g|kg|hours?|h|克|分|条|款|件"
    return re.search(rf"(?<![a-z0-9.$¥']){re.escape(plain)}(?![a-z0-9%]|\.\d| ?(?:{units})\b)", text) is not None
