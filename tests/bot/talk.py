"""A conversation with the demo shop's real guide, kept in an in-memory ledger."""

import asyncio
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count

from app.demo.catalog import products
from app.demo.knowledge import passages
from bot.guide import Guide, Knowledge, compose, know
from bot.ledger import MemoryLedger
from bot.messages import Message, Reply, Tap
from retrieval.handbook import Handbook
from retrieval.index import Index
from retrieval.products import Product

START = datetime(2026, 11, 22, 12, tzinfo=UTC)


@cache
def shop() -> Knowledge:
    """What there is to know of the demo shop, worked out once."""
    handbook = Handbook(passage for page in passages().values() for passage in page)
    return know(Index.of(products()), currency="USD", language="en", handbook=handbook)


class Talk:
    """One conversation. Every line comes a minute after the one before."""

    def __init__(
        self,
        *,
        ledger: MemoryLedger | None = None,
        seed: int = 7,
        locale: str | None = None,
        first: int = 1,
        user: str = "u",
    ) -> None:
        self.ledger = ledger or MemoryLedger()
        self.guide: Guide = compose(shop(), ledger=self.ledger, log=self.ledger, seed=seed, secret=b"test")
        self._locale = locale
        self._user = user
        self._numbers = count(first)

    def say(self, text: str, *, event_id: str | None = None, conversation: str = "c") -> Reply:
        """The reply to a message."""
        number = next(self._numbers)
        at = START + timedelta(minutes=number)
        message = Message(event_id or f"e{number}", "test", conversation, self._user, text, at, self._locale)
        return asyncio.run(self.guide.dialogue.handle(message))

    def through(self, *lines: str) -> Reply:
        """The reply to the last line of a conversation of its own."""
        replies = [self.say(line, conversation="; ".join(lines)) for line in lines]
        return replies[-1]

    def tap(self, action: str, *, conversation: str = "c") -> Reply:
        """The reply to a pressed button."""
        number = next(self._numbers)
        tap = Tap(
            f"e{number}", "test", conversation, self._user, action, START + timedelta(minutes=number), self._locale
        )
        return asyncio.run(self.guide.dialogue.handle(tap))

    def press(self, reply: Reply, label: str, card: int = 0) -> Reply:
        """Press the button with this label, on the card with this number or else under the reply."""
        buttons = (*(reply.cards[card].buttons if reply.cards else ()), *reply.buttons)
        return self.tap(next(button.action for button in buttons if button.label == label))

    def product(self, product_id: str) -> Product:
        """The record."""
        found = shop().search.product(product_id)
        assert found is not None
        return found

    def feedback(self, reply: Reply) -> dict[str | None, str]:
        """What has been heard of the reply's list: product id to kind."""
        logged = self.ledger.decision(reply.decision_id or "")
        assert logged is not None
        return {feedback.product_id: feedback.kind for feedback in logged.feedback}


def said(*lines: str) -> Reply:
    """The reply to the last line of a conversation in the language of the first."""
    return Talk(locale="en-US" if lines[0].isascii() else "zh-CN").through(*lines)
