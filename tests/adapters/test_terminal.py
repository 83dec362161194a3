"""The terminal keeps the adapter contract, and numbers press buttons."""

import io
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from adapters.render import as_text
from adapters.terminal import Terminal, to_message, to_payload
from bot.messages import Button, Card, Message, Reply, Tap
from tests.contracts.adapter import AdapterContract, Bench

NOW = datetime(2026, 11, 22, tzinfo=UTC)
REPLY = Reply(
    text="Here are 2 that fit.",
    language="en",
    act="find",
    cards=(
        Card("a", "Ridge Boots", "matches: waterproof", price=Decimal("119.00"), currency="USD", url="/r/1",
             buttons=(Button("Details", "t1"), Button("Why this?", "t2"))),
        Card("b", "Old Boots", "4.1 from 9 reviews", price=Decimal("80.00"), list_price=Decimal("99.00"),
             currency="USD", in_stock=False),
    ),
    buttons=(Button("More", "t3"),),
)  # fmt: skip


class TestTerminal(AdapterContract):
    @pytest.fixture
    def make(self) -> Callable[[Sequence[str]], Bench]:
        def bench(lines: Sequence[str]) -> Bench:
            sink = io.StringIO()
            terminal = Terminal(io.StringIO("".join(f"{line}\n" for line in lines)), sink, conversation_id="c")
            return Bench(
                terminal,
                lambda text: to_payload(Reply(text=text, language="en", act="help"), "c")[0],
                lambda: [part for part in sink.getvalue().split("\n\n") if part],
            )

        return bench


def test_cards_become_numbered_lines_and_buttons_numbers() -> None:
    text, actions = as_text(REPLY)
    assert text.splitlines() == [
        "Here are 2 that fit.",
        "1. Ridge Boots  119.00 USD",
        "   matches: waterproof",
        "   /r/1",
        "   /1 Details  /2 Why this?",
        "2. Old Boots  80.00 USD  (99.00)  [sold out]",
        "   4.1 from 9 reviews",
        "/3 More",
    ]
    assert actions == ("t1", "t2", "t3")


@pytest.mark.parametrize(
    ("line", "action"),
    [("/1", "t1"), (" /3 \n", "t3"), ("/4", None), ("/0", None), ("/٣٣٣٣٣٣٣٣", None), ("/x", None), ("3", None)],
)
def test_a_number_with_a_slash_presses_a_button_that_exists(line: str, action: str | None) -> None:
    event = to_message(line, ("t1", "t2", "t3"), event_id="e", conversation_id="c", now=NOW, locale=None)
    if action:
        assert isinstance(event, Tap)
        assert event.action == action
    else:
        assert isinstance(event, Message)
