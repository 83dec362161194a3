"""The shop's webhook: what is signed and whole becomes a ShopEvent, everything else is refused with its reason."""

import json
from base64 import b64encode
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from standardwebhooks.webhooks import Webhook

from adapters.shop import to_event
from adapters.webhooks import BadNoticeError, BadSignatureError, are_secrets, verify
from bot.messages import OrderItem

SECRET = "whsec_" + b64encode(b"a secret of twenty-four b").decode()
NOW = datetime(2026, 3, 1, tzinfo=UTC)
PAID = {
    "type": "order.paid",
    "data": {
        "order_id": "A-1",
        "email": "mei@example.com",
        "click_id": "c1",
        "items": [{"product_id": "boot", "variant_id": "boot-9", "quantity": 2, "price": "89.50"}],
        "currency": "USD",
    },
}


def signed(body: bytes, *, event_id: str = "e1", at: datetime | None = None, secret: str = SECRET) -> dict[str, str]:
    moment = at or datetime.now(UTC)
    return {
        "webhook-id": event_id,
        "webhook-timestamp": str(int(moment.timestamp())),
        "webhook-signature": Webhook(secret).sign(event_id, moment, body.decode()),
    }


def test_a_signed_notice_becomes_an_event() -> None:
    body = json.dumps(PAID).encode()
    event = to_event(body, event_id=verify([SECRET], signed(body), body), now=NOW)
    assert (event.event_id, event.type, event.order_id, event.click_id) == ("e1", "order.paid", "A-1", "c1")
    assert event.items == (OrderItem("boot", 2, Decimal("89.50"), "boot-9"),)
    assert (event.email, event.currency, event.at) == ("mei@example.com", "USD", NOW)


def test_another_body_secret_id_or_hour_is_refused() -> None:
    body = json.dumps(PAID).encode()
    headers = signed(body)
    wrong = [
        (headers, body + b" "),
        (headers | {"webhook-id": "e2"}, body),
        (signed(body, secret="whsec_" + b64encode(b"another secret, 24 bytes").decode()), body),
        (signed(body, at=datetime.now(UTC) - timedelta(minutes=6)), body),
        (signed(body, at=datetime.now(UTC) + timedelta(minutes=6)), body),
        ({}, body),
    ]
    for their_headers, their_body in wrong:
        with pytest.raises(BadSignatureError):
            verify([SECRET], their_headers, their_body)


@given(st.binary(max_size=60), st.text(max_size=40), st.text(max_size=20), st.text(max_size=60))
def test_hostile_headers_and_bodies_are_refused_and_nothing_else(
    body: bytes, event_id: str, stamp: str, signature: str
) -> None:
    for at in (stamp, str(int(datetime.now(UTC).timestamp()))):
        headers = {"webhook-id": event_id, "webhook-timestamp": at, "webhook-signature": signature}
        with pytest.raises(BadSignatureError):
            verify([SECRET], headers, body)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"type": "order.lost"}, "type"),
        ({"data": None}, "data"),
        ({"data": PAID["data"] | {"currency": "dollars"}}, "data.currency"),  # type: ignore[operator]
        ({"data": PAID["data"] | {"items": []}}, "data.items"),  # type: ignore[operator]
        ({"data": PAID["data"] | {"order_id": None}}, "data.order_id"),  # type: ignore[operator]
        ({"data": PAID["data"] | {"items": [{"product_id": "x", "price": "-1"}]}}, "data.items.0.price"),  # type: ignore[operator]
        ({"data": PAID["data"] | {"items": [{"product_id": "x", "price": "NaN"}]}}, "data.items.0.price"),  # type: ignore[operator]
        ({"data": PAID["data"] | {"items": [{"product_id": "a\0", "price": "1"}]}}, "data.items.0.product_id"),  # type: ignore[operator]
    ],
)
def test_a_notice_that_is_not_whole_is_refused_with_its_field(change: dict[str, object], field: str) -> None:
    with pytest.raises(BadNoticeError) as refused:
        to_event(json.dumps({**PAID, **change}).encode(), event_id="e", now=NOW)
    assert refused.value.field == field


def test_what_is_no_json_is_refused() -> None:
    with pytest.raises(BadNoticeError) as refused:
        to_event(b"{", event_id="e", now=NOW)
    assert refused.value.field is None


@pytest.mark.parametrize(
    ("text", "good"), [(SECRET, True), (SECRET[6:], True), ("", False), ("whsec_", False), ("ü", False)]
)
def test_what_can_be_a_secret(text: str, good: bool) -> None:
    assert are_secrets(text) is good
