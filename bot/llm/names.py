"""Names of all that a shop sells, found in a sentence without reading the shop's whole list."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from retrieval.products import Product
from retrieval.text import is_cjk, words

_OPENING = 2
"""Words of a name by which it is looked up."""
_LEAST = 2
"""Characters of a Chinese name, …"""
_LONGEST = 24
"""… and of its longest part that is compared."""


@dataclass(frozen=True, slots=True, eq=False)
class ShopNames:
    """Titles and brands, by their first words. A million names cost a sentence as much as ten;
    compared by identity, so that facts with them stay cheap to look up."""

    latin: Mapping[tuple[str, ...], tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    chinese: frozenset[str] = frozenset()

    @classmethod
    def of(cls, products: Iterable[Product]) -> "ShopNames":
        """The names of these products in all their languages."""
        latin: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
        chinese: set[str] = set()
        for product in products:
            for text in (product.text, *product.translations.values()):
                for name in (text.title, text.brand):
                    if is_cjk(name):
                        chinese |= {part for part in (name, *name.split()) if _LEAST <= len(part) <= _LONGEST}
                    elif said := tuple(words(name)):
                        latin.setdefault(said[:_OPENING], set()).add(said)
        return cls({opening: tuple(names) for opening, names in latin.items()}, frozenset(chinese))

    def called(self, said: Sequence[str]) -> tuple[str, ...]:
        """The names among the words of a text, as `retrieval.text.words` gives them; longest names only."""
        found: list[str] = []
        at = 0
        while at < len(said):
            name = self._chinese(said[at]) if is_cjk(said[at]) else self._latin(said, at)
            found += name
            at += max(1, len(name[0].split()) if name and not is_cjk(said[at]) else 1)
        return tuple(found)

    def _latin(self, said: Sequence[str], at: int) -> list[str]:
        known = (*self.latin.get((said[at],), ()), *self.latin.get(tuple(said[at : at + _OPENING]), ()))
        here = [name for name in known if tuple(said[at : at + len(name)]) == name]
        longest = max(here, key=len, default=())
        return [" ".join(longest)] if longest else []

    def _chinese(self, run: str) -> list[str]:
        found, at = [], 0
        while at < len(run):
            ends = range(min(len(run), at + _LONGEST), at + _LEAST - 1, -1)
            end = next((end for end in ends if run[at:end] in self.chinese), None)
            if end is not None:
                found.append(run[at:end])
            at = end or at + 1
        return found
