"""Comparisons: prices first, the difference worked out again from the records, and a table that stays readable."""

import re
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cards import hit_of
from bot.compare import LETTERS, LONGEST, MOST, best_rated, differences, price_difference
from bot.say import WORDS
from retrieval.products import Product, Text, Variant
from tests.bot.shelf import draft, shelves
from tests.bot.talk import Talk

MONEY = re.compile(r"[$¥]([\d,]+(?:\.\d\d)?)")


@given(goods=shelves(least=2, most=4), currency=st.sampled_from(["USD", "CNY"]), language=st.sampled_from(["en", "zh"]))
@settings(max_examples=300, deadline=None)
def test_the_difference_is_the_records_arithmetic(goods: list[Product], currency: str, language: str) -> None:
    phrases = draft(language=language).phrases  # type: ignore[arg-type]
    hits = [hit_of(product, None, currency, "USD") for product in goods]
    line = price_difference(hits, phrases)
    prices = [hit.variant.prices.get(hit.currency or "") for hit in hits]
    if None in prices or len({hit.currency for hit in hits}) > 1:
        assert line == ""
        return
    amounts = [Fraction(price.amount) for price in prices if price]
    figures = [Fraction(figure.replace(",", "")) for figure in MONEY.findall(line)]
    least, most = min(amounts), max(amounts)
    if least == most:
        assert figures == [least]
    elif len(hits) == 2:
        assert figures == [most - least, least, most]
        assert line.startswith(LETTERS[amounts.index(least)])
    else:
        assert figures == [least, *sorted(amount - least for amount in amounts if amount > least)]
    text = differences(hits, phrases)
    assert len(text) <= LONGEST
    assert line in text


def test_the_best_rated_is_named_with_its_figures() -> None:
    goods = [
        Product("a", "en", Text("A"), (Variant(),), rating=4.5, rating_count=10),
        Product("b", "en", Text("B"), (Variant(),), rating=4.7, rating_count=3),
        Product("c", "en", Text("C"), (Variant(),), rating=4.7),
    ]
    hits = [hit_of(product, None, None, "USD") for product in goods]
    phrases = draft().phrases
    assert best_rated(hits, phrases) == "Best rated: B, 4.7 from 3 reviews, C, rated 4.7."
    assert best_rated(hits[1:], phrases) == ""
    assert best_rated([hits[0], replace(hits[1], product=replace(goods[1], rating=None))], phrases) == ""


@pytest.mark.parametrize("language", ["en", "zh"])
def test_prices_and_ratings_stand_before_the_table(language: str) -> None:
    talk = Talk(locale={"en": "en-US", "zh": "zh-CN"}[language])
    found = talk.say({"en": "tents", "zh": "帐篷"}[language])
    reply = talk.say({"en": "compare the first two", "zh": "比较一下前两个"}[language])
    lines = reply.text.splitlines()
    one, other = sorted(card.price for card in found.cards[:2] if card.price is not None)
    assert [Fraction(figure.replace(",", "")) for figure in MONEY.findall(lines[2])] == [other - one, one, other]
    assert lines[4].startswith(WORDS[language].row_price)  # type: ignore[index]
    # What only some records state comes last.
    unstated = [WORDS[language].not_stated in line for line in lines[4:-1]]  # type: ignore[index]
    assert unstated == sorted(unstated)


def test_more_than_four_are_not_compared_at_once() -> None:
    talk = Talk()
    talk.say("headphones")
    talk.say("more")
    assert len(talk.say("compare all of them").cards) <= MOST


@pytest.mark.parametrize(
    ("ask", "question"),
    [("tents", "which is cheaper, the first or the third?"), ("帐篷", "第一个和第三个哪个更便宜？")],
)
def test_which_is_cheaper_is_answered_by_arithmetic(ask: str, question: str) -> None:
    talk = Talk(locale="en-US" if ask.isascii() else "zh-CN")
    cards = talk.say(ask).cards
    reply = talk.say(question)
    one, other = sorted(card.price for card in (cards[0], cards[2]) if card.price is not None)
    assert other - one in [Fraction(figure.replace(",", "")) for figure in MONEY.findall(reply.text)]
