"""Carts and orders: counted once, credited to the card that led there, taken back by a refund; over real HTTP."""

import json
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from itertools import permutations
from pathlib import Path
from typing import Any

import httpx
import pytest
import sqlalchemy as sa
from pydantic import SecretStr
from standardwebhooks.webhooks import Webhook

from app.database import open_database, orders
from app.ledger import SqlLedger
from app.orders import Orders, Sales
from app.settings import Settings
from bot.ledger import Action
from bot.messages import OrderItem, ShopEvent
from policy.slate import ModelSlates
from tests.app.server import Server, serving
from tests.contracts.ledger import NOW, decision, turn

SECRET = "whsec_" + b64encode(b"a secret of twenty-four b").decode()
PAID = ShopEvent(
    "e1", "order.paid", (OrderItem("boot", 2, Decimal("89.50")),), "USD", NOW, "A-1", "Mei@x.com", None, "c1"
)
Books = tuple[Orders, SqlLedger]


@pytest.fixture
def books(settings: Settings) -> Iterator[Books]:
    """Orders over a ledger in which the click c1 led from decision d1 to the boot."""
    engine = open_database(settings)
    ledger = SqlLedger(engine)
    first = turn("t1", decided="d1")
    ledger.commit(replace(first, actions=(Action("c1", "open", "c", "d1", "boot", None, "/shop/boot"),)))
    yield Orders(engine, ledger, b"key"), ledger
    engine.dispose()


def heard(ledger: SqlLedger, decision_id: str = "d1") -> list[tuple[str, str | None, float]]:
    logged = ledger.decision(decision_id)
    assert logged is not None
    return [(feedback.kind, feedback.product_id, feedback.value) for feedback in logged.feedback]


def test_an_order_is_counted_and_credited_once(books: Books) -> None:
    shop, ledger = books
    assert shop.take(PAID)
    assert not shop.take(PAID)
    assert shop.take(replace(PAID, event_id="e2")), "another notice of the same order is news, but teaches nothing new"
    assert heard(ledger) == [("order", "boot", 179.0)]
    assert shop.sales() == [Sales("USD", 1, Decimal("179.00"))]


def test_what_was_not_shown_is_sold_but_credited_to_nobody(books: Books) -> None:
    shop, ledger = books
    shop.take(replace(PAID, items=(*PAID.items, OrderItem("socks", 1, Decimal(9)))))
    assert heard(ledger) == [("order", "boot", 179.0)]
    assert shop.sales() == [Sales("USD", 1, Decimal("188.00"))]


def test_an_item_is_credited_to_the_conversations_newest_list_that_showed_it(books: Books) -> None:
    shop, ledger = books
    later = replace(decision("d2"), slate=("靴子",), propensities=(1.0,), prefix_propensities=(1.0,), explored=(False,))
    ledger.commit(replace(turn("t2"), decision=replace(later, at=NOW.replace(hour=20))))
    shop.take(replace(PAID, items=(*PAID.items, OrderItem("靴子", 1, Decimal(5)))))
    # The clicked list showed both; it comes first.
    assert sorted(heard(ledger)) == [("order", "boot", 179.0), ("order", "靴子", 5.0)]
    assert heard(ledger, "d2") == []


@pytest.mark.parametrize("click", [None, "unknown", "a-button"])
def test_an_order_without_a_click_of_ours_is_kept_but_is_not_ours(books: Books, click: str | None) -> None:
    shop, ledger = books
    ledger.commit(replace(turn("t3"), actions=(Action("a-button", "details", "c", "d1", "boot"),)))
    assert shop.take(replace(PAID, click_id=click))
    assert heard(ledger) == []
    assert shop.sales() == []


@pytest.mark.parametrize("order", list(permutations(("paid", "shipped", "refunded"))))
def test_notices_may_come_in_any_order(books: Books, order: tuple[str, ...], settings: Settings) -> None:
    shop, ledger = books
    for name in order:
        # Only the payment tells of the click.
        told = replace(PAID, event_id=name, type=f"order.{name}", click_id="c1" if name == "paid" else None)  # type: ignore[arg-type]
        assert shop.take(told)
    engine = open_database(settings)
    with engine.connect() as connection:
        rows = connection.execute(sa.select(orders)).all()
    engine.dispose()
    assert [(row.order_id, row.status, row.click_id, row.conversation) for row in rows] == [
        ("A-1", "refunded", "c1", "c")
    ]
    assert "mei" not in str(rows).lower(), "an address is kept as a digest only"
    assert shop.sales() == []
    kinds = {kind for kind, _, _ in heard(ledger)}
    assert "order" in kinds
    if order.index("paid") < order.index("refunded"):
        assert "refund" in kinds


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder: Path = tmp_path_factory.mktemp("orders")
    with serving(Settings(data=folder / "data", webhook_secret=SecretStr(SECRET))) as running:
        yield running


def tell(server: Server, event_id: str, body: dict[str, Any], *, secret: str = SECRET) -> httpx.Response:
    content = json.dumps(body)
    now = datetime.now(UTC)
    headers = {
        "webhook-id": event_id,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": Webhook(secret).sign(event_id, now, content),
        "content-type": "application/json",
    }
    return httpx.post(f"{server.url}/hooks/shop", content=content, headers=headers)


def test_from_a_card_to_an_order_that_teaches(server: Server) -> None:
    reply = server.say("waterproof hiking boots under $120", conversation="order").json()
    card = reply["cards"][0]
    followed = httpx.get(card["url"])
    assert followed.status_code == 302
    click = httpx.URL(followed.headers["location"]).params["aisle_click"]
    item = {"product_id": card["product_id"], "quantity": 1, "price": card["price"]}
    data = {"order_id": "LW-1", "click_id": click, "items": [item], "currency": "USD"}
    carted = {"type": "cart.added", "data": data | {"order_id": None}}
    assert tell(server, "n0", carted).json() == {"status": "accepted"}
    assert tell(server, "n1", {"type": "order.paid", "data": data}).json() == {"status": "accepted"}
    assert tell(server, "n1", {"type": "order.paid", "data": data}).json() == {"status": "known"}
    told = httpx.get(f"{server.url}/v1/decisions/{reply['decision_id']}").json()["feedback"]
    assert [(one["kind"], one["product_id"]) for one in told] == [
        (kind, card["product_id"]) for kind in ("click", "cart", "order")
    ]
    assert told[-1]["value"] == float(card["price"])
    assert "aisle_shop_events_total" in httpx.get(f"{server.url}/metrics").text


def test_the_readmes_example_is_taken(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    example = readme.split("```python\n")[1].split("```")[0].replace("http://127.0.0.1:8000", server.url)
    monkeypatch.setenv("AISLE_WEBHOOK_SECRET", SECRET)
    names: dict[str, Any] = {}
    exec(example, names)  # noqa: S102  # our own text
    again = httpx.post(f"{server.url}/hooks/shop", content=names["body"], headers=names_of(names))
    assert again.json() == {"status": "known"}


def names_of(names: dict[str, Any]) -> dict[str, str]:
    """The example's headers once more."""
    stamp = str(int(names["now"].timestamp()))
    return {"webhook-id": "notice-1", "webhook-timestamp": stamp, "webhook-signature": names["signature"]}


def score(server: Server, reply: dict[str, Any], product_id: str) -> float:
    """What a shown card is ranked by now: how likely a click is, and what carts and orders say that one is worth."""
    guide = server.aisle.guide
    logged = server.aisle.ledger.decision(reply["decision_id"])
    assert logged is not None
    candidate = next(one for one in logged.decision.candidates if one.product_id == product_id)
    slate = guide.learner.slate
    assert isinstance(slate, ModelSlates)
    return sum(slate.contributions(logged.decision.context, candidate).values())


def test_a_refund_takes_the_lesson_back(server: Server) -> None:
    reply = server.say("a tent", conversation="refund").json()
    card = reply["cards"][0]
    click = httpx.URL(httpx.get(card["url"]).headers["location"]).params["aisle_click"]
    item = {"product_id": card["product_id"], "quantity": 1, "price": card["price"]}
    data = {"order_id": "LW-2", "click_id": click, "items": [item], "currency": "USD"}
    clicked = score(server, reply, card["product_id"])
    tell(server, "m1", {"type": "order.paid", "data": data})
    ordered = score(server, reply, card["product_id"])
    tell(server, "m2", {"type": "order.refunded", "data": {"order_id": "LW-2", "currency": "USD"}})
    assert score(server, reply, card["product_id"]) < clicked < ordered


def test_who_came_by_a_link_or_knows_number_and_address_is_told_of_the_order(server: Server) -> None:
    card = server.say("a tent", conversation="mine", user_id="mine").json()["cards"][0]
    click = httpx.URL(httpx.get(card["url"]).headers["location"]).params["aisle_click"]
    item = {"product_id": card["product_id"], "quantity": 3, "price": "10.05"}
    data = {"order_id": "LW-3", "email": "Mei@x.com", "click_id": click, "items": [item], "currency": "USD"}
    tell(server, "s1", {"type": "order.shipped", "data": data})
    own = server.say("where is my order?", conversation="mine", user_id="mine").json()
    assert own["act"] == "order_status"
    assert "LW-3: sent" in own["text"]
    assert f"3 × {card['title']}, $10.05 each, $30.15" in own["text"]
    other = server.say("where is my order LW-3?", conversation="other", user_id="other").json()
    assert "sent" not in other["text"]
    proven = server.say("mei@x.com", conversation="other", user_id="other").json()
    assert "$30.15" in proven["text"]


def test_an_unsigned_or_broken_notice_changes_nothing_and_says_why(server: Server) -> None:
    body = {"type": "order.paid", "data": {"order_id": "X", "items": [], "currency": "USD"}}
    assert httpx.post(f"{server.url}/hooks/shop", json=body).status_code == 401
    other = "whsec_" + b64encode(b"another secret, 24 bytes").decode()
    assert tell(server, "x1", body, secret=other).status_code == 401
    refused = tell(server, "x2", body)
    assert refused.status_code == 422
    assert refused.json()["error"]["field"] == "data.items"
