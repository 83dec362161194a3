"""The demo shop's name and goods. Each line of `goods/*.jsonl` is one record: edit those files to change the shop."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from pydantic import TypeAdapter

from retrieval.products import Product
from retrieval.reviews import Review

SHOP_NAME: Mapping[str, str] = MappingProxyType({"en": "Lanternwick", "zh": "灯芯小铺"})
"""The shop's name by language code."""
SHELVES = (
    "outdoor", "shoes", "clothing", "bags", "headphones", "phones",
    "kitchen", "home", "toys", "beauty", "sport", "books",
)  # fmt: skip
"""The files of `goods/`, in the shop's order."""


@cache
def products() -> tuple[Product, ...]:
    """All goods, shelf by shelf.

    Raises pydantic's ValidationError when a line is not a record, because the files are part of the program.
    """
    record = TypeAdapter(Product)
    return tuple(record.validate_json(line) for shelf in SHELVES for line in _lines("goods", shelf))


@cache
def reviews() -> Mapping[str, tuple[Review, ...]]:
    """What shoppers wrote, by product id, newest first."""
    record = TypeAdapter(Review)
    found: dict[str, list[Review]] = {}
    for shelf in SHELVES:
        for line in _lines("reviews", shelf):
            review = record.validate_json(line)
            found.setdefault(review.product_id, []).append(review)
    return {name: tuple(sorted(said, key=lambda review: review.at, reverse=True)) for name, said in found.items()}


def _lines(folder: str, shelf: str) -> list[str]:
    file = files(__package__).joinpath(folder, f"{shelf}.jsonl")
    return file.read_text("utf-8").splitlines() if file.is_file() else []
