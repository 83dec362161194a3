"""Presents: whom they are for limits nothing, a budget does, and children get toys."""

from decimal import Decimal

import pytest

from retrieval.ages import stated_ages
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


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("my daughter turns 6 on saturday, what present is there around 30 bucks", 6),
        ("my son turned 8, birthday present", 8),
        ("nephew's 5th birthday, any ideas?", 5),
        ("a present for my 3-year-old", 3),
        ("送8岁儿子的生日礼物", 8),
        ("朋友家宝宝10个月大，送什么礼物好", 0),
    ],
)
def test_a_child_gets_toys_of_its_age(text: str, years: int) -> None:
    talk = Talk()
    for reply in (talk.say(text), talk.say("more" if text.isascii() else "还有别的吗")):
        for card in reply.cards:
            product = talk.product(card.product_id)
            assert product.text.category[0] in ("Toys", "Books"), card.title
            span = stated_ages(product)
            assert span is None or span[0] < years + 1 <= span[1] + 1, (card.title, span)


@pytest.mark.parametrize("text", ["gift for my 60 year old dad", "爸爸60岁生日送什么好", "a present for a 19 year old"])
def test_who_is_grown_gets_no_toys(text: str) -> None:
    reply = Talk().say(text)
    assert reply.act == "gift"
    assert reply.cards
    assert not all(Talk().product(card.product_id).text.category[0] == "Toys" for card in reply.cards)
