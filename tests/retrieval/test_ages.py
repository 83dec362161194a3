"""Ages that records state, as shops write them."""

import pytest

from retrieval.ages import for_age, stated_ages
from retrieval.products import Product, Text, Variant
from retrieval.query import Hit, Result


def toy(name: str, **attributes: str) -> Product:
    return Product(
        name, "en", Text(name, attributes={key: (value,) for key, value in attributes.items()}), (Variant(),)
    )


@pytest.mark.parametrize(
    ("said", "span"),
    [
        ("3 years and up", (3, float("inf"))),
        ("3岁以上", (3, float("inf"))),
        ("18 months and up", (1.5, float("inf"))),
        ("3 to 6 years", (3, 6)),
        ("3至6岁", (3, 6)),
        ("6-12个月", (0.5, 1)),
        ("8+", None),
        ("From birth", None),
        ("6 months to 3 years", (0.5, 3)),
    ],
)
def test_spans_are_read(said: str, span: tuple[float, float] | None) -> None:
    assert stated_ages(toy("a", age=said)) == span
    assert stated_ages(toy("a", pages=said)) is None


def test_only_what_is_said_to_be_for_others_is_left_out() -> None:
    goods = [
        toy("silent"), toy("three up", age="3 years and up"), toy("baby", age="0 to 3 years"),
        toy("grown", age="12 years and up"), toy("six to nine", age="6 to 9 years"),
    ]  # fmt: skip
    found = Result(tuple(Hit(one, one.variants[0], None, 1.0) for one in goods), 7)
    assert [hit.product.id for hit in for_age(found, 6).hits] == ["silent", "three up", "six to nine"]
    assert for_age(found, 6).total == 5
    assert [hit.product.id for hit in for_age(found, 2).hits] == ["silent", "baby"]
    assert [hit.product.id for hit in for_age(found, 60).hits] == ["silent", "grown"]
