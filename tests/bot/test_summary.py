"""What a person who takes over is told: every figure from the record, in the language of the conversation."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.people import PersonEvent
from bot.say.phrases import money
from bot.session import Cart, CartLine, Session
from bot.summary import Summary, summary
from tests.bot.talk import START, Talk, shop

PRODUCTS = [(product.id, variant.id) for product in shop().search.products for variant in product.variants]


def told(talk: Talk) -> Summary:
    session = talk.ledger.session("c")
    assert session is not None
    return summary(session, shop().search, shop().forms)


def test_an_english_one() -> None:
    talk = Talk()
    cards = talk.say("hiking boots under $120, not leather").cards
    talk.say("add the first one to my cart")
    talk.say("this is terrible, the last pair broke after one day!")
    talk.say("talk to a person")
    made = told(talk)
    assert (made.owner, made.mood, made.language) == ("waiting", "calm", "en")
    assert "at most $120" in made.wishes
    assert "without leather" in made.wishes
    assert [thing.title for thing in made.shown] == [card.title for card in cards]
    assert [thing.price for thing in made.shown] == [card.price for card in cards]
    assert made.said == (
        "add the first one to my cart",
        "this is terrible, the last pair broke after one day!",
        "talk to a person",
    )
    assert f"1 × {cards[0].title}, {money(cards[0].price or Decimal(0), 'USD', 'en')}" in made.text


def test_a_chinese_one() -> None:
    talk = Talk()
    cards = talk.say("200元以内的蓝色连衣裙").cards
    talk.say("转人工")
    made = told(talk)
    assert made.language == "zh"
    assert "不超过¥200" in made.wishes
    assert cards[0].title in made.text
    assert "顾客最近说" in made.text
    assert made.shown[0].currency == "CNY"


def test_an_upset_one_says_so() -> None:
    talk = Talk()
    talk.say("this is terrible, it broke after one day!")
    assert "Mood: upset" in told(talk).text


def test_a_conversation_that_has_only_begun() -> None:
    made = summary(Session("c", "u"), shop().search, shop().forms)
    assert (made.wishes, made.cart, made.sums, made.shown, made.said) == ((), (), (), (), ())
    assert "The cart is empty." in made.text


@given(
    st.lists(st.tuples(st.sampled_from(PRODUCTS), st.integers(1, 9)), max_size=6),
    st.sampled_from(["USD", "CNY", None]),
    st.sampled_from(["en", "zh"]),
)
@settings(deadline=None)
def test_the_sum_is_what_the_records_add_up_to(
    lines: list[tuple[tuple[str, str], int]], currency: str | None, language: str
) -> None:
    cart = Cart(tuple(CartLine(product_id, variant_id, count) for (product_id, variant_id), count in lines))
    session = replace(Session("c", "u", currency=currency), cart=cart, language=language)
    made = summary(session, shop().search, shop().forms)
    assert [(thing.product_id, thing.variant_id, thing.quantity) for thing in made.cart] == [
        (product_id, variant_id, count) for (product_id, variant_id), count in lines
    ]
    expected: dict[str, Decimal] = {}
    for thing in made.cart:
        product = shop().search.product(thing.product_id)
        assert product is not None
        variant = next(one for one in product.variants if one.id == thing.variant_id)
        if thing.currency is None:
            assert not variant.prices
            continue
        assert thing.price == variant.prices[thing.currency].amount
        expected[thing.currency] = (
            expected.get(thing.currency, Decimal(0)) + variant.prices[thing.currency].amount * thing.quantity
        )
    assert {one.currency: one.amount for one in made.sums} == expected
    for one in made.sums:
        assert money(one.amount, one.currency, made.language) in made.text


def test_where_a_person_was_first_the_shopper_is_known_from_their_first_message() -> None:
    talk = Talk(locale="zh-CN")
    talk.ledger.person(PersonEvent("p1", "c", "message", START, "您好"))
    talk.ledger.person(PersonEvent("p2", "c", "return", START))
    assert talk.say("👋").language == "zh"
    session = talk.ledger.session("c")
    assert session is not None
    assert (session.user_id, session.owner) == ("u", "bot")
