"""From the shelf to the order, and what the guide is told of it."""

from decimal import Decimal
from html import unescape

import httpx
import pytest
from starlette.testclient import TestClient

from app.demo.storefront import cart, orders
from app.demo.storefront.view import words
from tests.demo.shop import Guide, add, bring, create, number_of, place


def test_from_the_guides_card_to_the_order_and_back(client: TestClient, guide: Guide) -> None:
    page = client.get("/shop/boot?aisle_click=c1").text
    assert 'name="aisle_click" value="c1"' in page
    assert 'href="?aisle_click=c1&amp;lang=zh"' in page

    added = add(client, quantity="2", aisle_click="c1")
    assert "The guide took it." in added.text
    assert guide.told("cart.added") == [
        {
            "order_id": None,
            "click_id": "c1",
            "items": [{"product_id": "boot", "variant_id": "boot-gray-10", "quantity": 2, "price": "95.50"}],
            "currency": "USD",
        }
    ]
    add(client, "cup/1")
    for sum_ in ("$191", "$9.90", "$200.90"):  # 2 x 95.50, 9.90, and both: delivery is free
        assert sum_ in client.get("/shop/cart").text

    thanks = place(client)
    number = thanks.url.path.rsplit("/", 1)[1]
    assert orders.NUMBER.fullmatch(number)
    assert "r***@example.com" in thanks.text
    assert "robin@" not in thanks.text
    assert "$200.90" in thanks.text
    [paid] = guide.told("order.paid")
    assert (paid["order_id"], paid["email"], paid["status"]) == (number, "robin@example.com", "paid")
    assert paid["click_id"] == "c1"
    assert sum(Decimal(item["price"]) * item["quantity"] for item in paid["items"]) == Decimal("200.90")
    assert "There is nothing in it yet" in client.get("/shop/cart").text

    shipped = client.post(f"/shop/orders/{number}", data={"step": "shipped"})
    assert "order.shipped" in shipped.text
    refunded = client.post(f"/shop/orders/{number}", data={"step": "refunded"})
    assert words()["en"]["finished"] in refunded.text
    for kind, status in (("order.shipped", "shipped"), ("order.refunded", "refunded")):
        [told] = guide.told(kind)
        assert (told["order_id"], told["status"], told["items"]) == (number, status, paid["items"])
    client.post(f"/shop/orders/{number}", data={"step": "shipped"})
    assert len(guide.asked) == len(guide.heard) == 5


def test_pressing_twice_orders_once(client: TestClient, guide: Guide) -> None:
    add(client)
    number, kept = number_of(client), client.cookies.get("cart")
    place(client, number)
    bring(client, kept or "")
    again = place(client, number)
    assert again.url.path == f"/shop/orders/{number}"
    assert len(guide.told("order.paid")) == 1


@pytest.mark.parametrize("failure", [503, 429, httpx.ConnectError, httpx.ReadTimeout])
def test_what_did_not_arrive_is_sent_again_under_the_same_id(
    client: TestClient, guide: Guide, failure: int | type[Exception]
) -> None:
    add(client)
    number = number_of(client)
    guide.fail = [failure, failure]
    assert "It took 3 tries." in place(client, number).text
    assert guide.asked[1:] == [f"{number}.paid"] * 3
    assert list(guide.heard)[1:] == [f"{number}.paid"]


def test_an_order_the_guide_did_not_hear_of_is_still_an_order(client: TestClient, guide: Guide) -> None:
    add(client)
    guide.fail = [500] * 3
    page = place(client)
    assert page.status_code == 200
    assert "could not be reached" in page.text
    assert "500 went wrong" in page.text
    assert "$95.50" in page.text
    number = page.url.path.rsplit("/", 1)[1]
    assert "Mark as shipped" not in page.text
    again = client.post(f"/shop/orders/{number}", data={"step": "paid"})
    assert "The guide took it." in again.text
    assert [data["order_id"] for data in guide.told("order.paid")] == [number]
    assert "Mark as shipped" in again.text


def test_a_wrong_secret_is_refused_and_not_tried_again(guide: Guide) -> None:
    with TestClient(create(guide, secret="whsec_AAAA"), headers={"Accept-Language": "en"}) as client:
        add(client)
        page = place(client)
    assert "401 bad signature" in page.text
    assert guide.heard == {}


def test_a_silent_guide_does_not_keep_the_shopper(guide: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    import asyncio

    async def silent(_: httpx.Request) -> httpx.Response:
        await asyncio.sleep(60)
        raise AssertionError

    monkeypatch.setattr("app.demo.storefront.events.PATIENCE", 0.2)
    monkeypatch.setattr(guide, "client", lambda: httpx.AsyncClient(transport=httpx.MockTransport(silent)))
    with TestClient(create(guide), headers={"Accept-Language": "en"}) as client:
        answer = add(client)
    assert answer.elapsed.total_seconds() < 1
    assert "could not be reached" in answer.text


def test_the_newest_click_counts_and_the_cart_keeps_it(client: TestClient, guide: Guide) -> None:
    add(client, aisle_click="old")
    add(client, "cup/1", aisle_click="newer")
    add(client)  # opened without a click: the line keeps the one it had, and is the newest now
    place(client)
    assert guide.told("order.paid")[0]["click_id"] == "old"
    assert guide.told("cart.added")[2]["click_id"] is None


@pytest.mark.parametrize("click", ["", "a b", "x" * 101, "<b>", "点击"])
def test_a_click_id_that_cannot_be_one_is_dropped(client: TestClient, guide: Guide, click: str) -> None:
    assert 'name="aisle_click"' not in client.get("/shop/boot", params={"aisle_click": click}).text
    add(client, aisle_click=click)
    assert guide.told("cart.added")[0]["click_id"] is None


@pytest.mark.parametrize(
    ("form", "why"),
    [
        ({"product": "boot", "o.color": "blue", "o.size": "9"}, "sold_out_now"),
        ({"product": "boot", "o.color": "blue", "o.size": "10"}, "not_made"),
        ({"product": "boot", "variant": "nothing"}, "not_made"),
        ({"product": "boot"}, "not_made"),
        ({"product": "bare"}, "no_price_here"),
        ({"product": "odd", "variant": "a"}, "no_price_here"),
    ],
)
def test_what_cannot_be_bought_is_refused_in_words(
    client: TestClient, guide: Guide, form: dict[str, str], why: str
) -> None:
    answer = client.post("/shop/cart", data={"do": "add", **form})
    assert answer.status_code == 409
    assert unescape(words()["en"][why].replace("{currency}", "USD")) in unescape(answer.text)
    assert guide.asked == []
    assert "cart" not in client.cookies


def test_sold_out_since_it_was_put_in_is_neither_summed_nor_ordered(client: TestClient, guide: Guide) -> None:
    lines = (cart.Line("boot", "boot-blue-9", 1), cart.Line("cup/1", "", 1))
    bring(client, cart.write(lines))
    page = client.get("/shop/cart").text
    assert "sold out" in page
    assert "$15.80" in page  # 9.90 and 5.90 delivery
    place(client)
    assert [item["product_id"] for item in guide.told("order.paid")[0]["items"]] == ["cup/1"]
    assert cart.read(client.cookies.get("cart")) == lines[:1]


def test_orders_unknown_or_forgotten_are_polite(client: TestClient) -> None:
    for number in ("LW-2026-ABCDEF", "<script>", "%00"):
        answer = client.get(f"/shop/orders/{number}")
        assert answer.status_code == 404
        assert "do not know this order" in answer.text
        assert client.post(f"/shop/orders/{number}", data={"step": "paid"}).status_code == 404
    kept = orders.Orders()
    for n in range(orders.MOST + 1):
        kept.put(orders.Order(f"n{n}", "a@b.example", "USD", (), Decimal(0), None))
    assert kept.get("n0") is None
    assert kept.get("n1") is not None


def test_a_forged_number_becomes_a_new_one(client: TestClient, guide: Guide) -> None:
    add(client)
    place(client, number="../../evil")
    assert orders.NUMBER.fullmatch(guide.told("order.paid")[0]["order_id"])
