"""How soon a changed price is found: one product edited in a running search, then a filter that only it passes.

python -m benchmarks.search.edits [PRODUCTS]
"""

import sys
import time
from dataclasses import replace
from decimal import Decimal

import numpy as np

from retrieval.lexicon import Lexicon
from retrieval.products import Price, Product, Text, Variant
from retrieval.query import Limit, Query
from retrieval.search import Search

ROUNDS = 200
KINDS = ("boots", "jackets", "lamps", "tables", "phones", "kettles", "tents", "scarves")
COLOURS = ("red", "blue", "green", "black", "white")


def catalog(size: int) -> list[Product]:
    """Products with two variants, brands, colours and prices, always the same."""
    rng = np.random.default_rng(0)
    words = [f"word{number}" for number in range(5_000)]

    def one(number: int) -> Product:
        kind, colour = KINDS[number % len(KINDS)], COLOURS[int(rng.integers(len(COLOURS)))]
        title = " ".join([colour, *(words[int(n)] for n in rng.zipf(1.3, 5) % len(words)), kind])
        price = Decimal(int(rng.integers(500, 50_000))) / 100
        variants = tuple(
            Variant(id=f"{number}-{size}", options={"size": size}, prices={"USD": Price(price)}, in_stock=True, stock=5)
            for size in ("S", "L")
        )
        text = Text(title=title, brand=f"Brand{number % 300}", category=(kind,), attributes={"color": (colour,)})
        return Product(id=f"p{number}", language="en", text=text, variants=variants)

    return [one(number) for number in range(size)]


def main() -> None:
    """Print one line."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    products = catalog(size)
    search = Search(products, Lexicon.of(products), currency="USD")
    rng = np.random.default_rng(1)
    edits, found = [], []
    for number in range(ROUNDS):
        product = products[int(rng.integers(size))]
        price = Decimal(number + 1) / 100
        variants = tuple(replace(variant, prices={"USD": Price(price)}) for variant in product.variants)
        began = time.perf_counter()
        search.edit([replace(product, variants=variants)])
        edited = time.perf_counter()
        limit = Limit("price", "=", str(price), "USD")
        hits = search.rank(Query(limits=(limit,)), 5)
        ended = time.perf_counter()
        assert [hit.product.id for hit in hits] == [product.id], "the changed price is not found"
        edits.append(1_000 * (edited - began))
        found.append(1_000 * (ended - began))
    print(f"{size} products, {ROUNDS} price edits, milliseconds")
    print(f"{'':24} {'p50':>7} {'p95':>7} {'most':>7}")
    for name, times in (("visible to searches", edits), ("and found by a filter", found)):
        p50, p95 = np.quantile(times, [0.5, 0.95])
        print(f"{name:24} {p50:7.2f} {p95:7.2f} {max(times):7.2f}")


if __name__ == "__main__":
    main()
