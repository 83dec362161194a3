"""The cart: what may be in it, what it costs, and what nobody may do to it."""

import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from app.demo.storefront import cart
from retrieval.products import Product, Text
from tests.demo.shop import CUP, HOSTILE, Guide, add, bring, create, place


@pytest.mark.parametrize(
    ("asked", "got"), [("0", 1), ("-3", 1), ("3", 3), ("999", 3), ("1e3", 1), ("", 1), ("٣", 1), ("9" * 500, 1)]
)
def test_quantities_stay_within_the_stock(client: TestClient, guide: Guide, asked: str, got: int) -> None:
    add(client, quantity=asked)
    assert guide.told("cart.added")[0]["items"][0]["quantity"] == got
    add(client, quantity="3")
    assert [line.quantity for line in cart.read(client.cookies.get("cart"))] == [3]


def test_lines_can_be_changed_and_removed(client: TestClient) -> None:
    add(client)
    add(client, "cup/1")
    client.post("/shop/cart", data={"do": "update", "product": "cup/1", "variant": "", "quantity": "4"})
    assert [line.quantity for line in cart.read(client.cookies.get("cart"))] == [1, 4]
    client.post("/shop/cart", data={"do": "remove", "product": "boot", "variant": "boot-gray-10"})
    assert [line.product_id for line in cart.read(client.cookies.get("cart"))] == ["cup/1"]
    client.post("/shop/cart", data={"do": "update", "product": "cup/1", "variant": "", "quantity": "0"})
    assert "nothing in it" in client.get("/shop/cart").text


def test_a_cart_that_is_full_says_so(client: TestClient, guide: Guide) -> None:
    many = {f"cup-{n}": Product(f"cup-{n}", "en", Text("Cup"), CUP.variants) for n in range(cart.MOST_LINES + 1)}
    with TestClient(create(guide, products=many), headers={"Accept-Language": "en"}) as client:
        for name in many:
            answer = add(client, name)
        assert "does not fit" in answer.text
        assert len(cart.read(client.cookies.get("cart"))) == cart.MOST_LINES
    assert len(guide.asked) == cart.MOST_LINES


def _cookie(content: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(content).encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "cookie",
    [
        "x",
        "%%%",
        "A" * 4000,
        _cookie({}),
        _cookie([["boot", "boot-gray-9", 11, None]]),
        _cookie([["boot", "boot-gray-9", 0, None]]),
        _cookie([["boot", "boot-gray-9", True, None]]),
        _cookie([["boot", "boot-gray-9", 1.5, None]]),
        _cookie([["boot", "boot-gray-9", 1, "<script>"]]),
        _cookie([["boot", "boot-gray-9", 1]]),
        _cookie([["boot", "boot-gray-9", 1, None]] * 2),
        _cookie([["boot", f"v{n}", 1, None] for n in range(21)]),
        _cookie([["nothing", "", 1, None], ["boot", "nothing", 1, None]]),
        "[" * 3000,
    ],
)
def test_a_tampered_cart_is_an_empty_one(client: TestClient, cookie: str) -> None:
    bring(client, cookie)
    answer = client.get("/shop/cart")
    assert answer.status_code == 200
    assert "There is nothing in it yet" in answer.text
    assert client.get("/shop/checkout").url.path == "/shop/cart"


@given(st.text() | st.binary().map(lambda raw: base64.urlsafe_b64encode(raw).decode()))
def test_no_cookie_breaks_the_cart(cookie: str) -> None:
    assert isinstance(cart.read(cookie), tuple)


@given(
    st.lists(
        st.builds(
            cart.Line,
            st.sampled_from(["a", "鞋/1", '"' * 200]),
            st.text(max_size=5),
            st.integers(1, 10),
            st.none() | st.from_regex(r"[a-z0-9-]{1,40}", fullmatch=True),
        ),
        max_size=25,
        unique_by=lambda line: (line.product_id, line.variant_id),
    )
)
def test_a_cart_reads_back_as_it_was_written_or_is_refused(lines: list[cart.Line]) -> None:
    try:
        cookie = cart.write(lines)
    except cart.CartFullError:
        return
    assert cart.read(cookie) == tuple(lines)
    assert len(cookie) <= cart.MOST_BYTES


def test_the_cart_cookie_is_out_of_reach_for_scripts_and_other_sites(client: TestClient) -> None:
    header = add(client).history[0].headers["set-cookie"].lower()
    for part in ("httponly", "samesite=lax", "path=/shop"):
        assert part in header


@pytest.mark.parametrize("address", ["/shop/cart", "/shop/checkout", "/shop/orders/LW-2026-ABCDEF"])
@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://evil.example"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
    ],
)
def test_other_sites_cannot_post(client: TestClient, guide: Guide, address: str, headers: dict[str, str]) -> None:
    answer = client.post(address, data={"do": "add", "product": "cup/1"}, headers=headers)
    assert answer.status_code == 403
    assert guide.asked == []
    own = {"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"}
    assert client.post("/shop/cart", data={"do": "add", "product": "cup/1"}, headers=own).status_code == 200


def test_both_languages_have_their_own_prices_and_one_cart_has_one_currency(client: TestClient, guide: Guide) -> None:
    assert "$89" in client.get("/shop/boot").text
    add(client)
    add(client, "cup/1")
    assert guide.told("cart.added")[0]["currency"] == "USD"
    chinese = client.get("/shop/boot?lang=zh").text
    for said in ("岭道靴", "¥534", "蓝色", "剩 12 件", "加入购物车"):
        assert said in chinese
    # The switch is remembered, and the same cart has other prices.
    add(client, "boot-2")
    assert guide.told("cart.added")[2]["currency"] == "CNY"
    client.post("/shop/cart", data={"do": "remove", "product": "boot-2", "variant": "boot-gray-9"})
    page = client.get("/shop/cart").text
    assert "¥573" in page
    assert "没有 CNY 价格" in page  # the cup has none, so it is not part of the sum
    assert "$" not in page
    english = client.get("/shop/cart?lang=en").text
    assert "$105.40" in english
    assert "¥" not in english
    place(client)
    assert guide.told("order.paid")[0]["currency"] == "USD"


def test_delivery_is_charged_below_the_threshold_only(client: TestClient, guide: Guide) -> None:
    add(client, "cup/1", quantity="4")
    assert "$45.50" in client.get("/shop/cart").text
    client.post("/shop/cart", data={"do": "update", "product": "cup/1", "variant": "", "quantity": "5"})
    assert "$49.50" in client.get("/shop/cart").text


def test_the_price_a_form_or_cookie_names_is_nobodys_business(client: TestClient, guide: Guide) -> None:
    client.post("/shop/cart", data={"do": "add", "product": "cup/1", "price": "0.01", "currency": "EUR"})
    assert guide.told("cart.added")[0]["items"][0]["price"] == "9.9"


@pytest.mark.parametrize(
    ("field_", "value"), [("email", "robin"), ("email", "a@b"), ("name", ""), ("street", "x" * 201), ("city", " ")]
)
def test_the_checkout_says_what_is_wrong_and_keeps_the_rest(
    client: TestClient, guide: Guide, field_: str, value: str
) -> None:
    add(client, "cup/1")
    answer = place(client, **{"name": HOSTILE, field_: value})
    assert answer.status_code == 422
    assert f'aria-describedby="{field_}-wrong"' in answer.text
    assert answer.text.count('aria-invalid="true"') == 1
    assert "<img src=x" not in answer.text
    assert guide.told("order.paid") == []
