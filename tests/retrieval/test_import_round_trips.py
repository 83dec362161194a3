"""Products written in each known format come back as the same products."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retrieval.importing import read_products
from retrieval.products import Price, Product, Text, Variant
from tests.retrieval.writers import CURRENCY, WRITERS, Writer

# Begins with a letter, so that it is no word for "nothing"; no markup, which every reader takes out of a text.
WORDS = st.text("abXYZ é中文灯0 \"',;=+@#()%", max_size=10).map(lambda text: " ".join(f"w{text}".split()))


@st.composite
def variants(draw: st.DrawFn, product_id: str) -> tuple[Variant, ...]:
    several = draw(st.integers(1, 4))
    found = []
    for place in range(several):
        amount = Decimal(draw(st.integers(1, 999_999))) / 100
        before = amount + Decimal(draw(st.integers(1, 9_999))) / 100 if draw(st.booleans()) else None
        stock = draw(st.sampled_from([0, 1, 250]))
        options = {"color": f"{draw(WORDS)} {place}", "size": f"{place}"} if several > 1 else {}
        price = Price(amount.quantize(Decimal("0.01")), before and before.quantize(Decimal("0.01")))
        own = f"{product_id}-{place}" if several > 1 else None
        found.append(Variant(own, options, {CURRENCY: price}, stock > 0, stock))
    return tuple(found)


@st.composite
def shops(draw: st.DrawFn) -> list[Product]:
    return [
        Product(
            id=f"P{n}",
            language="en",
            text=Text(
                title=draw(WORDS),
                description=draw(WORDS),
                brand=draw(WORDS),
                category=tuple(f"{draw(WORDS)} {step}" for step in range(draw(st.integers(1, 3)))),
            ),
            variants=draw(variants(f"P{n}")),
            images=tuple(f"https://shop.example/{n}/{i}.jpg" for i in range(draw(st.integers(1, 3)))),
            url=f"https://shop.example/p/{n}",
        )
        for n in range(draw(st.integers(1, 3)))
    ]


def facts(product: Product, loses: frozenset[str]) -> dict[str, Any]:
    several = len(product.variants) > 1
    found = {
        "id": product.id,
        "title": product.text.title,
        "description": product.text.description,
        "brand": product.text.brand,
        "category": product.text.category,
        "images": product.images,
        "url": product.url,
        "attributes": dict(product.text.attributes),
        "variants": [
            (variant.id if several else None, dict(variant.options), variant.prices, variant.in_stock, variant.stock)
            for variant in product.variants
        ],
    }
    return {name: value for name, value in found.items() if name not in loses}


@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.file)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(products=shops())
def test_what_is_written_comes_back(tmp_path: Path, writer: Writer, products: list[Product]) -> None:
    path = tmp_path / writer.file
    path.write_text(writer.write(products), "utf-8", newline="")
    found = read_products(path, currency=CURRENCY)
    assert found.report.format
    assert found.report.rejected == found.report.dropped == ()
    assert found.report.duplicates == 0
    assert [facts(p, writer.loses) for p in found.products] == [facts(p, writer.loses) for p in products]
