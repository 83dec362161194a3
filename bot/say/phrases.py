"""Limits and money in words. Figures come from the record or from the shopper's own limit, never from a template."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from babel.numbers import format_currency

from bot.messages import Language
from bot.say import WORDS
from bot.say.words import Words
from retrieval.query import Limit
from retrieval.text import normalise

_EXCLUDING = frozenset({"!=", "not_in"})
_PARTS = frozenset({"material", "words"})
"""Fields of what a thing is made of or has: one is without leather, but not red."""
_NAMES = frozenset({"brand", "author", "size"})
"""Fields whose values keep their capitals in a sentence."""
_LOCALES: dict[Language, str] = {"en": "en_US", "zh": "zh_CN"}


class Forms(Protocol):
    """What words mean the same: the lexicon, as far as phrases need it."""

    def forms(self, field: str, value: str) -> frozenset[str]:
        """Words and phrases, in any language, that mean this value."""

    def in_language(self, field: str, value: str, language: str) -> str | None:
        """The usual word for this value in a language."""


def money(amount: Decimal, currency: str, language: Language) -> str:
    """A price as a shopper reads it, whole amounts without decimals.

    >>> money(Decimal("119.00"), "USD", "en"), money(Decimal("88.5"), "CNY", "zh")
    ('$119', '¥88.50')
    """
    whole = amount == amount.to_integral_value()
    pattern = "¤#,##0" if whole else "¤#,##0.00"
    return format_currency(amount, currency, pattern, locale=_LOCALES[language], currency_digits=False)


@dataclass(frozen=True, slots=True)
class Phrases:
    """Puts limits into one language's words."""

    language: Language
    forms: Forms
    text: str = ""
    """What the shopper wrote: their own word for a thing is preferred, as they wrote it."""
    kind: str = ""
    """The shopper's own words for the kind of thing."""

    @property
    def words(self) -> Words:
        """This language's templates."""
        return WORDS[self.language]

    def list(self, limits: Iterable[Limit]) -> str:
        """The limits in words, with this language's comma; two ends of a price become one range."""
        found = list(limits)
        ends = {limit.op: limit for limit in found if limit.field == "price" and limit.op in {"<=", ">="}}
        if len(ends) == 2 and ends["<="].unit == ends[">="].unit:
            low, high = ends[">="], ends["<="]
            named = [self.range(low, high) if x is low else self.limit(x) for x in found if x is not high]
        else:
            named = [self.limit(limit) for limit in found]
        return self.words.comma.join(dict.fromkeys(named))

    def bare(self, limits: Iterable[Limit]) -> str:
        """Only the values of the limits: what a record does not mention."""
        values = (value for limit in limits for value in _values(limit))
        fields = {value: limit.field for limit in limits for value in _values(limit)}
        return self.words.comma.join(dict.fromkeys(self.value(fields[value], value) for value in values))

    def range(self, low: Limit, high: Limit) -> str:
        """ "$80 to $120"."""
        return self.words.price_range.format(low=self._price(low), high=self._price(high))

    def limit(self, limit: Limit) -> str:
        """One limit in words: "at most $120", "without leather", "not red"."""
        words = self.words
        if limit.field == "price":
            template = {"<=": words.price_max, ">=": words.price_min}.get(limit.op, words.price_is)
            return template.format(price=self._price(limit))
        if limit.field == "measure":
            template = words.price_max if limit.op == "<=" else words.price_min
            return template.format(price=_values(limit)[0])
        if limit.field == "stock":
            return words.in_stock
        if limit.field == "sale":
            return words.reduced
        if limit.field == "rating":
            return words.rating_min.format(value=_values(limit)[0])
        if limit.field == "category" and limit.op not in _EXCLUDING and self.kind and self._fits(self.kind):
            return self.kind
        named = words.either.join(dict.fromkeys(self.value(limit.field, value) for value in _values(limit)))
        if limit.op in _EXCLUDING:
            template = words.exclude if limit.field in _PARTS else words.not_value
            return template.format(value=named)
        if limit.field == "size":
            return words.size_is.format(value=named.removesuffix("码"))
        return named

    def value(self, field: str, value: str) -> str:
        """The value in this language: the shopper's own word for it where they used one, else the usual one."""
        if field in _NAMES:
            return value
        said = normalise(self.text)
        own = [form for form in self.forms.forms(field, value) if form in said and self._fits(form)]
        if own:
            found = max(own, key=len)
            at = self.text.lower().find(found)
            return self.text[at : at + len(found)] if at >= 0 else found
        if not self._fits(value):
            value = self.forms.in_language(field, value, self.language) or value
        return value if any(map(str.isdigit, value)) else value.lower()

    def _price(self, limit: Limit) -> str:
        return money(Decimal(_values(limit)[0]), limit.unit or "XXX", self.language)

    def _fits(self, form: str) -> bool:
        chinese = any("\u4e00" <= character <= "\u9fff" for character in form)
        return chinese == (self.language == "zh")


def _values(limit: Limit) -> tuple[str, ...]:
    return (limit.value,) if isinstance(limit.value, str) else limit.value
