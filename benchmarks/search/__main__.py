"""How well words find products: our ranking beside what a shop would otherwise use, on the same queries in one run.

AISLE_TEST_DATA=../shared/data python -m benchmarks.search
"""

import os
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

# More threads than one are slower for single queries, and must be set before NumPy loads.
os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

import numpy as np

from benchmarks.search import esci, litemall, peers
from benchmarks.search.esci import Judged
from benchmarks.search.peers import Answer
from retrieval.products import Product

REPLICATES = 10_000
Systems = Mapping[str, Callable[[Sequence[Product]], Answer]]

ENGLISH: Systems = {
    "bm25s defaults": peers.bm25s_defaults,
    "bm25s + stemming": peers.bm25s_stemmed,
    "SQLite FTS5": peers.fts5,
    "Chroma, our vectors": peers.chroma,
    "our BM25F alone": peers.bm25f_alone,
    "our channels, RRF": peers.reciprocal_ranks,
    "aisle": peers.ours,
}
CHINESE: Systems = {
    "bm25s, pairs": peers.bm25s_pairs,
    "bm25s defaults": peers.bm25s_defaults,
    "FTS5, trigrams": peers.fts5_trigrams,
    "FTS5, pairs": peers.fts5_pairs,
    "Chroma, our vectors": peers.chroma,
    "our BM25F alone": peers.bm25f_alone,
    "our channels, RRF": peers.reciprocal_ranks,
    "aisle": peers.ours,
}


def main() -> None:
    """Print a table for English and one for Chinese."""
    folder = Path(os.environ.get("AISLE_TEST_DATA", "../shared/data"))
    if not (folder / "esci").is_dir() or not (folder / "litemall").is_dir():
        raise SystemExit(f"set AISLE_TEST_DATA to the folder that holds esci/ and litemall/; {folder} does not")
    _compare("ESCI sample, English", ENGLISH, esci.read_products(folder / "esci"), esci.read_queries(folder / "esci"))
    _compare("litemall, Chinese", CHINESE, litemall.read_products(folder / "litemall"), litemall.read_queries())


def _compare(title: str, systems: Systems, products: Sequence[Product], queries: Sequence[Judged]) -> None:
    """Print one line per system; the interval is of the paired difference in nDCG@10 against the first."""
    base = next(iter(systems))
    print(f"{title}: {len(products)} products, {len(queries)} queries")
    print(
        f"{'':20} {'nDCG@10':>8} {'MRR@10':>7} {'recall@50':>9}  {f'against {base} (95 %)':<31}"
        f"{'build s':>8} {'p50 ms':>7} {'p95 ms':>7}"
    )
    before: np.ndarray[tuple[int], np.dtype[np.float64]] | None = None
    for name, build in systems.items():
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
            f"{name:20} {ndcg:8.3f} {mrr:7.3f} {recall:9.3f}  {gain:<31}{built:8.1f} {p50:7.1f} {p95:7.1f}", flush=True
        )
    print()


def _gain(differences: np.ndarray[tuple[int], np.dtype[np.float64]]) -> str:
    """Mean difference by query with its bootstrap interval."""
    rng = np.random.default_rng(0)
    means = rng.choice(differences, (REPLICATES, len(differences))).mean(axis=1)
    low, high = np.quantile(means, [0.025, 0.975])
    return f"{differences.mean():+.3f} [{low:+.3f}, {high:+.3f}]"


if __name__ == "__main__":
    main()
