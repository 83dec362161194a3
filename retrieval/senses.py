"""Every phrase that means something in a catalog, with what it may mean: the tables' concepts and the shop's own."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from retrieval.concepts import Concept, concepts, tells
from retrieval.fits import models
from retrieval.kinds import Kinds
from retrieval.phrases import Trie, keys, read_words, word_set
from retrieval.text import is_cjk, normalise
from retrieval.vocabulary import OWN_FIELDS, Vocabulary

_SPLIT = re.compile(r"[,/;|+、，；和]|\band\b")
_COMMON = word_set("""
    a an the and or of for with in on to by at from no not new one all any yes none other free best set
    pack good great big small use home size color colour style type kind item product model brand sale
    only this that
""")

_FEW = 500
_SHADED = ("color", "material")
_LONGEST_SHADE = 6


@dataclass(frozen=True, slots=True)
class Sense:
    field: str
    meaning: str
    """A concept's name, or the value itself."""
    known: bool
    """Whether the meaning is a concept of the tables."""


class Senses:
    """The phrases of one catalog."""

    def __init__(self, catalog: Vocabulary, sold: Callable[[tuple[str, ...]], bool]) -> None:
        """`sold` tells whether any title names a phrase as a thing for sale."""
        self._catalog = catalog
        self.sold = sold
        self.concepts = {(concept.field, concept.name): concept for concept in concepts()}
        self.trie: Trie[Sense] = Trie()
        self._shades: Trie[Sense] = Trie()
        """The tables' colours and materials alone, which the shop's own shades are made of."""
        self._attached: dict[tuple[str, str], set[str]] = defaultdict(set)
        """Concept to catalog values that contain it only in short (蓝白)."""
        self._brands: set[tuple[str, ...]] = set()
        self._models = self._find_models()
        self._add_concepts()
        self._add_kinds()
        self._add_models()
        self._add_values()

    def _add(self, phrase: tuple[str, ...], sense: Sense) -> None:
        if phrase:
            self.trie.add(phrase, sense)
            self.phrases.append(phrase)
            if len(phrase) == 1:
                self.single.add(phrase[0])

    @property
    def _least(self) -> int:
        """In how many titles a word must stand to be one of the shop's own."""
        return 2 if self._catalog.size < _FEW else 3

    def _find_models(self) -> frozenset[tuple[str, ...]]:
        """What the shop's things fit, as far as it is no quality or kind that has a name of its own."""
        qualities = {
            keys(normalise(form))[:1]
            for concept in self.concepts.values()
            if concept.field not in ("brand", "category")
            for form in (*concept.english, *concept.chinese)
        }
        kinds = {keys(concept.name) for concept in self.concepts.values() if concept.field == "category"}
        self._brands = {keys(brand) for brand in self._catalog.brands}
        self._brands |= {keys(concept.name) for concept in self.concepts.values() if concept.field == "brand"}
        found = models(self._catalog.fitted, self._brands, self._least)
        return frozenset(phrase for phrase in found if phrase[:1] not in qualities and phrase not in kinds)

    def _is_for_a_model(self, phrase: tuple[str, ...]) -> bool:
        """Whether a phrase only joins a maker, a model and a kind: "iphone 7 case" is a case, for iPhone 7."""
        return (phrase[:1] in self._brands and phrase[1:] in self._models) or any(
            phrase[:size] in self._models and ("category", phrase[size:]) in self._by_form
            for size in range(1, len(phrase))
        )

    def _add_models(self) -> None:
        """A model is a kind where the shop sells it, and a wanted word beside the kind of what fits it."""
        for phrase in sorted(self._models):
            label = " ".join(phrase)
            if self.sold(phrase):
                if ("category", label) not in self._catalog.written:
                    self.own_kinds[label] = ()
                self._add(phrase, Sense("category", label, known=False))
            self._add(phrase, Sense("words", label, known=False))

    def _add_concepts(self) -> None:
        self.phrases: list[tuple[str, ...]] = []
        self.single: set[str] = set()
        self._by_form: dict[tuple[str, tuple[str, ...]], list[Concept]] = defaultdict(list)
        for concept in self.concepts.values():
            for form in (*concept.english, *concept.chinese):
                phrase = keys(normalise(form))
                group = "words" if concept.field == "topic" else concept.field
                if concept not in self._by_form[group, phrase]:
                    self._by_form[group, phrase].append(concept)
        for concept in self.concepts.values():
            for form in (*concept.english, *concept.chinese):
                phrase = keys(normalise(form))
                if concept.field in _SHADED:
                    self._shades.add(phrase, Sense(concept.field, concept.name, known=True))
                if (concept.field != "size" or _names_a_size(form)) and not self._is_for_a_model(phrase):
                    self._add(phrase, Sense(concept.field, concept.name, known=True))

    def _add_kinds(self) -> None:
        tables = [concept for concept in self.concepts.values() if concept.field == "category"]
        self._kinds = Kinds(self._catalog.paths, tables)
        self.names = {concept.name: self._kinds.names(concept.name) for concept in tables}
        literal = dict(self._kinds.literal())
        for names in list(literal.values()):
            for name in names:
                for other in self._catalog.equal.get(("category", normalise(name).strip()), ()):
                    literal.setdefault(keys(other), (name,))
        self.own_kinds = {}
        for phrase, names in literal.items():
            label = " ".join(phrase) if not is_cjk(phrase[0]) else "".join(phrase)
            self.own_kinds[label] = names
            # A colour or material that a category happens to list stays what it is.
            if not self._is_for_a_model(phrase) and all(
                sense.field in ("category", "topic") for sense in self.trie.get(phrase)
            ):
                self._add(phrase, Sense("category", label, known=False))
        self._attach_titles()
        known = set(self.phrases)
        for phrase, count in self._catalog.ends.items():
            if phrase in known:
                continue
            latin = not is_cjk(phrase[0])
            if count >= self._least and (
                not latin or (phrase[0] not in _COMMON and count * 2 >= self._catalog.titles[phrase[0]])
            ):
                label = " ".join(phrase) if latin else "".join(phrase)
                self.own_kinds.setdefault(label, ())
                self._add(phrase, Sense("category", label, known=False))

    def _attach_titles(self) -> None:
        """A Chinese kind of one character, such as 被, takes over the compounds that titles end in (羊毛被)."""
        short = {
            form: concept.name
            for concept in self.concepts.values()
            if concept.field == "category"
            for form in concept.chinese
            if len(form) == 1
        }
        for phrase in self._catalog.ends:
            if len(phrase) == 2 and phrase[-1] in short and not self.trie.get(phrase):
                self._attached["category", short[phrase[-1]]].add("".join(phrase))

    def _add_values(self) -> None:
        for (field, key), written in sorted(self._catalog.written.items(), key=lambda item: item[0][0] != "brand"):
            phrase = keys(key)
            self._attach(field, key)
            if (
                not phrase
                or field == "category"
                or len(phrase) > 6
                or (field in OWN_FIELDS and field != "brand" and len(key) > 40)
            ):
                continue
            if field in _SHADED:
                for part in _SPLIT.split(key):
                    piece = keys(part)
                    if self._is_quality(piece, key) and not self.trie.get(piece):
                        self._add(piece, Sense(field, part.strip(), known=False))
            elif field == "brand":
                if self._is_brand(phrase, key):
                    self._add(phrase, Sense("brand", key, known=False))
                    self._add(keys(key.replace("&", " and ")), Sense("brand", key, known=False))
            elif field == "size":
                if not phrase[0].isdigit() and len(phrase) <= 2 and len(key) > 2 and phrase[0] not in _COMMON:
                    self._add(phrase, Sense("size", key, known=False))
            elif field != "words" and _is_telling(phrase, key) and not self._starts_with_brand(phrase):
                self._add(phrase, Sense(field, written, known=False))

    def _starts_with_brand(self, phrase: tuple[str, ...]) -> bool:
        """ "Pellumo Heron" names a product that something fits, rather than a quality."""
        return any(sense.field == "brand" for sense in self.trie.get(phrase[:1]))

    def _attach(self, field: str, key: str) -> None:
        """Note which colours or materials the Chinese shades of a value contain only in short (蓝白, 妖姬蓝)."""
        if field in _SHADED and is_cjk(key):
            for part in _SPLIT.split(key):
                self._attach_shade(field, part.strip())

    def _attach_shade(self, field: str, key: str) -> None:
        words = read_words(key)
        if len(words) > _LONGEST_SHADE:
            return
        at = 0
        while at < len(words):
            found = self._shades.longest(words, at)
            senses = [sense for sense in found[1] if sense.field == field] if found else []
            for sense in senses:
                self._attached[field, sense.meaning].add(key)
            at = found[0] if found and senses else at + 1

    def _is_quality(self, phrase: tuple[str, ...], key: str) -> bool:
        """A colour or material of the shop's own, unless it is a word that titles use for something else."""
        if not phrase or len(phrase) > 4 or phrase[0] in _COMMON or not any(word.isalpha() for word in phrase):
            return False
        return len(phrase) > 1 or is_cjk(phrase[0]) or self._catalog.titles[phrase[0]] <= 3 * self._catalog.counted[key]

    def _is_brand(self, phrase: tuple[str, ...], key: str) -> bool:
        """A brand, unless it is an ordinary word that mostly stands in other brands' titles."""
        if len(phrase) > 1:
            return True
        word = phrase[0]
        if len(word) < 2 or word.isdigit() or word in _COMMON or word in ("generic", "unknown", "unbranded"):
            return False
        if self.trie.get(phrase) and not any(sense.field == "brand" for sense in self.trie.get(phrase)):
            return False
        return is_cjk(word) or self._catalog.titles[word] <= max(3, 12 * self._catalog.brands[key])

    def concepts_of(self, group: str, key: str) -> list[Concept]:
        return self._by_form.get((group, keys(key)), [])

    def heads_of(self, key: str) -> frozenset[tuple[str, ...]]:
        """The phrases that titles end in for a kind, or for what a category of the shop lists."""
        found = {keys(key)}
        same = self._catalog.equal.get(("category", key), set())
        own = self._catalog.written.get(("category", key))
        if own is None:
            kinds = [concept for form in (key, *same) for concept in self.concepts_of("category", form)]
        else:
            kinds = []
            for part, names in self._kinds.parts(own):
                found.add(part)
                kinds += [self.concepts["category", name] for name in names if self._is_all_of(key, name)]
        for kind in kinds:
            for concept in self._within(kind):
                if own is not None and concept.name != kind.name and self.names.get(concept.name):
                    continue  # where "Sneakers" and "Running Shoes" are two categories, each holds its own
                found.update(keys(normalise(form)) for form in (*concept.english, *concept.chinese))
        return frozenset(filter(None, found))

    def _is_all_of(self, category: str, concept: str) -> bool:
        """Whether a category is all of a kind: 头戴式耳机 is not, where the shop has 耳机 above it."""
        held = {normalise(name).strip() for name in self.names.get(concept, ())}
        return not held or not held.isdisjoint({category, *self._catalog.equal.get(("category", category), ())})

    def _within(self, concept: Concept) -> Iterator[Concept]:
        """A concept and all that are narrower."""
        seen: set[str] = set()
        open_names = [concept.name]
        while open_names:
            name = open_names.pop()
            current = self.concepts.get((concept.field, name))
            if current is None or name in seen:
                continue
            seen.add(name)
            open_names.extend(current.narrower)
            yield current

    def forms_of(self, concept: Concept) -> set[str]:
        found: set[str] = set()
        for current in self._within(concept):
            for form in map(normalise, (*current.english, *current.chinese)):
                if tells(form):
                    found.add(form)
                    if concept.field != "category":
                        found |= self._catalog.equal.get(
                            (concept.field if concept.field in OWN_FIELDS else "words", form), set()
                        )
            found |= self._attached.get((concept.field, current.name), set())
        return found


def _names_a_size(form: str) -> bool:
    """Whether a size word says size by itself: "extra large", 大号, but not "m" and not "large"."""
    return len(form) > 1 if is_cjk(form) else len(form) > 6


def _is_telling(phrase: tuple[str, ...], key: str) -> bool:
    """Whether an attribute's value says something when a shopper writes it."""
    if len(phrase) > 4 or len(key) > 24 or all(word in _COMMON or word.isdigit() for word in phrase):
        return False
    return len(key) > 3 or (len(key) > 1 and is_cjk(key))
