"""What comes in from a platform and what goes back: values without a connection, JSON there and back."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from retrieval.query import Limit

Language = Literal["en", "zh"]
Owner = Literal["bot", "waiting", "human"]
Holder = Literal["bot", "human"]
Mood = Literal["calm", "upset"]
Act = Literal[
    "find", "refine", "more", "compare", "details", "ask_product", "ask_policy", "bundle", "best_deal", "similar",
    "goes_with", "gift", "add_to_cart", "checkout", "order_status", "complaint", "suggestion", "human", "thanks",
    "greeting", "help", "undo", "start_over", "profile", "feedback", "why", "out_of_scope", "empty",
]  # fmt: skip
LONGEST = 1_500
"""Characters of a reply's text."""
ShopEventType = Literal["order.paid", "order.shipped", "order.refunded", "cart.added"]


@dataclass(frozen=True, slots=True)
class Message:
    """A shopper wrote something."""

    event_id: str
    """The platform's own id of the delivery; the same id is the same event."""
    platform: str
    conversation_id: str
    user_id: str
    text: str
    at: datetime
    locale: str | None = None
    """BCP 47 tag such as "zh-CN": the start value for language and currency."""
    holder: Holder | None = None
    """Who has the conversation as a service desk says; None on platforms that do not know such a thing."""


@dataclass(frozen=True, slots=True)
class Tap:
    """A shopper pressed a button."""

    event_id: str
    platform: str
    conversation_id: str
    user_id: str
    action: str
    """The opaque string the button carried."""
    at: datetime
    locale: str | None = None
    holder: Holder | None = None


@dataclass(frozen=True, slots=True)
class OrderItem:
    """A line of an order or cart as the shop reports it."""

    product_id: str
    quantity: int
    price: Decimal
    variant_id: str | None = None


@dataclass(frozen=True, slots=True)
class ShopEvent:
    """The shop tells what became of a cart or an order."""

    event_id: str
    type: ShopEventType
    items: tuple[OrderItem, ...]
    currency: str
    at: datetime
    order_id: str | None = None
    email: str | None = None
    status: str | None = None
    click_id: str | None = None


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press. `action` is opaque: only the server knows what it means."""

    label: str
    action: str


@dataclass(frozen=True, slots=True)
class Card:
    """A product as shown. Every figure and name is copied from the catalog record by code."""

    product_id: str
    title: str
    reason: str
    variant_id: str | None = None
    price: Decimal | None = None
    list_price: Decimal | None = None
    currency: str | None = None
    rating: float | None = None
    rating_count: int | None = None
    image_url: str | None = None
    url: str | None = None
    in_stock: bool | None = None
    promoted: bool = False
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True)
class Understood:
    """What a message was taken to mean."""

    query: str = ""
    limits: tuple[Limit, ...] = ()
    references: tuple[str, ...] = ()
    """Product ids the message points at ("the second one")."""
    mood: Mood = "calm"
    not_understood: tuple[str, ...] = ()
    """Words that took no part in the answer."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the bot says. The cards, the text and the logged decision come from one list."""

    text: str
    language: Language
    act: Act
    cards: tuple[Card, ...] = ()
    buttons: tuple[Button, ...] = ()
    owner: Owner = "bot"
    handoff: bool = False
    """True only in the reply that hands the conversation over."""
    decision_id: str | None = None
    understood: Understood = field(default_factory=Understood)
    table: Annotated[tuple[tuple[str, ...], ...], Field(exclude_if=lambda rows: not rows)] = ()
    """A comparison's differences as rows, the names of the products first; they also stand in the text. In JSON only
    where there are any."""
