"""What a message wishes for: limits, the kind of goods, and the words to rank by."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.understand.aged import accompanied, ages
from bot.understand.en import STOP as EN_STOP
from bot.understand.leftovers import Draft, Leftovers, settle_missed
from bot.understand.measures import measure_limit, measures
from bot.understand.reading import Place, Reading
from bot.understand.scope import Insistence, heads_of
from bot.understand.scope_zh import is_used
from bot.understand.telling import before_article
from bot.understand.undoing import Undone
from bot.understand.unsold import asked_for
from retrieval.lexicon import Lexicon, Term
from retrieval.phrases import keys
from retrieval.query import Limit, Order
from retrieval.text import is_cjk, normalise

_ORDERS: tuple[tuple[str, Order], ...] = (
    ("cheapest", "cheapest"), ("dearest", "dearest"), ("best_rated", "best_rated"), ("popular", "popular")
)  # fmt: skip
CHILDREN = frozenset(("kids", "children", "儿童", "girls", "boys", "toddler", "newborn"))
OR = frozenset(("or", "或", "或者", "还是"))


@dataclass(frozen=True, slots=True)
class Wishes:
    """What one message states."""

    limits: tuple[Limit, ...] = ()
    words: tuple[str, ...] = ()
    """To rank by, in order."""
    order: Order | None = None
    kind: Limit | None = None
    """The limit on category among `limits`, when a kind of goods is asked for."""
    not_understood: tuple[str, ...] = ()
    free: bool = False
    """Whether words of the catalog's texts, beyond its terms, are among `words`."""
    kinds: tuple[Limit, ...] = ()
    """One limit for each kind of goods asked for, in order."""
    guessed: bool = False
    """Whether the kind is only what stands where a kind would ("do you have zithers?")."""
    indifferent: tuple[str, ...] = ()
    """Fields the shopper does not care about any more ("any color")."""
    given_up: tuple[Limit, ...] = ()
    """Wishes in force that are taken back by their own word ("drop the waterproof")."""
    adds: bool = False
    """Whether the wishes are alternatives to those in force ("white is fine too")."""
    kind_words: str = ""
    """The kind of goods as the shopper wrote it."""
    phrases: tuple[str, ...] = ()
    """Stretches of the message that may be what the thing is called."""
    branded: bool = False
    """Whether a brand stands beside a free word, as in a product's name: "Pellumo Kestrel"."""


class WishReader:
    """Turns the terms and the left-over words of a reading into wishes."""

    def __init__(self, lexicon: Lexicon, stop: frozenset[str], language: str) -> None:
        self._lexicon = lexicon
        self._leftovers = Leftovers(lexicon, stop)
        self._language = language

    def read(self, reading: Reading, settled: Sequence[Limit], undone: Undone) -> Wishes:
        """The wishes of a message; `settled` are the limits found by earlier steps, `undone` what it takes back."""
        draft = Draft(limits=list(settled))
        only = Insistence(reading)
        refused = {keys(value) for limit in settled if limit.op in ("!=", "not_in") for value in _values(limit)}
        places = [
            place
            for place in reading.terms
            if reading.free(place.start, place.end) and keys(place.term.surface) not in refused
        ]
        kinds = _things([place for place in places if place.term.field == "category" and not _counts(place)])
        heads = asked_for(reading, heads_of(reading, kinds, self._lexicon.sells), self._lexicon)
        fitted = self._fitted(reading, places, heads)
        grouped: dict[tuple[str, bool], list[str]] = {}
        toys = any(self._lexicon.is_kind_of(head.term.surface, "toys") for head in heads)
        aged = toys or bool(ages(reading)) or accompanied(reading)
        for place in places:
            term = place.term
            if term.field == "category" and place not in heads:
                term = replace(term, field="topic", names=()) if is_used(reading, place) else self._as_quality(term)
            draft.pieces.append((place.start, self._ranking_word(term)))
            bound = measure_limit(reading, place.start, place.end, reading.written(place.start, place.end))
            if bound is not None and term.field != "category":
                draft.limits.append(bound)
            elif term.field not in ("category", "topic") and not self._is_age(term, told=aged):
                field = "words" if place in fitted else term.field
                value = self._model_of(reading, place) if place in fitted else term.value
                grouped.setdefault((field, only.on(place)), []).append(value)
        for (name, hard), values in grouped.items():
            draft.limits += _positive(name, tuple(dict.fromkeys(values)), hard=hard or name == "size")
        if heads:
            # "only leather boots" insists on the leather.
            insists = any(hard for _, hard in grouped) or not only.on(heads[0])
            draft.kind = kind_limit([place.term for place in heads], hard=not insists)
            draft.kind_words = _written(reading, heads)
        self._leftovers.read(reading, places, draft)
        said = [place for place in places if place.term.field not in ("category", "topic")]
        wanted = {normalise(value) for limit in draft.limits for value in _values(limit) if limit.field == "words"}
        named = _named_models(reading, [*heads, *said])
        draft.limits += [limit for limit in named if normalise(str(limit.value)) not in wanted]
        draft.limits += measures(reading)
        settle_missed(draft)
        if draft.kind:
            draft.limits.insert(0, draft.kind)
        order = next((order for cue, order in _ORDERS if reading.has(cue)), None)
        return Wishes(
            limits=tuple(dict.fromkeys(draft.limits)),
            words=tuple(text for _, text in sorted(draft.pieces) if text),
            order=order,
            kind=draft.kind,
            not_understood=tuple(dict.fromkeys(draft.missed)),
            free=draft.free,
            kinds=tuple(kind_limit([place.term], hard=False) for place in heads),
            guessed=draft.guessed,
            indifferent=undone.fields,
            given_up=undone.limits,
            adds=reading.has("also") or (bool(reading.words) and reading.words[0].text in OR),
            kind_words=draft.kind_words,
            phrases=self._leftovers.phrases(reading, places, heads),
            branded=any(self._leftovers.names_on(reading, place) for place in places if place.term.field == "brand"),
        )

    def _fitted(self, reading: Reading, places: Sequence[Place], heads: Sequence[Place]) -> list[Place]:
        """Brands that say what an accessory is for ("case for Samsung", 三星手机壳), not who made it."""
        part = self._lexicon.forms("category", "accessories")
        surfaces = {head.term.surface for head in heads}
        is_part = any(not part.isdisjoint(self._lexicon.forms("category", surface)) for surface in surfaces)
        return [
            place
            for place in places
            if place.term.field == "brand"
            and (
                (said := self._before(reading, place)) in ("for", "with")
                or (is_part and self._lexicon.names_what_it_fits(place.term.value))
                or (is_part and said in _HAVING and _FOR_IT.search(reading.text) is not None)
            )
        ]

    def _before(self, reading: Reading, place: Place) -> str:
        at = before_article(reading, place)
        return reading.words[at].text if at >= 0 else ""

    def _model_of(self, reading: Reading, place: Place) -> str:
        """A brand that a thing shall fit, with the name of the model behind it: "Pellumo Heron"."""
        words, at = reading.words, place.end
        named = at < len(words) and words[at].kind == "latin" and words[at].text not in EN_STOP
        taken = any(other.start <= at < other.end for other in reading.terms)
        own = named and not taken and reading.free(at, at + 1) and self._lexicon.in_titles(words[at])
        return f"{place.term.value} {reading.written(at, at + 1)}" if own else place.term.value

    def _is_age(self, term: Term, *, told: bool) -> bool:
        """ "Toys for children", "for children of 3": few records say so where all are; the word only ranks."""
        return term.field == "words" and told and not self._lexicon.forms("words", term.value).isdisjoint(CHILDREN)

    def _as_quality(self, term: Term) -> Term:
        """A kind that only describes another: "leather" care, "laptop" backpack; it ranks, and limits where it can."""
        for other in term.others:
            if other != "category":
                return self._lexicon.as_field(term, other)
        return replace(term, field="topic", names=())

    def _ranking_word(self, term: Term) -> str:
        """The words a term ranks by: the shopper's, or the catalog's where it does not know the shopper's language."""
        surface = term.surface
        if is_cjk(surface) and not self._lexicon.knows_han(surface) and self._lexicon.knows_han(term.value):
            return term.value
        if term.field == "size":
            return "" if is_cjk(surface) else surface
        if is_cjk(surface) and self._language != "zh" and not self._lexicon.knows_han(surface):
            return self._lexicon.in_language(term.field, surface, "en") or surface
        if not is_cjk(surface) and self._language == "zh":
            return self._lexicon.in_language(term.field, surface, "zh") or surface
        return surface


_HAVING = frozenset(("have", "got", "own", "i've", "is", "bought", "use", "with"))
_FOR_IT = re.compile(r"\b(?:for|fits?|on) (?:it|that|this|one|the (?:phone|thing))\b")
""" "I've got a Quillmoor Osier, do you have a case for that?"."""


def _written(reading: Reading, heads: Sequence[Place]) -> str:
    """The kind as the shopper wrote it, with the kinds and models right before it that describe it: "iPhone 7 case"."""
    start, end = heads[0].start, heads[-1].end
    before = {place.end: place.start for place in reading.kinds}
    before |= {stop: first for first, stop in reading.models}
    while start in before and not any(reading.taken[before[start] : start]):
        start = before[start]
    return reading.written(start, end)


def _values(limit: Limit) -> tuple[str, ...]:
    return (limit.value,) if isinstance(limit.value, str) else limit.value


_COUNT = re.compile("[一两二三四五六七八九十]?[对双套组件只条副个盒]|系列|周边|组合|款式")


def _counts(place: Place) -> bool:
    """哑铃一对: what a name ends in is no kind where it only says how many."""
    return _COUNT.fullmatch(place.term.surface) is not None


def _things(kinds: Sequence[Place]) -> Sequence[Place]:
    """Beside a kind of thing, a model says what it is for: "case iPhone 7"."""
    return [place for place in kinds if not any(map(str.isdigit, place.term.surface))] or kinds


def _named_models(reading: Reading, limiting: Sequence[Place]) -> list[Limit]:
    """Names of models are wanted words, unless a term that makes a limit says them."""
    return [
        Limit("words", "=", reading.written(start, end), hard=False)
        for start, end in reading.models
        if reading.free(start, end) and not any(place.start <= start and end <= place.end for place in limiting)
    ]


def _positive(name: str, values: tuple[str, ...], *, hard: bool) -> list[Limit]:
    """One limit for alternatives of colour, brand, material or size; one each for other qualities."""
    if len(values) == 1:
        return [Limit(name, "=", values[0], hard=hard)]
    if name in ("color", "brand", "material", "size"):
        return [Limit(name, "in", values, hard=hard)]
    return [Limit(name, "=", value, hard=hard) for value in values]


def _own_name(term: Term) -> tuple[str, ...]:
    """The kind's own name, where no category bears it or titles say it in several words ("wall charger"); the
    shopper's, where the only category is but some of the kind: armbands stand in "iPhone Armbands" and among cases.
    """
    if term.names:
        return (term.value,) if len(term.value.split()) > 1 else ()
    kind, name = keys(term.surface), keys(normalise(term.value))
    some = len(name) > 1 and name != kind and name[-1] == kind[-1] and not is_cjk(term.surface)
    return (term.value, term.surface) if some else (term.value,)


def kind_limit(terms: Sequence[Term], *, hard: bool) -> Limit:
    """The limit to these kinds."""
    names = tuple(dict.fromkeys(name for term in terms for name in (*term.names, *_own_name(term))))
    if len(names) == 1:
        return Limit("category", "=", names[0], hard=hard)
    return Limit("category", "in", names, hard=hard)
