"""The port every platform implements, and the two values that pass through it."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from bot.messages import Message, Tap


@dataclass(frozen=True, slots=True)
class Limits:
    """What a platform can draw. A reply is degraded once, by these, never by the bot."""

    text: int
    """Characters in one message."""
    cards: int
    """Cards in one message; 0 draws them as text."""
    buttons: int
    """Buttons in one message; 0 draws them as numbered lines."""
    label: int
    """Characters on a button."""


@dataclass(frozen=True, slots=True)
class Payload:
    """One outgoing call, in the platform's own JSON."""

    conversation_id: str
    body: Mapping[str, object]


class Adapter(Protocol):
    """A platform's socket. Everything else is in its two pure functions, `to_message` and `to_payload`."""

    limits: Limits

    async def run(self, accept: Callable[[Message | Tap], Awaitable[None]]) -> None:
        """Receive until closed; `accept` returns when the event is durable."""

    async def send(self, payload: Payload, key: str) -> None:
        """Send once; `key` is the same for a repeated attempt."""

    async def close(self) -> None:
        """Stop receiving and let go of the socket."""
