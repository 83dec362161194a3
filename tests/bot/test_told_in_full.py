"""Things told in full: by name and variant, by all words of a longer phrase; the cart, however it is asked for."""

from decimal import Decimal
from functools import cache

import pytest

from bot.answers import answer
from bot.guide import Knowledge, compose, know
from bot.ledger import MemoryLedger
from retrieval.index import Index
from retrieval.products import Price, Product, Text, Variant
from tests.bot.talk import Talk, said


@pytest.mark.parametrize(
    ("lines", "thing", "variant"),
    [
        (("窗帘", "夜幕，灰色，140 x 240的"), "夜幕", "灰色"),
        (("双肩包", "好，跳房子要粉色的"), "跳房子", "粉色"),
        (("口红", "丝绒时刻，莓果色"), "丝绒时刻", "莓果色"),
        (("tents", "the Hedgerow in green"), "Hedgerow", "green"),
    ],
)
def test_a_name_and_its_variant_take_the_thing(lines: tuple[str, ...], thing: str, variant: str) -> None:
    reply = said(*lines)
    assert reply.act == "add_to_cart"
    assert thing in reply.text
    assert variant in reply.text


@pytest.mark.parametrize("lines", [("tents", "in green"), ("窗帘", "要灰色的"), ("行李箱", "要硬壳的")])
def test_a_quality_alone_narrows_the_list(lines: tuple[str, ...]) -> None:
    assert said(*lines).act == "refine"


def test_both_sides_of_an_and_are_taken() -> None:
    reply = said("tents", "the Lowfell in green and the Hedgerow in green please")
    assert reply.act == "add_to_cart"
    assert "Lowfell" in reply.text
    assert "Hedgerow" in reply.text


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("I'd like the Hedgerow in gray and the Lowfell in green", ("Tent (gray)", "Tent (green)")),
        ("the Lowfell in green and the Hedgerow in gray please", ("Tent (green)", "Tent (gray)")),
    ],
)
def test_each_side_of_an_and_has_its_own_variant(text: str, things: tuple[str, str]) -> None:
    reply = said("tents", text)
    first, second = reply.text.splitlines()[0].split(";")
    assert things[0] in first
    assert things[1] in second


def test_a_number_before_a_name_is_how_many() -> None:
    reply = said("tents", "Good. Two Hedgerow in green then.")
    assert "2 × Skarnvale Hedgerow" in reply.text


@pytest.mark.parametrize(
    "text", ["what do i have to pay?", "and now?", "How much I must pay now?", "so it's only the tent in my cart now?"]
)
def test_the_cart_is_asked_for_in_many_words(text: str) -> None:
    reply = said("tents", "add the Hedgerow in green", text)
    assert reply.act == "checkout"
    assert "$99" in reply.text


@pytest.mark.parametrize("text", ["现在总共呢", "再报一下总数，我好写申请", "結帳吧", "total多少", "ok 现在呢"])
def test_the_cart_is_asked_for_in_many_chinese_words(text: str) -> None:
    reply = said("窗帘", "夜幕，灰色，140 x 240的", text)
    assert reply.act == "checkout"
    assert "189" in reply.text


@pytest.mark.parametrize("text", ["does it survive if i drop it lol", "from what height can i drop it"])
def test_what_falls_is_not_taken_out(text: str) -> None:
    reply = said("phones", "add the first one to my cart", text)
    assert reply.act == "ask_product"


def test_another_variant_instead_of_the_one_put_in() -> None:
    lines = ("running shoes", "tempo in blue size 43 please", "how fast do you deliver?")
    reply = said(*lines, "make it white instead of blue, same size")
    assert "Tempo" in reply.text
    assert "white, size 43" in reply.text
    assert "blue" not in reply.text


def test_a_variant_that_there_is_not_changes_nothing() -> None:
    lines = ("running shoes", "tempo in blue size 43 please", "make it purple size 42 instead of blue", "show my cart")
    assert "(blue, size 43)" in said(*lines).text


@pytest.mark.parametrize(
    ("lines", "act"),
    [
        (("hiking boots", "Something light, so my feet can breathe"), "refine"),
        (("饭盒", "孩子自己能打开、不漏汤的"), "refine"),
        (("马克杯", "斑驳和大雨天容量分别是多少"), "compare"),
        (("枕头", "积云和小溪怎么选"), "compare"),
    ],
)
def test_what_is_wanted_of_a_list(lines: tuple[str, ...], act: str) -> None:
    assert said(*lines).act == act


def test_between_two_sizes_no_place_in_the_list_is_counted() -> None:
    reply = said("hiking boots", "I'm exactly between two sizes, 9 and 10. Which do you recommend for hiking boots?")
    assert reply.act == "ask_policy"
    assert "larger" in reply.text


def test_what_is_not_eaten_is_left_out() -> None:
    limits = said("饼干，有人不吃坚果").understood.limits
    assert "坚果" in {limit.value for limit in limits if limit.op == "!="}


def test_a_question_is_answered_by_what_it_asks_and_not_by_the_name_in_it() -> None:
    description = (
        "Take your calls further with this unlocked black Diva Flip phone. "
        "A 2.4-inch display shows who rings. The Diva Flip phone works on any network."
    )
    phone = Product("p", "en", Text("Blu - Diva Flip Phone - Black", description, "Blu", ("Phones",)), (Variant(),))
    lines = answer("How big is the screen of the Blu Diva Flip?", phone, "en").lines
    assert "2.4-inch" in lines[0]


@cache
def straps() -> Knowledge:
    """A shop whose things share a brand, so that no single word calls one of them."""
    sorts = ("Sport", "Leather", "Woven", "Steel")
    nomads = [f"Nomad - {sort} Strap for Zebra Watch - {band}" for sort in sorts for band in ("Brown", "Navy")]
    nomads.append("Nomad - Sport Strap for Zebra Watch - Black with silver lugs")
    bands = (("Mesh", "Silver"), ("Link", "Silver"), ("Chain", "Gold"))
    titles = [*(f"Platine - {sort} Strap for Zebra Watch - {color}" for sort, color in bands), *nomads]
    price = Price(Decimal(30))
    products = [
        Product(f"p{number}", "en", Text(title, "Worn at the wrist.", title.split()[0], ("Watch Straps",)),
                (Variant(options={"color": title.rpartition(" - ")[2].split()[0].lower()}, prices={"USD": price}),))
        for number, title in enumerate(titles)
    ]  # fmt: skip
    return know(Index.of(products), currency="USD", language="en")


def test_a_longer_phrase_calls_what_bears_every_word_of_it() -> None:
    ledger = MemoryLedger()
    talk = Talk(ledger=ledger)
    talk.guide = compose(straps(), ledger=ledger, log=ledger, secret=b"test")
    reply = talk.through("Platine watch straps", "is the Nomad one with silver lugs sweatproof?")
    assert reply.act == "ask_product"
    assert [card.title for card in reply.cards] == ["Nomad - Sport Strap for Zebra Watch - Black with silver lugs"]
