"""Which price list a message speaks of, and what its price wishes are there."""

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal

from babel import Locale, UnknownLocaleError
from babel.numbers import get_territory_currencies

from bot.session import Session
from bot.understand.prices import Bounds, price_limits
from bot.understand.tongue import Tongue
from retrieval.query import Limit

_BY_LANGUAGE = {"zh": "CNY", "en": "USD"}


class Money:
    """A shop's price lists and rates."""

    def __init__(self, currency: str, currencies: Collection[str], rates: Mapping[tuple[str, str], Decimal]) -> None:
        self._own = currency
        self._lists = frozenset(currencies)
        self._rates = rates

    def settle(
        self, named: str | None, session: Session, locale: str | None, spoken: Tongue, *, kind: bool
    ) -> tuple[str, str]:
        """The price list to use and the rule that chose it: named, wishes, session, locale, language or catalog.

        A price limit in force keeps its list, unless the message names a kind of goods and so may begin new wishes. The
        conversation's own list counts only where a message is too short to tell its language.
        """
        if len(self._lists) < 2:
            return next(iter(self._lists), self._own), "catalog"
        limits = session.query.limits if session.query and not kind else ()
        choices = (
            (self.in_catalog(named) if named else None, "named"),
            (next((limit.unit for limit in limits if limit.field == "price"), None), "wishes"),
            (None if spoken.told else session.currency, "session"),
            (self._of_locale(locale), "locale"),
            (_BY_LANGUAGE[spoken.language], "language"),
        )
        return next(((str(code), rule) for code, rule in choices if code in self._lists), (self._own, "catalog"))

    def limits(self, bounds: Sequence[Bounds], currency: str) -> tuple[list[Limit], str | None]:
        """Price limits in a price list, and the currency that could not be converted, if any."""
        limits: list[Limit] = []
        for wish in bounds:
            named = self.in_catalog(wish.currency) if wish.currency else currency
            if named in self._lists:
                limits += price_limits(wish, named)
                continue
            rate = self._rate(named, currency)
            if rate is None:
                return [], named
            limits += price_limits(wish, currency, rate)
        return _joined(limits), None

    def in_catalog(self, code: str | None) -> str:
        """The currency a code means here: ¥ is yuan, or yen where the shop's prices are yen and none are yuan."""
        if code == "CNY" and "CNY" not in self._lists and "JPY" in self._lists:
            return "JPY"
        return code or self._own

    def _rate(self, source: str, target: str) -> Decimal | None:
        if (source, target) in self._rates:
            return self._rates[source, target]
        back = self._rates.get((target, source))
        return 1 / back if back else None

    def _of_locale(self, locale: str | None) -> str | None:
        if not locale:
            return None
        try:
            parsed = Locale.parse(locale.replace("-", "_"))
        except (ValueError, UnknownLocaleError):
            return None
        if parsed.territory:
            return next(iter(get_territory_currencies(parsed.territory)), None)
        return _BY_LANGUAGE.get(parsed.language)


def _joined(limits: Sequence[Limit]) -> list[Limit]:
    """The last word on each bound: "under 100, no, under 80"."""
    last: dict[tuple[str, str], Limit] = {}
    for limit in limits:
        last[limit.field, limit.op] = limit
    return list(last.values())
