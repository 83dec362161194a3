"""Random filtered queries over a synthetic shop: no hit breaks a limit, by another reading of the records than ours."""

import pytest

from benchmarks.search import synthetic
from benchmarks.search.scale import DEPTH, asked_of
from retrieval.index import Index
from retrieval.lexicon import Lexicon
from retrieval.search import Search


@pytest.mark.parametrize("queries", [100, pytest.param(10_000, marks=pytest.mark.long)])
def test_no_hit_breaks_a_limit_and_no_list_is_short(queries: int) -> None:
    index = Index.of(synthetic.products(1_500))
    search = Search(index.part, Lexicon(index.vocabulary, index.part.wording.offers), currency="USD")
    shop = list(search.products)
    found = 0
    for query, holds in asked_of(index, queries):
        hits = search.rank(query, DEPTH)
        assert all(holds(hit.product, hit.variant) for hit in hits), query
        fitting = {p.id for p in shop if any(holds(p, variant) for variant in p.variants)}
        assert {hit.product.id for hit in hits} <= fitting
        # A title may name a kind that lies elsewhere; without such a limit every fitting product is found.
        assert len(hits) >= min(DEPTH, len(fitting)), query
        found += len(hits)
    assert found > queries
