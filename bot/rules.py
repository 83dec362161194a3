"""What the shop's owner decides about lists: offers, promoted goods, blocked goods, and the bounds of exploring."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from bot.messages import Language
from policy.guards import Bounds


@dataclass(frozen=True, slots=True)
class Offer:
    """Something the shop offers for a while. The guide repeats it and adds nothing."""

    id: str
    text: Mapping[Language, str]
    """What is said, by language; a language without it does not hear of it."""
    start: date | None = None
    """The first day (UTC), …"""
    end: date | None = None
    """… and the last."""
    about: str | None = None
    """ "brand:Acme" or "category:Boots": mentioned only under lists that hold such a product."""
    link: str | None = None

    def runs(self, day: date) -> bool:
        """Whether it is valid on this day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Rules:
    """All of it. Nothing set: nothing is promoted, blocked or offered."""

    promoted: tuple[str, ...] = ()
    """Product ids, or "brand:Acme", the most important first: one that fits what is asked for stands below the list."""
    blocked: tuple[str, ...] = ()
    """Product ids that are never shown in a list."""
    offers: tuple[Offer, ...] = ()
    bounds: Bounds = field(default_factory=Bounds)
