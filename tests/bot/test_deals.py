"""Best deals: only what is reduced, the largest saving first, every figure worked out again from the records."""

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings

from app.demo.catalog import products
from bot.cards import hit_of, saving
from bot.guide import compose, know
from bot.ledger import MemoryLedger
from bot.messages import Card, Reply
from bot.say import WORDS
from retrieval.index import Index
from retrieval.products import Product
from tests.bot.shelf import draft, shelves
from tests.bot.talk import Talk

BY_ID = {product.id: product for product in products()}


def saved(card: Card) -> Decimal:
    """What the record says is saved on a card's variant."""
    variant = next(one for one in BY_ID[card.product_id].variants if one.id == card.variant_id)
    price = variant.prices[card.currency or ""]
    assert price.list_amount is not None
    return price.list_amount - price.amount


def most(currency: str, kind: str = "", under: int = 10**9) -> Decimal:
    """The largest saving of the shop, of what can be had."""
    return max(
        price.list_amount - price.amount
        for product in products()
        if kind in product.text.category or not kind
        for variant in product.variants
        if variant.in_stock is not False
        and (price := variant.prices.get(currency))
        and price.list_amount is not None
        and price.amount <= under
    )


def check(reply: Reply) -> None:
    assert reply.act in {"best_deal", "more"}
    assert reply.cards
    savings = [saved(card) for card in reply.cards]
    assert savings == sorted(savings, reverse=True)
    assert all(one > 0 for one in savings)
    for card, off in zip(reply.cards, savings, strict=True):
        figures = [Decimal(figure.replace(",", "")) for figure in re.findall(r"[$¥]([\d,]+(?:\.\d\d)?)", card.reason)]
        assert figures[:3] == [off, card.price, card.list_price]


@pytest.mark.parametrize(
    ("ask", "currency"),
    [("any deals today?", "USD"), ("what's on sale", "USD"), ("有什么优惠", "CNY"), ("今天有打折的吗", "CNY")],
)
def test_the_largest_saving_of_the_shop_comes_first(ask: str, currency: str) -> None:
    reply = Talk(locale="zh-CN" if currency == "CNY" else "en-US").say(ask)
    check(reply)
    assert {card.currency for card in reply.cards} == {currency}
    assert saved(reply.cards[0]) == most(currency)
    assert WORDS[reply.language].sorted_by["saving"] in reply.text


def test_kind_and_limits_hold() -> None:
    reply = Talk().say("best deal on tents under $200")
    check(reply)
    assert all("Tents" in BY_ID[card.product_id].text.category for card in reply.cards)
    assert all(card.price is not None and card.price <= 200 for card in reply.cards)
    assert saved(reply.cards[0]) == most("USD", "Tents", 200)


def test_more_goes_on_with_smaller_savings() -> None:
    talk = Talk()
    first = talk.say("any deals?")
    second = talk.say("more")
    check(second)
    assert saved(second.cards[0]) <= saved(first.cards[-1])
    assert {card.product_id for card in first.cards}.isdisjoint({card.product_id for card in second.cards})


@pytest.mark.parametrize("language", ["en", "zh"])
def test_where_nothing_is_reduced_it_says_so_and_shows_the_cheapest(language: str) -> None:
    full = [
        replace(
            product,
            variants=tuple(
                replace(one, prices={code: replace(price, list_amount=None) for code, price in one.prices.items()})
                for one in product.variants
            ),
        )
        for product in products()[:60]
    ]
    ledger = MemoryLedger()
    talk = Talk(ledger=ledger, locale={"en": "en-US", "zh": "zh-CN"}[language])
    talk.guide = compose(know(Index.of(full), currency="USD", language="en"), ledger=ledger, log=ledger, secret=b"test")
    reply = talk.say({"en": "best deal on tents", "zh": "帐篷有优惠吗"}[language])
    assert reply.act == "best_deal"
    assert {"en": "Nothing is reduced", "zh": "没有降价"}[language] in reply.text
    prices = [card.price for card in reply.cards if card.price is not None]
    assert prices
    assert prices == sorted(prices)


@given(goods=shelves())
@settings(max_examples=200, deadline=None)
def test_a_saving_is_the_records_arithmetic(goods: list[Product]) -> None:
    for product in goods:
        for variant in product.variants:
            for currency in variant.prices:
                price = variant.prices[currency]
                line = saving(hit_of(product, variant.id, currency, "USD"), draft().phrases)
                if price.list_amount is None:
                    assert line == ""
                    continue
                off = Fraction(price.list_amount) - Fraction(price.amount)
                figures = [Decimal(one.replace(",", "")) for one in re.findall(r"[$¥]([\d,]+(?:\.\d\d)?)", line)]
                assert [Fraction(one) for one in figures] == [off, Fraction(price.amount), Fraction(price.list_amount)]
                share = re.search(r"\((\d+) %\)", line)
                percent = 100 * off / Fraction(price.list_amount)
                assert (int(share[1]) if share else 0) == percent // 1
