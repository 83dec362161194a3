"""The ages that records say a thing is for: "3 years and up", 3至6岁, "12 months and up", "From birth"."""

import re
from dataclasses import replace

from retrieval.products import Product
from retrieval.query import Result
from retrieval.text import normalise

_NAME = re.compile(r"^(?:recommended |suitable |minimum )?ages?(?: range| group)?$|年龄|岁数|月龄")
_SPAN = re.compile(
    r"(\d{1,3}) ?(years?|months?|岁|个?月)? ?(?:to|-|–|~|至|到) ?(\d{1,3}) ?(years?|months?|岁|个?月)"
    r"|(\d{1,3}) ?(years?|months?|岁|个?月)(?: and up| and over| or older|\+|以上)"
)
_MONTHS_A_YEAR = 12
_CHILDHOOD = 14
_FOR_GROWN = 8
"""Years from which on a thing is as well for grown people."""


def stated_ages(product: Product) -> tuple[float, float] | None:
    """From and to which year of life a record says the product is for; None where it does not say."""
    for text in (product.text, *product.translations.values()):
        for name, values in text.attributes.items():
            if _NAME.search(normalise(name)) and (span := _SPAN.search(normalise(" ".join(values)))):
                low, unit, high, high_unit, least, least_unit = span.groups()
                if least:
                    return _years(least, least_unit), float("inf")
                return _years(low, unit or high_unit), _years(high, high_unit)
    return None


def for_age(result: Result, years: int) -> Result:
    """What was found, without what its record says is for other years of life."""
    kept = tuple(hit for hit in result.hits if _suits(hit.product, years))
    return replace(result, hits=kept, total=result.total - len(result.hits) + len(kept))


def _suits(product: Product, years: int) -> bool:
    if (stated := stated_ages(product)) is None:
        return True
    if years > _CHILDHOOD:
        return stated[0] >= _FOR_GROWN  # "3 years and up" is no present for a father
    return stated[0] < years + 1 and years <= stated[1]  # who is five is so until the sixth birthday


def _years(number: str, unit: str) -> float:
    return int(number) / (_MONTHS_A_YEAR if unit.startswith(("month", "月", "个")) else 1)
