"""What one message means, given the conversation so far."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from bot.messages import Act, Language, Mood
from bot.session import Part
from retrieval.query import Limit, Query


@dataclass(frozen=True, slots=True)
class Meaning:
    """The result of understanding one message."""

    act: Act
    language: Language
    """The language to answer in."""
    language_pinned: bool = False
    """True once the shopper asked for a language; holds until the next such request."""
    language_known: bool = True
    """False when the message is in a language we do not speak; the reply says so politely."""
    query: Query | None = None
    """The wishes in force after this message, merged with those of the session; None when there are none."""
    stated: tuple[Limit, ...] = ()
    """The limits that this message itself stated."""
    kinds: tuple[Limit, ...] = ()
    """Where several kinds are wanted, and not one or the other: one limit each."""
    parts: tuple[Part, ...] = ()
    """What is wished of one kind of the set shown last."""
    names: tuple[str, ...] = ()
    """Stretches of the message that may be a product's name."""
    asks: Literal["", "details", "ask_product", "compare"] = ""
    """What a wish is instead, if it turns out to call one product by its name."""
    pointed: bool = False
    """Whether the message itself points at its references, by a place, a name or a description."""
    of_shop: bool = False
    """Whether a matter of the shop is named."""
    quotable: bool = False
    """Whether the shop's own pages may answer a question on goods that no record answers."""
    counted: bool = False
    """Whether a place in a list was named, listed or not."""
    quantity: int = 1
    """How many of what is pointed at."""
    step: int = 0
    """1 or -1 where so many more or fewer are wanted of what lies in the cart."""
    references: tuple[str, ...] = ()
    """Product ids of the last list that the message points at, in the order named."""
    mood: Mood = "calm"
    not_understood: tuple[str, ...] = ()
    """Content words that took no part."""
    currency: str | None = None
    """The price list that the message's words, language or place settle."""
    vague: bool = False
    """Whether a wish is only ordinary Chinese words, none of them asked for: 你吃饭了吗."""
    unconverted: str | None = None
    """A currency code the shopper used that the shop has neither a price list nor a rate for."""
    rules: tuple[str, ...] = ()
    """Names of the rules that fired, in order, for the operator."""

    def about(self, act: Act, references: Sequence[str], query: Query | None, rule: str) -> "Meaning":
        """The same message once it is known to do something with these things, and to wish for nothing itself: the
        wishes in force stay, and what it says of colours and sizes tells which of them.
        """
        return replace(
            self,
            act=act,
            query=query,
            stated=tuple(limit for limit in self.stated if limit.field in ("color", "size")),
            kinds=(), parts=(), names=(), asks="", counted=False, vague=False, not_understood=(), step=0,
            pointed=True,
            references=tuple(references),
            rules=(*self.rules, rule),
        )  # fmt: skip
