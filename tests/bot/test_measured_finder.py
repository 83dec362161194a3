"""Figures with "at least" and "at most" are kept by what records state."""

from decimal import Decimal

import pytest

from bot.understand.measured import figures, measure, much_of
from retrieval.products import Product, Text, Variant
from tests.bot.talk import Talk


@pytest.mark.parametrize(
    ("kind", "wish", "shown"),
    [
        ("backpack", "at least 40 l", {"Longbarrow"}),
        ("backpack", "under 1 kg", {"Crumple", "Ferry", "Hopscotch", "Attic"}),
        ("headlamp", "at least 1000 lumens or more", None),
        ("帐篷", "2公斤以内", {"低岭", "口袋屋"}),
        ("保温杯", "500毫升以上", {"长路"}),
        ("充电宝", "10000毫安以上", {"小刺猬", "獾"}),
        ("头戴式耳机", "250克以下", {"素歌", "破晓", "通勤"}),
    ],
)
def test_bounds_hold(kind: str, wish: str, shown: set[str] | None) -> None:
    talk = Talk()
    talk.say(kind)
    reply = talk.say(wish)
    assert reply.act == "refine"
    if shown is not None:
        assert len(reply.cards) == len(shown)
        assert all(any(name in card.title for name in shown) for card in reply.cards)


def test_a_bound_that_nothing_keeps_is_named() -> None:
    talk = Talk()
    talk.say("backpack")
    reply = talk.say("at least 9 kg")
    assert "None of these meets: at least 9 kg" in reply.text


def test_a_bound_replaces_the_one_before_it() -> None:
    talk = Talk()
    talk.say("backpack")
    talk.say("at least 20 litres")
    reply = talk.say("at least 40 litres")
    bounds = [limit for limit in reply.understood.limits if limit.field == "measure"]
    assert [(limit.op, limit.value) for limit in bounds] == [(">=", "40 litres")]


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("2公斤", (Decimal(2000), "weight")),
        ("10,000 mAh", (Decimal(10000), "charge")),
        ("1.5米", (Decimal("1500.0"), "length")),
        ("waterproof", None),
        ("3 wishes", None),
    ],
)
def test_a_figure_with_its_unit(said: str, value: tuple[Decimal, str] | None) -> None:
    assert measure(said) == value


def test_sides_are_lengths_and_a_load_is_no_weight() -> None:
    text = Text("Bed sheet 150*200cm", attributes={"max load": ("120 kg",), "weight": ("1.2 kg",)})
    product = Product("p", "en", text, (Variant("v", options={"size": "1.8m"}),))
    assert set(figures(product, product.variants[0], "length")) == {Decimal(1500), Decimal(2000), Decimal("1800.0")}
    assert figures(product, product.variants[0], "weight") == [Decimal("1200.0")]


@pytest.mark.parametrize(
    ("kind", "wish", "first"), [("保温杯", "容量大的", "长路"), ("smartphones", "good battery life", "Osier")]
)
def test_much_of_a_measure_is_looked_for_among_the_figures(kind: str, wish: str, first: str) -> None:
    talk = Talk()
    talk.say(kind)
    reply = talk.say(wish)
    assert reply.act == "refine"
    assert any(first in card.title for card in reply.cards)


@pytest.mark.parametrize("text", ["大的", "battery", "红色大号的", "x" * 5_000, "容量" * 3_000])
def test_other_words_wish_for_much_of_nothing(text: str) -> None:
    assert not much_of(text)
