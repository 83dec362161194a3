"""What a conversation remembers between turns."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.messages import Act, Language, Mood, Owner
from retrieval.query import Limit, Query

CARTED: tuple[Act, ...] = ("add_to_cart", "checkout", "undo")
"""Acts after which the cart is talked about."""


@dataclass(frozen=True, slots=True)
class CartLine:
    """Some number of one variant."""

    product_id: str
    variant_id: str | None
    quantity: int


@dataclass(frozen=True, slots=True)
class Cart:
    """What the shopper has put aside in this conversation."""

    lines: tuple[CartLine, ...] = ()
    """One for each variant."""
    added: tuple[CartLine, ...] = ()
    """What was put in, each time, the last at the end: what undo takes back."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A card as it was shown, for "the second one" and for joining a tap to its decision."""

    product_id: str
    variant_id: str | None
    decision_id: str
    why: str = ""
    """The answer to "why this?", fixed when the list was made."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A product with a thumb down: not shown again for a while."""

    product_id: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Claim:
    """What the shopper has said to prove that an order is theirs."""

    number: str | None = None
    email: str | None = None
    wrong: int = 0
    """Pairs of number and address that did not fit."""


@dataclass(frozen=True, slots=True)
class Step:
    """The last strategy step, waiting for its reward."""

    state: Mapping[str, float]
    action: str


@dataclass(frozen=True, slots=True)
class Part:
    """A wish for one kind of a set: the gloves shall be waterproof, whatever the scarf is."""

    kind: Limit
    wish: Limit


@dataclass(frozen=True, slots=True)
class Session:
    """One conversation's memory. Replaced as a whole by each turn."""

    conversation_id: str
    user_id: str
    language: Language = "en"
    language_pinned: bool = False
    """True after "可以说中文吗" or "back to english": holds until the next such request."""
    currency: str | None = None
    """The price list in use, once a message or the locale settled it."""
    owner: Owner = "bot"
    since: datetime | None = None
    """Since when the shopper waits for a person: one to come, or the one who has the conversation to answer."""
    held: bool = False
    """The conversation stands with the people of a service desk: the guide is silent, whether or not one has come."""
    closed: bool = False
    """The shop has closed the conversation; the next message opens it again."""
    said: tuple[str, ...] = ()
    """The last things the shopper wrote, oldest first, whoever answered."""
    turn: int = 0
    """Turns taken so far."""
    query: Query | None = None
    """The wishes in force."""
    kinds: tuple[Limit, ...] = ()
    """The kinds of the set shown last, while it is being talked about."""
    parts: tuple[Part, ...] = ()
    """What was wished of single kinds of it."""
    past: tuple[Query, ...] = ()
    """The wishes before those in force, the newest first, for "undo"."""
    topics: tuple[Query, ...] = ()
    """Wishes for other kinds of goods, the newest first, for "back to the boots"."""
    shown: tuple[Shown, ...] = ()
    """The last list, first card first."""
    recent: tuple[Shown, ...] = ()
    """What stood in lists before the last one, the newest first, for "the one from before"."""
    seen: tuple[str, ...] = ()
    """Product ids shown for the wishes in force, so that "more" shows others."""
    focus: str | None = None
    """The product talked about last."""
    comparing: Shown | None = None
    """The card chosen first, while the shopper has not yet said what to compare it with."""
    cart: Cart = field(default_factory=Cart)
    claim: Claim = field(default_factory=Claim)
    mood: Mood = "calm"
    last_act: Act | None = None
    last_feedback: str = "none"
    """none, click, ignored, up or down: what became of the last list."""
    clarified: int = 0
    """Clarifying turns in a row."""
    step: Step | None = None
    refused: tuple[Refused, ...] = ()
    offered: str = ""
    """The decision by which an offer stands under the last list, waiting for a click."""

    def item(self, product_id: str, variant_id: str | None) -> Shown:
        """A product as it was shown, the last list first, or lies in the cart; else this variant of it."""
        shown = next((one for one in (*self.shown, *reversed(self.recent)) if one.product_id == product_id), None)
        carried = next((one for one in reversed(self.cart.lines) if one.product_id == product_id), None)
        return shown or Shown(product_id, carried.variant_id if carried else variant_id, "")
