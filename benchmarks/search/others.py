"""SQLite FTS5 and bm25s at size: the same words and limits, each in a process of its own, whose memory is the engine's.

FTS5 has limits as SQL over a table of variants. bm25s knows none, so it is given a mask over columns of NumPy: the best
that somebody would build around it. Both look for products with any of the words, as ours does.
"""

import multiprocessing
import sqlite3
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from benchmarks.search import synthetic
from benchmarks.search.peers import words_of
from retrieval.products import Product, Variant
from retrieval.query import Query

DEPTH = 50
SIGNS = {"<=": "<=", ">=": ">=", "=": "=", "!=": "<>"}
COLUMNS = ("price", "color", "size", "stock", "material", "rating", "category")
Answer = Callable[[Query], int]
"""How many products it found, at most 50."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one engine took."""

    name: str
    ingested: float
    """Seconds, without making the products."""
    disk: float
    """MB."""
    limited: tuple[float, float]
    """Milliseconds of text with limits, the middle and the 95th percentile."""
    plain: tuple[float, float]
    """The same of text alone."""
    memory: float
    """MB of the process's own after the queries, above what the process had before it began."""
    peak: float
    """The most it held at once, in MB."""

    def line(self, size: int, ours: float) -> str:
        """One line for people. `ours` is our middle of text with limits."""
        (p50, p95), (plain50, plain95) = self.limited, self.plain
        return (
            f"{self.name}: {size / self.ingested:.0f} products/s, {self.disk:.0f} MB on disk; "
            f"text and limits p50 {p50:.1f} ms, p95 {p95:.1f} ({p50 / ours:.1f} times ours); "
            f"text alone p50 {plain50:.1f} ms, p95 {plain95:.1f}; "
            f"memory {self.memory:.0f} MB, at most {self.peak:.0f} MB"
        )


def measured(size: int, queries: Sequence[Query]) -> list[Measured]:
    """Every engine over the synthetic shop of this size."""
    start = time.perf_counter()
    for product in synthetic.products(size):
        words_of(product)
    made = time.perf_counter() - start
    found = []
    for build in (fts5, bm25s):
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            found.append(pool.apply(_measured, (build, size, list(queries))))
    return [replace(one, ingested=max(0.001, one.ingested - made)) for one in found]


def _measured(build: Callable[[int, Path], Answer], size: int, queries: Sequence[Query]) -> Measured:
    before = _status("RssAnon")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        start = time.perf_counter()
        answer = build(size, folder)
        ingested = time.perf_counter() - start
        limited = _times(answer, queries)
        plain = _times(answer, [Query(query.text) for query in queries])
        disk = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
        return Measured(
            build.__name__, ingested, disk, limited, plain, _status("RssAnon") - before, _status("VmHWM") - before
        )


def _times(answer: Answer, queries: Sequence[Query]) -> tuple[float, float]:
    seconds = []
    for query in queries:
        start = time.perf_counter()
        answer(query)
        seconds.append(time.perf_counter() - start)
    p50, p95 = np.quantile(seconds[len(seconds) // 10 :], [0.5, 0.95]) * 1000
    return float(p50), float(p95)


def fts5(size: int, folder: Path) -> Answer:
    """A file of SQLite, with a table of variants beside the text index."""
    database = sqlite3.connect(folder / "goods.sqlite")
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("CREATE VIRTUAL TABLE goods USING fts5(words, tokenize='porter unicode61')")
    database.execute(f"CREATE TABLE variants (product INTEGER, {', '.join(COLUMNS)})")
    for number, product in enumerate(synthetic.products(size), start=1):
        database.execute("INSERT INTO goods (rowid, words) VALUES (?, ?)", (number, words_of(product)))
        rows = [(number, *_facts(product, variant)) for variant in product.variants]
        database.executemany("INSERT INTO variants VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
    database.execute("ANALYZE")
    database.commit()

    def answer(query: Query) -> int:
        words = " OR ".join(f'"{word}"' for word in query.text.split())
        sql, values = "SELECT rowid FROM goods WHERE goods MATCH ?", [words]
        if query.limits:
            kept = " AND ".join(f"v.{limit.field} {SIGNS[limit.op]} ?" for limit in query.limits)
            # The plus keeps SQLite from asking the text index anew for every variant: a hundred times slower.
            sql += f" AND +rowid IN (SELECT product FROM variants v WHERE v.stock AND {kept})"  # noqa: S608  # our names
            values += [_value(limit.field, limit.value) for limit in query.limits]
        return len(database.execute(f"{sql} ORDER BY rank LIMIT {DEPTH}", values).fetchall())

    return answer


def bm25s(size: int, folder: Path) -> Answer:
    """bm25s in memory, with the English stemmer of its README, and columns of NumPy beside it."""
    import bm25s as library
    import Stemmer

    stemmer = Stemmer.Stemmer("english")
    owners: list[int] = []
    facts: list[tuple[object, ...]] = []
    texts: list[str] = []
    for number, product in enumerate(synthetic.products(size)):
        texts.append(words_of(product))
        owners += [number] * len(product.variants)
        facts += [_facts(product, variant) for variant in product.variants]
    columns = {name: np.array(values) for name, values in zip(COLUMNS, zip(*facts, strict=True), strict=True)}
    owner = np.array(owners)
    facts.clear()
    corpus = library.tokenize(texts, stopwords="en", stemmer=stemmer, show_progress=False)
    texts.clear()
    retriever = library.BM25()
    retriever.index(corpus, show_progress=False)
    del corpus
    compare = {"<=": np.less_equal, ">=": np.greater_equal, "=": np.equal, "!=": np.not_equal}

    def answer(query: Query) -> int:
        mask = None
        if query.limits:
            kept = columns["stock"].astype(np.bool_)
            for limit in query.limits:
                kept &= compare[limit.op](columns[limit.field], _value(limit.field, limit.value))
            mask = np.zeros(size, np.float32)
            mask[owner[kept]] = 1
        tokens = library.tokenize(query.text, stopwords="en", stemmer=stemmer, show_progress=False)
        _, scores = retriever.retrieve(tokens, k=DEPTH, show_progress=False, weight_mask=mask)
        return int((scores[0] > 0).sum())

    return answer


def _facts(product: Product, variant: Variant) -> tuple[object, ...]:
    return (
        float(variant.prices["USD"].amount),
        variant.options["color"],
        variant.options["size"],
        variant.in_stock is not False,
        product.text.attributes["material"][0],
        product.rating or 0.0,
        product.text.category[0],
    )


def _value(field: str, value: object) -> str | float:
    return float(str(value)) if field in ("price", "rating") else str(value)


def _status(name: str) -> float:
    """A line of this process's status, in MB."""
    lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    return next(int(line.split()[1]) / 1000 for line in lines if line.startswith(f"{name}:"))
