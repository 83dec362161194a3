"""A second look at the first hits by whoever reads better than words and vectors can, such as a cross-encoder."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from retrieval.products import Product
from retrieval.query import Hit, Query

DEPTH = 30
"""How many first hits are looked at again; those after them stay where they are."""


class RerankingError(Exception):
    """A reranker could not judge; the order stays as it was."""


class Reranker(Protocol):
    """Judges how well products answer a text. Raises RerankingError where it cannot."""

    def scores(self, text: str, products: Sequence[Product]) -> Sequence[float]:
        """One finite number per product, higher is better; only their order counts."""


def reranked(reranker: Reranker, query: Query, hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """The hits in the reranker's order; an order that the shopper named stays, and so does one it cannot judge.

    The fused scores stay with the places, so that they still fall; what the reranker said is the channel "reranked".
    """
    first = hits[:DEPTH]
    if len(first) < 2 or query.order is not None or not query.text.strip():
        return tuple(hits)
    try:
        said = [float(score) for score in reranker.scores(query.text, [hit.product for hit in first])]
    except RerankingError:
        return tuple(hits)
    if len(said) != len(first) or not all(map(math.isfinite, said)):
        return tuple(hits)
    order = sorted(range(len(first)), key=lambda place: -said[place])
    looked_at = [
        replace(first[old], score=place.score, channels={**first[old].channels, "reranked": said[old]})
        for old, place in zip(order, first, strict=True)
    ]
    return (*looked_at, *hits[DEPTH:])
