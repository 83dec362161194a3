"""The page's two functions: request JSON in, Reply JSON out."""

from datetime import UTC, datetime

from hypothesis import example, given
from hypothesis import strategies as st

from adapters.page import to_message, to_payload
from bot.messages import Message, Tap
from tests.adapters.test_terminal import REPLY

NOW = datetime(2026, 11, 22, tzinfo=UTC)


@given(st.text(st.characters(), max_size=200))
@example("half a pair \ud83d and \0")
def test_any_text_becomes_something_every_database_can_hold(text: str) -> None:
    event = to_message({"conversation_id": "c", "user_id": "u", "text": text}, platform="page", event_id="e", now=NOW)
    assert isinstance(event, Message)
    assert "\0" not in event.text
    event.text.encode("utf-8")
    if "\0" not in text and not any("\ud800" <= character <= "\udfff" for character in text):
        assert event.text == text


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
