"""The search, as far as the dialogue needs it."""

from dataclasses import dataclass, replace
from typing import Protocol

from retrieval.products import Product
from retrieval.query import Query, Result


class Finder(Protocol):
    """Finds products."""

    currency: str

    def search(self, query: Query, k: int = 50) -> Result:
        """Products that keep the hard limits, preferences settled."""

    def product(self, product_id: str) -> Product | None:
        """The record of one product."""


@dataclass(slots=True)
class Found:
    """A search that was made already."""

    finder: Finder
    result: Result
    currency: str

    def search(self, query: Query, k: int = 50) -> Result:
        """What was found, without what must not come."""
        kept = tuple(hit for hit in self.result.hits if hit.product.id not in query.exclude)
        return replace(self.result, hits=kept[:k], total=self.result.total - len(self.result.hits) + len(kept))

    def product(self, product_id: str) -> Product | None:
        """The record of one product."""
        return self.finder.product(product_id)
