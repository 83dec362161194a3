"""The thing that a message most likely means, where no name, place or pronoun points at one: the thing that bears most
of its telling words, among what was shown or lies in the cart, or else in the whole shop."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
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
from retrieval.products import Product
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
        named = meaning.act != "add_to_cart"
        hits = self.finder.search(self._asked(draft, text), _MOST_FOUND).hits
        pool = known | {hit.product.id: hit.product for hit in hits}
        found = self._likeliest(text, known, meaning.references, named=named)
        if found is None or any(_size(text, one) > _size(text, found, named=named) for one in pool.values()):
            found = self._likeliest(text, pool, meaning.references, named=True)
            if found is not None and found.id not in known and not _named_in_full(text, found):
                found = None
        if found is not None and meaning.references and _POINTS.search(text) and not _named_in_full(text, found):
            found = None
        if found is None or any(names_option(text, one) > names_option(text, found) for one in known.values()):
            return meaning, ()
        return meaning.about(meaning.act, [found.id], draft.session.query, "nearest"), (self._item(draft, found),)

    def _likeliest(
        self, text: str, pool: Mapping[str, Product], focused: Sequence[str], *, named: bool
    ) -> Product | None:
        """The thing that bears clearly most of the text; None where that is one talked about already, or none."""
        said = {name: _borne(text, product, named=named) for name, product in pool.items()}
        borne = Counter(mark for marks in said.values() for mark in marks)
        scores = {name: sum(share / borne[mark] for mark, share in marks.items()) for name, marks in said.items()}
        ranked = sorted(scores, key=lambda name: -scores[name])
        if not ranked or scores[ranked[0]] < _LEAST:
            return None
        best, rest = ranked[0], ranked[1:2]
        if rest and scores[best] < _AHEAD * scores[rest[0]]:
            return None
        if best in focused and len(focused) == 1:
            return None
        return pool[best]

    def _asked(self, draft: Draft, text: str) -> Query:
        return Query(text, draft.session.language, (SOLD_OUT_TOO,), draft.session.currency)

    def _item(self, draft: Draft, product: Product) -> Shown:
        items = {item.product_id: item for item in (*draft.session.recent, *draft.session.shown)}
        lines = {line.product_id: Shown(line.product_id, line.variant_id, "") for line in draft.session.cart.lines}
        return items.get(product.id) or lines.get(product.id) or Shown(product.id, product.variants[0].id, "")


def _borne(text: str, product: Product, *, named: bool) -> Marks:
    """What of a text a thing bears; with `named` only words of its name that are no qualities."""
    if any(map(is_cjk, text)):
        return _pieces(text, product, named=named)
    said = _telling(text)
    title = key_set(product.text.title)
    qualities = key_set(" ".join((*product.text.category, *_values(product)))) | option_keys(product)
    marks = dict.fromkeys(said & (title - qualities), 1.0)
    if not named:
        marks |= dict.fromkeys(said & (qualities | title) - marks.keys(), _QUALITY)
    return marks


def _telling(text: str) -> frozenset[str]:
    words = [word for word in read_words(text) if word.kind != "mark" and word.text not in STOP]
    return frozenset(word.key for word in words if word.key not in _UNTOLD and word.text not in _UNTOLD)


def _values(product: Product) -> Iterable[str]:
    return (value for values in product.text.attributes.values() for value in values)


def _pieces(text: str, product: Product, *, named: bool) -> Marks:
    """The longest stretches of a Chinese text that a thing bears, by their length in pairs of characters."""
    words = [product.text, *product.translations.values()]
    titles = "\n".join("".join(normalise(one.title).split()) for one in words)
    names = [part for one in words for part in _PARTS.split(normalise(one.title))]
    qualities = "\n".join(
        normalise(value)
        for one in words
        for value in (*one.category, *(value for values in one.attributes.values() for value in values))
    )
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


def _size(text: str, product: Product, *, named: bool = True) -> float:
    """How much of a text a thing bears."""
    return sum(_borne(text, product, named=named).values())


def _named_in_full(text: str, product: Product) -> bool:
    """Whether a thing that was never shown is called by more than one word of chance."""
    marks = _borne(text, product, named=True)
    if any(map(is_cjk, text)):
        return any(len(piece) > 2 for piece in marks)
    return len(marks) > 1
