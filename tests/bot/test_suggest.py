"""Suggestions are lines that the shop at hand can answer."""

from decimal import Decimal

from bot.guide import Guide, compose, know
from bot.ledger import MemoryLedger
from bot.say import WORDS
from retrieval.index import Index
from retrieval.products import Price, Product, Text, Variant
from tests.bot.talk import Talk


def shop(kind: str) -> Guide:
    """Twenty products of one kind, 30 to 49 dollars."""
    products = [
        Product(
            str(number),
            "en",
            Text(kind, category=("Kitchen", f"{kind}s")),
            (Variant(prices={"USD": Price(Decimal(number))}),),
        )
        for number in range(30, 50)
    ]
    return compose(
        know(Index.of(products), currency="USD", language="en"), ledger=(memory := MemoryLedger()), log=memory
    )


def test_the_written_lines_fit_the_demo_shop() -> None:
    suggestions = Talk().guide.suggestions
    assert suggestions.lines("en") == WORDS["en"].suggestions
    assert suggestions.lines("zh") == WORDS["zh"].suggestions


def test_another_shop_gets_its_own_kinds_at_a_usual_price() -> None:
    guide = shop("Kettle")
    assert guide.suggestions.lines("en") == ("Kettles under $50",)
    assert guide.search.search(guide.parse("Kettles under $50")).hits
