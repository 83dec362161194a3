"""Ranking: deterministic, right on plain cases, good enough on judged queries, at any size of catalog."""

import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.search import esci, litemall, peers
from retrieval.bm25f import Field, Postings, Vocabulary, bm25f
from retrieval.index import indexed
from retrieval.products import Product, Text
from retrieval.query import Limit, Query
from retrieval.ranking import Ranking
from retrieval.search import Search
from retrieval.vectors import ChromaIndex, ExactIndex, VectorIndexError
from tests.retrieval.shop import Plain, product


def best(products: Sequence[Product], text: str) -> list[str]:
    ranked = Ranking([indexed(products).relevance]).rank(text, np.ones(len(products), np.bool_))
    return [products[row].id for row in ranked.rows]


SHOP = (
    product("boot", "Waterproof Hiking Boot", brand="Marlow", description="For long trails.", zh=Text("防水登山靴")),
    product("tee", "T Shirt", attributes={"color": ("blue",)}, zh=Text("蓝色T恤")),
    product("case", "iPhone6s Case", description="Fits a shirt pocket."),
    product("dress", "Chiffon Dress", zh=Text("雪纺连衣裙", description="夏季女装")),
    product("zh", "真丝衬衫", description="透气", language="zh"),
)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("hiking boots", "boot"),
        ("t shirt", "tee"),
        ("blue", "tee"),
        ("iphone 6s", "case"),
        ("hikingboot", "boot"),
        ("waterprof", "boot"),
        ("marlow", "boot"),
        ("连衣裙", "dress"),
        ("雪紡", "dress"),
        ("登山鞋 防水", "boot"),
        ("衬衫", "zh"),
    ],
)
def test_the_obvious_product_comes_first(text: str, first: str) -> None:
    assert best(SHOP, text)[0] == first


def test_words_the_catalog_does_not_know_find_nothing() -> None:
    assert best(SHOP, "zzzz qqqq 龘龘") == []


@pytest.mark.parametrize("size", [1, 2, 10])
def test_tiny_catalogs_work(size: int) -> None:
    products = [product(f"p{i}", f"Boot number {i}") for i in range(size)]
    assert len(best(products, "boot")) == size


@pytest.mark.parametrize("title", ["", "!!!", "🎁"])
def test_products_without_words_work(title: str) -> None:
    assert best([product("a", title), product("b", title)], "boot") == []


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(alphabet="ab 靴子1", max_size=8), min_size=1, max_size=6), st.text(max_size=12))
def test_scores_are_finite_fall_and_lie_in_0_1(titles: list[str], text: str) -> None:
    products = [product(str(i), title) for i, title in enumerate(titles)]
    ranked = Ranking([indexed(products).relevance]).rank(text, np.ones(len(products), np.bool_))
    assert np.isfinite(ranked.scores).all()
    assert (np.diff(ranked.scores) <= 0).all()
    assert ((ranked.scores >= 0) & (ranked.scores <= 1 + 1e-6)).all()
    assert len(set(ranked.rows.tolist())) == len(ranked.rows)


def test_bm25f_is_the_published_formula() -> None:
    vocabulary = Vocabulary()
    title = Field(vocabulary.read)
    for text in ("red boot", "blue boot boot", "sock"):
        title.add([text])
    keys = np.arange(len(vocabulary), dtype=np.int64)
    postings = Postings(bm25f([(5.0, title.counts(len(vocabulary)), title.lengths)], keys)[0])
    scores = np.zeros(3, np.float32)
    for place in postings.places([vocabulary.terms["boot"]]):
        postings.add(scores, place)
    inverse = np.log(1 + (3 - 2 + 0.5) / (2 + 0.5))
    weight = [5 * n / (1 - 0.6 + 0.6 * length / 2) for n, length in ((1, 2), (2, 3))]
    assert scores == pytest.approx(
        [inverse * weight[0] / (0.6 + weight[0]), inverse * weight[1] / (0.6 + weight[1]), 0],
        rel=1e-3,  # weights are kept in half precision
    )


def test_equal_catalogs_give_equal_vectors() -> None:
    def vectors() -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
        titles = [f"boot {i} red" if i % 2 else f"sock {i} blue wool" for i in range(40)]
        return indexed([product(str(i), title) for i, title in enumerate(titles)]).relevance.dense.vectors()

    assert np.array_equal(vectors(), vectors())
    assert np.linalg.norm(vectors(), axis=1) == pytest.approx(np.ones(40), abs=1e-3)


class _Away(ExactIndex):
    """An index whose files are gone by the time it is asked."""

    def nearest(self, vector: object, k: int) -> list[tuple[str, float]]:
        raise VectorIndexError("gone")


def test_an_index_that_fails_costs_nothing_but_speed() -> None:
    plain, away = (Search(SHOP, Plain(), currency="USD", vectors=v) for v in (None, _Away()))
    query = Query("waterproof boot")
    assert [h.product.id for h in plain.rank(query, 5)] == [h.product.id for h in away.rank(query, 5)]


def test_an_unchanged_catalog_is_not_filled_again() -> None:
    class Counting(ExactIndex):
        fills = 0

        def fill(self, *given: object) -> None:
            self.fills += 1
            super().fill(*given)  # type: ignore[arg-type]  # passed on as it came

    index = Counting()
    for products in (SHOP, SHOP, SHOP[:3]):
        Search(products, Plain(), currency="USD", vectors=index)
    assert index.fills == 2


@pytest.fixture(scope="module")
def judged(shared_data: Path) -> tuple[Sequence[Product], list[esci.Judged]]:
    return esci.read_products(shared_data / "esci"), esci.read_queries(shared_data / "esci")


def test_esci_is_ranked_well_and_fast(judged: tuple[Sequence[Product], list[esci.Judged]]) -> None:
    """bm25s with its defaults reaches .589 here; the time is bounded loosely for busy machines."""
    products, queries = judged
    search = Search(products, Plain(), currency="USD")
    answers, seconds = [], []
    for query in queries:
        start = time.perf_counter()
        hits = search.rank(Query(query.text), 50)
        seconds.append(time.perf_counter() - start)
        answers.append([hit.product.id for hit in hits])
    assert all(len(answer) == 50 for answer in answers)
    measures = esci.measure(queries, answers)
    assert measures.ndcg10 >= 0.65, measures
    assert measures.recall50 >= 0.845, measures
    assert np.median(seconds) < 0.05


def test_a_chinese_shop_is_ranked_well(shared_data: Path) -> None:
    """bm25s over pairs of characters reaches .726 here, with its defaults .034."""
    products, queries = litemall.read_products(shared_data / "litemall"), litemall.read_queries()
    known = {product.id for product in products}
    assert len(queries) >= 40
    assert all(query.relevant and query.gains.keys() <= known for query in queries)
    answer = peers.ours(products)
    measures = esci.measure(queries, [answer(query.text) for query in queries])
    assert measures.ndcg10 >= 0.90, measures
    assert measures.recall50 >= 0.98, measures


def test_chroma_and_memory_give_the_same_answers(
    judged: tuple[Sequence[Product], list[esci.Judged]], tmp_path: Path
) -> None:
    products, queries = judged[0][:600], judged[1][:25]
    index = ChromaIndex(tmp_path)
    one, other = (Search(products, Plain(), currency="USD", vectors=v) for v in (None, index))
    assert index.fingerprint() is not None
    for query in queries:
        limits = (Limit("words", "!=", "women"),)
        for asked in (Query(query.text), Query(query.text, limits=limits)):
            assert [h.product.id for h in one.rank(asked, 10)] == [h.product.id for h in other.rank(asked, 10)]
    index.close()
