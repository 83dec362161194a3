"""The places in a model's sentence where code puts names, prices, stock and links."""

import re

from bot.cards import FEW
from bot.llm.facts import RATING, REVIEWS, STOCK, Facts, ProductFacts
from bot.messages import Language
from bot.say import WORDS
from bot.say.phrases import money

PLACE = re.compile(r"\[P(\d{1,2})(?:\.([a-z]+))?\]")
"""A card's alias, or one field of it."""
PLACES = ("title", "price", "was", "stock", "rating", "brand", "link")
"""The fields that can be named."""


def fill(sentence: str, facts: Facts) -> str:
    """The sentence with `[P2]` and fields of it, such as `[P2.price]`, filled: see PLACES.

    ValueError for a place that no card of this turn can fill.
    """
    return PLACE.sub(lambda found: value(found[1], found[2], facts), sentence)


def value(number: str, name: str | None, facts: Facts) -> str:
    """What stands in a place. ValueError where the card or the field is not there."""
    place = int(number)
    if number.startswith("0") or place > len(facts.products):
        raise ValueError(f"no card P{number}")
    found = _value(facts.products[place - 1], name or "title", facts.language)
    if not found:
        raise ValueError(f"P{number} has no {name}")
    return found


def _value(product: ProductFacts, name: str, language: Language) -> str:
    words = WORDS[language]
    match name:
        case "title":
            return product.title
        case "price" if product.price is not None and product.currency:
            return money(product.price, product.currency, language)
        case "was" if product.list_price is not None and product.currency:
            return money(product.list_price, product.currency, language)
        case "stock":
            return _stock(product, language)
        case "rating" if rating := product.field(RATING):
            count = product.field(REVIEWS)
            return (words.rated if count else words.rated_only).format(rating=rating, count=count)
        case "brand":
            return product.brand
        case "link":
            return product.url or ""
    return ""


def _stock(product: ProductFacts, language: Language) -> str:
    words = WORDS[language]
    if product.in_stock and (count := product.field(STOCK)) and int(count) <= FEW:
        return words.left.format(count=count)
    return {True: words.stock_yes, False: words.stock_no, None: words.stock_unknown}[product.in_stock].rstrip(".。")
