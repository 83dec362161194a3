"""How well words find products: our ranking beside bm25s with its defaults, on the same queries in the same run.

AISLE_TEST_DATA=../shared/data python -m benchmarks.search
"""

import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from benchmarks.search import esci
from retrieval.lexicon import Lexicon
from retrieval.products import Product
from retrieval.query import Query
from retrieval.search import Search

DEPTH = 50
Answer = Callable[[str], list[str]]


def ours(products: Sequence[Product]) -> Answer:
    """The shipped search without limits."""
    search = Search(products, Lexicon.of(products), currency="USD")
    return lambda text: [hit.product.id for hit in search.rank(Query(text), DEPTH)]


def bm25s_defaults(products: Sequence[Product]) -> Answer:
    """bm25s as its README uses it, over all the words of a record."""
    import bm25s

    corpus = [
        " ".join(
            [p.text.title, p.text.brand, *p.text.attributes.get("color", ()), *p.text.category, p.text.description]
        )
        for p in products
    ]
    retriever = bm25s.BM25()
    retriever.index(bm25s.tokenize(corpus, stopwords="en", show_progress=False), show_progress=False)

    def answer(text: str) -> list[str]:
        tokens = bm25s.tokenize(text, stopwords="en", show_progress=False)
        rows, _ = retriever.retrieve(tokens, k=DEPTH, show_progress=False)
        return [products[int(row)].id for row in rows[0]]

    return answer


def run(name: str, build: Callable[[Sequence[Product]], Answer], folder: Path) -> None:
    """Build, ask every query once, print one line."""
    products, queries = esci.read_products(folder), esci.read_queries(folder)
    start = time.perf_counter()
    answer = build(products)
    built = time.perf_counter() - start
    answers, seconds = [], []
    for query in queries:
        start = time.perf_counter()
        answers.append(answer(query.text))
        seconds.append(time.perf_counter() - start)
    found = esci.measure(queries, answers)
    p50, p95 = np.quantile(seconds, [0.5, 0.95]) * 1000
    print(
        f"{name:16} {found.ndcg10:8.3f} {found.mrr10:8.3f} {found.recall50:9.3f} {built:8.1f} {p50:7.1f} {p95:7.1f}",
        flush=True,
    )


def main() -> None:
    """Print the table."""
    folder = Path(os.environ.get("AISLE_TEST_DATA", "../shared/data")) / "esci"
    if not folder.is_dir():
        raise SystemExit(f"{folder} is not there: set AISLE_TEST_DATA to the folder that holds esci/")
    print(f"{'ESCI':16} {'nDCG@10':>8} {'MRR@10':>8} {'recall@50':>9} {'build s':>8} {'p50 ms':>7} {'p95 ms':>7}")
    run("aisle", ours, folder)
    run("bm25s defaults", bm25s_defaults, folder)


if __name__ == "__main__":
    main()
