"""Reads prices as shops write them: amounts with their separators, currencies by symbol, word or code."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from babel import Locale
from babel.numbers import get_currency_precision
from price_parser import parse_price

MAX_AMOUNT = Decimal(10) ** 9
"""Above this a price is a mistake in every currency."""

_BLANK = frozenset(("", "-", "--", "—", "n/a", "na", "null", "none", "tbd", "暂无", "无", "面议", "待定"))
_DOLLARS = ("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN", "CLP", "COP", "ARS")
_SIGNS: dict[str, tuple[str, ...]] = {
    "us$": ("USD",), "ca$": ("CAD",), "c$": ("CAD",), "au$": ("AUD",), "a$": ("AUD",), "nz$": ("NZD",),
    "s$": ("SGD",), "hk$": ("HKD",), "nt$": ("TWD",), "mx$": ("MXN",), "r$": ("BRL",), "$": _DOLLARS,
    "dollars": _DOLLARS, "dollar": _DOLLARS, "刀": ("USD",), "美元": ("USD",), "美金": ("USD",), "港币": ("HKD",),
    "€": ("EUR",), "euro": ("EUR",), "euros": ("EUR",), "欧元": ("EUR",), "£": ("GBP",), "英镑": ("GBP",),
    "¥": ("CNY", "JPY"), "元": ("CNY",), "块": ("CNY",), "rmb": ("CNY",), "yuan": ("CNY",), "人民币": ("CNY",),
    "円": ("JPY",), "日元": ("JPY",), "₹": ("INR",), "rs": ("INR", "PKR", "LKR"), "rs.": ("INR", "PKR", "LKR"),
    "₩": ("KRW",), "₽": ("RUB",), "₺": ("TRY",), "₫": ("VND",), "₴": ("UAH",), "₪": ("ILS",), "฿": ("THB",),
    "zł": ("PLN",), "kč": ("CZK",), "ft": ("HUF",), "kr": ("SEK", "NOK", "DKK", "ISK"), "rm": ("MYR",),
    "rp": ("IDR",), "chf": ("CHF",), "fr.": ("CHF",),
}  # fmt: skip
_NUMBER = re.compile(
    r"[0-9]{1,3}(?P<mark>[.,' ])[0-9]{3}(?:(?P=mark)[0-9]{3})*(?:(?!(?P=mark))[.,][0-9]{1,2})?"  # 1,299.00  1.299,00
    r"|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]{1,2})?"  # 1,29,999.00
    r"|[0-9]*[.,]?[0-9]+"
)
_AMOUNT = re.compile(rf"(?P<before>[^0-9.,+-]*)(?P<sign>[+-]?)(?P<inner>[^0-9.,+-]*)(?P<number>{_NUMBER.pattern})"
                     r"(?P<dash>[.,][-–—])?(?P<after>[^0-9]*)")  # fmt: skip
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_UNCLEAR = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")


@dataclass(frozen=True, slots=True)
class Money:
    """An amount as written."""

    amount: Decimal
    currencies: tuple[str, ...] = ()
    """What its sign may mean, likeliest first; empty for a bare number."""


@dataclass(frozen=True, slots=True)
class Priced:
    """What a row costs in one price list."""

    amount: Decimal
    list_amount: Decimal | None
    """The price before the sale, only when it is higher."""
    signs: tuple[str, ...]
    """What its sign may mean; empty for a bare number."""
    currency: str | None
    """From a currency column, or from the price column's name."""


@cache
def currency_codes() -> frozenset[str]:
    """All ISO 4217 codes."""
    return frozenset(Locale("en").currencies)


def currency_code(value: object) -> tuple[str, ...]:
    """The currencies that a code, sign or word may mean, likeliest first; empty when none.

    >>> currency_code("rmb"), currency_code("eur")
    (('CNY',), ('EUR',))
    """
    if not isinstance(value, str):
        return ()
    folded = unicodedata.normalize("NFKC", value).strip().casefold()
    if folded in _SIGNS:
        return _SIGNS[folded]
    if " " in folded:
        first, *others = (currency_code(part) for part in folded.split())
        return tuple(code for code in first if all(code in other for other in others))
    code = folded.upper()
    return (code,) if len(code) == 3 and code.isascii() and code in currency_codes() else ()


def money(value: object) -> Money | None:
    """The price in `value`; None when it says nothing. ValueError, in plain words, when it is no usable price.

    >>> money("12,99 €")
    Money(amount=Decimal('12.99'), currencies=('EUR',))
    """
    if value is None:
        return None
    if isinstance(value, bool):
        raise ValueError("yes or no is not a price")
    if isinstance(value, int | float):
        return Money(_checked(_exact(value)))
    if not isinstance(value, str):
        raise ValueError("a price must be a number or text")
    if _PLAIN.fullmatch(value) and not _UNCLEAR.fullmatch(value):
        return Money(_checked(Decimal(value)))
    text = " ".join(unicodedata.normalize("NFKC", value).casefold().replace("’", "'").split())
    if text in _BLANK:
        return None
    if len(text) > 60:
        raise ValueError("not a price")
    return _worded(text)


def _exact(number: float) -> Decimal:
    if number != number or abs(number) == float("inf"):
        raise ValueError("not a number")
    if abs(number) > MAX_AMOUNT:
        raise ValueError("too large for a price")
    return Decimal(str(number))


def _worded(text: str) -> Money:
    found = _AMOUNT.fullmatch(text)
    if found is None:
        raise ValueError("not a number" if text == "nan" else "not a price we can read")
    words = " ".join(filter(None, (found[part].strip(" :") for part in ("before", "inner", "after"))))
    currencies = currency_code(words) if words else ()
    if words and not currencies:
        raise ValueError("not a price we can read")
    if found["sign"] == "-":
        raise ValueError("below zero")
    number = found["number"]
    if not currencies and _UNCLEAR.fullmatch(number):
        raise ValueError("unclear: the dot may mark thousands or cents; write it with two decimals")
    grouped = found["mark"] or number.count(",") > 1
    amount = parse_price(number).amount if grouped else Decimal(number.replace(",", "."))
    if amount is None:
        raise ValueError("not a price we can read")
    return Money(_checked(amount), currencies)


def _checked(amount: Decimal) -> Decimal:
    if amount < 0:
        raise ValueError("below zero")
    if amount > MAX_AMOUNT:
        raise ValueError("too large for a price")
    return abs(amount)  # 0, not -0


@cache
def _decimals(currency: str) -> int:
    return get_currency_precision(currency)


def in_currency(amount: Decimal, currency: str) -> Decimal:
    """`amount` with the currency's decimals (119.00, 1200 for JPY); up to four where the record has more."""
    least = _decimals(currency)
    if amount.as_tuple().exponent == -least:
        return amount
    exact = amount.quantize(Decimal("0.0001"), ROUND_HALF_UP).normalize()
    exponent = exact.as_tuple().exponent
    digits = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return exact.quantize(Decimal(1).scaleb(-max(least, digits)))
