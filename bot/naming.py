"""Products called by their names, and variants by their options, whether they were shown or not."""

from dataclasses import dataclass, replace

from bot.answers import named_by, variant_named
from bot.draft import Draft
from bot.finder import Finder
from bot.session import Shown
from bot.understand.meaning import Meaning
from retrieval.query import Query

MOST_ALIKE = 2
"""Products that may share a name which still calls one of them."""


@dataclass(frozen=True, slots=True)
class Naming:
    """Finds what is called by its name."""

    finder: Finder

    def named(self, draft: Draft, meaning: Meaning) -> tuple[Shown, ...]:
        """The product that the message calls by its name; several where it compares or chooses several."""
        if not meaning.names:
            return ()
        known = {item.product_id: item for item in (*draft.session.recent, *draft.session.shown)}
        several = meaning.act in ("compare", "add_to_cart") and len(meaning.names) > 1
        found: dict[str, Shown] = {}
        for names in [*((name,) for name in meaning.names if several), meaning.names]:
            if found and names == meaning.names:
                break  # each names a product of its own
            text = " ".join(names)
            asked = Query(text, draft.session.language, currency=draft.session.currency, phrases=names)
            result = self.finder.search(asked, 1)
            for hit in result.hits:
                if named_by(text, hit.product, alone=result.total <= MOST_ALIKE):
                    item = known.get(hit.product.id) or Shown(hit.product.id, hit.variant.id, "")
                    found.setdefault(hit.product.id, item)
        return tuple(found.values())

    def only(self, draft: Draft, meaning: Meaning) -> Shown | None:
        """The one product of the shop that bears the name."""
        if not meaning.names:
            return None
        text = " ".join(meaning.names)
        asked = Query(text, draft.session.language, currency=draft.session.currency, phrases=meaning.names)
        result = self.finder.search(asked, 1)
        if result.total != 1 or not named_by(text, result.hits[0].product, alone=True):
            return None
        hit = result.hits[0]
        known = {item.product_id: item for item in (*draft.session.recent, *draft.session.shown)}
        return known.get(hit.product.id) or Shown(hit.product.id, hit.variant.id, "")

    def as_asked(self, draft: Draft, item: Shown) -> Shown:
        """The variant of the product that the message names by an option: "add it in orange"."""
        product = self.finder.product(item.product_id)
        if product is None or len(product.variants) < 2:
            return item
        chosen = variant_named(draft.text, product, item.variant_id)
        return item if chosen is None else replace(item, variant_id=chosen.id)
