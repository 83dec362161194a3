"""The port every platform implements, the values that pass through it, and how a send can fail.

DeliveryError
├── TryLaterError    the platform wants a pause; nothing was delivered
├── UnsureError      the connection failed; the message may have been delivered
├── RefusedError     the platform will never take this payload
├── GoneError        this chat cannot be written to any more
├── StoppedError     the reader wants no more of this answer
└── MovedError       this chat goes on under another id
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, runtime_checkable

from bot.messages import Card, Message, Owner, Reply, Tap
from bot.people import PersonEvent, PersonSaid
from bot.summary import Summary


@dataclass(frozen=True, slots=True)
class Rate:
    """A pace: `burst` at once, then one more every `every` seconds."""

    burst: int
    every: float


@dataclass(frozen=True, slots=True)
class Limits:
    """What a platform can draw and how fast. A reply is degraded once, by these, never by the bot."""

    text: int
    """Length of one message."""
    cards: int
    """Cards in one message; 0 draws them as text."""
    buttons: int
    """Buttons in one message; 0 draws them as numbered lines."""
    label: int
    """Length of the words on a button."""
    caption: int = 0
    """Length of the words under a picture; 0 where pictures are not drawn."""
    overall: Rate | None = None
    """Pace of everything that is sent."""
    chat: Rate | None = None
    """Pace inside a conversation with one person."""
    group: Rate | None = None
    """Pace inside a group."""


@dataclass(frozen=True, slots=True)
class Payload:
    """One outgoing call, in the platform's own JSON."""

    conversation_id: str
    body: Mapping[str, object]
    chat: str = ""
    """What the platform paces together, where that is more than the conversation (the topics of one group)."""
    group: bool = False
    """Whether it goes to a group, which platforms pace more strictly."""
    weight: int = 1
    """Messages that the platform counts for it."""
    plain: "Payload | None" = None
    """The same content without markup, for a platform that cannot read the markup."""
    instead: "Payload | None" = None
    """What to send when the platform refuses the content, such as a picture it cannot fetch."""


class DeliveryError(Exception):
    """A payload was not sent."""


class TryLaterError(DeliveryError):
    """The platform wants a pause before anything else goes to this chat."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"the platform wants a pause of {seconds:g} s")
        self.seconds = seconds


class UnsureError(DeliveryError):
    """The connection failed or timed out. The platform may have delivered the payload nevertheless."""


class RefusedError(DeliveryError):
    """The platform says that the payload is wrong, and would say so again."""

    def __init__(self, reason: str, *, markup: bool = False, instead: Payload | None = None) -> None:
        super().__init__(reason)
        self.markup = markup
        """It is only the markup that cannot be read."""
        self.instead = instead
        """What the platform would take, where its answer tells."""


class GoneError(DeliveryError):
    """The chat was closed to us: blocked, left, deleted."""


class StoppedError(DeliveryError):
    """The reader stopped the answer while it grew; nothing more of it is to be sent."""


class MovedError(DeliveryError):
    """The chat has another id now."""

    def __init__(self, conversation_id: str) -> None:
        super().__init__("the chat has another id now")
        self.conversation_id = conversation_id


class Adapter(Protocol):
    """A platform's socket. Everything else is in its two pure functions, `to_message` and `to_payload`."""

    limits: Limits

    async def run(self, accept: Callable[[Message | Tap | PersonEvent], Awaitable[None]]) -> None:
        """Receive until closed; `accept` returns when the event is durable."""

    async def send(self, payload: Payload, key: str) -> str | None:
        """Send once; `key` is the same for a repeated attempt. Raises DeliveryError.

        Returns the platform's own name for what was sent, if it gives one.
        """

    async def close(self) -> None:
        """Stop receiving and let go of the socket."""


@runtime_checkable
class Live(Protocol):
    """What some adapters can do besides: show that an answer is coming, and change what stands in the chat."""

    def progress(self, conversation_id: str, so_far: str, sent: str | None) -> Payload | None:
        """The call that shows the answer so far ("" is a typing sign), over what was `sent` for it before."""

    def edited(self, payload: Payload, sent: str) -> Payload | None:
        """The call that puts this payload in place of what was sent, where the platform can."""


@runtime_checkable
class Seat(Protocol):
    """What the adapters of service desks do besides: tell the desk whose conversation it is."""

    async def drawn(self, said: Reply | PersonSaid, conversation_id: str, event_id: str) -> tuple[Payload, ...]:
        """The calls for a reply to the event, or for what a person or the clock did; the same number every time."""


@runtime_checkable
class Asked(Protocol):
    """What some adapters can do besides: find out whether a send that nobody confirmed has arrived."""

    async def arrived(self, payload: Payload, key: str, since: datetime) -> str | None:
        """The platform's name for what was sent under this key since then; None when it has nothing of it.

        Raises DeliveryError when the platform cannot be asked now.
        """


@dataclass(frozen=True, slots=True)
class Portrait:
    """What is known of a shopper, in words for the shopper."""

    kept: bool
    """False once the shopper asked not to be remembered."""
    likes: tuple[str, ...] = ()
    dislikes: tuple[str, ...] = ()
    finds: tuple[Card, ...] = ()
    """What was shown last, each product once, newest list first; without buttons."""


class Notes(Protocol):
    """What an adapter has to remember over restarts, such as where it is installed."""

    async def read(self, name: str) -> str | None:
        """The note of this name."""

    async def write(self, name: str, text: str, until: datetime | None = None) -> None:
        """Put a note in place of the one before; after `until` it is as if it had never been."""

    async def take(self, name: str) -> str | None:
        """The note, which is gone with this: of several who take it one gets it."""


class House(Protocol):
    """What an adapter may ask of the application, besides taking in an event."""

    notes: Notes

    async def thumb(self, conversation_id: str, sent: str, *, up: bool) -> str | None:
        """The action behind a thumb given to something that was sent, as if its button were pressed."""

    async def find(self, text: str, language: str) -> tuple[Card, ...]:
        """Products for a search outside any conversation; each card's only button is its token for a deep link."""

    async def moved(self, old: str, new: str) -> None:
        """A conversation goes on under another id."""

    async def summary(self, conversation_id: str) -> Summary | None:
        """What a person who takes over needs to know; None of a conversation nobody has begun."""

    async def owner(self, conversation_id: str) -> Owner:
        """Whose the conversation is; "human" wherever the guide may say nothing in it."""

    async def sent(self, conversation_id: str, event_id: str, text: str) -> None:
        """An agent has sent this after a draft of the guide: what became of the draft is feedback."""

    async def suggest(self, language: str) -> tuple[str, ...]:
        """A few things to say that this shop can answer."""

    async def portrait(self, user_id: str, language: str) -> Portrait:
        """What is known of a shopper, and what they were shown last."""

    async def remember(self, user_id: str, *, on: bool) -> None:
        """Remember the shopper's tastes from now on, or forget them and remember none any more."""

    async def forget(self, user_id: str) -> None:
        """Delete all that is kept of the shopper."""
