"""How well words find products: our ranking beside what a shop would otherwise use, on the same queries in one run.

AISLE_TEST_DATA=../shared/data python -m benchmarks.search
"""

import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path

# More threads than one are slower for single queries, and must be set before NumPy loads.
os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

import numpy as np

from benchmarks.search import esci, peers
from benchmarks.search.peers import Answer
from retrieval.products import Product

BASE = "bm25s defaults"
REPLICATES = 10_000

SYSTEMS: dict[str, Callable[[Sequence[Product]], Answer]] = {
    BASE: peers.bm25s_defaults,
    "bm25s + stemming": peers.bm25s_stemmed,
    "SQLite FTS5": peers.fts5,
    "Chroma, our vectors": peers.chroma,
    "our BM25F alone": peers.bm25f_alone,
    "our channels, RRF": peers.reciprocal_ranks,
    "aisle": peers.ours,
}


def main() -> None:
    """Print one line per system; the interval is of the paired difference in nDCG@10 against bm25s."""
    folder = Path(os.environ.get("AISLE_TEST_DATA", "../shared/data")) / "esci"
    if not folder.is_dir():
        raise SystemExit(f"{folder} is not there: set AISLE_TEST_DATA to the folder that holds esci/")
    products, queries = esci.read_products(folder), esci.read_queries(folder)
    print(f"ESCI sample: {len(products)} products, {len(queries)} queries")
    print(
        f"{'':20} {'nDCG@10':>8} {'MRR@10':>7} {'recall@50':>9}  {'against bm25s (95 %)':<22}"
        f"{'build s':>8} {'p50 ms':>7} {'p95 ms':>7}"
    )
    before: np.ndarray[tuple[int], np.dtype[np.float64]] | None = None
    for name, build in SYSTEMS.items():
        start = time.perf_counter()
        answer = build(products)
        built = time.perf_counter() - start
        answers, seconds = [], []
        for query in queries:
            start = time.perf_counter()
            answers.append(answer(query.text))
            seconds.append(time.perf_counter() - start)
        table = esci.by_query(queries, answers)
        ndcg, mrr, recall = table.mean(axis=0)
        gain = "" if before is None else _gain(table[:, 0] - before)
        before = table[:, 0] if before is None else before
        p50, p95 = np.quantile(seconds, [0.5, 0.95]) * 1000
        print(
            f"{name:20} {ndcg:8.3f} {mrr:7.3f} {recall:9.3f}  {gain:<22}{built:8.1f} {p50:7.1f} {p95:7.1f}", flush=True
        )


def _gain(differences: np.ndarray[tuple[int], np.dtype[np.float64]]) -> str:
    """Mean difference by query with its bootstrap interval."""
    rng = np.random.default_rng(0)
    means = rng.choice(differences, (REPLICATES, len(differences))).mean(axis=1)
    low, high = np.quantile(means, [0.025, 0.975])
    return f"{differences.mean():+.3f} [{low:+.3f}, {high:+.3f}]"


if __name__ == "__main__":
    main()
