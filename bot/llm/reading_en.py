"""English sentences made ready for reading: comparisons, limits, ordinals and set phrases taken out of them."""

import re
from dataclasses import dataclass, field
from decimal import Decimal

from bot.llm import ranking
from bot.llm.everyday_en import rewritten
from bot.llm.facts import Facts
from bot.llm.ranking import FIRST, OPINION, Rank

LIMITS = FIRST + 0x100
"""Private characters from here stand for limits on the price."""
_HARMLESS = re.compile(
    r"\bkeep (?:(?:that|this|it) )?in mind\b|\bmatters? (?:the )?most\b|\b(?<!by )today(?=\?$)"
    r"|\b(?<=like |love )best\b|\b(?<=prefer )best\b|\b(?<=suits you )best\b|\b(?<=for you )best\b"
    r"|\b(?:help|let|helps)(?: you)?(?: to)? decide\b"
    r"|\bticks? (?:all )?(?:your|the) boxes\b"
    r"|\b(?:enjoy|have) (?:an?|your) (?:nice |great |lovely |good |wonderful )?day\b"
    r"|\bany ?time\b|\bside by side\b"
    r"|\b(?:on|for|with) a (?:tight|tighter|small|smaller|limited|lower) budget\b"
    r"|\b(?:an)?other (?:sizes?|colou?rs?|kinds?|brands?|options?|products?|questions?)\b(?! of)(?=[^.]*\?$)",
    re.IGNORECASE,
)
_OPINION = re.compile(
    r"\bworth (?:a (?:closer )?look|considering|checking|seeing)(?: as well| too)?\b|\bstands? out\b|\bhard to beat\b"
    r"|\b(?:an? )?(?:good|great|nice|perfect|lovely|fine|ideal|excellent|solid)"
    r" (?:match|fit|choice|option|pick|value|all[- ]rounder)\b",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"\b(?:under|below|within|at most|up to|less than|no more than|not more than|not over)"
    r"(?: your)?(?: (?:budget|limit) of)? (?P<sign>US\$|[$€£¥])? ?(?P<number>\d+(?:\.\d\d)?)"
    r"(?P<unit> (?:dollars|bucks|usd))?\b(?![%.,]?\d| ?%"
    r"| ?(?:g|kg|grams?|mm|cm|l|litres?|liters?|h|hours?|reviews?|people|stars?"
    r"|(?:working |business )?(?:days?|weeks?|months?|years?|minutes?))\b)",
    re.IGNORECASE,
)
_SPAN = re.compile(r"\bfrom \[P(\d{1,2})\.price\] to \[P(\d{1,2})\.price\]")
_BUDGET = re.compile(
    r"\b(?:within|under|below|in|fits?|matches|stays? (?:within|under)) your budget(?: of \$(?P<number>\d+))?\b",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"\b(?:the )?(first|second|third|fourth|fifth|sixth|1st|2nd|3rd|4th|5th|6th)"
    r" (?:one|option|product|item|choice|pick)\b",
    re.IGNORECASE,
)
_PLACES = {
    name: place
    for place, names in enumerate(("first 1st", "second 2nd", "third 3rd", "fourth 4th", "fifth 5th", "sixth 6th"), 1)
    for name in names.split()
}  # fmt: skip
_YOUR_SIZE = re.compile(r"\b(?:in|have|has|of) your (?:own )?size\b", re.IGNORECASE)
_OF_FIVE = re.compile(r"(?<=\d) (?:out )?of (?:5|five)(?: stars)?\b")
_ONE = re.compile(r"\b(?:a|one) (?:dollar|buck)\b", re.IGNORECASE)
_SOLD_OUT = re.compile(r"\bsold[- ]out\b", re.IGNORECASE)
_OUT_OF_STOCK = re.compile(r"\bout[- ]of[- ]stock\b", re.IGNORECASE)
_MARKS_OF_SHOP = re.compile(r"\b(?:shop|store|anywhere|market|everywhere|ever|all time)\b", re.IGNORECASE)
_IDIOM = re.compile(
    r"\b(?:come|comes|coming|get|gets|getting|got|go|goes|bring|brings|right) (?:right |straight )?to you\b"
    r"|\bon (?:me|us)\b|\bfor (?:nothing|now only)\b|\b(?:made|done|shown|chosen|picked|liked|loved|used) by\b(?! \w)"
    r"|\b(?:anyone|they|people|women|men) (?:all )?(?:like|love|loved|liked|prefer|choose|chose|pick|picked|want)\b"
    r"|(?:\]|\d) back\b|\bfrom you\b|\bon (?:the|its|their) way\b"
    r"|\b(?:all|every|any|each|both) (?:of )?(?:the |its |our )?(?:sizes?|colou?rs?|versions?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Limit:
    """ "under $120": what the shopper would pay at most."""

    amount: Decimal
    currency: str
    strict: bool = False
    """Whether it says "under", so that it is true of any price below, asked for or not."""


@dataclass(slots=True)
class Reading:
    """A sentence as it is read: private characters stand for its comparisons and limits."""

    facts: Facts
    text: str
    problem: str = ""
    """What is wrong with it already."""
    ranks: list[Rank] = field(default_factory=list)
    limits: list[Limit] = field(default_factory=list)

    def _limit(self, found: re.Match[str]) -> str:
        currency = next((product.currency for product in self.facts.products if product.currency), None)
        sign = found["sign"] or ("$" if found["unit"] else "")
        told = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "¥": "CNY"}.get(sign, currency or "")
        strict = bool(sign) and found[0].lower().startswith(("under", "below", "less than"))
        self.limits.append(Limit(Decimal(found["number"]), told, strict))
        return f" {chr(LIMITS + len(self.limits) - 1)} "

    def _span(self, found: re.Match[str]) -> str:
        """ "from [P4.price] to [P2.price]": of all that is shown."""
        prices = [one.price for one in self.facts.products if one.price is not None]
        low, high = (self.facts.products[int(place) - 1].price for place in found.groups())
        whole = len(prices) == len(self.facts.products) and (low, high) == (min(prices), max(prices))
        return " " if whole else found[0]

    def _budget(self, found: re.Match[str]) -> str:
        """ "within your budget": of the shopper's own limit, where one was given."""
        wished = _LIMIT.search(self.facts.said)
        if wished is None or (found["number"] and Decimal(found["number"]) != Decimal(wished["number"])):
            return found[0]
        return self._limit(wished)

    def read(self) -> None:
        """Take out what is read here."""
        text = rewritten(self.text, self.facts)
        text = _OPINION.sub(f" {OPINION} ", _HARMLESS.sub(" ", text))
        text = _OUT_OF_STOCK.sub("soldout", _SOLD_OUT.sub("soldout", text))
        if _YOUR_SIZE.search(text) and not re.search(r"\bsize\b", self.facts.said, re.IGNORECASE):
            self.problem = "a size that nobody named"
            return
        idiom = _IDIOM.search(text)
        if idiom and idiom[0].lower() not in self.facts.text.lower():
            self.problem = f"idiom: {idiom[0]}"
            return
        for found in _ORDINAL.finditer(text):
            if _PLACES[found[1].lower()] > len(self.facts.products):
                self.problem = f"no such card: {found[0]}"
                return
        text = _ORDINAL.sub(lambda found: f"[P{_PLACES[found[1].lower()]}]", text)
        text = _ONE.sub("$1", _SPAN.sub(self._span, _OF_FIVE.sub(" stars", text)))
        text = _LIMIT.sub(self._limit, _BUDGET.sub(self._budget, text))
        currency = next((product.currency for product in self.facts.products if product.currency), None)
        self.text, self.ranks = ranking.find(text, "en", currency, self.facts.text)
        if self.ranks and _MARKS_OF_SHOP.search(self.text):
            self.problem = "more than can be seen from here"


def read(sentence: str, facts: Facts) -> Reading:
    """The sentence ready for reading."""
    reading = Reading(facts, sentence)
    reading.read()
    return reading
