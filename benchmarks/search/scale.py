"""How search holds up with size: ingest, opening, filtered queries, memory, recall, broken limits, and other engines.

python -m benchmarks.search.scale --products 50000

Times of queries are wall-clock on one thread. Limits are checked by this file's own reading of the records.
"""

import os
import random
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

import argparse

import numpy as np
from sqlalchemy import create_engine

from benchmarks.search import others, synthetic
from retrieval.catalog import Catalog
from retrieval.index import Index
from retrieval.lexicon import Lexicon
from retrieval.products import Product, Variant
from retrieval.query import Limit, Query
from retrieval.ranking import POOL
from retrieval.search import Search
from retrieval.storage import IndexFolder

DEPTH = 50
SHADES = {"blue": ("navy",)}
"""What is a colour too."""
Asked = tuple[Query, Callable[[Product, Variant], bool]]


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--products", type=int, default=50_000)
    parser.add_argument("--queries", type=int, default=500)
    parser.add_argument("--no-chroma", action="store_true")
    parser.add_argument("--no-others", action="store_true", help="leave out SQLite FTS5 and bm25s")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        engine = create_engine(f"sqlite:///{folder / 'catalog.sqlite'}")
        catalog = Catalog(engine)
        catalog.create_tables()
        start = time.perf_counter()
        for _ in synthetic.products(asked.products):
            pass
        made = time.perf_counter() - start
        start = time.perf_counter()
        catalog.upsert(synthetic.products(asked.products), currency="USD", language="en")
        stored = time.perf_counter() - start - made
        start = time.perf_counter()
        IndexFolder(folder / "index").build(engine)
        built = time.perf_counter() - start
        rate = asked.products / (stored + built)
        print(
            f"{asked.products} products: stored in {stored:.1f} s, indexed in {built:.1f} s: {rate:.0f}/s", flush=True
        )
        size = sum(path.stat().st_size for path in (folder / "index").rglob("*.npy")) / 1e6
        start = time.perf_counter()
        opened = IndexFolder(folder / "index").open()
        assert opened is not None
        index = opened[0]
        search = Search(index.part, Lexicon(index.vocabulary, index.part.wording.offers), currency="USD")
        print(f"opened in {time.perf_counter() - start:.2f} s; {size:.0f} MB on disk")
        wanted = asked_of(index, asked.queries)
        ours = _queries(search, index, wanted)
        if not asked.no_chroma:
            _chroma(index, wanted, ours)
        if not asked.no_others:
            for engine in others.measured(asked.products, [query for query, _ in wanted]):
                print(engine.line(asked.products, ours), flush=True)


def asked_of(index: Index, count: int) -> list[Asked]:
    """Queries of three words of some title, with three to five limits."""
    rng = random.Random(7)  # noqa: S311 - nothing hangs on this chance
    found = []
    for _ in range(count):
        words = index.part.relevance.short[rng.randrange(index.part.relevance.size)].decode().split()
        text = " ".join(rng.sample(words, min(3, len(words))))
        price, stars = rng.choice((10, 20, 40, 80)), rng.choice((3.5, 4.0, 4.5))
        colour, size = rng.choice(synthetic.COLOURS), rng.choice(synthetic.SIZES)
        material, shelf = rng.choice(synthetic.MATERIALS), rng.choice(tuple(synthetic.SHELVES))
        pool: list[tuple[Limit, Callable[[Product, Variant], bool]]] = [
            (Limit("color", "=", colour), lambda p, v, c=colour: v.options["color"] in (c, *SHADES.get(c, ()))),  # type: ignore[misc]
            (Limit("material", "!=", material), lambda p, v, m=material: m not in p.text.attributes["material"]),  # type: ignore[misc]
            (Limit("size", "=", size), lambda p, v, s=size: v.options["size"] == s),  # type: ignore[misc]
            (Limit("rating", ">=", str(stars)), lambda p, v, s=stars: p.rating is not None and p.rating >= s),  # type: ignore[misc]
            (Limit("category", "=", shelf), lambda p, v, s=shelf: p.text.category[0] == s),  # type: ignore[misc]
        ]
        chosen = rng.sample(pool, rng.choice((2, 3, 4)))
        limits = (Limit("price", "<=", str(price), "USD"), *(limit for limit, _ in chosen))
        checks = [check for _, check in chosen]

        def holds(
            product: Product,
            variant: Variant,
            price: int = price,
            checks: Sequence[Callable[[Product, Variant], bool]] = tuple(checks),
        ) -> bool:
            inside = variant.prices["USD"].amount <= price and variant.in_stock is not False
            return inside and all(check(product, variant) for check in checks)

        found.append((Query(text, limits=limits), holds))
    return found


def _queries(search: Search, index: Index, asked: Sequence[Asked]) -> float:
    """Measure ours; the middle of text and limits in milliseconds."""
    seconds, broken, short = [], 0, 0
    for query, holds in asked:
        start = time.perf_counter()
        hits = search.rank(query, DEPTH)
        seconds.append(time.perf_counter() - start)
        broken += sum(not holds(hit.product, hit.variant) for hit in hits)
        short += len(hits) < DEPTH
    p50, p95 = np.quantile(seconds[len(seconds) // 10 :], [0.5, 0.95]) * 1000
    print(f"text and 3 to 5 limits: p50 {p50:.1f} ms, p95 {p95:.1f} ms; {broken} limits broken in {len(asked)} queries")
    plain = []
    for query, _ in asked:
        start = time.perf_counter()
        search.rank(Query(query.text), DEPTH)
        plain.append(time.perf_counter() - start)
    print(f"text alone: p50 {np.median(plain) * 1000:.1f} ms, p95 {np.quantile(plain, 0.95) * 1000:.1f} ms")
    total, own = _memory()
    print(f"memory of this process: {total:.0f} MB, of which {own:.0f} MB its own and the rest mapped files")
    _recall(search, index, asked)
    return float(p50)


def _recall(search: Search, index: Index, asked: Sequence[Asked]) -> None:
    """How many of the exact nearest 50 under the limits the first look by 8-bit codes keeps."""
    view = search._now  # a part of it is measured
    vectors = index.part.relevance.dense.vectors()
    found = wanted = 0
    for query, _ in asked:
        allowed = np.flatnonzero(view.allowed(query))
        vector = view.state.ranking.vector(query.text)
        if not len(allowed) or not vector.any():
            continue
        exact = allowed[np.argsort(-(vectors[allowed] @ vector), kind="stable")[:DEPTH]]
        near = index.part.relevance.dense.nearest(vector, allowed, POOL)
        found, wanted = found + len(np.intersect1d(exact, near)), wanted + len(exact)
    print(f"nearest 50 under the limits found: {found / max(1, wanted):.5f} of {wanted}")


def _chroma(index: Index, asked: Sequence[Asked], ours: float) -> None:
    """The same limits as Chroma's `where`, over the same vectors."""
    import chromadb

    with tempfile.TemporaryDirectory() as name:
        client = chromadb.PersistentClient(name)
        collection = client.create_collection(
            "goods", embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
        )
        vectors = index.part.relevance.dense.vectors()
        start = time.perf_counter()
        batch: list[Product] = []
        for row, product in enumerate(index.part.records, start=1):
            batch.append(product)
            if len(batch) == 4_000 or row == len(vectors):
                collection.add(
                    ids=[p.id for p in batch],
                    embeddings=vectors[row - len(batch) : row],
                    metadatas=[_metadata(p) for p in batch],
                )
                batch = []
        print(f"Chroma: {len(vectors) / (time.perf_counter() - start):.0f} products/s with metadata")
        search = Search(index.part, Lexicon(index.vocabulary, index.part.wording.offers), currency="USD")
        ranking = search._now.state.ranking  # a part of it is measured
        seconds = []
        for query, _ in asked[:60]:
            vector = ranking.vector(query.text)
            start = time.perf_counter()
            collection.query(query_embeddings=vector[None, :], n_results=DEPTH, where=_where(query), include=[])
            seconds.append(time.perf_counter() - start)
        p50 = float(np.median(seconds)) * 1000
        print(f"Chroma `where`: p50 {p50:.1f} ms, {p50 / ours:.1f} times ours")


def _metadata(product: Product) -> dict[str, str | float | bool]:
    variant = product.variants[0]
    return {
        "price": float(variant.prices["USD"].amount),
        "stock": variant.in_stock is not False,
        "color": variant.options["color"],
        "size": variant.options["size"],
        "material": product.text.attributes["material"][0],
        "rating": product.rating or 0.0,
        "category": product.text.category[0],
    }


def _where(query: Query) -> dict[str, object]:
    names = {"<=": "$lte", ">=": "$gte", "=": "$eq", "!=": "$ne"}
    clauses: list[dict[str, object]] = [{"stock": True}]
    for limit in query.limits:
        value = float(str(limit.value)) if limit.field in ("price", "rating") else limit.value
        clauses.append({limit.field: {names[limit.op]: value}})
    return {"$and": clauses}


def _memory() -> tuple[float, float]:
    """Resident memory of this process in MB, and the part of it that is not mapped files."""
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines() if ":" in line)
    return (int(status["VmRSS"].split()[0]) / 1000, int(status["RssAnon"].split()[0]) / 1000)


if __name__ == "__main__":
    main()
