"""The page's two functions: request JSON in, Reply JSON out."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from adapters.page import to_message, to_payload
from bot.messages import Message, Tap
from tests.adapters.test_terminal import REPLY

NOW = datetime(2026, 11, 22, tzinfo=UTC)


@given(st.text(max_size=200))
def test_text_arrives_as_it_was_sent(text: str) -> None:
    body = {"conversation_id": "c", "user_id": "u", "text": text}
    assert to_message(body, platform="page", event_id="e", now=NOW) == Message("e", "page", "c", "u", text, NOW)


def test_an_action_is_a_tap() -> None:
    body = {"conversation_id": "c", "user_id": "u", "action": "t1", "locale": "zh-CN"}
    assert to_message(body, platform="page", event_id="e", now=NOW) == Tap("e", "page", "c", "u", "t1", NOW, "zh-CN")


def test_money_is_a_decimal_string_and_the_reply_is_whole() -> None:
    body = to_payload(REPLY, "c").body
    assert set(body) == {
        "text", "cards", "buttons", "owner", "handoff", "decision_id", "language", "act", "understood",
    }  # fmt: skip
    cards = body["cards"]
    assert isinstance(cards, list)
    assert [(card["price"], card["list_price"]) for card in cards] == [("119.00", None), ("80.00", "99.00")]
    assert set(cards[0]) == {
        "product_id", "variant_id", "title", "price", "list_price", "currency", "rating", "rating_count", "image_url",
        "url", "in_stock", "reason", "promoted", "buttons",
    }  # fmt: skip
