"""A Chinese shop of 239 goods with queries judged by hand against all of them (queries_zh.jsonl).

Grades: 3 is what was asked for, 2 the right kind without one wish, 1 near it or of the same use, none else. They were
written from the records before any system had answered.
"""

import json
from collections.abc import Sequence
from pathlib import Path

from benchmarks.search.esci import Judged
from retrieval import importing
from retrieval.products import Product

GAINS = {3: 1.0, 2: 3 / 7, 1: 1 / 7}
"""The usual 2^grade - 1, of the highest."""


def read_products(folder: Path) -> Sequence[Product]:
    """The catalog, as the shop would import it."""
    with importing.read_products(folder / "goods.json.gz") as read:
        return tuple(read.products)


def read_queries() -> list[Judged]:
    """The judged queries, in the file's order."""
    lines = Path(__file__).with_name("queries_zh.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [Judged(row["query"], {key: GAINS[grade] for key, grade in row["grades"].items()}) for row in rows]
