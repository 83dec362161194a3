"""The ESCI sample: products, queries and graded judgments, and the measures taken on it."""

import csv
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retrieval import importing
from retrieval.products import Product

GAINS = {"E": 1.0, "S": 0.1, "C": 0.01, "I": 0.0}


@dataclass(frozen=True, slots=True)
class Judged:
    """A query with its graded products."""

    text: str
    gains: Mapping[str, float]

    @property
    def relevant(self) -> frozenset[str]:
        """Products judged exact."""
        return frozenset(i for i, gain in self.gains.items() if gain == GAINS["E"])


@dataclass(frozen=True, slots=True)
class Measures:
    """Means over queries."""

    ndcg10: float
    mrr10: float
    recall50: float


def read_products(folder: Path) -> Sequence[Product]:
    """The catalog of the sample, as the shop would import it."""
    with importing.read_products(folder / "products.jsonl.gz") as read:
        return tuple(read.products)


def read_queries(folder: Path) -> list[Judged]:
    """Queries that have judgments, in the file's order."""
    gains: dict[str, dict[str, float]] = defaultdict(dict)
    for query, product, grade in _rows(folder / "qrels.tsv"):
        gains[query][product] = GAINS[grade]
    return [Judged(text, gains[query]) for query, text in _rows(folder / "queries.tsv") if query in gains]


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def measure(queries: Sequence[Judged], answers: Sequence[Sequence[str]]) -> Measures:
    """nDCG@10 with the sample's gains, MRR@10 and recall@50 of exact products."""
    ndcg, mrr, recall = by_query(queries, answers).mean(axis=0)
    return Measures(float(ndcg), float(mrr), float(recall))


def by_query(queries: Sequence[Judged], answers: Sequence[Sequence[str]]) -> NDArray[np.float64]:
    """The three measures, one row per query."""
    return np.asarray([_measure(query, answer) for query, answer in zip(queries, answers, strict=True)])


def _measure(query: Judged, answer: Sequence[str]) -> tuple[float, float, float]:
    discounts = 1 / np.log2(np.arange(2, 12))
    gained = np.asarray([query.gains.get(i, 0.0) for i in answer[:10]])
    ideal = np.asarray(sorted(query.gains.values(), reverse=True)[:10])
    best = float(ideal @ discounts[: len(ideal)])
    ndcg = float(gained @ discounts[: len(gained)]) / best if best else 0.0
    relevant = query.relevant
    rank = next((place for place, i in enumerate(answer[:10], 1) if i in relevant), 0)
    recall = len(relevant.intersection(answer[:50])) / len(relevant) if relevant else 0.0
    return ndcg, 1 / rank if rank else 0.0, recall
