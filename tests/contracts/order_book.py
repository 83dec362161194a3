"""What every order book promises. A subclass gives `shop`, which writes orders down with whom they belong to."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

import pytest

from bot.messages import OrderItem
from bot.orders import NEWEST, OrderBook, OrderStatus

NOW = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)
ITEMS = (OrderItem("boot", 2, Decimal("89.50")), OrderItem("靴子", 1, Decimal("5.05"), "b1"))


class Shop(NamedTuple):
    """An order book, and how the shop tells it of an order, its e-mail address, its shopper and conversation."""

    book: OrderBook
    tell: Callable[[OrderStatus, str | None, str | None, str | None], None]


def order(number: str, *, at: datetime = NOW, state: str = "paid") -> OrderStatus:
    """An order of three things."""
    return OrderStatus(number, state, ITEMS, "USD", at)  # type: ignore[arg-type]


class OrderBookContract:
    """Subclass and override `shop`."""

    @pytest.fixture
    def shop(self) -> Shop:
        raise NotImplementedError

    def test_an_empty_book_knows_nothing(self, shop: Shop) -> None:
        assert shop.book.find("A-1", "mei@x.com") is None
        assert list(shop.book.of_shopper("u", "c")) == []

    def test_number_and_address_together_find_the_order_as_it_is(self, shop: Shop) -> None:
        shop.tell(order("A-1"), "Mei@x.com", None, None)
        for number in ("A-1", "a-1", "#A-1", " a-1 "):
            assert shop.book.find(number, " mei@X.com") == order("A-1")
        assert order("A-1").goods == Decimal("184.05")

    def test_one_of_them_alone_finds_nothing(self, shop: Shop) -> None:
        shop.tell(order("A-1"), "mei@x.com", None, None)
        shop.tell(order("A-2"), "ann@x.com", None, None)
        shop.tell(order("A-3"), None, None, None)
        for number, email in (("A-1", "ann@x.com"), ("A-2", "mei@x.com"), ("A-9", "mei@x.com"), ("A-3", "")):
            assert shop.book.find(number, email) is None
        assert shop.book.find("", "mei@x.com") is None
        assert shop.book.find("%", "mei@x.com") is None

    def test_a_number_with_a_sign_is_the_same_number(self, shop: Shop) -> None:
        shop.tell(order("#1002"), "mei@x.com", None, None)
        assert shop.book.find("1002", "mei@x.com") == order("#1002")

    def test_a_shopper_owns_what_their_links_led_to_in_any_conversation(self, shop: Shop) -> None:
        shop.tell(order("A-1"), None, "mei", "c1")
        shop.tell(order("A-2", at=NOW + timedelta(hours=1)), None, "mei", "c2")
        shop.tell(order("A-3"), None, "ann", "c3")
        shop.tell(order("A-4"), "mei@x.com", None, None)
        assert [one.number for one in shop.book.of_shopper("mei", "c1")] == ["A-2", "A-1"]
        assert [one.number for one in shop.book.of_shopper("mei", "new")] == ["A-2", "A-1"]
        assert [one.number for one in shop.book.of_shopper("somebody", "c3")] == ["A-3"]
        assert list(shop.book.of_shopper("somebody", "new")) == []

    def test_nobody_in_particular_owns_nothing(self, shop: Shop) -> None:
        shop.tell(order("A-1"), None, "", "c1")
        shop.tell(order("A-2"), "mei@x.com", None, None)
        assert list(shop.book.of_shopper("", "other")) == []
        assert list(shop.book.of_shopper("", "")) == []

    def test_only_the_newest_are_told(self, shop: Shop) -> None:
        for number in range(NEWEST + 2):
            shop.tell(order(f"A-{number}", at=NOW + timedelta(hours=number)), None, "mei", "c1")
        found = [one.number for one in shop.book.of_shopper("mei", "c1")]
        assert found == [f"A-{number}" for number in reversed(range(2, NEWEST + 2))]

    @pytest.mark.parametrize("state", ["paid", "shipped", "refunded"])
    def test_the_state_is_the_last_one_told(self, shop: Shop, state: str) -> None:
        shop.tell(order("A-1", state=state), "mei@x.com", None, None)
        assert shop.book.find("A-1", "mei@x.com") == order("A-1", state=state)
