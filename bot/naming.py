"""Products called by their names, and variants by their options, whether they were shown or not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answers import named_by, names_option, variant_named
from bot.draft import Draft
from bot.finder import Finder
from bot.naming_zh import MOST_ALIKE, SOLD_OUT_TOO, ChineseNaming, calls
from bot.session import Shown
from bot.titles import head_keys, key_set
from bot.understand.meaning import Meaning
from retrieval.products import Product
from retrieval.query import Hit, Query
from retrieval.settle import is_kind
from retrieval.text import is_cjk

MOST_BEARING = 5


@dataclass(frozen=True, slots=True)
class Naming:
    """Finds what is called by its name."""

    finder: Finder

    @property
    def chinese(self) -> ChineseNaming:
        """The same for Chinese names."""
        return ChineseNaming(self.finder)

    def named(self, draft: Draft, meaning: Meaning) -> tuple[Shown, ...]:
        """The product that the message calls by its name; several where it compares or chooses several."""
        names = tuple(filter(calls, meaning.names))
        if not names:
            return ()
        known = {item.product_id: item for item in (*draft.session.recent, *draft.session.shown)}
        several = meaning.act in ("compare", "add_to_cart") and len(names) > 1
        chinese = tuple(name for name in names if is_cjk(name))
        if chinese and (found := self.chinese.named(draft, chinese, several=several)):
            others = tuple(name for name in names if name not in chinese)
            return (*found, *self.each(draft, others)) if several else found
        if several and (each := self.each(draft, names)):
            return each  # each names a product of its own
        text = " ".join(names)
        asked = self._by(draft, names)
        result = self.finder.search(asked, MOST_BEARING)
        alone = result.total <= MOST_ALIKE or (result.total <= MOST_BEARING and _one_thing(result.hits))
        hit = next((hit for hit in result.hits if named_by(text, hit.product, alone=alone)), None)
        if hit is None:
            return ()
        return (known.get(hit.product.id) or Shown(hit.product.id, hit.variant.id, ""),)

    def each(self, draft: Draft, names: Sequence[str]) -> tuple[Shown, ...]:
        """One product for each name that calls one. A name that several bear calls the one shown before, or else the
        one that is of the same kind as the others: "the Heron" beside "the Kestrel Pro" is the phone, not the kite.
        """
        known = {item.product_id: item for item in (*draft.session.recent, *draft.session.shown)}
        choices = [hits for name in names if (hits := self._bearing(draft, name))]
        kinds = {hits[0].product.text.category for hits in choices if len(hits) == 1}
        found: dict[str, Shown] = {}
        for hits in choices:
            shown = [hit for hit in hits if hit.product.id in known]
            alike = [hit for hit in hits if hit.product.text.category in kinds]
            one = (shown or alike or hits)[0]
            if len(hits) <= MOST_ALIKE or shown or alike:
                item = known.get(one.product.id) or Shown(one.product.id, one.variant.id, "")
                found.setdefault(one.product.id, item)
        return tuple(found.values())

    def _bearing(self, draft: Draft, name: str) -> list[Hit]:
        """The products whose title bears the name, the most fitting first."""
        result = self.finder.search(self._by(draft, (name,)), MOST_BEARING)
        return [hit for hit in result.hits if named_by(name, hit.product, alone=True)]

    def _by(self, draft: Draft, names: tuple[str, ...]) -> Query:
        language, currency = draft.session.language, draft.session.currency
        return Query(" ".join(names), language, (SOLD_OUT_TOO,), currency, phrases=names)

    def likely(self, draft: Draft, names: Sequence[str], beside: Sequence[Shown]) -> tuple[Shown, ...]:
        """The thing that most of these names call, besides others; none where nothing is called by more than a word."""
        told, text = {item.product_id for item in beside}, " ".join(names)
        hits = self.finder.search(self._by(draft, tuple(names)), 2 * MOST_BEARING).hits
        found = [hit.product for hit in hits if hit.product.id not in told]
        called = [product for product in found if named_by(text, product, alone=False)]
        best = max(called, key=lambda product: len(key_set(text) & key_set(product.text.title)), default=None)
        return (Shown(best.id, best.variants[0].id, ""),) if best else ()

    def only(self, draft: Draft, meaning: Meaning) -> Shown | None:
        """The one product of the shop that bears the name, and is of the kind where one is named."""
        if not meaning.names:
            return None
        text = " ".join(meaning.names)
        asked = self._by(draft, meaning.names)
        asked = replace(asked, limits=(*asked.limits, *filter(is_kind, meaning.stated)))
        result = self.finder.search(asked, 1)
        if result.total != 1 or not named_by(text, result.hits[0].product, alone=True):
            return None
        hit = result.hits[0]
        known = {item.product_id: item for item in (*draft.session.recent, *draft.session.shown)}
        return known.get(hit.product.id) or Shown(hit.product.id, hit.variant.id, "")

    def begins(self, draft: Draft, names: Sequence[str], item: Shown) -> bool:
        """Whether a thing was shown or its name begins with what is said: the lock of a bag is no "Thirteenth Lock"."""
        if item in (*draft.session.recent, *draft.session.shown):
            return True
        product = self.finder.product(item.product_id)
        return product is not None and not head_keys(product, 1).isdisjoint(key_set(" ".join(names)))

    def only_with(self, draft: Draft) -> tuple[Shown, ...]:
        """The only product of the list that has the option which the message names: "add it in orange"."""
        shown = draft.session.shown
        products = ((item, self.finder.product(item.product_id)) for item in shown)
        found = [item for item, product in products if product and names_option(draft.text, product)]
        return tuple(found) if len(found) == 1 and len(shown) > 1 else ()

    def as_asked(self, draft: Draft, item: Shown, beside: Sequence[Shown] = ()) -> Shown:
        """The variant of the product that the message names by an option: "add it in orange". Of several things that
        are meant, `beside` each other, each has the variant that its own side of an "and" names.
        """
        product = self.finder.product(item.product_id)
        if product is None or len(product.variants) < 2:
            return item
        others = [one for other in beside if other != item and (one := self.finder.product(other.product_id))]
        chosen = variant_named(_said_of(draft.text, product, others), product, item.variant_id)
        return item if chosen is None else replace(item, variant_id=chosen.id)


_AND = re.compile(r"\band\b", re.IGNORECASE)


def _said_of(text: str, product: Product, others: Sequence[Product]) -> str:
    """The sides of each "and" that are about a product: from one that calls it to one that calls another."""
    title = key_set(product.text.title)
    called = frozenset().union(*(key_set(other.text.title) for other in others))
    about, said = False, []
    for side in _AND.split(text):
        words = key_set(side)
        if (words & title) - called or (words & called) - title:
            about = bool((words & title) - called)
        if about:
            said.append(side)
    return " and ".join(said) if others and said else text


def _one_thing(hits: Sequence[Hit]) -> bool:
    """Whether these are one thing in several colours: "Daydream View - Slate", "Daydream View - Snow"."""
    names = {hit.product.text.title.rpartition(" - ")[0] for hit in hits}
    return len(names) == 1 and names != {""}
