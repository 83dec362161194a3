"""The hook for a second look: it changes the order of the first hits only, and its failures change nothing."""

from collections.abc import Sequence

import pytest

from retrieval.products import Product
from retrieval.query import Limit, Query
from retrieval.reranking import DEPTH, RerankingError
from retrieval.search import Search
from tests.retrieval.shop import Plain, product, variant

SHOP = [
    product(f"p{number:02}", f"boot {'dry ' * (number % 7)}{number}", variant(str(10 + number))) for number in range(40)
]
UNDER_30 = Limit("price", "<=", "30", "USD")


class ByName:
    """Likes the highest number, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, list[str]]] = []

    def scores(self, text: str, products: Sequence[Product]) -> Sequence[float]:
        self.asked.append((text, [one.id for one in products]))
        return [float(one.id[1:]) for one in products]


class Broken:
    def __init__(self, answer: Sequence[float] | None) -> None:
        self._answer = answer

    def scores(self, text: str, products: Sequence[Product]) -> Sequence[float]:
        if self._answer is None:
            raise RerankingError("the model is away")
        return self._answer


def ids(search: Search, query: Query) -> list[str]:
    return [hit.product.id for hit in search.search(query).hits]


def test_the_first_hits_stand_in_its_order_and_the_rest_stays() -> None:
    reranker = ByName()
    query = Query("dry boot")
    plain = ids(Search(SHOP, Plain(), currency="USD"), query)
    found = Search(SHOP, Plain(), currency="USD", reranker=reranker).search(query).hits
    assert [hit.product.id for hit in found] == [*sorted(plain[:DEPTH], reverse=True), *plain[DEPTH:]]
    assert reranker.asked == [("dry boot", plain[:DEPTH])]
    assert [hit.score for hit in found] == sorted((hit.score for hit in found), reverse=True)
    assert found[0].channels["reranked"] == max(float(one[1:]) for one in plain[:DEPTH])


def test_limits_hold_and_ranking_for_machines_is_looked_at_too() -> None:
    search = Search(SHOP, Plain(), currency="USD", reranker=ByName())
    query = Query("dry boot", limits=(UNDER_30,))
    assert ids(search, query) == [f"p{number:02}" for number in range(20, -1, -1)]
    assert [hit.product.id for hit in search.rank(query, 3)] == ["p20", "p19", "p18"]


def test_an_order_that_the_shopper_named_is_not_asked_again() -> None:
    reranker = ByName()
    assert ids(Search(SHOP, Plain(), currency="USD", reranker=reranker), Query("boot", order="cheapest"))[0] == "p00"
    assert reranker.asked == []


@pytest.mark.parametrize("answer", [None, [1.0], [float("nan")] * DEPTH, [float("inf")] * DEPTH])
def test_what_it_cannot_judge_stays_as_it_was(answer: Sequence[float] | None) -> None:
    query = Query("dry boot")
    plain = ids(Search(SHOP, Plain(), currency="USD"), query)
    assert ids(Search(SHOP, Plain(), currency="USD", reranker=Broken(answer)), query) == plain
