"""A shop of any size out of a seed: brands, categories, colours, sizes, prices, stock; words by Zipf's law."""

from collections.abc import Iterator
from decimal import Decimal

import numpy as np

from retrieval.products import Price, Product, Text, Variant

SHELVES = {
    "Clothing": ("Women", "Men", "Kids"),
    "Electronics": ("Audio", "Phones", "Computers"),
    "Home": ("Kitchen", "Bedding", "Decor"),
    "Outdoor": ("Camping", "Hiking", "Cycling"),
    "Beauty": ("Skin", "Hair"),
}
KINDS = ("Boots", "Jackets", "Lamps", "Bottles", "Cases", "Bags", "Kettles", "Tools")
PATHS = tuple((shelf, part, f"{part} {kind}") for shelf, parts in SHELVES.items() for part in parts for kind in KINDS)
COLOURS = (
    "black",
    "white",
    "red",
    "blue",
    "green",
    "grey",
    "brown",
    "pink",
    "navy",
    "beige",
    "purple",
    "yellow",
    "orange",
    "silver",
    "gold",
)
MATERIALS = (
    "leather",
    "cotton",
    "wool",
    "steel",
    "plastic",
    "glass",
    "bamboo",
    "linen",
    "silk",
    "nylon",
    "rubber",
    "ceramic",
)
SIZES = ("XS", "S", "M", "L", "XL", "36", "38", "40", "42", "44")
WORDS, BRANDS = 40_000, 2_000
CHUNK = 1_000
LETTERS = np.array(list("abcdefghijklmnoprstuvw"))


def products(size: int, seed: int = 1) -> Iterator[Product]:
    """The shop's products, one at a time; the first n are the same for every size."""
    rng = np.random.default_rng(seed)
    vocabulary = ["".join(rng.choice(LETTERS, length)) for length in rng.integers(4, 10, WORDS)]
    brands = [word.capitalize() for word in rng.choice(vocabulary, BRANDS)]
    shares = 1 / np.arange(1, WORDS + 1) ** 0.9
    steps = np.cumsum(shares / shares.sum())
    for start in range(0, size, CHUNK):
        words = np.searchsorted(steps, rng.random((CHUNK, 48)))
        chance = rng.random((CHUNK, 8))
        for row in range(min(CHUNK, size - start)):
            yield _product(start + row, [vocabulary[place] for place in words[row]], chance[row].tolist(), brands)


def _product(number: int, words: list[str], chance: list[float], brands: list[str]) -> Product:
    path = PATHS[int(chance[0] * len(PATHS))]
    colour = COLOURS[int(chance[1] ** 2 * len(COLOURS))]
    material = MATERIALS[int(chance[2] ** 1.5 * len(MATERIALS))]
    brand = brands[int(chance[3] ** 3 * len(brands))]
    price = Decimal(int(100 * np.exp(1.5 + 3 * chance[4]))) / 100
    kind = path[2].split()[-1].rstrip("s")
    title = f"{brand} {words[0]} {words[1]} {material} {kind} {words[2]} {colour}"
    attributes = {"material": (material,), "waterproof": ("yes" if chance[5] < 0.3 else "no",), "style": (words[47],)}
    variants = tuple(
        Variant(
            f"{number}-{place}",
            {"color": colour, "size": SIZES[(int(chance[5] * 10) + place) % len(SIZES)]},
            {"USD": Price(price + place)},
            in_stock=chance[6] < 0.85,
            stock=int(chance[6] * 20),
        )
        for place in range(1 + int(chance[7] * 3))
    )
    return Product(
        id=f"p{number}",
        language="en",
        text=Text(title, " ".join(words[3:45]) + ".", brand, path, attributes),
        variants=variants,
        rating=round(3 + 2 * chance[4], 1),
        rating_count=int(chance[5] * 500),
        popularity=chance[3],
        url=f"https://shop.example/p/{number}",
    )
