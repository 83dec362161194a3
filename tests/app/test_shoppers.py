"""What is kept of a shopper can be had and deleted, on SQLite and PostgreSQL; nobody else's is touched."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import httpx
import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from app.database import metadata, open_database
from app.inbox import InboxTable
from app.ledger import SqlLedger
from app.orders import Orders
from app.settings import Settings
from app.shoppers import Forgotten, Shoppers
from bot.messages import OrderItem, ShopEvent
from bot.profile import Learned
from tests.app.server import serving
from tests.contracts.ledger import NOW, click, told, turn

SECRET = "boots, 靴子 🥾"


@pytest.fixture
def database(settings: Settings) -> Iterator[Engine]:
    engine = open_database(settings)
    yield engine
    engine.dispose()


@pytest.fixture
def shoppers(database: Engine) -> Shoppers:
    """Two shoppers with a conversation, a profile, a click and an order each."""
    ledger = SqlLedger(database, relayed=("api",))
    orders = Orders(database, ledger, b"key")
    for user in ("anna", "bert"):
        written = turn(f"e-{user}", conversation=f"c-{user}", decided=f"d-{user}")
        written = replace(
            written,
            event=replace(written.event, user_id=user),
            session=replace(written.session, user_id=user, said=(SECRET,)),
        )
        InboxTable(database).add(written.event)
        ledger.commit(written)
        ledger.commit(told(user, [Learned("color:blue", 1.0, NOW)], f"t-{user}"))
        ledger.record(click(f"d-{user}", f"f-{user}"))
        item = OrderItem("boot", 1, Decimal(119))
        token = f"token-e-{user}"
        orders.take(
            ShopEvent(
                f"o-{user}", "order.paid", (item,), "USD", NOW, order_id=user[0], email=f"{user}@x.y", click_id=token
            )
        )
    return Shoppers(database, ledger)


def holding(database: Engine, text: str) -> set[str]:
    """The tables in which a text stands."""
    with database.connect() as connection:
        return {
            table.name
            for table in metadata.tables.values()
            if any(text in str(list(row)) for row in connection.execute(sa.select(table)))
        }


def test_an_export_holds_all_of_one_shopper(shoppers: Shoppers) -> None:
    made = json.loads(json.dumps(shoppers.export("anna"), ensure_ascii=False))
    assert made["profile"]["tastes"]["color:blue"]["strength"] == 1.0
    conversation = made["conversations"][0]
    assert conversation["conversation_id"] == "c-anna"
    assert conversation["received"][0]["text"] == SECRET
    assert conversation["said"][0]["text"] == "here you are"
    assert conversation["memory"]["said"] == [SECRET]
    assert [order["order_id"] for order in conversation["orders"]] == ["a"]
    assert made["lists"][0]["shown"] == ["靴子", "boot"]
    assert [one["kind"] for one in made["lists"][0]["feedback"]] == ["click", "order"]
    assert "bert" not in json.dumps(made)


def test_a_stranger_has_an_empty_export(shoppers: Shoppers) -> None:
    nothing = {"user_id": "nobody", "llm_tokens": [], "profile": None, "conversations": [], "lists": []}
    assert shoppers.export("nobody") == nothing


def test_forgetting_leaves_nothing_that_leads_to_the_shopper(shoppers: Shoppers, database: Engine) -> None:
    with database.connect() as connection:
        learned = connection.execute(sa.text("SELECT * FROM learning_log ORDER BY position")).all()
    assert {"events", "transcript", "sessions", "decisions", "orders", "profiles"} <= holding(database, "anna")
    other = shoppers.export("bert")
    assert shoppers.forget("anna") == Forgotten(profile=True, conversations=1, messages=1, decisions=1)
    # Only the ids of what was decided and heard are left, which the learner needs.
    assert holding(database, "c-anna") == set()
    assert holding(database, "'anna'") == set()
    assert shoppers.export("anna")["conversations"] == []
    assert shoppers.export("bert") == other
    with database.connect() as connection:
        assert connection.execute(sa.text("SELECT * FROM learning_log ORDER BY position")).all() == learned
        assert connection.scalar(sa.text("SELECT count(DISTINCT shopper) FROM decisions")) == 2
        assert connection.execute(sa.text("SELECT email, click_id FROM orders WHERE order_id = 'a'")).all() == [
            (None, None)
        ]
    assert shoppers.forget("anna").nothing


def test_clicks_and_orders_become_tastes_of_who_got_the_list(settings: Settings) -> None:
    """By the real server: a link that is followed, and an order that the shop tells of, for one variant."""
    with serving(settings.model_copy(update={"seed": 1})) as server:
        card = server.say("show me hiking boots", "c").json()["cards"][0]
        product = server.aisle.guide.search.product(card["product_id"])
        assert product is not None
        brand = f"brand:{product.text.brand}"
        followed = httpx.get(card["url"], follow_redirects=False)
        assert followed.status_code == 302
        clicked = server.aisle.ledger.profile("u")
        assert clicked is not None
        assert clicked.tastes[brand].strength == pytest.approx(0.3)
        httpx.get(card["url"], follow_redirects=False)
        assert server.aisle.ledger.profile("u") == clicked, "twice is once"
        variant = next(one for one in product.variants if one.id == card["variant_id"])
        token = card["url"].rsplit("/", 1)[-1]
        item = OrderItem(product.id, 1, Decimal(card["price"]), variant.id)
        paid = ShopEvent("o1", "order.paid", (item,), "USD", datetime.now(UTC), order_id="1", click_id=token)
        server.aisle.orders.take(paid)
        bought = server.aisle.ledger.profile("u")
        assert bought is not None
        assert bought.tastes[brand].strength == pytest.approx(1.3, abs=0.01)
        assert any(name.startswith("size/") and name.endswith(f":{variant.options['size']}") for name in bought.tastes)
        server.aisle.orders.take(replace(paid, event_id="o2", type="order.refunded"))
        refunded = server.aisle.ledger.profile("u")
        assert refunded is not None
        assert refunded.tastes[brand].strength == pytest.approx(0.3, abs=0.01)


def test_a_profile_is_shared_by_all_conversations_of_a_user_id(settings: Settings) -> None:
    with serving(settings) as server:
        first = server.say("blue hiking boots", "one").json()["text"]
        second = server.say("what do you know about me?", "two").json()
        assert "blue" in second["text"]
        assert "Don't remember me" in first
        assert "Don't remember me” switches" not in second["text"]
