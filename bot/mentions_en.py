"""Things that an English message names beside each other, shown or not: "axon 7 vs honor 8", "compare the memory foam
one with the latex one", "the ember in navy and the hedgerow tent in green in the cart"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.draft import Draft
from bot.finder import Finder
from bot.messages import Act
from bot.naming_zh import SOLD_OUT_TOO
from bot.session import Shown
from bot.titles import base_title, key_set, option_keys
from bot.understand.en import STOP
from bot.understand.meaning import Meaning
from retrieval.phrases import Word, read_words, word_set
from retrieval.products import Product
from retrieval.query import Query
from retrieval.text import normalise

_MOST_READ = 160
_MOST_FOUND = 20
_MOST_WORDS = 6
_SIDES = 2
_MOST_ALIKE = 3
"""Things that may bear a side's words equally well."""
_ENOUGH = 0.6
"""The share of a side's weight that a thing must bear to be what it calls."""
_RECORD = 0.5
"""What a word is worth that only the record of a thing shown says, beside one of its title."""
_COMPARING = re.compile(
    r"\b(?:differences?|compare[ds]?|comparing|comparison|better|which|how (?:do|does)|diff)\b"
    r"(?: (?:is|are|between|of|one|more|for \w+|the|to|and|do|does|you|please|would|:))*[ ,:]"
)
_JOINTS = (r"\b(?:vs\.?|versus)(?= )", r"\bcompared? (?:to|with)\b", r"\bor\b", r"\bwith\b", r"\band\b")
"""What parts the sides of a comparison, the plainest first."""
_FILLING = word_set("""
    one ones thing please pls difference differences compare between better which what is are the a an that this these
    those of to for me my i you do does both two in on it them difference whats what's tell show about more how
    and or with vs versus so ok okay now still just good best version model product
""")


@dataclass(frozen=True, slots=True)
class EnglishMentions:
    """Finds what each side of a comparison calls."""

    finder: Finder

    def compared(
        self, draft: Draft, meaning: Meaning, shown: Sequence[Product], recent: Sequence[Product]
    ) -> tuple[Meaning, tuple[Shown, ...]]:
        """The meaning once both things compared are known, and those things."""
        asked: set[Act | str] = {meaning.act, meaning.asks}
        text = normalise(draft.text)[:_MOST_READ].replace("’", "'")
        if meaning.language != "en" or "compare" not in asked or len(meaning.references) >= _SIDES:
            return meaning, ()
        sides = _sides(text)
        if len(sides) != _SIDES:
            return meaning, ()
        known = {product.id: product for product in (*shown, *recent)}
        pair = _alike(*(self._called(draft, side, known) for side in sides))
        if pair is None:
            return meaning, ()
        one, other = pair
        items = tuple(self._item(draft, product) for product in (one, other))
        return meaning.about("compare", [one.id, other.id], draft.session.query, "named:compare"), items

    def _called(self, draft: Draft, side: str, known: dict[str, Product]) -> list[Product]:
        """The things that a side's words may call, of the whole shop, those shown before others."""
        words = [word for word in read_words(side) if _tells(word)]
        if not words or len(words) > _MOST_WORDS:
            return []
        query = Query(side, draft.session.language, (SOLD_OUT_TOO,), draft.session.currency)
        found = {hit.product.id: hit.product for hit in self.finder.search(query, _MOST_FOUND).hits}
        pool = {**known, **found}
        titles = {name: key_set(_name(product)) | option_keys(product) for name, product in pool.items()}
        records = {name: key_set(_record(pool[name])) for name in known}
        said = [word.key for word in words]
        # The fewer things bear a word, the more it tells.
        bases = {key: {base_title(pool[name]) for name in pool if key in titles[name]} for key in said}
        weight = {key: 1 / max(1, len(bearing)) for key, bearing in bases.items()}
        whole = sum(weight[key] for key in said)
        scores = {}
        for name in pool:
            titled = sum(weight[key] for key in said if key in titles[name])
            told = sum(weight[key] for key in said if key in records.get(name, ()) and key not in titles[name])
            scores[name] = (titled + _RECORD * told) / whole
        best = max(scores.values(), default=0.0)
        if best < _ENOUGH:
            return []
        chosen = [name for name, score in scores.items() if score > best - 1e-9]
        chosen = [name for name in chosen if name in known] or chosen
        alike = {base_title(pool[name]) for name in chosen}
        return [pool[name] for name in chosen] if len(alike) <= _MOST_ALIKE else []

    def _item(self, draft: Draft, product: Product) -> Shown:
        items = {item.product_id: item for item in (*draft.session.recent, *draft.session.shown)}
        return items.get(product.id) or Shown(product.id, product.variants[0].id, "")


def _alike(some: Sequence[Product], others: Sequence[Product]) -> tuple[Product, Product] | None:
    """One of each, of one kind where there are such: "the Heron" beside another phone is the phone, not the kite."""
    pairs = [(one, other) for one in some for other in others if one.id != other.id]
    of_kind = (pair for pair in pairs if pair[0].text.category == pair[1].text.category)
    return next(of_kind, pairs[0] if pairs else None)


def _sides(text: str) -> list[str]:
    """What stands on both sides of "vs", "or", "and" in a comparison."""
    text = re.split(r"[?!.;](?= |$)", text)[0]
    if found := list(_COMPARING.finditer(text)):
        text = text[found[-1].end() :]
    for joint in _JOINTS:
        parts = re.split(joint, text)
        if len(parts) == _SIDES and all(any(_tells(word) for word in read_words(part)) for part in parts):
            return [part.strip(" ,:") for part in parts]
    return []


def _tells(word: Word) -> bool:
    if word.kind == "number":
        return True
    return word.kind == "latin" and word.text not in _FILLING and word.text not in STOP


def _record(product: Product) -> str:
    values = (value for values in product.text.attributes.values() for value in values)
    return " ".join([product.text.description, *values])


def _name(product: Product) -> str:
    """Its title without what it is for: a case for the Axon 7 is no Axon 7."""
    return re.split(r"\bfor\b", product.text.title)[0]
