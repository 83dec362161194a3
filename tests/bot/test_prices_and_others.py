"""Prices, however they are asked for; others than the one pointed at; one thing compared with another by its name."""

from decimal import Decimal
from functools import cache

import pytest

from bot.guide import Knowledge, compose, know
from bot.ledger import MemoryLedger
from retrieval.index import Index
from retrieval.products import Price, Product, Text, Variant
from tests.bot.talk import Talk, said


@pytest.mark.parametrize("asked", ["what's its price?", "what price?", "tell me the price", "how much the green one?"])
def test_a_price_is_told(asked: str) -> None:
    reply = said("tents", "tell me about the Lowfell", asked)
    assert "$159" in reply.text


def test_how_much_it_weighs_is_no_price() -> None:
    assert "1.7 kg" in said("tents", "tell me about the Lowfell", "how much does it weigh").text


def test_the_better_of_two_is_compared() -> None:
    reply = said("gaming headsets", "whats better the watchfire or the citadel")
    assert reply.act == "compare"
    assert "Citadel" in reply.text


@pytest.mark.parametrize("asked", ["how much all 2gether", "What do I have to pay for the two?"])
def test_the_cart_is_summed_up(asked: str) -> None:
    reply = said("tents", "add the Lowfell", "add the Hedgerow", asked)
    assert reply.act == "checkout"
    assert "Lowfell" in reply.text
    assert "Hedgerow" in reply.text


def test_what_is_too_dear_is_not_asked_about() -> None:
    reply = said("电饭煲", "这个梯田的太贵了 有没有便宜一点的")
    assert reply.act == "refine"
    assert "梯田" not in " ".join(card.title for card in reply.cards)


def test_all_of_a_kind_that_have_something_are_listed() -> None:
    reply = said("which face creams have no perfume in them")
    assert reply.act == "find"
    assert len(reply.cards) > 1


def test_a_soft_toy_is_a_plush_toy() -> None:
    reply = said("a soft toy under $25")
    assert reply.cards
    assert all("Plush" in card.title for card in reply.cards)


@cache
def _phones() -> Knowledge:
    names = [
        f"{model} {size} Cell Phone - {color}"
        for model in ("Zeta - Zed (4th Generation)", "Motto - Motto G4 Play")
        for size in ("16GB", "32GB")
        for color in ("Black", "White")
    ]
    price = {"USD": Price(Decimal("149.99"))}
    titles = [*(f"Inka - {sort} Case for Motto J3 - Black" for sort in ("Feather", "Duo", "Wallet")), *names]
    titles.append("Motto - Motto J3 8GB Cell Phone - Gold")
    products = [
        Product(
            f"p{number}", "en",
            Text(title, "Made for calls.", title.split()[0], ("Cases" if " Case " in title else "Phones",)),
            (Variant(prices=price),),
        )
        for number, title in enumerate(titles)
    ]  # fmt: skip
    return know(Index.of(products), currency="USD", language="en")


def _said(*lines: str) -> str:
    ledger = MemoryLedger()
    talk = Talk(ledger=ledger)
    talk.guide = compose(_phones(), ledger=ledger, log=ledger, secret=b"test")
    return talk.through(*lines).text


def test_what_is_talked_about_is_compared_with_what_is_called_by_its_name() -> None:
    text = _said("tell me about the Motto J3", "compare it with the Zed (4th generation)")
    assert "A: Motto - Motto J3" in text
    assert "B: Zeta - Zed (4th Generation)" in text
