"""What words mean in this catalog: its categories, brands, colours, materials, sizes and values, in both languages."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from retrieval.concepts import tells
from retrieval.fields import texts
from retrieval.heads import Phrase, title_phrases
from retrieval.measuring import same_measures
from retrieval.phrases import Word, keys, read_words, singular
from retrieval.products import Product
from retrieval.senses import Sense, Senses
from retrieval.text import is_cjk, normalise
from retrieval.vocabulary import OWN_FIELDS, Vocabulary

FUZZY_CUTOFF = 85
"""Least rapidfuzz ratio of a corrected word; "watch" and "waterproof" have 67."""
_FUZZY_WORDS = 8
"""At most this many unknown words of a message are looked up by likeness, so that its time stays bounded."""
_CACHED = 10_000
_SECOND_HALVES = frozenset("垫套罩架盒布巾袋柜膜贴刷机")
_FIRST_ALONE = frozenset("的双条款个件把只买要找口盏支顶张台床张是有和或小大新旧厚薄")
_AFTER_ONE = "的款和或跟与及吗呢么吧啊、不也要呀没嘛能会怎什多去换删有"
_WHOSE = frozenset(("a", "an", "the", "my", "our", "your", "his", "her", "their"))
_FASTENING = frozenset(("stick", "clip", "strap", "mount", "hook", "tie", "pin", "plug", "screw", "hang"))
_RANK = {"category": 0, "color": 1, "material": 2, "size": 3, "words": 4, "brand": 5, "topic": 7}
_VALUE_RANK = 6
"""Values of any other attribute."""


@dataclass(frozen=True, slots=True)
class Term:
    """A stretch of text that means something in this catalog."""

    start: int
    end: int
    surface: str
    field: str
    """A limit's field, or "topic" for a word that ranks and makes no limit."""
    value: str
    """The catalog's own word, in the language of the surface where it has one; else the shopper's."""
    score: float = 1.0
    """1 when found as written, else the likeness of the corrected word in 0..1."""
    names: tuple[str, ...] = ()
    """For a kind: the catalog's categories that hold it, when there are several."""
    others: tuple[str, ...] = ()
    """Fields this surface may mean as well ("cream" is a colour and a kind)."""


class Lexicon:
    """The words of one catalog."""

    def __init__(self, catalog: Vocabulary, sold: Callable[[Phrase], bool]) -> None:
        """`sold` tells whether any title names a phrase as a thing for sale."""
        self._catalog = catalog
        self._senses = Senses(catalog, sold)
        self._plain_kinds = {
            label.replace("式", ""): names for label, names in self._senses.own_kinds.items() if is_cjk(label) and names
        }
        """The shop's own Chinese kinds as they are said: 头戴耳机 for 头戴式耳机."""
        self._resolved: dict[tuple[str, tuple[Sense, ...]], tuple[str, str, tuple[str, ...], tuple[str, ...]]] = {}
        self._forms_cache: dict[tuple[str, str], frozenset[str]] = {}
        self._heads_cache: dict[str, frozenset[tuple[str, ...]]] = {}
        self._correctable = sorted(
            {w for phrase in self._senses.phrases for w in phrase if len(w) >= 5 and w.isalpha() and not is_cjk(w)}
            | {w for w in self._catalog.named if len(w) >= 5 and w.isalpha() and self._catalog.titles[w] > 1}
        )

    @classmethod
    def of(cls, products: Sequence[Product]) -> "Lexicon":
        """The words of these products."""
        sold = {
            phrase
            for product in products
            for text in texts(product)
            for phrase in title_phrases(text.title, text.brand, loose=not text.category)
        }
        return cls(Vocabulary.of(products), sold.__contains__)

    def forms(self, field: str, value: str) -> frozenset[str]:
        """Normalised words and phrases, in both languages, that mean this value; always with `normalise(value)`."""
        place = field, value
        if place not in self._forms_cache:
            if len(self._forms_cache) > _CACHED:
                self._forms_cache.clear()
            self._forms_cache[place] = self._find_forms(
                field if field in OWN_FIELDS else "words", normalise(value).strip()
            )
        return self._forms_cache[place]

    def heads(self, kind: str) -> frozenset[tuple[str, ...]]:
        """The phrases, as keys, that a title ends in when it offers this kind or a thing of this category."""
        key = normalise(kind).strip()
        if key not in self._heads_cache:
            if len(self._heads_cache) > _CACHED:
                self._heads_cache.clear()
            self._heads_cache[key] = self._senses.heads_of(key)
        return self._heads_cache[key]

    def scan(self, text: str, known: Collection[str] = frozenset()) -> tuple[Term, ...]:
        """The terms of a normalised text, longest first, not overlapping, in order.

        `known` are words that must not be taken for misspellings.
        """
        return self.scan_words(text, read_words(text), known)

    def scan_words(self, text: str, words: Sequence[Word], known: Collection[str] = frozenset()) -> tuple[Term, ...]:
        """As `scan`, for a text already cut into words."""
        words, likeness = self._corrected(words, known)
        terms = []
        at = 0
        while at < len(words):
            found = self._senses.trie.longest(words, at) if words[at].kind != "mark" else None
            compound = self._compound(words, at, found[0] if found else at + 1)
            if compound is not None:
                end, surface, senses = compound
                terms.append(self._term(words[at].start, words[end - 1].end, surface, senses))
                at = end
                continue
            if found is None or not self._stands_alone(words, at, found[0]):
                at += 1
                continue
            end, senses = found
            senses = _unfolded(senses, words[end - 1])
            after_term = bool(terms) and terms[-1].end == words[at].start  # 徒步袜
            halved = self._goes_on(words, end, senses) or (not after_term and self._hangs_on(words, at, end))
            if not senses or halved or _fastens(words, at, end) or self._cuts_kind(words, end, senses):
                at += 1
                continue
            score = min((likeness.get(place, 1.0) for place in range(at, end)), default=1.0)
            surface = text[words[at].start : words[end - 1].end]
            if score < 1.0:
                surface = " ".join(word.key for word in words[at:end] if word.kind != "mark")
            terms.append(self._term(words[at].start, words[end - 1].end, surface, senses, score))
            at = end
        return tuple(terms)

    def is_kind_of(self, narrow: str, wide: str) -> bool:
        """Whether one category or kind is another, or a part of it: hiking boots are shoes."""
        key, above = normalise(narrow).strip(), normalise(wide).strip()
        return key in self.forms("category", above) or key in self._catalog.below.get(above, ())

    def knows(self, word: Word) -> bool:
        """Whether a word stands anywhere in the catalog's texts or in the tables."""
        return word.key in self._catalog.words or word.key in self._senses.single

    def knows_han(self, run: str) -> bool:
        """Whether a run of Chinese shares a pair of characters with the catalog's texts."""
        return any(run[i : i + 2] in self._catalog.pairs for i in range(len(run) - 1))

    def in_titles(self, word: Word) -> bool:
        """Whether a word stands in a title, brand or category."""
        return word.key in self._catalog.named

    def in_language(self, field: str, value: str, language: str) -> str | None:
        """The usual word for a value in "en" or "zh": the catalog's own first."""
        group = field if field in OWN_FIELDS else "words"
        key = normalise(value).strip()
        for same in sorted(self._catalog.equal.get((group, key), ())):
            if is_cjk(same) == (language == "zh"):
                return self._catalog.written.get((group, same), same)
        for concept in self._senses.concepts_of(group, key):
            forms = concept.chinese if language == "zh" else concept.english
            if forms:
                return forms[0]
        return None

    def names_what_it_fits(self, brand: str) -> bool:
        """Whether a brand stands in other brands' titles more than in its own: cases "for Samsung"."""
        key = normalise(brand).strip()
        return self._catalog.titles[singular(key)] > 2 * self._catalog.brands[key]

    def _compound(self, words: Sequence[Word], at: int, end: int) -> tuple[int, str, list[Sense]] | None:
        """A kind told by what it is for: "a pot for tea"; the place after it, its own name, and what that means."""
        place = end
        if place + 1 >= len(words) or words[place].text != "for" or any(one.kind != "latin" for one in words[at:end]):
            return None
        place += 1
        while place < len(words) - 1 and words[place].text in _WHOSE:
            place += 1
        phrase = (words[place].key, *(one.key for one in words[at:end]))
        kinds = [sense for sense in self._senses.trie.get(phrase) if sense.field == "category" and sense.known]
        return (place + 1, " ".join(phrase), kinds) if kinds else None

    def _corrected(self, words: Sequence[Word], known: Collection[str]) -> tuple[Sequence[Word], dict[int, float]]:
        likeness: dict[int, float] = {}
        result = list(words)
        tried = 0
        for place, word in enumerate(words):
            if (
                word.kind != "latin"
                or len(word.text) < 5
                or word.text in known
                or self.knows(word)
                or not word.text.isascii()
            ):
                continue
            tried += 1
            if tried > _FUZZY_WORDS:
                break
            best = process.extractOne(word.key, self._correctable, scorer=fuzz.ratio, score_cutoff=FUZZY_CUTOFF)
            if best is not None and best[0][0] == word.key[0]:
                result[place] = word._replace(key=best[0])
                likeness[place] = best[1] / 100
        return result, likeness

    def _goes_on(self, words: Sequence[Word], end: int, senses: Sequence[Sense]) -> bool:
        """Whether a Chinese kind is only the first half of another: 沙发垫 is no 沙发."""
        if end >= len(words) or words[end - 1].kind != "cjk" or not words[end].glued:
            return False
        return words[end].text in _SECOND_HALVES and any(sense.field == "category" for sense in senses)

    def _cuts_kind(self, words: Sequence[Word], end: int, senses: Sequence[Sense]) -> bool:
        """Whether a Chinese topic takes the first character of a kind that the shop sells: 先看书桌."""
        if words[end - 1].kind != "cjk" or any(sense.field != "topic" for sense in senses):
            return False
        found = self._senses.trie.longest(words, end - 1)
        kinds = [sense for sense in found[1] if sense.field == "category" and sense.known] if found else []
        return found is not None and found[0] > end and any(map(self._sells, kinds))

    def _hangs_on(self, words: Sequence[Word], at: int, end: int) -> bool:
        """Whether a kind of one character is only the second half of an unknown word: 毛笔."""
        before = words[at - 1] if at else None
        if before is not None and before.kind == "number" and end - at == 1 and words[at].kind == "cjk":
            return words[at].glued  # 1.5米 is no rice
        if end - at > 1 or before is None or before.kind != "cjk" or not words[at].glued or words[at].kind != "cjk":
            return False
        if before.text in _FIRST_ALONE:
            return False
        pair = before.text + words[at].text
        return self._catalog.knows_all(pair) and self._senses.trie.longest(words, at - 1) is None

    def _stands_alone(self, words: Sequence[Word], at: int, end: int) -> bool:
        """A Chinese word of one character counts where it plainly is one: before 的, a mark, a kind, the end."""
        if end - at > 1 or words[at].kind != "cjk" or end >= len(words):
            return True
        after = words[end]
        if after.kind != "cjk" or not after.glued or after.text in _AFTER_ONE:
            return True
        following = self._senses.trie.longest(words, end)
        return following is not None and following[0] - end > 1

    def _term(self, start: int, stop: int, surface: str, senses: Sequence[Sense], score: float = 1.0) -> Term:
        place = surface, tuple(senses)
        if place not in self._resolved:
            if len(self._resolved) > _CACHED:
                self._resolved.clear()
            self._resolved[place] = self._resolve(surface, senses)
        field, value, names, others = self._resolved[place]
        return Term(start, stop, surface, field, value, score, names, others)

    def _resolve(self, surface: str, senses: Sequence[Sense]) -> tuple[str, str, tuple[str, ...], tuple[str, ...]]:
        """Field, value, category names and the other fields of a surface."""
        ordered = sorted(senses, key=self._order)
        kinds = [sense for sense in ordered if sense.field == "category"]
        sense = ordered[0]
        others = tuple(dict.fromkeys(other.field for other in ordered[1:] if other.field != sense.field))
        value, names = self._kind(surface, kinds) if sense.field == "category" else (self._value(surface, sense), ())
        return sense.field, value, names, others

    def as_field(self, term: Term, field: str) -> Term:
        """The same term read as another of the fields it may mean."""
        senses = [sense for sense in self._senses.trie.get(keys(term.surface)) if sense.field == field]
        if not senses:
            return term
        value, names = (
            self._kind(term.surface, senses) if field == "category" else (self._value(term.surface, senses[0]), ())
        )
        return Term(term.start, term.end, term.surface, field, value, term.score, names)

    def _order(self, sense: Sense) -> tuple[int, int]:
        """Kinds the shop has come first, kinds it has not come after everything that it has."""
        rank = _RANK.get(sense.field, _VALUE_RANK)
        if sense.field == "category" and not self._sells(sense):
            rank = 6
        if sense.known and sense.field in ("color", "words") and not self._states(sense):
            # "coral" is a colour, but where only shades are coral it is a shade.
            rank += _VALUE_RANK
        return rank, not sense.known

    def _states(self, sense: Sense) -> bool:
        concept = self._senses.concepts[sense.field, sense.meaning]
        return any(
            (sense.field, form) in self._catalog.written
            for form in map(normalise, (*concept.english, *concept.chinese))
        )

    def sells(self, term: Term) -> bool:
        """Whether the catalog has anything of the kind that a term names."""
        return any(
            self._sells(sense) for sense in self._senses.trie.get(keys(term.surface)) if sense.field == "category"
        )

    def _sells(self, sense: Sense) -> bool:
        if self._senses.names.get(sense.meaning):
            return True
        if not sense.known:
            return True
        return any(map(self._senses.sold, self.heads(self._senses.concepts["category", sense.meaning].name)))

    def _kind(self, surface: str, senses: Sequence[Sense]) -> tuple[str, tuple[str, ...]]:
        names: dict[str, None] = {}
        known = [sense for sense in senses if sense.known]
        for sense in known:
            names.update(dict.fromkeys(self._senses.names.get(sense.meaning, ())))
        if not names:
            for sense in senses:
                if not sense.known:
                    names.update(dict.fromkeys(self._senses.own_kinds.get(sense.meaning, ())))
        if narrower := self._named_so(surface, tuple(names)):
            names = dict.fromkeys(narrower)
        own = [self._in_script(name, surface) for name in names]
        if not own:
            return surface, ()
        return (own[0], ()) if len(own) == 1 else (surface, tuple(own))

    def _named_so(self, surface: str, names: Sequence[str]) -> tuple[str, ...]:
        """头戴耳机: the shop's own category of that Chinese name, with 式 or without, inside what is meant by it."""
        own = self._plain_kinds.get(surface.replace("式", ""), ()) if is_cjk(surface) else ()
        inside = own and names and not set(own) & set(names)
        return own if inside and all(any(self.is_kind_of(one, wide) for wide in names) for one in own) else ()

    def _in_script(self, name: str, surface: str) -> str:
        """A category's name in the language of what the shopper wrote, where the catalog has it."""
        if is_cjk(name) == is_cjk(surface):
            return name
        for other in sorted(self._catalog.equal.get(("category", normalise(name).strip()), ())):
            if is_cjk(other) == is_cjk(surface):
                return self._catalog.written.get(("category", other), other)
        return name

    def _value(self, surface: str, sense: Sense) -> str:
        group = sense.field if sense.field in OWN_FIELDS else "words"
        if (group, surface) in self._catalog.written:
            return self._catalog.written[group, surface]
        if not sense.known:
            return self._catalog.written.get((group, sense.meaning), surface if group == "words" else sense.meaning)
        concept = self._senses.concepts[sense.field, sense.meaning]
        own = [
            form
            for form in map(normalise, (*concept.english, *concept.chinese))
            if (group, form) in self._catalog.written
        ]
        same_script = [form for form in own if is_cjk(form) == is_cjk(surface)]
        chosen = (same_script or own or [surface])[0]
        return self._catalog.written.get((group, chosen), chosen)

    def _find_forms(self, group: str, key: str) -> frozenset[str]:
        found = {key, *self._catalog.equal.get((group, key), ())}
        if group != "category" or ("category", key) not in self._catalog.written:
            for same in list(found):
                for concept in self._senses.concepts_of(group, same):
                    found |= self._senses.forms_of(concept)
        if group == "size" and key.replace(".", "").isdigit():
            found.add(f"{key}码")
        if group in OWN_FIELDS or group == "words":
            found |= same_measures(key)
        return frozenset(form for form in found if form and (form == key or tells(form)))


def _fastens(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether what looks like a kind is a verb: "sticks to the vent", "clips onto my belt"."""
    if end - at > 1 or end >= len(words) or not words[at].text.endswith("s"):
        return False
    return words[at].key in _FASTENING and words[end].text in ("to", "on", "onto", "into")


def _unfolded(senses: Sequence[Sense], last: Word) -> list[Sense]:
    """The senses that bear a plural: laces are not lace, browns are no colour."""
    plural = last.kind == "latin" and last.text.endswith("s") and last.text != last.key
    return [sense for sense in senses if not (plural and sense.field in ("color", "material"))]
