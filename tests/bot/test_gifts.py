"""Presents: whom they are for limits nothing, a budget does, and children get toys."""

from decimal import Decimal

import pytest

from tests.bot.talk import Talk, shop


@pytest.mark.parametrize(
    ("text", "most", "currency"),
    [
        ("a gift for a 6 year old girl under $30", 30, "USD"),
        ("birthday present for a little boy, max $25", 25, "USD"),
        ("给六岁女孩的生日礼物，预算200", 200, "CNY"),
        ("送小朋友的礼物，100元以内", 100, "CNY"),
    ],
)
def test_a_child_gets_toys_within_the_budget(text: str, most: int, currency: str) -> None:
    reply = Talk().say(text)
    assert reply.act == "gift"
    assert len(reply.cards) >= 3
    for card in reply.cards:
        product = shop().search.product(card.product_id)
        assert product is not None
        assert product.text.category[0] == "Toys"
        assert card.currency == currency
        assert card.price is not None
        assert card.price <= Decimal(most)


@pytest.mark.parametrize(
    "text",
    [
        "a gift for my girlfriend under $50",
        "gift for dad under $50",
        "送妈妈的礼物，300元以内",
        "gift for a woman under $40",
    ],
)
def test_whom_it_is_for_leaves_enough_to_choose_from(text: str) -> None:
    reply = Talk().say(text)
    assert reply.act == "gift"
    assert len(reply.cards) >= 3


def test_a_kind_that_is_named_stays() -> None:
    reply = Talk().say("a book as a gift for a 6 year old girl under $30")
    assert reply.cards
    for card in reply.cards:
        product = shop().search.product(card.product_id)
        assert product is not None
        assert product.text.category[0] == "Books"


def test_a_hobby_that_names_goods_brings_them_where_there_are_some() -> None:
    reply = Talk().say("a gift for my aunt who loves candles")
    assert reply.act == "gift"
    assert reply.cards
    assert all("candle" in card.title.casefold() for card in reply.cards)
