"""Updates that wait for the bot: the queue behind getUpdates and the webhook."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.telegram.errors import conflict

Json = dict[str, Any]
_ONLY_WHEN_ASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_LONGEST_POLL = 50


@dataclass(eq=False)
class Hook:
    """A webhook that was set."""

    url: str
    secret: str | None
    connections: int
    address: str | None = None
    last_error: tuple[int, str] | None = None


@dataclass(eq=False)
class Updates:
    """The queue. All of it lives on the server's own loop."""

    kinds: tuple[str, ...]
    waiting: list[Json] = field(default_factory=list)
    allowed: tuple[str, ...] = ()
    hook: Hook | None = None
    first_id: int = 700_000_001

    def __post_init__(self) -> None:
        self._next_id = self.first_id
        self._changed = asyncio.Event()
        self._poll: asyncio.Future[None] | None = None

    @property
    def polling(self) -> bool:
        """Whether a getUpdates waits now."""
        return self._poll is not None

    def number(self, update: Json) -> Json:
        """The update with its id."""
        self._next_id += 1
        return {"update_id": self._next_id - 1} | update

    def wanted(self, update: Json) -> bool:
        """Whether the bot asked for this kind."""
        kind = next(name for name in update if name != "update_id")
        return kind in self.allowed if self.allowed else kind not in _ONLY_WHEN_ASKED

    def push(self, update: Json) -> None:
        """Queue an update, if its kind is wanted."""
        if self.wanted(update):
            # A copy, so that one pushed twice waits twice.
            self.waiting.append(dict(update))
            self.wake()

    def wake(self) -> None:
        """Let whoever waits look again."""
        self._changed.set()
        self._changed = asyncio.Event()

    def allow(self, kinds: Sequence[str] | None) -> None:
        """What getUpdates and setWebhook say of kinds: nothing keeps the setting, an empty list is the default."""
        if kinds is not None:
            self.allowed = tuple(kind for kind in kinds if kind in self.kinds)

    async def changed(self) -> None:
        """Return when something came in or a setting changed."""
        await self._changed.wait()

    async def poll(self, *, offset: int, limit: int, timeout: float) -> list[Json]:  # noqa: ASYNC109  # Telegram's own word
        """getUpdates: forget what is confirmed, then wait until there is something."""
        if self.hook is not None:
            raise conflict(
                "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
            )
        self.terminate("terminated by other getUpdates request; make sure that only one bot instance is running")
        if offset < 0:
            self.waiting = self.waiting[offset:]
        else:
            self.waiting = [update for update in self.waiting if update["update_id"] >= offset]
        ended = self._poll = asyncio.get_running_loop().create_future()
        until = asyncio.get_running_loop().time() + min(max(timeout, 0), _LONGEST_POLL)
        try:
            while not self.waiting and (left := until - asyncio.get_running_loop().time()) > 0:
                woken = asyncio.ensure_future(self.changed())
                await asyncio.wait({woken, ended}, timeout=left, return_when=asyncio.FIRST_COMPLETED)
                woken.cancel()
                if ended.done():
                    ended.result()
        finally:
            if self._poll is ended:
                self._poll = None
        return self.waiting[: limit if 1 <= limit <= 100 else 100]

    def terminate(self, why: str) -> None:
        """End the poll that waits now, if one does."""
        if self._poll is not None and not self._poll.done():
            self._poll.set_exception(conflict(why))
            self._poll = None
