"""Wishes taken back: "any colour is fine", "drop the waterproof", 颜色无所谓, and "another colour", 换个牌子."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.session import Session
from bot.understand.reading import Cue, Place, Reading
from retrieval.fields import field_of
from retrieval.lexicon import Lexicon
from retrieval.products import Product, Variant
from retrieval.query import Limit, Query
from retrieval.text import normalise

_FACETS = {
    "color": "colors?|colours?|颜色|花色",
    "brand": "brands?|makes?|makers?|品牌|牌子",
    "material": "materials?|fabrics?|材质|面料|材料",
    "size": "sizes?|尺码|尺寸|码数|大小",
    "price": "prices?|budgets?|costs?|money|价格|预算|价位|价钱",
    "rating": "ratings?|评分",
}
_WORD = {field: re.compile(rf"(?<![a-z])(?:{words})(?![a-z])") for field, words in _FACETS.items()}
_OTHER = re.compile(
    r"(?:(?<![a-z])(?:another|other|different) |(?:换一?[个种款]?|别的|其[他它]的?|另一?[个种]|另外的?|不同的?))"
    rf"(?P<facet>{'|'.join(_FACETS.values())})(?![a-z])"
)
_MONEY = r"(?:price|prices|pricing|money|budget|cost|costs|price tag)"
_SUM = r"(?:[$€£¥]?\d{1,7}(?: (?:dollars?|bucks|yuan))?|\w{3,9} (?:dollars?|bucks|yuan))"
_BOUND = r"(?:price|spending|budget|limit|cap|ceiling|money)"
_NO_LIMIT = re.compile(
    r"\b(?:forget|ignore|drop|scrap|skip|lift|remove|lose|never ?mind) (?:about )?(?:the |my |that |any )?"
    rf"(?:{_SUM}(?: {_BOUND}){{0,2}}|{_BOUND}(?: {_BOUND})?(?! (?:range|of|is|tag)))\b"
    rf"|\b{_MONEY}(?: limit)?,? ?(?:really |honestly |actually )?"
    r"(?:is|'s|does|are|do|isn't|doesn't|aren't|don't)"
    r"(?: not| no| really| actually| that| an?| any| even| so| the){0,3} "
    r"(?:matter|issue|problem|object|concern|important|factor|worry|open|flexible|unlimited|irrelevant|thing)\b"
    rf"|\b{_MONEY} no (?:object|issue|problem|concern)\b"
    r"|\bno (?:upper |price |budget |spending |real ){0,2}(?:limit|cap|ceiling|max|budget)\b"
    r"|\b(?:don't|do not|not|never|without) (?:have to |need to )?"
    rf"(?:worry|worrying|worried|care|fussed|bothered|mind|thinking) about (?:the |my )?{_MONEY}\b"
    r"|\bsky'?s the limit\b|\bwhatever (?:it|they) (?:takes?|costs?)\b"
)
""" "Money is no object", "no upper limit", "forget the fifty dollars": the bound on the price goes."""
_LETS_GO = re.compile(
    r"\b(?:undo|scrap|lose|ditch|scratch|cancel|drop|skip|remove|forget(?: about)?|take (?:off|back|away|out)"
    r"|get rid of|leave out|clear|delete|ignore|don't (?:need|want)|no longer (?:need|want)) "
    r"(?:the |that |my |all the )?[^.,;!?]{2,40}? (?:things?|bits?|parts?|requirements?|filters?|stuff|idea|conditions?"
    r"|wish|criteria|limit|restriction|business|constraint)\b"
)
""" "Undo the cotton thing": a wish called so is let go of."""
_LET_GO = frozenset(("let_go",))
_EXCLUDING = frozenset(("!=", "not_in"))
_REACH = 12
_SWAPPED = frozenset(("color", "brand", "material"))


@dataclass(frozen=True, slots=True)
class Undone:
    """What a message takes back."""

    fields: tuple[str, ...] = ()
    """Fields the shopper does not care about any more."""
    limits: tuple[Limit, ...] = ()
    """Wishes in force that are given up by their own word."""
    swapped: tuple[str, ...] = ()
    """Fields of which another value is wanted."""


class Undoing:
    """Finds what is taken back; its words become taken."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def read(self, reading: Reading, before: Query | None) -> Undone:
        """What a message takes back of the wishes in force."""
        fields: dict[str, None] = {}
        limits: dict[Limit, None] = {}
        swapped = tuple(_swapped(reading)) if before else ()
        if _unlimited(reading):
            fields["price"] = None
        wanted = [limit for limit in (before.limits if before else ()) if limit.op not in _EXCLUDING]
        for cue in sorted((*reading.found("any", "forget", "no_need"), *_let_go(reading)), key=lambda cue: cue.start):
            first, last = _clause(reading, cue) if cue.names != _LET_GO else (cue.start, cue.end)
            # "Any brand in size 9" is about the brand alone.
            within = _facets(reading, cue.start, cue.end)
            named = [] if "no_need" in cue.names else within or _facets(reading, first, last)
            for field, start, end in named:
                fields[field] = None
                reading.take(start, end, "undone")
            gone = [] if "any" in cue.names else self._own(reading, wanted, first, last)
            for place, limit in gone:
                limits[limit] = None
                reading.take(place.start, place.end, "undone")
            if named or gone:
                reading.take(cue.start, cue.end, "undone")
        for cue in reading.found("also"):
            first, last = _clause(reading, cue)
            for place, limit in self._own(reading, wanted, first, last):
                if place.start and reading.words[place.start - 1].text in ("不", "没"):  # 不防水也行
                    limits[limit] = None
                    reading.take(place.start - 1, cue.end, "undone")
        if fields or limits or swapped:
            reading.rules.append("undo-wish")
        return Undone(tuple(fields), tuple(limits), swapped)

    def _own(self, reading: Reading, wanted: Sequence[Limit], first: int, last: int) -> list[tuple[Place, Limit]]:
        """The wishes in force that the terms of a stretch name."""
        found = []
        for place in reading.terms:
            if first <= place.start and place.end <= last and place.term.field != "category":
                forms = self._forms(place.term.field, place.term.value)
                found += [
                    (place, limit)
                    for limit in wanted
                    if limit.field not in ("category", "price")
                    and isinstance(limit.value, str)
                    and (normalise(limit.value).strip() in forms or _free_of(limit.value, place.term.surface))
                ]
        return found

    def _forms(self, field: str, value: str) -> frozenset[str]:
        return self._lexicon.forms("words" if field == "topic" else field, value)


def _free_of(wish: str, said: str) -> bool:
    """ "Never mind the latex", of latex-free ones."""
    return normalise(wish).strip() in (f"{said}-free", f"{said} free", f"without {said}", f"no {said}")


def _let_go(reading: Reading) -> list[Cue]:
    """ "Undo the cotton thing", "scrap the waterproof bit": the words from the verb to the noun."""
    found = []
    for match in _LETS_GO.finditer(reading.text):
        inside = [at for at, word in enumerate(reading.words) if match.start() <= word.start < match.end()]
        if inside:
            found.append(Cue(inside[0], inside[-1] + 1, _LET_GO))
    return found


def other_values(undone: Undone, before: Query, session: Session, shown: Sequence[Product]) -> list[Limit]:
    """Exclusions for "another colour": of the colour asked for, else of the colours shown."""
    limits = []
    for field in undone.swapped:
        wished = [limit for limit in before.limits if limit.field == field and limit.op not in _EXCLUDING]
        values = [value for limit in wished for value in _values(limit)] or _shown_values(field, session, shown)
        if values and field in _SWAPPED:
            unique = tuple(dict.fromkeys(values))
            limits.append(Limit(field, "!=", unique[0]) if len(unique) == 1 else Limit(field, "not_in", unique))
    return limits


def _values(limit: Limit) -> tuple[str, ...]:
    return (limit.value,) if isinstance(limit.value, str) else limit.value


def _shown_values(field: str, session: Session, shown: Sequence[Product]) -> list[str]:
    variants = {item.product_id: item.variant_id for item in session.shown}
    about = [product for product in shown if product.id == session.focus] or list(shown)
    if field == "brand":
        return [product.text.brand for product in about if product.text.brand]
    found = []
    for product in about:
        variant = next((v for v in product.variants if v.id == variants.get(product.id)), product.variants[0])
        found += _stated(field, product, variant)
    return found


def _stated(field: str, product: Product, variant: Variant) -> list[str]:
    options = [value for name, value in variant.options.items() if field_of(name) == field]
    attributes = [
        value for name, values in product.text.attributes.items() if field_of(name) == field for value in values
    ]
    return options or attributes


def _swapped(reading: Reading) -> list[str]:
    found = []
    for match in _OTHER.finditer(reading.text):
        field = next(name for name, words in _WORD.items() if words.fullmatch(match["facet"]))
        found.append(field)
        inside = [i for i, word in enumerate(reading.words) if match.start() <= word.start and word.end <= match.end()]
        if inside:
            reading.take(inside[0], inside[-1] + 1, "undone")
    return list(dict.fromkeys(found))


def _unlimited(reading: Reading) -> bool:
    """Whether the message lifts any bound on the price; the words that do are taken."""
    found = False
    for match in _NO_LIMIT.finditer(reading.text):
        inside = [
            at for at, word in enumerate(reading.words) if match.start() <= word.start and word.end <= match.end()
        ]
        if inside and not _has_value(reading, inside[-1] + 1):
            reading.take(inside[0], inside[-1] + 1, "undone")
            found = True
    return found


def _clause(reading: Reading, cue: Cue) -> tuple[int, int]:
    """The words of the cue's clause that are near it."""
    number = reading.clause[cue.start]
    first, last = cue.start, cue.end
    while first > max(0, cue.start - _REACH) and reading.clause[first - 1] == number:
        first -= 1
    while last < min(len(reading.words), cue.end + _REACH) and reading.clause[last] == number:
        last += 1
    return first, last


def _facets(reading: Reading, first: int, last: int) -> list[tuple[str, int, int]]:
    """(field, first word, word after) of the facet words of a stretch."""
    offset, stop = reading.words[first].start, reading.words[last - 1].end
    starts = {reading.words[i].start: i for i in range(first, last)}
    ends = {reading.words[i].end: i + 1 for i in range(first, last)}
    return [
        (field, starts[match.start() + offset], ends[match.end() + offset])
        for field, pattern in _WORD.items()
        for match in pattern.finditer(reading.text[offset:stop])
        if match.start() + offset in starts
        and match.end() + offset in ends
        and not _has_value(reading, ends[match.end() + offset])
    ]


def _has_value(reading: Reading, after: int) -> bool:
    """Whether a facet's word goes on to its value: "size 9", "price under 100"."""
    follows = after < len(reading.words) and reading.words[after].kind == "number"
    return follows or reading.starting(after, "at_most", "at_least", "around", "between") is not None
