"""The thing that a message most likely means, where no name, place or pronoun points at one: the thing that bears most
of its telling words, among what was shown or lies in the cart, or else in the whole shop."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.answers import names_option
from bot.draft import Draft
from bot.finder import Finder
from bot.linking_zh import SEVERAL
from bot.messages import Act
from bot.naming_zh import SOLD_OUT_TOO
from bot.session import Shown
from bot.titles import key_set, option_keys
from bot.understand.en import STOP
from bot.understand.meaning import Meaning
from retrieval.phrases import read_words, word_set
from retrieval.products import Product, Text
from retrieval.query import Query
from retrieval.text import is_cjk, normalise

_MOST_READ = 120
_MOST_FOUND = 12
_ABOUT: frozenset[Act] = frozenset(("add_to_cart", "ask_product"))
_LEAST = 0.5
"""What is borne by two things at most tells of one; a quality counts half as much as a name."""
_AHEAD = 1.3
"""By what factor the likeliest thing is ahead of the next."""
_QUALITY = 0.5
_UNTOLD = word_set("""
    add put take get buy want need have cart basket please one ones pair pairs piece pieces size color colour version
    model good great nice big small large little cheap new black white set pack make go yes okay ok thing
""")
"""Words that stand in names and tell of none."""
_BOTH = re.compile(r"\b(?:and|both|each)\b")
_POINTS = re.compile(r"\b(?:it|this|that|them|these|those|both)\b|[它这那牠]")
""" "Does it float?" is about the thing talked about."""
_PARTS = re.compile(r"[\s《》·-]+")
_RULED = frozenset(("quantity-changed", "topic-left"))

Marks = Mapping[str, float]
"""Words, or pieces of Chinese text, of what a message says of a thing, with how much each tells."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """Finds the thing a message most likely means."""

    finder: Finder

    def settled(
        self, draft: Draft, meaning: Meaning, shown: Sequence[Product], recent: Sequence[Product]
    ) -> tuple[Meaning, tuple[Shown, ...]]:
        """The meaning with the thing that it is about, where the words of the message tell of one."""
        if (
            meaning.act not in _ABOUT
            or meaning.pointed
            or meaning.counted
            or (meaning.of_shop and meaning.act != "add_to_cart")
            or not _RULED.isdisjoint(meaning.rules)
            or len(meaning.references) > 1
        ):
            return meaning, ()
        text = normalise(draft.text)[:_MOST_READ]
        if SEVERAL.search(text) or _BOTH.search(text):
            return meaning, ()
        carried = [one for line in draft.session.cart.lines if (one := self.finder.product(line.product_id))]
        known = {one.id: one for one in (*carried, *recent, *shown)}
        asked = Query(text, draft.session.language, (SOLD_OUT_TOO,), draft.session.currency)
        hits = self.finder.search(asked, _MOST_FOUND).hits
        pool = known | {hit.product.id: hit.product for hit in hits}
        names = {name: _borne(text, product, named=True) for name, product in pool.items()}
        asks, focus = meaning.act == "ask_product", meaning.references
        near = {name: names[name] if asks else _borne(text, known[name], named=False) for name in known}
        found = _likeliest(near, focus)
        if found is None or max(map(_size, names.values())) > _size(near[found]):
            found = _likeliest(names, focus)
            if found is not None and found not in known and not _in_full(text, names[found]):
                found = None
        if found is None or (focus and _POINTS.search(text) and not _in_full(text, names[found])):
            return meaning, ()
        product = pool[found]
        options = names_option(text, product)
        if any(names_option(text, one) > options for one in known.values()):
            return meaning, ()
        item = draft.session.item(found, product.variants[0].id)
        return meaning.about(meaning.act, [found], draft.session.query, "nearest"), (item,)


def _likeliest(said: Mapping[str, Marks], focused: Sequence[str]) -> str | None:
    """The thing of which clearly most is said; None where that is the one talked about already, or none."""
    borne = Counter(mark for marks in said.values() for mark in marks)
    scores = {name: sum(share / borne[mark] for mark, share in marks.items()) for name, marks in said.items()}
    ranked = sorted(scores, key=lambda name: -scores[name])[:2]
    if not ranked or scores[ranked[0]] < _LEAST or any(scores[ranked[0]] < _AHEAD * scores[one] for one in ranked[1:]):
        return None
    return None if list(focused) == ranked[:1] else ranked[0]


def _size(marks: Marks) -> float:
    return sum(marks.values())


def _borne(text: str, product: Product, *, named: bool) -> Marks:
    """What of a text a thing bears; with `named` only words of its name that are no qualities."""
    if any(map(is_cjk, text)):
        return _pieces(text, product, named=named)
    said = _telling(text)
    title = key_set(product.text.title)
    qualities = key_set(_qualities(product.text)) | option_keys(product)
    marks = dict.fromkeys(said & (title - qualities), 1.0)
    if not named:
        marks |= dict.fromkeys(said & (qualities | title) - marks.keys(), _QUALITY)
    return marks


def _telling(text: str) -> frozenset[str]:
    words = [word for word in read_words(text) if word.kind != "mark" and word.text not in STOP]
    return frozenset(word.key for word in words if word.key not in _UNTOLD and word.text not in _UNTOLD)


def _qualities(text: Text) -> str:
    """Its kinds and what its attributes say."""
    return "\n".join((*text.category, *(value for values in text.attributes.values() for value in values)))


def _pieces(text: str, product: Product, *, named: bool) -> Marks:
    """The longest stretches of a Chinese text that a thing bears, by their length in pairs of characters."""
    words = [product.text, *product.translations.values()]
    titles = "\n".join("".join(normalise(one.title).split()) for one in words)
    names = [part for one in words for part in _PARTS.split(normalise(one.title))]
    qualities = "\n".join(normalise(_qualities(one)) for one in words)
    options = "\n".join(
        normalise(told.options.get(value, value))
        for one in product.variants
        for value in one.options.values()
        for told in words
    )
    said, marks, at = "".join(text.split()), {}, 0
    whole = titles if named else f"{titles}\n{qualities}\n{options}"
    while at < len(said) - 1:
        size = 0
        while at + size < len(said) and said[at : at + size + 1] in whole:
            size += 1
        piece = said[at : at + size]
        if size < 2:
            at += 1
            continue
        own = any(name.startswith(piece) for name in names) and piece not in qualities and piece not in options
        if own or not named:
            marks[piece] = (1.0 if own else _QUALITY) * size / 2
        at += size
    return marks


def _in_full(text: str, marks: Marks) -> bool:
    """Whether these words of a name are more than one word of chance."""
    return any(len(piece) > 2 for piece in marks) if any(map(is_cjk, text)) else len(marks) > 1
