"""The page keeps the adapter contract: request JSON in, Reply JSON out."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.page import Page, to_message, to_payload
from bot.messages import Message, Reply, Tap
from tests.adapters.test_terminal import REPLY
from tests.contracts.adapter import AdapterContract, Bench

NOW = datetime(2026, 11, 22, tzinfo=UTC)


class TestPage(AdapterContract):
    @pytest.fixture
    def make(self) -> Callable[[Sequence[str]], Bench]:
        def bench(lines: Sequence[str]) -> Bench:
            page, answered = Page(), []

            async def ask() -> None:
                for number, line in enumerate(lines):
                    body = {"conversation_id": "c", "user_id": "u", "text": line}
                    answer = await page.ask(to_message(body, platform="page", event_id=f"e{number}", now=NOW))
                    answered.append(str(answer.body["text"]))

            return Bench(
                page,
                lambda text: to_payload(Reply(text=text, language="en", act="help"), "c")[0],
                lambda: answered,
                beside=ask,
            )

        return bench


async def test_the_same_event_asked_twice_is_answered_twice() -> None:
    page = Page()
    running = asyncio.create_task(page.run(lambda event: asyncio.sleep(0)))
    asked = [asyncio.create_task(page.ask(Message("e", "page", "c", "u", "boots", NOW))) for _ in range(2)]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    (payload,) = to_payload(REPLY, "c")
    await page.send(payload, "e")
    assert await asyncio.gather(*asked) == [payload, payload]
    await page.close()
    await running


@given(st.text(max_size=200))
def test_text_arrives_as_it_was_sent(text: str) -> None:
    body = {"conversation_id": "c", "user_id": "u", "text": text}
    assert to_message(body, platform="page", event_id="e", now=NOW) == Message("e", "page", "c", "u", text, NOW)


def test_an_action_is_a_tap() -> None:
    body = {"conversation_id": "c", "user_id": "u", "action": "t1", "locale": "zh-CN"}
    assert to_message(body, platform="page", event_id="e", now=NOW) == Tap("e", "page", "c", "u", "t1", NOW, "zh-CN")


def test_money_is_a_decimal_string_and_the_reply_is_whole() -> None:
    body = to_payload(REPLY, "c")[0].body
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
