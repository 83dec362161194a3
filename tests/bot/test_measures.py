"""Measures that records state as options are found in both languages, whatever the option is called."""

import pytest

from tests.bot.talk import Talk, shop
from tests.bot.test_understand_wishes import limits, read


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("28 cm frying pan", "28 cm"),
        ("2 m cable", "2 m"),
        ("数据线 2米", "2 m"),
        ("保温杯 1.5升", "1.5 L"),
        ("10000 mAh power bank", "10000 mAh"),
        ("50毫升的香水", "50 ml"),
        ("100 ml perfume", "100 ml"),
    ],
)
def test_the_variant_of_that_measure_is_shown(text: str, value: str) -> None:
    reply = Talk().say(text)
    assert reply.cards
    for card in reply.cards:
        product = shop().search.product(card.product_id)
        assert product is not None
        variant = next(variant for variant in product.variants if variant.id == card.variant_id)
        stated = [*variant.options.values(), *(one for values in product.text.attributes.values() for one in values)]
        assert value in stated, (card.title, stated)


def test_a_share_is_a_wish() -> None:
    assert "words = 80%" in limits(read("遮光80%的窗帘"))
