"""The cart: every figure is the record's or a sum of the records', whatever is put in and taken out."""

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.demo.catalog import products
from bot.buying import Buying
from bot.guide import compose
from bot.ledger import MemoryLedger
from bot.messages import Reply
from bot.say import WORDS
from bot.session import Cart, CartLine, Session, Shown
from retrieval.products import Product
from tests.bot.shelf import draft, listing, shelves
from tests.bot.talk import Talk, shop

BY_ID = {product.id: product for product in products()}
MONEY = re.compile(r"([$¥])([\d,]+(?:\.\d\d)?)")
SIGNS = {"$": "USD", "¥": "CNY"}


def said(text: str) -> list[tuple[str, Decimal]]:
    """Every amount in a text, with its currency."""
    return [(SIGNS[sign], Decimal(figure.replace(",", ""))) for sign, figure in MONEY.findall(text)]


def labels(reply: Reply) -> list[str]:
    return [button.label for button in reply.buttons]


def price(goods: list[Product], line: CartLine, currency: str) -> tuple[str, Decimal] | None:
    product = next(one for one in goods if one.id == line.product_id)
    variant = next(one for one in product.variants if one.id == line.variant_id)
    code = next((code for code in (currency, "USD", *variant.prices) if code in variant.prices), None)
    return (code, variant.prices[code].amount) if code else None


@given(
    data=st.data(), goods=shelves(), language=st.sampled_from(["en", "zh"]), currency=st.sampled_from(["USD", "CNY"])
)
@settings(max_examples=200, deadline=None)
def test_any_cart_adds_up(data: st.DataObject, goods: list[Product], language: str, currency: str) -> None:
    buying = Buying(listing(goods))
    session = Session("c", "u", language=language, currency=currency)  # type: ignore[arg-type]
    expected: dict[tuple[str, str | None], int] = {}
    history: list[tuple[tuple[str, str | None], int]] = []
    variants = [(product, variant) for product in goods for variant in product.variants]
    for _ in range(data.draw(st.integers(0, 8))):
        if data.draw(st.booleans()) or not history:
            product, variant = data.draw(st.sampled_from(variants))
            many, key = data.draw(st.integers(1, 9)), (product.id, variant.id)
            turn = buying.add(draft(session, language=language), [Shown(*key, "")], None, many)  # type: ignore[arg-type]
            enough = variant.stock is None or variant.stock >= expected.get(key, 0) + many
            if variant.in_stock is not False and enough:
                expected[key] = expected.get(key, 0) + many
                history.append((key, many))
        elif data.draw(st.booleans()):
            key, many = history.pop()
            expected[key] -= many
            turn = buying.take_out(draft(session, language=language), ())  # type: ignore[arg-type]
        else:
            key = data.draw(st.sampled_from(sorted({key for key, _ in history}, key=str)))
            expected[key] = 0
            history = [entry for entry in history if entry[0] != key]
            turn = buying.remove(draft(session, language=language), *key)  # type: ignore[arg-type]
        session = turn.session
        expected = {key: many for key, many in expected.items() if many}
    assert {(line.product_id, line.variant_id): line.quantity for line in session.cart.lines} == expected
    text = buying.look(draft(session, language=language)).reply.text  # type: ignore[arg-type]
    if not expected:
        assert WORDS[language].cart_empty in text  # type: ignore[index]
        return
    # Exact arithmetic of another kind than the code's.
    sums: dict[str, Fraction] = {}
    figures = []
    for line in session.cart.lines:
        if found := price(goods, line, currency):
            code, amount = found
            whole = Fraction(amount) * line.quantity
            sums[code] = sums.get(code, Fraction(0)) + whole
            figures += [(code, Fraction(amount))] * (line.quantity > 1) + [(code, whole)]
    assert [(code, Fraction(amount)) for code, amount in said(text)] == [*figures, *sums.items()]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_same_variant_twice_is_one_line_with_its_sum(language: str) -> None:
    words = WORDS[language]  # type: ignore[index]
    talk = Talk(locale={"en": "en-US", "zh": "zh-CN"}[language])
    found = talk.say({"en": "tents", "zh": "帐篷"}[language])
    for _ in range(2):
        added = talk.press(talk.press(found, words.b_details, 0), words.b_cart)
    card = found.cards[0]
    assert card.price is not None
    assert said(added.text)[-1] == (card.currency, 2 * card.price)
    view = talk.press(added, words.b_show_cart)
    assert (view.act, len(view.cards)) == ("checkout", 1)
    assert said(view.text) == [
        (card.currency, card.price),
        (card.currency, 2 * card.price),
        (card.currency, 2 * card.price),
    ]
    assert view.cards[0].url == BY_ID[card.product_id].url
    assert words.pay in view.text


def test_the_cart_leads_to_what_goes_with_it_and_lines_can_be_removed() -> None:
    talk = Talk()
    talk.say("tents")
    talk.say("add the first one to my cart")
    view = talk.say("show my cart")
    beside = talk.press(view, "What goes with it?")
    assert beside.act == "bundle"
    assert beside.cards
    empty = talk.press(view, "Remove")
    assert WORDS["en"].cart_empty in empty.text
    assert talk.ledger.session("c").cart == Cart()  # type: ignore[union-attr]
    assert WORDS["en"].not_in_cart in talk.press(view, "Remove").text


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_total_names_all_that_it_is_of(language: str) -> None:
    words = WORDS[language]  # type: ignore[index]
    talk = Talk(locale={"en": "en-US", "zh": "zh-CN"}[language])
    found = talk.say({"en": "tents", "zh": "帐篷"}[language])
    first = talk.press(talk.press(found, words.b_details, 0), words.b_cart)
    assert words.cart_now.partition("{")[0] not in first.text
    second = talk.press(talk.press(found, words.b_details, 1), words.b_cart)
    one, other = found.cards[:2]
    assert one.price is not None
    assert other.price is not None
    assert said(second.text) == [
        (one.currency, amount) for amount in (other.price, one.price, other.price, one.price + other.price)
    ]
    assert {one.title, other.title} <= {card.title for card in found.cards if card.title in second.text}


def test_undo_takes_the_last_addition_out() -> None:
    talk = Talk()
    found = talk.say("tents")
    talk.say("add the first one to my cart")
    talk.say("add the second one to my cart")
    undone = talk.say("undo")
    assert undone.act == "undo"
    assert f"Taken out of your cart: 1 × {found.cards[1].title}" in undone.text
    assert [card.product_id for card in undone.cards] == [found.cards[0].product_id]


def test_several_are_put_in_at_once_with_their_number() -> None:
    talk = Talk()
    found = talk.say("tents")
    session = talk.ledger.session("c")
    assert session is not None
    buying = Buying(listing(products()))
    turn = buying.add(draft(session), session.shown[:2], talk.ledger.decision(found.decision_id or ""), 2)
    assert [(line.product_id, line.quantity) for line in turn.session.cart.lines] == [
        (card.product_id, 2) for card in found.cards[:2]
    ]
    assert {one.product_id for one in turn.feedback if one.kind == "cart"} == {
        card.product_id for card in found.cards[:2]
    }


def test_what_is_sold_out_is_not_added_teaches_nothing_and_another_variant_is_offered() -> None:
    gone = next(
        (product, variant)
        for product in products()
        for variant in product.variants
        if variant.in_stock is False and any(other.in_stock for other in product.variants)
    )
    product, variant = gone
    talk = Talk()
    found = talk.say("tents")
    logged = talk.ledger.decision(found.decision_id or "")
    shown = Shown(product.id, variant.id, found.decision_id or "")
    turn = Buying(listing(products())).add(draft(), [shown], logged)
    assert turn.session.cart == Cart()
    assert turn.feedback == ()
    assert "sold out" in turn.reply.text
    offered = {action.variant_id for action in turn.actions if action.verb == "cart"}
    stocked = {other.id for other in product.variants if other.in_stock is not False}
    assert offered
    assert offered <= stocked


def test_the_shop_without_links_is_honest_about_it() -> None:
    goods = [replace(product, url=None) for product in products()[:1]]
    session = Session("c", "u", cart=Cart((CartLine(goods[0].id, goods[0].variants[0].id, 1),)))
    reply = Buying(listing(goods)).look(draft(session)).reply
    assert WORDS["en"].pay not in reply.text
    assert "no link" in reply.text
    assert "Talk to a person" in labels(reply)


def test_a_quantity_that_was_understood_reaches_the_cart() -> None:
    class Two:
        def read(self, text: str, *told: object, **more: object) -> object:
            return replace(shop().understanding.read(text, *told, **more), quantity=2)  # type: ignore[arg-type]

    ledger = MemoryLedger()
    talk = Talk(ledger=ledger)
    talk.guide = compose(
        replace(shop(), understanding=Two()),
        ledger=ledger,
        log=ledger,
        secret=b"test",  # type: ignore[arg-type]
    )
    talk.say("tents")
    assert talk.say("add the first one to my cart").text.startswith("Added to your cart: 2 × ")


@pytest.mark.parametrize(
    ("before", "said", "variant"),
    [
        (
            "Drizzle hiking boots",
            "I'll take the Drizzle, purple, size 10. In the cart.",
            "boot-drizzle-purple-10",
        ),
        ("blackout curtains", "gray, 140x240, into the cart", "curtain-nightfall-gray-140x240cm"),
        ("a duvet in king size", "just the duvet in king. pop it in the cart", "duvet-cloudbank-king"),
    ],
)
def test_the_variant_named_is_the_one_put_in(before: str, said: str, variant: str) -> None:
    talk = Talk()
    talk.say(before)
    talk.say(said)
    session = talk.ledger.session("c")
    assert session is not None
    assert [line.variant_id for line in session.cart.lines] == [variant]
