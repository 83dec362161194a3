"""What a message wishes for: limits, the kind of goods, and the words to rank by."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.understand.reading import Cue, Place, Reading
from bot.understand.scope import Insistence, heads_of
from retrieval.lexicon import Lexicon, Term
from retrieval.phrases import word_set
from retrieval.query import Limit, Order
from retrieval.text import is_cjk

_ORDERS: tuple[tuple[str, Order], ...] = (
    ("cheapest", "cheapest"), ("dearest", "dearest"), ("best_rated", "best_rated"), ("popular", "popular")
)  # fmt: skip
_NO_GOODS = word_set("""
    something anything one ones thing things stuff some any else more help person human recommendation
    suggestion idea minute second question way time order discount sale gift present deal deals kind
""")
_MEASURES = word_set("""
    inch inches mm cm ml l oz gb tb mb kg lb mah w v hz mp litre liter 寸 英寸 厘米 毫米 毫升 升 公斤
    毫安 毫安时 瓦 流明
""")
_PARTICLES = frozenset(
    "的了吗呢吧啊呀哦嗯我你您他她们是不没有在想要给请就也都还再很太最更把让帮找买来去和或跟与个些点用做穿能会为那这岁一二三四五六七八九十两"
)
_INNER_MARKS = frozenset("-'./&+#_")
_STEERING = word_set("""
    request cheap dear cheaper dearer cheapest dearest best_rated popular without not no_negation only
    any rating price at_most at_least around best_deal bundle greeting thanks human compare why
    similar
""")
_SCALES = frozenset(("thousand", "ten_thousand", "classifier"))


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
    guessed: bool = False
    """Whether the kind is only what stands where a kind would ("do you have zithers?")."""
    indifferent: tuple[str, ...] = ()
    """Fields the shopper does not care about any more ("any color")."""


@dataclass(slots=True)
class _Draft:
    limits: list[Limit] = field(default_factory=list)
    pieces: list[tuple[int, str]] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    kind: Limit | None = None
    free: bool = False
    guessed: bool = False


class WishReader:
    """Turns the terms and the left-over words of a reading into wishes."""

    def __init__(self, lexicon: Lexicon, stop: frozenset[str], language: str) -> None:
        self._lexicon = lexicon
        self._stop = stop
        self._language = language

    def read(self, reading: Reading, settled: Sequence[Limit]) -> Wishes:
        """The wishes of a message; `settled` are the limits found by earlier steps."""
        draft = _Draft(limits=list(settled))
        only = Insistence(reading)
        places = [place for place in reading.terms if reading.free(place.start, place.end)]
        heads = heads_of(reading, [place for place in places if place.term.field == "category"])
        fitted = self._fitted(reading, places, heads)
        grouped: dict[tuple[str, bool], list[str]] = {}
        for place in places:
            term = place.term
            if term.field == "category" and place not in heads:
                term = self._as_quality(term)
            draft.pieces.append((place.start, self._ranking_word(term)))
            if term.field not in ("category", "topic") and place not in fitted:
                grouped.setdefault((term.field, only.on(place)), []).append(term.value)
        for (name, hard), values in grouped.items():
            draft.limits += _positive(name, tuple(dict.fromkeys(values)), hard=hard or name == "size")
        if heads:
            # "only leather boots" insists on the leather.
            insists = any(hard for _, hard in grouped) or not only.on(heads[0])
            draft.kind = _kind_limit([place.term for place in heads], hard=not insists)
        self._leftovers(reading, places, draft)
        draft.limits += _measures(reading, places)
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
            guessed=draft.guessed,
            indifferent=_indifferent(reading),
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
                (place.start > 0 and reading.words[place.start - 1].text in ("for", "with"))
                or (is_part and self._lexicon.names_what_it_fits(place.term.value))
            )
        ]

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

    def _leftovers(self, reading: Reading, places: Sequence[Place], draft: _Draft) -> None:
        covered = list(reading.taken)
        for term in places:
            covered[term.start : term.end] = ["term"] * (term.end - term.start)
        for cue in reading.cues:
            if not any(covered[cue.start : cue.end]) and not cue.names <= _SCALES and not self._tells(reading, cue):
                covered[cue.start : cue.end] = ["cue"] * (cue.end - cue.start)
        words = reading.words
        place = 0
        unknown: list[tuple[int, str]] = []
        while place < len(words):
            if covered[place] or words[place].kind == "mark":
                place += 1
                continue
            end = self._chunk(reading, covered, place)
            text = reading.text[words[place].start : words[end - 1].end]
            if words[place].kind == "cjk":
                self._han(text, place, draft, unknown)
            elif any(words[i].text not in self._stop for i in range(place, end)) or end - place > 1:
                self._latin(reading, place, end, text, draft, unknown)
            place = end
        self._unsold(reading, unknown, draft)

    def _tells(self, reading: Reading, cue: Cue) -> bool:
        """Whether a cue that decided nothing is a word of the catalog's titles: "story" in a bookshop."""
        words = reading.words[cue.start : cue.end]
        return (
            cue.names.isdisjoint(_STEERING)
            and len(words) == 1
            and words[0].kind == "latin"
            and words[0].text not in self._stop
            and self._lexicon.in_titles(words[0])
        )

    def _chunk(self, reading: Reading, covered: Sequence[str], place: int) -> int:
        """The end of a run of free words: Chinese characters together, Latin as far as no space parts them."""
        words = reading.words
        end = place + 1
        cjk = words[place].kind == "cjk"
        while end < len(words) and words[end].glued and not covered[end]:
            unit = words[end - 1].kind == "number" and words[end].text in _MEASURES
            foreign = words[end].kind == "mark" and words[end].text not in _INNER_MARKS
            if ((words[end].kind == "cjk") != cjk and not unit) or foreign:
                break
            end += 1
        while end > place + 1 and words[end - 1].kind == "mark":
            end -= 1
        return end

    def _han(self, run: str, place: int, draft: _Draft, unknown: list[tuple[int, str]]) -> None:
        run = _strip_stop(run, self._stop)
        if not run or run in self._stop:
            return
        if self._lexicon.knows_han(run):
            draft.pieces.append((place, run))
            draft.free = True
        elif len(run) > 1:
            unknown.append((place, run))

    def _latin(
        self, reading: Reading, place: int, end: int, text: str, draft: _Draft, unknown: list[tuple[int, str]]
    ) -> None:
        words = reading.words[place:end]
        telling = [word for word in words if word.kind == "latin" and word.text not in self._stop]
        if not telling and len(words) == 1 and words[0].kind == "latin":
            return
        if not telling or all(self._lexicon.knows(word) for word in telling):
            draft.pieces.append((place, text))
            draft.free = draft.free or bool(telling)
        elif telling[0].text.isascii() and len(text) < 3:
            return
        else:
            unknown.append((place, text))

    def _is_adjective(self, reading: Reading, item: tuple[int, str]) -> bool:
        """显瘦的: what stands before 的 and nothing else describes."""
        start = reading.text.find(item[1], reading.words[item[0]].start)
        return start >= 0 and reading.text[start + len(item[1]) :].startswith("的")

    def _unsold(self, reading: Reading, unknown: list[tuple[int, str]], draft: _Draft) -> None:
        """After "do you have" an unknown word that ends the first noun phrase is a kind that is not sold."""
        request = reading.found("request")
        asked = [item for item in unknown if request and item[0] >= request[0].end and item[1] not in _NO_GOODS]
        vague = any(word.text in ("something", "anything", "ones") for word in reading.words)
        if asked and draft.kind is None and not vague:
            stop = next(
                (cue.start for cue in reading.found("chunk_end") if cue.start > asked[0][0]), len(reading.words)
            )
            noun = max((item for item in [*asked, *draft.pieces] if item[0] < stop), default=asked[0])
            if noun in asked and not self._is_adjective(reading, noun):
                draft.kind = Limit("category", "=", noun[1], hard=False)
                draft.guessed = True
                draft.pieces.append(noun)
                unknown.remove(noun)
        for item in unknown:
            draft.missed.append(item[1])
            draft.pieces.append(item)


def _measures(reading: Reading, places: Sequence[Place]) -> list[Limit]:
    """Sizes of a thing that is no garment: "20寸", "16gb" are wanted words."""
    limits = []
    named = {index for place in places for index in range(place.start, place.end)}
    words = reading.words
    for place, (word, unit) in enumerate(itertools.pairwise(words)):
        if word.kind != "number" or unit.text not in _MEASURES or place in named or not reading.free(place, place + 2):
            continue
        whole = not (word.glued and place and words[place - 1].kind == "mark")
        if whole and (unit.glued or unit.kind == "latin"):
            limits.append(Limit("words", "=", word.text + unit.text, hard=False))
    return limits


def _strip_stop(run: str, stop: frozenset[str]) -> str:
    """A run of Chinese without the function words at its ends, longest first."""
    changed = True
    while changed and run:
        changed = False
        for size in (3, 2, 1):
            known = stop if size > 1 else _PARTICLES
            if len(run) >= size and run[:size] in known:
                run, changed = run[size:], True
                break
            if len(run) >= size and run[-size:] in known:
                run, changed = run[:-size], True
                break
    return run


def _positive(name: str, values: tuple[str, ...], *, hard: bool) -> list[Limit]:
    """One limit for alternatives of colour, brand, material or size; one each for other qualities."""
    if len(values) == 1:
        return [Limit(name, "=", values[0], hard=hard)]
    if name in ("color", "brand", "material", "size"):
        return [Limit(name, "in", values, hard=hard)]
    return [Limit(name, "=", value, hard=hard) for value in values]


def _kind_limit(terms: Sequence[Term], *, hard: bool) -> Limit:
    names = tuple(dict.fromkeys(name for term in terms for name in (term.names or (term.value,))))
    if len(names) == 1:
        return Limit("category", "=", names[0], hard=hard)
    return Limit("category", "in", names, hard=hard)


def _indifferent(reading: Reading) -> tuple[str, ...]:
    fields = []
    for cue in reading.found("any"):
        text = reading.text[reading.words[cue.start].start : reading.words[cue.end - 1].end]
        for name, keys in (
            ("color", ("color", "colour", "颜色")),
            ("brand", ("brand", "品牌")),
            ("material", ("material", "材质")),
            ("size", ("size",)),
            ("price", ("price", "价格")),
        ):
            if any(key in text for key in keys):
                fields.append(name)
    return tuple(fields)
