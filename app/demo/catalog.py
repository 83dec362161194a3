"""The demo shop's name and goods. Each line of `products.jsonl` is one record: edit that file to change the shop."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from pydantic import TypeAdapter

from retrieval.products import Product

SHOP_NAME: Mapping[str, str] = MappingProxyType({"en": "Lanternwick", "zh": "灯芯小铺"})
"""The shop's name by language code."""


@cache
def products() -> tuple[Product, ...]:
    """All goods in the file's order.

    Raises pydantic's ValidationError when a line is not a record, because the file is part of the program.
    """
    record = TypeAdapter(Product)
    lines = files(__package__).joinpath("products.jsonl").read_text("utf-8").splitlines()
    return tuple(record.validate_json(line) for line in lines)
