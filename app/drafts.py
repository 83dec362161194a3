"""Replies that are still growing, for whoever listens to a conversation in this process. Nothing of them is kept."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from weakref import WeakValueDictionary


@dataclass(frozen=True, slots=True)
class Growing:
    """How far the reply to an event has come."""

    event_id: str
    text: str


class Drafts:
    """The newest look of each growing reply; one that nobody saw in time is replaced, never queued."""

    def __init__(self) -> None:
        self._growing: dict[str, Growing] = {}
        self._news: WeakValueDictionary[str, asyncio.Event] = WeakValueDictionary()
        """One for each conversation that somebody waits in, for as long as they do."""

    def show(self, conversation_id: str, event_id: str, text: str) -> None:
        """The reply has grown."""
        self._growing[conversation_id] = Growing(event_id, text)
        self._wake(conversation_id)

    def end(self, conversation_id: str) -> None:
        """The reply is there: a draft is of no use any more."""
        self._growing.pop(conversation_id, None)
        self._wake(conversation_id)

    def growing(self, conversation_id: str) -> Growing | None:
        """The reply that grows in this conversation."""
        return self._growing.get(conversation_id)

    async def wait(self, conversation_id: str, seconds: float) -> None:
        """Until something changes in the conversation, at most so long."""
        news = self._news.get(conversation_id)
        if news is None or news.is_set():
            news = self._news[conversation_id] = asyncio.Event()
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await news.wait()

    def _wake(self, conversation_id: str) -> None:
        if news := self._news.get(conversation_id):
            news.set()
