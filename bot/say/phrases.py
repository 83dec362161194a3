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
    said: str = ""
    """What the shopper wrote, normalised: their own word for a thing is preferred."""

    @property
    def words(self) -> Words:
        """This language's templates."""
        return WORDS[self.language]

    def list(self, limits: Iterable[Limit]) -> str:
        """The limits in words, with this language's comma."""
        return self.words.comma.join(dict.fromkeys(map(self.limit, limits)))

    def limit(self, limit: Limit) -> str:
        """One limit in words: "at most $120", "without leather"."""
        words = self.words
        values = (limit.value,) if isinstance(limit.value, str) else limit.value
        if limit.field == "price":
            template = {"<=": words.price_max, ">=": words.price_min}.get(limit.op, words.price_is)
            return template.format(price=money(Decimal(values[0]), limit.unit or "XXX", self.language))
        if limit.field == "stock":
            return words.in_stock
        if limit.field == "rating":
            return words.rating_min.format(value=values[0])
        named = words.either.join(dict.fromkeys(self.value(limit.field, value) for value in values))
        if limit.op in {"!=", "not_in"}:
            return words.exclude.format(value=named)
        return words.size_is.format(value=named) if limit.field == "size" else named

    def value(self, field: str, value: str) -> str:
        """The value in this language: the shopper's own word for it where they used one, else the usual one."""
        forms = sorted(self.forms.forms(field, value), key=lambda form: (len(form), form))
        own = [form for form in forms if form in self.said and self._fits(form)]
        if own:
            return own[-1]
        if not self._fits(value):
            value = self.forms.in_language(field, value, self.language) or value
        return value if field in _NAMES else value.lower()

    def _fits(self, form: str) -> bool:
        chinese = any("\u4e00" <= character <= "\u9fff" for character in form)
        return chinese == (self.language == "zh")


def said(*texts: str) -> str:
    """What the shopper wrote, ready for Phrases."""
    return normalise(" ".join(texts))
