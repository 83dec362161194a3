"""Order status: told to whom the order belongs, and to nobody else whether it exists."""

import re
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bot.order_numbers
import bot.orders
import bot.tracking
from app.demo.catalog import products
from bot.guide import compose
from bot.ledger import MemoryLedger
from bot.messages import OrderItem
from bot.order_numbers import named
from bot.orders import MemoryOrders, OrderStatus
from bot.say import WORDS
from bot.say.phrases import money
from tests.bot.talk import Talk, shop

NOW = datetime(2026, 3, 1, tzinfo=UTC)
TENT, MUG = products()[0], products()[5]
ORDER = OrderStatus(
    "A1002",
    "shipped",
    (OrderItem(TENT.id, 2, Decimal("159.00")), OrderItem(MUG.id, 1, Decimal("12.35"))),
    "USD",
    NOW,
)
HIDDEN = ("sent", "已发货", TENT.text.title, "159", "330")


def talk(*, user: str | None = None, email: str | None = "mei@x.com", locale: str = "en-US") -> Talk:
    """A conversation in a shop with one order."""
    book = MemoryOrders()
    book.put(ORDER, email=email, user=user)
    ledger = MemoryLedger()
    made = Talk(ledger=ledger, locale=locale)
    made.guide = compose(shop(), ledger=ledger, log=ledger, secret=b"test", orders=book)
    return made


def told(text: str, language: str = "en") -> bool:
    """Whether a reply tells all of the order, with the exact sums; anything less must tell nothing of it."""
    words = WORDS[language]  # type: ignore[index]
    lines = [TENT.words(language).title, MUG.words(language).title, words.order_states["shipped"], "A1002"]
    sums = [money(Decimal(figure), "USD", language) for figure in ("159", "318", "12.35", "330.35")]  # type: ignore[arg-type]
    if all(part in text for part in (*lines, *sums)):
        return True
    assert not any(part in text for part in HIDDEN), text
    return False


def test_the_shopper_whose_link_led_to_it_is_told_at_once() -> None:
    reply = talk(user="u").say("where is my order?")
    assert reply.act == "order_status"
    assert told(reply.text)


@pytest.mark.parametrize(
    ("lines", "language"),
    [
        (["where is my order A1002? my email is mei@x.com"], "en"),
        (["where is my order?", "A1002, mei@x.com"], "en"),
        (["where is my order a1002", "the mail is Mei@X.com"], "en"),
        (["track my order please", "#A1002", "mei@x.com"], "en"),
        (["where's my order? mei@x.com", "it is A1002"], "en"),
        (["我的订单到哪了", "订单号A1002，邮箱mei@x.com"], "zh"),
        (["查一下订单A1002", "邮箱是mei@x.com"], "zh"),
        (["帮我查快递", "Ａ１００２", "mei@x.com"], "zh"),
    ],
)
def test_number_and_address_may_come_in_any_way(lines: list[str], language: str) -> None:
    one = talk(locale={"en": "en-US", "zh": "zh-CN"}[language])
    replies = [one.say(line) for line in lines]
    assert [reply.act for reply in replies] == ["order_status"] * len(lines)
    assert [told(reply.text, language) for reply in replies] == [False] * (len(lines) - 1) + [True]


def test_a_number_that_exists_and_one_that_does_not_are_answered_alike() -> None:
    answers = []
    for number in ("A1002", "B7777"):
        one = talk()
        text = [one.say(f"where is my order {number}").text, one.say("ann@x.com").text]
        answers.append([line.replace(number, "?") for line in text])
    assert answers[0] == answers[1]
    assert not any(map(told, answers[0]))


def test_what_was_said_is_remembered_for_later() -> None:
    one = talk()
    one.say("my order A1002, mei@x.com")
    one.say("tents under $200")
    assert told(one.say("and where is my order now?").text)


def test_after_five_wrong_pairs_only_a_person_helps() -> None:
    one = talk()
    for number in range(bot.tracking.TRIES):
        reply = one.say(f"where is my order A{2000 + number}, mei@x.com")
        assert not told(reply.text)
    blocked = one.say("where is my order A1002, mei@x.com")
    assert not told(blocked.text)
    assert "person" in blocked.text
    assert one.tap(blocked.buttons[0].action).handoff


def test_somebody_elses_order_is_not_told_beside_ones_own() -> None:
    one = talk(user="somebody")
    assert not told(one.say("where is my order?").text)
    assert not told(one.say("tell me about order A1002").text)
    assert not told(talk(user="u").say("where is my order B9").text)


def test_a_wish_with_figures_is_no_order_number() -> None:
    one = talk()
    one.say("where is my order?")
    assert one.say("a tent under $1500").act == "find"
    assert one.say("power bank 10000mAh").act == "find"


def test_without_an_order_book_it_says_that_it_cannot_see_orders() -> None:
    reply = Talk().say("where is my order A1002, mei@x.com")
    assert WORDS["en"].no_order in reply.text


@pytest.mark.parametrize(
    ("text", "number", "email"),
    [
        ("order number is 1002", "1002", None),
        ("order no. LW-2026-ABC23D", "LW-2026-ABC23D", None),
        ("订单编号是20261122007，麻烦查下", "20261122007", None),
        ("单号：SF1234567890", "SF1234567890", None),
        ("I ordered 2 tents", None, None),
        ("my order of 3 tents", None, None),
        ("my order cost $1500", None, None),
        ("where is my order, it has been 10 days", None, None),
        ("ORDER #7", "7", None),
        ("a@b", None, None),
        ("写给我：wang.li+shop@mail.example.com.cn谢谢", None, "wang.li+shop@mail.example.com.cn"),
        ("5-inch phone with 100ml", None, None),
    ],
)
def test_numbers_and_addresses_are_read(text: str, number: str | None, email: str | None) -> None:
    found = named(text)
    assert (found.number, found.email) == (number, email)


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    found = named(text)
    assert found.number is None or re.search(r"\d", found.number)
