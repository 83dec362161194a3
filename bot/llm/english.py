"""Whether an English sentence says only what is known."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.llm import ranking
from bot.llm.evidence import Evidence, Known, Line, Told, bonds, evidence
from bot.llm.facts import Facts
from bot.llm.plain_en import COUNTED, FINDING, PLAIN, STATING
from bot.llm.ranking import FIRST, Rank
from bot.llm.subjects import subjects
from bot.llm.tokens import Chunk, Token, chunks
from retrieval.phrases import word_set

_LIMITS = FIRST + 0x100
"""Private characters from here stand for limits on the price."""
_HARMLESS = re.compile(
    r"\bkeep (?:(?:that|this|it) )?in mind\b|\bmatters? (?:the )?most\b|\btoday(?=\?$)"
    r"|\b(?:an)?other (?:sizes?|colou?rs?|kinds?|brands?|options?|products?|questions?)\b(?=[^.]*\?$)",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"\b(?:under|below|within|at most|up to|less than|no more than|not more than|not over)"
    r" (?P<sign>US\$|[$€£¥])? ?(?P<number>\d+(?:\.\d\d)?)(?P<unit> (?:dollars|bucks|usd))?\b(?![%.,]?\d| ?%)",
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
_ASKED = frozenset({"asked", "wanted", "mentioned", "said", "looking", "searched", "need", "want"})
_CONTRASTS = frozenset({"but", "although", "though", "however", "while"})
_PRICE = frozenset({"price", "cost", "pay", "sell"})
_OLD = frozenset({"from", "was", "were", "before", "originally", "instead", "formerly"})
_SOLD_OUT = re.compile(r"\bsold[- ]out\b", re.IGNORECASE)
_OUT_OF_STOCK = re.compile(r"\bout[- ]of[- ]stock\b", re.IGNORECASE)
_SAFE = frozenset({"worry", "worries", "problem", "hesitate", "sure", "know", "certain"})
_CONDITIONS = word_set("""
    if unless except only most mostly some usually often when until before after within from over under but without
    least up may might not
""")
_MARKS_OF_SHOP = re.compile(r"\b(?:shop|store|anywhere|market|everywhere|ever|all time)\b", re.IGNORECASE)
_ENOUGH, _SOME, _HALF = 0.7, 0.4, 0.5
"""Shares that a sentence must tell to rest on a quoted clause, on a sentence of our own, and on a line that people
wrote where it tells a single word of it."""
_CAPITAL = re.compile(r"(?<=[a-z0-9,\]] )[A-Z][A-Za-z]+")
_PARTS = re.compile(r"; |, and ")
_IDIOM = re.compile(
    r"\b(?:come|comes|coming|get|gets|getting|got|go|goes|bring|brings|right) (?:right |straight )?to you\b"
    r"|\bon (?:me|us)\b|\bfor (?:nothing|now only)\b|\b(?:made|done|shown|chosen|picked|liked|loved|used) by\b(?! \w)"
    r"|\b(?:anyone|they|people|women|men) (?:all )?(?:like|love|loved|liked|prefer|choose|chose|pick|picked|want)\b"
    r"|(?:\]|\d) back\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Limit:
    """ "under $120": what the shopper would pay at most."""

    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Said:
    """A chunk and whom it is about: places of cards, none for all of them."""

    chunk: Chunk
    about: tuple[int, ...]
    own: bool
    """Whether the chunk names a card itself."""
    than: tuple[int, ...] = ()
    """Cards it compares with."""
    aliases: bool = False
    """Whether the sentence names any card."""


class English:
    """Reads the sentences of one turn."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._evidence: Evidence = evidence(facts)
        self._ranks: list[Rank] = []
        self._limits: list[Limit] = []
        self._ranked = False

    def objection(self, sentence: str) -> str:
        """Why the sentence may not be shown; "" where it may."""
        if all(self._quotes(part) for part in _PARTS.split(sentence)) or self._quotes(sentence):
            return ""
        if name := self._stranger(sentence):
            return f"a name: {name}"
        text, problem = self._prepared(sentence)
        if problem:
            return problem
        found = chunks(text)
        contrast = any(chunk.opener in _CONTRASTS or chunk.denies for chunk in found)
        self._ranked = any(chunk.of("rank") for chunk in found)
        for said in _about(found):
            if problem := self._chunk(said, contrast):
                return problem
        return self._bare(found)

    def _prepared(self, sentence: str) -> tuple[str, str]:
        """The sentence with places for ordinals, comparisons and limits; and what is wrong with those."""
        text = _HARMLESS.sub(" ", sentence)
        text = _OUT_OF_STOCK.sub("soldout", _SOLD_OUT.sub("soldout", text))
        if idiom := _IDIOM.search(text):
            return text, f"idiom: {idiom[0]}"
        most = len(self._facts.products)
        for found in _ORDINAL.finditer(text):
            if _PLACES[found[1].lower()] > most:
                return text, f"no such card: {found[0]}"
        text = _ORDINAL.sub(lambda found: f"[P{_PLACES[found[1].lower()]}]", text)
        currency = next((product.currency for product in self._facts.products if product.currency), None)
        self._limits = []
        text = _LIMIT.sub(lambda found: self._limit(found, currency), text)
        text, self._ranks = ranking.find(text, "en", currency)
        if any(rank.most for rank in self._ranks) and _MARKS_OF_SHOP.search(text):
            return text, "more than can be seen from here"
        return text, ""

    def _limit(self, found: re.Match[str], currency: str | None) -> str:
        sign = found["sign"] or ("$" if found["unit"] else "")
        told = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "¥": "CNY"}.get(sign, currency or "")
        self._limits.append(Limit(Decimal(found["number"]), told))
        return f" {chr(_LIMITS + len(self._limits) - 1)} "

    def _stranger(self, sentence: str) -> str:
        """A word written as a name in the middle of the sentence that is none in the facts."""
        for found in _CAPITAL.finditer(sentence):
            if found[0].lower() not in PLAIN and found[0] not in self._evidence.capitals:
                return found[0]
        return ""

    def _bare(self, found: Sequence[Chunk]) -> str:
        """A "yes" or "no" by itself answers a question that only our own reply has answered."""
        words = [token.key for chunk in found for token in chunk.tokens]
        if words in (["yes"], ["no"]) and words[0] not in self._facts.template.lower():
            return "a bare answer"
        return ""

    def _chunk(self, said: Said, contrast: bool) -> str:
        chunk, about = said.chunk, said.about
        content = self._claims(said, contrast)
        numbers = [token for token in chunk.tokens if token.number is not None]
        places = chunk.of("place")
        keys = {token.key for token in chunk.tokens}
        if any(about and place.card not in about for place in places):
            return "a figure of another card"
        if chunk.opener == "than" and said.own and not self._ranked:
            return "a comparison that is not worked out"
        if problem := self._compared(said):
            return problem
        numbers = self._uncounted(said, numbers, content, keys)
        if not content and not numbers and not places:
            return self._empty(said, keys)
        if chunk.denies and (self._unstated(about, content, keys) or self._not_found(said, content, numbers, keys)):
            return ""
        if keys & _PRICE and not numbers and not places and not chunk.of("rank"):
            if said.own or chunk.denies or (content and {token.key for token in content} - _PRICE):
                return "a price without a figure"
            return ""
        whom = [self._evidence.products[place - 1] for place in about] or list(self._evidence.products)
        if whom and all(self._supports(known, about, chunk, content, numbers, places) for known in whom):
            return ""
        if not about and self._ours(chunk, content, numbers):
            return ""
        return "not known: " + " ".join(token.key for token in (*content, *numbers, *places))

    def _claims(self, said: Said, contrast: bool) -> list[Token]:
        """The words of a chunk that claim something: not those that only repeat the wish."""
        tokens = said.chunk.tokens
        asked = next((at for at, token in enumerate(tokens) if token.key in _ASKED), None)
        yours = any(token.key in ("you", "your") for token in tokens)
        repeats = asked is not None and yours and (contrast or not said.aliases) and not said.own
        found = []
        for at, token in enumerate(tokens):
            if token.kind != "word" or token.plain:
                continue
            if token.key == "only" and at + 1 < len(tokens) and tokens[at + 1].kind in ("number", "money", "place"):
                continue
            if repeats and asked is not None and at > asked and token.key in self._evidence.said:
                continue
            found.append(token)
        return found

    def _compared(self, said: Said) -> str:
        for token in said.chunk.of("rank"):
            at = ord(token.key)
            if at >= _LIMITS:
                if not self._within(self._limits[at - _LIMITS], said.about) and not (
                    said.chunk.denies and not said.aliases
                ):
                    return "a limit that is not kept"
            elif not said.about:
                if not any((token.key, "+") in line.words for line in self._evidence.general):
                    return "a comparison without its card"
            elif said.chunk.denies:
                return "a comparison denied"
            elif not ranking.holds(self._ranks[at - FIRST], self._facts, said.about, said.than):
                return "a comparison that does not hold"
        return ""

    def _within(self, limit: Limit, about: tuple[int, ...]) -> bool:
        key = f"{limit.amount.normalize():f}"
        products = [self._facts.products[place - 1] for place in about] or list(self._facts.products)
        return (
            key in self._evidence.amounts
            and bool(products)
            and all(
                one.price is not None and one.price <= limit.amount and one.currency == limit.currency
                for one in products
            )
        )

    def _uncounted(self, said: Said, numbers: list[Token], content: Sequence[Token], keys: set[str]) -> list[Token]:
        """The numbers that do more than count the cards."""
        shared = [known.names for known in self._evidence.products]
        if any(not all(token.key in names for names in shared) for token in content) or said.chunk.denies:
            return numbers
        count = len(self._facts.products)
        if said.own or not keys & COUNTED:
            return numbers
        return [token for token in numbers if token.kind == "money" or token.number != count]

    def _empty(self, said: Said, keys: set[str]) -> str:
        """A chunk that states nothing: harmless, unless it denies or hands out."""
        if said.chunk.denies and (said.aliases or not keys & _SAFE):
            return "denies what is not said"
        if said.own and not said.chunk.of("rank") and keys & {"get", "gets", "getting", "got"}:
            return "hands something out"
        if keys & {"made"} and not said.chunk.of("rank"):
            return "made of nothing"
        return ""

    def _unstated(self, about: tuple[int, ...], content: Sequence[Token], keys: set[str]) -> bool:
        """ "I do not see a battery listed": asked for, and in no line of the record."""
        words = {token.key for token in content} - STATING
        if not keys & STATING or not words or not words <= self._evidence.said:
            return False
        whom = [self._evidence.products[place - 1] for place in about] or list(self._evidence.products)
        known = {key for one in whom for line in one.lines for key, _ in line.words}
        return bool(whom) and not words & (known | {name for one in whom for name in one.names})

    def _not_found(self, said: Said, content: Sequence[Token], numbers: Sequence[Token], keys: set[str]) -> bool:
        """ "I could not find a leather backpack": where our own reply gave that wish up."""
        if said.aliases or not keys & FINDING or any(token.key not in self._evidence.amounts for token in numbers):
            return False
        given_up = {key for line in self._evidence.general for key, sign in line.words if sign == "-"}
        words = {token.key for token in content}
        return bool(words & given_up) and words <= self._evidence.said | given_up

    def _supports(
        self,
        known: Known,
        about: tuple[int, ...],
        chunk: Chunk,
        content: Sequence[Token],
        numbers: Sequence[Token],
        places: Sequence[Token],
    ) -> bool:
        """Whether one product's lines bear the chunk: one line all its words, or each number a line of its own."""
        words = {token.told for token in content if not (token.sign == "+" and token.key in known.names)}
        if places and not _places_fit(chunk, places, words):
            return False
        if not numbers:
            if places:
                roles = {"price" if place.key == "price" else place.key for place in places}
                return words <= _words_of(known.lines, roles)
            return not words or _told(known.lines, words, content)
        told: set[Told] = set()
        for token in numbers:
            fitting = [line for line in known.lines if self._bears(line, token, chunk, words)]
            if not fitting:
                return False
            told |= max(fitting, key=lambda line: len(line.words & words)).words
        return words <= told | (_words_of(known.lines, {"price"}) if places else set())

    def _bears(self, line: Line, token: Token, chunk: Chunk, words: set[Told]) -> bool:
        """Whether a line has this number, in this sense."""
        old = _is_old(chunk, token)
        if token.kind == "money":
            if line.amount is not None:
                return line.amount == (token.number, token.currency) and old == (line.role == "was")
            return (token.number, token.currency) in line.amounts
        if token.key not in line.numbers:
            return False
        if line.amount is not None:
            return bool(line.words & words) and old == (line.role == "was") and not _unit_of(chunk, token)
        after = _unit_of(chunk, token)
        if after is not None:
            return (token.key, after) in line.bonds
        return bool(line.words & words) or bool(_names_before(chunk, token, line))

    def _ours(self, chunk: Chunk, content: Sequence[Token], numbers: Sequence[Token]) -> bool:
        """Whether a sentence of our own reply says it, and the chunk says enough of that sentence."""
        words = {token.told for token in (*content, *chunk.of("rank"))}
        wanted = {token.key for token in numbers}
        for line in self._evidence.general:
            whole = len(line.words) + len(line.numbers)
            if not words <= line.words or not wanted <= line.numbers:
                continue
            if any(token.currency and (token.number, token.currency) not in line.amounts for token in numbers):
                continue
            if whole and len(words) + len(wanted) >= _SOME * whole:
                return True
        return False

    def _quotes(self, sentence: str) -> bool:
        """Whether the sentence repeats a clause of a quoted passage: its words, all its numbers and conditions."""
        if not self._evidence.quoted or "[" in sentence:
            return False
        found = chunks(sentence)
        tokens = [token for chunk in found for token in chunk.tokens]
        told = {token.told for token in tokens if token.kind == "word" and not token.plain}
        numbers = {token.key for token in tokens if token.number is not None}
        links = set(bonds(tokens))
        every = {token.key for token in tokens} | {chunk.opener for chunk in found}
        for line in self._evidence.quoted:
            whole = len(line.words) + len(line.numbers)
            extra = {key for key, sign in told - line.words}
            if extra - self._evidence.source or numbers != line.numbers or not links <= line.bonds:
                continue
            conditions = {key for key, _ in line.words} & _CONDITIONS
            if whole and len(told & line.words) + len(numbers) >= _ENOUGH * whole and conditions <= every:
                return True
        return False


def _told(lines: Sequence[Line], words: set[Told], content: Sequence[Token]) -> bool:
    """Whether one line says all the words, or attributes named whole and one more attribute."""
    every = {token.told for token in content}
    for line in lines:
        if words <= line.words and line.role == "line":
            return True
        if words <= line.words and line.role == "free":
            shared = len(every & line.words)
            if shared > 1 or shared >= _HALF * len(line.words):
                return True
    attributes = [line.words for line in lines if line.role == "line" and not line.numbers]
    whole = {told for line in attributes if line and line <= every for told in line}
    left = words - whole
    return bool(whole) and any(left <= line for line in attributes)


def _about(found: Sequence[Chunk]) -> Iterable[Said]:
    """The chunks with the cards they are about."""
    named = [tuple(dict.fromkeys(token.card for token in chunk.of("alias"))) for chunk in found]
    placed = [tuple(dict.fromkeys(token.card for token in chunk.of("place"))) for chunk in found]
    compared = [bool(cards) and chunk.opener == "than" for cards, chunk in zip(named, found, strict=True)]
    stating = [_states(chunk) or than for chunk, than in zip(found, compared, strict=True)]
    joins = [chunk.opener in ("and", "or") for chunk in found]
    whom = subjects(named, placed, stating, joins, compared)
    for at, chunk in enumerate(found):
        than = named[at + 1] if at + 1 < len(found) and compared[at + 1] else ()
        yield Said(chunk, whom[at], bool(named[at]), than, any(named) or any(placed))


def _states(chunk: Chunk) -> bool:
    return bool(chunk.content) or any(
        token.number is not None or token.kind in ("place", "rank") for token in chunk.tokens
    )


def _unit_of(chunk: Chunk, number: Token) -> str | None:
    """The word right behind a number that says of what it is."""
    at = next(place for place, token in enumerate(chunk.tokens) if token is number)
    after = chunk.tokens[at + 1] if at + 1 < len(chunk.tokens) else None
    return after.key if after is not None and after.kind == "word" and not after.plain else None


def _names_before(chunk: Chunk, number: Token, line: Line) -> bool:
    """Whether a word of the line stands before the number: "size 8" where the size is an option."""
    at = next(place for place, token in enumerate(chunk.tokens) if token is number)
    keys = {key for key, _ in line.words}
    return any(token.key in keys for token in chunk.tokens[:at] if not token.plain)


def _is_old(chunk: Chunk, number: Token) -> bool:
    """ "instead of $109", "was $109", "from $109"."""
    at = next(place for place, token in enumerate(chunk.tokens) if token is number)
    near = [token.key for token in chunk.tokens[max(0, at - 3) : at]]
    return bool(_OLD & set(near[-2:])) or near[-3:-1] == ["instead", "of"] or near[-2:] == ["down", "from"]


def _places_fit(chunk: Chunk, places: Sequence[Token], words: set[Told]) -> bool:
    """Whether the fields named stand where their figure belongs: what was before behind "instead of"."""
    for place in places:
        if place.key in ("price", "was") and _is_old(chunk, place) != (place.key == "was"):
            return False
    return not chunk.denies


_ROLES = {
    "stock": frozenset({"stock", "available"}),
    "rating": frozenset({"rating", "rate", "stars", "reviews", "score"}),
    "brand": frozenset({"brand"}),
    "link": frozenset({"link", "page"}),
    "title": frozenset[str](),
}


def _words_of(lines: Sequence[Line], roles: set[str]) -> set[Told]:
    """The words that may stand beside a filled place."""
    found: set[Told] = {told for line in lines if line.role in roles for told in line.words}
    for role in roles:
        found |= {(key, "+") for key in _ROLES.get(role, frozenset())}
    return found
