"""Every order book keeps the contract: in memory, on SQLite and on PostgreSQL; and orders follow their conversation."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.database import open_database
from app.ledger import SqlLedger
from app.orders import Orders
from app.settings import Settings
from bot.ledger import Action
from bot.messages import ShopEvent
from bot.orders import MemoryOrders, OrderStatus
from tests.contracts.ledger import turn
from tests.contracts.order_book import OrderBookContract, Shop, order

TYPES = {"paid": "order.paid", "shipped": "order.shipped", "refunded": "order.refunded"}


class TestMemoryOrders(OrderBookContract):
    @pytest.fixture
    def shop(self) -> Shop:
        book = MemoryOrders()

        def tell(one: OrderStatus, email: str | None, user: str | None, conversation: str | None) -> None:
            book.put(one, email=email, user=user, conversation=conversation)

        return Shop(book, tell)


@pytest.fixture
def sql(settings: Settings) -> Iterator[tuple[Shop, SqlLedger]]:
    engine = open_database(settings)
    ledger = SqlLedger(engine)
    books = Orders(engine, ledger, b"key")

    def tell(one: OrderStatus, email: str | None, user: str | None, conversation: str | None) -> None:
        click = f"click-{one.number}" if conversation else None
        if conversation:
            made = turn(f"t-{one.number}", conversation=conversation, decided=f"d-{one.number}")
            link = Action(f"click-{one.number}", "open", conversation, f"d-{one.number}", "boot", None, "/boot")
            ledger.commit(replace(made, session=replace(made.session, user_id=user or ""), actions=(link,)))
        # Notices come in any order, and all that led to this state have come.
        for state in reversed(list(TYPES)[: list(TYPES).index(one.state) + 1]):
            told = ShopEvent(f"{one.number}-{state}", TYPES[state], one.items, one.currency, one.at, one.number, email)  # type: ignore[arg-type]
            books.take(replace(told, click_id=click))

    yield Shop(books, tell), ledger
    engine.dispose()


class TestSqlOrders(OrderBookContract):
    @pytest.fixture
    def shop(self, sql: tuple[Shop, SqlLedger]) -> Shop:
        return sql[0]


def test_orders_follow_a_conversation_that_goes_on_under_another_id(sql: tuple[Shop, SqlLedger]) -> None:
    shop, ledger = sql
    shop.tell(order("A-1"), None, "", "old")
    ledger.rename("old", "new")
    assert [one.number for one in shop.book.of_shopper("", "new")] == ["A-1"]
    assert list(shop.book.of_shopper("", "old")) == []
